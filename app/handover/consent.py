"""The sheet on which somebody agrees that their words go into a pack, to be printed (content research 6.2).

The words are data, one file for each language in ``consent_form``; a translation is another file.
The sheet is kept by whoever makes the pack, and is never part of one.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

FOLDER: Final = Path(__file__).parent / "consent_form"
FALLBACK: Final = "en"

_BLANK: Final = "____"
_BOX: Final = "- [ ] "
_ITEM: Final = "- "
_STRONG = re.compile(r"\*\*(.+?)\*\*")


class Kind(StrEnum):
    """What a block is, for whoever lays it out."""

    TITLE = "title"
    HEADING = "heading"
    TEXT = "text"
    ITEM = "item"
    BOX = "box"  # to be ticked by hand


class Block(NamedTuple):
    """One piece of the sheet.  ``blank``: room for handwriting follows.  ``strong``: what of the text weighs most."""

    kind: Kind
    text: str
    blank: bool = False
    strong: str = ""


class Sheet(NamedTuple):
    """The whole sheet, and the language that it is in."""

    lang: str
    blocks: tuple[Block, ...]

    @property
    def title(self) -> str:
        return next(block.text for block in self.blocks if block.kind is Kind.TITLE)


def languages() -> tuple[str, ...]:
    """The languages that there is a sheet in."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.md")))


@cache
def sheet(lang: str = FALLBACK) -> Sheet:
    """The sheet in a language, or in the nearest that there is; English where nobody has translated it."""
    there = languages()
    wanted = (lang, lang.split("-", maxsplit=1)[0], FALLBACK)
    found = next(name for name in wanted if name in there)
    text = (FOLDER / f"{found}.md").read_text("utf-8")
    return Sheet(found, tuple(_block(line) for line in text.splitlines() if line.strip()))


def _block(line: str) -> Block:
    """One line of the file is one block: ``#``, ``##``, ``- [ ]``, ``-`` or a paragraph; ``____`` is a blank."""
    for mark, kind in (("## ", Kind.HEADING), ("# ", Kind.TITLE), (_BOX, Kind.BOX), (_ITEM, Kind.ITEM)):
        if line.startswith(mark):
            return _said(kind, line.removeprefix(mark))
    return _said(Kind.TEXT, line)


def _said(kind: Kind, text: str) -> Block:
    text = text.strip()
    blank = text.endswith(_BLANK)
    text = text.removesuffix(_BLANK).rstrip()
    strong = _STRONG.search(text)
    return Block(kind, _STRONG.sub(r"\1", text), blank, strong[1] if strong else "")
