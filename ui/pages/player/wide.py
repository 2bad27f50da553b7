"""A wide answer: words that wrap, and a check mark where it can be chosen and put back."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import icons, tokens
from ui.theme.paint import rounded
from ui.theme.theme import Style, theme
from ui.widgets.focus import GUTTER, RingedButton

_SIDE = 20
_MARK = 22
_STYLE = tokens.LEAD


class Wide(RingedButton):
    """One of several answers of equal weight."""

    def __init__(
        self, text: str, *, checkable: bool = False, style: Style = _STYLE, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
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
        return max(tokens.TARGET + 6, round(self._words(room).height()) + 26) + 2 * GUTTER

    def sizeHint(self) -> QSize:  # noqa: N802
        wide = self.fontMetrics().horizontalAdvance(self.text()) + 2 * GUTTER + 2 * _SIDE + self._mark() + 4
        width = min(max(wide, theme().px(260)), self.maximumWidth())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(theme().px(160), tokens.TARGET + 2 * GUTTER)

    def _mark(self) -> int:
        return _MARK + 12 if self.isCheckable() else 0

    def _words(self, room: float) -> QRectF:
        return QFontMetricsF(self.font()).boundingRect(
            QRectF(0, 0, room, 10_000), Qt.TextFlag.TextWordWrap, self.text()
        )

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        c = theme().colours
        painter = QPainter(self)
        shape = self.shape()
        on = self.isChecked()
        over = self.underMouse() or self.isDown()
        rounded(
            painter,
            shape,
            tokens.RADIUS_SMALL + 4,
            c.accent_soft if on or self.isDown() else c.surface,
            c.accent if on or over else c.control,
            2 if on else 1.25,
        )
        words = shape.adjusted(_SIDE, 0, -_SIDE, 0)
        side = Qt.AlignmentFlag.AlignRight if self.mirrored() else Qt.AlignmentFlag.AlignLeft
        if self.isCheckable():
            x = words.right() - _MARK if self.mirrored() else words.left()
            spot = QRectF(x, shape.center().y() - _MARK / 2, _MARK, _MARK)
            rounded(painter, spot, _MARK / 2, c.accent if on else c.surface, c.accent if on else c.control, 1.5)
            if on:
                painter.drawPixmap(
                    QPointF(spot.left() + 3, spot.top() + 3),
                    icons.pixmap("check", c.on_accent, 16, self.devicePixelRatioF()),
                )
            words = words.adjusted(0, 0, -self._mark(), 0) if self.mirrored() else words.adjusted(self._mark(), 0, 0, 0)
        painter.setFont(self.font())
        painter.setPen(QColor(c.ink))
        flags = Qt.TextFlag.TextWordWrap | side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, flags, self.text())
        self.ring(painter, tokens.RADIUS_SMALL + 4)
