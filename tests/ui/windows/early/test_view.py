"""Help and a few tools on the unlock window: only if allowed, without any data of the person, kept nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.settings import FILE, Settings, load, save
from app.vault.secrets import Passphrase
from app.vault.vault import create
from exercises.for_anyone import for_anyone
from exercises.load import library
from tests.pages.early import EarlyScreen
from tests.support import CHEAP
from tests.ui.harness import MakeProgram
from tests.vaults import snapshot
from ui.application import Program
from ui.windows.early.view import EarlyView
from ui.windows.unlock import UnlockView

WORDS = "a quiet room"
ALLOWED = Settings(theme="light", help_while_locked=True, help_country="NZ")
FIVE = "Five, four, three, two, one"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    create(tmp_path / "vault", Passphrase(WORDS), cost=CHEAP).close()
    save(tmp_path / "vault", ALLOWED)
    return tmp_path / "vault"


@pytest.fixture
def screen(app: Any, qtbot: Any, folder: Path) -> Iterator[EarlyScreen]:
    made = EarlyScreen(qtbot, folder, ALLOWED)
    yield made
    made.close()


@pytest.fixture
def program(make_program: MakeProgram, folder: Path) -> Program:
    """The whole program, its settings read from the folder."""
    made = make_program(folder, load(folder))
    made.start()
    return made


def test_opening_works_as_ever(screen: EarlyScreen) -> None:
    screen.open_with(WORDS)
    assert screen.opened[0].journal.page() == []


def test_help_is_one_press_away_with_the_country_that_was_allowed(screen: EarlyScreen) -> None:
    screen.press("Get help now")
    assert not screen.is_at_the_passphrase()
    assert screen.numbers()[:2] == ["111", "0800 733 843"]
    assert "If somebody may hurt you" in screen.words()


def test_nothing_of_the_persons_is_there_and_nothing_can_be_kept(screen: EarlyScreen) -> None:
    screen.press("Get help now")
    screen.press("More about Women's Refuge crisisline")
    for name in ("Add a line of my own", "Change", "Do not show this line"):
        assert not screen.offers(name)


def test_another_country_is_looked_at_and_not_kept(screen: EarlyScreen, folder: Path) -> None:
    before = snapshot(folder)
    screen.press("Get help now")
    screen.press("Change the country")
    assert "This choice is not kept." in screen.words()
    screen.press("Ireland")
    assert screen.numbers()[0] == "112"
    screen.press("Back")
    assert screen.is_at_the_passphrase()
    screen.press("Get help now")
    assert screen.numbers()[0] == "111"
    assert snapshot(folder) == before


def test_what_was_typed_is_gone_when_one_turns_away(screen: EarlyScreen) -> None:
    screen.type_passphrase("half a pass")
    screen.press("Get help now")
    screen.press("Back")
    assert screen.typed() == ""
    assert screen.keyboard() is screen.view.to_help


def test_only_tools_that_need_no_caution(screen: EarlyScreen) -> None:
    screen.press("A few tools")
    assert screen.tools() == [exercise.title for exercise in for_anyone(library())]
    assert "What you do here is kept nowhere." in screen.words()


@pytest.mark.parametrize("exercise", for_anyone(library()), ids=lambda exercise: exercise.id)
def test_each_is_played_to_its_end_and_asks_nothing_afterwards(
    screen: EarlyScreen, folder: Path, exercise: Any
) -> None:
    before = snapshot(folder)
    screen.press("A few tools")
    screen.press(exercise.title)
    seen = []
    for _ in range(60):
        if not screen.step():
            break
        seen.append(screen.step())
        screen.press(next(name for name in ("Next", "Skip this", "Finish", "Later") if screen.offers(name)))
    assert seen
    assert "That was all of it" in screen.words()
    assert not screen.fields()  # no numbers, no note
    assert not screen.offers("Keep this note")
    screen.press("Done")
    assert screen.tools()
    assert snapshot(folder) == before


def test_the_ways_out_of_a_step(screen: EarlyScreen) -> None:
    screen.press("A few tools")
    screen.press(FIVE)
    first = screen.step()
    screen.press("I feel worse")
    assert screen.offers("Somebody to reach")
    assert not screen.offers("Put this tool away")
    screen.press("Back to where I was")
    assert screen.step() == first
    screen.press("Something else")
    assert len(screen.tools()) == 2
    assert FIVE not in screen.tools()
    screen.press("All tools")
    assert FIVE in screen.tools()


def test_help_from_a_step_and_back_into_it(screen: EarlyScreen) -> None:
    screen.press("A few tools")
    screen.press(FIVE)
    screen.press("Next")
    second = screen.step()
    screen.press("I am not safe right now")
    assert screen.numbers()[0] == "111"
    screen.press("Back")
    assert screen.step() == second


def test_something_for_the_next_minutes_begins_at_once(screen: EarlyScreen) -> None:
    screen.press("Get help now")
    screen.press("Something for the next minutes")
    assert screen.step()


def test_the_key_for_back_goes_step_by_step(screen: EarlyScreen) -> None:
    screen.press("A few tools")
    screen.press(FIVE)
    first = screen.step()
    screen.press("Next")
    screen.view.back()
    assert screen.step() == first
    screen.view.back()
    assert FIVE in screen.tools()
    screen.view.back()
    assert screen.is_at_the_passphrase()
    screen.view.back()
    assert screen.is_at_the_passphrase()


# the program


def test_without_permission_it_is_todays_unlock_window(qtbot: Any, program: Program, folder: Path) -> None:
    assert isinstance(program.shell.view(), EarlyView)
    for text in ("", "help_while_locked = false\n", 'help_while_locked = "yes"\n', 'help_country = "NZ"\n'):
        (folder / FILE).write_text(text, "utf-8")
        program._settings = load(folder)
        program._door.show()
        view = program.shell.view()
        assert type(view) is UnlockView
        words = [b.text() for b in view.findChildren(type(view.open)) if b.isVisible()]
        assert words == ["Open", "Other ways in", "If it does not open"]


def test_after_some_quiet_minutes_only_the_passphrase_is_there(program: Program, qtbot: Any) -> None:
    view = program.shell.view()
    assert isinstance(view, EarlyView)
    view.show_tools()
    program._on_idle()
    assert view.shown() is view.unlock
    view.get_help()
    program._on_idle()
    assert view.shown() is view.unlock


def test_the_shortcut_for_help_works_before_opening_only_if_allowed(program: Program, qtbot: Any) -> None:
    from ui.actions import Act

    view = program.shell.view()
    assert isinstance(view, EarlyView)
    program._handlers()[Act.SAFETY]()
    assert view.shown() is not view.unlock
    program._handlers()[Act.BACK]()
    assert view.shown() is view.unlock
    program._settings = Settings()
    program._door.show()
    before = program.shell.view()
    program._handlers()[Act.SAFETY]()
    program._handlers()[Act.BACK]()
    assert program.shell.view() is before


def test_leaving_is_there_in_every_view(program: Program, qtbot: Any) -> None:
    view = program.shell.view()
    assert isinstance(view, EarlyView)
    left: list[object] = []
    program.lifecycle.end_soon = left.append  # type: ignore[method-assign, assignment]
    for go in (view.get_help, view.show_tools):
        go()
        assert program.shell.leave_item.isVisible()
        program.shell.leave_item.click()
    assert len(left) == 2
