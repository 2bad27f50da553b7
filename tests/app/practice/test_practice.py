"""What was used, and how it was before and after."""

from __future__ import annotations

import dataclasses

import pytest

from app.changes import Changes
from app.clock import Moment
from app.errors import AppError, Code
from app.practice.model import UseDraft, Verdict
from app.practice.practice import Practice, as_draft
from app.vault.database import Database
from app.vault.scale import WORD_STRENGTHS
from tests.support import CountingIds, FakeClock

FULL = UseDraft(
    "orienting",
    "Orienting",
    None,
    Moment("2025-05-05T18:30:00", "+02:00"),
    "too_high",
    7,
    1,
    4,
    1,
    Verdict.HELPED,
    "on the bus",
    "a-trigger",
    True,
)


@pytest.fixture
def practice(db: Database, clock: FakeClock, ids: CountingIds) -> Practice:
    return Practice(db, clock, ids)


def test_every_field_is_kept(practice: Practice) -> None:
    outcome = practice.save(FULL)
    assert outcome.changes == Changes.PRACTICE
    assert dataclasses.replace(as_draft(outcome.value), id=None) == FULL
    assert list(practice.each()) == [outcome.value]
    assert {field.name for field in dataclasses.fields(UseDraft) if not getattr(FULL, field.name)} == {"id"}


def test_a_use_can_be_noted_with_the_tool_alone(practice: Practice, clock: FakeClock) -> None:
    use = practice.save(UseDraft("orienting", "Orienting")).value
    assert (use.at, use.before, use.after, use.verdict) == (clock.moment, None, None, Verdict.UNSAID)


def test_the_after_can_be_said_later(practice: Practice, clock: FakeClock) -> None:
    use = practice.save(UseDraft("orienting", "Orienting", before=7)).value
    clock.tick(300)
    later = practice.save(
        dataclasses.replace(as_draft(use), at=None, after=7, numb_after=9, verdict=Verdict.WORSE)
    ).value
    assert (later.id, later.at, later.before, later.after, later.verdict) == (use.id, use.at, 7, 7, Verdict.WORSE)
    assert practice.save(as_draft(later)).changes == Changes.NONE


@pytest.mark.parametrize("field", ["before", "numb_before", "after", "numb_after"])
def test_strengths_are_from_0_to_10(practice: Practice, field: str) -> None:
    for strength in (-1, 11):
        with pytest.raises(AppError, match=f"^{Code.BAD_NUMBER}$"):
            practice.save(UseDraft("x", "X", **{field: strength}))  # type: ignore[arg-type]
    assert practice.recent() == []


def test_strengths_in_words_are_one_of_the_words(practice: Practice) -> None:
    for strength in WORD_STRENGTHS.values():
        assert practice.save(UseDraft("x", "X", after=strength, in_words=True)).value.in_words is True
    with pytest.raises(AppError, match=f"^{Code.BAD_NUMBER}$"):
        practice.save(UseDraft("x", "X", before=4, after=5, in_words=True))


def test_nothing_said_was_not_said_in_words(practice: Practice) -> None:
    assert not practice.save(UseDraft("x", "X", in_words=True)).value.in_words


def test_every_answer_is_kept(practice: Practice) -> None:
    for verdict in Verdict:
        assert practice.save(UseDraft("x", "X", verdict=verdict)).value.verdict is verdict


def test_uses_are_listed_by_tool_and_by_page(practice: Practice) -> None:
    for minute in range(5):
        practice.save(UseDraft("a" if minute % 2 else "b", "", at=Moment(f"2025-01-01T10:0{minute}:00")))
    assert [use.at.clock for use in practice.uses("b") if use.at] == ["10:04", "10:02", "10:00"]
    first = practice.uses("b", limit=1)
    assert [use.at.clock for use in practice.uses("b", first[0].cursor, 1) if use.at] == ["10:02"]
    assert [use.at.clock for use in practice.recent(2) if use.at] == ["10:04", "10:03"]


def test_what_is_in_sight_is_counted(practice: Practice) -> None:
    assert practice.count() == 0
    kept = [practice.save(UseDraft("grounding", "Grounding", note=str(number))).value for number in range(3)]
    practice.delete(kept[0].id or "")
    assert practice.count() == 2
    practice.purge_all()
    assert practice.count() == 0
