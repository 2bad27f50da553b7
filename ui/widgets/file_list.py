"""The list inside the file picker: one line a file, painted by us."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QLocale, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.i18n import translate
from ui.theme import icons, tokens
from ui.theme.paint import rounded
from ui.theme.theme import theme
from ui.widgets.folder_look import FileItem

Index = QModelIndex | QPersistentModelIndex
ITEM = Qt.ItemDataRole.UserRole


class FileRows(QAbstractListModel):
    """The items of one folder."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.items: tuple[FileItem, ...] = ()

    def show_items(self, items: tuple[FileItem, ...]) -> None:
        self.beginResetModel()
        self.items = items
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.items):
            return None
        item = self.items[index.row()]
        if role == ITEM:
            return item
        if role == Qt.ItemDataRole.DisplayRole:
            return item.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if item.folder:
                return translate("FilePicker", "{name}, folder").format(name=item.name)
            return f"{item.name}, {size_words(item.size)}"
        return None


class FileList(QListView):
    """Arrow keys and letters move, Return or a double click goes on, Backspace goes up."""

    went_on = Signal(object)
    went_up = Signal()
    selected = Signal(object)  # a FileItem or None
    bleed = 3

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = FileRows(self)
        self.setModel(self.rows)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.viewport().setAutoFillBackground(False)
        self.setItemDelegate(_FileDelegate(self))
        self.setMinimumHeight(min(theme().px(290), 300))
        self.doubleClicked.connect(lambda index: self.went_on.emit(index.data(ITEM)))
        self.selectionModel().selectionChanged.connect(lambda _now, _before: self.selected.emit(self.item()))

    def item(self) -> FileItem | None:
        """The item that is marked.  The keyboard may stand on one that is not marked yet."""
        index = self.currentIndex()
        return self._at(index) if self.selectionModel().isSelected(index) else None

    def _at(self, index: Index) -> FileItem | None:
        found = index.data(ITEM) if index.isValid() else None
        return found if isinstance(found, FileItem) else None

    def mark(self, name: str) -> None:
        """Mark the item of that name, if it is there."""
        for number, item in enumerate(self.rows.items):
            if item.name == name:
                self.setCurrentIndex(self.rows.index(number, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        item = self._at(self.currentIndex())
        up = event.key() == Qt.Key.Key_Up and event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Backspace or up:
            self.went_up.emit()
        elif item is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.went_on.emit(item)
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


class _FileDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        return QSize(160, max(tokens.TARGET, round(QFontMetricsF(theme().font(tokens.BODY)).height()) + 20))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item = index.data(ITEM)
        if not isinstance(item, FileItem):
            return
        c = theme().colours
        state, widget = option.state, option.widget
        shape = QRectF(option.rect).adjusted(3, 2, -3, -2)
        marked = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if marked or state & QStyle.StateFlag.State_MouseOver:
            rounded(painter, shape, 10, c.accent_soft if marked else c.bg, c.accent if marked else None, 1.25)
        if state & QStyle.StateFlag.State_HasFocus and widget is not None and widget.hasFocus():
            painter.setPen(QPen(QColor(c.accent), 2.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(shape.adjusted(1, 1, -1, -1), 9, 9)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        _draw_item(painter, shape.adjusted(12, 0, -12, 0), item, mirrored=mirrored)
        painter.restore()


def _draw_item(painter: QPainter, room: QRectF, item: FileItem, *, mirrored: bool) -> None:
    c = theme().colours
    side = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
    begin = side | (Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft)
    end = side | (Qt.AlignmentFlag.AlignLeft if mirrored else Qt.AlignmentFlag.AlignRight)
    picture = icons.pixmap(
        "folder" if item.folder else "file-text",
        c.accent if item.folder else c.ink_2,
        20,
        painter.device().devicePixelRatioF(),
    )
    left = room.right() - 20 if mirrored else room.left()
    painter.drawPixmap(round(left), round(room.center().y() - 10), picture)
    room = room.adjusted(0, 0, -32, 0) if mirrored else room.adjusted(32, 0, 0, 0)
    if not item.folder:
        painter.setFont(theme().font(tokens.HINT))
        painter.setPen(QColor(c.ink_2))
        words = size_words(item.size)
        width = QFontMetricsF(painter.font()).horizontalAdvance(words) + 16
        painter.drawText(room, end, words)
        room = room.adjusted(width, 0, 0, 0) if mirrored else room.adjusted(0, 0, -width, 0)
    painter.setFont(theme().font(tokens.BODY))
    painter.setPen(QColor(c.ink))
    name = QFontMetricsF(painter.font()).elidedText(item.name, Qt.TextElideMode.ElideMiddle, room.width())
    painter.drawText(room, begin, name)


def size_words(size: int) -> str:
    """A file's size as people say it."""
    words = QLocale().formattedDataSize(size, 0 if size < 1_000_000 else 1, QLocale.DataSizeFormat.DataSizeSIFormat)
    return f"\u2068{words}\u2069"  # its own direction, whatever stands around it
