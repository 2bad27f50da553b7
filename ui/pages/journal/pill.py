"""A quiet button of the page's foot: a sign, a word, and whether it is on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import icons, tokens
from ui.theme.paint import rounded
from ui.theme.theme import theme
from ui.widgets.focus import GUTTER, RingedButton

_SIDE, _GAP = 11, 7


class Pill(RingedButton):
    """Words that carry their own meaning; the icon only helps the eye."""

    bleed = GUTTER - 2

    def __init__(
        self,
        icon: str,
        text: str,
        *,
        do: Callable[[], None] | None = None,
        checkable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(checkable)
        self.setFont(theme().font(tokens.LABEL))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if do is not None:
            self.clicked.connect(lambda: do())

    def set_words(self, icon: str, text: str) -> None:
        """Another sign and word."""
        self._icon = icon
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def _size_of_icon(self) -> int:
        return min(theme().px(19), 34)

    def sizeHint(self) -> QSize:  # noqa: N802
        width = self.fontMetrics().horizontalAdvance(self.text()) + 2 * _SIDE + _GAP + self._size_of_icon()
        height = max(tokens.TARGET - 4, self.fontMetrics().height() + 14)
        return QSize(width + 2 * self.bleed, height + 2 * self.bleed)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def shape(self) -> QRectF:
        return QRectF(self.rect()).adjusted(self.bleed, self.bleed, -self.bleed, -self.bleed)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        c = theme().colours
        painter = QPainter(self)
        shape = self.shape()
        radius = min(shape.height() / 2, 22)
        on = self.isChecked()
        if on:
            rounded(painter, shape, radius, c.accent_soft, c.accent, 1.5)
        elif self.underMouse() and self.isEnabled():
            rounded(painter, shape, radius, c.accent_soft)
        elif c.heavy:
            rounded(painter, shape, radius, c.surface, c.control, 1.25)
        size = self._size_of_icon()
        ink = c.control if not self.isEnabled() else c.ink if on else c.ink_2
        image = icons.pixmap(self._icon, c.accent if on else ink, size, self.devicePixelRatioF())
        x = shape.right() - _SIDE - size if self.mirrored() else shape.left() + _SIDE
        painter.drawPixmap(QPointF(x, shape.center().y() - size / 2), image)
        rest = _SIDE + size + _GAP
        words = shape.adjusted(_SIDE, 0, -rest, 0) if self.mirrored() else shape.adjusted(rest, 0, -_SIDE + 2, 0)
        side = Qt.AlignmentFlag.AlignRight if self.mirrored() else Qt.AlignmentFlag.AlignLeft
        painter.setFont(self.font())
        painter.setPen(QColor(ink))
        painter.drawText(words, side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter, self.text())
        self.ring(painter, radius)
