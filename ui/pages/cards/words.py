"""A card in words."""

from __future__ import annotations

from app.cards.model import Card
from ui.i18n import dates, labels, translate
from ui.pages.cards.reads import CardData


def name(card: Card) -> str:
    """What a card is called."""
    return card.name or translate("Cards", "A card without a name")


def small(data: CardData) -> str:
    """Where it comes from, and from when it is."""
    assert data.card.at is not None
    tool = translate("Cards", "From: {tool}").format(tool=data.tool) if data.tool else ""
    return labels.join((tool, dates.short_day(data.card.at)))


def plain(card: Card) -> str:
    """The whole card as plain text, for the clipboard."""
    blocks = ["\n".join(filter(None, (part.heading, *part.lines))) for part in card.parts]
    return "\n\n".join(filter(None, (card.title, *blocks)))
