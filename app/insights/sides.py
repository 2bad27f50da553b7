"""Two sides next to each other: one chosen comparison, never an order."""

from __future__ import annotations

from dataclasses import dataclass

from app.errors import Bug
from app.insights import thresholds
from app.insights.strengths import Measure, Range, Scale, Spread, Tally, refuse_below


@dataclass(frozen=True, slots=True)
class Beside:
    """One measure on both sides, said in one way: at least 20 notes together and 6 on each side."""

    measure: Measure
    scale: Scale
    left: Tally
    right: Tally

    def __post_init__(self) -> None:
        refuse_below(min(self.n), thresholds.EACH_SIDE)
        refuse_below(sum(self.n), thresholds.SIDES_TOGETHER)

    @property
    def n(self) -> tuple[int, int]:
        return sum(self.left), sum(self.right)

    @property
    def sides(self) -> tuple[Range, Range]:
        """Both with their middle half, or both with their range: like with like."""
        return _alike(self.scale, self.left, self.right)


@dataclass(frozen=True, slots=True)
class FairBeside(Beside):
    """The same in a fair test, where the coin chose: at least 8 on each side."""

    def __post_init__(self) -> None:
        refuse_below(min(self.n), thresholds.FAIR_EACH)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A few measures of the same two sides."""

    measures: tuple[Beside, ...]

    def __post_init__(self) -> None:
        if not 1 <= len(self.measures) <= thresholds.MOST_MEASURES:
            raise Bug(where="comparison")


def beside(measure: Measure, numbers: tuple[Tally, Tally], words: tuple[Tally, Tally]) -> Beside | None:
    """In the way in which more was said; None below the thresholds."""
    for scale, (left, right) in _more_first(numbers, words):
        n = sum(left), sum(right)
        if min(n) >= thresholds.EACH_SIDE and sum(n) >= thresholds.SIDES_TOGETHER:
            return Beside(measure, scale, left, right)
    return None


def fair_beside(measure: Measure, numbers: tuple[Tally, Tally], words: tuple[Tally, Tally]) -> FairBeside | None:
    """The same for the two tools of a fair test."""
    for scale, (left, right) in _more_first(numbers, words):
        if min(sum(left), sum(right)) >= thresholds.FAIR_EACH:
            return FairBeside(measure, scale, left, right)
    return None


def _more_first(numbers: tuple[Tally, Tally], words: tuple[Tally, Tally]) -> list[tuple[Scale, tuple[Tally, Tally]]]:
    both = [(Scale.NUMBERS, numbers), (Scale.WORDS, words)]
    return sorted(both, key=lambda pair: -sum(map(sum, pair[1])))


def _alike(scale: Scale, left: Tally, right: Tally) -> tuple[Range, Range]:
    kind = Spread if min(sum(left), sum(right)) >= thresholds.SPREAD else Range
    return kind(scale, left), kind(scale, right)
