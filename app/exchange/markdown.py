"""Small readings of Markdown that several importers share.  Code is never touched."""

from __future__ import annotations

import re
from collections.abc import Callable

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_TICKS = re.compile(r"(\\*)(`+)")
_HEADING = re.compile(r"\A\s{0,100}#[ \t]+(?P<title>[^\n]{1,300})(?:\n|\Z)")
_CLOSING = re.compile(r"(?:^|[ \t])#+[ \t]*$")
_HASHTAG = re.compile(r"(?<![^\s(\[{,;:'\"*_>-])#(?:\[\[(?P<words>[^\[\]\n]{1,100})\]\]|(?P<word>[\w/-]{1,100}))")
_LINK_TARGET = re.compile(
    r"\]\([^)\n]{0,999}\)|\]\[[^\]\[\n]{0,99}\]|<[^<>\s]{1,999}>|\[\[[^\]\[\n]{0,99}\]\]|\b\w{2,20}://\S+"
)
_INDENTED = re.compile(r"(?: {0,3}(?:[-+*>]|\d{1,9}[.)])){0,20}(?: {0,3}\t| {4})")
_LEAD = re.compile(r"[\s>#+*=\d.)-]*")  # what can stand before a mark that opens a line
_LEFT_ALONE = re.compile(r"<[^<>]{1,999}>")  # tags and addresses
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def outside_code(value: str, change: Callable[[str], str], *, indented: bool = False) -> str:
    """The text with ``change`` done to every stretch that is not code.  Takes linear time.

    ``indented``: lines that begin far to the right may be code, too, and are left alone.
    """
    parts: list[str] = []
    paragraph: list[str] = []
    fence = ""

    def flush() -> None:
        if paragraph:
            parts.append(_outside_spans("".join(paragraph), change))
            paragraph.clear()

    for line in value.splitlines(keepends=True):
        mark = _FENCE.match(line)
        if fence:
            parts.append(line)
            if mark and mark[1].startswith(fence) and not line[mark.end() :].strip():
                fence = ""
        elif mark:
            flush()
            fence = mark[1]
            parts.append(line)
        elif indented and _INDENTED.match(line):
            flush()
            parts.append(line)
        else:
            paragraph.append(line)
            if not line.strip():
                flush()
    flush()
    return "".join(parts)


def _outside_spans(paragraph: str, change: Callable[[str], str]) -> str:
    runs = list(_TICKS.finditer(paragraph))
    if not runs:
        return change(paragraph)
    later: dict[int, list[int]] = {}
    for number in reversed(range(len(runs))):
        later.setdefault(len(runs[number][2]), []).append(number)
    parts: list[str] = []
    last = number = 0
    while number < len(runs):
        run = runs[number]
        closers = later[len(run[2])]
        while closers and closers[-1] <= number:
            closers.pop()
        number += 1
        if not closers or len(run[1]) % 2:  # nothing closes it, or it is escaped
            continue
        end = runs[closers[-1]].end()
        parts += [change(paragraph[last : run.start(2)]), paragraph[run.start(2) : end]]
        last = end
        number = closers[-1] + 1
    parts.append(change(paragraph[last:]))
    return "".join(parts)


def split_title(value: str) -> tuple[str, str]:
    """(title, body): a first line that is a top heading becomes the title."""
    match = _HEADING.match(value)
    title = _CLOSING.sub("", match["title"]).strip() if match else ""
    if match is None or not title:
        return "", value
    return title, value[match.end() :].lstrip("\n")


def hashtags(value: str) -> list[str]:
    """``#word``, ``#a/b`` and ``#[[several words]]``, outside code, link targets and addresses."""
    found: list[str] = []

    def collect(stretch: str) -> str:
        for match in _HASHTAG.finditer(_LINK_TARGET.sub(_keep_double, stretch)):
            word = (match["words"] or match["word"]).strip("/-")
            if any(c.isalpha() for c in word):
                found.append(word)
        return stretch

    outside_code(value, collect)
    return found


def _keep_double(match: re.Match[str]) -> str:
    # #[[several words]] is a tag; every other link target is not text.
    before = match.string[match.start() - 1 : match.start()]
    return match[0] if match[0].startswith("[[") and before == "#" else " \ufffc "


def unescape(value: str) -> str:
    """Take away backslashes that some programs put before every mark, where Markdown needs none.

    A backslash stays before a letter or digit (it is one), and wherever the mark alone would mean
    something else: ``\\*not a list\\*`` stays, ``2018\\.`` at the start of a line stays,
    ``Hello\\.`` loses it.
    """

    def stretch(piece: str) -> str:
        kept_whole = [m.span() for m in _LEFT_ALONE.finditer(piece)]

        def one(match: re.Match[str]) -> str:
            while kept_whole and kept_whole[0][1] <= match.start():
                kept_whole.pop(0)
            alone = bool(kept_whole) and kept_whole[0][0] <= match.start()
            return match[0] if alone or _needed(piece, match) else match[1]

        return _ESCAPE.sub(one, piece)

    return outside_code(value, stretch, indented=True)


_LINE_START_MARKS = frozenset("#+->=")
_ALWAYS = frozenset("\\`<*_[]~|")


def _needed(piece: str, match: re.Match[str]) -> bool:
    mark = match[1]
    before = piece[max(0, match.start() - 1) : match.start()]
    after = piece[match.end() : match.end() + 1]
    line_start = piece.rfind("\n", 0, match.start()) + 1
    lead = piece[line_start : match.start()]
    if mark in "*_":
        in_word = mark == "_" and before.isalnum() and after.isalnum()
        alone = bool(lead.strip()) and before.isspace() and after.isspace()
        return not (in_word or alone)
    if mark in _ALWAYS:
        return True
    if mark in _LINE_START_MARKS:
        return _LEAD.fullmatch(lead) is not None
    if mark in ".)":
        return lead.strip(" \t>").isdigit() or (mark == ")" and "](" in lead)
    if mark == "!":
        return after == "["
    if mark == "(":
        return before == "]"
    if mark == "&":
        return after.isalpha() or after == "#"
    return mark == ":" and (before == "]" or not lead.strip(" \t>|:-"))
