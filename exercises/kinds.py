"""What each kind of step does with an answer.

A kind that only shows something needs nothing here.  One that keeps something gets a function in
:data:`_HANDLERS`: from the work so far and an answer to the work after it, the same work if the
answer does not fit.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import gcd
from typing import Any

from exercises.answers import Another, Answer, Area, Count, Holds, Pause, Pick, Rating, Start, Switch, Tick, Write
from exercises.rhythm import Rhythm, rhythm
from exercises.steps import (
    Breathe,
    Cards,
    Listing,
    NameThings,
    Pace,
    Prompt,
    Rate,
    Step,
    TenseRelease,
    Timer,
    Words,
)

LONGEST_LINE = 2000
"""Characters kept of one line.  These are notes for the moment, not a journal."""


@dataclass(frozen=True, slots=True)
class Work:
    """What was done at one step.  One shape for all kinds; each uses what it needs."""

    written: tuple[str, ...] = ()
    picked: tuple[int, ...] = ()
    area: int | None = None
    number: int | None = None
    drawn: int = 0
    switched: bool = False
    holds: bool = False
    elapsed_ms: int = 0
    running: bool = False


def work(step: Step, so_far: Work, answer: Answer, *, without_breath: bool, speed: int) -> Work:
    """The work after an answer."""
    if isinstance(step, Breathe | Pace | Timer | TenseRelease):
        total = rhythm(step, holds=so_far.holds, without_breath=without_breath, speed=speed).total_ms
        return _clock(step, so_far, answer, total)
    handler = _HANDLERS.get(type(step))
    return handler(step, so_far, answer) if handler else so_far


def rhythm_of(step: Step, done: Work, *, without_breath: bool, speed: int) -> Rhythm | None:
    """The rhythm of a timed step, None of any other."""
    if isinstance(step, Breathe | Pace | Timer | TenseRelease):
        return rhythm(step, holds=done.holds, without_breath=without_breath, speed=speed)
    return None


def drawn(step: Step, seed: int, done: Work) -> str:
    """The prompt that chance has drawn.  None comes twice before all have come once."""
    if not isinstance(step, Prompt):
        return ""
    count = len(step.prompts)
    stride = next(number for number in range(count // 2 + 1, 2 * count + 2) if gcd(number, count) == 1)
    return step.prompts[(seed + done.drawn * stride) % count]


def _clock(step: Step, so_far: Work, answer: Answer, total_ms: int) -> Work:
    if isinstance(answer, Start):
        ended = so_far.elapsed_ms >= total_ms
        return replace(so_far, running=True, elapsed_ms=0 if ended else so_far.elapsed_ms)
    if isinstance(answer, Pause):
        return replace(so_far, running=False)
    if isinstance(answer, Tick) and so_far.running and answer.ms > 0:
        elapsed = min(total_ms, so_far.elapsed_ms + answer.ms)
        return replace(so_far, elapsed_ms=elapsed, running=elapsed < total_ms)
    if isinstance(answer, Holds) and isinstance(step, Breathe) and (step.hold or step.rest):
        return so_far if so_far.holds is answer.on else replace(so_far, holds=answer.on, elapsed_ms=0, running=False)
    return so_far


def _name_things(step: NameThings, so_far: Work, answer: Answer) -> Work:
    if isinstance(answer, Count):
        return replace(so_far, number=min(step.count, max(0, answer.number)))
    if isinstance(answer, Write):
        return _write(so_far, answer, step.count)
    if isinstance(answer, Switch) and step.instead is not None:
        return replace(so_far, switched=not so_far.switched)
    return so_far


def _listing(step: Listing, so_far: Work, answer: Answer) -> Work:
    return _write(so_far, answer, step.most) if isinstance(answer, Write) else so_far


def _cards(step: Cards, so_far: Work, answer: Answer) -> Work:
    if isinstance(answer, Pick) and 0 <= answer.index < len(step.cards):
        return _toggle(so_far, answer.index, step.most)
    return _write(so_far, answer, 1) if isinstance(answer, Write) and step.own else so_far


def _prompt(_: Prompt, so_far: Work, answer: Answer) -> Work:
    return replace(so_far, drawn=so_far.drawn + 1) if isinstance(answer, Another) else so_far


def _words(step: Words, so_far: Work, answer: Answer) -> Work:
    """Words are counted through all families, so that what was picked in one area stays when another opens."""
    if isinstance(answer, Area):
        if answer.index is None:
            return replace(so_far, area=None, picked=())
        return replace(so_far, area=answer.index) if 0 <= answer.index < len(step.families) else so_far
    if isinstance(answer, Pick) and 0 <= answer.index < sum(len(family.words) for family in step.families):
        return _toggle(so_far, answer.index, step.most)
    return so_far


def _rate(_: Rate, so_far: Work, answer: Answer) -> Work:
    if isinstance(answer, Rating) and (answer.number is None or 0 <= answer.number <= 10):
        return replace(so_far, number=answer.number)
    return so_far


def _write(so_far: Work, answer: Write, most: int) -> Work:
    if not 0 <= answer.line < most:
        return so_far
    lines = [*so_far.written, *[""] * (answer.line + 1 - len(so_far.written))]
    lines[answer.line] = answer.text[:LONGEST_LINE]
    return replace(so_far, written=tuple(lines))


def _toggle(so_far: Work, index: int, most: int) -> Work:
    """Picking one more than there is room for puts the oldest back."""
    if index in so_far.picked:
        return replace(so_far, picked=tuple(one for one in so_far.picked if one != index))
    return replace(so_far, picked=(*so_far.picked, index)[-most:])


_HANDLERS: dict[type[Any], Callable[[Any, Work, Answer], Work]] = {
    NameThings: _name_things,
    Listing: _listing,
    Cards: _cards,
    Prompt: _prompt,
    Words: _words,
    Rate: _rate,
}
