"""Time as the person lived it, and time as the machine counts it.

A `Moment` is what the clock on the wall said (``local``) and, where it is known, in which zone.
It is stored as written and never converted on reading, so an entry never moves to another day
when the computer travels.  Stamps such as ``created_at`` are milliseconds since 1970 in UTC.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Protocol
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.errors import Code, UserFixable

_OFFSET = re.compile(r"^([+-])(\d\d):(\d\d)$")


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A wall-clock time.

    ``local`` is ``YYYY-MM-DDTHH:MM:SS``; ``zone`` is an IANA name, an offset such as ``+01:00``,
    or empty where nobody knows.
    """

    local: str
    zone: str = ""

    def __post_init__(self) -> None:
        try:
            parsed = datetime.fromisoformat(self.local)
        except ValueError:
            raise UserFixable(Code.BAD_DATE) from None
        if parsed.tzinfo is not None or parsed.isoformat(timespec="seconds") != self.local:
            raise UserFixable(Code.BAD_DATE)

    @classmethod
    def of(cls, local: datetime, zone: str = "") -> Moment:
        """From a datetime; its own zone, if any, is dropped, so pass ``zone`` beside it."""
        return cls(local.replace(tzinfo=None, microsecond=0).isoformat(timespec="seconds"), zone)

    @classmethod
    def from_utc(cls, utc_seconds: float, zone: str) -> Moment:
        """The wall clock of ``zone`` at an instant; UTC's when the zone is unknown."""
        place = find_zone(zone)
        at = datetime.fromtimestamp(utc_seconds, place or UTC)
        return cls.of(at, zone if place else "+00:00")

    @property
    def day(self) -> str:
        """``YYYY-MM-DD``."""
        return self.local[:10]

    @property
    def clock(self) -> str:
        """``HH:MM``."""
        return self.local[11:16]

    def as_datetime(self) -> datetime:
        return datetime.fromisoformat(self.local)

    def as_date(self) -> date:
        return date.fromisoformat(self.day)


def find_zone(name: str) -> ZoneInfo | timezone | None:
    """The zone of an IANA name or ``+HH:MM`` offset, or None when nobody knows it."""
    if match := _OFFSET.match(name):
        sign = -1 if match[1] == "-" else 1
        hours, minutes = int(match[2]), int(match[3])
        return timezone(sign * timedelta(hours=hours, minutes=minutes)) if hours < 24 and minutes < 60 else None
    if not name:
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


class Clock(Protocol):
    """The only source of the present."""

    def now_ms(self) -> int:
        """Milliseconds since 1970 in UTC."""

    def here(self) -> Moment:
        """The wall clock of this computer, now."""


class SystemClock:
    """The computer's own clock."""

    def now_ms(self) -> int:
        return time.time_ns() // 1_000_000

    def here(self) -> Moment:
        now = datetime.now(UTC).astimezone()
        offset = now.strftime("%z")
        return Moment.of(now, f"{offset[:3]}:{offset[3:5]}")
