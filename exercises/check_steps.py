"""Does one step agree with itself?  Part of what ``check.py`` looks at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exercises.problem import Problem
from exercises.steps import Blank, Breathe, Choose, Columns, Fill, Gate, Option, Share, Sort, Step


def step_problems(step: Step, where: str, own: str) -> Iterator[Problem]:
    """What does not agree within a step at ``where``, ``own`` being the id of its exercise."""
    if isinstance(step, Choose):
        yield from _choose(step, where, own)
    elif isinstance(step, Gate):
        if step.instead == own:
            yield Problem(f"{where}.instead", "exit-to-itself")
    elif isinstance(step, Breathe):
        yield from _breathe(step, where)
    elif isinstance(step, Columns):
        yield from _columns(step, where)
    elif isinstance(step, Fill):
        for index, blank in enumerate(step.blanks):
            yield from _blank(blank, f"{where}.blanks[{index}]")
    elif isinstance(step, Sort):
        yield from _sort(step, where)
    elif isinstance(step, Share):
        yield from _twice(step.parts, f"{where}.parts")
        if len(step.parts) < 2 and not step.source:
            yield Problem(where, "nothing-to-share")


def _choose(step: Choose, where: str, own: str) -> Iterator[Problem]:
    for index, option in enumerate(step.options):
        if _ways(option) > 1:
            yield Problem(f"{where}.options[{index}]", "option-two-ways")
        if option.tool == own:
            yield Problem(f"{where}.options[{index}].tool", "exit-to-itself")


def _ways(option: Option) -> int:
    return bool(option.to) + bool(option.tool) + (option.leave is not None)


def _breathe(step: Breathe, where: str) -> Iterator[Problem]:
    if step.sip and not step.cue_sip:
        yield Problem(f"{where}.cue_sip", "cue-missing")
    if (step.hold or step.rest) and not step.cue_hold:
        yield Problem(f"{where}.cue_hold", "cue-missing")
    if step.breath_out < step.breath_in:
        yield Problem(f"{where}.breath_out", "out-shorter-than-in")


def _columns(step: Columns, where: str) -> Iterator[Problem]:
    for name in ("first", "second"):
        column = getattr(step, name)
        if not column.most and not column.given:
            yield Problem(f"{where}.{name}", "column-empty")
    if not step.first.most and not step.second.most:
        yield Problem(where, "nothing-to-write")


def _blank(blank: Blank, where: str) -> Iterator[Problem]:
    if len(blank.given) > blank.longest:
        yield Problem(f"{where}.given", "given-too-long")
    for index, offer in enumerate(blank.offers):
        if len(offer) > blank.longest:
            yield Problem(f"{where}.offers[{index}]", "given-too-long")
    yield from _twice(blank.offers, f"{where}.offers")


def _sort(step: Sort, where: str) -> Iterator[Problem]:
    yield from _twice(step.piles, f"{where}.piles")
    yield from _twice(step.cards, f"{where}.cards")
    if not step.cards and not step.source:
        yield Problem(where, "nothing-to-sort")


def _twice(values: Sequence[str], where: str) -> Iterator[Problem]:
    if len(set(values)) != len(values):
        yield Problem(where, "twice")
