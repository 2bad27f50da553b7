"""File names that every system can hold: Windows, macOS, sticks with FAT.

Microsoft, *Naming Files, Paths, and Namespaces*: forbidden signs, forbidden names, no dot or
space at the end.  Names that differ only in case or in Unicode composition are one name on some
file systems, so they count as the same everywhere.
"""

from __future__ import annotations

import re
import unicodedata

_FORBIDDEN = re.compile(
    r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]'
)
_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
_BYTES = 120  # of 255 that every system gives; the rest is for numbers and for copies into deep folders


def tame(words: str) -> str:
    """The words as part of a file name; empty when nothing is left."""
    name = " ".join(_FORBIDDEN.sub(" ", unicodedata.normalize("NFC", words)).split())
    data = name.encode("utf-8")
    if len(data) > _BYTES:
        name = data[:_BYTES].decode("utf-8", "ignore")
    name = name.strip(" .")
    return f"{name}_" if _RESERVED.fullmatch(name) else name


class Names:
    """Gives each file of a folder a name of its own."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}

    def free(self, folder: str, stem: str, suffix: str) -> str:
        """``folder/stem suffix``, with ``(2)`` and so on where that is taken."""
        stem = stem or "_"
        first = key = _folded(f"{folder}/{stem}")
        number = self._taken.get(first, 0) + 1
        name = stem if number == 1 else f"{stem} ({number})"
        while (key := _folded(f"{folder}/{name}")) in self._taken and number > 0:
            number += 1
            name = f"{stem} ({number})"
        self._taken[first] = number
        self._taken.setdefault(key, 1)
        return f"{folder}/{name}{suffix}"


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
