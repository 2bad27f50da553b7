"""The little HTML that diary programs put into notes, turned into Markdown.

A tokeniser of our own with bounded patterns, because the standard library's takes quadratic time
over broken tags (296 s for 150 kB of ``<a ``) and stops at some with an error.
"""

from __future__ import annotations

import html
import re

_TAG = re.compile(
    r"<(/?)(br|b|i|u|s|p|div|ul|ol|li|strong|em|span|strike|del|h[1-6]|a|font)(?:\s[^<>]{0,500})?\s?/?>", re.IGNORECASE
)
_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{1,7}|#x[0-9a-f]{1,6});", re.IGNORECASE)
_MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*", "u": "*", "s": "~~", "strike": "~~", "del": "~~"}
_BLOCKS = frozenset({"p", "div", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6"})
_DEPTH = 20


def to_markdown(value: str) -> str:
    """The text without tags; as it is when it holds none."""
    if not (_TAG.search(value) or _ENTITY.search(value)):
        return value
    writer = _Writer()
    last = 0
    for match in _TAG.finditer(value):
        writer.words(value[last : match.start()])
        (writer.closed if match[1] else writer.opened)(match[2].lower())
        last = match.end()
    writer.words(value[last:])
    return writer.text()


class _Writer:
    def __init__(self) -> None:
        self._parts: list[str] = []
        self._lists: list[str] = []  # "-" or "1." for each list that is open

    def text(self) -> str:
        joined = re.sub(r"[ \t]+\n", "\n", "".join(self._parts))
        return re.sub(r"\n{3,}", "\n\n", joined).strip()

    def words(self, data: str) -> None:
        if data:
            self._parts.append(_ENTITY.sub(lambda m: html.unescape(m[0]), data))

    def opened(self, tag: str) -> None:
        if tag == "br":
            self._parts.append("\n")
        elif tag in _MARKS:
            self._parts.append(_MARKS[tag])
        elif tag == "li":
            self._fresh_line()
            self._parts.append(
                "  " * min(max(len(self._lists) - 1, 0), _DEPTH) + (self._lists[-1] if self._lists else "-") + " "
            )
        elif tag in _BLOCKS:
            if tag in ("ul", "ol"):
                self._lists.append("-" if tag == "ul" else "1.")
            self._fresh_line()
            if tag[0] == "h":
                self._parts.append("#" * int(tag[1]) + " ")

    def closed(self, tag: str) -> None:
        if tag in _MARKS:
            self._close_mark(_MARKS[tag])
        elif tag in _BLOCKS:
            if tag in ("ul", "ol") and self._lists:
                self._lists.pop()
            self._fresh_line()
            if tag == "p" or tag[0] == "h":
                self._parts.append("\n")

    def _fresh_line(self) -> None:
        if self._parts and not self._parts[-1].endswith("\n"):
            self._parts.append("\n")

    def _close_mark(self, mark: str) -> None:
        if self._parts and self._parts[-1] == mark:
            self._parts.pop()  # nothing was inside
            return
        last = self._parts[-1] if self._parts else ""
        kept = last.rstrip()
        if kept and kept != last:  # Markdown closes a mark only behind a letter
            self._parts[-1] = kept
            self._parts.append(mark + last[len(kept) :])
        else:
            self._parts.append(mark)
