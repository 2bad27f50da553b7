"""What a person can do with the cards they keep, one function each."""

from __future__ import annotations

from app.cards.model import Card, CardDraft
from ui.context import Operation


def save_card(draft: CardDraft) -> Operation[Card]:
    """Keep a card, new or changed."""
    return lambda s: s.cards.save(draft)


def delete_card(card_id: str) -> Operation[None]:
    """Put a card aside for ten minutes, then it is gone."""
    return lambda s: s.cards.delete(card_id)


def undo_delete_card(card_id: str) -> Operation[None]:
    return lambda s: s.cards.undo_delete(card_id)


def purge_card(card_id: str) -> Operation[None]:
    """Remove a card for good, now."""
    return lambda s: s.cards.purge(card_id)
