"""The Markdown of the guides, read into pieces.

It is the small Markdown of packs (`app.packs.markdown`) and four things more, because the same files are
read on the web: links, ```code```, tables, and pictures that stand alone on a line.  A link is its words
and where it points, as text: nothing here opens anything.  What is not understood is the characters it is made of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from app.packs.markdown import Block, Shape, Span, blocks, spans

_FENCE: Final = re.compile(r"```\w*\s*\Z")
_PICTURE: Final = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)\s*\Z")
_ROW: Final = re.compile(r"\|.*\|\s*\Z")
_UNDER_HEAD: Final = re.compile(r"[|\s:-]+\Z")
_STAR: Final = re.compile(r"^(\s*)\*[ ]+")  # a list may be made with stars, too
_INLINE: Final = re.compile(r"`([^`]+)`|\[([^\]]+)\]\(([^)\s]+)\)")
_CELLS: Final = re.compile(r"`[^`]*`|[^|`]+|\|")
_HELD: Final = re.compile("[\ue000-\uf8ff]")  # private characters stand for what is put aside; no guide has any
_FIRST: Final = 0xE000


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style.  ``to`` is where a link points, as it was written."""

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    to: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph, a heading, an item of a list, or a paragraph of a quotation."""

    shape: Shape
    runs: tuple[Run, ...]
    level: int = 0
    number: int = 0

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one length under their heads.  The words alone: a cell is never styled."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    links: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return "\n".join(" · ".join(cell for cell in row if cell) for row in (self.head, *self.rows))


@dataclass(frozen=True, slots=True)
class Code:
    """Lines to be typed or copied as they are."""

    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """What a picture shows, in words, and its file."""

    text: str
    file: str


Piece = Words | Table | Code | Picture


def pieces(source: str) -> tuple[Piece, ...]:
    """What a text is made of, in its order."""
    return tuple(_pieces(source.split("\n")))


def links(piece: Piece) -> tuple[str, ...]:
    """Where a piece points."""
    if isinstance(piece, Words):
        return tuple(run.to for run in piece.runs if run.to)
    return piece.links if isinstance(piece, Table) else ()


def _pieces(lines: Sequence[str]) -> Iterator[Piece]:
    prose: list[str] = []
    at = 0
    while at < len(lines):
        line = lines[at].strip()
        end = _end_of_code(lines, at) if _FENCE.match(line) else _end_of_table(lines, at) if _ROW.match(line) else 0
        picture = _PICTURE.match(line)
        if not end and not picture:
            prose.append(lines[at])
            at += 1
            continue
        yield from _prose(prose)
        prose = []
        if picture:
            yield Picture(picture[1], picture[2])
            at += 1
        elif _ROW.match(line):
            yield _table(lines[at:end])
            at = end
        else:
            yield Code("\n".join(lines[at + 1 : end - 1]))
            at = end
    yield from _prose(prose)


def _end_of_code(lines: Sequence[str], start: int) -> int:
    """The line after the one that closes what opens at ``start``, 0 if nothing does."""
    for at in range(start + 1, len(lines)):
        if lines[at].strip() == "```":
            return at + 1
    return 0


def _end_of_table(lines: Sequence[str], start: int) -> int:
    """The line after the last row, 0 if this is no table: its second line must be the one under a head."""
    if start + 1 >= len(lines) or not _ROW.match(lines[start + 1].strip()) or not _UNDER_HEAD.match(lines[start + 1]):
        return 0
    end = start
    while end < len(lines) and _ROW.match(lines[end].strip()):
        end += 1
    return end


def _table(lines: Sequence[str]) -> Table:
    head, _line, *rows = [_cells(line) for line in lines]
    width = len(head)
    made = tuple(tuple((cell for cell, _ in [*row, *[("", ())] * width][:width])) for row in rows)
    found = tuple(to for row in (head, *rows) for _, pointed in row for to in pointed)
    return Table(tuple(cell for cell, _ in head), made, found)


def _cells(line: str) -> list[tuple[str, tuple[str, ...]]]:
    """The cells of a row, each with where it points; a stroke inside code divides nothing."""
    cells = [""]
    for part in _CELLS.findall(line.strip().removeprefix("|").removesuffix("|")):
        if part == "|":
            cells.append("")
        else:
            cells[-1] += part
    read = [runs(cell.strip()) for cell in cells]
    return [("".join(run.text for run in cell), tuple(run.to for run in cell if run.to)) for cell in read]


def _prose(lines: list[str]) -> Iterator[Words]:
    """Blocks of words; lines of the file that belong together are one."""
    held: list[Run] = []
    for block in blocks(_put_aside("\n".join(_STAR.sub(r"\1- ", line) for line in lines), held)):
        yield _words(block, held)


def runs(text: str) -> tuple[Run, ...]:
    """The words of one line in their styles."""
    held: list[Run] = []
    return tuple(_runs(spans(_put_aside(text, held)), held))


def _words(block: Block, held: Sequence[Run]) -> Words:
    joined = [replace(span, text=span.text.replace("\n", " ")) for span in block.spans]
    return Words(block.shape, tuple(_runs(joined, held)), block.level, block.number)


def _put_aside(text: str, held: list[Run]) -> str:
    """The text with one private character for each piece of code and each link, so that a star in it is a star."""

    def keep(found: re.Match[str]) -> str:
        code, words, to = found.groups()
        held.append(Run(code, code=True) if code else Run(words.replace("`", ""), to=to))
        return chr(_FIRST + len(held) - 1)

    return _INLINE.sub(keep, _HELD.sub("\ufffd", text))


def _runs(found: Sequence[Span], held: Sequence[Run]) -> Iterator[Run]:
    for span in found:
        at = 0
        for sign in _HELD.finditer(span.text):
            if span.text[at : sign.start()]:
                yield Run(span.text[at : sign.start()], span.strong, span.emphasis)
            yield replace(held[ord(sign[0]) - _FIRST], strong=span.strong, emphasis=span.emphasis)
            at = sign.end()
        if span.text[at:]:
            yield Run(span.text[at:], span.strong, span.emphasis)
