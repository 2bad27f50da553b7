"""What is copied says that it is private; what is only selected stays."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtTest import QTest

from ui.clipboard import PRIVATE_MARKS, PrivateClipboard, forget
from ui.widgets.fields import LineField

pytestmark = pytest.mark.window  # without a display nobody owns a clipboard


@pytest.fixture
def board(app: Any) -> Iterator[QClipboard]:
    watcher = PrivateClipboard()
    yield QGuiApplication.clipboard()
    QGuiApplication.clipboard().clear()
    watcher.deleteLater()


def test_what_is_copied_is_marked_and_plain(board: QClipboard, qtbot: Any) -> None:
    rich = QMimeData()
    rich.setHtml("<p style='font-family: Literata'>heron</p>")
    rich.setText("heron")
    board.setMimeData(rich)
    qtbot.waitUntil(lambda: board.mimeData().hasFormat("x-kde-passwordManagerHint"))
    found = board.mimeData()
    assert found.text() == "heron"
    assert not found.hasHtml()
    assert {name: bytes(found.data(name).data()) for name in PRIVATE_MARKS} == PRIVATE_MARKS


def test_a_line_copies_with_the_mark(board: QClipboard, qtbot: Any) -> None:
    field = LineField("Title")
    qtbot.addWidget(field)
    field.set_text("heron")
    field.edit.selectAll()
    field.edit.copy()
    qtbot.waitUntil(lambda: board.mimeData().hasFormat("x-kde-passwordManagerHint"))
    assert board.text() == "heron"


def test_leaving_forgets_it(board: QClipboard) -> None:
    board.setText("heron")
    forget()
    assert board.text() == ""


def test_selecting_in_a_line_hands_nothing_to_the_primary_selection(board: QClipboard, qtbot: Any) -> None:
    if not board.supportsSelection():
        pytest.skip("this platform has no primary selection")
    field = LineField("Title")
    qtbot.addWidget(field)
    field.show()
    qtbot.waitExposed(field)
    field.set_text("heron")
    field.edit.setFocus()
    QTest.keyClick(field.edit, Qt.Key.Key_Home, Qt.KeyboardModifier.ShiftModifier)
    assert field.edit.selectedText() == "heron"
    assert board.text(QClipboard.Mode.Selection) == ""
