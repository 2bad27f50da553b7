"""Selected words stay in the window.

On X11 Qt hands every selection to the PRIMARY clipboard at once, where any program, and the
clipboard history of some desktops, can read it.  Copying is something the person does; selecting
is not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextBrowser

if TYPE_CHECKING:  # what both of them are
    from PySide6.QtWidgets import QAbstractScrollArea as _Area
else:
    _Area = object

_COPIES = (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Cut)


def _words(cursor: QTextCursor, *, given: bool) -> QMimeData:
    """The selection as plain words: rich text would carry the fonts of this window elsewhere."""
    data = QMimeData()
    if given:
        data.setText(cursor.selection().toPlainText())
    return data


class _Unpublished(_Area):
    """Knows while something is only being selected."""

    _selecting = False

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self._selecting = True
        super().mousePressEvent(event)
        self._selecting = False

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self._selecting = True
        super().mouseReleaseEvent(event)
        self._selecting = False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self._selecting = True
        super().mouseDoubleClickEvent(event)
        self._selecting = False

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        self._selecting = not any(event.matches(key) for key in _COPIES)
        super().keyPressEvent(event)
        self._selecting = False


class UnpublishedEdit(_Unpublished, QPlainTextEdit):
    """A `QPlainTextEdit` whose selection is handed out only when it is copied, cut or dragged."""

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802
        return _words(self.textCursor(), given=not self._selecting)


class UnpublishedBrowser(_Unpublished, QTextBrowser):
    """The same for a `QTextBrowser`."""

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802
        return _words(self.textCursor(), given=not self._selecting)
