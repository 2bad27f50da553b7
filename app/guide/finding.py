"""Finding words in the guides, while they are typed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from app.guide.shelf import FALLBACK, FOLDER, Guide, Section, shelf
from app.vault.words import cut, loose

MOST: Final = 12

_WORD: Final = re.compile(r"\w+")
_SENTENCE: Final = re.compile(r"(?<=[.?!])\s+|\n")
_LONGEST: Final = 160  # letters of what is shown of a place
_IN_TITLE: Final = 8  # a word in a section's name counts as so many in its text
_ENOUGH: Final = 5  # more often than that says nothing more


@dataclass(frozen=True, slots=True)
class Hit:
    """A section that has all the words.  ``line`` is the sentence with most of them."""

    guide: str
    anchor: str
    title: str
    guide_title: str
    line: str


@dataclass(frozen=True, slots=True)
class _Page:
    """A section with its words, ready to be looked through."""

    guide: Guide
    section: Section
    title: tuple[str, ...]
    text: tuple[str, ...]


def words(query: str) -> tuple[str, ...]:
    """What is looked for: no case, no accents."""
    return _words(query)


def find(query: str, lang: str = FALLBACK, folder: Path = FOLDER) -> tuple[Hit, ...]:
    """The best sections first; each has every word of ``query``, or words that begin so."""
    wanted = words(query)
    if not wanted:
        return ()
    found = [(_weight(page, wanted), page) for page in _pages(lang, folder)]
    best = sorted((one for one in found if one[0]), key=lambda one: -one[0])  # of equals, in the order of the shelf
    return tuple(_hit(page, wanted) for _, page in best[:MOST])


@cache
def _pages(lang: str, folder: Path) -> tuple[_Page, ...]:
    return tuple(
        _Page(
            guide, section, _words(f"{section.title} {guide.title if not section.title else ''}"), _words(section.text)
        )
        for guide in shelf(lang, folder)
        for section in guide.sections
    )


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(loose(cut(text.replace("\u2019", "'").replace("'", "")))))


def _weight(page: _Page, wanted: tuple[str, ...]) -> int:
    """How well a section fits, 0 if a word is missing."""
    weight = 0
    for word in wanted:
        in_title = sum(one.startswith(word) for one in page.title)
        in_text = sum(one.startswith(word) for one in page.text)
        if not in_title and not in_text:
            return 0
        weight += _IN_TITLE * min(in_title, 1) + min(in_text, _ENOUGH)
    return weight


def _hit(page: _Page, wanted: tuple[str, ...]) -> Hit:
    sentences = [" ".join(part.split()) for part in _SENTENCE.split(page.section.text) if part.strip()]
    scores = [sum(any(one.startswith(word) for one in _words(part)) for word in wanted) for part in sentences]
    line = sentences[scores.index(max(scores))] if sentences else ""
    return Hit(page.guide.key, page.section.anchor, page.section.title, page.guide.title, _shortened(line, wanted))


def _shortened(line: str, wanted: tuple[str, ...]) -> str:
    """A long sentence from near the first word that was looked for."""
    if len(line) <= _LONGEST:
        return line
    parts = line.split(" ")
    first = next((at for at, part in enumerate(parts) if any(_begins(part, word) for word in wanted)), 0)
    begin = max(0, first - 6)
    kept = ("… " if begin else "") + " ".join(parts[begin:])
    return kept if len(kept) <= _LONGEST else kept[: _LONGEST - 2].rsplit(" ", 1)[0] + " …"


def _begins(part: str, word: str) -> bool:
    return any(one.startswith(word) for one in _words(part))
