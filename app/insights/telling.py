"""An answer as lines: a code and the values that belong into its sentence, in the order of telling.

Front ends have one sentence for each code (``ui/i18n/insight_words.py``, ``app/cli/insight_words.py``),
so both say the same, and neither can leave out a caveat.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.insights import thresholds
from app.insights.answers import (
    Answer,
    ChangeFound,
    FairFound,
    FairSide,
    PeriodFound,
    SidesFound,
    StrengthFound,
    TimesFound,
    ToolFound,
    WordFound,
)
from app.insights.pairs import Changed
from app.insights.questions import During, Field, Side, SideBySide, Source, WithTool
from app.insights.sides import Beside
from app.insights.strengths import LowAndNumb, Measure, Measured, Range, Spread, Strength
from app.practice.model import Verdict


class Say(StrEnum):
    """What a line says.  Stable: scripts may rely on the values."""

    # how many
    NOTHING = "nothing"
    HERE_THEY_ARE = "here-they-are"
    USES = "uses"
    NAMED_IN_NOTES = "named-in-notes"
    PAIRED = "paired"
    NOTES = "notes"
    WORD_COUNT = "word-count"
    WORD_SHARE = "word-share"
    TIMES = "times"
    PERIOD = "period"
    SIDES = "sides"
    FAIR_SIDE = "fair-side"
    # what of them
    WENT = "went"
    WENT_SHARES = "went-shares"
    BAND = "band"
    CHANGED = "changed"
    LOWER_BUT_NUMBER = "lower-but-number"
    RANGE = "range"
    SPREAD = "spread"
    LOW_AND_NUMB = "low-and-numb"
    PARTS = "parts"
    WEEKDAYS = "weekdays"
    CHOSEN = "chosen"
    SIDE_RANGE = "side-range"
    SIDE_SPREAD = "side-spread"
    FAIR_WORSE = "fair-worse"
    FAIR_WENT = "fair-went"
    # what is not counted
    UNSAID_WENT = "unsaid-went"
    UNSAID = "unsaid"
    SILENT = "silent"
    NO_TIME = "no-time"
    ON_BOTH_SIDES = "on-both-sides"
    # the person's own words
    FAIR_WROTE = "fair-wrote"
    # what to keep in mind
    FEW = "few"
    TOO_FEW_BESIDE = "too-few-beside"
    FAIR_WAITS = "fair-waits"
    WORDS_APART = "words-apart"
    EASES_WITH_TIME = "eases-with-time"
    NUMB_IS_NOT_CALM = "numb-is-not-calm"
    USED_WHEN_HARD = "used-when-hard"
    WHERE_YOU_ARE = "where-you-are"
    WORDS_YOU_LIKE = "words-you-like"
    WHEN_YOU_WRITE = "when-you-write"
    MORE_NOTICING = "more-noticing"
    COULD = "could"
    CHANCE = "chance"


SUMS_UP = frozenset({
    Say.HERE_THEY_ARE, Say.USES, Say.NAMED_IN_NOTES, Say.PAIRED, Say.NOTES, Say.WORD_COUNT, Say.WORD_SHARE, Say.TIMES,
    Say.WENT, Say.WENT_SHARES, Say.BAND, Say.CHANGED, Say.LOWER_BUT_NUMBER, Say.RANGE, Say.SPREAD, Say.LOW_AND_NUMB,
    Say.PARTS, Say.WEEKDAYS, Say.CHOSEN, Say.SIDE_RANGE, Say.SIDE_SPREAD, Say.FAIR_WORSE, Say.FAIR_WENT, Say.UNSAID_WENT, Say.UNSAID,
    Say.SILENT, Say.NO_TIME, Say.ON_BOTH_SIDES, Say.FAIR_SIDE, Say.FEW, Say.PERIOD, Say.SIDES, Say.TOO_FEW_BESIDE,
})  # fmt: skip
"""Lines whose sentence must print how many notes it rests on (the slot ``n``, or one for each side or kind)."""

QUIET = frozenset({
    Say.UNSAID_WENT, Say.UNSAID, Say.SILENT, Say.NO_TIME, Say.ON_BOTH_SIDES, Say.FEW, Say.WORDS_APART,
    Say.EASES_WITH_TIME, Say.NUMB_IS_NOT_CALM, Say.USED_WHEN_HARD, Say.WHERE_YOU_ARE, Say.WORDS_YOU_LIKE,
    Say.WHEN_YOU_WRITE, Say.MORE_NOTICING, Say.COULD, Say.CHANCE,
})  # fmt: skip
"""What is not counted, and what to keep in mind.  Said as plainly as the rest, after it."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word that was chosen in a field."""

    field: Field
    value: str


@dataclass(frozen=True, slots=True)
class Title:
    """What a tool is called; "" for one that nobody knows any more."""

    text: str


@dataclass(frozen=True, slots=True)
class PartOfDay:
    """morning, afternoon, evening, night"""

    value: str


@dataclass(frozen=True, slots=True)
class Weekday:
    """1 = Monday"""

    value: int


@dataclass(frozen=True, slots=True)
class Count:
    """How often something was said."""

    what: Word | Verdict | PartOfDay | Weekday
    n: int


Slot = int | str | Strength | Measure | Source | Field | Word | Title | Side | tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence to be said."""

    code: Say
    slots: Mapping[str, Slot] = field(default_factory=dict)


def tell(answer: Answer) -> tuple[Line, ...]:
    """What an answer says: first how many, then what of them, then what is not counted and what to keep in mind."""
    return _in_order(_lines(answer))


def tell_fair(found: FairFound, titles: Mapping[str, str]) -> tuple[Line, ...]:
    """What a fair test says so far."""
    return _in_order(_fair(found, titles))


def lists_at_once(answer: Answer) -> bool:
    """Whether the notes themselves are the answer, or a part of it that is small enough to be read."""
    return 0 < answer.n < thresholds.RANGE


def _in_order(lines: Iterator[Line]) -> tuple[Line, ...]:
    found = list(lines)
    quiet = [line for place, line in enumerate(found) if line.code in QUIET and line not in found[:place]]
    return (*(line for line in found if line.code not in QUIET), *quiet)


def _line(code: Say, **slots: Slot) -> Line:
    return Line(code, slots)


def _lines(answer: Answer) -> Iterator[Line]:
    n, found = answer.n, answer.found
    match found:
        case WordFound():
            yield from _word(found)
        case SidesFound():
            yield from _sides(found, dict(answer.titles))
        case _ if n == 0:
            yield _line(Say.NOTHING)
        case _ if n < thresholds.RANGE:
            yield _line(Say.HERE_THEY_ARE, n=n)
        case ToolFound():
            yield from _tool(n, found)
        case ChangeFound():
            yield _line(Say.PAIRED, n=n)
            yield from _changed(found.changed)
            if not found.changed.distress:
                yield _line(Say.FEW, n=n)
            yield _line(Say.EASES_WITH_TIME)
        case StrengthFound():
            yield _line(Say.NOTES, n=n)
            yield from _strengths(found.peak, found.numb, found.low_and_numb)
            yield from _few(n)
            if found.weeks:
                yield _line(Say.MORE_NOTICING)
        case TimesFound():
            yield from _times(n, found)
        case PeriodFound():
            yield from _period(n, found)


def _tool(n: int, found: ToolFound) -> Iterator[Line]:
    yield _line(Say.USES, n=n)
    if found.named:
        yield _line(Say.NAMED_IN_NOTES, n=found.named)
    if found.went is not None:
        parts = tuple(Count(verdict, count) for verdict, count in found.went.parts)
        yield _line(Say.WENT_SHARES if found.went.shares else Say.WENT, n=found.went.n, parts=parts)
        if found.unsaid:
            yield _line(Say.UNSAID_WENT, n=found.unsaid)
    yield from _changed(found.changed)
    yield from _strengths(found.after, found.numb_after, None)
    yield from _few(n)
    if found.changed.distress or found.changed.numbness:
        yield _line(Say.EASES_WITH_TIME)
    yield _line(Say.USED_WHEN_HARD)


def _changed(found: Changed) -> Iterator[Line]:
    for measure, pairs in ((Measure.AFTER, found.distress), (Measure.NUMB_AFTER, found.numbness)):
        for pair in pairs:
            yield _line(
                Say.CHANGED,
                n=pair.n,
                measure=measure,
                scale=pair.scale.value,
                down=pair.down,
                same=pair.same,
                up=pair.up,
            )
    both = found.lower_but_number
    if both is not None:
        yield _line(Say.LOWER_BUT_NUMBER, n=both.n, k=both.k)
        if both.k:
            yield _line(Say.NUMB_IS_NOT_CALM)


def _strengths(strength: Measured, numb: Measured, low: LowAndNumb | None) -> Iterator[Line]:
    for measured in (strength, numb):
        for summary in measured.summaries:
            yield _line(_code(summary), n=summary.n, measure=measured.measure, **_values(summary))
        if measured.summaries and measured.unsaid:
            yield _line(Say.UNSAID, n=measured.unsaid, measure=measured.measure)
    if any(all(measured.said) and measured.summaries for measured in (strength, numb)):
        yield _line(Say.WORDS_APART)
    if low is not None:
        yield _line(Say.LOW_AND_NUMB, n=low.n, k=low.k)
        if low.k:
            yield _line(Say.NUMB_IS_NOT_CALM)


def _code(summary: Range) -> Say:
    return Say.SPREAD if isinstance(summary, Spread) else Say.RANGE


def _values(summary: Range) -> dict[str, Slot]:
    if not isinstance(summary, Spread):
        return {"low": summary.low, "high": summary.high}
    (low, high), (mid_low, mid_high) = summary.half, summary.middle
    return {"low": low, "high": high, "mid_low": mid_low, "mid_high": mid_high}


def _word(found: WordFound) -> Iterator[Line]:
    word = Word(found.field, found.value)
    if found.k == 0:
        yield _line(Say.NOTHING)
    elif found.n < thresholds.RANGE:
        yield _line(Say.HERE_THEY_ARE, n=found.k)
    if found.k == 0 or found.n < thresholds.RANGE:
        return
    if found.share is None:
        yield _line(Say.WORD_COUNT, word=word, k=found.k, n=found.n)
        yield _line(Say.FEW, n=found.n)
    else:
        low, high = found.share.band
        yield _line(Say.WORD_SHARE, word=word, k=found.k, n=found.n)
        yield _line(Say.BAND, n=found.n, low=low, high=high)
    if found.peak is not None and found.numb is not None:
        yield from _strengths(found.peak, found.numb, found.low_and_numb)
    if found.silent:
        yield _line(Say.SILENT, n=found.silent, field=found.field)
    own_words = found.field in (Field.FEELING, Field.MOOD, Field.BODY)
    yield _line(Say.WORDS_YOU_LIKE) if own_words else _line(Say.WHERE_YOU_ARE, field=found.field)


def _times(n: int, found: TimesFound) -> Iterator[Line]:
    yield _line(Say.TIMES, n=n, source=found.source)
    if found.parts:
        timed = sum(part.n for part in found.parts)
        yield _line(Say.PARTS, n=timed, parts=tuple(Count(PartOfDay(part.part), part.n) for part in found.parts))
        if found.no_time:
            yield _line(Say.NO_TIME, n=found.no_time)
    yield _line(Say.WEEKDAYS, n=n, parts=tuple(Count(Weekday(day.weekday), day.n) for day in found.weekdays))
    yield from _few(n)
    yield _line(Say.WHEN_YOU_WRITE)


def _period(n: int, found: PeriodFound) -> Iterator[Line]:
    yield _line(Say.PERIOD, notes=found.notes, uses=found.uses, entries=found.entries)
    for most in found.chosen:
        where = Field(most.field)
        words = tuple(Count(Word(where, value), count) for value, count in most.words)
        yield _line(Say.CHOSEN, n=most.n, field=where, parts=words)
    yield from _strengths(found.peak, found.numb, found.low_and_numb)
    yield from _few(n)


def _few(n: int) -> Iterator[Line]:
    if n < thresholds.SPREAD:
        yield _line(Say.FEW, n=n)


def _sides(found: SidesFound, titles: Mapping[str, str]) -> Iterator[Line]:
    question = found.question
    left, right = (side_slot(side, titles) for side in (question.left, question.right))
    yield _line(Say.SIDES, left=left, left_n=found.left, right=right, right_n=found.right, source=question.source)
    if found.both:
        yield _line(Say.ON_BOTH_SIDES, n=found.both)
    if found.comparison is None:
        yield _line(Say.TOO_FEW_BESIDE, left_n=found.left, right_n=found.right, source=question.source)
        return
    for beside in found.comparison.measures:
        yield from _beside(beside, (left, right))
    yield from _caveats_of_sides(question)


def _caveats_of_sides(question: SideBySide) -> Iterator[Line]:
    yield _line(Say.COULD)
    if question.source is Source.USES:
        yield _line(Say.USED_WHEN_HARD)
    if isinstance(question.left, During) or isinstance(question.right, During):
        yield _line(Say.MORE_NOTICING)


def _beside(beside: Beside, names: tuple[Slot, Slot]) -> Iterator[Line]:
    for name, summary in zip(names, beside.sides, strict=True):
        code = Say.SIDE_SPREAD if isinstance(summary, Spread) else Say.SIDE_RANGE
        yield _line(code, side=name, n=summary.n, measure=beside.measure, **_values(summary))


def side_slot(side: Side, titles: Mapping[str, str]) -> Side | Title:
    """A side as it is said: a tool by its title, everything else as it is."""
    return Title(titles.get(side.tool_id, "")) if isinstance(side, WithTool) else side


def _fair(found: FairFound, titles: Mapping[str, str]) -> Iterator[Line]:
    sides: tuple[FairSide, FairSide] = (found.left, found.right)
    names = tuple(Title(titles.get(side.tool_id, "")) for side in sides)
    for name, side in zip(names, sides, strict=True):
        yield _line(Say.FAIR_SIDE, side=name, turns=side.turns, n=side.noted)
    for name, side in zip(names, sides, strict=True):
        told_below = found.comparison is not None and side.went is not None
        if side.worse and not told_below:
            yield _line(Say.FAIR_WORSE, side=name, n=side.noted, k=side.worse)
    if found.comparison is None:
        yield _line(Say.FAIR_WAITS, each=thresholds.FAIR_EACH)
        return
    for beside in found.comparison.measures:
        yield from _beside(beside, (names[0], names[1]))
    for name, side in zip(names, sides, strict=True):
        if side.went is not None:
            parts = tuple(Count(verdict, count) for verdict, count in side.went.parts)
            yield _line(Say.FAIR_WENT, side=name, n=side.went.n, parts=parts)
    yield _line(Say.FAIR_WROTE, text=found.test.would_change)
    yield _line(Say.CHANCE)
