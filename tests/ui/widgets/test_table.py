from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.settings import Settings
from ui.theme.theme import Application
from ui.widgets.table import PlainTable

HEAD = ("Strength", "Notes")
ROWS = [("0", "2"), ("1", "0"), ("2", "17")]


@pytest.fixture
def table(qtbot: Any, app: Application) -> PlainTable:
    return made(qtbot)


def made(qtbot: Any, rows: list[tuple[str, ...]] | None = None, width: int = 600) -> PlainTable:
    window = QWidget()
    qtbot.addWidget(window)
    table = PlainTable("Strengths", HEAD, rows or ROWS)
    table.held_by = window  # type: ignore[attr-defined]  # a test holds only the table
    column = QVBoxLayout(window)
    column.addWidget(table)
    column.addStretch(1)
    window.resize(width, 500)
    with qtbot.waitActive(window):  # only then does the keyboard come to it
        window.show()
    return table


def test_it_has_everything_and_scrolls_nowhere(table: PlainTable) -> None:
    assert table.rows() == [HEAD, *ROWS]
    assert table.height() >= sum(table.rowHeight(row) for row in range(4))
    assert table.as_text() == "Strength\tNotes\n0\t2\n1\t0\n2\t17\n"


def test_a_screen_reader_hears_each_cell_with_its_head(table: PlainTable) -> None:
    seen = QAccessible.queryAccessibleInterface(table)
    assert seen.role() == QAccessible.Role.Table
    assert table.accessibleName() == "Strengths"
    model = table.model()
    said = model.data(model.index(3, 1), Qt.ItemDataRole.AccessibleTextRole)
    assert said == "2, Notes: 17"
    assert model.data(model.index(0, 1), Qt.ItemDataRole.AccessibleTextRole) == "Notes"


def test_arrows_go_from_cell_to_cell_and_tab_leaves(table: PlainTable) -> None:
    table.setFocus(Qt.FocusReason.TabFocusReason)
    assert (table.currentIndex().row(), table.currentIndex().column()) == (0, 0)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right):
        QTest.keyClick(table, key)
    assert (table.currentIndex().row(), table.currentIndex().column()) == (1, 1)
    assert not table.tabKeyNavigation()


def test_ctrl_c_takes_all_or_what_is_selected(table: PlainTable) -> None:
    table.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == table.as_text()
    model = table.model()
    for row in (1, 3):
        for column in (0, 1):
            table.selectionModel().select(model.index(row, column), QItemSelectionModel.SelectionFlag.Select)
    table.selectionModel().select(model.index(0, 0), QItemSelectionModel.SelectionFlag.Deselect)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "0\t2\n2\t17\n"


@pytest.mark.parametrize("scale", [100, 200])
def test_long_words_wrap_and_columns_share_the_room(qtbot: Any, app: Application, scale: int) -> None:
    app.dress(Settings(theme="light", text_scale=scale))
    table = made(qtbot, [("short", "word " * 40), ("another", "2")], 400)
    qtbot.waitUntil(lambda: table.columnWidth(0) + table.columnWidth(1) <= table.viewport().width())
    assert table.rowHeight(1) > 2 * table.rowHeight(2)
    assert table.columnWidth(0) < table.columnWidth(1)
    qtbot.waitUntil(lambda: table.height() >= sum(table.rowHeight(row) for row in range(3)))
