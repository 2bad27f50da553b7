"""Pictures from elsewhere: two formats, bounded before anything is unpacked, and nothing but refusals for the rest."""

from __future__ import annotations

import random
import tracemalloc
import zlib
from typing import Any

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter, QPainter

from app.handover import symbols
from app.packs.refusal import Reason, Refused
from ui.ways import pictures, squares

FRAMES = bytes(range(200))


def _packed(image: QImage, kind: str) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(kind.encode())).write(image)
    return bytes(buffer.data().data())


def _refused(data: bytes) -> Reason:
    with pytest.raises(Refused) as caught:
        pictures.read(data)
    return caught.value.reason


@pytest.fixture
def shot(app: Any) -> bytes:
    return squares.pictures(FRAMES)[0][1]


def _chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")


def _png_head(width: int, height: int) -> bytes:
    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([8, 2, 0, 0, 0])
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head)


def test_other_formats_are_not_even_tried(app: Any) -> None:
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    for kind in {bytes(one.data()).decode() for one in QImageWriter.supportedImageFormats()} - {
        "png",
        "jpg",
        "jpeg",
        "jfif",
    }:
        assert _refused(_packed(image, kind)) is Reason.PICTURE, kind
    assert _refused(b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>") is Reason.PICTURE
    assert _refused(b"") is Reason.EMPTY


@pytest.mark.no_qt_log  # Qt says what it thinks of the picture
def test_a_name_of_one_format_before_another_helps_nobody(app: Any) -> None:
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    assert _refused(b"\xff\xd8\xff" + _packed(image, "bmp")) is Reason.PICTURE
    assert _refused(b"\x89PNG\r\n\x1a\n" + _packed(image, "bmp")) is Reason.PICTURE


def test_a_huge_picture_is_refused_by_its_head(app: Any) -> None:
    rows = zlib.compress(bytes(1000), 9)
    tracemalloc.start()
    assert _refused(_png_head(60_000, 60_000) + _chunk(b"IDAT", rows) + _chunk(b"IEND", b"")) is Reason.TOO_BIG
    assert tracemalloc.get_traced_memory()[1] < 2_000_000
    tracemalloc.stop()
    assert _refused(b"\x89PNG" + bytes(pictures.MOST_BYTES)) is Reason.TOO_BIG


def test_the_limit_of_memory_is_set(app: Any, shot: bytes) -> None:
    pictures.read(shot)
    assert 0 < QImageReader.allocationLimit() <= 128


@pytest.mark.no_qt_log  # Qt says what it thinks of the picture
def test_a_jpeg_that_goes_over_itself_a_thousand_times(app: Any, shot: bytes) -> None:
    image = QImage(80, 80, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    data = _packed(image, "jpeg")
    pictures.read(data)
    assert _refused(data[:-2] + b"\xff\xda\x00\x08" * 30 + data[-2:]) is Reason.TOO_BIG


def test_a_large_photograph_is_read_smaller(app: Any, shot: bytes) -> None:
    """As telephones make them: 48 million pixels, the square in a corner."""
    image = QImage(8000, 6000, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    square = QImage()
    square.loadFromData(shot, "PNG")
    painter = QPainter(image)
    painter.drawImage(500, 500, square.scaledToWidth(2400))
    painter.end()
    grey = pictures.read(_packed(image, "jpeg"))
    assert (grey.width, grey.height) == (4000, 3000)
    assert symbols.texts(grey) != []


def test_what_can_be_seen_through_lies_on_white(app: Any, shot: bytes) -> None:
    black = QImage()
    black.loadFromData(shot, "PNG")
    through = QImage(black.size(), QImage.Format.Format_ARGB32)
    through.fill(0)
    for y in range(black.height()):
        for x in range(black.width()):
            if black.pixelColor(x, y).lightness() < 128:
                through.setPixel(x, y, 0xFF000000)
    assert symbols.texts(pictures.read(_packed(through, "png"))) == symbols.texts(pictures.read(shot))


def test_rows_that_end_between_words(app: Any) -> None:
    """Qt pads rows to four bytes; the values must not shift."""
    for width in range(1, 9):
        image = QImage(width, 3, QImage.Format.Format_Grayscale8)
        image.fill(10)
        image.setPixel(width - 1, 1, 0xFFC8C8C8)
        grey = pictures.read(_packed(image, "png"))
        assert len(grey.data) == width * 3
        assert grey.data[2 * width - 1] == 0xC8


@pytest.mark.no_qt_log
@pytest.mark.parametrize("kind", ["png", "jpeg"])
def test_damage_is_refused_or_read_and_never_anything_else(app: Any, shot: bytes, kind: str) -> None:
    image = QImage()
    image.loadFromData(shot, "PNG")
    whole, chance = _packed(image.scaledToWidth(300), kind), random.Random(7)
    refused = 0
    for _ in range(300):
        hurt = bytearray(whole)
        for _ in range(chance.randrange(1, 6)):
            hurt[chance.randrange(len(hurt))] = chance.randrange(256)
        if chance.random() < 0.4:
            del hurt[chance.randrange(len(hurt)) :]
        try:
            symbols.texts(pictures.read(bytes(hurt)))
        except Refused:
            refused += 1
    assert refused > 0  # sums of PNG catch all of it, JPEG has none
