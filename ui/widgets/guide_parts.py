"""A section of a guide on the screen: words, tables, and lines to be typed.

Pictures are left out: what they show is the window itself.  A link is its words; where it leads to a guide that is here,
`leads` says so, and whoever shows the section offers a button.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from app.guide import finding
from app.guide.markdown import Code, Piece, Run, Table, Words, links
from app.guide.shelf import OPENING, SHELF, Section
from app.packs.markdown import Block, Shape, Span
from ui.i18n import translate
from ui.navigation import GuideAt
from ui.theme import tokens
from ui.theme.theme import theme
from ui.widgets.page_text import Paper, dressed
from ui.widgets.plate import Plate, Reading
from ui.widgets.table import PlainTable

_WORD: Final = re.compile(r"[\w'’]+")


class GuideText(Paper):
    """Words that stand together, with lists and smaller headings among them."""

    def __init__(self, name: str, said: Sequence[Words], *, right_to_left: bool = False) -> None:
        super().__init__(
            name, "\n".join(_spoken(words) for words in said), right_to_left=right_to_left, style=tokens.LEAD
        )
        self.write((_block(words), [(run.text, self._look(words, run)) for run in words.runs]) for words in said)

    def mark(self, wanted: Sequence[str]) -> int:
        """Underline words that begin like one of these (`app.guide.finding.words`); how many there are."""
        look = QTextCharFormat()
        look.setBackground(QColor(theme().colours.accent_soft))
        look.setFontUnderline(True)
        found = []
        for word in _WORD.finditer(self.document().toPlainText()):
            if any(one.startswith(begin) for one in finding.words(word[0]) for begin in wanted):
                marked = QTextEdit.ExtraSelection()
                cursor = QTextCursor(self.document())
                cursor.setPosition(word.start())
                cursor.setPosition(word.end(), QTextCursor.MoveMode.KeepAnchor)
                marked.cursor, marked.format = cursor, look
                found.append(marked)
        self.setExtraSelections(found)
        return len(found)

    def _look(self, words: Words, run: Run) -> QTextCharFormat:
        made = dressed(self.plain_words(_block(words)), run.strong, run.emphasis)
        if run.code:
            made.setFontFamilies([tokens.LEGIBLE])
            made.setBackground(QColor(theme().colours.tint("sand").ground))
        return made


def parts(section: Section, lang: str) -> list[QWidget]:
    """What a section is made of on the screen, in its order.  ``lang`` is the language it is written in."""
    name = section.title or translate("Guide", "About this guide")
    return [_part(name, group, mirrored(lang)) for group in _groups(section.pieces)]


def leads(section: Section, key: str) -> tuple[GuideAt, ...]:
    """Where its links lead among the guides that are here, each once; ``key`` is the guide it stands in."""
    found = (place for piece in section.pieces for to in links(piece) if (place := _lead(to, key)) is not None)
    return tuple(place for place in dict.fromkeys(found) if place != GuideAt(key, section.anchor))


def mirrored(lang: str) -> bool:
    """Whether a language is written from right to left."""
    return QLocale(lang).textDirection() is Qt.LayoutDirection.RightToLeft


def _lead(to: str, key: str) -> GuideAt | None:
    file, _, anchor = to.partition("#")
    if not file:
        return GuideAt(key, anchor)
    name = file.removesuffix(".md")
    return GuideAt(name, anchor) if name in (*SHELF, OPENING) else None


def _groups(pieces: Iterable[Piece]) -> Iterator[Table | Code | list[Words]]:
    """Pieces as they are shown: words that follow each other are one text."""
    said: list[Words] = []
    for piece in pieces:
        if isinstance(piece, Words):
            said.append(piece)
        elif isinstance(piece, Table | Code):
            if said:
                yield said
                said = []
            yield piece
    if said:
        yield said


def _part(name: str, group: Table | Code | list[Words], right_to_left: bool) -> QWidget:
    if isinstance(group, Table):
        return PlainTable(translate("Guide", "{name}: table").format(name=name), group.head, group.rows)
    if isinstance(group, Code):
        plate = Plate("sand")
        plate.column.addWidget(Reading(group.text, tokens.BODY, exact=True))
        return plate
    return GuideText(name, group, right_to_left=right_to_left)


def _block(words: Words) -> Block:
    return Block(words.shape, (Span(words.text),), min(words.level, 3), words.number)


def _spoken(words: Words) -> str:
    return f"{words.number}. {words.text}" if words.shape is Shape.NUMBER else words.text
