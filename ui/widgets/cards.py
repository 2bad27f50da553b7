"""Surfaces: a quiet card that holds things, and cards that are one large button."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.theme import icons, lines, tokens
from ui.theme.paint import SHADOW, card, rounded
from ui.theme.theme import theme
from ui.widgets.focus import RingedButton

# A card is a way to a thing that is read in whole elsewhere; a person's own title may be of any length.
_MOST_NAME, _MOST_LINE = 120, 240


class Card(QWidget):
    """A raised surface with a column inside (`column`)."""

    bleed = SHADOW

    def __init__(self, parent: QWidget | None = None, *, padding: int = tokens.SPACE_24) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        side = SHADOW + padding
        self.column.setContentsMargins(side, side - 8, side, side + 2)
        self.column.setSpacing(tokens.SPACE_12)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        card(painter, QRectF(self.rect()).adjusted(SHADOW, SHADOW - 8, -SHADOW, -SHADOW - 2 + 4))


class PressCard(RingedButton):
    """A card with a tinted icon, a title and a line under it: one press goes there."""

    bleed = SHADOW

    def __init__(
        self,
        icon: str,
        name: str,
        line: str = "",
        *,
        tint: str = "sage",
        do: Callable[[], None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._line, self._tint = icon, lines.shortened(line, _MOST_LINE), tint
        self.setText(lines.shortened(name, _MOST_NAME))
        self.setAccessibleName(name)
        self.setAccessibleDescription(line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if do is not None:
            self.clicked.connect(lambda: do())

    def set_words(self, name: str, line: str, icon: str = "", tint: str = "") -> None:
        """Show other words, and another icon if wished."""
        self._line = lines.shortened(line, _MOST_LINE)
        self._icon = icon or self._icon
        self._tint = tint or self._tint
        name = lines.shortened(name, _MOST_NAME)
        self.setText(name)
        self.setAccessibleName(name)
        self.setAccessibleDescription(self._line)
        self.updateGeometry()
        self.update()

    def shape(self) -> QRectF:
        return QRectF(self.rect()).adjusted(SHADOW, SHADOW - 10, -SHADOW, -SHADOW)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        room = width - 2 * SHADOW - 16 - 52 - 18 - 54
        title = self._title_metrics(max(room, 80))
        line = self._line_metrics(max(room, 80)) if self._line else 0
        return max(92, round(title + line + 44)) + 2 * SHADOW - 10

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(theme().px(300), self.heightForWidth(theme().px(300)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(180, 92 + 2 * SHADOW - 10)

    def _height(self, style: tuple[str, float, int], text: str, room: int) -> float:
        return lines.height(text, theme().font(style), room)

    def _title_metrics(self, room: int) -> float:
        return self._height((tokens.STRONG[0], 17, 600), self.text(), room)

    def _line_metrics(self, room: int) -> float:
        return self._height(tokens.HINT, self._line, room) + 4

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        c = theme().colours
        painter = QPainter(self)
        shape = self.shape()
        over = self.underMouse() or self.isDown()
        card(painter, shape, 24, c.surface)
        if over:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(c.accent), 1.5))
            painter.drawRoundedRect(shape.adjusted(0.75, 0.75, -0.75, -0.75), 24, 24)
        tint = c.tint(self._tint)
        badge = QRectF(shape.left() + 18, shape.center().y() - 26, 52, 52)
        arrow_x = shape.right() - 40
        text = QRectF(badge.right() + 18, shape.top(), shape.right() - 54 - badge.right() - 18, shape.height())
        if self.mirrored():
            badge.moveRight(shape.right() - 18)
            arrow_x = shape.left() + 20
            text = QRectF(shape.left() + 54, shape.top(), badge.left() - 18 - shape.left() - 54, shape.height())
        rounded(painter, badge, 14, tint.ground, c.control if c.heavy else None)
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(
            QPointF(badge.center().x() - 13, badge.center().y() - 13), icons.pixmap(self._icon, tint.mark, 26, ratio)
        )
        arrow = icons.pixmap("arrow-left" if self.mirrored() else "arrow-right", c.ink_2, 20, ratio)
        painter.drawPixmap(QPointF(arrow_x, shape.center().y() - 10), arrow)
        self._draw_words(painter, text)
        self.ring(painter, 24)

    def _draw_words(self, painter: QPainter, room: QRectF) -> None:
        c = theme().colours
        title_height = self._title_metrics(round(room.width()))
        line_height = self._line_metrics(round(room.width())) if self._line else 0
        top = room.center().y() - (title_height + line_height) / 2
        flags = Qt.TextFlag.TextWordWrap | (
            Qt.AlignmentFlag.AlignRight if self.mirrored() else Qt.AlignmentFlag.AlignLeft
        )
        flags |= Qt.AlignmentFlag.AlignAbsolute
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # as the words run, not the window
        painter.setPen(QColor(c.ink))
        painter.setFont(theme().font((tokens.STRONG[0], 17, 600)))
        painter.drawText(
            QRectF(room.left(), top, room.width(), title_height + 2),
            flags,
            lines.broken(self.text(), painter.font(), room.width()),
        )
        if self._line:
            painter.setPen(QColor(c.ink_2))
            painter.setFont(theme().font(tokens.HINT))
            painter.drawText(
                QRectF(room.left(), top + title_height + 4, room.width(), line_height + 2),
                flags,
                lines.broken(self._line, painter.font(), room.width()),
            )


class StateCard(RingedButton):
    """One of the sizes of "how is it right now": a tint, a small wave, a word."""

    def __init__(
        self, name: str, tint: str, wave: tuple[float, float, float], *, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tint, self._hint = tint, hint
        self._height_of_wave, self._length, self._fade = wave
        self.setText(name)
        self.setAccessibleName(name)
        self.setAccessibleDescription(hint)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(theme().px(190), 74 + theme().px(58 + (22 if self._hint else 0)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(theme().px(140), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        c = theme().colours
        tint = c.tint(self._tint)
        painter = QPainter(self)
        shape = self.shape()
        chosen = self.isChecked()
        border = tint.mark if chosen or self.underMouse() or c.heavy else None
        rounded(painter, shape, tokens.RADIUS, tint.ground, border, 2.5 if chosen else 1.25)
        self._draw_wave(painter, shape, tint.mark)
        if chosen:
            spot = QRectF(shape.right() - 34, shape.top() + 10, 24, 24)
            if self.mirrored():
                spot.moveLeft(shape.left() + 10)
            rounded(painter, spot, 12, tint.mark)
            painter.drawPixmap(
                QPointF(spot.left() + 4, spot.top() + 4), icons.pixmap("check", c.surface, 16, self.devicePixelRatioF())
            )
        hint_room = theme().px(22) if self._hint else 0
        painter.setPen(QColor(c.ink))
        painter.setFont(theme().font(tokens.BUTTON))
        words = QRectF(
            shape.left() + 6, shape.bottom() - theme().px(46) - hint_room, shape.width() - 12, theme().px(30)
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.text())
        if self._hint:
            painter.setPen(QColor(c.ink_2))
            painter.setFont(theme().font(tokens.SMALL))
            painter.drawText(words.translated(0, theme().px(24)), Qt.AlignmentFlag.AlignCenter, self._hint)
        self.ring(painter, tokens.RADIUS)

    def _draw_wave(self, painter: QPainter, shape: QRectF, mark: str) -> None:
        from math import pi, sin

        width, middle = min(88.0, shape.width() * 0.5), shape.top() + 44
        left = shape.center().x() - width / 2
        for level, alpha, shift, pen_width in ((1.0, 255, 0.0, 2.6), (0.8, 95, 9.0, 2.2)):
            path = QPainterPath()
            for i in range(61):
                x = i / 60
                swell = sin(pi * x) ** 0.6
                y = (
                    middle
                    + shift
                    - sin(x * 2 * pi * self._length + (0.9 if shift else 0)) * self._height_of_wave * level * swell
                )
                point = QPointF(left + x * width, y)
                path.lineTo(point) if i else path.moveTo(point)
            colour = QColor(mark)
            colour.setAlpha(alpha)
            pen = QPen(colour, pen_width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
            if self._fade:
                pen.setDashPattern([3.2, 3.0])
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(pen)
            painter.drawPath(path)
