"""Bytes to text, and text to text that a vault can hold."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_SURROGATE = re.compile("[\ud800-\udfff]")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
# Control characters other than tab and line feed say nothing in a diary and can hide text.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f]")
_LINE_END = re.compile("\r\n?|\x85|\u2028|\u2029")
INVISIBLE = re.compile("[\u200b\ufeff\u2060]")
_UNSHOWABLE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_NAME_MAX = 200


@dataclass(frozen=True, slots=True)
class Text:
    """A decoded file.  ``guessed`` when it was not UTF-8 or UTF-16 with a mark."""

    value: str
    guessed: bool = False


def decode(data: bytes) -> Text | None:
    """UTF-8 with or without a mark, UTF-16 with one, else Windows-1252.  None for what is no text."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return Text(data.decode("utf-16"))
        except UnicodeDecodeError:
            return None
    try:
        return Text(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        pass
    if b"\x00" in data:
        return None
    return Text(data.decode("cp1252", "replace"), guessed=True)


def _join(match: re.Match[str]) -> str:
    return match[0].encode("utf-16", "surrogatepass").decode("utf-16")


def clean(value: str) -> tuple[str, bool]:
    """The text with one kind of line end and without what no text can hold; whether any was lost.

    A lone half of a surrogate pair becomes U+FFFD; control characters go.
    """
    lost = False
    if _SURROGATE.search(value):
        value = _PAIR.sub(_join, value)
        value, count = _SURROGATE.subn("\ufffd", value)
        lost = count > 0
    value, count = _CONTROL.subn("", _LINE_END.sub("\n", value))
    return value, lost or count > 0


def one_line(value: object) -> str:
    """Any value as one clean line; empty for what is not text or a number."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    return " ".join(clean(str(value))[0].split())


def showable(name: str) -> str:
    """A name from inside a source, fit to be shown: no controls, no text direction tricks, not endless."""
    kept = _UNSHOWABLE.sub("\ufffd", name)
    return kept if len(kept) <= _NAME_MAX * 5 else kept[:_NAME_MAX] + "…"


def storable(value: object) -> object:
    """A JSON value with its words (and the names of its fields) fit for a vault: no half characters, no NUL."""
    if isinstance(value, str):
        return (
            _SURROGATE.sub("\ufffd", _PAIR.sub(_join, value)).replace("\x00", "\ufffd")
            if _UNSTORABLE.search(value)
            else value
        )
    if isinstance(value, list):
        return [storable(v) for v in value]
    if isinstance(value, dict):
        return {str(storable(k)): storable(v) for k, v in value.items()}
    return value
