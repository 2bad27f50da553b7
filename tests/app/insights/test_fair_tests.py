from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.changes import Changes
from app.errors import Code, UserFixable
from app.insights.fair_model import FairDraft, FairTest, FairTurn, low_risk
from app.practice.model import UseDraft, Verdict
from app.strategies.model import Mark, StrategyDraft
from exercises.model import Caution
from tests.app.insights.support import TOOLS, Rooms, rooms

DRAFT = FairDraft(*TOOLS, "when the street is loud", "two numbers lower")


def refused(do: Callable[[], object]) -> Code:
    with pytest.raises(UserFixable) as found:
        do()
    return found.value.code


def begun(here: Rooms, coin: list[int] | None = None) -> str:
    """A test whose coin falls as told."""
    falls = iter(coin or [])
    here.insights.fair_tests._coin = lambda _sides: next(falls)
    return here.insights.fair_tests.begin(DRAFT).value.id


def turn(here: Rooms, test_id: str, after: int | None, **more: object) -> None:
    """A throw, and a use of what it says."""
    here.clock.tick(60)
    thrown = here.insights.fair_tests.throw(test_id).value
    here.clock.tick(300)
    here.practice.save(UseDraft(thrown.tool_id, "", after=after, **more))  # type: ignore[arg-type]


def test_what_was_said_beforehand_is_kept() -> None:
    here = rooms()
    kept = here.insights.fair_tests.begin(DRAFT)
    assert kept.changes is Changes.INSIGHTS
    found = here.insights.fair_tests.get(kept.value.id)
    assert (found.first_tool, found.second_tool) == TOOLS
    assert (found.situation, found.would_change) == (DRAFT.situation, DRAFT.would_change)
    assert here.insights.fair_tests.running() == found


@pytest.mark.parametrize(
    ("draft", "code"),
    [
        (dataclasses.replace(DRAFT, situation="  "), Code.EMPTY),
        (dataclasses.replace(DRAFT, would_change=""), Code.EMPTY),
        (dataclasses.replace(DRAFT, second_tool=DRAFT.first_tool), Code.NOT_LOW_RISK),
        (dataclasses.replace(DRAFT, second_tool="longer-out-breath"), Code.NOT_LOW_RISK),
        (dataclasses.replace(DRAFT, second_tool="nothing"), Code.NOT_LOW_RISK),
        (dataclasses.replace(DRAFT, situation="a" * 501), Code.TOO_LONG),
        (dataclasses.replace(DRAFT, would_change="a" * 2001), Code.TOO_LONG),
    ],
)
def test_what_cannot_be_a_fair_test_is_refused(draft: FairDraft, code: Code) -> None:
    here = rooms()
    assert refused(lambda: here.insights.fair_tests.begin(draft)) is code
    assert here.insights.fair_tests.all() == []


@pytest.mark.parametrize("caution", [*Caution, "C-NEWER"])
def test_a_coin_never_chooses_what_may_harm(caution: str) -> None:
    here = rooms()
    own = here.strategies.save(StrategyDraft(title="own", cautions=(caution,))).value
    harmless = caution in {"C-EYES", "C-TOUCH", "C-SOUND", "C-NIGHT"}
    assert low_risk(here.strategies.tool(own.id or "")) is harmless
    assert (own.id in {tool.id for tool in here.insights.fair_tests.allowed()}) is harmless


def test_what_is_put_aside_or_left_out_is_no_choice() -> None:
    here = rooms()
    test_id = begun(here, [0])
    here.strategies.mark(TOOLS[0], Mark(not_for_me=True))
    assert refused(lambda: here.insights.fair_tests.throw(test_id)) is Code.NOT_LOW_RISK
    here.strategies.mark(TOOLS[0], Mark())
    here.cautions.leave_out({Caution.TOUCH}, set())
    left = [tool.id for tool in here.insights.fair_tests.allowed()]
    assert TOOLS[0] in left
    assert TOOLS[1] not in left  # it is touch


def test_one_at_a_time() -> None:
    here = rooms()
    test_id = begun(here)
    assert refused(lambda: here.insights.fair_tests.begin(DRAFT)) is Code.TEST_RUNNING
    here.insights.fair_tests.stop(test_id)
    here.clock.tick(1)
    other = here.insights.fair_tests.begin(DRAFT).value
    assert refused(lambda: here.insights.fair_tests.resume(test_id)) is Code.TEST_RUNNING
    assert [test.id for test in here.insights.fair_tests.all()] == [other.id, test_id]
    assert [test.id for test in here.insights.fair_tests.each()] == [test_id, other.id]


def test_the_coin_decides_and_falls_once() -> None:
    here = rooms()
    test_id = begun(here, [0, 1, 1, 0])
    for _ in range(4):
        here.insights.fair_tests.throw(test_id)  # the clock stands still
    turns = here.insights.fair_tests.get(test_id).turns
    assert [TOOLS.index(turn.tool_id) for turn in turns] == [0, 1, 1, 0]
    assert len({turn.thrown_at for turn in turns}) == 4


def test_the_coin_is_fair() -> None:
    """The real one: both sides, about as often (the chance that this fails is below one in a million)."""
    here = rooms()
    test_id = here.insights.fair_tests.begin(DRAFT).value.id
    heads = sum(here.insights.fair_tests.throw(test_id).value.tool_id == TOOLS[0] for _ in range(120))
    assert 33 <= heads <= 87


def test_a_stopped_test_throws_no_coin() -> None:
    here = rooms()
    test_id = begun(here, [0])
    here.insights.fair_tests.stop(test_id)
    assert refused(lambda: here.insights.fair_tests.throw(test_id)) is Code.NOT_FOUND
    assert here.insights.fair_tests.running() is None
    here.insights.fair_tests.resume(test_id)
    assert here.insights.fair_tests.throw(test_id).value.tool_id == TOOLS[0]


def test_a_turn_owns_the_first_use_of_its_tool_before_the_next_throw() -> None:
    here = rooms()
    test_id = begun(here, [0, 0, 1])
    here.practice.save(UseDraft(TOOLS[0], "", after=1))  # before any throw
    here.clock.tick(60)
    here.insights.fair_tests.throw(test_id)
    here.clock.tick(60)
    here.practice.save(UseDraft(TOOLS[1], "", after=9))  # not the one it said
    mine = here.practice.save(UseDraft(TOOLS[0], "", after=4)).value
    here.practice.save(UseDraft(TOOLS[0], "", after=2))  # once more, of one's own accord
    here.clock.tick(60)
    here.insights.fair_tests.throw(test_id)
    here.clock.tick(60)
    here.insights.fair_tests.throw(test_id)  # the second turn was left
    late = here.practice.save(UseDraft(TOOLS[1], "", after=5)).value
    turns = here.insights.fair_tests.get(test_id).turns
    assert [turn.practice_id for turn in turns] == [mine.id, "", late.id]
    assert [ref.id for ref in here.insights.fair_tests.notes(test_id)] == [late.id, mine.id]
    result = here.insights.fair_tests.result(test_id)
    assert [(side.turns, side.noted) for side in (result.left, result.right)] == [(2, 1), (1, 1)]


def test_a_use_that_is_deleted_leaves_its_turn() -> None:
    here = rooms()
    test_id = begun(here, [0])
    turn(here, test_id, 4)
    here.insights.fair_tests.stop(test_id)  # by now it is written down which one it was
    (kept,) = here.practice.recent()
    here.practice.delete(kept.id or "")
    assert here.insights.fair_tests.result(test_id).left.noted == 0
    assert here.insights.fair_tests.notes(test_id) == []
    here.practice.undo_delete(kept.id or "")
    assert here.insights.fair_tests.result(test_id).left.noted == 1


@pytest.mark.parametrize("each", [7, 8])
def test_nothing_is_compared_before_eight_uses_of_each(each: int) -> None:
    here = rooms()
    test_id = begun(here, [0, 1] * each)
    for i in range(2 * each):
        turn(here, test_id, 3 + i % 2, verdict=Verdict.HELPED)
    result = here.insights.fair_tests.result(test_id)
    assert (result.comparison is not None) == (each == 8)
    if result.comparison is not None:
        (after,) = result.comparison.measures
        assert after.n == (8, 8)
        assert [side.low.value for side in after.sides] == [3, 4]


def test_uses_without_a_number_do_not_make_eight() -> None:
    here = rooms()
    test_id = begun(here, [0, 1] * 8)
    for i in range(16):
        turn(here, test_id, 3 if i else None)
    assert here.insights.fair_tests.result(test_id).comparison is None


def test_made_it_worse_is_said_at_once() -> None:
    here = rooms()
    test_id = begun(here, [1])
    turn(here, test_id, 8, verdict=Verdict.WORSE)
    result = here.insights.fair_tests.result(test_id)
    assert (result.left.worse, result.right.worse) == (0, 1)
    assert result.comparison is None


def test_deleting_can_be_undone_for_ten_minutes_and_leaves_the_uses() -> None:
    here = rooms()
    test_id = begun(here, [0])
    turn(here, test_id, 4)
    here.insights.fair_tests.delete(test_id)
    assert here.insights.fair_tests.all() == []
    assert refused(lambda: here.insights.fair_tests.get(test_id)) is Code.NOT_FOUND
    here.insights.fair_tests.undo_delete(test_id)
    assert len(here.insights.fair_tests.get(test_id).turns) == 1
    here.insights.fair_tests.delete(test_id)
    assert here.insights.fair_tests.purge_expired().value == 0
    here.clock.tick(600)
    assert here.insights.fair_tests.purge_expired().value == 1
    assert refused(lambda: here.insights.fair_tests.undo_delete(test_id)) is Code.NOT_FOUND
    db = here.insights._db
    assert db.value("SELECT count(*) FROM fair_turn") == 0
    assert db.value("SELECT kind FROM tombstone WHERE id = ?", (test_id,)) == "fair_test"
    assert len(here.practice.recent()) == 1


def test_for_good() -> None:
    here = rooms()
    test_id = begun(here)
    here.insights.fair_tests.purge(test_id)
    assert refused(lambda: here.insights.fair_tests.purge(test_id)) is Code.NOT_FOUND
    assert here.insights.fair_tests.purge_these([test_id]).value == 0


turns = st.lists(st.builds(FairTurn, st.integers(0, 10**13), st.sampled_from(TOOLS), st.just("")), max_size=6)


@given(turns, st.none() | st.integers(0, 10**13))
def test_an_export_comes_back_as_it_was(thrown: list[FairTurn], ended: int | None) -> None:
    here = rooms()
    test = FairTest("test-1", 5, 6, *TOOLS, "when it is loud", "calmer", ended, tuple(thrown))
    assert here.insights.fair_tests.add_exported([test]).value == 1
    assert here.insights.fair_tests.add_exported([test]).value == 0
    in_order = tuple(sorted(thrown, key=lambda turn: turn.thrown_at))
    assert here.insights.fair_tests.get("test-1") == dataclasses.replace(test, turns=in_order)


def test_an_export_that_cannot_be_is_refused_whole() -> None:
    here = rooms()
    whole = FairTest("a", 5, 6, *TOOLS, "loud", "calmer")
    other = dataclasses.replace(whole, id="b", turns=(FairTurn(1, "humming"),))
    assert refused(lambda: here.insights.fair_tests.add_exported([whole, other])) is Code.NOT_FOUND
    assert here.insights.fair_tests.all() == []


@pytest.mark.parametrize(("minutes", "allowed"), [(None, True), (5, True), (6, False)])
def test_a_turn_is_short(minutes: int | None, allowed: bool) -> None:
    here = rooms()
    own = here.strategies.save(StrategyDraft(title="own", minutes=minutes)).value
    assert low_risk(here.strategies.tool(own.id or "")) is allowed
