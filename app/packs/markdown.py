"""The small Markdown of pages in packs (``docs/specs/pack.md``, 4.2), read into blocks.

Paragraphs, ``#`` to ``###``, ``-`` and ``1.`` lists, ``>`` quotations, ``*emphasis*``, ``**strong**``.
Everything else is the characters it is made of: nothing here knows links, pictures or HTML.  Every
character of a text takes the same small work, whatever stands around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

_HEADING: Final = re.compile(r"(#{1,3})[ ]+(.*)\Z")
_BULLET: Final = re.compile(r"-[ ]+(.*)\Z")
_NUMBER: Final = re.compile(r"([0-9]{1,3})\.[ ]+(.*)\Z")
_QUOTE: Final = re.compile(r">[ ]?(.*)\Z")
_STARS: Final = re.compile(r"\*+")


class Shape(StrEnum):
    """What a block is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    BULLET = "bullet"
    NUMBER = "number"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Span:
    """Words in one style."""

    text: str
    strong: bool = False
    emphasis: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading, one item of a list or one paragraph of a quotation.  ``text`` keeps its line breaks."""

    shape: Shape
    spans: tuple[Span, ...]
    level: int = 0  # of a heading: 1 to 3
    number: int = 0  # of an item of a numbered list, as it was written

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)


def blocks(source: str) -> tuple[Block, ...]:
    """The blocks of a text, in its order."""
    return tuple(_blocks(source))


def plain(source: str) -> str:
    """The words alone, a line for each block: to be copied, counted or read aloud."""
    return "\n".join(_plain(block) for block in _blocks(source))


def _plain(block: Block) -> str:
    if block.shape is Shape.BULLET:
        return f"- {block.text}"
    return f"{block.number}. {block.text}" if block.shape is Shape.NUMBER else block.text


@dataclass(slots=True)
class _Open:
    """A block that the next line may go on with."""

    shape: Shape
    lines: list[str]
    number: int = 0

    def closed(self) -> Block:
        return Block(self.shape, spans("\n".join(self.lines)), number=self.number)


def _blocks(source: str) -> Iterator[Block]:
    here: _Open | None = None
    for line in source.split("\n"):
        words = line.strip()
        begins = _begins(words)
        if words and here is not None and _goes_on(here, begins):
            here.lines.append(begins.lines[0] if begins is not None else words)
            continue
        if here is not None:
            yield here.closed()
            here = None
        head = _HEADING.match(words)
        if head:
            yield Block(Shape.HEADING, spans(head[2].strip()), level=len(head[1]))
        elif words and (begins is None or begins.shape is not Shape.QUOTE or begins.lines[0]):
            here = begins or _Open(Shape.PARAGRAPH, [words])
    if here is not None:
        yield here.closed()


def _goes_on(here: _Open, begins: _Open | None) -> bool:
    """Whether a line belongs to the block above it; a quotation goes on in lines that are quoted."""
    if begins is None:
        return here.shape is not Shape.QUOTE
    return here.shape is begins.shape is Shape.QUOTE and bool(begins.lines[0])


def _begins(words: str) -> _Open | None:
    """The block that a line begins by its sign; for a heading one that nothing goes on with."""
    if found := _BULLET.match(words):
        return _Open(Shape.BULLET, [found[1]])
    if found := _NUMBER.match(words):
        return _Open(Shape.NUMBER, [found[2]], int(found[1]))
    if found := _QUOTE.match(words):
        return _Open(Shape.QUOTE, [found[1].strip()])
    return _Open(Shape.HEADING, [words]) if _HEADING.match(words) else None


def spans(text: str) -> tuple[Span, ...]:
    """The words of a block in their styles; a star that closes nothing and opens nothing is a star."""
    marks = _pairs(text)
    found: list[Span] = []
    strong = emphasis = False
    at = 0
    for start, length in marks:
        if text[at:start]:
            found.append(Span(text[at:start], strong, emphasis))
        strong ^= length in (2, 3)
        emphasis ^= length in (1, 3)
        at = start + length
    if text[at:]:
        found.append(Span(text[at:], strong, emphasis))
    return tuple(found)


def _pairs(text: str) -> list[tuple[int, int]]:
    """Where runs of one, two or three stars stand that open or close, in their order; each has its fellow."""
    waiting: dict[int, int] = {}  # length of a run: where one is open
    pairs: list[tuple[int, int]] = []
    for run in _STARS.finditer(text):
        start, length = run.start(), len(run[0])
        if length > 3:
            continue
        opens = run.end() < len(text) and not text[run.end()].isspace()
        closes = start > 0 and not text[start - 1].isspace()
        if closes and length in waiting:
            pairs += [(waiting.pop(length), length), (start, length)]
        elif opens and length not in waiting and 3 not in waiting and not (length == 3 and waiting):
            waiting[length] = start
    return sorted(pairs)
