"""Every text of a pack that a person reads, with its place and its role: for whoever looks it through."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Any, Final, NamedTuple

from app.packs.model import (
    CheckIn,
    Item,
    JournalPrompt,
    NoteItem,
    PageItem,
    PlanTemplate,
    QuestionCard,
    StrategyItem,
    VoiceItem,
    WordsItem,
)


class Role(StrEnum):
    """What a text is for; rules differ."""

    TITLE = "title"
    NOTE = "note"  # a content note: names things so that they can be left out
    TELLS = "tells"  # it speaks to the person
    SAID = "said"  # words that the person may make their own, or was told: sentences, answers, myths
    ABOUT = "about"  # lists and filters
    SOURCE = "source"


class Piece(NamedTuple):
    """One text.  ``where`` is its place in the item (``$.steps[2]``)."""

    where: str
    role: Role
    text: str


_ROLES: Final[dict[type[Any], tuple[tuple[str, Role], ...]]] = {
    StrategyItem: (
        ("steps", Role.TELLS), ("helps_when", Role.ABOUT), ("not_when", Role.ABOUT), ("needs", Role.ABOUT), ("tags", Role.ABOUT),
    ),
    VoiceItem: (("text", Role.TELLS), ("byline", Role.ABOUT), ("time_since", Role.ABOUT), ("what_changed", Role.ABOUT)),
    WordsItem: (("text", Role.SAID), ("answer", Role.TELLS)),
    QuestionCard: (("for_whom", Role.ABOUT), ("questions", Role.SAID)),
    PlanTemplate: (("sections", Role.TELLS),),
    JournalPrompt: (("text", Role.TELLS),),
    PageItem: (("text", Role.TELLS), ("sources", Role.SOURCE)),
    NoteItem: (("text", Role.TELLS),),
    CheckIn: (("intro", Role.TELLS), ("questions", Role.TELLS), ("source", Role.SOURCE)),
}  # fmt: skip
"""By kind: its texts in the order of reading.  Exercises and lines have readers and rules of their own."""

_INSIDE: Final = {
    "heading": Role.TELLS,
    "prompt": Role.TELLS,
    "ideas": Role.SAID,
    "text": Role.TELLS,
    "answers": Role.SAID,
}


def pieces(item: Item) -> Iterator[Piece]:
    """All texts of an item, in the order of reading; none is empty."""
    yield Piece("$.title", Role.TITLE, item.title)
    if item.content_note:
        yield Piece("$.content_note", Role.NOTE, item.content_note)
    for name, role in _ROLES.get(type(item), ()):
        yield from _inside(getattr(item, name), f"$.{name}", role)


def told(item: Item) -> list[str]:
    """What the item says to the person, for measuring how hard it is to read."""
    return [piece.text for piece in pieces(item) if piece.role in {Role.TELLS, Role.SAID}]


def _inside(value: Any, where: str, role: Role) -> Iterator[Piece]:
    if isinstance(value, str):
        if value:
            yield Piece(where, role, value)
    elif isinstance(value, Sequence):
        for place, inner in enumerate(value):
            yield from _inside(inner, f"{where}[{place}]", role)
    else:
        for name, inner_role in _INSIDE.items():
            if hasattr(value, name):
                yield from _inside(getattr(value, name), f"{where}.{name}", inner_role)
