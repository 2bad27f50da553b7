"""A wide answer: words that wrap, and before them a check mark where it can be chosen, or the key that presses it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.i18n import dates
from ui.theme import icons, lines, tokens
from ui.theme.paint import rounded
from ui.theme.theme import Style, theme
from ui.widgets.focus import GUTTER, RingedButton

_SIDE = 20
_MARK = 22
_STYLE = tokens.LEAD


class Wide(RingedButton):
    """One of several answers of equal weight."""

    def __init__(
        self,
        text: str,
        *,
        checkable: bool = False,
        number: int = 0,
        quiet: bool = False,
        style: Style = _STYLE,
        parent: QWidget | None = None,
    ) -> None:
        """``number``: the key that presses it as well, shown before the words.  ``quiet``: a thing more than an answer."""
        super().__init__(parent)
        self._number, self._quiet = number, quiet
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(checkable)
        self.setFont(theme().font(style))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMaximumWidth(max(theme().px(560), 560))

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        room = max(40, width - 2 * GUTTER - 2 * _SIDE - self._mark())
        least = tokens.TARGET + (0 if self._quiet else 6)
        return max(least, round(self._words(room).height()) + (20 if self._quiet else 26)) + 2 * self._above()

    def sizeHint(self) -> QSize:  # noqa: N802
        wide = self.fontMetrics().horizontalAdvance(self.text()) + 2 * GUTTER + 2 * _SIDE + self._mark() + 4
        width = min(max(wide, theme().px(260)), self.maximumWidth())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(theme().px(160), tokens.TARGET + 2 * GUTTER)

    def shape(self) -> QRectF:
        return QRectF(self.rect()).adjusted(GUTTER, self._above(), -GUTTER, -self._above())

    def _above(self) -> int:
        """Room for the ring above and below; quiet ones stand nearer together."""
        return GUTTER - 2 if self._quiet else GUTTER

    def _side(self) -> int:
        """Of the mark; one with a digit in it grows with the text."""
        return max(_MARK, theme().px(24)) if self._number else _MARK

    def _mark(self) -> int:
        return self._side() + 12 if self.isCheckable() or self._number else 0

    def _words(self, room: float) -> QRectF:
        return QFontMetricsF(self.font()).boundingRect(
            QRectF(0, 0, room, 10_000), Qt.TextFlag.TextWordWrap, lines.broken(self.text(), self.font(), room)
        )

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        c = theme().colours
        painter = QPainter(self)
        shape = self.shape()
        on = self.isChecked()
        over = (self.underMouse() or self.isDown()) and self.isEnabled()
        border: str | None = c.accent if on or over else c.control
        if self._quiet and not over and not c.heavy:
            border = None
        fill = c.accent_soft if on or self.isDown() else c.surface
        rounded(painter, shape, tokens.RADIUS_SMALL + 4, fill, border, 2 if on else 1.25)
        words = shape.adjusted(_SIDE, 0, -_SIDE, 0)
        side = Qt.AlignmentFlag.AlignRight if self.mirrored() else Qt.AlignmentFlag.AlignLeft
        if self._mark():
            x = words.right() - self._side() if self.mirrored() else words.left()
            self._draw_mark(painter, QRectF(x, shape.center().y() - self._side() / 2, self._side(), self._side()))
            words = words.adjusted(0, 0, -self._mark(), 0) if self.mirrored() else words.adjusted(self._mark(), 0, 0, 0)
        painter.setFont(self.font())
        painter.setPen(QColor(c.ink if self.isEnabled() else c.ink_2))
        flags = Qt.TextFlag.TextWordWrap | side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, flags, lines.broken(self.text(), self.font(), words.width()))
        self.ring(painter, tokens.RADIUS_SMALL + 4)

    def _draw_mark(self, painter: QPainter, spot: QRectF) -> None:
        c = theme().colours
        on = self.isChecked()
        rounded(painter, spot, spot.width() / 2, c.accent if on else c.surface, c.accent if on else c.control, 1.5)
        if on:
            image = icons.pixmap("check", c.on_accent, 16, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(spot.center().x() - 8, spot.center().y() - 8), image)
        elif self._number:
            painter.setFont(theme().font(tokens.LABEL))
            painter.setPen(QColor(c.ink_2))
            painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, dates.number_words(self._number))
