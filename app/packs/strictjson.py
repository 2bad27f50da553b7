"""JSON from elsewhere, read under every limit of ``docs/specs/pack.md``, section 3 (steps 6 to 9).

Python's own reader takes NaN, infinite numbers, lone surrogates and a name twice, and recursion
ends it at some depth of its own: so depth is settled on the bytes, and the rest while reading.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final, NoReturn

from app.packs.refusal import Reason, Refused

MOST_DEPTH: Final = 12
MOST_VALUES: Final = 20_000
MOST_DIGITS: Final = 15
LONGEST: Final = 20_000
"""Code points of one string."""

# What turns text round, hides in it, or belongs to nobody, as ranges of code points.  Written out, so that what is
# refused does not depend on the Unicode version of whoever reads: characters not assigned yet are taken.
_REFUSED: Final = (
    (0x00, 0x09), (0x0B, 0x1F), (0x7F, 0x9F),  # controls but the line feed
    (0x061C, 0x061C), (0x200E, 0x200F), (0x2028, 0x202E),  # marks and overrides of direction, other ends of lines
    (0x2060, 0x206F),  # invisible operators, isolates
    (0xD800, 0xF8FF),  # surrogates, private
    (0xFDD0, 0xFDEF), *((plane << 16 | 0xFFFE, plane << 16 | 0xFFFF) for plane in range(17)),  # noncharacters
    (0xFEFF, 0xFEFF), (0xFFF9, 0xFFFB),  # byte order mark, annotation marks
    (0xE0000, 0xE007F),  # tags: letters that nobody sees
    (0xF0000, 0xFFFFD), (0x100000, 0x10FFFD),  # private
)  # fmt: skip
_HIDDEN = re.compile("[" + "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in _REFUSED) + "]")

# A string that does not end goes on to the end of the data: the expression never fails, so no work is done twice.
_STRING = re.compile(rb'"(?:[^"\\]++|\\.)*+(?:"|\\?\Z)', re.DOTALL)
_BRACKET = re.compile(rb"[\[\]{}]")
_NAME = re.compile(r"[a-z_]{1,40}")


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
    if _count(value) > MOST_VALUES:
        raise Refused(Reason.TOO_MANY)
    _look_through(value)
    return value


def _refuse_depth(data: bytes) -> None:
    """Counts brackets outside strings, in one pass; what is not JSON otherwise is left to the parser."""
    depth = 0
    for bracket in _BRACKET.findall(_STRING.sub(b"", data)):
        depth += 1 if bracket in b"[{" else -1
        if depth > MOST_DEPTH:
            raise Refused(Reason.TOO_DEEP)
        if depth < 0:
            raise Refused(Reason.NOT_JSON)


def _whole(digits: str) -> int:
    if len(digits.lstrip("-")) > MOST_DIGITS:
        raise Refused(Reason.BAD_NUMBER)
    return int(digits)


def _no_number(_: str) -> NoReturn:
    raise Refused(Reason.BAD_NUMBER)


def _count(value: Any) -> int:
    """How many values there are, those that hold others among them."""
    if isinstance(value, dict):
        return 1 + sum(map(_count, value.values()))
    return 1 + sum(map(_count, value)) if isinstance(value, list) else 1


def _look_through(value: dict[str, Any]) -> None:
    for where, each in _values(value, "$"):
        if isinstance(each, str):
            if len(each) > LONGEST:
                raise Refused(Reason.SCHEMA, where, "too-long")
            if not clean(each):
                raise Refused(Reason.BAD_CHARACTER, where)


def _values(value: Any, where: str) -> Iterator[tuple[str, Any]]:
    yield where, value
    if isinstance(value, dict):
        for name, inner in value.items():
            if not _NAME.fullmatch(name):  # the name of an unknown field is content, and stays unsaid
                raise Refused(Reason.SCHEMA, where, "unknown-field")
            yield from _values(inner, f"{where}.{name}")
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from _values(inner, f"{where}[{place}]")


def clean(text: str) -> bool:
    """Whether a text holds only characters that a person can see, spaces and line feeds."""
    return _HIDDEN.search(text) is None
