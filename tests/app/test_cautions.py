"""What the person leaves out, said once."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.cautions import CAUTIONS_KEY, CHOICES, Caution, Cautions, Topic
from app.changes import Changes
from app.preferences import Preferences
from app.vault.database import Database
from tests.support import FakeClock, memory_database


@pytest.fixture
def cautions(db: Database, clock: FakeClock) -> Cautions:
    return Cautions(Preferences(db, clock))


def test_nothing_is_left_out_by_itself(cautions: Cautions) -> None:
    assert not cautions.left_out()
    assert not cautions.topics()


@given(st.sets(st.sampled_from(Caution)), st.sets(st.sampled_from(Topic)))
def test_what_is_left_out_is_what_was_said(left_out: set[Caution], topics: set[Topic]) -> None:
    cautions = Cautions(Preferences(memory_database(), FakeClock()))
    cautions.leave_out(left_out, topics)
    assert cautions.left_out() == frozenset(left_out)
    assert cautions.topics() == frozenset(topics)
    assert cautions.leave_out(left_out, topics).changes == Changes.NONE
    cautions.leave_out((), ())
    assert not cautions.left_out()
    assert not cautions.topics()


def test_each_list_can_be_said_alone(cautions: Cautions) -> None:
    assert cautions.leave_out([Caution.BREATH], [Topic.LAW]).changes == Changes.PREFERENCES
    cautions.leave_out(cautions=[Caution.COLD])
    assert cautions.left_out() == frozenset({Caution.COLD})
    assert cautions.topics() == frozenset({Topic.LAW})
    cautions.leave_out(topics=())
    assert cautions.left_out() == frozenset({Caution.COLD})
    assert not cautions.topics()
    assert cautions.leave_out().changes == Changes.NONE


def test_nothing_left_out_leaves_no_trace(cautions: Cautions, db: Database) -> None:
    cautions.leave_out([Caution.BREATH], [Topic.LAW])
    cautions.leave_out((), ())
    assert db.value("SELECT count(*) FROM preference") == 0


@pytest.mark.parametrize("kept", ["C-BREATH", 5, {"C-BREATH": True}, None])
def test_what_is_no_list_leaves_nothing_out(cautions: Cautions, db: Database, clock: FakeClock, kept: object) -> None:
    Preferences(db, clock).set(CAUTIONS_KEY, kept)
    assert cautions.left_out() == frozenset()
    cautions.leave_out([Caution.BREATH])
    assert cautions.left_out() == {Caution.BREATH}


def test_what_only_a_newer_program_knows_stays(cautions: Cautions, db: Database, clock: FakeClock) -> None:
    Preferences(db, clock).set(CAUTIONS_KEY, ["C-NEW", "C-BREATH", 7, None])
    assert cautions.left_out() == {Caution.BREATH}
    cautions.leave_out([Caution.COLD])
    assert json.loads(db.value("SELECT value FROM preference")) == ["C-COLD", "C-NEW"]


def test_every_choice_is_one_of_the_cautions_and_only_the_hour_is_none() -> None:
    assert set(Caution) - set(CHOICES) == {Caution.NIGHT}
    assert len(set(CHOICES)) == len(CHOICES)
