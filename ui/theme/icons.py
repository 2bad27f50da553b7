"""Lucide icons in the colour that is asked for, drawn once for each size and screen."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_ICONS = Path(__file__).parent / "icons"

POINTING = frozenset({"arrow-left", "arrow-right", "chevron-left", "chevron-right", "play", "undo-2", "redo-2"})
"""Icons that point along the line of reading, and so the other way where it runs the other way."""


@lru_cache(maxsize=256)
def pixmap(name: str, colour: str, size: int, ratio: float = 1.0, *, mirrored: bool = False) -> QPixmap:
    """The icon ``name`` as a square pixmap of ``size`` logical pixels for a screen of ``ratio``.

    ``mirrored``: the line of reading runs from right to left; icons that point along it are turned round.
    """
    source = (_ICONS / f"{name}.svg").read_text("utf-8")
    renderer = QSvgRenderer(
        QByteArray(source.replace("currentColor", colour).replace('stroke-width="2"', 'stroke-width="1.75"').encode())
    )
    image = QPixmap(round(size * ratio), round(size * ratio))
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    if mirrored and name in POINTING:
        painter.translate(size, 0)
        painter.scale(-1, 1)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return image


def icon(name: str, colour: str, size: int = 22) -> QIcon:
    """The same as a QIcon, crisp at one and two times."""
    found = QIcon(pixmap(name, colour, size))
    found.addPixmap(pixmap(name, colour, size, 2.0))
    return found
