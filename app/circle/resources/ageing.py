"""How old the word about a line is, and what that makes of it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

MAY_HAVE_CHANGED_MONTHS = 12
HIDDEN_MONTHS = 24


class Age(StrEnum):
    """By the date on which a line was checked."""

    FRESH = "fresh"
    MAY_HAVE_CHANGED = "may-have-changed"
    HIDDEN = "hidden"


def age(checked: date, today: date) -> Age:
    """A year after the day of checking it may have changed, two years after it is not shown.

    A computer whose clock stands before that day is taken at its word: the date itself stands
    beside every line.
    """
    if today >= months_after(checked, HIDDEN_MONTHS):
        return Age.HIDDEN
    return Age.MAY_HAVE_CHANGED if today >= months_after(checked, MAY_HAVE_CHANGED_MONTHS) else Age.FRESH


def months_after(day: date, months: int) -> date:
    """The same day so many months later; 29 February becomes 1 March where there is none."""
    month = day.month - 1 + months
    try:
        return day.replace(year=day.year + month // 12, month=month % 12 + 1)
    except ValueError:
        return date(day.year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
