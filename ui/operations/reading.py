"""What a person can do while reading."""

from __future__ import annotations

from app.cards.model import Card, CardDraft, Section
from exercises.readings import Reading
from ui.context import Operation


def keep_sentence(reading: Reading) -> Operation[Card]:
    """Keep the sentence of a text as a card, under the text's title."""
    draft = CardDraft(title=reading.title, parts=(Section("", (reading.keep,)),))
    return lambda s: s.cards.save(draft)


def let_go(card_id: str) -> Operation[None]:
    """Take a sentence out of the cards again."""
    return lambda s: s.cards.purge(card_id)
