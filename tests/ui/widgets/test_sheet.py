"""A sheet lies inside the window, keeps the keyboard, and never covers Leave."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.settings import Settings
from ui.widgets.sheet import Sheet
from ui.windows.shell import Shell


class Window:
    def __init__(self, qtbot: Any, size: tuple[int, int] = (1240, 840)) -> None:
        self.left: list[int] = []
        self.shell = Shell(Settings(theme="light"), lambda: self.left.append(1), lambda: None)
        qtbot.addWidget(self.shell)
        self.shell.resize(*size)
        view = QWidget()
        self.under = QPushButton("under", view)
        QVBoxLayout(view).addWidget(self.under)
        self.shell.show_view(view)
        self.shell.show()
        with qtbot.waitActive(self.shell):
            self.shell.activateWindow()
        self.under.setFocus()

    def sheet(self, words: str = "Some words.", **named: Any) -> Sheet:
        made = Sheet(self.under, "A question", yes="Yes", **named)
        made.say(words)
        made.show_sheet()
        return made

    def click(self, widget: QWidget) -> None:
        """Press the mouse where a widget is, whatever lies on top of it there."""
        spot = widget.mapTo(self.shell, QPoint(widget.width() // 2, widget.height() // 2))
        on_top = self.shell.childAt(spot)
        assert on_top is not None
        QTest.mouseClick(on_top, Qt.MouseButton.LeftButton, pos=on_top.mapFrom(self.shell, spot))


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize(("size", "scale"), [((1240, 840), 100), ((1024, 768), 200), ((640, 520), 200)])
def test_leave_stays_in_reach_and_nothing_of_the_sheet_lies_on_it(
    app: Any, qtbot: Any, size: tuple[int, int], scale: int, direction: str
) -> None:
    app.dress(Settings(theme="light", text_scale=scale, direction=direction))
    window = Window(qtbot, size)
    sheet = window.sheet("Some words. " * 60)
    qtbot.wait(5)
    window.click(window.shell.leave_item)
    assert window.left == [1]
    leave = window.shell.leave_item
    spot = leave.rect().translated(leave.mapTo(window.shell, QPoint()))
    for button in (sheet.yes, sheet.no):
        assert not button.rect().translated(button.mapTo(window.shell, QPoint())).intersects(spot)


def test_everything_else_below_is_out_of_reach(app: Any, qtbot: Any) -> None:
    window = Window(qtbot)
    pressed: list[int] = []
    window.under.clicked.connect(lambda: pressed.append(1))
    window.sheet()
    window.click(window.under)
    assert not pressed


def test_the_keyboard_goes_round_inside_and_comes_back(app: Any, qtbot: Any) -> None:
    window = Window(qtbot)
    sheet = window.sheet()
    seen = set()
    for _ in range(5):
        here = window.shell.focusWidget()
        assert sheet.isAncestorOf(here)
        seen.add(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    assert seen == {sheet.yes, sheet.no}
    QTest.keyClick(window.shell.focusWidget(), Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert window.shell.focusWidget() is window.under


def test_what_had_the_keyboard_may_be_gone_by_then(app: Any, qtbot: Any) -> None:
    window = Window(qtbot)
    sheet = window.sheet()
    window.under.deleteLater()
    qtbot.wait(5)
    sheet.close_sheet()


def test_a_short_sheet_is_small_and_a_long_one_scrolls(app: Any, qtbot: Any) -> None:
    window = Window(qtbot)
    short = window.sheet("A few words.")
    qtbot.wait(10)
    height = short._card.height()
    short.close_sheet()
    long = window.sheet("Many words. " * 600)
    qtbot.wait(10)
    assert height < 330
    assert height < long._card.height() <= window.shell.height()
