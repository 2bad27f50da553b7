"""The engine: every way through ours, and what holds from every state of anything."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.answers import (
    Again,
    Another,
    Answer,
    Area,
    Back,
    Choice,
    Clear,
    Count,
    Exit,
    Give,
    Holds,
    Next,
    Pause,
    Pick,
    Put,
    Rating,
    Speed,
    Start,
    Switch,
    Tick,
    Write,
)
from exercises.engine import EXITS, FormName, State, start, step, view
from exercises.items import POINTS
from exercises.kinds import LONGEST_LINE
from exercises.load import library
from exercises.model import Exercise
from exercises.rhythm import MINUTE_MS
from exercises.steps import Breathe, Cards, Choose, Gate, Leave, Prompt, Wave, kind_of
from exercises.work import Work
from tests.exercises.support import STEPS, everywhere, exercise, step_of

OURS = [(one, form) for one in library("en").values() for form in FormName]
IDS = [f"{one.id}-{form}" for one, form in OURS]

ANSWERS: st.SearchStrategy[Answer] = st.one_of(
    st.sampled_from([Next(), Next(), Next(), Back(), Again(), Another(), Switch(), Start(), Pause()]),
    st.builds(Exit, st.sampled_from(Leave)),
    st.builds(Choice, st.integers(-1, 6)),
    st.builds(Clear, st.booleans()),
    st.builds(Count, st.integers(-2, 12)),
    st.builds(Write, st.text(max_size=12), st.integers(-1, 4)),
    st.builds(Pick, st.integers(-1, 8)),
    st.builds(Area, st.none() | st.integers(-1, 4)),
    st.builds(Rating, st.none() | st.integers(-1, 12)),
    st.builds(Put, st.integers(-1, 6), st.none() | st.integers(-1, 4)),
    st.builds(Give, st.integers(-1, 6), st.integers(-5, 130)),
    st.builds(Give, st.integers(0, 4), st.integers(0, 20).map(lambda fives: fives * 5)),
    st.builds(Holds, st.booleans()),
    st.builds(Speed, st.integers(0, 300)),
    st.builds(Tick, st.integers(-50, 70_000)),
)
WRITING = exercise(  # short, so that walks come to know it well
    step_of("list"),
    step_of("columns"),
    step_of("fill"),
    step_of("free-text"),
    step_of("sort"),
    step_of("share", source="columns"),
    step_of("wave"),
    step_of("recall", sources=["list", "columns", "fill", "free-text", "sort", "share", "wave"]),
)
PLAYED = st.one_of(
    st.just((WRITING, FormName.LONG)), st.sampled_from([(WRITING, FormName.LONG), (exercise(), FormName.LONG), *OURS])
)
WALKS = st.lists(ANSWERS, max_size=40)


def walked(of: Exercise, form: FormName, walk: list[Answer], **more: Any) -> list[State]:
    states = [start(of, form, **more)]
    for answer in walk:
        states.append(step(of, states[-1], answer))
    return states


def walked_from(of: Exercise, state: State, walk: list[Answer]) -> State:
    for answer in walk:
        state = step(of, state, answer)
    return state


def test_every_way_through_ours_ends() -> None:
    for of, form in OURS:
        ways = everywhere(of, form)
        assert any(way[-1].ended for way in ways), of.id
        steps = len((of.long if form is FormName.LONG else of.short).steps)
        assert all(len(way) <= steps + 1 for way in ways), of.id


@pytest.mark.parametrize(("of", "form"), OURS, ids=IDS)
def test_every_step_of_ours_is_met_on_some_way_and_shows_words(of: Exercise, form: FormName) -> None:
    met: set[str] = set()
    for way in everywhere(of, form):
        for state in way:
            seen = view(of, state)
            assert seen.exits == EXITS
            if seen.step is not None:
                met.add(seen.step.id)
                assert seen.lines
                assert seen.title
    assert met == {one.id for one in (of.long if form is FormName.LONG else of.short).steps}


@pytest.mark.parametrize(("of", "form"), OURS, ids=IDS)
def test_where_ours_lead_out_there_is_something(of: Exercise, form: FormName) -> None:
    shelf = library("en")
    for way in everywhere(of, form):
        if way[-1].left is Leave.ELSE:
            assert all(tool in shelf for tool in view(of, way[-1]).tools)
        for leave in (Leave.ELSE, Leave.WORSE):
            tools = view(of, step(of, way[0], Exit(leave))).tools
            assert tools
            assert all(tool in shelf and tool != of.id for tool in tools)


@settings(max_examples=300, deadline=None)
@given(played=PLAYED, walk=WALKS, seed=st.integers(0, 1000), without=st.booleans())
def test_from_every_state_every_exit_leads_out_and_back_in(
    played: tuple[Exercise, FormName], walk: list[Answer], seed: int, without: bool
) -> None:
    of, form = played
    for state in walked(of, form, walk, seed=seed, without_breath=without):
        inside = step(of, state, Back()) if state.left is not None else state
        for leave in EXITS:
            out = step(of, state, Exit(leave))
            assert out.left is leave
            seen = view(of, out)
            assert seen.step is None
            assert seen.exits == EXITS
            assert seen.can_back
            again = step(of, out, Back())
            assert (again.at, again.trail, again.left) == (inside.at, inside.trail, None)
            rested = tuple((key, replace(work, running=False)) for key, work in inside.works)
            assert dict(again.works) == dict(rested)


@settings(max_examples=300, deadline=None)
@given(played=PLAYED, walk=WALKS)
def test_back_restores_what_was_there(played: tuple[Exercise, FormName], walk: list[Answer]) -> None:
    of, form = played
    for state in walked(of, form, walk):
        on = step(of, state, Next())
        if on.at == state.at:
            continue
        other = (Write("elsewhere"), Pick(0), Put(0, 0), Give(0, 5), Count(1), Start(), Tick(500), Rating(5))
        for answer in (*other, Exit(Leave.STOP), Back()):
            on = step(of, on, answer)
        back = step(of, on, Back())
        assert back.at == state.at
        assert back.trail == state.trail
        assert back.work(state.at) == replace(state.work(state.at), running=False)


@settings(max_examples=300, deadline=None)
@given(played=PLAYED, walk=WALKS)
def test_only_the_person_goes_on(played: tuple[Exercise, FormName], walk: list[Answer]) -> None:
    """A clock that runs to its end moves neither the step nor the trail, and an unstarted one does not run."""
    of, form = played
    for state in walked(of, form, walk):
        ticked = step(of, state, Tick(10_000_000))
        assert (ticked.at, ticked.trail, ticked.left) == (state.at, state.trail, state.left)
        if not state.work(state.at).running or state.left is not None:
            assert ticked == state
        else:
            assert not ticked.work(state.at).running


@settings(max_examples=300, deadline=None)
@given(played=PLAYED, walk=WALKS, choice=st.integers(0, 5))
def test_going_on_ends(played: tuple[Exercise, FormName], walk: list[Answer], choice: int) -> None:
    of, form = played
    steps = len((of.long if form is FormName.LONG else of.short).steps)
    for state in walked(of, form, walk):
        here = step(of, state, Back()) if state.left is not None else state
        for _ in range(steps):
            at = view(of, here).step
            answer = Clear(clear=True) if isinstance(at, Gate) else Choice(choice) if isinstance(at, Choose) else Next()
            after = step(of, here, answer)
            here = step(of, here, Next()) if after.left is not None or after == here else after
        assert here.ended


@settings(max_examples=300, deadline=None)
@given(played=PLAYED, walk=WALKS)
def test_any_answer_in_any_state_is_answered(played: tuple[Exercise, FormName], walk: list[Answer]) -> None:
    of, form = played
    for state in walked(of, form, walk):
        seen = view(of, state)
        assert (seen.step is None) == (state.ended or state.left is not None)
        assert (seen.rhythm is None) == (seen.now is None)
        assert hash(state) == hash(step(of, state, Choice(99)))


@settings(max_examples=300, deadline=None)
@given(played=PLAYED, walk=WALKS)
def test_nothing_is_lost_but_by_the_answer_that_changes_it(
    played: tuple[Exercise, FormName], walk: list[Answer]
) -> None:
    """Words go only where they are written over, and what was laid where it is laid anew."""
    of, form = played
    states = walked(of, form, walk)
    for before, after, answer in zip(states, states[1:], walk, strict=False):
        for key, work in before.works:
            lasts = after.work(key)
            if key == before.at and isinstance(answer, Write):
                kept = [text for line, text in enumerate(work.written) if line != answer.line]
                assert [text for line, text in enumerate(lasts.written) if line != answer.line][: len(kept)] == kept
            else:
                assert lasts.written == work.written
            assert lasts.laid == work.laid or (key == before.at and isinstance(answer, Put | Give))


@settings(max_examples=300, deadline=None)
@given(played=PLAYED, walk=WALKS)
def test_points_piles_and_minutes_stay_within_what_there_is(
    played: tuple[Exercise, FormName], walk: list[Answer]
) -> None:
    of, form = played
    for state in walked(of, form, walk):
        seen = view(of, state)
        kind = kind_of(seen.step) if seen.step else ""
        assert len(seen.work.piles) == (len(seen.items) if kind == "sort" else 0)
        assert len(seen.work.points) == (len(seen.items) if kind == "share" else 0)
        assert sum(seen.work.points) + seen.points_left == (POINTS if kind == "share" else 0)
        assert all(points >= 0 and points % 5 == 0 for points in seen.work.points)
        assert seen.points_left >= 0
        assert all(text.strip() for text in seen.items)
        if isinstance(seen.step, Wave):
            begun = min(seen.step.minutes, seen.work.elapsed_ms // MINUTE_MS + 1)
            assert len(seen.work.ratings) <= begun


FITS: dict[str, tuple[type[Answer], ...]] = {
    "text": (),
    "recall": (),
    "choose": (Choice,),
    "gate": (Clear,),
    "name-things": (Count, Write, Switch),
    "breathe": (Switch, Holds, Start, Pause, Tick),
    "pace": (Start, Pause, Tick),
    "timer": (Start, Pause, Tick),
    "tense-release": (Start, Pause, Tick),
    "wave": (Start, Pause, Tick, Rating),
    "list": (Write,),
    "columns": (Write,),
    "fill": (Write,),
    "free-text": (Write,),
    "cards": (Pick, Write),
    "prompt": (Another,),
    "words": (Area, Pick),
    "rate": (Rating,),
    "sort": (Put,),
    "share": (Give,),
}


def test_every_kind_is_asked_what_fits_it() -> None:
    assert set(FITS) == set(STEPS)


@settings(max_examples=300, deadline=None)
@given(played=PLAYED, walk=WALKS, answer=ANSWERS)
def test_an_answer_that_does_not_fit_leaves_the_state_as_it_is(
    played: tuple[Exercise, FormName], walk: list[Answer], answer: Answer
) -> None:
    of, form = played
    for state in walked(of, form, walk):
        here = view(of, state).step
        fits = FITS[kind_of(here)] if here else ()  # type: ignore[index]
        on = () if isinstance(here, Gate) or here is None else (Next,)
        if not isinstance(answer, (*fits, *on, Back, Exit, Again, Speed)):
            assert step(of, state, answer) is state


def test_the_first_step_cannot_go_back() -> None:
    of = exercise()
    first = start(of, FormName.LONG)
    assert not view(of, first).can_back
    assert step(of, first, Back()) == first


def test_another_branch_does_not_lose_what_was_written() -> None:
    fork = step_of("choose", options=[{"label": "A", "to": "list"}, {"label": "B", "to": "rate"}], next="list")
    of = exercise(fork, step_of("list", next="end"), step_of("rate"))
    at = walked(of, FormName.LONG, [Choice(0), Write("kept"), Back(), Choice(1), Rating(3), Back(), Choice(0)])[-1]
    assert at.work("list").written == ("kept",)
    assert at.work("rate").number == 3
    assert at.work("choose").picked == (0,)


def test_a_gate_opens_only_for_none_of_these() -> None:
    of = exercise(step_of("gate"), step_of("text"))
    first = start(of, FormName.LONG)
    assert not view(of, first).can_next
    assert step(of, first, Next()) == first
    assert step(of, first, Clear(clear=True)).at == "text"
    out = step(of, first, Clear(clear=False))
    assert (out.left, view(of, out).tools) == (Leave.ELSE, ("orienting",))


def test_a_choice_leads_to_a_tool_or_out() -> None:
    of = exercise(step_of("choose"))
    first = start(of, FormName.LONG)
    assert step(of, first, Choice(0)).ended
    assert step(of, first, Choice(1)).left is Leave.UNSAFE
    assert view(of, step(of, first, Choice(2))).tools == ("orienting",)


def test_breath_can_be_left_out_at_once_and_for_all_that_follows() -> None:
    of = exercise(step_of("breathe", "one"), step_of("breathe", "two"))
    first = start(of, FormName.LONG)
    assert view(of, first).holds_offered
    switched = step(of, first, Switch())
    for state in (switched, step(of, switched, Next()), start(of, FormName.LONG, without_breath=True)):
        seen = view(of, state)
        assert isinstance(seen.step, Breathe)
        assert seen.switched
        assert not seen.holds_offered
        assert seen.lines == seen.step.without.text
        assert seen.rhythm is not None
        assert "In" not in {beat.cue for beat in seen.rhythm.beats}


def test_holds_are_off_until_asked_for() -> None:
    of = exercise(step_of("breathe"))
    first = start(of, FormName.LONG)
    plain, asked = view(of, first).rhythm, view(of, step(of, first, Holds(on=True))).rhythm
    assert plain is not None
    assert asked is not None
    assert len(asked.beats) == len(plain.beats) + 2


def test_a_clock_pauses_out_of_sight_and_keeps_its_place() -> None:
    of = exercise(step_of("timer"), step_of("text"))
    state = walked(of, FormName.LONG, [Start(), Tick(3000), Next(), Tick(3000), Back()])[-1]
    assert state.work("timer").elapsed_ms == 3000
    assert not state.work("timer").running
    ended = walked(of, FormName.LONG, [Start(), Tick(3000), Pause(), Tick(3000), Start(), Tick(60_000)])[-1]
    at = view(of, ended).now
    assert at is not None
    assert at.done
    assert ended.at == "timer"
    assert step(of, ended, Start()).work("timer").elapsed_ms == 0


def test_another_speed_keeps_the_place() -> None:
    of = exercise(step_of("pace"))
    state = walked(of, FormName.LONG, [Start(), Tick(7000)])[-1]
    before, after = view(of, state).now, view(of, step(of, state, Speed(50))).now
    assert before is not None
    assert after is not None
    assert (before.index, before.round) == (after.index, after.round)
    assert before.fraction == pytest.approx(after.fraction)


def test_no_prompt_comes_twice_before_all_have_come() -> None:
    for of in (exercise(step_of("prompt")), library("en")["word-grounding"]):
        form = FormName.LONG if of.id == "feet-and-chair" else FormName.SHORT
        for seed in range(20):
            state = start(of, form, seed=seed)
            here = view(of, state).step
            assert isinstance(here, Prompt)
            seen = []
            for _ in here.prompts:
                seen.append(view(of, state).drawn)
                state = step(of, state, Another())
            assert sorted(seen) == sorted(here.prompts)
            assert view(of, state).drawn == seen[0]


def test_once_more_keeps_words_and_piles_and_forgets_counts() -> None:
    of = exercise(step_of("list"), step_of("name-things"), step_of("sort"))
    state = walked(of, FormName.LONG, [Write("kept"), Next(), Count(4), Next(), Put(1, 0), Next(), Again()])[-1]
    assert state.at == "list"
    assert state.work("list").written == ("kept",)
    assert state.work("name-things") == Work()
    assert view(of, walked_from(of, state, [Next(), Next()])).work.piles == (None, 0)


def test_cards_hold_so_many_and_put_the_oldest_back() -> None:
    of = exercise(step_of("cards"))
    state = walked(of, FormName.LONG, [Pick(0), Pick(1), Pick(2)])[-1]
    assert state.work("cards").picked == (1, 2)
    assert step(of, state, Pick(1)).work("cards").picked == (2,)
    alone = exercise(step_of("cards", own=""))
    assert isinstance(alone.long.steps[0], Cards)
    assert walked(alone, FormName.LONG, [Write("mine")])[-1].works == ()


def test_words_of_two_areas_live_together_and_no_word_is_an_answer() -> None:
    of = exercise(step_of("words"))
    state = walked(of, FormName.LONG, [Area(0), Pick(0), Area(1), Pick(2)])[-1]
    assert (state.work("words").area, state.work("words").picked) == (1, (0, 2))
    assert step(of, state, Area(None)).work("words").picked == ()


def test_the_other_sense_has_its_own_words() -> None:
    of = exercise(step_of("name-things"))
    first = start(of, FormName.LONG)
    assert not view(of, first).switched
    other = view(of, step(of, first, Switch()))
    assert other.switched
    assert other.lines == ("By touch.",)
    assert not view(of, step(of, step(of, first, Switch()), Switch())).switched


def test_a_line_is_kept_as_typed_up_to_its_bound() -> None:
    of = exercise(step_of("list"))
    state = walked(of, FormName.LONG, [Write("  two", 1), Write("x" * (LONGEST_LINE + 5), 0), Write("no", 3)])[-1]
    assert state.work("list").written == ("x" * LONGEST_LINE, "  two")
