"""One choice in a list of choices: a box, a name, what it changes, and how much."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import icons, lines, tokens
from ui.theme.paint import rounded
from ui.theme.theme import Style, theme
from ui.widgets.focus import GUTTER, RingedButton
from ui.widgets.needed_height import NeededHeight

_SIDE, _GAP, _RADIUS = 14, 14, 14
_ROUND = 5  # above and below, for the ring


class ToggleRow(NeededHeight, RingedButton):
    """As wide as its column; pressing anywhere on it changes it."""

    bleed = GUTTER + _SIDE  # its box stands on the edge of the column, its ground a little outside

    def __init__(self, name: str, line: str, small: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line, self._small = line, small
        self.setText(name)
        self.setAccessibleName(name)
        self.setCheckable(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._speak()

    def set_small(self, small: str) -> None:
        """How much it changes."""
        self._small = small
        self._speak()
        self.updateGeometry()
        self.update()

    def small(self) -> str:
        return self._small

    def _speak(self) -> None:
        self.setAccessibleDescription(" ".join(part for part in (self._line, self._small) if part))

    def shape(self) -> QRectF:
        return QRectF(self.rect()).adjusted(GUTTER, _ROUND, -GUTTER, -_ROUND)

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        room = max(width - 2 * GUTTER - 2 * _SIDE - _box() - _GAP, 60)
        words = sum(_height(style, text, room) + 2 for text, style, _ in self._words())
        return max(tokens.TARGET, round(words) + 18) + 2 * _ROUND

    def sizeHint(self) -> QSize:  # noqa: N802
        return self.hinted(theme().px(420))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(theme().px(140), tokens.TARGET)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        c = theme().colours
        painter = QPainter(self)
        shape = self.shape()
        on = self.isChecked()
        if on or self.underMouse():
            rounded(painter, shape, _RADIUS, c.accent_soft, c.accent if on and c.heavy else None, 1.5)
        inside = shape.adjusted(_SIDE, 0, -_SIDE, 0)
        side = _box()
        box = QRectF(inside.left(), 0, side, side)
        words = inside.adjusted(side + _GAP, 0, 0, 0)
        if self.mirrored():
            box.moveRight(inside.right())
            words = inside.adjusted(0, 0, -side - _GAP, 0)
        heights = [_height(style, text, words.width()) + 2 for text, style, _ in self._words()]
        top = shape.center().y() - sum(heights) / 2
        box.moveTop(top + (heights[0] - side) / 2)
        rounded(painter, box, 7, c.accent if on else c.field, c.accent if on else c.control, 1.75)
        if on:
            mark = icons.pixmap("check", c.on_accent, side - 6, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(box.left() + 3, box.top() + 3), mark)
        edge = Qt.AlignmentFlag.AlignRight if self.mirrored() else Qt.AlignmentFlag.AlignLeft
        flags = Qt.TextFlag.TextWordWrap | edge | Qt.AlignmentFlag.AlignAbsolute
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # as the words run, not the window
        for (text, style, quiet), height in zip(self._words(), heights, strict=True):
            painter.setFont(theme().font(style))
            painter.setPen(QColor(c.ink_2 if quiet else c.ink))
            room = QRectF(words.left(), top, words.width(), height + 2)
            painter.drawText(room, flags, lines.broken(text, painter.font(), room.width()))
            top += height
        self.ring(painter, _RADIUS)

    def _words(self) -> list[tuple[str, Style, bool]]:
        every = (
            (self.text(), tokens.STRONG, False),
            (self._line, tokens.HINT, True),
            (self._small, tokens.SMALL, True),
        )
        return [words for words in every if words[0]]


def _box() -> int:
    """The side of the box, px: it grows with the text, as far as it stays a box and not a picture."""
    return min(theme().px(24), 36)


def _height(style: Style, text: str, room: float) -> float:
    return lines.height(text, theme().font(style), room)
