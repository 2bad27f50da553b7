"""Going from room to room and back: the page, what it showed, and the keyboard."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from app.triggers.model import Danger
from tests.ui.harness import make_session
from ui.application import Program
from ui.context import Context
from ui.navigation import OWN_PAIN, Place, Room
from ui.pages.safety.page import SafetyPage
from ui.pages.settings.page import SettingsPage
from ui.pages.tools.page import ToolsPage
from ui.pages.triggers.page import TriggersPage
from ui.theme.theme import Application
from ui.widgets.buttons import Chip
from ui.windows.main import MainView


@pytest.fixture
def main(qtbot: Any, ctx: Context) -> MainView:
    view = MainView(lambda made: replace(ctx, go=made.go, back=made.back))
    qtbot.addWidget(view)
    view.resize(1130, 840)
    view.show()
    qtbot.waitExposed(view)
    return view


def _settle(qtbot: Any, main: MainView) -> None:
    done: list[bool] = []
    main.ctx.query(lambda _session: True, done.append, owner=main)
    qtbot.waitUntil(lambda: bool(done))


def test_back_from_safety_shows_the_tool_that_was_read(qtbot: Any, main: MainView) -> None:
    main.go(Place(Room.TOOLS, "longer-out-breath"))
    _settle(qtbot, main)
    page = main.page()
    assert isinstance(page, ToolsPage)
    unsafe = next(b for b in page.reading.findChildren(QWidget) if b.accessibleName() == "I am not safe right now")
    unsafe.setFocus()
    unsafe.click()  # type: ignore[attr-defined]
    assert isinstance(main.page(), SafetyPage)
    main.back()
    _settle(qtbot, main)
    assert main.page() is page
    assert page.view() is page.reading
    assert page.reading.data is not None
    assert page.reading.data.tool.id == "longer-out-breath"
    qtbot.waitUntil(lambda: main.window().focusWidget() is unsafe)


def test_back_to_not_being_sure(qtbot: Any, main: MainView) -> None:
    main.go(Place(Room.TRIGGERS))
    page = main.page()
    assert isinstance(page, TriggersPage)
    page.front.answers[1].click()
    assert page.view() is page.unsure
    main.go(Place(Room.SAFETY))
    main.back()
    assert page.view() is page.unsure


def test_back_to_a_note_that_was_read(qtbot: Any, main: MainView) -> None:
    from app.triggers.model import TriggerDraft

    note = main.ctx.session.triggers.save(TriggerDraft(danger=Danger.REMINDER, note="brakes")).value
    main.go(Place(Room.TRIGGERS, note.id))
    _settle(qtbot, main)
    main.go(Place(Room.SAFETY, OWN_PAIN))
    main.go(Place(Room.TOOLS))
    main.back()
    assert main.place() == Place(Room.SAFETY, OWN_PAIN)
    main.back()
    _settle(qtbot, main)
    page = main.page()
    assert isinstance(page, TriggersPage)
    assert page.view() is page.reading


def test_the_rail_still_leads_to_the_front(qtbot: Any, main: MainView) -> None:
    main.go(Place(Room.TOOLS, "longer-out-breath"))
    _settle(qtbot, main)
    main.go(Place(Room.SAFETY))
    main.go(Place(Room.TOOLS))
    page = main.page()
    assert isinstance(page, ToolsPage)
    assert page.view() is page.listing


# another look


@pytest.fixture
def program(program: Program) -> Program:
    program.start()
    return program


@pytest.mark.parametrize("words", ["Colours: Dark", "Text size: \u2068150 %\u2069"])
def test_another_look_in_the_first_run_keeps_the_keyboard(
    qtbot: Any, app: Application, program: Program, words: str
) -> None:
    chip = next(c for c in program.shell.findChildren(Chip) if c.accessibleName() == words)
    chip.setFocus()
    chip.click()
    old = program.shell.view()
    qtbot.waitUntil(lambda: program.shell.view() is not old)
    qtbot.waitUntil(lambda: (program.shell.focusWidget() or chip).accessibleName() == words)
    assert program.shell.focusWidget() is not chip


def test_another_look_in_the_settings_keeps_the_section(
    qtbot: Any, app: Application, program: Program, tmp_path: Path
) -> None:
    program.opened(make_session(tmp_path / "opened"))
    assert program.main is not None
    before = program.main
    before.go(Place(Room.SETTINGS, "locking"))
    program.change_settings(program._settings.with_(theme="dark"))
    qtbot.waitUntil(lambda: program.main is not before)
    page = program.main.page()
    assert isinstance(page, SettingsPage)
    assert page.here() == "locking"


def test_a_key_leads_to_the_message(qtbot: Any, app: Application, program: Program) -> None:
    program.shell.messages.say("The note is deleted.", "Undo", lambda: None)
    way = next(action for action in program.shell.actions() if action.shortcut().toString() == "F6")
    way.trigger()
    focused = program.shell.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Undo"
