"""Dates and times that can mean only one thing."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange import clocktext


@pytest.mark.parametrize(
    ("said", "at", "timed", "zone"),
    [
        ("2024-06-17 18:05", datetime(2024, 6, 17, 18, 5), True, ""),
        ("2020-08-29 11:11:00 AM", datetime(2020, 8, 29, 11, 11), True, ""),
        ("2024-01-15", datetime(2024, 1, 15), False, ""),
        ("2024_01_15", datetime(2024, 1, 15), False, ""),
        ("Jan 15th, 2024", datetime(2024, 1, 15), False, ""),
        ("Sunday, 17 December 2023", datetime(2023, 12, 17), False, ""),
        ("January 5, 2024 at 6:50 pm", datetime(2024, 1, 5, 18, 50), True, ""),
        ("29.2.2016 23:59", datetime(2016, 2, 29, 23, 59), True, ""),
        ("2024-01-15T10:00:00+05:30", datetime(2024, 1, 15, 10), True, "+05:30"),
        ("2024-01-15T23:30:00Z", datetime(2024, 1, 15, 23, 30), True, "+00:00"),
    ],
)
def test_stamps(said: str, at: datetime, timed: bool, zone: str) -> None:
    assert clocktext.read_stamp(said) == (at, timed, zone)


@pytest.mark.parametrize(
    "said",
    ["1/2/2024", "2023-02-29", "2024", "yesterday", "", "15 Brumaire 2024", "2024-13-01", "x" * 1000, "0000-00-00"],
)
def test_what_is_no_stamp(said: str) -> None:
    assert clocktext.read_stamp(said) is None


@pytest.mark.parametrize(
    ("said", "at"),
    [
        ("6:50 pm", time(18, 50)), ("10:04 AM", time(10, 4)), ("14:03", time(14, 3)), ("6:50 p.m.", time(18, 50)),
        ("6:50\u202fPM", time(18, 50)), ("12:00 am", time(0)), ("12:00 pm", time(12)), ("6pm", time(18)), ("18h30", time(18, 30)),
        ("1830", time(18, 30)), ("23:59:59", time(23, 59, 59)), ("25:00", None), ("13:00 pm", None), ("18", None), ("teatime", None), ("", None),
    ],
)  # fmt: skip
def test_times(said: str, at: time | None) -> None:
    assert clocktext.read_time(said) == at


@given(st.datetimes(min_value=datetime(1000, 1, 1)).map(lambda d: d.replace(microsecond=0)))
def test_iso_is_read_back(at: datetime) -> None:
    assert clocktext.read_stamp(at.isoformat()) == (at, True, "")
    assert clocktext.read_stamp(f"{at:%Y-%m-%d %I:%M:%S %p}".replace(f"{at:%Y}", f"{at.year:04}", 1)) == (at, True, "")


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_date_in_a_name_is_found(day: date) -> None:
    found = clocktext.find_ymd(f"note {day.isoformat()} x")
    assert found is not None
    assert found[0] == day


@given(st.text(max_size=80))
def test_never_fails(said: str) -> None:
    clocktext.read_stamp(said)
    clocktext.read_time(said)
    clocktext.find_ymd(said)
