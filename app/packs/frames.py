"""A pack as several short texts, each of which fits one QR symbol (``docs/specs/pack.md``, section 7).

Alphanumeric mode holds base45 (RFC 9285) almost as densely as bytes, and survives a telephone that
turns symbols into text.  Which symbol comes first does not matter.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from typing import Final

from app.packs.refusal import Reason, Refused

MOST_BYTES: Final = 12_000
MOST_FRAMES: Final = 40
FRAME_BYTES: Final = 380
"""With its head a frame stays below 600 characters, so that version 20 at level M holds it."""

_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_VALUE = {character: place for place, character in enumerate(_ALPHABET)}
_FRAME = re.compile(r"YPK1:([0-9]{2})/([0-9]{2}):([0-9A-F]{12}):([0-9A-Z $%*+\-./:]{1,700})")


def split(data: bytes) -> tuple[str, ...]:
    """The frames of a pack, in order.  Raises `Refused` ``too-big`` beyond 12,000 bytes, ``empty``."""
    if not data:
        raise Refused(Reason.EMPTY)
    if len(data) > MOST_BYTES:
        raise Refused(Reason.TOO_BIG)
    pieces = [data[place : place + FRAME_BYTES] for place in range(0, len(data), FRAME_BYTES)]
    mark = _mark(data)
    return tuple(
        f"YPK1:{number:02d}/{len(pieces):02d}:{mark}:{base45(piece)}" for number, piece in enumerate(pieces, start=1)
    )


class Collector:
    """Takes texts as they come, and says what is still missing."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, int], dict[int, bytes]] = {}

    def take(self, text: str) -> bool:
        """Whether this was a frame of a pack.  Other symbols on the same picture are nobody's business."""
        frame = _FRAME.fullmatch(text.strip("\r\n"))
        if frame is None:
            return False
        number, count, mark = int(frame[1]), int(frame[2]), frame[3]
        piece = unbase45(frame[4])
        if piece is None or not 1 <= number <= count <= MOST_FRAMES or len(piece) > FRAME_BYTES:
            return False
        known = self._found.setdefault((mark, count), {})
        if known.setdefault(number, piece) != piece:
            raise Refused(Reason.FRAMES_DIFFER)
        return True

    def missing(self) -> tuple[int, ...]:
        """The numbers that have not come yet, of the pack of which most has come."""
        if not self._found:
            return ()
        (_, count), known = self._most()
        return tuple(number for number in range(1, count + 1) if number not in known)

    def joined(self) -> bytes:
        """The pack.  Raises `Refused` ``frames-missing`` (``detail``: the numbers), ``frames-differ``."""
        if not self._found:
            raise Refused(Reason.NOT_TEXT)
        missing = self.missing()
        if missing:
            raise Refused(Reason.FRAMES_MISSING, detail=",".join(map(str, missing)))
        (mark, _), known = self._most()
        data = b"".join(known[number] for number in sorted(known))
        if len(data) > MOST_BYTES:
            raise Refused(Reason.TOO_BIG)
        if _mark(data) != mark:
            raise Refused(Reason.FRAMES_DIFFER)
        return data

    def _most(self) -> tuple[tuple[str, int], dict[int, bytes]]:
        return max(self._found.items(), key=lambda item: (len(item[1]) / item[0][1], len(item[1])))


def join(texts: Iterable[str]) -> bytes:
    """The pack in these texts, in whatever order.  Raises `Refused`."""
    collector = Collector()
    for text in texts:
        collector.take(text)
    return collector.joined()


def base45(data: bytes) -> str:
    """RFC 9285: two bytes are three characters, a last one two."""
    found = []
    for place in range(0, len(data), 2):
        pair = data[place : place + 2]
        number = int.from_bytes(pair, "big")
        for _ in range(len(pair) + 1):
            number, value = divmod(number, 45)
            found.append(_ALPHABET[value])
    return "".join(found)


def unbase45(text: str) -> bytes | None:
    """The bytes, None for what RFC 9285 does not allow."""
    found = bytearray()
    for place in range(0, len(text), 3):
        values = [_VALUE.get(character, -1) for character in text[place : place + 3]]
        if len(values) == 1 or min(values) < 0:
            return None
        number = sum(value * 45**power for power, value in enumerate(values))
        if number >= 1 << 8 * (len(values) - 1):
            return None
        found += number.to_bytes(len(values) - 1, "big")
    return bytes(found)


def _mark(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:12].upper()
