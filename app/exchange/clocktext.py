"""Dates and times as people and programs write them, where they can mean only one thing."""

from __future__ import annotations

import re
from datetime import date, datetime, time

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YMD = re.compile(r"(?<!\d)(\d{4})([-_./]?)(\d{2})\2(\d{2})(?!\d)")
_TIME = re.compile(r"(\d{1,2})(?:[:.hH-](\d{2}))?(?:[:.-](\d{2}))?(?:\.\d+)?\s*([AaPp])?\.?(?:(?<=[AaPp.])\s?[Mm]\.?)?")
_COMPACT_TIME = re.compile(r"(\d{2})(\d{2})(\d{2})?")
_DAY_FIRST = re.compile(r"(?:[^\W\d]+\.?,?\s+)?(\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?([^\W\d]{3,9})\.?,?\s+(\d{4})")
_MONTH_FIRST = re.compile(r"(?:[^\W\d]+\.?,?\s+)?([^\W\d]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")


def make_date(year: int | str, month: int | str, day: int | str) -> date | None:
    """A date, or None where the calendar has none."""
    try:
        return date(int(year), int(month), int(day))
    except (ValueError, OverflowError):
        return None


def find_ymd(value: str) -> tuple[date, int, int] | None:
    """(date, start, end) of the first year-month-day in a text: ``2024-01-15``, ``2024_01_15``, ``20240115``."""
    for match in _YMD.finditer(value):
        if (found := make_date(match[1], match[3], match[4])) is not None and found.year >= 1000:
            return found, match.start(), match.end()
    return None


def read_time(value: str) -> time | None:
    """``14:03``, ``14:03:22``, ``6:50 pm``, ``10:04 AM``, ``6 p.m.``, ``1830``; None for anything else.

    A bare number is no time, unless it has four or six digits.
    """
    value = value.strip().replace("\u202f", " ").replace("\xa0", " ")
    match = _COMPACT_TIME.fullmatch(value) or _TIME.fullmatch(value)
    if match is None:
        return None
    half = match[4].lower() if match.re is _TIME and match[4] else ""
    if match[2] is None and not half:
        return None
    hour = int(match[1])
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        return time(hour, int(match[2] or 0), int(match[3] or 0))
    except ValueError:
        return None


def read_date_words(value: str) -> date | None:
    """A date that stands alone: ``2024-01-15``, ``15 January 2024``, ``Jan 15th, 2024``, ``15.1.2024``.

    English month names only; ``1/2/2024`` can mean two days and is not read.
    """
    value = value.strip()
    if (ymd := find_ymd(value)) is not None and ymd[1] == 0 and ymd[2] == len(value):
        return ymd[0]
    if match := _DOTTED.fullmatch(value):
        return make_date(match[3], match[2], match[1])
    if match := _DAY_FIRST.fullmatch(value):
        return _with_month(match[3], match[2], match[1])
    if match := _MONTH_FIRST.fullmatch(value):
        return _with_month(match[3], match[1], match[2])
    return None


def _with_month(year: str, name: str, day: str) -> date | None:
    full = (
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    )
    name = name.lower()
    if not any(m.startswith(name) for m in full) and name != "sept":
        return None
    return make_date(year, _MONTHS.index(name[:3]) + 1, day)


def read_stamp(value: str) -> tuple[datetime, bool, str] | None:
    """(wall clock, whether a time was said, zone) of a stamp.

    ISO 8601 with or without zone, a date in words with a time behind it, or a date alone.  A zone
    comes out as ``+HH:MM``; the wall clock is the one written, never converted.
    """
    value = " ".join(value.replace("\u202f", " ").replace("\xa0", " ").split())
    if len(value) > 64:
        return None
    try:
        at = datetime.fromisoformat(value)
        timed = bool(re.search(r"\d[T ]\d", value))
        zone = at.strftime("%z")
        return at.replace(tzinfo=None, microsecond=0), timed, f"{zone[:3]}:{zone[3:5]}" if zone else ""
    except ValueError:
        pass
    if (alone := read_date_words(value)) is not None:
        return datetime.combine(alone, time()), False, ""
    words = value.split(" ")
    for cut in range(1, len(words)):
        day = read_date_words(" ".join(words[:cut]).rstrip(","))
        rest = " ".join(words[cut:]).removeprefix("at ").removeprefix("- ")
        clock = read_time(rest) if day else None
        if day and clock:
            return datetime.combine(day, clock), True, ""
    return None
