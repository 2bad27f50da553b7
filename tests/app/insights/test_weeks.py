from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Bug
from app.insights.strengths import Measure, Scale
from app.insights.weeks import Column, Grain, Weeks, weeks

START = date(2026, 1, 5)  # a Monday
said = st.lists(
    st.tuples(st.integers(0, 400).map(lambda d: START + timedelta(days=d)), st.integers(0, 10), st.integers(1, 3)),
    max_size=40,
)


@given(said, st.integers(1, 7))
def test_every_note_is_in_the_picture_or_before_it(found: list[tuple[date, int, int]], begins: int) -> None:
    shown = weeks(Measure.PEAK, Scale.NUMBERS, found, begins)
    n = sum(times for _, _, times in found)
    days = (max(d for d, _, _ in found) - min(d for d, _, _ in found)).days + 1 if found else 0
    assert (shown is None) == (n < 10 or days < 14)
    if shown is None:
        return
    assert shown.n + shown.before == n
    assert shown.first.isoweekday() == begins
    assert ((shown.last - shown.first).days + 1) % 7 == 0
    assert (shown.last - shown.first).days // 7 < 26
    assert shown.grain is (Grain.DAY if (shown.last - shown.first).days < 42 else Grain.WEEK)
    size = 1 if shown.grain is Grain.DAY else 7
    for column in shown.columns:
        end = column.first + timedelta(days=size)
        for value, count in enumerate(column.counts):
            assert count == sum(times for d, v, times in found if column.first <= d < end and v == value)
    in_columns = {c.first for c in shown.columns}
    gaps = [shown.first + timedelta(days=i) for i in range(0, (shown.last - shown.first).days + 1, size)]
    for day in set(gaps) - in_columns:
        assert not any(day <= d < day + timedelta(days=size) for d, _, _ in found), "a gap has no notes"


def test_thirteen_days_are_not_two_weeks() -> None:
    found = [(START + timedelta(days=d), 5, 2) for d in (0, 4, 8, 12, 12)]
    assert weeks(Measure.PEAK, Scale.NUMBERS, found) is None
    assert weeks(Measure.PEAK, Scale.NUMBERS, [*found, (START + timedelta(days=13), 5, 1)]) is not None


def test_strengths_of_the_other_scale_do_not_count() -> None:
    found = [(START + timedelta(days=d), 5, 2) for d in range(0, 30, 3)]
    assert weeks(Measure.PEAK, Scale.WORDS, found) is None


@pytest.mark.parametrize("day", [date.min, date.max - timedelta(days=20)])
def test_the_ends_of_the_calendar_are_no_trouble(day: date) -> None:
    found = [(day + timedelta(days=d), 5, 1) for d in range(21)]
    shown = weeks(Measure.PEAK, Scale.NUMBERS, found, 7)
    assert shown is not None
    assert shown.n == 21


COUNTS = (0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0)


@pytest.mark.parametrize(
    ("columns", "days"),
    [
        ((Column(START, COUNTS),), 20),  # five notes
        ((Column(START, COUNTS), Column(START + timedelta(days=7), COUNTS)), 13),
        ((Column(START + timedelta(days=7), COUNTS), Column(START, COUNTS)), 20),
        ((Column(START, COUNTS), Column(START - timedelta(days=1), COUNTS)), 20),
        ((Column(START, COUNTS), Column(START + timedelta(days=1), (0,) * 11), Column(START + timedelta(days=2), COUNTS)), 20),
    ],
)  # fmt: skip
def test_it_refuses_what_cannot_be(columns: tuple[Column, ...], days: int) -> None:
    with pytest.raises(Bug):
        Weeks(Measure.PEAK, Scale.NUMBERS, Grain.DAY, START, START + timedelta(days=27), columns, 0, days)
