"""JSON from elsewhere, read under every limit of ``docs/specs/pack.md``, section 3 (steps 6 to 9).

Python's own reader takes NaN, infinite numbers, lone surrogates and a name twice, and recursion
ends it at some depth of its own: so depth is settled on the bytes, and the rest while reading.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from typing import Any, Final, NoReturn

from app.packs.refusal import Reason, Refused

MOST_DEPTH: Final = 12
MOST_VALUES: Final = 20_000
MOST_DIGITS: Final = 15
LONGEST: Final = 20_000
"""Code points of one string."""

# What turns text round or hides in it: marks and overrides of direction, the byte order mark, annotation marks.
_HIDDEN = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\ufff9\ufffa\ufffb")
_CATEGORIES = frozenset({"Cc", "Cs", "Co", "Cn"})
_PLAIN = re.compile(r"[\n -~\u00a0-\u024f\u2010-\u2027]*")

_STRINGS = re.compile(rb'"(?:[^"\\]|\\.)*"', re.DOTALL)


def read(data: bytes) -> dict[str, Any]:
    """The object in these bytes.  Raises `Refused`, and nothing but that."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused(Reason.NOT_UTF8) from None
    if text.startswith("\ufeff"):
        raise Refused(Reason.NOT_UTF8)
    _refuse_depth(data)
    count = 0

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(items)
        if len(found) != len(items):
            raise Refused(Reason.NAME_TWICE)
        nonlocal count
        count += len(items)
        if count > MOST_VALUES:
            raise Refused(Reason.TOO_MANY)
        return found

    try:
        value = json.loads(
            text, object_pairs_hook=pairs, parse_int=_whole, parse_float=_no_number, parse_constant=_no_number
        )
    except RecursionError:
        raise Refused(Reason.TOO_DEEP) from None
    except ValueError:
        raise Refused(Reason.NOT_JSON) from None
    if not isinstance(value, dict):
        raise Refused(Reason.NOT_JSON)
    _look_through(value)
    return value


def _refuse_depth(data: bytes) -> None:
    """Counts brackets outside strings; a string that does not end is left to the parser."""
    depth = 0
    for byte in _STRINGS.sub(b"", data):
        if byte in b"[{":
            depth += 1
            if depth > MOST_DEPTH:
                raise Refused(Reason.TOO_DEEP)
        elif byte in b"]}":
            depth -= 1


def _whole(digits: str) -> int:
    if len(digits.lstrip("-")) > MOST_DIGITS:
        raise Refused(Reason.BAD_NUMBER)
    return int(digits)


def _no_number(_: str) -> NoReturn:
    raise Refused(Reason.BAD_NUMBER)


def _look_through(value: dict[str, Any]) -> None:
    for count, (where, each) in enumerate(_values(value, "$")):
        if count >= MOST_VALUES:
            raise Refused(Reason.TOO_MANY)
        if isinstance(each, str):
            if len(each) > LONGEST:
                raise Refused(Reason.SCHEMA, where, "too-long")
            if not clean(each):
                raise Refused(Reason.BAD_CHARACTER, where)


def _values(value: Any, where: str) -> Iterator[tuple[str, Any]]:
    yield where, value
    if isinstance(value, dict):
        for name, inner in value.items():
            if not re.fullmatch(r"[a-z_]{1,40}", name):  # the name of an unknown field is content, and stays unsaid
                raise Refused(Reason.SCHEMA, where, "unknown-field")
            yield from _values(inner, f"{where}.{name}")
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from _values(inner, f"{where}[{place}]")


def clean(text: str) -> bool:
    """Whether a text holds only characters that a person can see, spaces and line feeds."""
    if _PLAIN.fullmatch(text):
        return True
    return not any(
        character in _HIDDEN or (character != "\n" and unicodedata.category(character) in _CATEGORIES)
        for character in text
    )
