"""TOML in a pack's folder: read under bounds, with the lines on which its fields stand."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from app.handover.sourcefiles import Fault, FileRefused
from app.packs.strictjson import MOST_DEPTH, MOST_DIGITS, clean

MOST_CHARACTERS: Final = 64 * 1024

_WIDTH = 100

# Python's reader takes time that grows with the square of the parts of a dotted key.
_DOTTED = re.compile(r"(?<![\w\"'-])(?:[\w\"'-]++[ \t]*+\.[ \t]*+){9}")
_AT_LINE = re.compile(r"at line ([0-9]{1,9})")
_TABLE = re.compile(r"[ \t]*(\[\[?)[ \t]*([a-z_]+(?:\.[a-z_]+)*)[ \t]*\]")
_QUOTES = re.compile(r'"(?="|\Z)')  # those that could end the string
_KEY = re.compile(r"[ \t]*([A-Za-z0-9_-]+)[ \t]*=")


def load(text: str, first: int = 1) -> dict[str, Any]:
    """The table that a text says, as JSON would say it: days as words, no fractions.

    ``first`` is the number of its first line.  Raises `FileRefused`.
    """
    if len(text) > MOST_CHARACTERS:
        raise FileRefused(Fault.TOO_BIG, first)
    if dotted := _DOTTED.search(text):
        raise FileRefused(Fault.NOT_TOML, first + text.count("\n", 0, dotted.start()))
    try:
        found = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        at = _AT_LINE.search(str(error))
        last = first + text.rstrip("\n").count("\n")
        raise FileRefused(Fault.NOT_TOML, min(first + int(at[1]) - 1, last) if at else last) from None
    plain = _plain(found, "$", text, first)
    assert isinstance(plain, dict)
    return plain


def dump(fields: Mapping[str, Any]) -> str:
    """The text that says these fields, one a line, as a person would write it.

    Raises TypeError for what TOML cannot say.
    """
    tables = {name: value for name, value in fields.items() if _is_table(value)}
    lines = [f"{name} = {_value(value)}" for name, value in fields.items() if name not in tables]
    for name, value in tables.items():
        for table in value if isinstance(value, list | tuple) else [value]:
            lines += ["", f"[[{name}]]" if table is not value else f"[{name}]"]
            lines += [f"{key} = {_value(inner)}" for key, inner in table.items()]
    return "\n".join(lines) + "\n"


def _is_table(value: Any) -> bool:
    return isinstance(value, dict) or (
        isinstance(value, list | tuple) and bool(value) and all(isinstance(inner, dict) for inner in value)
    )


def _value(value: Any) -> str:
    """A value; long ones on lines of their own."""
    if isinstance(value, str) and "\n" in value:
        text = _QUOTES.sub(r'\\"', value.replace("\\", "\\\\"))
        return f'"""\n{text}"""'
    line = _inline(value)
    if isinstance(value, list | tuple) and len(line) > _WIDTH:
        return "[\n" + "".join(f"    {_inline(inner)},\n" for inner in value) + "]"
    return line


def _inline(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str | int):
        return json.dumps(value, ensure_ascii=False)  # what JSON escapes, TOML escapes alike
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_inline(inner) for inner in value) + "]"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{name} = {_inline(inner)}" for name, inner in value.items()) + " }"
    raise TypeError


def line_of(text: str, where: str, first: int = 1) -> int:
    """The line on which a place (``$.signers[1].shown``) begins, that of what holds it, or 0."""
    wanted = where.removeprefix("$").removeprefix(".")
    lines = _lines(text, first)
    while wanted:
        if wanted in lines:
            return lines[wanted]
        wanted = wanted[: max(wanted.rfind("."), wanted.rfind("["), 0)]
    return 0


def _lines(text: str, first: int) -> dict[str, int]:
    found: dict[str, int] = {}
    counts: dict[str, int] = {}
    prefix = ""
    for number, line in enumerate(text.split("\n"), start=first):
        if table := _TABLE.match(line):
            prefix = table[2]
            if table[1] == "[[":
                counts[prefix] = counts.get(prefix, -1) + 1
                prefix += f"[{counts[prefix]}]"
            found.setdefault(prefix, number)
            prefix += "."
        elif key := _KEY.match(line):
            found.setdefault(prefix + key[1], number)
    return found


def _plain(value: Any, where: str, text: str, first: int, depth: int = 1) -> Any:
    if depth > MOST_DEPTH:
        raise FileRefused("too-deep", line_of(text, where, first), where)
    if isinstance(value, dict):
        for name in value:
            if not re.fullmatch(r"[a-z_]{1,40}", name):  # a name that nobody knows is content, and stays unsaid
                raise FileRefused(Fault.UNKNOWN_FIELD, line_of(text, f"{where}.{name}", first), where)
        return {name: _plain(inner, f"{where}.{name}", text, first, depth + 1) for name, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner, f"{where}[{place}]", text, first, depth + 1) for place, inner in enumerate(value)]
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, str):
        if not clean(value):
            raise FileRefused(Fault.BAD_CHARACTER, line_of(text, where, first), where)
        return value
    if isinstance(value, bool) or (isinstance(value, int) and len(str(abs(value))) <= MOST_DIGITS):
        return value
    raise FileRefused(Fault.BAD_VALUE, line_of(text, where, first), where)
