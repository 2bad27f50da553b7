"""The cards that a person keeps.  They are few and short: lists hand them out whole."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from app.cards.model import Card, CardDraft, Section
from app.changes import Changes, Outcome
from app.clock import Moment
from app.errors import Code, UserFixable
from app.vault.database import Row, Value
from app.vault.dated import Dated
from app.vault.shelf import only
from app.vault.words import clean, clean_line


class Cards(Dated[Card, CardDraft]):
    """Cards, newest first.

    Every method that takes an identity raises `UserFixable` NOT_FOUND for one that is not there.
    """

    table: ClassVar[str] = "card"
    columns: ClassVar[str] = "seq, id, created_at, modified_at, local, zone, tool_id, title, parts"
    changes: ClassVar[Changes] = Changes.CARDS

    def save(self, draft: CardDraft) -> Outcome[Card]:
        """Keep a card.  ``id`` None makes a new one.  Empty lines go, and headings without lines.

        Raises `UserFixable` EMPTY for a card that has neither a title nor a line.
        """
        return self._save(draft)

    def page(self, before: int | None = None, limit: int = 50) -> list[Card]:
        """Cards, newest first; ``before`` is the cursor of the last one shown."""
        return self._made(self._page(self.columns, (), (), before, limit))

    def of_tool(self, tool_id: str, before: int | None = None, limit: int = 50) -> list[Card]:
        """The cards that were kept from one tool, newest first."""
        return self._made(self._page(self.columns, ("tool_id = ?",), (tool_id,), before, limit))

    def add_exported(self, cards: Iterable[Card]) -> Outcome[int]:
        """Add cards of an export of ours with their identities and stamps; those here already stay; how many.

        Raises `UserFixable` EMPTY for one that says nothing.
        """
        return self._add_new(cards, self._add_exported)

    # rows

    def _clean(self, draft: CardDraft) -> CardDraft:
        draft = _tidy(draft)
        if not draft.title and not draft.parts:
            raise UserFixable(Code.EMPTY)
        return draft

    def _draft(self, kept: Card) -> CardDraft:
        return as_draft(kept)

    def _values(self, draft: CardDraft) -> dict[str, Value]:
        parts = json.dumps([[part.heading, part.lines] for part in draft.parts], ensure_ascii=False)
        return {"tool_id": draft.tool_id, "title": draft.title, "parts": parts}

    def _made(self, found: Sequence[Row]) -> list[Card]:
        return [_card(row) for row in found]


def as_draft(card: Card) -> CardDraft:
    """What the form would say of a card."""
    return only(CardDraft, card)


def _tidy(draft: CardDraft) -> CardDraft:
    parts = (
        Section(clean_line(part.heading).strip(), tuple(filter(None, (clean(line).strip() for line in part.lines))))
        for part in draft.parts
    )  # fmt: skip
    return dataclasses.replace(
        draft, title=clean_line(draft.title).strip(), parts=tuple(part for part in parts if part.lines)
    )


def _card(row: Row) -> Card:
    seq, card_id, created_at, modified_at, local, zone, tool_id, title, parts = row
    return Card(
        id=card_id,
        at=Moment(local, zone),
        tool_id=tool_id,
        title=title,
        parts=_sections(json.loads(parts)),
        cursor=seq,
        created_at=created_at,
        modified_at=modified_at,
    )


def _sections(stored: Any) -> tuple[Section, ...]:
    return tuple(Section(heading, tuple(lines)) for heading, lines in stored)
