"""What is offered right now."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.strategies.model import Discreet, Kind, Mark, State, StrategyDraft, Tool
from app.strategies.strategies import Strategies
from app.strategies.suggest import suggest
from exercises.load import library

OFF = ["C-RECENT", "C-SUPPORT", "C-IMAGERY", "C-WRITE"]


def ids(tools: list[Tool]) -> list[str]:
    return [tool.id for tool in tools]


@pytest.mark.parametrize("state", State)
def test_the_starting_set_comes_in_its_order(strategies: Strategies, state: State) -> None:
    there = [exercise.id for exercise in library().starting_set(state.value)]
    assert len(there) >= 2
    assert ids(suggest(strategies.tools(), state, n=len(there))) == there


def test_favourites_come_first_then_own_ones(strategies: Strategies) -> None:
    own = str(strategies.save(StrategyDraft(title="tea", states=(State.TOO_MUCH,))).value.id)
    starred = str(strategies.save(StrategyDraft(title="a song", states=(State.TOO_MUCH,))).value.id)
    strategies.mark(starred, Mark(favourite=True))
    strategies.mark("wall-push", Mark(favourite=True))
    assert ids(suggest(strategies.tools(), State.TOO_MUCH, n=4)) == [starred, "wall-push", own, "orienting"]


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
        left_out=st.frozensets(st.sampled_from(["C-TOUCH", "C-BREATH"]), max_size=1),
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
        and not set(tool.cautions) & set(OFF)
        and not (state is State.TOO_LITTLE and "C-DISSOC" in tool.cautions)
    }
    offered = suggest(tools, state, n, offset)
    assert len(offered) == min(n, len(allowed))
    assert len(set(ids(offered))) == len(offered)
    assert {tool.id for turn in range(len(tools)) for tool in suggest(tools, state, 1, turn)} == allowed
