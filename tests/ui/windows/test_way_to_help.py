"""From every view of the opened program it is at most two steps to the page for getting help."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.harness import make_session
from ui.application import Program
from ui.navigation import OWN_PAIN, Place, PlayerStart, Room
from ui.widgets.rail import RailItem
from ui.widgets.sheet import Sheet
from ui.windows.main import _PAGES


@pytest.fixture
def program(program: Program, tmp_path: Path, qtbot: Any) -> Program:
    program.shell.show()
    qtbot.waitExposed(program.shell)
    program.opened(make_session(tmp_path / "opened"))
    return program


def help_item(program: Program) -> RailItem:
    return next(item for item in program.shell.rail.findChildren(RailItem) if item.text() == "Get help now")


def here(program: Program) -> Room:
    assert program.main is not None
    return program.main.place().room


@pytest.mark.parametrize("room", list(_PAGES))
def test_one_step_from_every_page(program: Program, qtbot: Any, room: Room) -> None:
    assert program.main is not None
    program.main.go(Place(room, PlayerStart("five-senses") if room is Room.PLAYER else None))
    qtbot.wait(50)
    assert help_item(program).isVisible()
    help_item(program).click()
    assert here(program) is Room.SAFETY


def test_two_steps_where_a_sheet_lies_over_the_page(program: Program, qtbot: Any) -> None:
    assert program.main is not None
    program.main.go(Place(Room.TOOLS))
    sheet = Sheet(program.shell, "Anything", yes="Yes")
    sheet.show_sheet()
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    help_item(program).click()
    assert here(program) is Room.SAFETY


def test_for_danger_from_oneself_it_is_the_same_page(program: Program, qtbot: Any) -> None:
    assert program.main is not None
    program.main.go(Place(Room.SAFETY, OWN_PAIN))
    first = program.main.page()
    program.main.go(Place(Room.SAFETY))
    assert program.main.page() is first
