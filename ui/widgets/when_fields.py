"""A day and a time of day, typed as people type them and said back in words.

A popup calendar would be a window of its own, which covering the window would not cover; and a
typed date is quicker with a keyboard or a screen reader.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from PySide6.QtCore import QDate, QLocale, Qt, QTime
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.i18n import translate
from ui.widgets.fields import LineField

_ISO = re.compile(r"(\d{4})[-./ ](\d{1,2})[-./ ](\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[-./ ]+(\d{1,2})[-./ ]+(\d{4})")
_CLOCK = re.compile(r"(\d{1,2})(?:\s*[:.h]?\s*(\d{2}))?\s*(a\.?m\.?|p\.?m\.?)?", re.IGNORECASE)


def read_day(text: str) -> str | None:
    """``YYYY-MM-DD`` for what was typed, "" for nothing, None for what is no date."""
    text = _plain_digits(text).strip()
    if not text:
        return ""
    if match := _ISO.fullmatch(text):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    local = QLocale().toDate(text, QLocale.FormatType.ShortFormat)
    if local.isValid() and _has_year(text):
        return local.toString(Qt.DateFormat.ISODate)
    if match := _DAY_FIRST.fullmatch(text):
        month_first = QLocale().dateFormat(QLocale.FormatType.ShortFormat).lower().startswith("m")
        first, second = int(match[1]), int(match[2])
        return _day(int(match[3]), *((first, second) if month_first else (second, first)))
    return None


def read_clock(text: str) -> str | None:
    """``HH:MM`` for what was typed (21:15, 2115, 9.15 pm), "" for nothing, None for what is no time."""
    text = _plain_digits(text).strip()
    if not text:
        return ""
    local = QLocale().toTime(text, QLocale.FormatType.ShortFormat)
    if local.isValid():
        return local.toString("HH:mm")
    match = _CLOCK.fullmatch(text)
    if match is None:
        return None
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").lower()[:1]
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None


class DayField(LineField):
    """A day, or nothing.  Up and Down go a day forward and back."""

    def __init__(self, name: str, *, help_text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, placeholder=translate("When", "year-month-day"), help_text=help_text, parent=parent)
        self._plain_help = help_text
        self.today = date.today().isoformat()  # noqa: DTZ011  the wall's date; pages set the session's
        self.edit.setMaxLength(40)
        self.changed.connect(self._say)

    def day(self) -> str | None:
        """``YYYY-MM-DD``, "" for nothing, None while it cannot be read."""
        return read_day(self.text())

    def set_day(self, day: str) -> None:
        self.set_text(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
        day = self.day()
        if not step or day is None:
            super().keyPressEvent(event)
            return
        self.set_day((date.fromisoformat(day) + timedelta(days=step)).isoformat() if day else self.today)

    def _say(self, text: str) -> None:
        day = read_day(text)
        if day is None:
            said = translate("When", "We could not read this as a date yet. For example: {example}").format(
                example=self.today
            )
        elif day:
            said = QLocale().toString(QDate.fromString(day, Qt.DateFormat.ISODate), QLocale.FormatType.LongFormat)
        else:
            said = self._plain_help
        _show(self, said)


class ClockField(LineField):
    """A time of day, or nothing."""

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(name, placeholder=translate("When", "hour:minutes"), parent=parent)
        self.edit.setMaxLength(20)
        self.changed.connect(self._say)

    def clock(self) -> str | None:
        """``HH:MM``, "" for nothing, None while it cannot be read."""
        return read_clock(self.text())

    def set_clock(self, clock: str) -> None:
        self.set_text(clock)

    def _say(self, text: str) -> None:
        clock = read_clock(text)
        if clock is None:
            said = translate("When", "We could not read this as a time yet. For example: {example}").format(
                example="21:15"
            )
        else:
            said = QLocale().toString(QTime.fromString(clock, "HH:mm"), QLocale.FormatType.ShortFormat) if clock else ""
        _show(self, said)


def _show(field: LineField, said: str) -> None:
    field.note.setText(said)
    field.note.setVisible(bool(said))
    field.edit.setAccessibleDescription(said)


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _has_year(text: str) -> bool:
    """A short date with two digits for the year would be read as 19xx."""
    return re.search(r"\d{4}", text) is not None


def _plain_digits(text: str) -> str:
    return "".join(str(int(sign)) if sign.isdecimal() else sign for sign in text)
