"""From bytes to pictures of symbols and back, as telephones and scanners leave them."""

from __future__ import annotations

import os
import random

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter, QTransform

from app.handover import png, symbols
from app.handover.png import Grey
from app.packs import frames
from app.packs.refusal import Reason, Refused


def _image(picture: bytes) -> QImage:
    image = QImage.fromData(picture, "PNG").convertToFormat(QImage.Format.Format_Grayscale8)
    assert not image.isNull()
    return image


def _grey(image: QImage) -> Grey:
    image = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = (bytes(image.constScanLine(y))[: image.width()] for y in range(image.height()))
    return Grey(image.width(), image.height(), b"".join(rows))


def _blurred(image: QImage) -> QImage:
    """Down to a little over two pixels a module and up again, smoothly: what a lens out of focus leaves."""
    small = image.size() * 0.45
    mode = Qt.TransformationMode.SmoothTransformation
    ratio = Qt.AspectRatioMode.IgnoreAspectRatio
    return image.scaled(QSize(small.width(), small.height()), ratio, mode).scaled(image.size(), ratio, mode)


def _turned(image: QImage) -> QImage:
    turned = image.convertToFormat(QImage.Format.Format_RGB32)
    page = QImage(turned.size() * 1.6, QImage.Format.Format_RGB32)
    page.fill(Qt.GlobalColor.lightGray)
    painter = QPainter(page)
    painter.setTransform(QTransform().translate(page.width() / 2, page.height() / 2).rotate(17).shear(0.05, 0.02))
    painter.drawImage(-turned.width() // 2, -turned.height() // 2, turned)
    painter.end()
    return page


@pytest.mark.parametrize("length", [1, 2, 379, 380, 381, 4_001, frames.MOST_BYTES])
def test_there_and_back_through_blurred_pictures_in_any_order(length: int) -> None:
    data = random.Random(length).randbytes(length)
    made = frames.split(data)
    pictures = [_grey(_blurred(_image(symbols.picture(frame)))) for frame in made]
    random.Random(length).shuffle(pictures)
    collector = frames.Collector()
    assert symbols.take(collector, pictures) == len(made)
    assert collector.joined() == data


def test_a_turned_and_tilted_photograph() -> None:
    data = os.urandom(700)
    collector = frames.Collector()
    for frame in frames.split(data):
        assert symbols.take(collector, [_grey(_turned(_image(symbols.picture(frame))))]) == 1
    assert collector.joined() == data


def test_a_page_with_four_of_them_beside_other_symbols() -> None:
    data = os.urandom(1_300)
    made = frames.split(data)
    assert len(made) == 4
    page = QImage(1500, 1700, QImage.Format.Format_RGB32)
    page.fill(Qt.GlobalColor.white)
    painter = QPainter(page)
    for place, text in enumerate([*made, "HELLO"]):
        painter.drawImage((place % 2) * 700, (place // 2) * 560, _image(symbols.picture(text)))
    painter.end()
    collector = frames.Collector()
    assert symbols.take(collector, [_grey(page)]) == 4
    assert collector.joined() == data


def test_inverted() -> None:
    image = _image(symbols.picture(frames.split(b"words")[0]))
    image.invertPixels()
    assert symbols.texts(_grey(image)) == list(frames.split(b"words"))


def test_the_rows_and_the_picture_are_the_same_symbol() -> None:
    (frame,) = frames.split(b"words")
    rows = symbols.modules(frame)
    found = png.read(symbols.picture(frame, scale=1))
    edge = symbols.QUIET
    assert (found.width, found.height) == (len(rows) + 2 * edge, len(rows) + 2 * edge)
    assert {len(row) for row in rows} == {len(rows)}
    for y, row in enumerate(rows):
        start = (y + edge) * found.width + edge
        assert [value == 0 for value in found.data[start : start + len(row)]] == [bool(module) for module in row]


def test_the_largest_frame_stays_below_version_20() -> None:
    rows = symbols.modules(frames.split(bytes([255]) * frames.MOST_BYTES)[0])
    assert (len(rows) - 17) // 4 <= symbols.MOST_VERSION


def test_pictures_without_symbols() -> None:
    assert symbols.texts(Grey(3, 3, bytes(9))) == []
    assert symbols.texts(Grey(0, 0, b"")) == []
    assert symbols.texts(Grey(3, 3, bytes(8))) == []
    collector = frames.Collector()
    assert symbols.take(collector, [Grey(50, 50, bytes(2500))]) == 0
    with pytest.raises(Refused) as refused:
        collector.joined()
    assert refused.value.reason is Reason.NOT_TEXT


def test_a_frame_that_differs_is_refused() -> None:
    first, second = frames.split(b"a" * 400), frames.split(b"b" * 400)
    mark = first[0].split(":")[2]
    forged = second[0].split(":")
    forged[2] = mark
    collector = frames.Collector()
    symbols.take(collector, [png.read(symbols.picture(first[0]))])
    with pytest.raises(Refused) as refused:
        symbols.take(collector, [png.read(symbols.picture(":".join(forged)))])
    assert refused.value.reason is Reason.FRAMES_DIFFER
