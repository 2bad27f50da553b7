"""What an answer holds.  Everything that sums up is there only from its threshold on (docs/specs/insights.md)."""

from __future__ import annotations

from dataclasses import dataclass

from app.insights.fair_model import FairTest
from app.insights.pairs import Changed
from app.insights.questions import Field, Question, SideBySide, Source
from app.insights.shares import Chosen, Share, Went
from app.insights.sides import Comparison
from app.insights.strengths import LowAndNumb, Measured
from app.insights.weeks import Weeks


@dataclass(frozen=True, slots=True)
class ToolFound:
    """About one tool."""

    named: int  # trigger notes that name it
    went: Went | None
    unsaid: int  # uses of which nobody said how they went
    changed: Changed
    after: Measured
    numb_after: Measured


@dataclass(frozen=True, slots=True)
class ChangeFound:
    """Before and after one tool."""

    changed: Changed


@dataclass(frozen=True, slots=True)
class WordFound:
    """About one word: in ``k`` of the ``n`` notes that name something in its field."""

    field: Field
    value: str
    k: int
    n: int
    share: Share | None
    silent: int  # notes that name nothing in the field
    peak: Measured | None  # of the notes that name it; None for mood words of the journal
    numb: Measured | None
    low_and_numb: LowAndNumb | None


@dataclass(frozen=True, slots=True)
class StrengthFound:
    """How strong, how numb, over time."""

    peak: Measured
    numb: Measured
    low_and_numb: LowAndNumb | None
    weeks: tuple[Weeks, ...]


@dataclass(frozen=True, slots=True)
class PartCount:
    """A part of the day, and how many notes."""

    part: str  # morning, afternoon, evening, night
    n: int


@dataclass(frozen=True, slots=True)
class WeekdayCount:
    """A day of the week (1 = Monday), how many notes, and how many such days there were in that time."""

    weekday: int
    n: int
    such_days: int


@dataclass(frozen=True, slots=True)
class TimesFound:
    """When it was.  Empty below the threshold."""

    source: Source
    parts: tuple[PartCount, ...]
    no_time: int  # notes of which only the day is known
    weekdays: tuple[WeekdayCount, ...]


@dataclass(frozen=True, slots=True)
class PeriodFound:
    """What was noted in a time."""

    notes: int
    uses: int
    entries: int
    chosen: tuple[Chosen, ...]
    peak: Measured
    numb: Measured
    low_and_numb: LowAndNumb | None


@dataclass(frozen=True, slots=True)
class SidesFound:
    """Two sides.  ``comparison`` is None below the threshold."""

    question: SideBySide
    left: int
    right: int
    both: int  # notes on both sides, left out
    comparison: Comparison | None


@dataclass(frozen=True, slots=True)
class FairSide:
    """One tool of a fair test."""

    tool_id: str
    turns: int
    noted: int
    worse: int  # said at any time, whatever the threshold
    went: Went | None


@dataclass(frozen=True, slots=True)
class FairFound:
    """A fair test so far.  ``comparison`` is None below the threshold."""

    test: FairTest
    left: FairSide
    right: FairSide
    comparison: Comparison | None


Found = ToolFound | ChangeFound | WordFound | StrengthFound | TimesFound | PeriodFound | SidesFound


@dataclass(frozen=True, slots=True)
class Answer:
    """A question, what was found, and how many notes it rests on (`Insights.notes` has them)."""

    question: Question
    n: int
    found: Found
    titles: tuple[tuple[str, str], ...] = ()  # of the tools that are named in it
