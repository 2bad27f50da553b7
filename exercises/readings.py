"""Short texts to read when nothing else is possible: one at a time, nothing asked.

Each is ours, true as far as its sources go, and says something that many people who were harmed
know.  They are data like the exercises and are read as strictly (``docs/specs/reading.md``).
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from exercises.load import CONTENT, FALLBACK, ExerciseError, Reason, duplicate, explain
from exercises.model import Source
from exercises.steps import Heading, Label, Line, Slug
from exercises.topics import Topic

FORMAT = 1
MAX_BYTES = 256 * 1024

_NEVER = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
_JOINERS = frozenset("\u00ad\u200c\u200d")


class Basis(StrEnum):
    """What a text stands on."""

    COMMON = "common"  # what people who were harmed and those who work with them say; no finding is told
    RESEARCH = "research"  # it tells a finding: at least one of its sources has been read


class Reading(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One text."""

    id: Slug
    title: Heading
    said: Annotated[str, Meta(max_length=80)] = ""  # a thought that many have, which the text answers
    text: Annotated[tuple[Line, ...], Meta(min_length=1, max_length=6)]  # paragraphs
    keep: Line  # the sentence of it that can be kept
    topics: Annotated[tuple[Topic, ...], Meta(max_length=6)]
    content_note: Line  # what it mentions and what it leaves out
    basis: Basis
    sources: Annotated[tuple[Source, ...], Meta(min_length=1, max_length=6)]
    reviewed_by: Annotated[tuple[Label, ...], Meta(max_length=10)] = ()

    def words(self) -> int:
        """How many words there are to read."""
        return sum(len(line.split()) for line in self.text)


class Shelf(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A file of texts in one language, in the order of offering."""

    format: Annotated[int, Meta(ge=1)]
    lang: Annotated[str, Meta(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", max_length=20)]
    readings: Annotated[tuple[Reading, ...], Meta(min_length=1, max_length=200)]


_DECODER = msgspec.json.Decoder(Shelf, strict=True)


def read(data: bytes, file: str) -> Shelf:
    """The texts in these bytes.  Raises :class:`ExerciseError`, and nothing else, for any bytes."""
    if len(data) > MAX_BYTES:
        raise ExerciseError(file, "$", Reason.TOO_LARGE)
    try:
        shelf = _DECODER.decode(data)
        twice = duplicate(data)
    except msgspec.ValidationError as error:
        raise ExerciseError(file, *explain(str(error))) from None
    except (msgspec.DecodeError, UnicodeError):
        raise ExerciseError(file, "$", Reason.NOT_JSON) from None
    if shelf.format > FORMAT:
        raise ExerciseError(file, "$.format", Reason.NEWER_FORMAT)
    if twice:
        raise ExerciseError(file, "$", Reason.DUPLICATE_FIELD)
    for where, reason in _problems(shelf):
        raise ExerciseError(file, where, reason)
    return shelf


def readings(lang: str = FALLBACK) -> tuple[Reading, ...]:
    """The texts in a language, in English where there are none.  Read once, then kept."""
    return _readings(lang if re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", lang) else FALLBACK)


def fitting(found: Iterable[Reading], topics: Iterable[Topic]) -> list[Reading]:
    """Those that touch none of the topics."""
    left_out = frozenset(topics)
    return [one for one in found if left_out.isdisjoint(one.topics)]


def in_turn(found: Sequence[Reading], seed: int) -> list[Reading]:
    """An order for one sitting: a light one first and last, and heavy ones apart as far as there are others.

    Light is what touches no topic.  The same seed gives the same order.
    """
    chance = random.Random(seed)  # noqa: S311  an order, not a secret
    light = [one for one in found if not one.topics]
    heavy = [one for one in found if one.topics]
    chance.shuffle(light)
    chance.shuffle(heavy)
    if not light or not heavy:
        return light + heavy
    order: list[Reading] = []
    for place, one in enumerate(light):
        order.append(one)
        if place < len(light) - 1:  # the heavy ones are shared out over the gaps between the light ones
            share = -(-len(heavy) // (len(light) - 1 - place))
            order += heavy[:share]
            heavy = heavy[share:]
    return order + heavy


def path(lang: str) -> Path:
    """The file of a language."""
    return CONTENT / f"readings.{lang}.json"


@cache
def _readings(lang: str) -> tuple[Reading, ...]:
    for wanted in dict.fromkeys((lang, lang.split("-", maxsplit=1)[0], FALLBACK)):
        file = path(wanted)
        if file.is_file():
            return read(file.read_bytes(), file.name).readings
    return ()


def _problems(shelf: Shelf) -> Iterator[tuple[str, str]]:
    if len({one.id for one in shelf.readings}) != len(shelf.readings):
        yield "$.readings", f"{Reason.INCONSISTENT}:reading-id-twice"
    for index, one in enumerate(shelf.readings):
        here = f"$.readings[{index}]"
        texts = (one.title, one.said, *one.text, one.keep, one.content_note, *(source.cite for source in one.sources))
        if any(unicodedata.category(char) in _NEVER and char not in _JOINERS for text in texts for char in text):
            yield here, Reason.BAD_CHARACTER
        if any(text != text.strip() or "  " in text for text in texts):
            yield here, f"{Reason.INCONSISTENT}:stray-space"
        if not any(one.keep in line for line in one.text):
            yield f"{here}.keep", f"{Reason.INCONSISTENT}:sentence-not-there"
        if len(set(one.topics)) != len(one.topics):
            yield f"{here}.topics", f"{Reason.INCONSISTENT}:twice"
        if one.basis is Basis.RESEARCH and not any(source.seen for source in one.sources):
            yield f"{here}.sources", f"{Reason.INCONSISTENT}:source-not-read"
