"""A pack as text to paste: base64 between two lines, whatever mail has done to it since.

``docs/specs/pack.md``, section 6.
"""

from __future__ import annotations

import base64
import re
from typing import Final

from app.packs.keys import exactly
from app.packs.refusal import Reason, Refused

BEGIN: Final = "-----BEGIN YARROW PACK-----"
END: Final = "-----END YARROW PACK-----"
MOST_CHARACTERS: Final = 400_000

_WIDTH = 64
_QUOTED = re.compile(r"^(?:[>\s]*)")


def wrap(data: bytes) -> str:
    """The file as text, in lines of 64."""
    text = base64.b64encode(data).decode("ascii")
    lines = [text[place : place + _WIDTH] for place in range(0, len(text), _WIDTH)]
    return "\n".join([BEGIN, *lines, END, ""])


def unwrap(text: str) -> bytes:
    """The file in a pasted text.  Raises `Refused`."""
    if len(text) > MOST_CHARACTERS:
        raise Refused(Reason.TOO_BIG)
    lines = [_QUOTED.sub("", line).rstrip() for line in text.replace("\r", "\n").split("\n")]
    try:
        first = lines.index(BEGIN)
        last = lines.index(END, first)
    except ValueError:
        raise Refused(Reason.NOT_TEXT) from None
    found = exactly("".join(lines[first + 1 : last]))
    if not found:
        raise Refused(Reason.NOT_TEXT)
    return found


def is_armored(text: str) -> bool:
    """Whether a text has such a block in it."""
    return BEGIN in text[:MOST_CHARACTERS]
