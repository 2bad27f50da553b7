"""What there is to read: the person's own cards first, then our texts in an order for this sitting."""

from __future__ import annotations

from dataclasses import dataclass

from app.cards.model import Card
from app.session import Session
from exercises.readings import Reading, fitting, in_turn, readings

_MOST_CARDS = 200

Leaf = Card | Reading
"""One thing to read."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """Everything that can be read now, in order."""

    leaves: tuple[Leaf, ...]
    left_out: int  # texts that touch a topic the person leaves out


def read(session: Session, seed: int) -> Sitting:
    every = readings(session.strategies.language)
    found = fitting(every, session.cautions.topics())
    cards = session.cards.page(limit=_MOST_CARDS)
    return Sitting((*cards, *in_turn(found, seed)), len(every) - len(found))
