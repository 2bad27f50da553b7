"""Every text of an exercise that a person reads, with its place and its role."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

import msgspec

from exercises.model import Exercise


class Role(StrEnum):
    """What a text is for; rules differ."""

    TELLS = "tells"  # it speaks to the person: headings, lines, notes
    SAID = "said"  # the person's own words: answers, cards, prompts, cues
    ABOUT = "about"  # what lists and filters show
    SOURCE = "source"


class Piece(NamedTuple):
    where: str
    role: Role
    text: str


_SAID = frozenset(
    {
        *("label", "clear", "unclear", "reasons", "cards", "own", "prompts", "another", "words", "none", "low", "high"),
        *("prompt", "given", "offers", "piles", "parts", "group"),
        *("cue", "cue_in", "cue_sip", "cue_hold", "cue_out", "cue_there", "cue_back", "cue_tense", "cue_release"),
    }
)
_TELLS = frozenset({"title", "text", "note"})
_ABOUT = frozenset(
    {"title", "aim", "helps_when", "not_when", "adapt", "tags", "needs", "evidence_note", "content_note"}
)


def pieces(exercise: Exercise) -> Iterator[Piece]:
    """All of them, in the order of the file."""
    for key, value in msgspec.to_builtins(exercise).items():
        if key in {"long", "short"}:
            yield from _inside(value["steps"], f"$.{key}.steps", "")
        elif key == "sources":
            for index, source in enumerate(value):
                yield Piece(f"$.sources[{index}].cite", Role.SOURCE, source["cite"])
        elif key == "keep" and value is not None:
            yield Piece("$.keep.title", Role.TELLS, value["title"])
        elif key in _ABOUT:
            yield from _about(value, f"$.{key}")


def _about(value: object, where: str) -> Iterator[Piece]:
    if isinstance(value, str):
        yield Piece(where, Role.ABOUT, value)
    elif isinstance(value, dict):
        yield Piece(f"{where}.text", Role.ABOUT, value["text"])
    elif isinstance(value, list | tuple):
        for index, item in enumerate(value):
            yield from _about(item, f"{where}[{index}]")


def _inside(value: object, where: str, key: str) -> Iterator[Piece]:
    if isinstance(value, dict):
        for name, item in value.items():
            # the text of a card is said by the person; that of a step is said to them
            said = key if key in _SAID and name == "text" else name
            yield from _inside(item, f"{where}.{name}", said)
    elif isinstance(value, list | tuple):
        for index, item in enumerate(value):
            yield from _inside(item, f"{where}[{index}]", key)
    elif isinstance(value, str) and value:
        if key in _TELLS:
            yield Piece(where, Role.TELLS, value)
        elif key in _SAID:
            yield Piece(where, Role.SAID, value)
