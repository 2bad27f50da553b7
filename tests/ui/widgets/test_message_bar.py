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


def test_what_it_offers_is_done_once(window: Window) -> None:
    undone: list[bool] = []
    window.bar.say("The note is deleted.", "Undo", lambda: undone.append(True))
    for _ in range(2):  # a second press that was on its way, or one of a helping device
        window.bar._action.click()
    assert undone == [True]


def test_what_is_offered_meanwhile_stays_offered(window: Window) -> None:
    undone: list[str] = []

    def undo() -> None:
        undone.append("first")
        window.bar.say("It is back.", "Undo", lambda: undone.append("second"))

    window.bar.say("The note is deleted.", "Undo", undo)
    window.bar._action.click()
    assert window.bar.text() == "It is back."
    window.bar._action.click()
    assert undone == ["first", "second"]
