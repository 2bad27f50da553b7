"""JSON from elsewhere: bounded before it is built.

Python's own reader stops at no size, accepts ``NaN`` and falls over deep nesting; so the text is
first walked once, without building anything, to count its values and its depth.
"""

from __future__ import annotations

import json
import re
from math import isfinite
from typing import NoReturn

from app.errors import Code, UntrustedInput
from app.exchange.limits import LIMITS, Limits

Json = object
_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[\[{]|[\]}]|,|"', re.DOTALL)


def load(value: str, limits: Limits = LIMITS, where: str = "") -> Json:
    """The value of a JSON text.

    Raises `UntrustedInput`: not JSON, nested too deeply, too many values, numbers without a value.
    """
    _bound(value, limits, where)

    def number(digits: str) -> int:
        if len(digits) > limits.digits:
            raise UntrustedInput(Code.INPUT_TOO_LARGE, where=where)
        return int(digits)

    def fraction(digits: str) -> float | str:
        found = float(digits)
        return found if isfinite(found) else digits  # 1e999 would become infinity, which JSON cannot write

    def nothing(_word: str) -> NoReturn:
        raise UntrustedInput(Code.INPUT_UNREADABLE, where=where)

    try:
        return json.loads(value, parse_int=number, parse_float=fraction, parse_constant=nothing)
    except (ValueError, RecursionError):
        raise UntrustedInput(Code.INPUT_UNREADABLE, where=where) from None


def _bound(value: str, limits: Limits, where: str) -> None:
    depth = values = 0
    for match in _TOKEN.finditer(value):
        mark = match[0]
        if mark == ",":
            values += 1
        elif mark in "[{":
            depth += 1
            values += 1
            if depth > limits.json_depth:
                raise UntrustedInput(Code.INPUT_NESTED, where=where)
        elif mark in "]}":
            depth -= 1
        elif mark == '"':  # opened and never closed: looking on from here would take quadratic time
            raise UntrustedInput(Code.INPUT_UNREADABLE, where=where)
        if values > limits.json_values:
            raise UntrustedInput(Code.INPUT_TOO_LARGE, where=where)


def as_dict(value: object) -> dict[str, object]:
    """The value if it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}


def as_list(value: object) -> list[object]:
    """The value if it is a list, else an empty one."""
    return value if isinstance(value, list) else []


def as_text(value: object) -> str:
    """The value if it is text, else an empty one."""
    return value if isinstance(value, str) else ""
