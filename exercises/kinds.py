"""What each kind of step does with an answer.

A kind that only shows something needs nothing here.  One that keeps something gets a function in
:data:`_HANDLERS`: from the work so far and an answer to the work after it, the same work if the
answer does not fit.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from math import gcd
from typing import Any

from exercises import items
from exercises.answers import (
    Another,
    Answer,
    Area,
    Count,
    Give,
    Holds,
    Pause,
    Pick,
    Put,
    Rating,
    Start,
    Switch,
    Tick,
    Write,
)
from exercises.items import Item
from exercises.rhythm import MINUTE_MS, Rhythm, rhythm
from exercises.steps import (
    Breathe,
    Cards,
    Columns,
    Fill,
    FreeText,
    Listing,
    NameThings,
    Pace,
    Prompt,
    Rate,
    Share,
    Sort,
    Step,
    TenseRelease,
    Timed,
    Timer,
    Wave,
    Words,
)
from exercises.work import Work

LONGEST_LINE = 2_000
"""Characters kept of one line.  These are notes for the moment, not a journal."""

LONGEST_TEXT = 20_000
"""Characters kept of a free text."""


def work(
    step: Step, so_far: Work, answer: Answer, *, without_breath: bool, speed: int, things: Sequence[Item] = ()
) -> Work:
    """The work after an answer.  ``things`` are those that a *sort* or *share* step now has."""
    if isinstance(step, Wave) and isinstance(answer, Rating):
        return _wave(step, so_far, answer)
    if isinstance(step, Breathe | Pace | Timer | TenseRelease | Wave):
        total = rhythm(step, holds=so_far.holds, without_breath=without_breath, speed=speed).total_ms
        return _clock(step, so_far, answer, total)
    if isinstance(step, Sort) and isinstance(answer, Put):
        return replace(so_far, laid=items.put(step, things, so_far.laid, answer.item, answer.pile))
    if isinstance(step, Share) and isinstance(answer, Give):
        return replace(so_far, laid=items.give(things, so_far.laid, answer.item, answer.points))
    handler = _HANDLERS.get(type(step))
    return handler(step, so_far, answer) if handler else so_far


def shown(step: Step, done: Work, things: Sequence[Item]) -> Work:
    """The work as a view shows it: blanks hold what was given, and every thing has its pile or its points."""
    if isinstance(step, Fill):
        return replace(done, written=items.filled(step, done))
    if isinstance(step, Sort):
        return replace(done, piles=tuple(one.value if one else None for one in items.found(things, done.laid)))
    if isinstance(step, Share):
        return replace(done, points=tuple(one.value if one else 0 for one in items.found(things, done.laid)))
    return done


def rhythm_of(step: Step, done: Work, *, without_breath: bool, speed: int) -> Rhythm | None:
    """The rhythm of a timed step, None of any other."""
    if isinstance(step, Breathe | Pace | Timer | TenseRelease | Wave):
        return rhythm(step, holds=done.holds, without_breath=without_breath, speed=speed)
    return None


def drawn(step: Step, seed: int, done: Work) -> str:
    """The prompt that chance has drawn.  None comes twice before all have come once."""
    if not isinstance(step, Prompt):
        return ""
    count = len(step.prompts)
    stride = next(number for number in range(count // 2 + 1, 2 * count + 2) if gcd(number, count) == 1)
    return step.prompts[(seed + done.drawn * stride) % count]


def _clock(step: Timed, so_far: Work, answer: Answer, total_ms: int) -> Work:
    if isinstance(answer, Start):
        if so_far.elapsed_ms < total_ms:
            return replace(so_far, running=True)
        return replace(so_far, running=True, elapsed_ms=0, ratings=())
    if isinstance(answer, Pause):
        return replace(so_far, running=False)
    if isinstance(answer, Tick) and so_far.running and answer.ms > 0:
        elapsed = min(total_ms, so_far.elapsed_ms + answer.ms)
        return replace(so_far, elapsed_ms=elapsed, running=elapsed < total_ms)
    if isinstance(answer, Holds) and isinstance(step, Breathe) and (step.hold or step.rest):
        return so_far if so_far.holds is answer.on else replace(so_far, holds=answer.on, elapsed_ms=0, running=False)
    return so_far


def _wave(step: Wave, so_far: Work, answer: Rating) -> Work:
    """A number for the minute that runs, or ran last.  None before the clock has been started."""
    if not (so_far.running or so_far.elapsed_ms) or not _is_rating(answer):
        return so_far
    minute = min(so_far.elapsed_ms // MINUTE_MS, step.minutes - 1)
    ratings = [*so_far.ratings, *[None] * (minute + 1 - len(so_far.ratings))]
    ratings[minute] = answer.number
    return replace(so_far, ratings=tuple(ratings))


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


def _columns(step: Columns, so_far: Work, answer: Answer) -> Work:
    """The lines of the first column, then those of the second."""
    return _write(so_far, answer, step.first.most + step.second.most) if isinstance(answer, Write) else so_far


def _fill(step: Fill, so_far: Work, answer: Answer) -> Work:
    """Once one blank is written, all of them are: what was given may be taken out, and then stays out."""
    if not isinstance(answer, Write) or not 0 <= answer.line < len(step.blanks):
        return so_far
    whole = replace(so_far, written=items.filled(step, so_far))
    return _write(whole, answer, len(step.blanks), step.blanks[answer.line].longest)


def _free_text(_: FreeText, so_far: Work, answer: Answer) -> Work:
    return _write(so_far, answer, 1, LONGEST_TEXT) if isinstance(answer, Write) else so_far


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
    return replace(so_far, number=answer.number) if isinstance(answer, Rating) and _is_rating(answer) else so_far


def _is_rating(answer: Rating) -> bool:
    return answer.number is None or 0 <= answer.number <= 10


def _write(so_far: Work, answer: Write, most: int, longest: int = LONGEST_LINE) -> Work:
    if not 0 <= answer.line < most:
        return so_far
    lines = [*so_far.written, *[""] * (answer.line + 1 - len(so_far.written))]
    lines[answer.line] = answer.text[:longest]
    return replace(so_far, written=tuple(lines))


def _toggle(so_far: Work, index: int, most: int) -> Work:
    """Picking one more than there is room for puts the oldest back."""
    if index in so_far.picked:
        return replace(so_far, picked=tuple(one for one in so_far.picked if one != index))
    return replace(so_far, picked=(*so_far.picked, index)[-most:])


_HANDLERS: dict[type[Any], Callable[[Any, Work, Answer], Work]] = {
    NameThings: _name_things,
    Listing: _listing,
    Columns: _columns,
    Fill: _fill,
    FreeText: _free_text,
    Cards: _cards,
    Prompt: _prompt,
    Words: _words,
    Rate: _rate,
}
