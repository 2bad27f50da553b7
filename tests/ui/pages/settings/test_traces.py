"""What the computer keeps, in words."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton

from app.traces import Fact, Found, Keeps, look
from tests.pages.first_run import FirstRunScreen
from tests.pages.settings import SettingsScreen
from tests.ui.harness import Told
from ui.context import Context
from ui.i18n.trace_words import trace_words
from ui.navigation import Place, Room
from ui.pages.settings.about import AboutSection
from ui.widgets.plate import Reading
from ui.widgets.trace_list import FactPlate, TraceList


@pytest.fixture
def screen(qtbot: Any, ctx: Context, told: Told, monkeypatch: pytest.MonkeyPatch) -> SettingsScreen:
    facts = [Fact(Keeps.WATCHED, Found.UNSEEN), Fact(Keeps.SWAP, Found.HERE), Fact(Keeps.CRASHES, Found.FINE)]
    monkeypatch.setattr("ui.pages.settings.traces.looking", lambda _folder: tuple(facts))
    made = SettingsScreen(qtbot, ctx, told, "traces")
    made.facts = facts  # type: ignore[attr-defined]
    return made


def test_what_was_found_stands_first_and_what_is_fine_is_said_too(screen: SettingsScreen) -> None:
    assert screen.section.list.groups == {
        Found.HERE: ["Memory on the disk"],
        Found.UNSEEN: ["Somebody who watches"],
        Found.FINE: ["Reports of breakdowns"],
    }
    words = screen.words()
    assert words.index("Found on this computer") < words.index("not to be seen") < words.index("Looked for, and fine")
    assert "a trace itself" in words  # what not to do


def test_it_looks_again_when_asked(screen: SettingsScreen, qtbot: Any) -> None:
    screen.facts[:] = [Fact(Keeps.SWAP, Found.FINE)]  # type: ignore[attr-defined]
    screen.press("Look again")
    qtbot.waitUntil(lambda: screen.section.list.groups == {Found.FINE: ["Memory on the disk"]})


def test_the_keyboard_stops_at_each_and_hears_all_of_it(screen: SettingsScreen) -> None:
    for plate in screen.section.list.findChildren(FactPlate):
        (stop,) = plate.findChildren(Reading)
        assert stop.focusPolicy()
        for text in plate.findChildren(type(stop).__mro__[1]):
            assert text.text() in (stop.accessibleName() + " " + stop.accessibleDescription())


def test_no_words_are_cut_off(screen: SettingsScreen, qtbot: Any) -> None:
    """Also when the list was filled anew with longer ones."""
    screen.facts[:] = [Fact(keeps, Found.UNSEEN) for keeps in Keeps if keeps is not Keeps.CRASHES]  # type: ignore[attr-defined]
    screen.press("Look again")
    qtbot.wait(50)
    plates = screen.section.list.findChildren(FactPlate)
    assert plates
    assert all(plate.height() >= plate.heightForWidth(plate.width()) for plate in plates if plate.isVisible())


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere screen readers come by no bus")
def test_the_desktops_bus_can_be_cut_off_and_connected_again(screen: SettingsScreen, told: Told) -> None:
    for words, connected in (("Cut off", False), ("Connected, as usual", True)):
        screen.press(words)
        assert told.settings.session_bus is connected


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere screen readers come by no bus")
@pytest.mark.parametrize(("answer", "connected"), [("Leave it connected", True), ("Cut off", False)])
def test_whoever_is_read_to_is_asked_first(
    answer: str, connected: bool, screen: SettingsScreen, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.pages.settings.traces.QAccessible.isActive", lambda: True)
    screen.section.bus.choose("cut")
    assert told.settings.session_bus
    buttons = {button.text(): button for button in screen.section.sheet.findChildren(QAbstractButton)}
    buttons[answer].click()
    assert told.settings.session_bus is connected
    assert (screen.section.bus.value() == "connected") is connected


def test_about_leads_there(qtbot: Any, ctx: Context, told: Told) -> None:
    screen = SettingsScreen(qtbot, ctx, told, "about")
    assert isinstance(screen.section, AboutSection)
    screen.press("What this computer notes by itself")
    assert told.places[-1] == Place(Room.SETTINGS, "traces")


@pytest.mark.parametrize("system", ["linux", "win32", "darwin"])
def test_there_are_words_for_everything_that_can_be_found(system: str, tmp_path: Path) -> None:
    possible = set(look(tmp_path, system=system, root=tmp_path, home=tmp_path, environ={}))
    possible |= {Fact(Keeps.ELSEWHERE, Found.HERE), Fact(Keeps.READER, Found.HERE)}
    if system == "linux":
        for keeps in (Keeps.SWAP, Keeps.SLEEP, Keeps.STICK):
            possible |= {Fact(keeps, found) for found in Found}
        possible |= {Fact(keeps, Found.HERE) for keeps in (Keeps.RECENT, Keeps.SEARCH, Keeps.PROGRAMS)}
    for fact in possible:
        words = trace_words(fact, system)
        assert words.name
        assert words.about
        assert bool(words.do) == (fact.found is not Found.FINE)


def test_before_anything_is_kept_it_can_be_read(qtbot: Any, app: Any, tmp_path: Path) -> None:
    first = FirstRunScreen(qtbot, tmp_path / "new")
    first.view.step().traces.click()
    first.settle()
    (shown,) = first.window.findChildren(TraceList)
    assert shown.groups
    assert not (tmp_path / "new").exists()
    first.close()
