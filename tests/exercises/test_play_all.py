"""Every exercise of the catalogue, played to its end: both forms, every branch, everything filled in and nothing at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from exercises import catalogue
from exercises.answers import (
    Another,
    Answer,
    Area,
    Back,
    Choice,
    Clear,
    Count,
    Exit,
    Give,
    Next,
    Pick,
    Put,
    Rating,
    Start,
    Switch,
    Tick,
    Write,
)
from exercises.engine import EXITS, FormName, State, View, start, step, view
from exercises.items import POINTS
from exercises.keepsake import parts
from exercises.kept import KEEPING
from exercises.load import library
from exercises.model import Exercise
from exercises.rhythm import MINUTE_MS, rhythm
from exercises.shape import MAX_STEPS
from exercises.steps import (
    Breathe,
    Cards,
    Choose,
    Columns,
    Fill,
    FreeText,
    Gate,
    Leave,
    Listing,
    NameThings,
    Pace,
    Prompt,
    Rate,
    Recall,
    Share,
    Sort,
    Step,
    TenseRelease,
    Timer,
    Wave,
    Words,
)
from tests.exercises.support import everywhere

LONGEST_SHORT = 90  # seconds
WORDS_A_SECOND = 4  # read without haste

CLOCKED = (Breathe, Pace, Timer, TenseRelease, Wave)

every_exercise = pytest.mark.parametrize("key", catalogue.IDS)
both_forms = pytest.mark.parametrize("form", list(FormName))

Do = Callable[[Exercise, State], State]


def leave_empty(_: Exercise, state: State) -> State:
    return state


def fill_in(of: Exercise, state: State) -> State:
    """Do everything that can be done at a step, and see that it has been done."""
    here = view(of, state).step
    for answer in _everything(of, state, here):
        after = step(of, state, answer)
        assert (after.at, after.left) == (state.at, None)
        state = after
    _check_filled(of, view(of, state), here)
    return state


def _everything(of: Exercise, state: State, here: Step | None) -> Iterator[Answer]:
    if isinstance(here, CLOCKED):
        yield Start()
        minutes = here.minutes if isinstance(here, Wave) else 0
        for minute in range(minutes):
            yield Rating(minute % 11)
            yield Tick(MINUTE_MS)
        yield Tick(rhythm(here).total_ms * 2)
    if isinstance(here, NameThings):
        yield Count(here.count)
        yield Switch()
    yield from (Write(f"line {line}", line) for line in range(_lines(here)))
    if isinstance(here, Cards):
        yield from (Pick(index) for index in range(min(here.most, len(here.cards))))
    if isinstance(here, Words):
        yield from (Area(0), Pick(0))
    if isinstance(here, Prompt):
        yield from (Another() for _ in here.prompts)
    if isinstance(here, Rate):
        yield Rating(6)
    items = view(of, state).items
    if isinstance(here, Sort):
        yield from (Put(item, item % len(here.piles)) for item in range(len(items)))
    if isinstance(here, Share):
        yield from (Give(item, POINTS if item == len(items) - 1 else 5) for item in range(len(items)))


def _lines(here: Step | None) -> int:
    if isinstance(here, NameThings):
        return here.count
    if isinstance(here, Listing):
        return here.most
    if isinstance(here, Columns):
        return here.first.most + here.second.most
    if isinstance(here, Fill):
        return len(here.blanks)
    return int(isinstance(here, FreeText) or (isinstance(here, Cards) and bool(here.own)))


def _check_filled(of: Exercise, seen: View, here: Step | None) -> None:
    assert len([text for text in seen.work.written if text]) == _lines(here)
    if isinstance(here, CLOCKED):
        assert seen.now is not None
        assert seen.now.done
    if isinstance(here, Wave):
        assert len(seen.work.ratings) == here.minutes
    if isinstance(here, Sort):
        assert seen.items, of.id
        assert None not in seen.work.piles
    if isinstance(here, Share):
        assert len(seen.items) > 1
        assert seen.points_left == 0
    if isinstance(here, Recall):
        assert seen.recalled, (of.id, here.id)


def ways(of: Exercise, form: FormName, do: Do) -> Iterator[State]:
    """The last state of every way through, ``do`` being done at each step before it is left."""
    found = [start(of, form)]
    while found:
        state = found.pop()
        if state.ended or state.left is not None:
            yield state
            continue
        _check_exits(of, state)
        done = do(of, state)
        _check_exits(of, done)
        here = view(of, done).step
        assert here is not None
        found += [step(of, done, answer) for answer in _onward(here)]


def _onward(here: Step) -> list[Answer]:
    if isinstance(here, Gate):
        return [Clear(clear=True), Clear(clear=False)]
    return [Next(), *(Choice(index) for index in range(len(here.options)))] if isinstance(here, Choose) else [Next()]


def _check_exits(of: Exercise, state: State) -> None:
    shelf = library("en")
    seen = view(of, state)
    assert seen.exits == EXITS == tuple(Leave)
    assert seen.title
    assert seen.lines
    for leave in EXITS:
        out = step(of, state, Exit(leave))
        assert (out.left, view(of, out).step) == (leave, None)
        tools = view(of, out).tools
        assert bool(tools) == (leave in {Leave.ELSE, Leave.WORSE})
        assert all(tool in shelf and tool != of.id for tool in tools)
        assert step(of, out, Back()).at == state.at


@every_exercise
@both_forms
def test_it_can_be_played_to_its_end_with_everything_filled_in(key: str, form: FormName) -> None:
    of = library("en")[key]
    ends = list(ways(of, form, fill_in))
    assert any(state.ended for state in ends)
    for state in ends:
        assert state.ended or state.left in {Leave.ELSE, Leave.UNSAFE, Leave.WORSE, Leave.STOP}
        kept = [step_id for step_id in state.trail if of.keep and step_id in of.keep.steps]
        steps = (of.long if form is FormName.LONG else of.short).steps
        keeping = [one.id for one in steps if one.id in kept and isinstance(one, KEEPING)]
        assert bool(parts(of, state)) == bool(keeping)
        assert all(part.lines and all(part.lines) for part in parts(of, state))


@every_exercise
@both_forms
def test_it_can_be_played_to_its_end_without_a_word(key: str, form: FormName) -> None:
    of = library("en")[key]
    ends = list(ways(of, form, leave_empty))
    assert any(state.ended for state in ends)
    assert all(parts(of, state) == () for state in ends)
    for state in ends:
        assert all(not work.written and not work.laid and not work.ratings for _, work in state.works)


@every_exercise
def test_what_is_offered_for_keeping_can_be_come_by(key: str) -> None:
    of = library("en")[key]
    if of.keep is None:
        return
    passed = {step_id for form in FormName for state in ways(of, form, leave_empty) for step_id in state.trail}
    assert set(of.keep.steps) <= passed


@every_exercise
def test_the_short_form_is_as_short_as_it_says(key: str) -> None:
    of = library("en")[key]
    assert of.short.seconds <= LONGEST_SHORT
    by_id = {one.id: one for one in of.short.steps}
    for way in everywhere(of, FormName.SHORT):
        passed = [by_id[step_id] for step_id in way[-1].trail]
        clocks = sum(rhythm(one).total_ms for one in passed if isinstance(one, CLOCKED)) / 1000
        read = sum(len(" ".join((one.title, *one.text, one.note)).split()) for one in passed) / WORDS_A_SECOND
        assert len(passed) <= MAX_STEPS["short"]
        assert clocks <= of.short.seconds
        assert clocks + read <= LONGEST_SHORT + 5


@every_exercise
@both_forms
def test_every_other_version_of_a_step_has_its_own_words(key: str, form: FormName) -> None:
    of = library("en")[key]
    for way in everywhere(of, form):
        for state in way:
            seen = view(of, state)
            if seen.switch:
                other = view(of, step(of, state, Switch()))
                assert other.switched
                assert other.lines != seen.lines
                assert other.title
