"""A few words of an entry for a list: plain, without the signs of Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence

LENGTH = 160
_LOOK = (2, 10)  # so many times the length is read from the body: signs and link targets fall away
_ELLIPSIS = "…"

_BLOCK = re.compile(
    r"^[ \t]*(?:"
    r"(?:```|~~~).*"  # fences
    r"|(?:[-*_][ \t]*){3,}$"  # rules
    r"|\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t:-]*)*$"  # the line under a table's head
    r"|=+[ \t]*$"  # the line under a heading
    r")",
    re.MULTILINE,
)
_LEAD = re.compile(
    r"^[ \t]*(?:(?:>[ \t]?)|(?:#{1,6}(?:[ \t]+|$))|(?:[-*+][ \t]+(?:\[[ xX]\][ \t]+)?)|(?:\d{1,9}[.)][ \t]+))+",
    re.MULTILINE,
)
_CLOSING_HEADING = re.compile(r"[ \t]+#+[ \t]*$", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\[\]\n]*)\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[[^\[\]\n]*\])")
_DEFINITION = re.compile(r"^[ \t]{0,3}\[[^\[\]\n]+\]:[ \t]*\S+.*$", re.MULTILINE)
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]*)>")
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>\n]*)?/?>|<!--.*?-->", re.DOTALL)
_PAIRED = re.compile(r"(?<!\\)(\*\*\*|\*\*|~~|\*|`+|==)(?=\S)(.*?[^\s\\])\1(?!\w)")
_UNDERLINED = re.compile(r"(?<![\w\\])(___|__|_)(?=\S)(.*?[^\s\\])\1(?!\w)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_CELLS = re.compile(r"[ \t]*\|[ \t]*")
_MARK = re.compile("[\u0300-\u036f\u200d\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]")  # never part what sits on a character
_OPENING = re.compile(r"[\[<]")  # something that may close beyond the piece that is looked at
_SIGNS = re.compile(r"[*_`~#>\[\]<|\\=+-]|^[ \t]*\d{1,9}[.)]", re.MULTILINE)  # without any of these it is plain already


def plain(markdown: str) -> str:
    """The words of a piece of Markdown on one line."""
    return " ".join((_without_signs(markdown) if _SIGNS.search(markdown) else markdown).split())


def _without_signs(markdown: str) -> str:
    text = _BLOCK.sub("", markdown)
    text = _DEFINITION.sub("", text)
    text = _CLOSING_HEADING.sub("", _LEAD.sub("", text))
    text = _TAG.sub("", _AUTOLINK.sub(r"\1", text))
    text = _LINK.sub(r"\1", _LINK.sub(r"\1", text))  # twice: a picture inside a link
    for _ in range(3):  # bold within struck within a code span, and no deeper
        text = _UNDERLINED.sub(r"\2", _PAIRED.sub(r"\2", text))
    text = "\n".join(_CELLS.sub(" ", line) if line.strip().startswith("|") else line for line in text.split("\n"))
    return _ESCAPED.sub(r"\1", text)


def excerpt(body: str, near: Sequence[str] = (), length: int = LENGTH) -> str:
    """About ``length`` characters: the beginning, or around the first of the words asked for.

    However long the body is, only a piece of it is looked at closely.
    """
    at = _first(body, near) - length if near else 0
    if at > 0:
        start = body.rfind("\n", 0, at) + 1
        start = start if at - start < length else at
        text = plain(body[start : at + length * _LOOK[-1]])
        return _cut(_ELLIPSIS + text, _first(text, near) + 1, length)
    text = ""
    for times in _LOOK:
        part = body[: length * times]
        text = plain(part)
        if len(part) == len(body) or (len(text) > length and not _OPENING.search(part)):
            break
    return _cut(text, _first(text, near) if near else 0, length)


def _first(text: str, near: Sequence[str]) -> int:
    """Where the first of the words stands; 0 when none is seen as it was asked."""
    words = "|".join(re.escape(word) for word in near)
    found = re.search(rf"(?<!\w)(?:{words})", text, re.IGNORECASE) or re.search(words, text, re.IGNORECASE)
    return found.start() if found else 0


def _cut(text: str, at: int, length: int) -> str:
    """A piece of about ``length`` with the place ``at`` in it, between spaces where there are any."""
    if len(text) <= length:
        return text
    start = 0
    if at > length * 2 // 3:
        start = at - length // 3
        space = text.find(" ", start, at)
        start = space + 1 if space >= 0 else _whole(text, start)
    end = start + length
    if end < len(text):
        space = text.rfind(" ", start + length * 3 // 4, end + 1)
        end = space if space >= 0 else _whole(text, end)
    piece = (_ELLIPSIS if start else "") + text[start:end].rstrip()
    return piece + _ELLIPSIS if end < len(text) else piece


def _whole(text: str, at: int) -> int:
    """The nearest place at or before ``at`` that does not part a character from its marks."""
    while 0 < at < len(text) and (_MARK.match(text[at]) or text[at - 1] == "\u200d"):
        at -= 1
    return at
