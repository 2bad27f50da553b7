"""The list of sections: a column beside the section, or lines above it where there is less room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy

from ui.i18n import translate
from ui.theme import icons, tokens
from ui.theme.theme import theme
from ui.widgets.focus import GUTTER
from ui.widgets.layout import Flow
from ui.widgets.names import AROUND, EVERY_ARROW, NameItem, Names

_ICON, _GAP = 20, 12


class NavItem(NameItem):
    """An icon and the name of a section."""

    side = 16
    steps = EVERY_ARROW

    def __init__(self, icon: str, name: str) -> None:
        super().__init__(name, QSizePolicy.Policy.Fixed)
        self._icon = icon
        self.width_wanted = 0
        self.setFont(theme().font(tokens.STRONG))

    def natural_width(self) -> int:
        return self.fontMetrics().horizontalAdvance(self.text()) + 2 * self.side + _ICON + _GAP + 2 * GUTTER + 2

    def sizeHint(self) -> QSize:  # noqa: N802
        height = max(tokens.TARGET, self.fontMetrics().height() + 20) + 2 * AROUND
        return QSize(max(self.width_wanted, self.natural_width()), height)

    def fill(self, painter: QPainter, inside: QRectF, ink: str) -> None:
        line = ink if self.isChecked() else theme().colours.ink_2
        image = icons.pixmap(self._icon, line, _ICON, self.devicePixelRatioF())
        left = inside.right() - _ICON if self.mirrored() else inside.left()
        painter.drawPixmap(round(left), round(inside.center().y() - _ICON / 2), image)
        room = _ICON + _GAP
        words = inside.adjusted(0, 0, -room, 0) if self.mirrored() else inside.adjusted(room, 0, 0, 0)
        side = Qt.AlignmentFlag.AlignRight if self.mirrored() else Qt.AlignmentFlag.AlignLeft
        painter.setFont(self.font())
        painter.setPen(QColor(ink))
        painter.drawText(words, side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute, self.text())


class Nav(Names[NavItem]):
    """Emits ``chosen`` with the key of a section."""

    chosen = Signal(str)

    def __init__(self, sections: Sequence[tuple[str, str, str]]) -> None:
        """``sections`` are (key, icon, name)."""
        super().__init__(translate("Settings", "Sections"))
        self._flow = Flow(self)
        for key, icon, name in sections:
            item = NavItem(icon, name)
            item.clicked.connect(lambda _on, k=key: self.chosen.emit(k))
            self.items[key] = item
            self._flow.addWidget(item)
        self._widest = max(item.natural_width() for item in self.items.values())

    def set_beside(self, *, beside: bool) -> None:
        """As a column beside the section, or as lines above it."""
        for item in self.items.values():
            item.width_wanted = self._widest if beside else 0
            item.updateGeometry()
        self.setFixedWidth(self._widest) if beside else self._free()
        self._flow.invalidate()

    def _free(self) -> None:
        self.setMinimumWidth(0)
        self.setMaximumWidth(16_777_215)
