"""A year, two years: to the day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.circle.resources.ageing import Age, age, months_after

CHECKED = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 11, 22), Age.FRESH),
        (date(2027, 11, 21), Age.FRESH),
        (date(2027, 11, 22), Age.MAY_HAVE_CHANGED),
        (date(2028, 11, 21), Age.MAY_HAVE_CHANGED),
        (date(2028, 11, 22), Age.HIDDEN),
        (date(2040, 1, 1), Age.HIDDEN),
        (date(2020, 1, 1), Age.FRESH),  # a computer whose clock was never set
    ],
)
def test_to_the_day(today: date, expected: Age) -> None:
    assert age(CHECKED, today) is expected


def test_a_day_that_a_year_does_not_have() -> None:
    assert months_after(date(2024, 2, 29), 12) == date(2025, 3, 1)
    assert months_after(date(2024, 2, 29), 48) == date(2028, 2, 29)
    assert months_after(date(2026, 12, 31), 2) == date(2027, 3, 1)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 1_500))
def test_nothing_grows_younger(checked: date, days: int) -> None:
    order = list(Age)
    first, later = age(checked, checked + timedelta(days=days)), age(checked, checked + timedelta(days=days + 1))
    assert order.index(first) <= order.index(later)
