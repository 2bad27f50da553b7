"""Selecting hands nothing to other programs; copying does what it says."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from ui.widgets.fields import TextArea
from ui.widgets.markdown_view import MarkdownView


@pytest.fixture(params=[TextArea, MarkdownView])
def area(request: pytest.FixtureRequest, qtbot: Any, app: Any) -> Any:
    made = request.param("Text")
    made.setPlainText("canary words")
    qtbot.addWidget(made)
    made.resize(400, 200)
    made.show()
    return made


def test_selecting_gives_no_words_away(area: Any) -> None:
    given: list[str] = []
    area.selectionChanged.connect(lambda: given.append(area.createMimeDataFromSelection().text()))  # as X11 asks
    view = area.viewport()
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(30, 16))
    assert area.textCursor().selectedText() == "canary"
    QTest.keyClick(area, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(area, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert len(given) >= 3
    assert set(given) == {""}
    board = QGuiApplication.clipboard()
    if board.supportsSelection():
        assert "canary" not in board.text(board.Mode.Selection)


def test_copying_copies(area: Any) -> None:
    area.selectAll()
    QTest.keyClick(area, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    board = QGuiApplication.clipboard()
    assert board.text() == "canary words"
    assert not board.mimeData().hasHtml()
    board.clear()
