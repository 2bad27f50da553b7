"""Squares to photograph (QR symbols) on paper: four to a page, each with its number and how many there are."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPdfWriter

from app.handover import symbols
from app.jobs import CancelToken, Progress, silent
from app.packs import frames
from ui.i18n import translate
from ui.ways.paper import DPI, Paper, font, page_number, painted

ACROSS, DOWN = 2, 2
LEAST_DOTS: Final = 3 * DPI // 300
"""Of a module, so that the coarsest printer and scanner in use (300 dots to the inch) have three."""

_POINT: Final = DPI / 72


def pictures(
    data: bytes, token: CancelToken | None = None, progress: Progress = silent
) -> tuple[tuple[str, bytes], ...]:
    """File names and PNG pictures, one for each square.  Raises `Refused` ``too-big`` beyond what squares hold."""
    texts = frames.split(data)
    found = []
    for number, text in enumerate(texts, start=1):
        _on(token, progress, number, len(texts))
        found.append((f"{number:02d}-{len(texts):02d}.png", symbols.picture(text)))
    return tuple(found)


def pdf(data: bytes, paper: Paper, family: str, token: CancelToken | None = None, progress: Progress = silent) -> bytes:
    """Pages to print.  Raises `Refused` ``too-big``, ``empty``; `Cancelled`.  Runs in any thread."""
    texts = frames.split(data)
    each = ACROSS * DOWN
    pages = -(-len(texts) // each)

    def paint(painter: QPainter, writer: QPdfWriter, room: QRectF) -> None:
        for number, text in enumerate(texts):
            _on(token, progress, number + 1, len(texts))
            if number % each == 0:
                if number:
                    writer.newPage()
                _head(painter, room, family)
                page_number(painter, room, font(family, 9), number // each + 1, pages)
            words = translate("Squares", "{number} of {count}").format(number=number + 1, count=len(texts))
            _square(painter, _place(room, number % each), symbols.modules(text), words, family)

    return painted(paper, paint)


def _on(token: CancelToken | None, progress: Progress, done: int, total: int) -> None:
    if token is not None:
        token.check()
    progress(done, total)


def _head(painter: QPainter, room: QRectF, family: str) -> None:
    painter.setPen(QColor(Qt.GlobalColor.black))
    painter.setFont(font(family, 10))
    words = translate(
        "Squares",
        "These squares together are one file. Photograph or scan them straight and sharp; several on one picture are fine, and the order does not matter.",
    )
    painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap, words)


def _place(room: QRectF, number: int) -> QRectF:
    """The room of one square with its words, below the head and above the foot."""
    inside = room.adjusted(0, 34 * _POINT, 0, -24 * _POINT)
    width, height = inside.width() / ACROSS, inside.height() / DOWN
    return QRectF(inside.left() + number % ACROSS * width, inside.top() + number // ACROSS * height, width, height)


def _square(painter: QPainter, room: QRectF, rows: tuple[bytes, ...], words: str, family: str) -> None:
    line = 22 * _POINT
    dots = int(min(room.width(), room.height() - line) // (len(rows) + 2 * symbols.QUIET))
    assert dots >= LEAST_DOTS  # at most version 20
    size = dots * len(rows)
    left = round(room.center().x() - size / 2)
    top = round(room.top() + dots * symbols.QUIET)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for y, row in enumerate(rows):
        x = 0
        while x < len(row):
            run = x
            while run < len(row) and row[run]:
                run += 1
            if run > x:
                painter.fillRect(left + x * dots, top + y * dots, (run - x) * dots, dots, Qt.GlobalColor.black)
            x = max(run, x + 1)
    painter.setFont(font(family, 11, bold=True))
    below = QRectF(room.left(), top + size + dots * symbols.QUIET, room.width(), line)
    painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, words)
