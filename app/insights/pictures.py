"""Pictures of an answer as plain data: dots in columns, dots over weeks, soft bars.

Each has everything that its table twin needs.  Front ends draw them only when asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.insights import thresholds
from app.insights.answers import (
    Answer,
    ChangeFound,
    FairFound,
    PeriodFound,
    SidesFound,
    StrengthFound,
    TimesFound,
    ToolFound,
    WordFound,
)
from app.insights.pairs import Changed
from app.insights.questions import Side
from app.insights.sides import Comparison
from app.insights.strengths import Measure, Measured, Range, Scale, Spread, Strength, refuse_below
from app.insights.telling import PartOfDay, Title, Weekday, Word, side_slot
from app.insights.weeks import Grain, Weeks
from app.practice.model import Verdict
from app.vault.scale import HIGHEST, WORD_STRENGTHS

MOST_DOTS = 24  # in a column
MOST_ABREAST = 3  # of one strength in a day or week
_STEPS = (1, 2, 5)


class Way(StrEnum):
    """Which way a number went."""

    DOWN = "down"
    SAME = "same"
    UP = "up"


Label = Strength | PartOfDay | Weekday | Way | Verdict | Word


@dataclass(frozen=True, slots=True)
class Stack:
    """A column of dots.  ``such`` is how many such days there were, where that is known."""

    label: Label
    n: int
    such: int | None = None


@dataclass(frozen=True, slots=True)
class Stacks:
    """Columns of dots next to each other; ``each`` notes are one dot."""

    columns: tuple[Stack, ...]
    each: int
    measure: Measure | None = None
    side: Side | Title | None = None
    scale: Scale | None = None

    def __post_init__(self) -> None:
        if self.side is None:  # a side of a comparison has its own threshold
            refuse_below(self.n, thresholds.SPREAD)

    @property
    def n(self) -> int:
        return sum(column.n for column in self.columns)


@dataclass(frozen=True, slots=True)
class Over:
    """Dots over days or weeks, as high as they were strong; columns that are not there are gaps."""

    weeks: Weeks
    each: int

    @property
    def n(self) -> int:
        return self.weeks.n


@dataclass(frozen=True, slots=True)
class Bar:
    """``k`` of ``n``; anywhere from ``low`` to ``high`` of ``n`` would fit."""

    label: Label
    k: int
    n: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Bars:
    """Soft bars under each other."""

    rows: tuple[Bar, ...]

    @property
    def n(self) -> int:
        return self.rows[0].n


Picture = Stacks | Over | Bars


def draw(answer: Answer) -> tuple[Picture, ...]:
    """The pictures of an answer; none where there is too little for one."""
    return tuple(_pictures(answer))


def draw_fair(found: FairFound, titles: Mapping[str, str]) -> tuple[Picture, ...]:
    """The pictures of a fair test."""
    names = [Title(titles.get(side.tool_id, "")) for side in (found.left, found.right)]
    return tuple(_sides(found.comparison, (names[0], names[1])))


def days_of(picture: Over) -> list[date]:
    """The first day of every column of the picture, gaps too."""
    step = 1 if picture.weeks.grain is Grain.DAY else 7
    first, last = picture.weeks.first.toordinal(), picture.weeks.last.toordinal()
    return [date.fromordinal(day) for day in range(first, last + 1, step)]


def _pictures(answer: Answer) -> Iterator[Picture]:
    match answer.found:
        case ToolFound() as found:
            if found.went is not None and found.went.shares:
                yield Bars(tuple(Bar(verdict, part.k, part.n, *part.band) for verdict, part in found.went.shares))
            yield from _changes(found.changed)
            yield from _strengths(found.after, found.numb_after)
        case ChangeFound() as found:
            yield from _changes(found.changed)
        case WordFound() as found:
            yield from _word(found)
        case StrengthFound() as found:
            yield from _strengths(found.peak, found.numb)
            for weeks in found.weeks:
                counts = [n for column in weeks.columns for n in column.counts]
                yield Over(weeks, _each(counts, MOST_ABREAST))
        case TimesFound() as found:
            yield from _stacks([Stack(PartOfDay(part.part), part.n) for part in found.parts])
            yield from _stacks([Stack(Weekday(day.weekday), day.n, day.such_days) for day in found.weekdays])
        case PeriodFound() as found:
            yield from _strengths(found.peak, found.numb)
        case SidesFound() as found:
            titles = dict(answer.titles)
            names = side_slot(found.question.left, titles), side_slot(found.question.right, titles)
            yield from _sides(found.comparison, names)


def _word(found: WordFound) -> Iterator[Picture]:
    if found.share is not None and found.k:
        yield Bars((Bar(Word(found.field, found.value), found.k, found.n, *found.share.band),))
    if found.peak is not None and found.numb is not None:
        yield from _strengths(found.peak, found.numb)


def _changes(found: Changed) -> Iterator[Stacks]:
    for measure, pairs in ((Measure.AFTER, found.distress), (Measure.NUMB_AFTER, found.numbness)):
        for pair in pairs:
            ways = [Stack(Way.DOWN, pair.down), Stack(Way.SAME, pair.same), Stack(Way.UP, pair.up)]
            yield from _stacks(ways, measure, pair.scale)


def _strengths(*found: Measured) -> Iterator[Stacks]:
    for measured in found:
        for summary in measured.summaries:
            if isinstance(summary, Spread):
                yield from _stacks(_columns(summary), measured.measure, summary.scale)


def _sides(comparison: Comparison | None, names: tuple[Side | Title, Side | Title]) -> Iterator[Stacks]:
    if comparison is None:
        return
    for beside in comparison.measures:
        each = _each([n for side in beside.sides for n in side.counts])
        for name, summary in zip(names, beside.sides, strict=True):
            yield Stacks(tuple(_columns(summary)), each, beside.measure, name, beside.scale)


def _columns(summary: Range) -> list[Stack]:
    """Every strength that could have been said, also those that were not."""
    values = sorted(WORD_STRENGTHS.values()) if summary.scale is Scale.WORDS else range(HIGHEST + 1)
    return [Stack(Strength(value, summary.scale), summary.counts[value]) for value in values]


def _stacks(columns: list[Stack], measure: Measure | None = None, scale: Scale | None = None) -> Iterator[Stacks]:
    """One picture, or none below the threshold of dots."""
    counts = [column.n for column in columns]
    if sum(counts) >= thresholds.SPREAD:
        yield Stacks(tuple(columns), _each(counts), measure, None, scale)


def _each(counts: list[int], most: int = MOST_DOTS) -> int:
    """How many notes one dot stands for, so that there are never more than ``most`` together: 1, 2, 5, 10, 20, 50 …"""
    highest, power = max([*counts, 1]), 1
    while True:
        for step in _STEPS:
            if highest <= most * step * power:
                return step * power
        power *= 10
