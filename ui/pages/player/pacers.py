"""The pacers: a circle for breath, a dot, a hand and a beat for those who leave the breath alone, and a still dial."""

from __future__ import annotations

from functools import lru_cache
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap, QRadialGradient

from ui.pages.player.pacer import Pacer, ease
from ui.theme.theme import theme

_SMALL, _LARGE = 0.46, 0.80  # the disc at its smallest and largest, in parts of half the width


def _disc_colours() -> tuple[str, str]:
    """The middle and the edge of the disc; words on both keep 4.5:1 (tests/ui/pages/player/test_pacers.py)."""
    c = theme().colours
    if c.heavy:
        return c.accent, c.accent
    return ("#9FD6C3", c.accent) if c.dark else ("#457F6B", c.accent)


def _soft(colour: str, alpha: float) -> QColor:
    made = QColor(colour)
    made.setAlphaF(alpha)
    return made


class Circle(Pacer):
    """Grows with the breath in and shrinks with the breath out."""

    widest = 300

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        c = theme().colours
        painter = QPainter(self)
        self.ground(painter)
        half = self.width() / 2
        centre = QPointF(half, self.height() / 2)
        inner = half * (_SMALL + (_LARGE - _SMALL) * self.level())
        painter.setPen(QPen(QColor(c.control), 1.5) if c.heavy else Qt.PenStyle.NoPen)
        for share, alpha in ((0.985, 0.13), (0.90, 0.16)):
            painter.setBrush(_soft(c.accent, 0.0 if c.heavy else alpha))
            # rings follow at a distance, so that the whole breathes and not only its middle
            ring = half * (share - (1 - self.level()) * (share - _SMALL) * 0.42)
            painter.drawEllipse(centre, ring, ring)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        disc = _disc(round(2 * half * _LARGE * self.devicePixelRatioF()), *_disc_colours())
        painter.drawPixmap(
            QRectF(centre.x() - inner, centre.y() - inner, 2 * inner, 2 * inner), disc, QRectF(disc.rect())
        )
        room = 2 * half * _SMALL * 0.86
        self.words(painter, QRectF(centre.x() - room / 2, centre.y() - room / 2, room, room), c.on_accent)


@lru_cache(maxsize=6)
def _disc(side: int, middle: str, edge: str) -> QPixmap:
    """The disc at its largest.  Drawn once: a gradient for every frame would cost more than all the rest."""
    image = QPixmap(side, side)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    fill = QRadialGradient(QPointF(side * 0.38, side * 0.32), side * 0.66)
    fill.setColorAt(0, QColor(middle))
    fill.setColorAt(1, QColor(edge))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawEllipse(QRectF(0.5, 0.5, side - 1, side - 1))
    painter.end()
    return image


class Dot(Pacer):
    """A dot that goes over and back along a line."""

    widest = 430
    share = 0.4

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        c = theme().colours
        painter = QPainter(self)
        self.ground(painter)
        radius = self.height() * 0.16
        y = self.height() * 0.62
        left, right = radius * 2, self.width() - radius * 2
        painter.setPen(
            QPen(QColor(c.control if c.heavy else c.line), 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        )
        painter.drawLine(QPointF(left, y), QPointF(right, y))
        level = 1 - self.level() if self.mirrored() else self.level()
        here = QPointF(left + (right - left) * level, y)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_soft(c.accent, 0.16))
        painter.drawEllipse(here, radius * 1.8, radius * 1.8)
        painter.setBrush(QColor(c.accent))
        painter.drawEllipse(here, radius, radius)
        self.words(painter, QRectF(0, 0, self.width(), self.height() * 0.3), c.ink)


# Parts of width and height, from the thumb to the little finger: tips, and the valleys around them.
_TIPS = ((0.14, 0.56), (0.345, 0.33), (0.525, 0.26), (0.70, 0.31), (0.86, 0.46))
_VALLEYS = ((0.09, 0.96), (0.255, 0.80), (0.435, 0.68), (0.615, 0.67), (0.775, 0.71), (0.94, 0.96))
_HALF = 0.062  # half the width of a fingertip, in parts of the width
_STEPS = 24


@lru_cache(maxsize=4)
def _sides(width: float, height: float) -> tuple[tuple[QPointF, ...], ...]:
    """The hand's outline: up one side of each finger and down the other, ten strokes in all."""
    strokes: list[tuple[QPointF, ...]] = []
    for index, (x, y) in enumerate(_TIPS):
        tip, half = QPointF(x * width, y * height), _HALF * width
        strokes.append(_side(_point(_VALLEYS[index], width, height), tip, -half))
        strokes.append(tuple(reversed(_side(_point(_VALLEYS[index + 1], width, height), tip, half))))
    return tuple(strokes)


def _side(valley: QPointF, tip: QPointF, half: float) -> tuple[QPointF, ...]:
    """From a valley up one side of a finger to its tip; ``half`` is negative on the left side."""
    shoulder = QPointF(tip.x() + half, tip.y() + abs(half))
    rise = shoulder.y() - valley.y()
    one, two = (
        QPointF(valley.x() - half * 0.35, valley.y() + rise * 0.35),
        QPointF(shoulder.x(), shoulder.y() - rise * 0.45),
    )
    points = []
    for i in range(_STEPS + 1):
        t = i / _STEPS
        points.append(
            valley * (1 - t) ** 3 + one * (3 * t * (1 - t) ** 2) + two * (3 * t * t * (1 - t)) + shoulder * t**3
        )
    for i in range(1, _STEPS // 2 + 1):
        angle = pi / 2 * i / (_STEPS // 2)
        points.append(QPointF(tip.x() + half * cos(angle), shoulder.y() - abs(half) * sin(angle)))
    return tuple(points)


def _point(part: tuple[float, float], width: float, height: float) -> QPointF:
    return QPointF(part[0] * width, part[1] * height)


class Hand(Pacer):
    """A hand's outline with a dot that goes up one side of each finger and down the other."""

    widest = 440
    share = 0.86

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        c = theme().colours
        painter = QPainter(self)
        self.ground(painter)
        self.words(painter, QRectF(0, 0, self.width(), self.height() * 0.2), c.ink)
        if self.mirrored():
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        size = (self.width(), self.height())
        outline = _soft(c.control, 1.0 if c.heavy else 0.4)
        painter.drawPixmap(0, 0, _outline(*size, self.devicePixelRatioF(), outline.name(QColor.NameFormat.HexArgb)))
        stroke = self._stroke(_sides(float(size[0]), float(size[1])))
        place = (ease(self.at.fraction) if self.at else 0.0) * (len(stroke) - 1)
        whole = min(int(place), len(stroke) - 2)
        here = stroke[whole] + (stroke[whole + 1] - stroke[whole]) * (place - whole)
        painter.setPen(_pen(QColor(c.accent)))
        painter.drawPolyline([*stroke[: whole + 1], here])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_soft(c.accent, 0.16))
        painter.drawEllipse(here, self.width() * 0.05, self.width() * 0.05)
        painter.setBrush(QColor(c.accent))
        painter.drawEllipse(here, self.width() * 0.028, self.width() * 0.028)

    def _stroke(self, strokes: tuple[tuple[QPointF, ...], ...]) -> tuple[QPointF, ...]:
        """The stroke of this beat: over the five fingers, and from the last one back again."""
        round_ = self.at.round % 10 if self.at else 0
        second = bool(self.at and self.at.index)
        if round_ < 5:
            return strokes[2 * round_ + int(second)]
        return tuple(reversed(strokes[2 * (9 - round_) + int(not second)]))


def _pen(colour: QColor) -> QPen:
    return QPen(colour, 5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


@lru_cache(maxsize=4)
def _outline(width: int, height: int, ratio: float, colour: str) -> QPixmap:
    """The hand, drawn once: thick soft lines are the dearest thing here."""
    image = QPixmap(round(width * ratio), round(height * ratio))
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(_pen(QColor.fromString(colour)))
    painter.drawPolyline([point for stroke in _sides(float(width), float(height)) for point in stroke])
    painter.end()
    return image


class Tap(Pacer):
    """A ring that fills at each tap and empties slowly."""

    widest = 240

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        c = theme().colours
        painter = QPainter(self)
        self.ground(painter)
        centre, radius = QPointF(self.width() / 2, self.height() / 2), self.width() / 2 - 6
        level = self.level() if self.at and not self.at.done else 0.0
        painter.setPen(QPen(QColor(c.accent), 4))
        painter.setBrush(
            _soft(c.accent, 0.28 * level) if not c.heavy else QColor(c.accent_soft if level > 0.5 else c.surface)
        )
        painter.drawEllipse(centre, radius, radius)
        room = radius * 1.3
        self.words(painter, QRectF(centre.x() - room / 2, centre.y() - room / 2, room, room), c.ink)


class Dial(Pacer):
    """The still version: the cue, the count, and a ring that fills second by second.  Nothing glides."""

    still = True
    widest = 250

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        c = theme().colours
        painter = QPainter(self)
        self.ground(painter)
        half = self.width() / 2
        centre = QPointF(half, half)
        pressed = self.at is not None and not self.at.done and self.at.beat.start == self.at.beat.end == 1
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(c.accent if pressed else c.accent_soft))
        painter.drawEllipse(centre, half * 0.86, half * 0.86)
        ring = QRectF(0, 0, self.width(), self.width()).adjusted(6, 6, -6, -6)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(_soft(c.control, 1.0 if c.heavy else 0.3), 6))
        painter.drawEllipse(ring)
        if self.at is not None:
            seconds = max(1, round(self.at.beat.ms / 1000))
            part = 1.0 if self.at.done else min(1.0, int(self.at.fraction * self.at.beat.ms / 1000 + 0.001) / seconds)
            painter.setPen(QPen(QColor(c.accent), 6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            way = 1 if self.mirrored() else -1
            painter.drawArc(ring, 90 * 16, round(way * part * 360 * 16))
        room = half * 1.3
        self.words(painter, QRectF(half - room / 2, half - room / 2, room, room), c.on_accent if pressed else c.ink)
