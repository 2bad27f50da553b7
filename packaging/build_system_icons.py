"""The program's mark in the forms that Windows and macOS want: ``windows/app.ico`` and ``macos/app.icns``.

Run by hand when the mark changes (it needs PySide6); both files are committed.  The pictures are drawn from
``ui/theme/icons/app/app.svg``, so that a window, a desktop and a program file show the same leaf on a page.

    python packaging/build_system_icons.py

ICO: sizes up to 64 as bitmaps with their mask, as every reader knows them, larger ones as PNG (Windows Vista and
newer).  ICNS: PNG throughout, which macOS reads since 10.7; the sizes are Apple's, each with its double.
"""

from __future__ import annotations

import struct
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MARK = ROOT / "ui" / "theme" / "icons" / "app" / "app.svg"
ICO = ROOT / "packaging" / "windows" / "app.ico"
ICNS = ROOT / "packaging" / "macos" / "app.icns"

BITMAPS = (16, 20, 24, 32, 40, 48, 64)  # what Explorer asks for at 100 to 200 %
PNGS = (128, 256)
# Type of Apple's container -> pixels; the name in the middle column of their list is the size at one or two times.
APPLE = {"ic11": 32, "ic12": 64, "ic07": 128, "ic13": 256, "ic08": 256, "ic14": 512, "ic09": 512, "ic10": 1024}

Pixels = Callable[[int], bytes]  # size -> rows from the top, four bytes a pixel: blue, green, red, alpha
Picture = Callable[[int], bytes]  # size -> a PNG file


def ico(pixels: Pixels, picture: Picture, bitmaps: Sequence[int] = BITMAPS, pngs: Sequence[int] = PNGS) -> bytes:
    """An icon file of Windows with every size, small ones first."""
    images = [(size, _bitmap(pixels(size), size)) for size in bitmaps] + [(size, picture(size)) for size in pngs]
    head = struct.pack("<HHH", 0, 1, len(images))
    at = len(head) + 16 * len(images)
    entries = b""
    for size, content in images:
        entries += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(content), at)
        at += len(content)
    return head + entries + b"".join(content for _, content in images)


def _bitmap(pixels: bytes, size: int) -> bytes:
    """A bitmap as icons hold it: rows from the bottom, then the old mask, where 1 means nothing is drawn."""
    rows = [pixels[4 * size * y : 4 * size * (y + 1)] for y in reversed(range(size))]
    width = -(-size // 32) * 4  # a row of the mask ends on four bytes
    mask = b""
    for row in rows:
        bits = sum(1 << (8 * width - 1 - x) for x in range(size) if row[4 * x + 3] == 0)
        mask += bits.to_bytes(width, "big")
    head = struct.pack("<IiiHHIIiiII", 40, size, 2 * size, 1, 32, 0, 4 * size * size + len(mask), 0, 0, 0, 0)
    return head + b"".join(rows) + mask


def icns(picture: Picture) -> bytes:
    """An icon file of macOS."""
    body = b""
    for kind, size in APPLE.items():
        content = picture(size)
        body += kind.encode("ascii") + struct.pack(">I", 8 + len(content)) + content
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


def main() -> int:
    """Draw both files."""
    from PySide6.QtCore import QBuffer, QByteArray
    from PySide6.QtGui import QImage, QImageWriter, QPainter
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(QByteArray(MARK.read_bytes()))

    def draw(size: int) -> QImage:
        image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        return image

    def pixels(size: int) -> bytes:
        image = draw(size).convertToFormat(QImage.Format.Format_ARGB32)  # held while its bytes are read
        return bytes(image.constBits())

    def picture(size: int) -> bytes:
        buffer = QBuffer()
        buffer.open(QBuffer.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"png")).write(draw(size))
        return bytes(buffer.data().data())

    ICO.write_bytes(ico(pixels, picture))
    ICNS.write_bytes(icns(picture))
    print(f"{ICO.relative_to(ROOT)}: {ICO.stat().st_size} bytes, {ICNS.relative_to(ROOT)}: {ICNS.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
