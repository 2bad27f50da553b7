"""The line above the question: the day and its part, and nothing about the person."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QLocale

from app.clock import Moment
from app.session import Session
from ui.i18n import translate

ABSENCE_DAYS = 14


def greeting(here: Moment) -> str:
    """The day of the week and the part of the day."""
    day = QLocale().standaloneDayName(here.as_date().isoweekday(), QLocale.FormatType.LongFormat)
    day = day[:1].upper() + day[1:]
    hour = here.as_datetime().hour
    if 5 <= hour < 12:
        return translate("Now", "{day} morning").format(day=day)
    if 12 <= hour < 17:
        return translate("Now", "{day} afternoon").format(day=day)
    if 17 <= hour < 22:
        return translate("Now", "{day} evening").format(day=day)
    return translate("Now", "{day} night").format(day=day)


def was_away(session: Session) -> bool:
    """Whether what was written last is older than two weeks.  Nothing is kept to know it."""
    newest = [
        row.at.day
        for rows in (session.journal.page(limit=1), session.triggers.page(limit=1), session.practice.recent(1))
        for row in rows
        if row.at is not None
    ]
    if not newest:
        return False
    return (session.clock.here().as_date() - date.fromisoformat(max(newest))).days > ABSENCE_DAYS
