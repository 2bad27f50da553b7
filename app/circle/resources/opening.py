"""Is a line open now, by its own times?  And when does that change?

A line's times are wall-clock times of its own zone; summer time begins and ends there on other days
than where the person is, so everything is reckoned through instants.  What cannot be known is
said so: pages that disagree, a zone that this computer does not know, no times at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from app.circle.resources.model import Day, Hours
from app.clock import find_zone

_DAYS = tuple(Day)
_AHEAD = 8  # days: every weekly time comes round within so many


class State(StrEnum):
    """How it stands with a line's times at one instant."""

    ALWAYS = "always"
    OPEN = "open"
    CLOSED = "closed"
    NOT_SURE = "not-sure"  # something is said, and cannot be relied on
    NOT_KNOWN = "not-known"


@dataclass(frozen=True, slots=True)
class Opening:
    """``opens`` and ``closes`` are instants (UTC): of the present time for an open line, of the next for a closed one."""

    state: State
    opens: datetime | None = None
    closes: datetime | None = None


def opening(hours: Hours, now: datetime) -> Opening:
    """How it stands at ``now``, an aware datetime."""
    if not hours.sure:
        return Opening(State.NOT_SURE)
    if hours.always:
        return Opening(State.ALWAYS)
    zone = find_zone(hours.zone)
    if not hours.spans or zone is None:
        return Opening(State.NOT_SURE if hours.words else State.NOT_KNOWN)
    try:
        now = now.astimezone(UTC)
        for opens, closes in _joined(sorted(_times(hours, zone, now.astimezone(zone).date()))):
            if now < closes:
                return Opening(State.OPEN if opens <= now else State.CLOSED, opens, closes)
    except OverflowError:  # a computer whose clock stands at the end of all calendars
        pass
    return Opening(State.NOT_SURE)


def _times(hours: Hours, zone: tzinfo, today: date) -> Iterator[tuple[datetime, datetime]]:
    """Every opening and closing (UTC) from yesterday to a week from now, as seen from the line's own day."""
    for ahead in range(-1, _AHEAD + 1):
        day = today + timedelta(days=ahead)
        for span in hours.spans:
            if _DAYS[day.weekday()] in span.days:
                yield _instant(day, span.opens, zone), _instant(day, span.closes, zone)


def _instant(day: date, clock: str, zone: tzinfo) -> datetime:
    if clock == "24:00":
        return datetime.combine(day + timedelta(days=1), time(), zone).astimezone(UTC)
    return datetime.combine(day, time.fromisoformat(clock), zone).astimezone(UTC)


def _joined(times: list[tuple[datetime, datetime]]) -> list[tuple[datetime, datetime]]:
    """Times that touch are one: "until midnight" and "from midnight" never close."""
    joined: list[tuple[datetime, datetime]] = []
    for opens, closes in times:
        if joined and opens <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(closes, joined[-1][1])
        else:
            joined.append((opens, closes))
    return joined
