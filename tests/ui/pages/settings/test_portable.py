"""A copy on a stick, through the screen."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from app.errors import Code, WorldError
from app.jobs import CancelToken
from app.portable import folders, ground
from app.portable.make import Making
from app.portable.plan import Notes
from app.portable.runtime import System
from app.settings import load
from app.vault.secrets import Passphrase
from app.vault.vault import exists, open_vault
from tests.pages.settings import SettingsScreen
from tests.portable import as_tar, build, tree
from tests.ui.harness import Told, slow
from ui.context import Context
from ui.i18n.messages import sentence
from ui.i18n.portable_words import name_problem, notes_words
from ui.widgets.file_list import size_words


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """This program, as if it were a built one."""
    made = build(tmp_path / "built")
    monkeypatch.setattr(folders, "here", lambda: [folders.look(made)])
    return made


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    return made


class Screen(SettingsScreen):
    """What a person does to have a copy."""

    def choose(self, stick: Path) -> None:
        self.press("Choose a stick")
        self.pick(stick)

    def call_it(self, name: str) -> None:
        self.press("Another name")
        self.section.name.own.set_text(name)
        self.settle()

    def would(self) -> str:
        return str(self.section.what.words())

    def done(self) -> str:
        return str(self.section.done.words())


@pytest.fixture
def screen(qtbot: Any, ctx: Context, told: Told) -> Screen:
    return Screen(qtbot, ctx, told, "stick")


def test_new_notes_go_on_a_stick(built: Path, stick: Path, screen: Screen) -> None:
    assert not screen.section.make.isEnabled()
    assert "Nothing is written before that" in screen.would()
    screen.choose(stick)
    screen.press("Recipes")
    assert str(stick / "Recipes") in screen.would()
    assert "Linux" in screen.would()
    assert not list(stick.iterdir())
    screen.press("Make the copy")
    assert "read back" in screen.done()
    assert "safe to take the stick out" in screen.done()
    assert "“Recipes/Linux”" in screen.done()
    assert (stick / "Recipes" / "Linux" / "Recipes").is_file()
    assert not exists(stick / "Recipes" / "data")
    assert screen.frame.focusWidget() is screen.section.done.head
    screen.press("Make another one")
    assert "Choose another name" in screen.would() or "there already" in screen.would()


def test_these_notes_open_on_the_stick(built: Path, stick: Path, screen: Screen) -> None:
    from app.clock import Moment
    from app.journal.model import EntryDraft

    screen.ask(lambda s: s.journal.save(EntryDraft(None, Moment("2026-01-02T03:04:05", ""), "kept", "words")))
    screen.choose(stick)
    screen.press(notes_words(Notes.VAULT))
    assert "does not come into the other" in screen.words()
    screen.press("Make the copy")
    assert "read back" in screen.done()
    data = stick / "Notes" / "data"
    with open_vault(data, Passphrase("a quiet room")) as vault:
        assert vault.db.value("SELECT count(*) FROM entry") == 1
    assert load(data).window_title == "Notes"
    assert [line.title for line in screen.ask(lambda s: s.journal.page())] == ["kept"]  # ours is still open


def test_notes_on_the_stick_are_never_written_over(built: Path, stick: Path, screen: Screen) -> None:
    screen.choose(stick)
    screen.press(notes_words(Notes.VAULT))
    screen.press("Make the copy")
    before = tree(stick / "Notes" / "data")
    screen.press("Make another one")
    assert sentence(WorldError(Code.STICK_NOTES)) in screen.would()
    assert not screen.section.make.isEnabled()
    screen.press(notes_words(Notes.NONE))
    assert "not touched" in screen.would()
    screen.press("Make the copy")
    assert "read back" in screen.done()
    assert tree(stick / "Notes" / "data") == before


def test_too_little_room_is_told_with_its_numbers(
    built: Path, stick: Path, screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = ground.look(stick)
    monkeypatch.setattr(ground, "look", lambda _folder: replace(real, free=1_500_000))
    screen.choose(stick)
    assert sentence(WorldError(Code.STICK_FULL)) in screen.would()
    assert f"{size_words(1_500_000)} are free" in screen.would()
    monkeypatch.setattr(ground, "look", lambda _folder: real)
    screen.press("Look again")
    assert screen.section.make.isEnabled()


def test_a_name_that_no_stick_keeps_is_told_under_it(built: Path, stick: Path, screen: Screen) -> None:
    screen.choose(stick)
    screen.call_it("con")
    assert screen.section.name.own.note.text() == name_problem("device")
    assert not screen.section.make.isEnabled()
    screen.call_it("Contents")
    assert not screen.section.name.own.note.isVisible()
    assert screen.section.make.isEnabled()


def test_a_program_for_another_system_comes_along(built: Path, stick: Path, screen: Screen, tmp_path: Path) -> None:
    archive = as_tar(build(tmp_path / "w", System.WINDOWS), tmp_path / "w.tar.xz")
    screen.choose(stick)
    screen.press("Add a program for another system")
    screen.pick(archive)
    assert "Linux, Windows" in screen.would()
    screen.press("Leave it out")
    assert "Windows" not in screen.would()
    screen.section.add_program(archive)
    screen.settle()
    screen.press("Make the copy")
    assert (stick / "Notes" / "Windows" / "Notes.exe").is_file()
    assert "Notes.exe" in screen.done()


def test_what_is_no_program_is_told_and_nothing_is_lost(built: Path, screen: Screen, stick: Path) -> None:
    screen.section.add_program(stick)
    screen.settle()
    assert "SHA256SUMS" in screen.words()
    assert [program.system for program in screen.section.programs()] == [System.LINUX]


def test_from_source_only_notes_can_go(stick: Path, screen: Screen) -> None:
    assert "cannot be copied" in screen.words()
    screen.choose(stick)
    screen.press(notes_words(Notes.NONE))
    assert not screen.section.make.isEnabled()
    screen.press(notes_words(Notes.NEW))
    assert "no program to open them with" in screen.would()
    screen.press("Make the copy")
    assert sorted(tree(stick)) == ["Notes/portable.txt"]
    assert (stick / "Notes" / "data").is_dir()


@pytest.mark.parametrize("step", ["begin", "lay_notes", "finish"])
def test_what_stands_in_the_way_is_said_and_can_be_tried_again(
    built: Path, stick: Path, screen: Screen, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    screen.choose(stick)
    screen.press(notes_words(Notes.VAULT))
    with monkeypatch.context() as once:
        real = getattr(Making, step)

        def refuse(making: Making, *arguments: Any) -> None:
            making.give_up()
            raise WorldError(Code.STICK_GONE)

        once.setattr(Making, step, refuse)
        screen.press("Make the copy")
        assert real is not refuse
    assert screen.would() == sentence(WorldError(Code.STICK_GONE))
    assert screen.frame.focusWidget() is screen.section.what.head
    assert not list(stick.iterdir())
    screen.press("Look again")
    screen.press("Make the copy")
    assert "read back" in screen.done()


@pytest.mark.parametrize("step", ["begin", "lay_notes", "finish"])
def test_it_can_be_stopped_at_any_step(
    built: Path, stick: Path, screen: Screen, qtbot: Any, monkeypatch: pytest.MonkeyPatch, told: Told, step: str
) -> None:
    reached, on = threading.Event(), threading.Event()
    real: Callable[..., Any] = getattr(Making, step)

    def wait(making: Making, *arguments: Any) -> Any:
        reached.set()
        assert on.wait(10)
        return real(making, *arguments)

    monkeypatch.setattr(Making, step, wait)
    screen.choose(stick)
    screen.press(notes_words(Notes.VAULT))
    screen.section.make.click()
    qtbot.waitUntil(reached.is_set)
    qtbot.waitUntil(screen.section.working.cancel.isVisible)
    screen.section.working.cancel.click()
    on.set()
    screen.settle()
    assert "Stopped" in screen.said()
    assert not list(stick.iterdir())
    assert screen.section.make.isEnabled()


def test_a_step_after_giving_up_writes_nothing(built: Path, stick: Path) -> None:
    from app.portable.plan import plan
    from tests.portable import wish

    making = Making(plan(wish(stick, folders.look(built))))
    making.begin(CancelToken())
    making.give_up()
    making.give_up()
    with pytest.raises(WorldError):
        making.finish(CancelToken())
    assert not list(stick.iterdir())


def test_return_pressed_twice_makes_it_once_and_leads_nowhere_else(
    built: Path, stick: Path, screen: Screen, qtbot: Any, ctx: Context
) -> None:
    screen.choose(stick)
    screen.press(notes_words(Notes.VAULT))
    make = screen.section.make
    make.setFocus(Qt.FocusReason.TabFocusReason)
    with slow(ctx):
        for _ in range(3):
            assert screen.frame.focusWidget() is make
            qtbot.keyClick(make, Qt.Key.Key_Return)
        assert not screen.section.choose.isEnabled()
    screen.settle()
    assert "read back" in screen.done()
