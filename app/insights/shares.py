"""How often: "k of n times" with its soft bar, what was chosen most, how it was said to go."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, floor

from app.errors import Bug
from app.insights import thresholds
from app.insights.beta import quantile
from app.insights.strengths import refuse_below
from app.practice.model import Verdict


@dataclass(frozen=True, slots=True)
class Share:
    """From 10 notes: ``k`` of ``n`` times."""

    k: int
    n: int

    def __post_init__(self) -> None:
        refuse_below(self.n, thresholds.SPREAD)
        if not 0 <= self.k <= self.n:
            raise Bug(where="share")

    @property
    def band(self) -> tuple[int, int]:
        """Anywhere from the one to the other of ``n`` would fit: 80 % of Beta(k + 1, n - k + 1), rounded outward."""
        return _band(self.k, self.n)


@lru_cache(maxsize=512)
def _band(k: int, n: int) -> tuple[int, int]:
    outside = (1 - thresholds.BAND) / 2
    low = floor(n * quantile(outside, k + 1, n - k + 1))
    high = ceil(n * quantile(1 - outside, k + 1, n - k + 1))
    return min(low, k), max(high, k)


def share(k: int, n: int) -> Share | None:
    """None below the threshold."""
    return Share(k, n) if n >= thresholds.SPREAD else None


@dataclass(frozen=True, slots=True)
class Went:
    """From 5 uses of which it was said how they went."""

    helped: int
    same: int
    worse: int
    cant_tell: int

    def __post_init__(self) -> None:
        if min(self.helped, self.same, self.worse, self.cant_tell) < 0:
            raise Bug(where="went")
        refuse_below(self.n, thresholds.RANGE)

    @property
    def n(self) -> int:
        return self.helped + self.same + self.worse + self.cant_tell

    @property
    def parts(self) -> tuple[tuple[Verdict, int], ...]:
        """Each answer and how often, in the order of the form."""
        return (
            (Verdict.HELPED, self.helped), (Verdict.SAME, self.same),
            (Verdict.WORSE, self.worse), (Verdict.CANT_TELL, self.cant_tell),
        )  # fmt: skip

    @property
    def shares(self) -> tuple[tuple[Verdict, Share], ...]:
        """The same as "k of n times", from 10 uses; else nothing."""
        if self.n < thresholds.SPREAD:
            return ()
        return tuple((verdict, Share(count, self.n)) for verdict, count in self.parts)


def went(verdicts: Iterable[tuple[str, int]]) -> Went | None:
    """From (verdict, how often); None below the threshold."""
    counts = dict.fromkeys(Verdict, 0)
    for verdict, times in verdicts:
        if verdict in Verdict._value2member_map_:
            counts[Verdict(verdict)] += times
    said = [counts[v] for v in (Verdict.HELPED, Verdict.SAME, Verdict.WORSE, Verdict.CANT_TELL)]
    return Went(*said) if sum(said) >= thresholds.RANGE else None


@dataclass(frozen=True, slots=True)
class Chosen:
    """From 5 notes that name something in a field: the words that were chosen most."""

    field: str
    n: int  # notes that name something in this field
    words: tuple[tuple[str, int], ...]

    def __post_init__(self) -> None:
        refuse_below(self.n, thresholds.RANGE)
        if any(not thresholds.CHOSEN_FROM <= count <= self.n for _, count in self.words):
            raise Bug(where="chosen")


def chosen(field: str, n: int, counts: Iterable[tuple[str, int]], order: Sequence[str] = ()) -> Chosen | None:
    """From (word, in how many notes) and the order of the form; None below the threshold, or if nothing repeats."""
    if n < thresholds.RANGE:
        return None
    place = {word: i for i, word in enumerate(order)}
    known = [(word, count) for word, count in counts if count >= thresholds.CHOSEN_FROM]
    known.sort(key=lambda pair: (-pair[1], place.get(pair[0], len(place)), pair[0]))
    if not known:
        return None
    last = known[min(thresholds.CHOSEN_MOST, len(known)) - 1][1]
    words = tuple(pair for pair in known if pair[1] >= last)
    if len(words) > thresholds.CHOSEN_AT_MOST:  # too many tie with the last: none of them is shown
        words = tuple(pair for pair in words if pair[1] > last)
    return Chosen(field, n, words) if words else None
