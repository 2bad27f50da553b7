"""Drawing that several widgets share: cards with their shadow, focus rings, washes."""

from __future__ import annotations

import random
from functools import lru_cache
from math import hypot

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPixmap, QRadialGradient

from ui.theme import tokens
from ui.theme.theme import theme

SHADOW = 22  # room that a shadowed card leaves around itself
_BLUR, _DOWN = 20, 6


def rounded(
    painter: QPainter, rect: QRectF, radius: float, fill: str, border: str | None = None, width: float = 1.0
) -> None:
    """A filled rounded rectangle with its border drawn inside."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(fill))
    if border:
        painter.setPen(QPen(QColor(border), width))
        inset = width / 2
        rect = rect.adjusted(inset, inset, -inset, -inset)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(rect, radius, radius)


def focus_ring(painter: QPainter, rect: QRectF, radius: float) -> None:
    """The ring of keyboard focus: 2.5 px, 3.5 px outside of the thing it belongs to."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(theme().colours.accent), 2.5))
    painter.drawRoundedRect(rect.adjusted(-3.5, -3.5, 3.5, 3.5), radius + 3.5, radius + 3.5)


def card(painter: QPainter, rect: QRectF, radius: float = tokens.RADIUS_LARGE, fill: str | None = None) -> None:
    """A raised surface: one kind of shadow, then the surface and its hairline."""
    c = theme().colours
    if c.shadow_alpha:
        _draw_shadow(painter, rect, radius)
    rounded(painter, rect, radius, fill or c.surface, c.line if not c.heavy else c.control, 1.5 if c.heavy else 1.0)


def wash(painter: QPainter, rect: QRect) -> None:
    """The ground of a window: two very soft washes of colour in opposite corners."""
    c = theme().colours
    painter.fillRect(rect, QColor(c.bg))
    if c.heavy:
        return
    for tint, centre, alpha in (
        (c.sage.ground, QPointF(rect.right(), rect.top()), 0.75),
        (c.clay.ground, QPointF(rect.left(), rect.bottom()), 0.45),
    ):
        gradient = QRadialGradient(centre, max(rect.width(), rect.height()) * 0.6)
        inner = QColor(tint)
        inner.setAlphaF(alpha if not c.dark else alpha * 0.5)
        outer = QColor(tint)
        outer.setAlphaF(0)
        gradient.setColorAt(0, inner)
        gradient.setColorAt(1, outer)
        painter.fillRect(rect, gradient)
    painter.drawTiledPixmap(rect, _grain(c.dark))


@lru_cache(maxsize=2)
def _grain(dark: bool) -> QPixmap:
    """Noise of one or two levels: without it the eye finds rings in a soft wash."""
    side, levels = 128, 4 if dark else 3
    pixels = [bytes([0xFF * (b & 1)] * 3 + [(b >> 1) % levels]) for b in range(256)]
    noise = random.Random(11).randbytes(side * side)  # noqa: S311  dithering, not a secret
    data = b"".join([pixels[b] for b in noise])
    image = QImage(data, side, side, QImage.Format.Format_ARGB32)
    return QPixmap.fromImage(image)


def _draw_shadow(painter: QPainter, rect: QRectF, radius: float) -> None:
    """A nine-slice of one dithered corner image: stacked translucent shapes would band."""
    c = theme().colours
    ratio = painter.device().devicePixelRatioF()
    image = _shadow_slice(round(radius), c.shadow, c.shadow_alpha, ratio)
    edge = _BLUR + round(radius) + 1
    target = rect.adjusted(-_BLUR, -_BLUR + _DOWN, _BLUR, _BLUR + _DOWN)
    xs = (target.left(), target.left() + edge, target.right() - edge, target.right())
    ys = (target.top(), target.top() + edge, target.bottom() - edge, target.bottom())
    source = (0.0, edge * ratio, (edge + 1) * ratio, (2 * edge + 1) * ratio)
    if xs[2] < xs[1] or ys[2] < ys[1]:
        return
    for i in range(3):
        for j in range(3):
            if i == j == 1:
                continue
            painter.drawPixmap(
                QRectF(xs[i], ys[j], xs[i + 1] - xs[i], ys[j + 1] - ys[j]),
                image,
                QRectF(source[i], source[j], source[i + 1] - source[i], source[j + 1] - source[j]),
            )


@lru_cache(maxsize=8)
def _shadow_slice(radius: int, colour: str, alpha: float, ratio: float) -> QPixmap:
    edge = _BLUR + radius + 1
    side = round((2 * edge + 1) * ratio)
    ink = QColor(colour)
    rgb = bytes((ink.blue(), ink.green(), ink.red()))
    noise = random.Random(7).randbytes(side * side)  # noqa: S311  dithering, not a secret
    half, inner = side / 2, side / 2 - (_BLUR + radius) * ratio
    offsets = [max(abs(i + 0.5 - half) - inner, 0) / ratio for i in range((side + 1) // 2)]
    levels = [[_shade(hypot(dx, dy) - radius) * alpha * 255 for dx in offsets] for dy in offsets]
    rows: list[bytes] = []
    for y in range(side):
        quarter = levels[min(y, side - 1 - y)]
        grain = noise[y * side : (y + 1) * side]
        whole = quarter + quarter[side // 2 - 1 :: -1]
        rows.append(b"".join([rgb + bytes((int(level + n / 256),)) for level, n in zip(whole, grain, strict=True)]))
    image = QImage(b"".join(rows), side, side, QImage.Format.Format_ARGB32)
    pixmap = QPixmap.fromImage(image)
    pixmap.setDevicePixelRatio(1)
    return pixmap


def _shade(distance: float) -> float:
    """How dark the shadow is at a distance from the edge of the thing: 1 well inside, 0 far outside."""
    fall = min(max((_BLUR - distance) / (2 * _BLUR), 0.0), 1.0)
    return fall * fall * (3 - 2 * fall)
