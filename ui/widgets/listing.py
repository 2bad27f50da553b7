"""Lists that cost the same with 100 rows and with 100,000: rows are fetched in windows.

`Rows` is the model: give it a function that asks for the next rows after the last one shown.
`Listing` is the view: each row is a title, an excerpt, a line of small print, painted by us.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.theme import icons, tokens
from ui.theme.paint import rounded
from ui.theme.theme import theme

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class RowView:
    """What one row shows.  ``spoken`` is what a screen reader says of it."""

    title: str
    excerpt: str = ""
    small: str = ""
    icon: str = ""
    spoken: str = ""


class Rows(QAbstractListModel):
    """Rows in order.  ``show`` turns a row into a `RowView`; ``more`` is asked when the end comes near."""

    def __init__(self, show: Callable[[Any], RowView], more: Callable[[Any | None], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._show, self._more = show, more
        self._rows: list[Any] = []
        self._whole = True
        self._asked = False

    def restart(self, rows: Sequence[Any], *, whole: bool) -> None:
        """Show these first rows; ``whole``: there are no others."""
        self.beginResetModel()
        self._rows = list(rows)
        self._whole, self._asked = whole, False
        self.endResetModel()

    def extend(self, rows: Sequence[Any], *, whole: bool) -> None:
        """The rows that ``more`` was asked for."""
        self._whole, self._asked = whole, False
        if rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows.extend(rows)
            self.endInsertRows()

    def patch(self, place: int, row: Any) -> None:
        """Show another row in the place of one that changed."""
        self._rows[place] = row
        index = self.index(place, 0)
        self.dataChanged.emit(index, index)

    def remove(self, place: int) -> None:
        """Take one row away."""
        self.beginRemoveRows(QModelIndex(), place, place)
        del self._rows[place]
        self.endRemoveRows()

    def rows(self) -> list[Any]:
        return self._rows

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            view = self._show(row)
            return view.spoken or ". ".join(part for part in (view.title, view.excerpt, view.small) if part)
        return None

    def view(self, index: Index) -> RowView:
        return self._show(self._rows[index.row()])

    def canFetchMore(self, parent: Index) -> bool:  # noqa: N802
        return not parent.isValid() and not self._whole and not self._asked

    def fetchMore(self, parent: Index) -> None:  # noqa: N802
        self._asked = True
        self._more(self._rows[-1] if self._rows else None)


class Listing(QListView):
    """Shows `Rows`.  Return opens a row; Delete asks to delete it."""

    opened = Signal(object)
    delete_asked = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setItemDelegate(_RowDelegate(self))
        self.setTabKeyNavigation(False)
        self.activated.connect(lambda index: self.opened.emit(index.data(ROW)))
        self.clicked.connect(lambda index: self.opened.emit(index.data(ROW)))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        index = self.currentIndex()
        if index.isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(index.data(ROW))
            return
        if index.isValid() and event.key() == Qt.Key.Key_Delete:
            self.delete_asked.emit(index.data(ROW))
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: object) -> None:  # noqa: N802
        super().focusInEvent(event)  # type: ignore[arg-type]
        if not self.currentIndex().isValid() and self.model() and self.model().rowCount():
            self.setCurrentIndex(self.model().index(0, 0))


class _RowDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        lines = QFontMetricsF(theme().font(tokens.STRONG)).height() + 2 * QFontMetricsF(theme().font(tokens.HINT)).height()
        return QSize(200, round(lines) + 34)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, Rows):
            return
        view = model.view(index)
        c = theme().colours
        painter.save()
        shape = QRectF(option.rect).adjusted(5, 4, -5, -4)
        state = option.state
        widget = option.widget
        current = bool(state & QStyle.StateFlag.State_Selected)
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        rounded(painter, shape, 14, c.accent_soft if current else c.surface, c.accent if current or over else c.line, 1.25)
        if state & QStyle.StateFlag.State_HasFocus and widget is not None and widget.hasFocus():
            painter.setPen(QPen(QColor(c.accent), 2.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(shape.adjusted(1, 1, -1, -1), 13, 13)
        self._words(painter, shape.adjusted(18, 10, -18, -10), view, option)
        painter.restore()

    def _words(self, painter: QPainter, room: QRectF, view: RowView, option: QStyleOptionViewItem) -> None:
        c = theme().colours
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop
        lines = [
            (text, theme().font(style), ink)
            for text, style, ink in (
                (view.title, tokens.STRONG, c.ink),
                (view.excerpt, tokens.HINT, c.ink_2),
                (view.small, tokens.HINT, c.ink_2),
            )
            if text
        ]
        tall = sum(QFontMetricsF(font).height() + 2 for _text, font, _ink in lines) - 2
        first = max(room.top(), room.center().y() - tall / 2)  # fewer lines stand in the middle
        if view.icon:
            x = room.right() - 20 if mirrored else room.left()
            painter.drawPixmap(round(x), round(first + 1), icons.pixmap(view.icon, c.ink_2, 20, painter.device().devicePixelRatioF()))
            room = room.adjusted(0, 0, -30, 0) if mirrored else room.adjusted(30, 0, 0, 0)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # as the words run, not the window
        top = first
        for text, font, ink in lines:
            metrics = QFontMetricsF(font)
            painter.setFont(font)
            painter.setPen(QColor(ink))
            line = metrics.elidedText(text.replace("\n", " "), Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(QRectF(room.left(), top, room.width(), metrics.height()), flags, line)
            top += metrics.height() + 2
