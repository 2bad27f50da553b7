"""RedNotebook's txt2tags marks turned into Markdown, line by line.

Only the marks that RedNotebook offers (research/import-formats 6).  What has no Markdown twin
(underline) becomes emphasis; what is not understood stays as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePosixPath

_HEADING = re.compile(r"^ {0,3}(={1,5})(?!=)\s*(\S.{0,500}?)\s*\1\s*(?:\[[\w-]{1,50}\])?\s*$")
_NUMBERED_HEADING = re.compile(r"^ {0,3}(\+{1,5})(?!\+)(\S.{0,500}?)\1\s*$")
_RULE = re.compile(r"^\s*(?:={20,}|-{20,}|_{20,})\s*$")
_LIST = re.compile(r"^( *)([-+]) (?=\S)(.*)$")
_TABLE = re.compile(r"^\s*(\|\|?) (.*?)\s*\|?\s*$")
_IMAGE = re.compile(r'\[""([^"\n]{1,1000})""(\.\w{1,8})(?:\?(\d{1,5}))?\]')
_PLAIN_IMAGE = re.compile(
    r"\[((?:file://|https?://)?[^\s\]\[\"]{1,1000}\.(?:png|jpe?g|gif|bmp|svg|webp))\]", re.IGNORECASE
)
_NAMED_LINK = re.compile(r'\[([^\]\["\n]{1,500}?) ""([^"\n]{1,1000})""\]')
_PLAIN_LINK = re.compile(r"\[([^\]\[\"\n]{1,500}?) ((?:https?|file|mailto):[^\s\]]{1,1000})\]")
_RAW = re.compile(r'""(.{1,2000}?)""')
_CODE = re.compile(r"``(.{1,2000}?)``")
_ADDRESS = re.compile(r"\b\w{2,10}://[^\s\]\"]{1,1000}")
_MARKS = (
    (re.compile(r"(?<!\*)\*\*(?=\S)(.{0,2000}?\S)\*\*(?!\*)"), "**"),
    (re.compile(r"(?<![/:])//(?=\S)(.{0,2000}?\S)//(?!/)"), "*"),
    (re.compile(r"(?<!_)__(?=\S)(.{0,2000}?\S)__(?!_)"), "*"),
    (re.compile(r"(?<![-!<])--(?=[^\s-])(.{0,2000}?[^\s-])--(?![->])"), "~~"),
)
_HELD = re.compile("\ue000(\\d+)\ue001")


def to_markdown(value: str) -> str:
    """The text in Markdown."""
    lines: list[str] = []
    verbatim = table = False
    for line in value.replace("\ue000", "").replace("\ue001", "").split("\n"):
        if line.rstrip() == "```":
            verbatim = not verbatim
            lines.append("```")
        elif verbatim:
            lines.append(line)
        elif line.startswith("``` "):
            lines += ["```", line[4:], "```"]
        else:
            row = _TABLE.match(line)
            lines += _row(row, first=not table) if row else [_line(line)]
            table = row is not None
    if verbatim:
        lines.append("```")
    return "\n".join(lines)


def files(value: str) -> list[str]:
    """Names of the pictures and files that a RedNotebook text points to."""
    found = [m[1] + m[2] for m in _IMAGE.finditer(value)] + [m[1] for m in _PLAIN_IMAGE.finditer(value)]
    found += [
        m[2] for pattern in (_NAMED_LINK, _PLAIN_LINK) for m in pattern.finditer(value) if m[2].startswith("file:")
    ]
    return [_place(name) for name in dict.fromkeys(found)]


def _line(line: str) -> str:
    if _RULE.match(line):
        return "***"  # "---" under a line of text would make it a heading
    for pattern in (_HEADING, _NUMBERED_HEADING):
        if match := pattern.match(line):
            return f"{'#' * len(match[1])} {_inline(match[2])}"
    if match := _LIST.match(line):
        return f"{match[1]}{'1.' if match[2] == '+' else '-'} {_inline(match[3])}"
    if line.startswith("\t"):
        return "> " + _inline(line.lstrip("\t"))
    text = _inline(line)
    return text[:-2] + "\\" if text.endswith("\\\\") and len(text) > 2 else text


def _row(match: re.Match[str], *, first: bool) -> list[str]:
    cells = [_inline(cell.strip()) for cell in re.split(r"\s\|+(?:\s|$)", match[2])]
    row = f"| {' | '.join(cells)} |"
    rule = "|" + " --- |" * len(cells)
    if not first:
        return [row]
    if match[1] == "||":
        return [row, rule]
    return ["|" + "  |" * len(cells), rule, row]  # Markdown has no table without a head


def _inline(text: str) -> str:
    held: list[str] = []

    def hold(how: Callable[[re.Match[str]], str]) -> Callable[[re.Match[str]], str]:
        def one(match: re.Match[str]) -> str:
            held.append(how(match))
            return f"\ue000{len(held) - 1}\ue001"

        return one

    text = _CODE.sub(hold(lambda m: f"`{m[1]}`"), text)
    text = _IMAGE.sub(hold(lambda m: _image(m[1] + m[2])), text)
    text = _PLAIN_IMAGE.sub(hold(lambda m: _image(m[1])), text)
    text = _NAMED_LINK.sub(hold(lambda m: f"[{m[1]}]({_target(m[2])})"), text)
    text = _PLAIN_LINK.sub(hold(lambda m: f"[{m[1]}]({_target(m[2])})"), text)
    text = _RAW.sub(hold(lambda m: m[1]), text)
    text = _ADDRESS.sub(hold(lambda m: m[0]), text)
    for pattern, mark in _MARKS:
        text = pattern.sub(lambda m, mark=mark: f"{mark}{m[1]}{mark}", text)  # type: ignore[misc]
    for _ in range(3):  # a held piece can hold another
        text = _HELD.sub(lambda m: held[int(m[1])] if int(m[1]) < len(held) else "", text)
    return text


def _image(address: str) -> str:
    place = _place(address)
    return f"![{PurePosixPath(place).name}]({_target(place)})"


def _place(address: str) -> str:
    return address.removeprefix("file://")


def _target(address: str) -> str:
    place = _place(address)
    return f"<{place}>" if set(place) & set(" ()") and "<" not in place and ">" not in place else place
