"""Symbols to photograph: from frames to pictures, and from pictures to frames.

Writing is segno's, reading zxing-cpp's; both are imported when they are needed.  Pictures come in as
grey values, so that whoever has a decoder at hand (the window has Qt's) can use it; `png` is one for
where there is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from app.handover.png import Grey
from app.packs.frames import Collector

QUIET: Final = 4
"""Modules of white around a symbol (ISO/IEC 18004, section 9.1)."""
MOST_VERSION: Final = 20


def modules(frame: str) -> tuple[bytes, ...]:
    """The rows of a frame's symbol without its quiet zone, 1 for dark: for whoever paints it."""
    return tuple(bytes(row) for row in _symbol(frame).matrix)


def picture(frame: str, scale: int = 6) -> bytes:
    """A PNG of a frame's symbol in black and white, ``scale`` pixels a module, with its quiet zone."""
    import io

    stream = io.BytesIO()
    _symbol(frame).save(stream, kind="png", scale=scale, border=QUIET)
    return stream.getvalue()


def texts(image: Grey) -> list[str]:
    """What the symbols on a picture say, whatever it is; turned, tilted and inverted ones too."""
    import zxingcpp

    if min(image.width, image.height) < 1 or len(image.data) != image.width * image.height:
        return []
    view = memoryview(image.data).cast("B", (image.height, image.width))
    found = zxingcpp.read_barcodes(
        view, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode), text_mode=zxingcpp.TextMode.Plain
    )
    return [barcode.text for barcode in found if barcode.valid]


def take(collector: Collector, images: Sequence[Grey]) -> int:
    """Give everything on these pictures to a collector; how many of its frames were there.  Raises `Refused`."""
    return sum(collector.take(text) for image in images for text in texts(image))


def _symbol(frame: str) -> Any:
    import segno

    symbol = segno.make(frame, mode="alphanumeric", error="m", boost_error=False, micro=False)
    assert int(symbol.version) <= MOST_VERSION  # frames are cut so that it is
    return symbol
