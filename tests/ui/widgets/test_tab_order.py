"""Tab follows the layout, not the order in which things were made."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedLayout, QVBoxLayout, QWidget

from tests.ui.harness import held_items
from ui.theme.theme import Application
from ui.widgets import tab_order
from ui.widgets.chips import ChipChoice
from ui.widgets.layout import FlowBox, Scroll
from ui.widgets.nesting import nest


class Window(QWidget):
    """A window that moves the keyboard as the shell does."""

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802
        return tab_order.move(self, forward=forward)


def test_what_is_made_late_comes_where_it_stands(qtbot: Any, app: Application) -> None:
    window = Window()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    first, last = QLineEdit(), QLineEdit()
    choice = ChipChoice("What", [])
    for widget in (first, choice, last):
        column.addWidget(widget)
    window.show()
    qtbot.waitExposed(window)
    choice.set_options([("a", "One"), ("b", "Two")])
    with qtbot.waitActive(window):
        window.activateWindow()
    first.setFocus()
    names = []
    for _ in range(4):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        here = window.focusWidget()
        names.append("last" if here is last else "first" if here is first else here.accessibleName())
    assert names == ["One", "Two", "last", "first"]
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Backtab)
    assert window.focusWidget() is last


def test_hidden_disabled_and_covered_things_are_passed_over(qtbot: Any, app: Application) -> None:
    window = Window()
    qtbot.addWidget(window)
    across = QHBoxLayout(window)
    stacked = QWidget()
    stack = QStackedLayout(stacked)
    behind, front, hidden, off, scrolled = (QLineEdit() for _ in range(5))
    stack.addWidget(front)
    stack.addWidget(behind)
    scroll = Scroll()
    scroll.column.addWidget(scrolled)
    for widget in (stacked, hidden, off, scroll):
        across.addWidget(widget)
    hidden.hide()
    off.setEnabled(False)
    window.show()
    qtbot.waitExposed(window)
    assert list(tab_order.stops(window)) == [front, scrolled]


def test_layouts_inside_layouts_and_flowing_ones_come_in_their_place(qtbot: Any, app: Application) -> None:
    window = Window()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    fields = [QLineEdit() for _ in range(6)]
    column.addWidget(fields[0])
    across, inner = QHBoxLayout(), QVBoxLayout()
    nest(column, across)
    across.addWidget(fields[1])
    nest(across, inner)
    inner.addWidget(fields[2])
    across.addWidget(fields[3])
    column.addWidget(FlowBox(fields[4]))
    column.insertWidget(0, fields[5])
    window.show()
    qtbot.waitExposed(window)
    assert list(tab_order.stops(window)) == [fields[5], *fields[:5]]


def test_no_item_of_a_layout_is_kept(qtbot: Any, app: Application) -> None:
    """The binding never learns that it is gone, and whatever gets its place in memory ends with a crash."""
    window = Window()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    for _ in range(3):
        column.addWidget(QLineEdit())
    nest(column, QHBoxLayout())
    assert len(list(tab_order.stops(window))) == 3
    assert held_items() == []
