"""Lines that came from packs age like those that come with the program, unless the person made them theirs."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date

import pytest

from app.circle.board import Board, Checked, board
from app.circle.circle import as_draft
from app.circle.resources.ageing import HIDDEN_MONTHS, MAY_HAVE_CHANGED_MONTHS, Age, months_after
from app.handover import undoing
from app.handover.checked import checked_lines, lines_in_sight
from app.packs.model import LineItem
from app.session import Session
from tests.handover import add, file, memory_session
from tests.packs import LINE, PACK_ID
from tests.support import FakeClock

DAY_MS = 24 * 60 * 60 * 1000


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def session(clock: FakeClock) -> Iterator[Session]:
    made = memory_session(clock)
    yield made
    made.close()


def line(**changes: object) -> LineItem:
    return LineItem(id="line", title="A line", country="GB", line={**LINE, **changes})


def today(session: Session) -> date:
    return session.clock.here().as_date()


def shown(session: Session) -> Board:
    return board("", today(session), session.circle.kept(), checked_lines(session))


@pytest.mark.parametrize(
    ("months", "expected"),
    [
        (0, Age.FRESH),
        (MAY_HAVE_CHANGED_MONTHS, Age.MAY_HAVE_CHANGED),
        (HIDDEN_MONTHS, Age.HIDDEN),
    ],
)
def test_they_age_by_the_day_that_the_pack_says(session: Session, clock: FakeClock, months: int, expected: Age) -> None:
    day = today(session)
    add(session, file([line(checked=day.isoformat())]))
    (own,) = session.circle.kept()
    for ahead, age in ((-1, None), (0, expected)):
        clock.tick(((months_after(day, months) - today(session)).days + ahead) * DAY_MS / 1000)
        there = shown(session)
        if age is None:
            assert months == 0 or there.checked[own.id or ""].age is not expected
            continue
        assert there.checked == {own.id: Checked(day, phoned=False, age=expected)}
        hidden = expected is Age.HIDDEN
        assert (len(there.own), there.too_old) == ((0, 1) if hidden else (1, 0))
        assert lines_in_sight(session) == ([] if hidden else [own])


def test_a_day_to_come_is_worth_no_more_than_today(session: Session) -> None:
    add(session, file([line(checked="2099-01-01")]))
    assert [one.day for one in checked_lines(session).values()] == [today(session)]


def test_a_number_of_ones_own_does_not_age(session: Session, clock: FakeClock) -> None:
    add(session, file([line()]))
    (own,) = session.circle.kept()
    session.circle.save(dataclasses.replace(as_draft(own), name="My counsellor"))
    assert list(checked_lines(session)) == [own.id]
    session.circle.save(dataclasses.replace(as_draft(own), contact="01632 960 111"))
    assert checked_lines(session) == {}
    clock.tick(3 * 366 * DAY_MS / 1000)
    assert [one.contact for one in shown(session).own] == ["01632 960 111"]


def test_what_was_phoned_is_said_and_what_is_gone_is_not(session: Session) -> None:
    add(session, file([line(method="phoned")]))
    assert [one.phoned for one in checked_lines(session).values()] == [True]
    undoing.remove(session, PACK_ID)
    assert checked_lines(session) == {}


def test_a_line_written_by_hand_never_ages(session: Session) -> None:
    add(session, file([line()]))
    session.circle.save(dataclasses.replace(as_draft(session.circle.kept()[0]), id=None, name="By hand"))
    assert len(session.circle.kept()) == 2
    assert len(checked_lines(session)) == 1
