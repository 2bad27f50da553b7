"""What is offered right now."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.cautions import CHOICES, Caution, Cautions
from app.preferences import Preferences
from app.strategies.model import Discreet, Kind, Mark, Occasion, State, StrategyDraft, Tool, ToolFilter
from app.strategies.strategies import Strategies
from app.strategies.suggest import instead, little, straight_in, suggest
from app.vault.database import Database
from exercises.load import library
from exercises.model import Amount
from tests.support import FakeClock

OFF = ["C-RECENT", "C-SUPPORT", "C-IMAGERY", "C-WRITE"]


def ids(tools: list[Tool]) -> list[str]:
    return [tool.id for tool in tools]


@pytest.mark.parametrize("state", State)
def test_the_starting_set_comes_in_its_order(strategies: Strategies, state: State) -> None:
    there = [exercise.id for exercise in library().starting_set(state.value) if exercise.front_page]
    assert len(there) >= 2
    assert ids(suggest(strategies.tools(), state, n=len(there))) == there


def test_favourites_come_first_then_own_ones(strategies: Strategies) -> None:
    own = str(strategies.save(StrategyDraft(title="tea", states=(State.TOO_MUCH,))).value.id)
    starred = str(strategies.save(StrategyDraft(title="a song", states=(State.TOO_MUCH,))).value.id)
    strategies.mark(starred, Mark(favourite=True))
    strategies.mark("wall-push", Mark(favourite=True))
    assert ids(suggest(strategies.tools(), State.TOO_MUCH, n=4)) == [starred, "wall-push", own, "orienting"]


def test_what_came_from_a_pack_is_not_put_before_the_starting_set(strategies: Strategies) -> None:
    taken = str(strategies.take(StrategyDraft(title="theirs", states=(State.TOO_MUCH,)), "pack").value.id)
    every = ids(suggest(strategies.tools(), State.TOO_MUCH, n=100))
    there = [exercise.id for exercise in library().starting_set("too_high") if exercise.front_page]
    assert every[: len(there)] == there
    assert taken in every


def test_what_is_not_for_them_is_never_offered(strategies: Strategies) -> None:
    strategies.mark("orienting", Mark(not_for_me=True))
    every = suggest(strategies.tools(), State.TOO_MUCH, n=100)
    assert "orienting" not in ids(every)
    assert ids(every)[0] == "five-senses"


def test_something_else_goes_round_and_round(strategies: Strategies) -> None:
    tools = strategies.tools()
    every = ids(suggest(tools, State.TOO_MUCH, n=100))
    assert ids(suggest(tools, State.TOO_MUCH, offset=3)) == every[3:6]
    assert ids(suggest(tools, State.TOO_MUCH, offset=len(every))) == every[:3]
    assert ids(suggest(tools, State.TOO_MUCH, offset=len(every) - 1)) == [every[-1], *every[:2]]


def test_an_empty_shelf_offers_nothing() -> None:
    assert suggest([], State.ALL_RIGHT, offset=5) == []


TOOLS = st.lists(
    st.builds(
        Tool, id=st.uuids().map(str), kind=st.sampled_from(Kind), title=st.just("t"), summary=st.just(""), minutes_min=st.none(), minutes_max=st.none(),
        discreet=st.just(Discreet.YES), needs=st.just(()), tags=st.just(()), cautions=st.lists(st.sampled_from([*OFF, "C-TOUCH", "C-DISSOC"]), max_size=2).map(tuple),
        states=st.lists(st.sampled_from(State), max_size=2, unique=True).map(tuple), mark=st.builds(Mark, st.booleans(), st.booleans(), st.just("")),
        left_out=st.frozensets(st.sampled_from(["C-TOUCH", "C-BREATH"]), max_size=1), touches=st.frozensets(st.sampled_from([*OFF, "C-BREATH"]), max_size=1),
    ),
    max_size=8,
)  # fmt: skip


@given(TOOLS, st.sampled_from(State), st.integers(1, 4), st.integers(0, 20))
def test_only_what_fits_is_offered_and_everything_that_fits_in_turn(
    tools: list[Tool], state: State, n: int, offset: int
) -> None:
    allowed = {
        tool.id
        for tool in tools
        if not tool.mark.not_for_me
        and not tool.left_out
        and (not tool.states or state in tool.states)
        and not (set(tool.cautions) | tool.touches) & set(OFF)
        and not (state is State.TOO_LITTLE and "C-DISSOC" in tool.cautions)
    }
    offered = suggest(tools, state, n, offset)
    assert len(offered) == min(n, len(allowed))
    assert len(set(ids(offered))) == len(offered)
    assert {tool.id for turn in range(len(tools)) for tool in suggest(tools, state, 1, turn)} == allowed


@pytest.mark.parametrize("now", [*State, *Occasion])
def test_of_everything_there_is_nothing_that_leads_inward_comes_unasked(
    strategies: Strategies, now: State | Occasion
) -> None:
    shelf = library()
    for tool in suggest(strategies.tools(), now, n=100):
        exercise = shelf[tool.id]
        assert exercise.front_page
        if isinstance(now, State):  # nothing to type, nothing to picture
            assert {exercise.imagery, exercise.writing} <= {Amount.NONE, Amount.OPTIONAL}
        if now is State.TOO_LITTLE:  # what slows down, turns inward or closes the eyes leads further away
            assert exercise.breath_focus is not Amount.CENTRAL
            assert Caution.DISSOC not in exercise.cautions
        if now is Occasion.NIGHT:
            assert Caution.NIGHT not in exercise.cautions
        if isinstance(now, State):
            assert now.value in exercise.arousal_fit


@pytest.mark.parametrize("occasion", Occasion)
def test_an_occasion_offers_its_own_set_in_its_order(strategies: Strategies, occasion: Occasion) -> None:
    offered = ids(suggest(strategies.tools(), occasion, n=100))
    at_night = {Caution.NIGHT} if occasion is Occasion.NIGHT else set()
    there = library().starting_set(occasion.value)
    assert offered == [e.id for e in there if e.front_page and at_night.isdisjoint(e.cautions)]
    if offered:
        strategies.mark(offered[-1], Mark(favourite=True))
        assert ids(suggest(strategies.tools(), occasion, n=100))[0] == offered[-1]


@pytest.mark.parametrize("occasion", Occasion)
def test_whoever_looks_for_an_occasion_finds_its_whole_set(strategies: Strategies, occasion: Occasion) -> None:
    found = ids(strategies.tools(ToolFilter(occasion=occasion)))
    assert found == [key for key in library().sets[occasion.value] if key in library()]


@pytest.mark.parametrize("caution", CHOICES)
def test_what_a_person_leaves_out_is_offered_nowhere(
    strategies: Strategies, db: Database, clock: FakeClock, caution: Caution
) -> None:
    Cautions(Preferences(db, clock)).leave_out([caution])
    every = strategies.tools(ToolFilter(show_left_out=True, show_not_for_me=True))
    offered = [suggest(every, now, n=100) for now in (*State, *Occasion)]
    offered += [little(every), instead(every, library()), instead(every, ["longer-out-breath"])]
    assert all(caution not in tool.touches for tools in offered for tool in tools)
    assert all(len(suggest(every, state)) for state in State)  # and something is there for everybody


def test_little_energy_begins_with_the_least(strategies: Strategies) -> None:
    usual = [key for key in library().sets["little_energy"] if key in library()]
    assert ids(little(strategies.tools())) == usual
    strategies.mark(usual[0], Mark(not_for_me=True))
    strategies.mark(usual[-1], Mark(favourite=True))
    assert ids(little(strategies.tools())) == [usual[-1], *usual[1:-1]]


def test_ways_out_are_made_up_where_some_are_put_aside(strategies: Strategies) -> None:
    wanted = ["wall-push", "finger-trace"]
    assert ids(instead(strategies.tools(), wanted, "name-it")) == wanted
    strategies.mark("wall-push", Mark(not_for_me=True))
    assert ids(instead(strategies.tools(), wanted, "name-it")) == ["finger-trace", "orienting"]
    assert ids(instead(strategies.tools(), wanted, "orienting")) == ["finger-trace", "five-senses"]
    assert instead([], wanted) == []


def test_only_where_there_is_time_a_page_comes_first() -> None:
    assert straight_in(State.TOO_MUCH)
    assert straight_in(State.TOO_LITTLE)
    assert straight_in(Occasion.NIGHT)
    assert not straight_in(Occasion.ANGER)  # it may concern somebody who is near: cautions first
    assert not straight_in(State.ALL_RIGHT)
    assert not straight_in(None)


def test_in_a_hurry_what_is_over_soon_comes_after_the_starting_set(strategies: Strategies) -> None:
    beyond = suggest(strategies.tools(), State.TOO_LITTLE, n=100)[len(library().sets["too_low"]) :]
    assert [tool.minutes_min for tool in beyond] == sorted(tool.minutes_min or 0 for tool in beyond)
