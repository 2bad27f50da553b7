"""Paper: a document of text, or painted pages, as the bytes of a PDF that says nothing of where it was made.

Qt writes its name and version, the second, the zone and a drawn number into every PDF (ISO 32000-1,
14.3 and 14.4).  They are written over, byte for byte, so that the places of all else stay right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Final, NamedTuple

from PySide6.QtCore import QBuffer, QEventLoop, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrame,
)

from app.jobs import CancelToken

DPI: Final = 600
_MARGIN_MM: Final = 20.0
_FOOT_MM: Final = 10.0
_MM: Final = DPI / 25.4

_NUMBER: Final = re.compile(rb"(\d{1,10}) 0 R\b")
_HEX: Final = re.compile(rb"[0-9A-Fa-f]+")
_TELLING: Final = (
    b"/Producer",
    b"/CreationDate",
    b"/ModDate",
    b"/Author",
    b"/Creator",
    b"/Metadata 2",
    b"xpacket",
    b"xmp:",
)


_SHAPES: Final = ("liga", "clig", "calt", "locl")
"""What a font may draw in place of letters.  Qt cannot say in the PDF which letters those stand for, so whoever has it
read aloud, or copies from it, would miss them.  Joined scripts have other features, and keep them."""


class Paper(StrEnum):
    """The two that printers hold."""

    A4 = "a4"
    LETTER = "letter"


_SIZES: Final = {Paper.A4: QPageSize.PageSizeId.A4, Paper.LETTER: QPageSize.PageSizeId.Letter}


def font(family: str, points: float, *, bold: bool = False, italic: bool = False) -> QFont:
    """A font for paper; whatever the screen's text size is, paper keeps its own."""
    made = QFont()
    made.setFamilies([family, "Noto Sans Arabic"])
    made.setPointSizeF(points)
    made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)  # a drawn weight, which our fonts have
    made.setItalic(italic)
    for feature in _SHAPES:
        made.setFeature(QFont.Tag(feature), 0)
    return made


def painted(paper: Paper, paint: Callable[[QPainter, QPdfWriter, QRectF], None]) -> bytes:
    """A PDF of what ``paint`` draws: it gets the room between the margins (in dots) and asks for new pages itself.

    No page has a name.  May be called in any thread.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DPI)
    writer.setPageLayout(QPageLayout(QPageSize(_SIZES[paper]), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
    whole = QRectF(0, 0, writer.width(), writer.height())
    room = whole.adjusted(_MARGIN_MM * _MM, _MARGIN_MM * _MM, -_MARGIN_MM * _MM, -_MARGIN_MM * _MM)
    painter = QPainter(writer)
    try:
        paint(painter, writer, room)
    finally:
        painter.end()
        del painter, writer  # the end of the file is written now
    buffer.close()
    return without_traces(bytes(buffer.data().data()))


def printed(document: QTextDocument, paper: Paper, foot: QFont, token: CancelToken | None = None) -> bytes:
    """A document of text on as many pages as it needs, in black, each with its number.

    Runs in any thread.
    """
    events = QEventLoop()  # laying out starts a timer, which a thread of Python's has no clock for

    def paint(painter: QPainter, writer: QPdfWriter, room: QRectF) -> None:
        layout = document.documentLayout()
        layout.setPaintDevice(writer)
        document.setDocumentMargin(0)
        document.setPageSize(QSizeF(room.width(), room.height() - _FOOT_MM * _MM))
        _keep_together(document, token)
        count, tall = document.pageCount(), document.pageSize().height()
        for page in range(count):
            if token is not None:
                token.check()
            if page:
                writer.newPage()
            painter.save()
            painter.translate(room.left(), room.top() - page * tall)
            inside = QRectF(0, page * tall, room.width(), tall)
            painter.setClipRect(inside)
            context = QAbstractTextDocumentLayout.PaintContext()
            palette = QPalette()
            palette.setColor(QPalette.ColorRole.Text, QColor(Qt.GlobalColor.black))  # whatever the screen's look is
            context.palette = palette
            context.clip = inside
            layout.draw(painter, context)
            painter.restore()
            page_number(painter, room, foot, page + 1, count)

    try:
        return painted(paper, paint)
    finally:
        del events


def page_number(painter: QPainter, room: QRectF, foot: QFont, page: int, count: int) -> None:
    """Which page this is, and of how many, at the foot; no title that somebody could read in passing."""
    painter.setFont(foot)
    painter.setPen(QColor(Qt.GlobalColor.black))
    painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, f"{page} / {count}")


KEEP = 0x10_0001  # QTextFormat.UserProperty and up: a head, which does not stand alone at the foot of a page


class _Unit(NamedTuple):
    """A paragraph, or a frame with everything in it."""

    block: QTextBlock
    frame: QTextFrame | None
    top: float
    end: float  # of what has to stand on one page: of a paragraph its first line
    head: bool


def _keep_together(document: QTextDocument, token: CancelToken | None) -> None:
    """Take heads over to the page on which what they are the heads of begins; frames stay whole."""
    tall, place = document.pageSize().height(), 0
    while True:
        units = list(_units(document, place))
        found = _parted(units, tall)
        if found is None:
            return
        if token is not None:
            token.check()
        _begin_page(found)
        place = (
            found.frame.lastPosition() + 1 if found.frame is not None else found.block.position() + found.block.length()
        )


def _units(document: QTextDocument, place: int) -> Iterator[_Unit]:
    layout, root = document.documentLayout(), document.rootFrame()
    block = document.findBlock(place)
    while block.isValid():
        frame = document.frameAt(block.position())
        if frame is not None and frame is not root and frame.firstPosition() != root.firstPosition():
            room = layout.frameBoundingRect(frame)
            yield _Unit(block, frame, room.top(), room.bottom() - 1, head=False)
            block = document.findBlock(frame.lastPosition() + 1)
            continue
        room = layout.blockBoundingRect(block)
        lines = block.layout()
        first = lines.lineAt(0).height() if lines.lineCount() else room.height()
        yield _Unit(block, None, room.top(), room.top() + first - 1, block.blockFormat().hasProperty(KEEP))
        block = block.next()


def _parted(units: list[_Unit], tall: float) -> _Unit | None:
    """The first of those that belong together and stand on two pages."""
    begins: _Unit | None = None
    for unit in units:
        begins = begins or unit
        if unit.head:
            continue
        parted = int(begins.top // tall) != int(unit.end // tall) and unit.end - begins.top < tall
        if parted and begins.top % tall > 1:
            return begins
        begins = None
    return None


def _begin_page(unit: _Unit) -> None:
    if unit.frame is not None:
        around = unit.frame.frameFormat()
        around.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
        unit.frame.setFrameFormat(around)
        return
    shape = unit.block.blockFormat()
    shape.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
    QTextCursor(unit.block).setBlockFormat(shape)


# what Qt says of itself


def without_traces(pdf: bytes) -> bytes:
    """The same PDF, as long as before, without who made it, when, with what, and without drawn numbers.

    Raises `ValueError` for a file that is not as Qt writes them: better no file than one that tells.
    """
    data = bytearray(pdf)
    tail = data.rfind(b"trailer")
    if tail < 0:
        raise ValueError("no trailer")
    trailer = bytes(data[tail:])
    for start, end in (_span(data, _reference(trailer, b"/Info ")), _metadata(data, _reference(trailer, b"/Root "))):
        _blank(data, start, end)
    drawn = trailer.find(b"/ID [")
    if drawn >= 0:
        for found in _HEX.finditer(trailer, drawn + 5, trailer.index(b"]", drawn)):
            data[tail + found.start() : tail + found.end()] = b"0" * len(found[0])
    for word in _TELLING:
        if any(word in part for part in _plain_parts(bytes(data))):
            raise ValueError("something is left")
    return bytes(data)


def _reference(text: bytes, name: bytes) -> int:
    at = text.find(name)
    found = _NUMBER.match(text, at + len(name)) if at >= 0 else None
    if found is None:
        raise ValueError("no reference")
    return int(found[1])


def _span(data: bytearray, number: int) -> tuple[int, int]:
    """Where the inside of an object's dictionary begins and ends."""
    begins = re.search(rb"(?:^|\n)%d 0 obj\s*<<" % number, data)
    if begins is None:
        raise ValueError("no object")
    end = data.index(b"endobj", begins.end())
    return begins.end(), data.rindex(b">>", begins.end(), end)


def _metadata(data: bytearray, root: int) -> tuple[int, int]:
    """The inside of the metadata's stream; the catalogue's reference to it is taken out on the way."""
    start, end = _span(data, root)
    catalogue = bytes(data[start:end])
    number = _reference(catalogue, b"/Metadata ")
    at = catalogue.index(b"/Metadata ")
    _blank(data, start + at, start + at + len(b"/Metadata %d 0 R" % number))
    begins = re.search(rb"(?:^|\n)%d 0 obj\s*<<[^>]*>>\s*stream\r?\n" % number, data)
    if begins is None:
        raise ValueError("no stream")
    return begins.end(), data.index(b"endstream", begins.end()) - 1


def _blank(data: bytearray, start: int, end: int) -> None:
    data[start:end] = bytes(sign if sign in b"\r\n" else 0x20 for sign in data[start:end])


def _plain_parts(data: bytes) -> Iterator[bytes]:
    """Everything outside of streams: what is packed cannot be told from chance."""
    place = 0
    while (begins := data.find(b"stream\n", place)) >= 0:
        yield data[place:begins]
        end = data.find(b"endstream", begins)
        if end < 0:
            return
        place = end + len(b"endstream")
    yield data[place:]
