"""Open now, by its own times: instants, not clocks, decide."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.circle.resources.model import Day, Hours, Span
from app.circle.resources.opening import Opening, State, opening

WORKDAYS = (Day.MON, Day.TUE, Day.WED, Day.THU, Day.FRI)
EVERY_DAY = tuple(Day)
PACIFIC, LONDON = "America/Los_Angeles", "Europe/London"


def weekdays(opens: str, closes: str, zone: str = PACIFIC, days: tuple[Day, ...] = WORKDAYS) -> Hours:
    return Hours(words="w", zone=zone, spans=(Span(days=days, opens=opens, closes=closes),))


def at(local: str, zone: str) -> datetime:
    return datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(zone))


@pytest.mark.parametrize(
    ("local", "state"),
    [
        ("2026-12-02T09:59:59", State.CLOSED),
        ("2026-12-02T10:00:00", State.OPEN),
        ("2026-12-02T17:59:59", State.OPEN),
        ("2026-12-02T18:00:00", State.CLOSED),
        ("2026-12-05T12:00:00", State.CLOSED),  # a Saturday
    ],
)
def test_to_the_second_in_its_own_zone(local: str, state: State) -> None:
    assert opening(weekdays("10:00", "18:00"), at(local, PACIFIC)).state is state


def test_the_same_instant_seen_from_elsewhere_is_the_same() -> None:
    line = weekdays("10:00", "18:00")
    now = at("2026-12-02T12:00:00", PACIFIC)
    for zone in ("Asia/Tokyo", "Europe/Berlin", "Pacific/Auckland"):
        assert opening(line, now.astimezone(ZoneInfo(zone))) == opening(line, now)
    found = opening(line, now)
    assert found.closes is not None
    assert found.closes.astimezone(ZoneInfo("Europe/Berlin")).isoformat() == "2026-12-03T03:00:00+01:00"


def test_the_next_opening_may_be_days_away() -> None:
    found = opening(weekdays("10:00", "18:00"), at("2026-12-04T20:00:00", PACIFIC))  # Friday evening
    assert found.state is State.CLOSED
    assert found.opens == at("2026-12-07T10:00:00", PACIFIC).astimezone(UTC)


def test_until_midnight() -> None:
    line = weekdays("17:00", "24:00", LONDON, EVERY_DAY)
    found = opening(line, at("2026-12-02T23:59:59", LONDON))
    assert found.state is State.OPEN
    assert found.closes == at("2026-12-03T00:00:00", LONDON).astimezone(UTC)
    assert opening(line, at("2026-12-03T00:00:00", LONDON)).state is State.CLOSED


def test_times_that_touch_at_midnight_are_one() -> None:
    evening = Span(days=EVERY_DAY, opens="18:00", closes="24:00")
    night = Span(days=EVERY_DAY, opens="00:00", closes="06:00")
    found = opening(Hours(words="w", zone=LONDON, spans=(evening, night)), at("2026-12-02T23:00:00", LONDON))
    assert found.state is State.OPEN
    assert found.closes == at("2026-12-03T06:00:00", LONDON).astimezone(UTC)


@pytest.mark.parametrize(
    ("utc", "state"),
    [
        ("2026-03-28T17:30:00", State.OPEN),  # the day before: 17:30 in London
        ("2026-03-29T15:30:00", State.CLOSED),  # summer time since the morning: 16:30
        ("2026-03-29T16:30:00", State.OPEN),  # 17:30
        ("2026-10-24T16:30:00", State.OPEN),
        ("2026-10-25T16:30:00", State.CLOSED),  # winter time since the morning: 16:30
        ("2026-10-25T17:00:00", State.OPEN),
    ],
)
def test_summer_time_begins_and_ends_where_the_line_is(utc: str, state: State) -> None:
    now = datetime.fromisoformat(utc).replace(tzinfo=UTC)
    assert opening(weekdays("17:00", "24:00", LONDON, EVERY_DAY), now).state is state


def test_an_evening_over_the_change_of_the_clock_has_its_true_end() -> None:
    line = weekdays("00:00", "06:00", LONDON, EVERY_DAY)
    found = opening(line, datetime(2026, 10, 25, 0, 30, tzinfo=UTC))  # the night that has an hour more
    assert found.opens is not None
    assert found.closes is not None
    assert found.closes - found.opens == timedelta(hours=7)


def test_what_is_not_sure_is_never_open() -> None:
    noon = at("2026-12-02T12:00:00", PACIFIC)
    doubtful = Hours(words="older pages", sure=False, zone=PACIFIC, spans=weekdays("10:00", "18:00").spans)
    assert opening(doubtful, noon) == Opening(State.NOT_SURE)
    assert opening(Hours(words="older", always=True, sure=False), noon) == Opening(State.NOT_SURE)
    assert opening(Hours(words="in the evening"), noon) == Opening(State.NOT_SURE)
    assert opening(Hours(), noon) == Opening(State.NOT_KNOWN)


def test_a_zone_that_this_computer_does_not_know_claims_nothing() -> None:
    assert opening(weekdays("00:00", "24:00", "Moon/Crater", EVERY_DAY), datetime.now(UTC)).state is State.NOT_SURE


def test_day_and_night() -> None:
    assert opening(Hours(always=True), datetime(2026, 12, 2, 3, tzinfo=UTC)) == Opening(State.ALWAYS)


def test_a_clock_at_the_end_of_all_calendars() -> None:
    for now in (datetime.max, datetime.min):
        assert opening(weekdays("10:00", "18:00"), now.replace(tzinfo=UTC)).state is State.NOT_SURE


TIMES = st.integers(0, 24 * 4).map(lambda quarter: f"{quarter // 4:02}:{quarter % 4 * 15:02}")
SPANS = st.builds(
    lambda days, ends: Span(days=tuple(sorted(days)), opens=min(ends), closes=max(ends)),
    st.sets(st.sampled_from(Day), min_size=1),
    st.tuples(TIMES, TIMES).filter(lambda ends: ends[0] != ends[1]),
)
ZONES = st.sampled_from(
    [PACIFIC, LONDON, "Europe/Berlin", "Pacific/Auckland", "Asia/Kolkata", "America/Sao_Paulo", "Australia/Lord_Howe"]
)
MINUTES = st.datetimes(datetime(2026, 1, 1), datetime(2028, 12, 31)).map(
    lambda t: t.replace(second=0, microsecond=0, tzinfo=UTC)
)


@given(st.lists(SPANS, min_size=1, max_size=4), ZONES, MINUTES)
def test_open_means_that_the_wall_clock_there_stands_within_its_times(
    spans: list[Span], zone: str, now: datetime
) -> None:
    found = opening(Hours(words="w", zone=zone, spans=tuple(spans)), now)
    there = now.astimezone(ZoneInfo(zone))
    day, clock = tuple(Day)[there.weekday()], f"{there:%H:%M}"
    within = any(day in span.days and span.opens <= clock < span.closes for span in spans)
    twice_or_never = (
        there.utcoffset() != (there + timedelta(hours=3)).utcoffset()
        or there.utcoffset() != (there - timedelta(hours=3)).utcoffset()
    )
    if not twice_or_never:  # in the hour that comes twice or not at all, words are no help
        assert (found.state is State.OPEN) == within
    assert found.opens is not None
    assert found.closes is not None
    assert (found.opens <= now) == (found.state is State.OPEN)
    assert found.closes > now


@given(st.lists(SPANS, min_size=1, max_size=4), ZONES, MINUTES)
def test_what_is_said_of_later_is_so_then(spans: list[Span], zone: str, now: datetime) -> None:
    hours = Hours(words="w", zone=zone, spans=tuple(spans))
    found = opening(hours, now)
    assert found.opens is not None
    assert found.closes is not None
    if found.state is State.CLOSED:
        assert opening(hours, found.opens).state is State.OPEN
        assert opening(hours, found.opens - timedelta(minutes=1)).state is State.CLOSED
    if found.closes - now < timedelta(days=6):
        assert opening(hours, found.closes - timedelta(minutes=1)).state is State.OPEN
        assert opening(hours, found.closes).state is State.CLOSED
