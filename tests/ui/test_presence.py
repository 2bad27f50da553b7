"""Shift three times; nothing else."""

from __future__ import annotations

import weakref
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import delete

from ui import presence
from ui.presence import Presence
from ui.theme.theme import Application


class Watched:
    """A window with a field, watched."""

    def __init__(self, qtbot: Any, app: Application) -> None:
        self.field = QLineEdit()
        qtbot.addWidget(self.field)
        self.field.show()
        qtbot.waitExposed(self.field)
        self.field.setFocus()
        self.presence = Presence(app)
        self.asked = 0
        self.idle = 0
        self.presence.leave_asked.connect(lambda: setattr(self, "asked", self.asked + 1))
        self.presence.idle.connect(lambda: setattr(self, "idle", self.idle + 1))
        self.presence.watch(self.field)

    def tap(self, key: Qt.Key = Qt.Key.Key_Shift) -> None:
        QTest.keyClick(self.field.windowHandle(), key)

    def capital(self, letter: Qt.Key) -> None:
        """Type a capital letter, as a hand does: Shift down, letter, Shift up."""
        window = self.field.windowHandle()
        QTest.keyPress(window, Qt.Key.Key_Shift)
        QTest.keyClick(window, letter, Qt.KeyboardModifier.ShiftModifier)
        QTest.keyRelease(window, Qt.Key.Key_Shift)


@pytest.fixture
def watched(qtbot: Any, app: Application) -> Iterator[Watched]:
    made = Watched(qtbot, app)
    yield made
    delete(made.presence)  # nobody else is to be followed by it


def test_three_taps_ask_to_leave_once(watched: Watched) -> None:
    watched.tap()
    watched.tap()
    assert watched.asked == 0
    watched.tap()
    assert watched.asked == 1
    watched.tap()
    watched.tap()
    assert watched.asked == 1


def test_what_had_the_keyboard_is_not_held(watched: Watched, qtbot: Any) -> None:
    """The next change of focus would let it go in the middle of Qt's own telling of it, and Qt goes on to use it."""
    others = [QWidget()]
    QVBoxLayout(others[0]).addWidget(QLineEdit())
    others[0].show()
    with qtbot.waitActive(others[0]):
        others[0].activateWindow()
    others[0].setFocus()
    qtbot.waitUntil(lambda: QApplication.focusObject() is others[0])
    held = weakref.ref(others[0])
    others.clear()
    assert held() is None


def test_typing_capitals_never_asks(watched: Watched) -> None:
    for letter in (Qt.Key.Key_A, Qt.Key.Key_B, Qt.Key.Key_C, Qt.Key.Key_D):
        watched.capital(letter)
    assert watched.asked == 0
    assert watched.field.text().upper() == "ABCD"  # the letters did arrive


def test_a_key_in_between_starts_again(watched: Watched) -> None:
    watched.tap()
    watched.tap()
    watched.tap(Qt.Key.Key_X)
    watched.tap()
    assert watched.asked == 0


def test_slow_taps_do_not_count(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(presence, "seconds", lambda: now[0])
    for _ in range(4):
        watched.tap()
        now[0] += presence.WITHIN_S * 0.6
    assert watched.asked == 0
    for _ in range(3):
        watched.tap()
        now[0] += 0.2
    assert watched.asked == 1


def test_idle_is_told_after_the_minutes_and_a_key_starts_it_again(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [100.0]
    monkeypatch.setattr(presence, "seconds", lambda: now[0])
    watched.presence.watch_idle(2)
    now[0] += 119
    watched.presence._look()
    assert watched.idle == 0
    watched.tap(Qt.Key.Key_X)
    now[0] += 119
    watched.presence._look()
    assert watched.idle == 0
    now[0] += 2
    watched.presence._look()
    assert watched.idle == 1


def test_text_from_an_input_method_counts_as_being_there(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(presence.time, "monotonic", lambda: now[0])
    watched.presence._follow(watched.field)
    watched.presence.watch_idle(1)
    now[0] += 59
    composed = QInputMethodEvent()
    composed.setCommitString("\u5bb6")
    QApplication.sendEvent(watched.field, composed)
    now[0] += 59
    watched.presence._look()
    assert watched.idle == 0
    assert watched.field.text() == "\u5bb6"
