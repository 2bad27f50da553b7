"""The window on the whole screen, and back to what it was."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.settings import Settings
from ui.pages.player.frame import Head
from ui.theme.theme import Application
from ui.widgets import full_screen
from ui.widgets.fields import LineField
from ui.windows.shell import Shell


@pytest.fixture
def shell(qtbot: Any, app: Application) -> Shell:
    made = Shell(Settings(theme="light"), lambda: None, lambda: None)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def test_it_fills_the_screen_and_gives_it_back(shell: Shell) -> None:
    assert not full_screen.is_full(shell)
    full_screen.toggle(shell.rail)
    assert full_screen.is_full(shell)
    assert shell.leave_item.isVisible()
    full_screen.toggle(shell)
    assert not full_screen.is_full(shell)
    assert not full_screen.leave(shell)


def test_a_window_that_was_maximised_is_so_again(shell: Shell) -> None:
    shell.setWindowState(Qt.WindowState.WindowMaximized)
    full_screen.toggle(shell)
    full_screen.toggle(shell)
    assert shell.windowState() & Qt.WindowState.WindowMaximized


def test_escape_gives_the_screen_back_also_from_a_line(shell: Shell) -> None:
    field = LineField("Title")
    shell.show_view(field)
    full_screen.toggle(shell)
    QTest.keyClick(field.edit, Qt.Key.Key_Escape)
    assert not full_screen.is_full(shell)
    QTest.keyClick(field.edit, Qt.Key.Key_Escape)  # nothing more happens
    assert shell.isVisible()


def test_the_button_knows_of_a_state_that_changed_no_size(shell: Shell, qtbot: Any) -> None:
    head = Head(back=lambda: None, unsafe=lambda: None)
    shell.show_view(head)
    shell.setFixedSize(shell.screen().size())
    qtbot.waitUntil(head.full.isVisible)
    full_screen.toggle(shell)
    qtbot.waitUntil(lambda: head.full.accessibleName() == "Leave full screen")


def test_the_button_in_a_tool_says_what_it_does(shell: Shell, qtbot: Any) -> None:
    head = Head(back=lambda: None, unsafe=lambda: None)
    shell.show_view(head)
    qtbot.waitUntil(head.full.isVisible)
    assert head.full.accessibleName() == "Full screen"
    head.full.click()
    assert full_screen.is_full(shell)
    qtbot.waitUntil(lambda: head.full.accessibleName() == "Leave full screen")
    head.full.click()
    qtbot.waitUntil(lambda: head.full.accessibleName() == "Full screen")


@pytest.mark.parametrize(("scale", "least"), [(100, (480, 420)), (200, (640, 520))])
def test_the_least_window_grows_with_the_text(app: Application, qtbot: Any, scale: int, least: tuple[int, int]) -> None:
    app.dress(Settings(theme="light", text_scale=scale))
    made = Shell(Settings(theme="light"), lambda: None, lambda: None)
    qtbot.addWidget(made)
    assert (made.minimumWidth(), made.minimumHeight()) == least
