"""What the page of the cards reads, in one go each."""

from __future__ import annotations

from dataclasses import dataclass

from app.cards.model import Card
from app.errors import Code, UserFixable
from app.session import Session

WINDOW = 24
"""Cards that are read at once."""


@dataclass(frozen=True, slots=True)
class CardData:
    """A card, and what its tool is called; "" for one without a tool, or whose tool is gone."""

    card: Card
    tool: str = ""


@dataclass(frozen=True, slots=True)
class CardList:
    """Some cards, whether there are more, and what the tool is called that they were narrowed to."""

    cards: list[CardData]
    whole: bool
    tool: str = ""


def card_list(session: Session, tool_id: str, before: int | None) -> CardList:
    """The next cards below ``before``, newest first; of one tool unless ``tool_id`` is ""."""
    room = session.cards
    found = room.of_tool(tool_id, before, WINDOW + 1) if tool_id else room.page(before, WINDOW + 1)
    shown = [CardData(card, _tool(session, card.tool_id)) for card in found[:WINDOW]]
    return CardList(shown, len(found) <= WINDOW, _tool(session, tool_id))


def card_data(session: Session, card_id: str) -> CardData:
    """Raises `UserFixable` NOT_FOUND for a card that is not there any more."""
    card = session.cards.get(card_id)
    return CardData(card, _tool(session, card.tool_id))


def _tool(session: Session, tool_id: str) -> str:
    if not tool_id:
        return ""
    try:
        return session.strategies.tool(tool_id).title
    except UserFixable as refused:
        if refused.code is not Code.NOT_FOUND:
            raise
        return ""
