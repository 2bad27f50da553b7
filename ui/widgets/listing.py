"""Lists that cost the same with 100 rows and with 100,000: rows are fetched in windows.

`Rows` is the model: give it a function that asks for the next rows after the last one shown.
`Listing` is the view: each row is a title, an excerpt, a line of small print, painted by us.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.theme import icons, tokens
from ui.theme.paint import rounded
from ui.theme.theme import theme

_LARGE, _NARROW = 150, 460  # per cent of text; px at 100 %
_LETTERS = 400  # of a text; more never fits
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

    def __init__(
        self, show: Callable[[Any], RowView], more: Callable[[Any | None], None], parent: QWidget | None = None
    ) -> None:
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
        self._row = -1  # where the keyboard was while the rows are read again
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setItemDelegate(_RowDelegate(self))
        self.setTabKeyNavigation(False)
        self.activated.connect(self._open)
        self.clicked.connect(self._open)

    def _open(self, index: Index) -> None:
        row = index.data(ROW) if index.isValid() else None
        if row is not None:  # None: read again while the hand was on its way
            self.opened.emit(row)

    def setModel(self, model: QAbstractItemModel | None) -> None:  # noqa: N802
        """Rows that are read again leave the keyboard on the row where it was, or on the last one."""
        super().setModel(model)
        if model is not None:
            model.modelAboutToBeReset.connect(self._note_row)
            model.modelReset.connect(self._find_row)

    def _note_row(self) -> None:
        here = self.window().focusWidget() is self  # also while another window is in front
        self._row = self.currentIndex().row() if here else -1

    def _find_row(self) -> None:
        model = self.model()
        if self._row >= 0 and model is not None and model.rowCount():
            self.setCurrentIndex(model.index(min(self._row, model.rowCount() - 1), 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        index = self.currentIndex()
        if index.isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(index)
            return
        if index.isValid() and event.key() == Qt.Key.Key_Delete:
            self.delete_asked.emit(index.data(ROW))
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        if _most_lines(event.oldSize().width()) != _most_lines(event.size().width()):
            self.scheduleDelayedItemsLayout()  # rows of another height
        super().resizeEvent(event)

    def focusInEvent(self, event: object) -> None:  # noqa: N802
        super().focusInEvent(event)  # type: ignore[arg-type]
        if not self.currentIndex().isValid() and self.model() and self.model().rowCount():
            self.setCurrentIndex(self.model().index(0, 0))


class _RowDelegate(QStyledItemDelegate):
    """Draws a row.  All rows are of one height, so that 100,000 cost no more than ten.

    Where a line holds few letters (large text, small window), each part may take two lines.
    """

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        widget = option.widget
        most = _most_lines(widget.viewport().width() if isinstance(widget, QListView) else 10_000)
        tall = sum(
            most * QFontMetricsF(theme().font(style)).height() for style in (tokens.STRONG, tokens.HINT, tokens.HINT)
        )
        return QSize(200, round(tall) + 34)

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
        rounded(
            painter, shape, 14, c.accent_soft if current else c.surface, c.accent if current or over else c.line, 1.25
        )
        if state & QStyle.StateFlag.State_HasFocus and widget is not None and widget.hasFocus():
            painter.setPen(QPen(QColor(c.accent), 2.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(shape.adjusted(1, 1, -1, -1), 13, 13)
        self._words(painter, shape.adjusted(18, 8, -18, -8), view, option)
        painter.restore()

    def _words(self, painter: QPainter, room: QRectF, view: RowView, option: QStyleOptionViewItem) -> None:
        c = theme().colours
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        icon_at = room.left()
        if view.icon:
            icon_at = room.right() - 20 if mirrored else room.left()
            room = room.adjusted(0, 0, -30, 0) if mirrored else room.adjusted(30, 0, 0, 0)
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        most = _most_lines(option.rect.width())
        parts = [
            (_Lines(text, theme().font(style), room.width(), most, side), ink)
            for text, style, ink in (
                (view.title, tokens.STRONG, c.ink),
                (view.excerpt, tokens.HINT, c.ink_2),
                (view.small, tokens.HINT, c.ink_2),
            )
            if text
        ]
        tall = sum(part.height for part, _ink in parts) + 2 * (len(parts) - 1)
        top = max(room.top(), room.center().y() - tall / 2)  # fewer lines stand in the middle
        if view.icon:
            painter.drawPixmap(
                round(icon_at),
                round(top + 1),
                icons.pixmap(view.icon, c.ink_2, 20, painter.device().devicePixelRatioF()),
            )
        for part, ink in parts:
            painter.setPen(QColor(ink))
            part.draw(painter, QPointF(room.left(), top))
            top += part.height + 2


def _most_lines(width: float) -> int:
    """How many lines each part of a row may take."""
    return 2 if theme().px(100) >= _LARGE and width < theme().px(_NARROW) else 1


class _Lines:
    """A text in at most so many lines; what does not fit ends in an ellipsis."""

    def __init__(self, text: str, font: QFont, width: float, most: int, side: Qt.AlignmentFlag) -> None:
        text = " ".join(text[:_LETTERS].split())
        self._layout = QTextLayout(text, font)
        option = QTextOption(side | Qt.AlignmentFlag.AlignAbsolute)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self.height = self._arrange(width, most)
        units = text.encode("utf-16-le")  # as Qt counts
        last = self._layout.lineAt(self._layout.lineCount() - 1)
        if 2 * (last.textStart() + last.textLength()) < len(units):
            before, rest = (
                units[: 2 * last.textStart()].decode("utf-16-le"),
                units[2 * last.textStart() :].decode("utf-16-le"),
            )
            self._layout.setText(before + QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width))
            self.height = self._arrange(width, most)

    def draw(self, painter: QPainter, at: QPointF) -> None:
        self._layout.draw(painter, at)

    def _arrange(self, width: float, most: int) -> float:
        self._layout.beginLayout()
        tall = 0.0
        for _ in range(most):
            line = self._layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            line.setPosition(QPointF(0, tall))
            tall += line.height()
        self._layout.endLayout()
        return tall
