"""Pictures without a window's decoder: the same grey as Qt sees, and nothing but refusals for the rest."""

from __future__ import annotations

import random
import zlib
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage

from app.handover import png
from app.packs.refusal import Reason, Refused

_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}


def _chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")


def _png(
    rows: Sequence[bytes],
    width: int,
    kind: int,
    depth: int,
    filters: Sequence[int] = (0,),
    palette: bytes = b"",
    tail: bytes = b"\0\0\0",
) -> bytes:
    """A picture of these rows of packed bytes, each under a filter."""
    step = max(1, _CHANNELS[kind] * depth // 8)
    packed = bytearray()
    before = bytes(len(rows[0]))
    for place, row in enumerate(rows):
        rule = filters[place % len(filters)]
        packed.append(rule)
        for at, value in enumerate(row):
            left = row[at - step] if at >= step else 0
            corner = before[at - step] if at >= step else 0
            packed.append((value - _predicted(rule, left, before[at], corner)) & 255)
        before = row
    head = width.to_bytes(4, "big") + len(rows).to_bytes(4, "big") + bytes([depth, kind]) + tail
    parts = [_chunk(b"IHDR", head)]
    parts += [_chunk(b"PLTE", palette)] if palette else []
    half = zlib.compress(bytes(packed))
    parts += [_chunk(b"IDAT", half[:5]), _chunk(b"IDAT", half[5:]), _chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def _predicted(rule: int, left: int, above: int, corner: int) -> int:
    """Straight from the standard, section 9."""
    if rule == 4:
        to_left, to_above, to_corner = abs(above - corner), abs(left - corner), abs(left + above - 2 * corner)
        return left if to_left <= to_above and to_left <= to_corner else above if to_above <= to_corner else corner
    return (0, left, above, (left + above) // 2, 0, 0)[rule]  # 5 is none, and refused


def _seen_by_qt(data: bytes) -> bytes:
    """The green of every pixel."""
    image = QImage.fromData(data, "PNG")
    assert not image.isNull()
    return bytes(QColor(image.pixel(x, y)).green() for y in range(image.height()) for x in range(image.width()))


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(
        [(0, 1), (0, 2), (0, 4), (0, 8), (0, 16), (2, 8), (2, 16), (3, 1), (3, 2), (3, 4), (3, 8), (4, 8), (6, 8)]
    ),
    st.integers(1, 11),
    st.integers(1, 5),
    st.lists(st.integers(0, 4), min_size=1, max_size=4),
    st.randoms(use_true_random=False),
)
def test_what_qt_sees_is_what_we_see(
    form: tuple[int, int], width: int, height: int, filters: list[int], chance: random.Random
) -> None:
    kind, depth = form
    length = (width * depth * _CHANNELS[kind] + 7) // 8
    rows = [bytearray(chance.randbytes(length)) for _ in range(height)]
    if kind in (4, 6):  # alpha full, so that nothing is mixed
        for row in rows:
            row[_CHANNELS[kind] - 1 :: _CHANNELS[kind]] = b"\xff" * width
    palette = chance.randbytes(3 << depth) if kind == 3 else b""
    data = _png([bytes(row) for row in rows], width, kind, depth, filters, palette)
    found = png.read(data)
    assert (found.width, found.height) == (width, height)
    expected = _seen_by_qt(data)
    if depth == 16:  # Qt rounds sixteen bits, we leave the lower eight out
        assert all(abs(ours - theirs) <= 1 for ours, theirs in zip(found.data, expected, strict=True))
    else:
        assert found.data == expected


def test_a_picture_that_qt_wrote() -> None:
    image = QImage(37, 21, QImage.Format.Format_RGB32)
    for x in range(37):
        for y in range(21):
            image.setPixelColor(x, y, QColor(x * 6, (x * y) % 256, y * 12))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, "PNG")  # type: ignore[call-overload]
    data = bytes(buffer.data().data())
    assert png.read(data).data == _seen_by_qt(data)


_GOOD = _png([bytes(range(8)), bytes(8)], 8, 0, 8)


def _head(**changed: int) -> bytes:
    fields = {"width": 8, "depth": 8, "kind": 0, "packing": 0, "filter": 0, "interlace": 0, **changed}
    tail = bytes([fields["packing"], fields["filter"], fields["interlace"]])
    data = bytearray(_png([bytes(8)], fields["width"], 0, 8, tail=tail))
    data[24], data[25] = fields["depth"], fields["kind"]
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", Reason.PICTURE),
        (b"\xff\xd8\xff\xe0JFIF", Reason.PICTURE),
        (_GOOD[:8], Reason.PICTURE),
        (_GOOD[:-30], Reason.PICTURE),
        (_GOOD[:50] + b"\0\0\0\0" + _GOOD[54:], Reason.PICTURE),
        (_head(interlace=1), Reason.PICTURE),
        (_head(packing=1), Reason.PICTURE),
        (_head(kind=5), Reason.PICTURE),
        (_head(kind=3, depth=16), Reason.PICTURE),
        (_head(depth=3), Reason.PICTURE),
        (_head(width=0), Reason.PICTURE),
        (_head(width=9), Reason.PICTURE),
        (_head(width=png.MOST_PIXELS + 1), Reason.TOO_BIG),
        (_png([bytes(8)], 8, 0, 8, filters=[5]), Reason.PICTURE),
        (bytes(png.MOST_BYTES + 1), Reason.TOO_BIG),
    ],
)
def test_refusals(data: bytes, reason: Reason) -> None:
    with pytest.raises(Refused) as refused:
        png.read(data)
    assert refused.value.reason is reason


def test_a_bomb_is_never_unpacked_whole() -> None:
    """Sixteen pixels that unpack to two hundred MiB: only what the header says is taken."""
    import tracemalloc

    head = (4).to_bytes(4, "big") * 2 + bytes([8, 0]) + b"\0\0\0"
    packer = zlib.compressobj()
    packed = b"".join(packer.compress(bytes(1 << 20)) for _ in range(200)) + packer.flush()
    data = b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", packed)
    tracemalloc.start()
    try:
        assert png.read(data).data == bytes(16)
        assert tracemalloc.get_traced_memory()[1] < 4 * len(packed) + (1 << 20)
    finally:
        tracemalloc.stop()


@settings(max_examples=400, deadline=None)
@given(st.integers(0, len(_GOOD) - 1), st.binary(max_size=4))
def test_no_bytes_bring_it_down(place: int, change: bytes) -> None:
    data = _GOOD[:place] + change + _GOOD[place + 1 :]
    try:
        found = png.read(data)
    except Refused:
        return
    assert len(found.data) == found.width * found.height
