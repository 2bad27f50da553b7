"""Strengths over days or weeks, each note a dot, days without one left empty."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.errors import Bug
from app.insights import thresholds
from app.insights.strengths import Measure, Scale, Tally, refuse_below, tally

_WEEK = 7


class Grain(StrEnum):
    """What a column of the picture is."""

    DAY = "day"
    WEEK = "week"


@dataclass(frozen=True, slots=True)
class Column:
    """A day, or the week that begins with it, and how often each strength was said then."""

    first: date
    counts: Tally

    @property
    def n(self) -> int:
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class Weeks:
    """From 10 notes over at least 14 days.  ``columns`` has those with notes only; the others are gaps."""

    measure: Measure
    scale: Scale
    grain: Grain
    first: date  # where the picture begins: a first day of the week
    last: date  # the last day of its last week
    columns: tuple[Column, ...]
    before: int  # notes earlier than the picture goes
    days: int  # from the first note to the last, both included, also those before the picture

    def __post_init__(self) -> None:
        refuse_below(self.n + self.before, thresholds.SPREAD)
        refuse_below(self.days, thresholds.WEEKS_DAYS)
        starts = [column.first for column in self.columns]
        if starts != sorted(set(starts)) or any(not self.first <= day <= self.last for day in starts):
            raise Bug(where="weeks")
        if any(column.n < 1 for column in self.columns):
            raise Bug(where="weeks")

    @property
    def n(self) -> int:
        """Notes in the picture."""
        return sum(column.n for column in self.columns)


def weeks(measure: Measure, scale: Scale, said: Iterable[tuple[date, int, int]], week_begins: int = 1) -> Weeks | None:
    """From (day, strength, how often); ``week_begins`` 1 = Monday.  None below the thresholds."""
    by_day: dict[date, list[tuple[int | None, int]]] = {}
    for day, value, times in said:
        by_day.setdefault(day, []).append((value, times))
    counts = {day: found for day, found in ((d, tally(v, scale)) for d, v in by_day.items()) if sum(found)}
    if not counts:
        return None
    days = (max(counts) - min(counts)).days + 1
    n = sum(sum(found) for found in counts.values())
    if n < thresholds.SPREAD or days < thresholds.WEEKS_DAYS:
        return None
    last_week = _start(max(counts), week_begins)
    first = max(_start(min(counts), week_begins), _plus(last_week, -_WEEK * (thresholds.MOST_WEEKS - 1)))
    by_week = (last_week - first).days // _WEEK + 1 > thresholds.BY_DAY_WEEKS
    columns: dict[date, list[int]] = {}
    for day, found in counts.items():
        if day >= first:
            start = _start(day, week_begins) if by_week else day
            sums = columns.setdefault(start, [0] * len(found))
            for value, count in enumerate(found):
                sums[value] += count
    shown = tuple(Column(day, tuple(columns[day])) for day in sorted(columns))
    return Weeks(
        measure, scale, Grain.WEEK if by_week else Grain.DAY, first, _plus(last_week, _WEEK - 1), shown,
        n - sum(column.n for column in shown), days,
    )  # fmt: skip


def _start(day: date, week_begins: int) -> date:
    """The first day of its week."""
    return _plus(day, -((day.isoweekday() - week_begins) % _WEEK))


def _plus(day: date, days: int) -> date:
    """So many days later, or the last day that a calendar has."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))
