"""Days and times as people type them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest

from ui.widgets.when_fields import ClockField, DayField, read_clock, read_day

_YEARS = st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31))


@given(_YEARS)
def test_a_day_is_read_as_it_is_written_anywhere(day: date) -> None:
    assert read_day(day.isoformat()) == day.isoformat()
    assert read_day(f" {day.year}/{day.month}/{day.day} ") == day.isoformat()
    assert read_day(f"{day.year}.{day.month:02d}.{day.day:02d}") == day.isoformat()


@pytest.mark.parametrize(
    ("locale", "text"),
    [("de_DE", "14.3.2026"), ("en_US", "3/14/2026"), ("en_GB", "14/3/2026"), ("fr_FR", "14/03/2026")],
)
def test_the_order_of_day_and_month_is_that_of_the_language(locale: str, text: str) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(locale))
    try:
        assert read_day(text) == "2026-03-14"
    finally:
        QLocale.setDefault(before)


@given(st.text(max_size=30))
def test_whatever_is_typed_is_a_day_nothing_or_unreadable(text: str) -> None:
    found = read_day(text)
    assert found is None or found == "" or date.fromisoformat(found)


@pytest.mark.parametrize("text", ["2026-02-30", "2026-13-01", "tomorrow", "0000-01-01", "14.3."])
def test_what_is_no_day(text: str) -> None:
    assert read_day(text) is None


@given(st.times())
def test_a_time_is_read_in_both_ways_of_counting(time: Any) -> None:
    wanted = time.strftime("%H:%M")
    assert read_clock(wanted) == wanted
    assert read_clock(datetime.combine(date(2026, 1, 1), time).strftime("%I:%M %p")) == wanted
    assert read_clock(wanted.replace(":", ".")) == wanted


@pytest.mark.parametrize(
    ("text", "clock"),
    [("9", "09:00"), ("2115", "21:15"), ("9.15 pm", "21:15"), ("12 am", "00:00"), ("21h15", "21:15"), ("", "")],
)
def test_short_ways(text: str, clock: str) -> None:
    assert read_clock(text) == clock


@pytest.mark.parametrize("text", ["25:00", "21:75", "13 pm", "noon"])
def test_what_is_no_time(text: str) -> None:
    assert read_clock(text) is None


@given(st.text(max_size=20))
def test_whatever_is_typed_is_a_time_nothing_or_unreadable(text: str) -> None:
    found = read_clock(text)
    assert found is None or found == "" or datetime.strptime(found, "%H:%M")


def test_the_field_says_back_what_it_understood(qtbot: Any, app: object) -> None:
    field = DayField("Day", help_text="any day")
    qtbot.addWidget(field)
    field.set_text("2026-03-14")
    assert "March" in field.note.text()
    assert field.edit.accessibleDescription() == field.note.text()
    field.set_text("2026-03-")
    assert field.day() is None
    assert "could not read" in field.note.text()
    field.set_text("")
    assert field.note.text() == "any day"


def test_up_and_down_go_by_days(qtbot: Any, app: object) -> None:
    field = DayField("Day")
    qtbot.addWidget(field)
    field.today = "2026-03-14"
    QTest.keyClick(field.edit, Qt.Key.Key_Up)
    assert field.day() == "2026-03-14"  # from nothing to today
    QTest.keyClick(field.edit, Qt.Key.Key_Up)
    assert field.day() == "2026-03-15"
    QTest.keyClick(field.edit, Qt.Key.Key_Down)
    QTest.keyClick(field.edit, Qt.Key.Key_Down)
    assert field.day() == "2026-03-13"


def test_a_clock_field(qtbot: Any, app: object) -> None:
    field = ClockField("Time")
    qtbot.addWidget(field)
    field.set_text("9.15 pm")
    assert field.clock() == "21:15"
    field.set_text("late")
    assert field.clock() is None
    assert "could not read" in field.note.text()
