"""The packs that lie beside the program: signed files like any other, reviewed like any other.

``packaging/packs.py`` makes them out of ``packs/``.  Nothing of them is added unasked.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final, NamedTuple

from app.packs.note import MOST_BYTES

FOLDER: Final = Path(__file__).parent / "shipped_packs"
ENDING: Final = ".yarrow"
ORDER: Final = ("first-steps", "why-so-many-said-nothing", "after-harm-in-a-ceremony")
"""In which they are offered; others come after them, by name."""


class Shipped(NamedTuple):
    """One file.  Nothing of ``data`` was checked yet: it goes the way of every pack."""

    name: str
    data: bytes


def shipped(folder: Path = FOLDER) -> tuple[Shipped, ...]:
    """The packs beside the program; none where they were not built, or cannot be read."""
    found = []
    for path in folder.glob(f"*{ENDING}"):
        try:
            if path.is_file() and path.stat().st_size <= MOST_BYTES:
                found.append(Shipped(path.stem, path.read_bytes()))
        except OSError:
            continue
    return tuple(sorted(found, key=_place))


def _place(one: Shipped) -> tuple[int, str]:
    return (ORDER.index(one.name) if one.name in ORDER else len(ORDER), one.name)
