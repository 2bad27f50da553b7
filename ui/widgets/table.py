"""A plain table: what a picture shows, for a screen reader, the keyboard and the clipboard.

As high as its rows.  Arrow keys go from cell to cell, Tab leaves it, Ctrl+C copies what is
selected, or all of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPen,
    QResizeEvent,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.theme import lines, tokens
from ui.theme.theme import theme

Index = QModelIndex | QPersistentModelIndex
Row = Sequence[str]
_SIDE, _ABOVE = 12, 8  # px around the words of a cell


class PlainTable(QTableView):
    """Rows of words under their heads.  The first column is the head of its row."""

    def __init__(self, name: str, head: Row, rows: Sequence[Row], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._table = _Table(head, rows, self)
        self.setModel(self._table)
        self.setItemDelegate(_Cell(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFont(theme().font(tokens.BODY))
        self.viewport().setAutoFillBackground(False)
        self.verticalHeader().hide()
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(theme().px(tokens.MEASURE))

    def rows(self) -> list[tuple[str, ...]]:
        """Everything, the head first."""
        return self._table.all

    def as_text(self) -> str:
        """Everything as lines with tabs, as spreadsheets and letters take it."""
        return _text(self._table.all)

    def copy(self) -> None:
        """Put what is selected, or everything, on the clipboard; `ui.clipboard` marks it as private."""
        chosen = {(index.row(), index.column()) for index in self.selectedIndexes()}
        if len(chosen) <= 1:
            QGuiApplication.clipboard().setText(self.as_text())
            return
        picked = [
            [cell for place, cell in enumerate(row) if (number, place) in chosen]
            for number, row in enumerate(self._table.all)
        ]
        QGuiApplication.clipboard().setText(_text([row for row in picked if row]))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: Any) -> None:  # noqa: N802
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self._table.index(0, 0))

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(theme().px(420), sum(self.rowHeight(row) for row in range(self._table.rowCount())) + 2)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(theme().px(160), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Columns as wide as their words where there is room, else as wide as their share of it."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Polish:
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        metrics = self.fontMetrics()
        wanted = [
            max(metrics.horizontalAdvance(row[place]) for row in self._table.all) + 2 * _SIDE + 8
            for place in range(self._table.columnCount())
        ]
        room = max(self.viewport().width(), theme().px(160))
        widths = wanted if sum(wanted) <= room else _shared(wanted, room)
        for place, width in enumerate(widths):
            self.setColumnWidth(place, width)
        before = self.sizeHint().height()
        for number, row in enumerate(self._table.all):
            words = (
                lines.height(cell, theme().font(tokens.STRONG), widths[p] - 2 * _SIDE) for p, cell in enumerate(row)
            )
            self.setRowHeight(number, round(max([metrics.height(), *words])) + 2 * _ABOVE)
        if self.sizeHint().height() != before:
            self.updateGeometry()


class _Table(QAbstractTableModel):
    def __init__(self, head: Row, rows: Sequence[Row], parent: QObject) -> None:
        super().__init__(parent)
        self.all = [tuple(head), *(tuple(row) for row in rows)]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self.all)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self.all[0])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        words = self.all[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            head, first = self.all[0][index.column()], self.all[index.row()][0]
            if index.row() == 0 or index.column() == 0:
                return words
            return ", ".join(part for part in (first, f"{head}: {words}" if head else words) if part)
        return None


class _Cell(QStyledItemDelegate):
    """Words that wrap, a hairline under each row, a ring around the cell with the keyboard."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        c = theme().colours
        painter.save()
        room = QRectF(option.rect)
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        head = index.row() == 0
        if chosen and isinstance(option.widget, QTableView) and len(option.widget.selectedIndexes()) > 1:
            painter.fillRect(room, QColor(c.accent_soft))
        painter.setPen(QPen(QColor(c.control if head else c.line), 1.25 if head else 1))
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        strong = head or index.column() == 0
        painter.setFont(theme().font(tokens.LABEL if head else tokens.STRONG if strong else tokens.BODY))
        painter.setPen(QColor(c.ink_2 if head else c.ink))
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        words = QTextOption(
            (Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft)
            | Qt.AlignmentFlag.AlignAbsolute
            | Qt.AlignmentFlag.AlignVCenter
        )
        words.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # as the words run, not the window
        words.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        painter.drawText(room.adjusted(_SIDE, 2, -_SIDE, -2), str(index.data()), words)
        if state & QStyle.StateFlag.State_HasFocus and option.widget is not None and option.widget.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(c.accent), 2.5))
            painter.drawRoundedRect(room.adjusted(2, 2, -2, -3), 8, 8)
        painter.restore()


def _shared(wanted: list[int], room: int) -> list[int]:
    """Narrow columns keep what they want, wide ones share the rest."""
    widths = list(wanted)
    left, open_ = room, set(range(len(wanted)))
    while open_:
        fair = left // len(open_)
        fits = {place for place in open_ if wanted[place] <= fair}
        if not fits:
            for place in open_:
                widths[place] = fair
            break
        left -= sum(wanted[place] for place in fits)
        open_ -= fits
    return widths


def _text(rows: Sequence[Row]) -> str:
    return "\n".join("\t".join(row) for row in rows) + "\n"
