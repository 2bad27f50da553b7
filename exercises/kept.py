"""What a step keeps of what somebody did there, as it is shown again or put on a card.

Texts of the file may hold the token ``{today}``; whoever shows them puts the day there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from exercises import items
from exercises.items import Item
from exercises.steps import (
    Cards,
    Choose,
    Column,
    Columns,
    Fill,
    FreeText,
    Listing,
    NameThings,
    Rate,
    Share,
    Sort,
    Step,
    Wave,
    Words,
)
from exercises.work import Work

KEEPING = (NameThings, Listing, Cards, Words, Rate, Columns, Fill, FreeText, Wave, Sort, Share)
"""The kinds that keep something of a person's own."""

SHOWN_AGAIN = (*KEEPING, Choose)
"""The kinds that can be shown again: an answer taken is no work, but it may stand beside some."""

NO_NUMBER = "–"


@dataclass(frozen=True, slots=True)
class Part:
    """One heading with its lines.  The heading is "" where the step has no title."""

    heading: str
    lines: tuple[str, ...]


def parts(step: Step, work: Work, things: Sequence[Item], *, seen: bool) -> tuple[Part, ...]:
    """What there is to show of a step.  What only the file has given counts once the step was ``seen``."""
    if isinstance(step, Columns | Fill | Choose) and not (seen or is_own(step, work, things)):
        return ()
    show = _SHOW.get(type(step))
    found: Sequence[Part] = show(step, work, things) if show else ()
    bare = [Part(part.heading, tuple(line for line in part.lines if line.strip())) for part in found]
    whole = found if isinstance(step, FreeText) else bare
    return tuple(part for part in whole if part.lines)


def is_own(step: Step, work: Work, things: Sequence[Item]) -> bool:
    """Is something of it the person's own, and not only there because the file has it there?"""
    if isinstance(step, Choose):
        return False
    if isinstance(step, Columns):
        return any(line.strip() for line in work.written)
    if isinstance(step, Fill):
        pairs = zip(items.filled(step, work), step.blanks, strict=True)
        return any(text.strip() and text != blank.given for text, blank in pairs)
    return bool(parts(step, work, things, seen=False))


def _lined(step: Step, work: Work, _: Sequence[Item]) -> tuple[Part, ...]:
    return (Part(step.title, items.lines(step, work)),)


def _choice(step: Choose, work: Work, _: Sequence[Item]) -> tuple[Part, ...]:
    return (Part(step.title, tuple(step.options[index].label for index in work.picked)),)


def _columns(step: Columns, work: Work, _: Sequence[Item]) -> tuple[Part, ...]:
    split = step.first.most

    def part(column: Column, own: Sequence[str]) -> Part:
        return Part(column.label, (*column.given, *own))

    return part(step.first, work.written[:split]), part(step.second, work.written[split:])


def _fill(step: Fill, work: Work, _: Sequence[Item]) -> tuple[Part, ...]:
    return tuple(Part(blank.label, (text,)) for blank, text in zip(step.blanks, items.filled(step, work), strict=True))


def _free_text(step: FreeText, work: Work, _: Sequence[Item]) -> tuple[Part, ...]:
    """Every line, with the empty ones between them."""
    whole = "".join(work.written[:1]).strip()
    return (Part(step.title, tuple(whole.splitlines())),)


def _rate(step: Rate, work: Work, _: Sequence[Item]) -> tuple[Part, ...]:
    return (Part(step.title, () if work.number is None else (str(work.number),)),)


def _wave(step: Wave, work: Work, _: Sequence[Item]) -> tuple[Part, ...]:
    """The numbers in one line, minute by minute, a dash for a minute without one."""
    numbers = [NO_NUMBER if one is None else str(one) for one in work.ratings]
    noted = any(one is not None for one in work.ratings)
    return (Part(step.title, (" ".join(numbers),) if noted else ()),)


def _sort(step: Sort, work: Work, things: Sequence[Item]) -> tuple[Part, ...]:
    laid = items.found(things, work.laid)

    def part(pile: int) -> Part:
        here = (thing.text for thing, one in zip(things, laid, strict=True) if one is not None and one.value == pile)
        return Part(step.piles[pile], tuple(here))

    return tuple(part(pile) for pile in range(len(step.piles)))


def _share(step: Share, work: Work, things: Sequence[Item]) -> tuple[Part, ...]:
    laid = items.found(things, work.laid)
    given = (f"{thing.text}: {one.value}" for thing, one in zip(things, laid, strict=True) if one is not None)
    return (Part(step.title, tuple(given)),)


_SHOW: dict[type[Any], Callable[[Any, Work, Sequence[Item]], tuple[Part, ...]]] = {
    NameThings: _lined,
    Listing: _lined,
    Cards: _lined,
    Words: _lined,
    Choose: _choice,
    Rate: _rate,
    Columns: _columns,
    Fill: _fill,
    FreeText: _free_text,
    Wave: _wave,
    Sort: _sort,
    Share: _share,
}
