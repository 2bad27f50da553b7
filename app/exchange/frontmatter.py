"""The block of fields between two ``---`` lines at the top of a Markdown file."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from app.errors import UntrustedInput
from app.exchange import jsontext, yamltext
from app.exchange.yamltext import Plain

_BLOCK = re.compile(r"\A(?:---[ \t]*\n)(?P<fields>.*?)(?:^(?:---|\.\.\.)[ \t]*(?:\n|\Z))", re.DOTALL | re.MULTILINE)
_OURS = re.compile(r"\A---\nyarrow: ?[\"']?(\d{1,9})(?:\.\d{1,9})?[\"']?\n")
_LINE = re.compile(r"([a-z_]{1,40}): (.*)")
# What a YAML reader refuses or folds when it stands raw in a quoted word (YAML 1.1, 5.1 and 5.4).
_RAW = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


def split(value: str) -> tuple[str | None, str]:
    """(the fields as text, or None where there is no block; the rest)."""
    match = _BLOCK.match(value)
    return (None, value) if match is None else (match["fields"], value[match.end() :])


def is_ours(value: str) -> bool:
    """Whether a file begins as our own export writes it."""
    return _OURS.match(value) is not None


def read(fields: str) -> dict[str, Plain] | None:
    """The fields of a file of any program, as words; None when they cannot be read."""
    try:
        found = yamltext.load(fields)
    except UntrustedInput:
        return None
    return {} if found is None else found if isinstance(found, dict) else None


def read_ours(fields: str) -> Mapping[str, object] | None:
    """The fields as `write` wrote them, or as another editor laid them out anew."""
    found: dict[str, object] = {}
    for line in fields.split("\n"):
        match = _LINE.fullmatch(line)
        if match is None and not line:
            continue
        try:
            if match is None or match[1] in found:
                raise ValueError  # noqa: TRY301  read it as YAML below
            found[match[1]] = jsontext.load(match[2])
        except (ValueError, UntrustedInput):
            break
    else:
        return found
    try:
        loose = yamltext.load(fields, typed=True)
    except UntrustedInput:
        return None
    return loose if isinstance(loose, dict) else None


def write(fields: Mapping[str, object], body: str) -> str:
    """A whole file: one line a field, its value as JSON (which YAML reads, too), then the body."""
    lines = [f"{key}: {_value(value)}" for key, value in fields.items()]
    return "\n".join(["---", *lines, "---", "", body]) + "\n"


def body_of_ours(rest: str) -> str:
    """The body exactly as it was given to `write`."""
    return rest.removeprefix("\n").removesuffix("\n")


def _value(value: object) -> str:
    return _RAW.sub(lambda m: f"\\u{ord(m[0]):04x}", json.dumps(value, ensure_ascii=False))
