"""Deleting by days."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from app.changes import Changes, Outcome
from app.session import Session
from app.triggers.model import TriggerFilter
from ui.context import Operation

JOURNAL, TRIGGERS = "journal", "triggers"
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Held:
    """How much there is in a range of days."""

    entries: int = 0
    notes: int = 0


def count_days(rooms: Sequence[str], first: date, last: date) -> Callable[[Session], Held]:
    """What a range of days holds, both days included."""

    def read(session: Session) -> Held:
        entries = _entries(session, first, last) if JOURNAL in rooms else 0
        return Held(entries, _notes(session, first, last) if TRIGGERS in rooms else 0)

    return read


def delete_days(rooms: Sequence[str], first: date, last: date) -> Operation[Held]:
    """Remove for good what a range of days holds."""

    def write(session: Session) -> Outcome[Held]:
        days = first.isoformat(), last.isoformat()
        entries = session.journal.purge_days(*days).value if JOURNAL in rooms else 0
        notes = session.triggers.purge_days(*days).value if TRIGGERS in rooms else 0
        return Outcome(Held(entries, notes), Changes.JOURNAL | Changes.TRIGGERS)

    return write


def _entries(session: Session, first: date, last: date) -> int:
    total, year, month = 0, first.year, first.month
    while (year, month) <= (last.year, last.month):
        for day, count in session.journal.month(year, month).items():
            if first <= date(year, month, day) <= last:
                total += count
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return total


def _notes(session: Session, first: date, last: date) -> int:
    wanted = TriggerFilter(after=first.isoformat(), before=last.isoformat())
    total, before = 0, None
    while rows := session.triggers.page(before, _AT_ONCE, wanted):
        total += len(rows)
        before = rows[-1].cursor
    return total
