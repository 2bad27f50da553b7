"""Before and after within one use: how many went down, stayed the same, went up.

Never more than that: hard moments ease by themselves, so this cannot show what caused it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.errors import Bug
from app.insights import thresholds
from app.insights.strengths import Scale, is_said, refuse_below, scale_of


@dataclass(frozen=True, slots=True)
class PairRow:
    """So many uses with these strengths, None where nothing was said."""

    before: int | None
    after: int | None
    numb_before: int | None
    numb_after: int | None
    in_words: bool
    times: int = 1

    @property
    def distress(self) -> int | None:
        """-1 went down, 0 the same, 1 went up; None where it was not said twice."""
        return self._way(self.before, self.after)

    @property
    def numbness(self) -> int | None:
        return self._way(self.numb_before, self.numb_after)

    def _way(self, before: int | None, after: int | None) -> int | None:
        scale = scale_of(in_words=self.in_words)
        if before is None or after is None or not (is_said(before, scale) and is_said(after, scale)):
            return None
        return (after > before) - (after < before)


@dataclass(frozen=True, slots=True)
class Pairs:
    """From 6 pairs."""

    scale: Scale
    down: int
    same: int
    up: int

    def __post_init__(self) -> None:
        if min(self.down, self.same, self.up) < 0:
            raise Bug(where="pairs")
        refuse_below(self.n, thresholds.PAIRS)

    @property
    def n(self) -> int:
        return self.down + self.same + self.up


@dataclass(frozen=True, slots=True)
class LowerButNumber:
    """Of ``n`` uses with both pairs: in how many the strength fell while numbness rose.  That is not calmer."""

    n: int
    k: int

    def __post_init__(self) -> None:
        refuse_below(self.n, thresholds.PAIRS)
        if not 0 <= self.k <= self.n:
            raise Bug(where="lower but number")


@dataclass(frozen=True, slots=True)
class Changed:
    """Everything about before and after, in numbers and in words, for distress and for numbness."""

    noted: int  # uses with a pair for distress, said either way
    distress: tuple[Pairs, ...]  # at most one for each scale
    numbness: tuple[Pairs, ...]
    lower_but_number: LowerButNumber | None


def changed(rows: Iterable[PairRow]) -> Changed:
    """Sum up the pairs."""
    rows = list(rows)
    both = [row for row in rows if row.distress is not None and row.numbness is not None]
    n = sum(row.times for row in both)
    k = sum(row.times for row in both if row.distress == -1 and row.numbness == 1)
    return Changed(
        sum(row.times for row in rows if row.distress is not None),
        _by_scale([(row.distress, row.in_words, row.times) for row in rows]),
        _by_scale([(row.numbness, row.in_words, row.times) for row in rows]),
        LowerButNumber(n, k) if n >= thresholds.PAIRS else None,
    )


def _by_scale(ways: list[tuple[int | None, bool, int]]) -> tuple[Pairs, ...]:
    found = []
    for scale in Scale:
        counts = {
            way: sum(times for w, words, times in ways if w == way and scale_of(in_words=words) is scale)
            for way in (-1, 0, 1)
        }
        if sum(counts.values()) >= thresholds.PAIRS:
            found.append(Pairs(scale, counts[-1], counts[0], counts[1]))
    return tuple(found)
