"""What stands inside items and has a format of its own: exercises and lines, under the program's own rules.

An exercise of a pack may lead to tools that come with the program and to exercises of the same
pack, and to nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from functools import lru_cache
from typing import Final

import msgspec

from app.circle.resources import read as _lines
from app.circle.resources.model import Line
from app.circle.resources.read import LinesError
from app.jobs import Progress, silent
from app.packs.model import ExerciseItem, Item, LineItem, Pack
from app.packs.refusal import Reason, Refused
from exercises import shape
from exercises.lint import RULES, leads
from exercises.load import ExerciseError, library
from exercises.load import Reason as Wrong
from exercises.load import read as read_exercise
from exercises.model import Exercise, Form
from exercises.steps import Choose, Gate, Leave, Option, Step

STEADY: Final = "orienting"
"""Where a gate leads whose own tool was not taken: one of the two lowest-risk ways back into the room."""

_RULES = tuple(rule for rule in RULES if rule is not shape.numbers)  # the catalogue's numbers are the program's own


def check(pack: Pack, progress: Progress = silent) -> None:
    """Raises `Refused` ``schema`` with the place in the pack; ``detail`` is the exercise reader's own code."""
    there = {item.id for item in pack.items if isinstance(item, ExerciseItem)}
    for place, item in enumerate(pack.items):
        progress(place, len(pack.items))
        for where, code in problems(item, there):
            raise Refused(Reason.SCHEMA, f"$.items[{place}]{where[1:]}", code)


def problems(item: Item, there: Collection[str]) -> Iterator[tuple[str, str]]:
    """(place in the item, code) of everything that refuses it; ``there`` are the exercises of its pack."""
    if isinstance(item, ExerciseItem):
        yield from ((f"$.exercise{where[1:]}", code) for where, code in _of_exercise(item, there))
    elif isinstance(item, LineItem):
        try:
            read_line(item)
        except LinesError as error:
            yield f"$.line{error.where.removeprefix('$.lines[0]').removeprefix('$')}", error.reason.value


def _of_exercise(item: ExerciseItem, there: Collection[str]) -> Iterator[tuple[str, str]]:
    try:
        exercise = read(item)
    except ExerciseError as error:
        yield error.where, error.reason
        return
    if exercise.id != item.id:
        yield "$.id", Wrong.WRONG_NAME
    yield from _linted(exercise)
    known = {*there, *library()}
    yield from ((where, "tool-unknown") for where, target in leads(exercise) if target not in known)


def read_line(item: LineItem) -> Line:
    """The line as it stands in the item.  Raises `LinesError`, and nothing else."""
    return _lines.read_line(item.country, item.line)


def read(item: ExerciseItem) -> Exercise:
    """The exercise as it stands in the item.  Raises `ExerciseError`, and nothing else."""
    return _read(msgspec.json.encode(item.exercise))


def placed(item: ExerciseItem, pack_id: str, there: Collection[str]) -> Exercise:
    """The exercise as a tool of the vault: its id, and those of its pack that it leads to, carry the pack's.

    ``there`` are the exercises that were taken from the pack.  Where it leads to another, something
    steady stands in its place.  Raises `ExerciseError`.
    """
    exercise = read(item)

    def to(target: str) -> str:
        if target in there:
            return tool_id(pack_id, target)
        return target if target in library() else ""

    def form(one: Form) -> Form:
        return msgspec.structs.replace(one, steps=tuple(_led(step, to) for step in one.steps))

    something_else = tuple(filter(None, map(to, exercise.exits.something_else)))
    return msgspec.structs.replace(
        exercise,
        id=tool_id(pack_id, item.id),
        not_when=tuple(msgspec.structs.replace(one, tool=to(one.tool)) for one in exercise.not_when),
        exits=msgspec.structs.replace(exercise.exits, something_else=something_else),
        long=form(exercise.long),
        short=form(exercise.short),
    )


def tool_id(pack_id: str, item_id: str) -> str:
    """The identity under which an exercise of a pack is a tool."""
    return f"{pack_id}.{item_id}"


def _led(step: Step, to: Callable[[str], str]) -> Step:
    if isinstance(step, Gate):
        return msgspec.structs.replace(step, instead=to(step.instead) or STEADY)
    if isinstance(step, Choose):
        return msgspec.structs.replace(step, options=tuple(_option(option, to(option.tool)) for option in step.options))
    return step


def _option(option: Option, target: str) -> Option:
    lost = bool(option.tool) and not target
    return msgspec.structs.replace(option, tool=target, leave=Leave.ELSE if lost else option.leave)


@lru_cache(maxsize=256)
def _linted(exercise: Exercise) -> tuple[tuple[str, str], ...]:
    nameless = msgspec.structs.replace(exercise, id="")  # exceptions are for the program's own exercises, by their ids
    return tuple((found.where, found.rule) for rule in _RULES for found in rule(nameless) if found.error)


@lru_cache(maxsize=256)
def _read(data: bytes) -> Exercise:
    return read_exercise(data, "pack")
