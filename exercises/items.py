"""The things of a *sort* or *share* step: what they are, and which of them is which after an edit.

The things are the step's own, then every line of the step ``source`` that is not empty.  A person
may go back and change those lines, so a thing is known again

1. by its place and its text,
2. else by its text, wherever it now stands: the lines were moved, or one before it was taken out,
3. else by its place, if what was laid there has gone to no other thing: its words were changed.

What was laid for a thing that is not there now is remembered, and comes back with the thing.  Points
that are remembered so are free for the others; what no longer fits into the 100 is forgotten.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from exercises.steps import Cards, Columns, Fill, Listing, NameThings, Share, Sort, Step, Words
from exercises.work import Laid, Work

POINTS = 100
IN_FIVES = 5

LINED = (NameThings, Listing, Cards, Words, Columns, Fill)
"""The kinds that keep single lines, which *sort* and *share* can take up."""


class Item(NamedTuple):
    """One thing.  ``place`` counts the step's own first, then the lines of its source, empty ones too."""

    place: int
    text: str


def lines(step: Step, work: Work) -> tuple[str, ...]:
    """The lines that a step keeps, each at a place of its own; "" where there is none."""
    if isinstance(step, Cards):
        picked = [card.text if index in work.picked else "" for index, card in enumerate(step.cards)]
        return (*picked, *work.written[:1])
    if isinstance(step, Words):
        every = [word for family in step.families for word in family.words]
        return tuple(word if index in work.picked else "" for index, word in enumerate(every))
    return filled(step, work) if isinstance(step, Fill) else work.written


def filled(step: Fill, work: Work) -> tuple[str, ...]:
    """What stands in the blanks; those that nobody has touched hold what was given."""
    return work.written or tuple(blank.given for blank in step.blanks)


def items(step: Sort | Share, source: Sequence[str]) -> tuple[Item, ...]:
    """The things of a step, ``source`` being the lines of the step it takes up."""
    own = step.cards if isinstance(step, Sort) else step.parts
    every = (*own, *source)
    return tuple(Item(place, text) for place, text in enumerate(every) if text.strip())


def found(things: Sequence[Item], laid: Sequence[Laid]) -> tuple[Laid | None, ...]:
    """What was laid for each thing.  Nothing that was laid goes to two things."""
    return _match(things, laid)[0]


def put(step: Sort, things: Sequence[Item], laid: tuple[Laid, ...], item: int, pile: int | None) -> tuple[Laid, ...]:
    """After laying a thing on a pile, or back (None); the same if there is no such thing or pile."""
    if not 0 <= item < len(things) or (pile is not None and not 0 <= pile < len(step.piles)):
        return laid
    here, gone = _match(things, laid)
    values = [one.value if one else None for one in here]
    values[item] = pile
    return (*gone, *_laid(things, values))


def give(things: Sequence[Item], laid: tuple[Laid, ...], item: int, points: int) -> tuple[Laid, ...]:
    """After giving a thing so many points, at most what the others leave; the same if the number is none of fives."""
    if not 0 <= item < len(things) or points < 0 or points % IN_FIVES:
        return laid
    here, gone = _match(things, laid)
    values = [one.value if one else 0 for one in here]
    values[item] = 0
    values[item] = min(points, POINTS - sum(values))
    left = POINTS - sum(values)
    remembered: list[Laid] = []
    for one in gone:
        if one.value <= left:
            remembered.append(one)
            left -= one.value
    return (*remembered, *_laid(things, [value or None for value in values]))


def _match(things: Sequence[Item], laid: Sequence[Laid]) -> tuple[tuple[Laid | None, ...], list[Laid]]:
    """What was laid for each thing, and what was laid for things that are not there now."""
    free = list(laid)
    known: dict[Item, Laid] = {}
    rules: tuple[Callable[[Item, Laid], bool], ...] = (
        lambda thing, one: (one.place, one.text) == thing,
        lambda thing, one: one.text == thing.text,
        lambda thing, one: one.place == thing.place,
    )
    for fits in rules:
        for thing in things:
            one = next((one for one in reversed(free) if thing not in known and fits(thing, one)), None)
            if one is not None:
                known[thing] = one
                free.remove(one)
    return tuple(known.get(thing) for thing in things), free


def _laid(things: Sequence[Item], values: Sequence[int | None]) -> list[Laid]:
    return [
        Laid(thing.place, thing.text, value) for thing, value in zip(things, values, strict=True) if value is not None
    ]
