"""The scale as a screen reader meets it, and a hand on the wheel."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QApplication

from ui.theme.theme import Application
from ui.widgets.scale import Scale


@pytest.fixture
def scale(qtbot: Any, app: Application) -> Scale:
    made = Scale("How strong")
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_is_a_slider_with_its_number_and_its_ends(scale: Scale) -> None:
    scale.set_value(6)
    seen = QAccessible.queryAccessibleInterface(scale.bar)
    assert seen.role() == QAccessible.Role.Slider
    value = seen.valueInterface()
    assert (value.currentValue(), value.minimumValue(), value.maximumValue()) == (6, 0, 10)
    assert seen.text(QAccessible.Text.Name) == "How strong"
    assert "hard" in seen.text(QAccessible.Text.Description)


def test_no_number_is_not_nought(scale: Scale) -> None:
    seen = QAccessible.queryAccessibleInterface(scale.bar)
    empty = seen.text(QAccessible.Text.Name)
    scale.set_value(0)
    assert seen.text(QAccessible.Text.Name) == "How strong" != empty
    assert scale.value() == 0
    scale.set_value(None)
    assert scale.value() is None
    assert seen.text(QAccessible.Text.Name) == empty


def test_a_screen_reader_can_set_it(scale: Scale) -> None:
    QAccessible.queryAccessibleInterface(scale.bar).valueInterface().setCurrentValue(4)
    assert scale.value() == 4


def test_keys(qtbot: Any, scale: Scale) -> None:
    for key, expected in (
        (Qt.Key.Key_Home, 0), (Qt.Key.Key_Right, 1), (Qt.Key.Key_0, 10), (Qt.Key.Key_Left, 9),
        (Qt.Key.Key_Backspace, None), (Qt.Key.Key_End, 10), (Qt.Key.Key_7, 7),
    ):  # fmt: skip
        qtbot.keyClick(scale.bar, key)
        assert scale.value() == expected


def test_the_wheel_changes_nothing(scale: Scale) -> None:
    scale.set_value(5)
    middle = QPointF(scale.bar.rect().center())
    turn = QWheelEvent(
        middle, scale.bar.mapToGlobal(middle), QPoint(), QPoint(0, 240),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(scale.bar, turn)
    assert scale.value() == 5


def test_pressing_the_number_again_lets_go_of_it(qtbot: Any, scale: Scale) -> None:
    at = scale.bar._cell(3).center().toPoint()
    qtbot.mouseClick(scale.bar, Qt.MouseButton.LeftButton, pos=at)
    assert scale.value() == 3
    qtbot.mouseClick(scale.bar, Qt.MouseButton.LeftButton, pos=at)
    assert scale.value() is None
