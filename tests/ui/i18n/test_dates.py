"""Dates are shown as they were lived, in the words of the language."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QLocale

from app.clock import Moment
from ui.i18n import dates


@pytest.fixture(autouse=True)
def plain_locale() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize("zone", ["", "+14:00", "-11:00", "Asia/Tokyo"])
def test_a_day_is_never_moved_by_its_zone(zone: str) -> None:
    moment = Moment("2026-03-14T23:59:00", zone)
    assert "14" in dates.day_words(moment)
    assert "March" in dates.day_words(moment)
    assert dates.time_words(moment) == "23:59"


def test_near_days_have_names() -> None:
    today = date(2026, 3, 14)
    shown = [dates.day_heading(today - timedelta(days=back), today) for back in range(9)]
    assert shown[:3] == ["Today", "Yesterday", "Thursday"]
    assert len(set(shown)) == len(shown)  # a weekday never means two days
    assert dates.short_day(today - timedelta(days=7)) == shown[7]
    assert dates.day_heading(today + timedelta(days=1), today) == dates.short_day(today + timedelta(days=1))


def test_the_week_begins_as_it_does_here() -> None:
    assert dates.weekday(dates.first_weekday()) == "Monday"
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    assert dates.weekday(dates.first_weekday()) == "Sunday"
    assert dates.time_words(Moment("2026-03-14T21:15:00")).replace("\u202f", " ") == "9:15 PM"


def test_other_languages_have_their_own_words() -> None:
    QLocale.setDefault(QLocale(QLocale.Language.Spanish, QLocale.Country.Spain))
    assert "marzo" in dates.day_words(date(2026, 3, 14))
    assert dates.month_words(2026, 3).startswith("marzo")
    assert dates.weekday(1) == "lunes"


def test_stamps_follow_the_clock_on_this_wall() -> None:
    moment = dates.from_stamp(1_773_519_300_000)
    assert abs((moment.as_datetime() - Moment.from_utc(1_773_519_300, moment.zone).as_datetime()).total_seconds()) < 1
    assert dates.time_words(moment) in dates.stamp_words(1_773_519_300_000)
