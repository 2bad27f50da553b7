"""Pictures from elsewhere as grey values: PNG and JPEG only, in memory, and bounded before anything is unpacked."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from app.handover import png
from app.handover.png import Grey
from app.packs.refusal import Reason, Refused

MOST_BYTES: Final = 32 * 1024 * 1024
MOST_PIXELS: Final = 24_000_000
"""That are unpacked.  Of a larger JPEG only every second or fourth pixel is (its format can do that)."""
MOST_SENT: Final = 220_000_000
"""That a JPEG may have: telephones make 200 million now."""
MOST_SCANS: Final = 24
"""Of a JPEG.  Each goes over the whole picture once more; programs write one to ten, and one for a thumbnail."""
_MIB_PER_PICTURE: Final = 128  # 24 million pixels of four bytes are 92

_JPEG: Final = b"\xff\xd8\xff"
_SCAN: Final = re.compile(rb"\xff\xda")


def read(data: bytes) -> Grey:
    """The picture in these bytes.  Raises `Refused` ``picture``, ``too-big``, ``empty``.  Runs in any thread."""
    if not data:
        raise Refused(Reason.EMPTY)
    if len(data) > MOST_BYTES:
        raise Refused(Reason.TOO_BIG)
    if png.is_png(data):
        return _decoded(data, b"png", MOST_PIXELS)
    if not data.startswith(_JPEG):
        raise Refused(Reason.PICTURE)
    if sum(1 for _ in _SCAN.finditer(data)) > MOST_SCANS:
        raise Refused(Reason.TOO_BIG)
    return _decoded(data, b"jpeg", MOST_SENT)


def of_image(image: QImage) -> Grey:
    """The grey values of a picture that is unpacked already.  Raises `Refused` ``picture``, ``too-big``."""
    if image.isNull():
        raise Refused(Reason.PICTURE)
    if image.width() * image.height() > MOST_PIXELS:
        raise Refused(Reason.TOO_BIG)
    if image.hasAlphaChannel():  # what can be seen through lies on white, as on paper
        under = QImage(image.size(), QImage.Format.Format_RGB32)
        under.fill(Qt.GlobalColor.white)
        _lay(image, under)
        image = under
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    width, height, line = grey.width(), grey.height(), grey.bytesPerLine()
    rows = bytes(grey.constBits())
    if line != width:
        rows = b"".join(rows[y * line : y * line + width] for y in range(height))
    return Grey(width, height, rows)


def _decoded(data: bytes, kind: bytes, most: int) -> Grey:
    QImageReader.setAllocationLimit(_MIB_PER_PICTURE)  # of all reading in this program; our own pictures are small
    held = QByteArray(data)
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(kind))
    reader.setAutoDetectImageFormat(False)
    reader.setDecideFormatFromContent(False)
    reader.setAutoTransform(False)
    size = reader.size()  # of the head alone
    if not size.isValid() or size.isEmpty():
        raise Refused(Reason.PICTURE)
    pixels = size.width() * size.height()
    if pixels > most:
        raise Refused(Reason.TOO_BIG)
    smaller = 1
    while pixels // smaller**2 > MOST_PIXELS:
        smaller *= 2
    if smaller > 1:
        reader.setScaledSize(QSize(max(1, size.width() // smaller), max(1, size.height() // smaller)))
    image = reader.read()
    buffer.close()
    return of_image(image)


def _lay(image: QImage, under: QImage) -> None:
    from PySide6.QtGui import QPainter

    painter = QPainter(under)
    painter.drawImage(0, 0, image)
    painter.end()
