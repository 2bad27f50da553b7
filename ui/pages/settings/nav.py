"""The list of sections: a column beside the section, or lines above it where there is less room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.i18n import translate
from ui.theme import icons, tokens
from ui.theme.paint import rounded
from ui.theme.theme import theme
from ui.widgets.focus import GUTTER, RingedButton
from ui.widgets.layout import Flow

_SIDE, _ICON, _GAP = 16, 20, 12
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}


class NavItem(RingedButton):
    """An icon and the name of a section."""

    def __init__(self, key: str, icon: str, name: str) -> None:
        super().__init__()
        self.key, self._icon = key, icon
        self.width_wanted = 0
        self.setText(name)
        self.setAccessibleName(name)
        self.setCheckable(True)
        self.setFont(theme().font(tokens.STRONG))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def natural_width(self) -> int:
        return self.fontMetrics().horizontalAdvance(self.text()) + 2 * _SIDE + _ICON + _GAP + 2 * GUTTER + 2

    def sizeHint(self) -> QSize:  # noqa: N802
        height = max(tokens.TARGET, self.fontMetrics().height() + 20) + 6
        return QSize(max(self.width_wanted, self.natural_width()), height)

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
        ink = c.accent if on and not c.dark else c.ink
        words = shape.adjusted(_SIDE, 0, -_SIDE, 0)
        image = icons.pixmap(self._icon, ink if on else c.ink_2, _ICON, self.devicePixelRatioF())
        left = words.right() - _ICON if self.mirrored() else words.left()
        painter.drawPixmap(round(left), round(shape.center().y() - _ICON / 2), image)
        room = _ICON + _GAP
        words = words.adjusted(0, 0, -room, 0) if self.mirrored() else words.adjusted(room, 0, 0, 0)
        side = Qt.AlignmentFlag.AlignRight if self.mirrored() else Qt.AlignmentFlag.AlignLeft
        painter.setFont(self.font())
        painter.setPen(QColor(ink if on else c.ink))
        painter.drawText(words, side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute, self.text())
        self.ring(painter, 14)


class Nav(QWidget):
    """Emits ``chosen`` with the key of a section.  Arrow keys go from name to name."""

    chosen = Signal(str)

    def __init__(self, sections: Sequence[tuple[str, str, str]]) -> None:
        """``sections`` are (key, icon, name)."""
        super().__init__()
        self.setAccessibleName(translate("Settings", "Sections"))
        self._flow = Flow(self)
        self._items: list[NavItem] = []
        for key, icon, name in sections:
            item = NavItem(key, icon, name)
            item.clicked.connect(lambda _on, k=key: self.chosen.emit(k))
            self._items.append(item)
            self._flow.addWidget(item)
        self._widest = max(item.natural_width() for item in self._items)

    @property
    def beside(self) -> int:
        """How wide it is as a column."""
        return self._widest

    def set_beside(self, *, beside: bool) -> None:
        """As a column beside the section, or as lines above it."""
        for item in self._items:
            item.width_wanted = self._widest if beside else 0
            item.updateGeometry()
        self.setFixedWidth(self._widest) if beside else self._free()
        self._flow.invalidate()

    def mark(self, key: str) -> None:
        """Show where one is."""
        for item in self._items:
            item.setChecked(item.key == key)

    def item(self, key: str) -> NavItem:
        return next(item for item in self._items if item.key == key)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        step = _STEPS.get(Qt.Key(event.key()), 0)
        here = next((i for i, item in enumerate(self._items) if item.hasFocus()), None)
        if step and here is not None:
            self._items[(here + step) % len(self._items)].setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)

    def _free(self) -> None:
        self.setMinimumWidth(0)
        self.setMaximumWidth(16_777_215)
