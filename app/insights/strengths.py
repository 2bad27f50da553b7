"""Summing up strengths: the lowest and highest, the one in the middle, the middle half.

A summary holds how often each strength was said and counts that itself, so nobody can claim more
notes than there are; below its threshold it refuses to exist.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from app.errors import Bug
from app.insights import thresholds
from app.vault.scale import HIGHEST, WORD_STRENGTHS

Tally = tuple[int, ...]
"""How often each strength from 0 to 10 was said."""

_WORDS = frozenset(WORD_STRENGTHS.values())


class Scale(StrEnum):
    """How strengths were said.  The two are never mixed."""

    NUMBERS = "numbers"
    WORDS = "words"


class Measure(StrEnum):
    """What a strength is of."""

    PEAK = "peak"  # of a trigger note
    NUMB = "numb"
    BEFORE = "before"  # of a use
    AFTER = "after"
    NUMB_BEFORE = "numb-before"
    NUMB_AFTER = "numb-after"


@dataclass(frozen=True, slots=True)
class Strength:
    """A strength as it was said: 0 to 10, or the number that a word is ordered by."""

    value: int
    scale: Scale = Scale.NUMBERS


def scale_of(*, in_words: bool) -> Scale:
    return Scale.WORDS if in_words else Scale.NUMBERS


def is_said(value: int | None, scale: Scale) -> bool:
    """Whether this is a strength of the scale."""
    if value is None:
        return False
    return value in _WORDS if scale is Scale.WORDS else 0 <= value <= HIGHEST


def tally(said: Iterable[tuple[int | None, int]], scale: Scale) -> Tally:
    """(strength, how often) pairs as a `Tally`; what was not said, or in no way of this scale, is left out."""
    counts = [0] * (HIGHEST + 1)
    for value, times in said:
        if value is not None and is_said(value, scale):
            counts[value] += times
    return tuple(counts)


def refuse_below(n: int, threshold: int) -> None:
    """Raise `Bug`: a summary that nobody may see was about to be made."""
    if n < threshold:
        raise Bug(where="too few for a summary")


@dataclass(frozen=True, slots=True)
class Range:
    """From 5 notes: how many, the lowest, the highest."""

    scale: Scale
    counts: Tally

    def __post_init__(self) -> None:
        if len(self.counts) != HIGHEST + 1 or min(self.counts) < 0:
            raise Bug(where="tally")
        refuse_below(self.n, self.least())

    @classmethod
    def least(cls) -> int:
        return thresholds.RANGE

    @property
    def n(self) -> int:
        return sum(self.counts)

    @property
    def low(self) -> Strength:
        return self._at(0)

    @property
    def high(self) -> Strength:
        return self._at(self.n - 1)

    def _at(self, place: int) -> Strength:
        """The strength at a place when all are in order, the first at 0."""
        for value, count in enumerate(self.counts):
            place -= count
            if place < 0:
                return Strength(value, self.scale)
        raise Bug(where="tally")


@dataclass(frozen=True, slots=True)
class Spread(Range):
    """From 10 notes: the middle one and the middle half as well."""

    @classmethod
    def least(cls) -> int:
        return thresholds.SPREAD

    @property
    def middle(self) -> tuple[Strength, Strength]:
        """The one in the middle, twice; or the two in the middle of an even number."""
        return self._at((self.n - 1) // 2), self._at(self.n // 2)

    @property
    def half(self) -> tuple[Strength, Strength]:
        """The lowest and the highest when a quarter is put aside at each end."""
        aside = self.n // 4
        return self._at(aside), self._at(self.n - 1 - aside)


def summarise(scale: Scale, counts: Tally) -> Range | Spread | None:
    """What may be said of these strengths."""
    n = sum(counts)
    if n < thresholds.RANGE:
        return None
    return Range(scale, counts) if n < thresholds.SPREAD else Spread(scale, counts)


@dataclass(frozen=True, slots=True)
class Measured:
    """Everything about one measure: in numbers, in words, and how often it was left open."""

    measure: Measure
    said: tuple[int, int]  # how many in numbers, how many in words
    unsaid: int
    numbers: Range | Spread | None
    words: Range | Spread | None

    @property
    def summaries(self) -> tuple[Range | Spread, ...]:
        """What may be shown, numbers first."""
        return tuple(found for found in (self.numbers, self.words) if found is not None)


def measure(what: Measure, said: Iterable[tuple[int | None, bool, int]]) -> Measured:
    """Sum up (strength, said in words, how often)."""
    rows = list(said)
    tallies = [
        tally(((value, times) for value, words, times in rows if scale_of(in_words=words) is scale), scale)
        for scale in Scale
    ]
    counts = (sum(tallies[0]), sum(tallies[1]))
    return Measured(
        what, counts, sum(times for _, _, times in rows) - sum(counts),
        summarise(Scale.NUMBERS, tallies[0]), summarise(Scale.WORDS, tallies[1]),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class LowAndNumb:
    """Of ``n`` notes that say both: how many have a low strength while numb or far away."""

    n: int
    k: int

    def __post_init__(self) -> None:
        refuse_below(self.n, thresholds.RANGE)
        if not 0 <= self.k <= self.n:
            raise Bug(where="low and numb")


def low_and_numb(said: Iterable[tuple[int | None, int | None, bool, int]]) -> LowAndNumb | None:
    """From (strength, numbness, said in words, how often); None below the threshold."""
    n = k = 0
    for strength, numb, words, times in said:
        scale = scale_of(in_words=words)
        if strength is None or numb is None or not (is_said(strength, scale) and is_said(numb, scale)):
            continue
        low = thresholds.LOW_WORD if words else thresholds.LOW_NUMBER
        high = thresholds.HIGH_WORD if words else thresholds.HIGH_NUMBER
        n += times
        k += times if strength <= low and numb >= high else 0
    return LowAndNumb(n, k) if n >= thresholds.RANGE else None
