"""The guides, each in the language that was asked for, or in English where nobody has translated it.

A guide is one file, ``<language>/<key>.md``: a title, a few words of what it is about, and sections.  Sections are known by
their English names (``docs/guide`` and links use those); a translation has the same sections in the same order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final

from app.guide.markdown import Piece, Words, pieces
from app.packs.markdown import Shape

FOLDER: Final = Path(__file__).parent
FALLBACK: Final = "en"

_SENTENCES: Final = re.compile(r".+?(?:[.?!。؟]\s+|\Z)", re.DOTALL)
_ABOUT: Final = 160  # letters, unless the first sentence is longer
_NOT_IN_ANCHORS: Final = re.compile(r"[^\w\- ]")


class For(StrEnum):
    """Whom a guide is written for."""

    YOU = "you"
    HELPERS = "helpers"
    KEEPERS = "keepers"


SHELF: Final = {
    "survivors": For.YOU,
    "using": For.YOU,
    "import-export": For.YOU,
    "counselors": For.HELPERS,
    "packs": For.HELPERS,
    "studio": For.HELPERS,
    "carrying-on": For.KEEPERS,
}
"""The guides that are offered inside, in their order."""

OPENING: Final = "opening"
"""The one that may be read before anything is unlocked: it says nothing of what the program is for."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part with a name.  ``anchor`` is the same in every language, and "" for what stands before the first name."""

    anchor: str
    title: str
    pieces: tuple[Piece, ...]
    inside: tuple[str, ...] = ()  # anchors of the smaller headings in it

    @property
    def text(self) -> str:
        """Its words, without its name."""
        return "\n".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Guide:
    """A whole guide, and the language it is in."""

    key: str
    lang: str
    title: str
    sections: tuple[Section, ...]

    @property
    def about(self) -> str:
        """What it is about: the first sentences of its first paragraph."""
        words = (piece for section in self.sections for piece in section.pieces if isinstance(piece, Words))
        first = next((piece.text for piece in words if piece.shape is Shape.PARAGRAPH), "")
        said = ""
        for sentence in _SENTENCES.findall(first):
            if said and len(said + sentence) > _ABOUT:
                break
            said += sentence
        return said.strip()

    def section(self, anchor: str) -> Section:
        """The section of that name, or the one that a smaller heading of that name stands in; else the first."""
        return next((one for one in self.sections if anchor == one.anchor or anchor in one.inside), self.sections[0])


def anchor(title: str) -> str:
    """The name by which links find a heading, made as GitHub makes it."""
    return _NOT_IN_ANCHORS.sub("", title.strip().lower()).replace(" ", "-")


def languages(folder: Path = FOLDER) -> tuple[str, ...]:
    """The languages that there is any guide in."""
    return tuple(sorted({file.parent.name for file in folder.glob("*/*.md")}))


@cache
def guide(key: str, lang: str = FALLBACK, folder: Path = FOLDER) -> Guide:
    """One guide.  ``lang`` may be ``pt_BR`` or ``pt-BR``; the nearest that there is, English in the end."""
    code = lang.replace("-", "_")
    wanted = dict.fromkeys((code, code.split("_", maxsplit=1)[0], FALLBACK))
    found = next(name for name in wanted if (folder / name / f"{key}.md").is_file())
    made = _read(key, found, folder)
    if found == FALLBACK:
        return made
    english = _read(key, FALLBACK, folder)
    named = tuple(
        Section(theirs.anchor, ours.title, ours.pieces, theirs.inside)
        for ours, theirs in zip(made.sections, english.sections, strict=True)
    )
    return Guide(key, found, made.title, named)


def shelf(lang: str = FALLBACK, folder: Path = FOLDER) -> tuple[Guide, ...]:
    """Every guide that is offered inside."""
    return tuple(guide(key, lang, folder) for key in SHELF)


def _read(key: str, lang: str, folder: Path) -> Guide:
    parts: list[tuple[str, list[Piece]]] = [("", [])]
    title = ""
    for piece in pieces((folder / lang / f"{key}.md").read_text("utf-8")):
        if isinstance(piece, Words) and piece.shape is Shape.HEADING and piece.level == 1:
            title = piece.text
        elif isinstance(piece, Words) and piece.shape is Shape.HEADING and piece.level == 2:
            parts.append((piece.text, []))
        else:
            parts[-1][1].append(piece)
    kept = parts if parts[0][1] else parts[1:]
    return Guide(key, lang, title, tuple(_section(name, tuple(found)) for name, found in kept))


def _section(name: str, found: tuple[Piece, ...]) -> Section:
    inside = (piece for piece in found if isinstance(piece, Words) and piece.shape is Shape.HEADING)
    return Section(anchor(name), name, found, tuple(anchor(piece.text) for piece in inside))
