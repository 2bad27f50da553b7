"""A group that opens when it is wanted, for the eye, the keyboard and a screen reader."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.theme.theme import Application
from ui.widgets.fold import Fold
from ui.widgets.text import body


def _fold(qtbot: Any, **how: Any) -> Fold:
    fold = Fold("When and where", **how)
    fold.column.addWidget(body("inside"))
    qtbot.addWidget(fold)
    fold.resize(500, 300)
    fold.show()
    qtbot.waitExposed(fold)
    return fold


def test_return_and_space_open_and_close(qtbot: Any, app: Application) -> None:
    fold = _fold(qtbot)
    inside = fold._inside
    assert not inside.isVisible()
    QTest.keyClick(fold.header, Qt.Key.Key_Return)
    assert fold.is_open()
    assert inside.isVisible()
    QTest.keyClick(fold.header, Qt.Key.Key_Space)
    assert not inside.isVisible()


def test_what_is_in_it_is_said_while_it_is_closed(qtbot: Any, app: Application) -> None:
    fold = _fold(qtbot)
    low = fold.header.heightForWidth(400)
    fold.set_summary("in the evening, where I live")
    assert "in the evening, where I live" in fold.header.accessibleDescription()
    assert fold.header.accessibleDescription().startswith("closed")
    assert fold.header.heightForWidth(400) >= low
    fold.set_open(True)
    assert fold.header.accessibleDescription().startswith("open")


def test_the_header_is_large_enough_to_press(qtbot: Any, app: Application) -> None:
    assert _fold(qtbot).header.shape().height() >= 44
