"""What was said can be reached, undone and put away by keyboard, and the keyboard comes back."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme.theme import Application
from ui.widgets.buttons import Button
from ui.widgets.message_bar import MessageBar


class Window(QWidget):
    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        self.here = Button("Here")
        self.bar = MessageBar()
        column.addWidget(self.here)
        column.addWidget(self.bar)


@pytest.fixture
def window(qtbot: Any, app: Application) -> Window:
    made = Window()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.here.setFocus()
    return made


def test_one_key_leads_to_undo_and_the_keyboard_comes_back(qtbot: Any, window: Window) -> None:
    undone: list[bool] = []
    window.bar.say("The note is deleted.", "Undo", lambda: undone.append(True))
    window.bar.take_keyboard()
    pressed = window.focusWidget()
    assert pressed is not None
    assert pressed.accessibleName() == "Undo"
    qtbot.keyClick(pressed, Qt.Key.Key_Return)
    assert undone == [True]
    assert window.focusWidget() is window.here


def test_the_same_key_leads_back(window: Window) -> None:
    window.bar.say("The note is deleted.", "Undo", lambda: None)
    window.bar.take_keyboard()
    window.bar.take_keyboard()
    assert window.focusWidget() is window.here
    assert window.bar.text()


def test_escape_puts_it_away(qtbot: Any, window: Window) -> None:
    window.bar.say("It is noted.")
    window.bar.take_keyboard()
    pressed = window.focusWidget()
    assert pressed is not None
    assert pressed.accessibleName() == "Close this message"
    qtbot.keyClick(pressed, Qt.Key.Key_Escape)
    assert window.bar.text() == ""
    assert window.focusWidget() is window.here


def test_nothing_said_nothing_happens(window: Window) -> None:
    window.bar.take_keyboard()
    assert window.focusWidget() is window.here
