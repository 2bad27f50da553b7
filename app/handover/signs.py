"""Signs in a text that somebody had better look at: advice, dates, addresses, words of a topic.

A sign is a hint and no more: what it finds may be fine, and what it misses is for people to find.
What depends on the language stands in ``language/<lang>.json``; addresses look the same everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

from exercises.model import Caution
from exercises.topics import Topic

_FOLDER = Path(__file__).parent / "language"


class Signs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The signs of one language, as regular expressions of lower-case words."""

    advice: tuple[str, ...]
    asks_back: tuple[str, ...]
    graphic: tuple[str, ...]
    dates: tuple[str, ...]
    ages: tuple[str, ...]
    places: tuple[str, ...]
    work: tuple[str, ...]
    severity: tuple[str, ...]
    help: tuple[str, ...]
    topics: Mapping[Topic, str]
    cautions: Mapping[Caution, str]
    first_person: str
    not_names: tuple[str, ...]


class Hit(NamedTuple):
    """Where a sign stands in a text, in code points, and what stands there."""

    start: int
    end: int
    word: str


_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)+")
_LINK = re.compile(
    r"(?:https?://|www\.)\S+|(?<![\w@.-])[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|info|uk|de|fr|es|eu|io|app|me|gov|edu|onion)(?![\w-])",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<![\w@.])@[A-Za-z0-9_]{3,}")
_PHONE = re.compile(r"(?<![\w+])\+?\(?[0-9](?:[ ()/.-]*[0-9]){6,14}(?!\w)")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}[./-][0-9]{1,2}[./-](?:[0-9]{4}|[0-9]{2})")
_YEAR = re.compile(r"(?<![\w.,-])(?:19|20)[0-9]{2}(?![\w-])")
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,200}>|!?\[[^\]\n]{0,200}\]\([^)\n]{0,300}\)|`{3}")
_NAME = re.compile(r"(?<=[\w,;:] )[A-Z][a-z]{2,}(?:'[a-z]+)?")

INSTRUMENTS: Final = re.compile(
    r"(?<!\w)(?:PHQ|GAD|PCL|PC-PTSD|ITQ|WHO-5|K10|K6|DERS|CD-RISC|DES-II|DES|TSDQ|DASS|BRS|SWEMWBS|DASH|BDI|BAI|IES-R)(?:-?[0-9]{1,2})?(?!\w)"
)
"""Questionnaires that have a name, and mostly an owner (content research 2.5)."""


_QUOTED = re.compile('“[^“”]*”|"[^"]*"|«[^«»]*»')


@cache
def signs(lang: str) -> Signs | None:
    """The signs of a language, None if nobody has written any down."""
    path = _FOLDER / f"{lang.split('-', maxsplit=1)[0]}.json"
    return msgspec.json.decode(path.read_bytes(), type=Signs) if path.is_file() else None


def find(patterns: tuple[str, ...] | str, text: str) -> Iterator[Hit]:
    """Every place where one of these signs stands."""
    for match in _compiled(patterns).finditer(text.replace("’", "'")):
        yield Hit(match.start(), match.end(), match.group())


def unquoted(text: str) -> str:
    """The text with spaces in the place of what is quoted: words that somebody says in it are not said to the reader."""
    return _QUOTED.sub(lambda match: " " * len(match.group()), text)


def contact_data(text: str) -> Iterator[Hit]:
    """Addresses, numbers and names by which somebody can be reached."""
    for pattern in (_MAIL, _HANDLE):
        yield from _hits(pattern, text)
    for hit in _hits(_PHONE, text):
        if not _DAY.fullmatch(hit.word):
            yield hit


def links(text: str) -> Iterator[Hit]:
    """Addresses of pages."""
    return _hits(_LINK, text)


def markup(text: str) -> Iterator[Hit]:
    """Marks that are shown as the characters they are made of: HTML, links and pictures of Markdown, code."""
    return _hits(_MARKUP, text)


def days(text: str) -> Iterator[Hit]:
    """Days and years in digits."""
    for pattern in (_DAY, _YEAR):
        yield from _hits(pattern, text)


def names(text: str, known: Signs) -> Iterator[Hit]:
    """Words with a capital letter inside a sentence, in languages in which that marks a name."""
    for hit in _hits(_NAME, text.replace("’", "'")):
        if hit.word not in known.not_names:
            yield hit


def _hits(pattern: re.Pattern[str], text: str) -> Iterator[Hit]:
    return (Hit(match.start(), match.end(), match.group()) for match in pattern.finditer(text))


@cache
def _compiled(patterns: tuple[str, ...] | str) -> re.Pattern[str]:
    every = patterns if isinstance(patterns, str) else "|".join(patterns)
    return re.compile(rf"(?<![\w'-])(?:{every})(?![\w-])", re.IGNORECASE)
