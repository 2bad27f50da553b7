"""Playing an exercise: a pure state machine.

``start`` gives a state, ``step`` takes a state and an answer to the next state, ``view`` says what
to show.  Nothing here knows the time, the screen or the vault, and nothing moves by itself: a clock
runs only after the person has started it, and when it ends the step stays where it is.

Promises, kept by property tests (``docs/specs/exercise.md``, section 5):

* from every state every exit leads out, and *back* leads in again to the same place;
* what was written, picked or counted is there again after *back*, whichever way was taken since;
* an answer that does not fit the step leaves the state as it is; no answer raises;
* only the person goes on, and going on ends after finitely many steps.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from exercises import items, kept, kinds
from exercises.answers import Again, Answer, Back, Choice, Clear, Exit, Next, Speed, Switch
from exercises.items import POINTS, Item
from exercises.kept import Part
from exercises.model import Exercise, Form
from exercises.rhythm import FASTEST, SLOWEST, Now, Rhythm, now
from exercises.steps import END, Breathe, Choose, Gate, Leave, NameThings, Pace, Recall, Share, Sort, Step
from exercises.work import NOTHING, Work


class FormName(StrEnum):
    LONG = "long"
    SHORT = "short"


EXITS = (Leave.STOP, Leave.ELSE, Leave.WORSE, Leave.UNSAFE)
"""In every view, always all of them."""


@dataclass(frozen=True, slots=True)
class State:
    """Where somebody is.  ``at`` is a step's id, or "end"; ``left`` is the exit taken, if any.

    Held in memory only.  ``tool`` names the one tool a way out leads to, "" being the usual ones.
    """

    form: FormName
    at: str
    trail: tuple[str, ...] = ()  # the steps that *back* goes through, oldest first
    works: tuple[tuple[str, Work], ...] = ()
    left: Leave | None = None
    tool: str = ""
    without_breath: bool = False
    speed: int = 100
    seed: int = 0

    @property
    def ended(self) -> bool:
        return self.at == END and self.left is None

    def work(self, step_id: str) -> Work:
        """What was done at that step so far."""
        return dict(self.works).get(step_id, NOTHING)


@dataclass(frozen=True, slots=True)
class View:
    """What to show.  ``step`` is None at the end and once the person has left."""

    step: Step | None
    title: str
    lines: tuple[str, ...]
    note: str
    work: Work
    exits: tuple[Leave, ...]
    can_back: bool
    can_next: bool  # False at a gate only
    last: bool  # nothing follows in this form
    switch: str  # the label of the other version; "" if there is none
    switched: bool
    holds_offered: bool
    drawn: str  # the prompt that chance has drawn
    items: tuple[str, ...]  # what there is to sort or share; ``work.piles`` and ``work.points`` go with it
    points_left: int  # of the 100 that a *share* step shares
    recalled: tuple[Part, ...]  # what a *recall* step shows again
    rhythm: Rhythm | None
    now: Now | None
    speed: int
    left: Leave | None
    tools: tuple[str, ...]  # where the exit taken leads


def start(exercise: Exercise, form: FormName, *, seed: int = 0, without_breath: bool = False) -> State:
    """The first step.  ``seed`` decides what chance draws; ``without_breath`` spares the breath from the start."""
    return State(form, form_of(exercise, form).steps[0].id, seed=seed, without_breath=without_breath)


def step(exercise: Exercise, state: State, answer: Answer) -> State:
    """The state after an answer; the same state if the answer does not fit."""
    if isinstance(answer, Exit):
        return replace(_rested(state), left=answer.leave, tool="")
    if isinstance(answer, Back):
        return _back(state)
    if isinstance(answer, Speed):
        return _respeed(exercise, state, min(FASTEST, max(SLOWEST, answer.percent)))
    if isinstance(answer, Again):
        return _again(exercise, state)
    here = _here(exercise, state)
    if here is None or state.left is not None:
        return state
    if isinstance(answer, Next | Choice | Clear):
        return _onward(exercise, state, here, answer)
    if isinstance(answer, Switch) and isinstance(here, Breathe):
        return replace(state, without_breath=not state.without_breath)
    done = kinds.work(
        here,
        state.work(here.id),
        answer,
        without_breath=state.without_breath,
        speed=state.speed,
        things=_things(exercise, state, here),
    )
    return _kept(state, here.id, done)


def view(exercise: Exercise, state: State) -> View:
    """What to show in this state."""
    here = _here(exercise, state)
    shown = here if state.left is None else None
    things = _things(exercise, state, shown) if shown else ()
    work = kinds.shown(shown, state.work(shown.id), things) if shown else NOTHING
    switch, switched, title, lines = _words(shown, state, work)
    pace = kinds.rhythm_of(shown, work, without_breath=state.without_breath, speed=state.speed) if shown else None
    return View(
        step=shown,
        title=title,
        lines=lines,
        note=shown.note if shown else "",
        work=work,
        exits=EXITS,
        can_back=state.left is not None or bool(state.trail),
        can_next=shown is not None and not isinstance(shown, Gate),
        last=shown is not None and _target(form_of(exercise, state.form), shown.id, shown.next) == END,
        switch=switch,
        switched=switched,
        holds_offered=isinstance(shown, Breathe) and not state.without_breath and bool(shown.hold or shown.rest),
        drawn=kinds.drawn(shown, state.seed, work) if shown else "",
        items=tuple(thing.text for thing in things),
        points_left=POINTS - sum(work.points) if isinstance(shown, Share) else 0,
        recalled=_recalled(exercise, state, shown) if isinstance(shown, Recall) else (),
        rhythm=pace,
        now=now(pace, work.elapsed_ms) if pace else None,
        speed=state.speed,
        left=state.left,
        tools=_tools(exercise, state),
    )


def kept_at(exercise: Exercise, state: State, step_id: str) -> tuple[Part, ...]:
    """What the step of that id keeps of what was done there, in the form that is played; () if there is no such step."""
    step = _step(exercise, state, step_id)
    if step is None:
        return ()
    seen = step_id == state.at or step_id in state.trail
    return kept.parts(step, state.work(step_id), _things(exercise, state, step), seen=seen)


def own_at(exercise: Exercise, state: State, step_id: str) -> bool:
    """Does that step keep something of the person's own?"""
    step = _step(exercise, state, step_id)
    return step is not None and kept.is_own(step, state.work(step_id), _things(exercise, state, step))


def form_of(exercise: Exercise, name: FormName) -> Form:
    """The form of that name."""
    return exercise.long if name is FormName.LONG else exercise.short


def _here(exercise: Exercise, state: State) -> Step | None:
    return _step(exercise, state, state.at)


def _step(exercise: Exercise, state: State, step_id: str) -> Step | None:
    return next((one for one in form_of(exercise, state.form).steps if one.id == step_id), None)


def _things(exercise: Exercise, state: State, step: Step) -> tuple[Item, ...]:
    """What there is to sort or share at a step, as things stand at its source."""
    if not isinstance(step, Sort | Share):
        return ()
    source = _step(exercise, state, step.source)
    return items.items(step, items.lines(source, state.work(source.id)) if source else ())


def _recalled(exercise: Exercise, state: State, step: Recall) -> tuple[Part, ...]:
    return tuple(part for source in step.sources for part in kept_at(exercise, state, source))


def _target(form: Form, at: str, target: str) -> str:
    """The id that ``target`` means, seen from the step ``at``."""
    if target:
        return target
    order = [one.id for one in form.steps]
    after = order.index(at) + 1
    return order[after] if after < len(order) else END


def _onward(exercise: Exercise, state: State, here: Step, answer: Next | Choice | Clear) -> State:
    if isinstance(answer, Next):
        return state if isinstance(here, Gate) else _go(exercise, state, here.next)
    if isinstance(answer, Clear):
        if not isinstance(here, Gate):
            return state
        return _go(exercise, state, here.next) if answer.clear else _out(state, Leave.ELSE, here.instead)
    if not isinstance(here, Choose) or not 0 <= answer.index < len(here.options):
        return state
    option = here.options[answer.index]
    chosen = _kept(state, here.id, replace(state.work(here.id), picked=(answer.index,)))
    if option.leave is not None:
        return _out(chosen, option.leave, "")
    if option.tool:
        return _out(chosen, Leave.ELSE, option.tool)
    return _go(exercise, chosen, option.to or here.next)


def _go(exercise: Exercise, state: State, target: str) -> State:
    to = _target(form_of(exercise, state.form), state.at, target)
    return replace(_rested(state), at=to, trail=(*state.trail, state.at))


def _out(state: State, leave: Leave, tool: str) -> State:
    return replace(_rested(state), left=leave, tool=tool)


def _back(state: State) -> State:
    if state.left is not None:
        return replace(state, left=None, tool="")
    if not state.trail:
        return state
    return replace(_rested(state), at=state.trail[-1], trail=state.trail[:-1])


def _again(exercise: Exercise, state: State) -> State:
    """From the start, with new things to count, pick and draw; what was written, sorted or shared stays."""
    first = start(exercise, state.form, seed=state.seed + 1, without_breath=state.without_breath)
    lasting = ((key, Work(written=work.written, laid=work.laid)) for key, work in state.works)
    works = tuple((key, work) for key, work in lasting if work != NOTHING)
    return replace(first, works=works, speed=state.speed)


def _respeed(exercise: Exercise, state: State, speed: int) -> State:
    """Another speed at the same place: the clock is moved so that nothing jumps."""
    here = _here(exercise, state)
    work = state.work(state.at)
    if isinstance(here, Breathe | Pace):
        state = _kept(state, state.at, replace(work, elapsed_ms=work.elapsed_ms * state.speed // speed))
    return replace(state, speed=speed)


def _kept(state: State, step_id: str, work: Work) -> State:
    if work == state.work(step_id):
        return state
    works = dict(state.works)
    works[step_id] = work
    return replace(state, works=tuple(works.items()))


def _rested(state: State) -> State:
    """No clock runs on a step that is not in sight; its time is kept."""
    work = state.work(state.at)
    return _kept(state, state.at, replace(work, running=False))


def _words(shown: Step | None, state: State, work: Work) -> tuple[str, bool, str, tuple[str, ...]]:
    """The label of the other version, whether it is on, and the title and lines of the one that is."""
    if shown is None:
        return "", False, "", ()
    if isinstance(shown, Breathe):
        twin = shown.without
        if state.without_breath:
            return twin.label, True, twin.title or shown.title, twin.text
        return twin.label, False, shown.title, shown.text
    if isinstance(shown, NameThings) and shown.instead is not None:
        other = shown.instead
        if work.switched:
            return other.label, True, other.title or shown.title, other.text
        return other.label, False, shown.title, shown.text
    return "", False, shown.title, shown.text


def _tools(exercise: Exercise, state: State) -> tuple[str, ...]:
    if state.tool:
        return (state.tool,)
    if state.left is Leave.ELSE:
        return exercise.exits.something_else
    return exercise.exits.worse if state.left is Leave.WORSE else ()
