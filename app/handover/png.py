"""PNG pictures as grey values, for looking for symbols in them where no window and its Qt are at hand.

ISO/IEC 15948 (PNG), as much of it as screenshots, scans and our own pictures need: every colour type
and depth, not interlaced.  Only `zlib` is used, and never more memory than the header says, which is
bounded before anything is unpacked.  Photographs of telephones are JPEG: the window reads those.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from itertools import accumulate
from typing import Final, NamedTuple

from app.packs.refusal import Reason, Refused

MOST_PIXELS: Final = 24_000_000
MOST_BYTES: Final = 64 * 1024 * 1024

_MARK: Final = b"\x89PNG\r\n\x1a\n"
_CHANNELS: Final = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # by colour type: grey, RGB, palette, grey and alpha, RGBA
_DEPTHS: Final = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}


class Grey(NamedTuple):
    """A picture, row by row, one byte a pixel."""

    width: int
    height: int
    data: bytes


def is_png(data: bytes) -> bool:
    """Whether these bytes begin as a PNG."""
    return data.startswith(_MARK)


def read(data: bytes) -> Grey:
    """The picture in these bytes.  Raises `Refused` ``picture`` or ``too-big``, and nothing else."""
    if len(data) > MOST_BYTES:
        raise Refused(Reason.TOO_BIG)
    head, palette, packed = _chunks(data)
    width, height = int.from_bytes(head[:4], "big"), int.from_bytes(head[4:8], "big")
    depth, kind = head[8], head[9]
    if not width or not height or head[10:] != b"\0\0\0" or depth not in _DEPTHS.get(kind, ()):
        raise Refused(Reason.PICTURE)
    if width * height > MOST_PIXELS:
        raise Refused(Reason.TOO_BIG)
    bits = depth * _CHANNELS[kind]
    row, step = (width * bits + 7) // 8, max(1, bits // 8)
    raw = _inflated(packed, (row + 1) * height)
    first = depth // 8 if kind in (2, 6) else 0  # green, of colours: it is most of what eyes and cameras call bright
    grey = _grey(kind, depth, palette, width)
    return Grey(width, height, b"".join(grey(line) for line in _rows(raw, row, first, step)))


def _chunks(data: bytes) -> tuple[bytes, bytes, bytes]:
    """Header, palette and packed pixels.  Sums are not looked at: a damaged picture shows no symbol."""
    if not is_png(data):
        raise Refused(Reason.PICTURE)
    found: dict[bytes, list[bytes]] = {b"IHDR": [], b"PLTE": [], b"IDAT": []}
    place = len(_MARK)
    while place + 12 <= len(data):
        length, kind = int.from_bytes(data[place : place + 4], "big"), data[place + 4 : place + 8]
        if kind in found:
            found[kind].append(data[place + 8 : place + 8 + length])
        place += 12 + length
        if kind == b"IEND":
            break
    if len(found[b"IHDR"]) != 1 or len(found[b"IHDR"][0]) != 13:
        raise Refused(Reason.PICTURE)
    return found[b"IHDR"][0], b"".join(found[b"PLTE"][:1]), b"".join(found[b"IDAT"])


def _inflated(packed: bytes, length: int) -> bytes:
    try:
        raw = zlib.decompressobj().decompress(packed, length)
    except zlib.error:
        raise Refused(Reason.PICTURE) from None
    if len(raw) != length:
        raise Refused(Reason.PICTURE)
    return raw


def _rows(raw: bytes, row: int, first: int, step: int) -> Iterator[bytes]:
    """The rows with their filters undone (PNG, section 9), of every pixel only the byte ``first``.

    Filters look from a byte to the same byte of its neighbours, so the others need not be known.
    """
    before = bytes(len(range(first, row, step)))
    for place in range(0, len(raw), row + 1):
        undo = _FILTERS.get(raw[place])
        if undo is None:
            raise Refused(Reason.PICTURE)
        before = undo(raw[place + 1 + first : place + 1 + row : step], before)
        yield before


def _none(line: bytes, _: bytes) -> bytes:
    return line


def _sub(line: bytes, _: bytes) -> bytes:
    return bytes(value & 255 for value in accumulate(line))


def _up(line: bytes, before: bytes) -> bytes:
    return bytes((value + above) & 255 for value, above in zip(line, before, strict=True))


def _average(line: bytes, before: bytes) -> bytes:
    found, left = bytearray(len(line)), 0
    for place, (value, above) in enumerate(zip(line, before, strict=True)):
        found[place] = left = (value + ((left + above) >> 1)) & 255
    return bytes(found)


def _paeth(line: bytes, before: bytes) -> bytes:
    found, left, corner = bytearray(len(line)), 0, 0
    for place, (value, above) in enumerate(zip(line, before, strict=True)):
        to_left, to_above, to_corner = abs(above - corner), abs(left - corner), abs(left + above - 2 * corner)
        if to_left > to_above or to_left > to_corner:
            left = above if to_above <= to_corner else corner
        found[place] = left = (value + left) & 255
        corner = above
    return bytes(found)


_FILTERS: Final[dict[int, Callable[[bytes, bytes], bytes]]] = {0: _none, 1: _sub, 2: _up, 3: _average, 4: _paeth}


def _grey(kind: int, depth: int, palette: bytes, width: int) -> Callable[[bytes], bytes]:
    """What makes grey values of the bytes of a row."""
    if kind == 3:
        table = palette[1::3][:256]
    elif depth < 8:
        table = bytes(255 * value // ((1 << depth) - 1) for value in range(1 << depth))
    else:
        return lambda line: line
    table += bytes(256 - len(table))
    return lambda line: (line if depth == 8 else _unpacked(line, depth, width)).translate(table)


def _unpacked(line: bytes, depth: int, width: int) -> bytes:
    """One byte a pixel, from several pixels a byte."""
    mask, each = (1 << depth) - 1, 8 // depth
    found = bytearray(len(line) * each)
    for place in range(each):
        shift = 8 - depth * (place + 1)
        found[place::each] = bytes((value >> shift) & mask for value in line)
    return bytes(found[:width])
