"""A vault in memory with the rooms that questions read, and notes made up by Hypothesis."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from app.cautions import Cautions
from app.clock import Moment
from app.insights.insights import Insights
from app.journal.journal import Journal
from app.journal.model import EntryDraft
from app.practice.model import UseDraft, Verdict
from app.practice.practice import Practice
from app.preferences import Preferences
from app.strategies.strategies import Strategies
from app.triggers.log import TriggerLog
from app.triggers.model import DayPart, TriggerDraft
from tests.support import CountingIds, FakeClock, memory_database

FIRST = date(2026, 1, 5)  # a Monday
TOOLS = ("five-senses", "finger-trace")
PLACES = ("home", "shop", "the bridge")


@dataclass
class Rooms:
    """As a session would hold them."""

    clock: FakeClock
    journal: Journal
    triggers: TriggerLog
    practice: Practice
    strategies: Strategies
    cautions: Cautions
    insights: Insights


def rooms() -> Rooms:
    """Fresh ones."""
    clock, ids, db = FakeClock(), CountingIds(), memory_database()
    cautions = Cautions(Preferences(db, clock))
    strategies = Strategies(db, clock, ids)
    return Rooms(
        clock, Journal(db, clock, ids), TriggerLog(db, clock, ids), Practice(db, clock, ids), strategies, cautions,
        Insights(db, clock, ids, strategies),
    )  # fmt: skip


def moment(day: int, hour: int = 12) -> Moment:
    """An hour of a day, counted from the first Monday."""
    return Moment.of(datetime.combine(FIRST, datetime.min.time()) + timedelta(days=day, hours=hour), "+01:00")


def note(day: int = 0, peak: int | None = None, numb: int | None = None, **more: Any) -> TriggerDraft:
    return TriggerDraft(at=moment(day, more.pop("hour", 12)), peak=peak, numb=numb, **more)


def use(
    tool: str = TOOLS[0], day: int = 0, before: int | None = None, after: int | None = None, **more: Any
) -> UseDraft:
    return UseDraft(tool, tool.title(), at=moment(day, more.pop("hour", 12)), before=before, after=after, **more)


_number = st.none() | st.integers(0, 10)
_word = st.none() | st.sampled_from([1, 4, 7, 10])
_days = st.integers(0, 60)
_places = st.lists(st.sampled_from(PLACES), max_size=2, unique=True).map(tuple)


@st.composite
def notes(draw: st.DrawFn) -> TriggerDraft:
    in_words = draw(st.booleans())
    strength = _word if in_words else _number
    part = draw(st.sampled_from(list(DayPart)))
    return note(
        draw(_days), draw(strength), draw(strength), peak_in_words=in_words, places=draw(_places), day_part=part,
        hour=draw(st.integers(0, 23)), did=draw(st.sampled_from([(), TOOLS[:1], TOOLS])),
        feelings=draw(st.sampled_from([(), ("sad",)])),
    )  # fmt: skip


@st.composite
def uses(draw: st.DrawFn) -> UseDraft:
    in_words = draw(st.booleans())
    strength = _word if in_words else _number
    return use(
        draw(st.sampled_from(TOOLS)), draw(_days), draw(strength), draw(strength), numb_before=draw(strength),
        numb_after=draw(strength), in_words=in_words, verdict=draw(st.sampled_from(list(Verdict))),
    )  # fmt: skip


@st.composite
def entries(draw: st.DrawFn) -> EntryDraft:
    moods = draw(st.lists(st.sampled_from(["sad", "calm", "own word"]), max_size=2, unique=True))
    return EntryDraft(at=moment(draw(_days), draw(st.integers(0, 23))), body="words", moods=tuple(moods))


def inside(thing: object) -> Iterator[object]:
    """An answer and everything in it."""
    yield thing
    if is_dataclass(thing) and not isinstance(thing, type):
        for field in fields(thing):
            yield from inside(getattr(thing, field.name))
    elif isinstance(thing, tuple | list):
        for part in thing:
            yield from inside(part)
