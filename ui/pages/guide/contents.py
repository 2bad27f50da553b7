"""The list of sections: a column beside the text, or folded above it where there is less room."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.i18n import translate
from ui.theme import lines, tokens
from ui.theme.paint import rounded
from ui.theme.theme import theme
from ui.widgets.focus import GUTTER, RingedButton

_SIDE = 14  # px between the edge of an item and its words
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class Item(RingedButton):
    """The name of a section; as high as its words."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._given = 0  # px
        self.setText(name)
        self.setAccessibleName(name)
        self.setCheckable(True)
        self.setFont(theme().font(tokens.BODY))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        words = lines.height(self.text(), theme().font(tokens.STRONG), max(width - 2 * GUTTER - 2 * _SIDE, 60))
        return max(tokens.TARGET, round(words) + 18) + 6

    def sizeHint(self) -> QSize:  # noqa: N802
        width = theme().px(240)
        return QSize(width, self.heightForWidth(self._given or width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(theme().px(120), self.heightForWidth(self._given or theme().px(240)))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        if self.width() != self._given:
            self._given = self.width()
            self.updateGeometry()
        super().resizeEvent(event)

    def shape(self) -> QRectF:
        return QRectF(self.rect()).adjusted(GUTTER, 3, -GUTTER, -3)

    def keyPressEvent(self, event: object) -> None:  # noqa: N802
        """Arrow keys belong to the list: a button of its own would take them as Tab."""
        if isinstance(event, QKeyEvent) and Qt.Key(event.key()) in _STEPS:
            event.ignore()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        c = theme().colours
        painter = QPainter(self)
        shape = self.shape()
        on = self.isChecked()
        if on or self.underMouse():
            rounded(painter, shape, 14, c.accent_soft if on else c.surface, c.accent if on and c.heavy else None, 2)
        painter.setFont(theme().font(tokens.STRONG if on else tokens.BODY))
        painter.setPen(QColor(c.accent if on and not c.dark else c.ink))
        words = shape.adjusted(_SIDE, 0, -_SIDE, 0)
        side = Qt.AlignmentFlag.AlignRight if self.mirrored() else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute | Qt.TextFlag.TextWordWrap
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # as the words run, not the window
        painter.drawText(words, flags, lines.broken(self.text(), painter.font(), words.width()))
        self.ring(painter, 14)


class Contents(QWidget):
    """The sections of one guide.  Arrow keys go from name to name."""

    bleed = GUTTER

    def __init__(self, names: Sequence[tuple[str, str]], chosen: Callable[[str], None]) -> None:
        """``names`` are (anchor, name); ``chosen`` is called with an anchor."""
        super().__init__()
        self.setAccessibleName(translate("Guide", "Parts of this guide"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.items: dict[str, Item] = {}
        for anchor, name in names:
            item = Item(name)
            item.clicked.connect(lambda _on, a=anchor: chosen(a))
            self.items[anchor] = item
            column.addWidget(item)

    def mark(self, anchor: str) -> None:
        """Show where one is."""
        for key, item in self.items.items():
            item.setChecked(key == anchor)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        step = _STEPS.get(Qt.Key(event.key()), 0)
        items = list(self.items.values())
        focused = self.window().focusWidget()
        here = next((place for place, item in enumerate(items) if item is focused), None)
        if step and here is not None:
            items[(here + step) % len(items)].setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)
