"""Days and times in the words of the language in force.

Wall-clock times (`app.clock.Moment`) are shown as they were lived, never converted.  Stamps
(milliseconds since 1970 in UTC) are shown by the wall clock of this computer.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from PySide6.QtCore import QDate, QLocale, QTime

from app.clock import Moment
from ui.i18n import translate

_LONG, _SHORT = QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat


def day_words(moment: Moment | date) -> str:
    """The whole date: "Saturday, 14 March 2026"."""
    return QLocale().toString(_day(moment), _LONG)


def short_day(moment: Moment | date) -> str:
    """The date in short words, for a row of a list: "14 Mar 2026"."""
    locale = QLocale()
    shape = translate("Dates", "d MMM yyyy", "Qt date format of a short date with a month's name")
    return locale.toString(_day(moment), shape)


def day_and_month(moment: Moment | date) -> str:
    """A day without its year, where that is clear: "14 Mar"."""
    shape = translate("Dates", "d MMM", "Qt date format of a day with a month's name")
    return QLocale().toString(_day(moment), shape)


def time_words(moment: Moment) -> str:
    """The time of day: "21:15" or "9:15 PM"."""
    at = moment.as_datetime()
    return QLocale().toString(QTime(at.hour, at.minute), _SHORT)


def moment_words(moment: Moment) -> str:
    """Date and time in one line."""
    return translate("Dates", "{day} · {time}").format(day=day_words(moment), time=time_words(moment))


def day_heading(moment: Moment | date, today: date) -> str:
    """A day above its things: "Today", "Yesterday", "Tuesday" within a week, else the short date."""
    day = moment.as_date() if isinstance(moment, Moment) else moment
    if day == today:
        return translate("Dates", "Today")
    if day == today - timedelta(days=1):
        return translate("Dates", "Yesterday")
    if today - timedelta(days=7) < day < today:
        return weekday(day.isoweekday())
    return short_day(day)


def from_stamp(stamp: int) -> Moment:
    """A stamp by the wall clock of this computer."""
    local = datetime.fromtimestamp(stamp / 1000, UTC).astimezone()
    offset = local.strftime("%z")
    return Moment.of(local, f"{offset[:3]}:{offset[3:5]}")


def stamp_words(stamp: int) -> str:
    """When a stamp was: the short date and the time."""
    at = from_stamp(stamp)
    return translate("Dates", "{day} · {time}").format(day=short_day(at), time=time_words(at))


def month_words(year: int, month: int) -> str:
    """A month as the head of its page: "March 2026"."""
    shape = translate("Dates", "{month} {year}", "The head of a page of a calendar")
    return shape.format(
        month=QLocale().standaloneMonthName(month), year=QLocale().toString(QDate(year, month, 1), "yyyy")
    )


def weekday(number: int, *, short: bool = False) -> str:
    """The name of a weekday, 1 = Monday."""
    form = QLocale.FormatType.ShortFormat if short else _LONG
    return QLocale().standaloneDayName(number, form)


def first_weekday() -> int:
    """With which day a week begins here, 1 = Monday."""
    return QLocale().firstDayOfWeek().value


def number_words(number: int) -> str:
    """A whole number in the digits of the language, without separators."""
    locale = QLocale()
    locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    return locale.toString(number)


def _day(moment: Moment | date) -> QDate:
    day = moment.as_date() if isinstance(moment, Moment) else moment
    return QDate(day.year, day.month, day.day)
