"""Reading exercises: strict, bounded, and clear about where something is wrong.

A file is refused with a :class:`ExerciseError` that says the file's name, the place inside it and a
stable reason, and never quotes what stood there: the same reader meets exercises that come in
packs from elsewhere.  Whatever the bytes are, nothing but ``ExerciseError`` comes out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Never

import msgspec

from exercises.check import problem
from exercises.model import FORMAT, Arousal, Exercise
from exercises.problem import Problem

MAX_BYTES = 64 * 1024
"""No exercise needs more: the longest of ours has under 20 KiB."""

CONTENT = Path(__file__).parent / "content"
FALLBACK = "en"


class Reason(StrEnum):
    """Why a file was refused.  Stable, and free of what the file said."""

    UNREADABLE = "unreadable"
    TOO_LARGE = "too-large"
    NOT_JSON = "not-json"
    NESTED = "nested-too-deep"
    NEWER_FORMAT = "newer-format"
    MISSING_FIELD = "missing-field"
    UNKNOWN_FIELD = "unknown-field"
    DUPLICATE_FIELD = "duplicate-field"
    WRONG_TYPE = "wrong-type"
    UNKNOWN_VALUE = "unknown-value"
    UNKNOWN_CAUTION = "unknown-caution"
    UNKNOWN_KIND = "unknown-kind"
    WRONG_LENGTH = "wrong-length"
    OUT_OF_RANGE = "out-of-range"
    WRONG_FORM = "wrong-form"
    BAD_CHARACTER = "bad-character"
    WRONG_NAME = "wrong-name"
    INCONSISTENT = "inconsistent"


class ExerciseError(ValueError):
    """A file was refused.  ``where`` is a path inside the document, ``$`` being the whole."""

    def __init__(self, file: str, where: str, reason: str) -> None:
        super().__init__(f"{file}: {where}: {reason}")
        self.file = file
        self.where = where
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Library(Mapping[str, Exercise]):
    """The exercises of one language by id, in the order of the catalogue.

    What is not written in the language yet comes in English; ``Exercise.lang`` tells.  A refused
    file takes nothing else with it; it is named in ``refused``.
    """

    lang: str
    exercises: Mapping[str, Exercise]
    sets: Mapping[str, tuple[str, ...]]
    refused: tuple[ExerciseError, ...] = ()

    def __getitem__(self, key: str) -> Exercise:
        return self.exercises[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.exercises)

    def __len__(self) -> int:
        return len(self.exercises)

    def starting_set(self, name: Arousal | str) -> tuple[Exercise, ...]:
        """The first things to offer: for a state (``too_high``, …) or a moment (``night``, ``alone``, …)."""
        return tuple(self.exercises[key] for key in self.sets.get(str(name), ()) if key in self.exercises)


_DECODER = msgspec.json.Decoder(Exercise, strict=True)
_PATH = re.compile(r" - at `([^`]*)`$")
_FIELD = re.compile(r"field `([a-z_]{1,40})`")
_RULES: tuple[tuple[str, Reason], ...] = (
    ("missing required field", Reason.MISSING_FIELD),
    ("unknown field", Reason.UNKNOWN_FIELD),
    ("Invalid enum value", Reason.UNKNOWN_VALUE),
    ("Invalid value", Reason.UNKNOWN_KIND),
    ("of length", Reason.WRONG_LENGTH),
    ("matching regex", Reason.WRONG_FORM),
    ("` >= ", Reason.OUT_OF_RANGE),
    ("` <= ", Reason.OUT_OF_RANGE),
    ("out of range", Reason.OUT_OF_RANGE),
    ("Expected `", Reason.WRONG_TYPE),
)


def read(data: bytes, file: str) -> Exercise:
    """The exercise in these bytes.  ``file`` is the name errors carry.

    Raises :class:`ExerciseError`, and nothing else, for any bytes.
    """
    if len(data) > MAX_BYTES:
        raise ExerciseError(file, "$", Reason.TOO_LARGE)
    try:
        exercise = _DECODER.decode(data)
        pairs = duplicate(data)
    except msgspec.ValidationError as error:
        _refuse_newer(data, file)
        where, reason = explain(str(error))
        raise ExerciseError(file, where, reason) from None
    except (msgspec.DecodeError, UnicodeError):
        raise ExerciseError(file, "$", Reason.NOT_JSON) from None
    except RecursionError:
        raise ExerciseError(file, "$", Reason.NESTED) from None
    if exercise.format > FORMAT:
        raise ExerciseError(file, "$.format", Reason.NEWER_FORMAT)
    if pairs:
        raise ExerciseError(file, "$", Reason.DUPLICATE_FIELD)
    found = problem(exercise)
    if found is not None:
        raise ExerciseError(file, found.where, _reason(found))
    return exercise


def library(lang: str = FALLBACK) -> Library:
    """The exercises in ``lang`` ("es", "pt-BR"), with English for what is missing.  Read once, then kept."""
    return _library(lang if re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", lang) else FALLBACK)


def languages() -> tuple[str, ...]:
    """The languages that have at least one exercise."""
    return tuple(sorted(folder.name for folder in CONTENT.iterdir() if folder.is_dir() and any(folder.glob("*.json"))))


def read_folder(folder: Path) -> tuple[dict[str, Exercise], tuple[ExerciseError, ...]]:
    """Every ``*.json`` of a folder, by id and in the order of the catalogue, and what was refused."""
    found: list[Exercise] = []
    refused: list[ExerciseError] = []
    for path in sorted(folder.glob("*.json")):
        try:
            found.append(_read_file(path))
        except ExerciseError as error:
            refused.append(error)
    found.sort(key=lambda exercise: exercise.number)
    return {exercise.id: exercise for exercise in found}, tuple(refused)


@cache
def _library(lang: str) -> Library:
    exercises, refused = read_folder(CONTENT / FALLBACK)
    fallbacks = [lang] if "-" not in lang else [lang.split("-", maxsplit=1)[0], lang]
    for step in fallbacks:
        if step == FALLBACK or not (CONTENT / step).is_dir():
            continue
        own, more = read_folder(CONTENT / step)
        exercises |= own
        refused += more
    in_order = dict(sorted(exercises.items(), key=lambda pair: pair[1].number))
    return Library(lang, in_order, starting_sets(), refused)


def starting_sets() -> dict[str, tuple[str, ...]]:
    """The ids of every starting set, in the order of offering."""
    return msgspec.json.decode((CONTENT / "sets.json").read_bytes(), type=dict[str, tuple[str, ...]])


def _read_file(path: Path) -> Exercise:
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError:
        raise ExerciseError(path.name, "$", Reason.UNREADABLE) from None
    exercise = read(data, path.name)
    if path.stem != exercise.id:
        raise ExerciseError(path.name, "$.id", Reason.WRONG_NAME)
    if path.parent.name != exercise.lang:
        raise ExerciseError(path.name, "$.lang", Reason.WRONG_NAME)
    return exercise


def _refuse_newer(data: bytes, file: str) -> None:
    """A file of a later format is told apart from a broken one, whatever else it holds."""

    class Head(msgspec.Struct):
        format: int

    try:
        newer = msgspec.json.decode(data, type=Head).format > FORMAT
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return
    if newer:
        raise ExerciseError(file, "$.format", Reason.NEWER_FORMAT)


def explain(message: str) -> tuple[str, Reason]:
    """The place and the reason of msgspec's message, without the words it may quote."""
    at = _PATH.search(message)
    where = at.group(1) if at else "$"
    reason = next((reason for words, reason in _RULES if words in message), Reason.WRONG_TYPE)
    if reason is Reason.UNKNOWN_VALUE and re.match(r"\$\.(cautions|mild)\b", where):
        reason = Reason.UNKNOWN_CAUTION
    field = _FIELD.search(message)
    if field and reason is Reason.MISSING_FIELD:  # the name of an unknown field is content, and stays unsaid
        where = f"{where}.{field.group(1)}"
    return where, reason


def _reason(found: Problem) -> str:
    """A problem of meaning keeps its own, finer code."""
    return Reason.BAD_CHARACTER if found.code == Reason.BAD_CHARACTER else f"{Reason.INCONSISTENT}:{found.code}"


def duplicate(data: bytes) -> bool:
    """Does any object name a field twice?  JSON allows it; which of the two counts is then anybody's guess."""
    twice = False

    def pairs(items: list[tuple[str, object]]) -> dict[str, object]:
        nonlocal twice
        twice = twice or len({key for key, _ in items}) != len(items)
        return {}

    json.loads(data, object_pairs_hook=pairs, parse_constant=_never)
    return twice


def _never(_: str) -> Never:
    raise msgspec.DecodeError
