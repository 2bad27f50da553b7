"""A few words of an entry for a list: plain, without the signs of Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence

LENGTH = 160
_LOOK = 8  # so many times the length is read from the body: signs and link targets fall away
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
_LEAD = re.compile(r"^[ \t]*(?:(?:>[ \t]?)|(?:#{1,6}(?:[ \t]+|$))|(?:[-*+][ \t]+(?:\[[ xX]\][ \t]+)?)|(?:\d{1,9}[.)][ \t]+))+", re.MULTILINE)
_CLOSING_HEADING = re.compile(r"[ \t]+#+[ \t]*$", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\[\]\n]*)\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[[^\[\]\n]*\])")
_DEFINITION = re.compile(r"^[ \t]{0,3}\[[^\[\]\n]+\]:[ \t]*\S+.*$", re.MULTILINE)
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]*)>")
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>\n]*)?/?>|<!--.*?-->", re.DOTALL)
_PAIRED = re.compile(r"(?<!\\)(\*\*\*|\*\*|~~|\*|`+|==)(?=\S)(.*?\S)\1(?!\w)")
_UNDERLINED = re.compile(r"(?<![\w\\])(___|__|_)(?=\S)(.*?\S)\1(?!\w)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_CELLS = re.compile(r"[ \t]*\|[ \t]*")
_MARK = re.compile("[\u0300-\u036f\u200d\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]")  # never part what sits on a character


def plain(markdown: str) -> str:
    """The words of a piece of Markdown on one line."""
    text = _BLOCK.sub("", markdown)
    text = _DEFINITION.sub("", text)
    text = _CLOSING_HEADING.sub("", _LEAD.sub("", text))
    text = _TAG.sub("", _AUTOLINK.sub(r"\1", text))
    text = _LINK.sub(r"\1", _LINK.sub(r"\1", text))  # twice: a picture inside a link
    for _ in range(3):  # bold within struck within a code span, and no deeper
        text = _UNDERLINED.sub(r"\2", _PAIRED.sub(r"\2", text))
    text = "\n".join(_CELLS.sub(" ", line) if line.strip().startswith("|") else line for line in text.split("\n"))
    return " ".join(_ESCAPED.sub(r"\1", text).split())


def excerpt(body: str, near: Sequence[str] = (), length: int = LENGTH) -> str:
    """About ``length`` characters: the beginning, or around the first of the words asked for."""
    if not near:
        return _cut(plain(body[: length * _LOOK]), 0, length)
    text = plain(body)
    return _cut(text, _first(text, near), length)


def _first(text: str, near: Sequence[str]) -> int:
    """Where the first of the words stands; 0 when none is seen as it was asked."""
    words = "|".join(re.escape(word) for word in near)
    found = re.search(rf"(?<!\w)(?:{words})", text, re.IGNORECASE) or re.search(words, text, re.IGNORECASE)
    return found.start() if found else 0


def _cut(text: str, at: int, length: int) -> str:
    if len(text) <= length:
        return text
    start = 0
    if at > length * 2 // 3:
        start = at - length // 3
        space = text.find(" ", start, at)
        start = space + 1 if space >= 0 else _whole(text, start)
    end = start + length
    if end >= len(text):
        end = len(text)
    else:
        space = text.rfind(" ", start + length * 3 // 4, end + 1)
        end = space if space >= 0 else _whole(text, end)
    head, tail = (_ELLIPSIS if start else ""), (_ELLIPSIS if end < len(text) else "")
    return head + text[start:end].rstrip() + tail


def _whole(text: str, at: int) -> int:
    """The nearest place at or before ``at`` that does not part a character from its marks."""
    while 0 < at < len(text) and (_MARK.match(text[at]) or text[at - 1] == "\u200d"):
        at -= 1
    return at
