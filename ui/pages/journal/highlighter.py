"""A light hand on Markdown while it is written: headings, emphasis, quotes; the signs step back."""

from __future__ import annotations

import re

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from ui.theme.theme import theme

MOST = 200_000  # characters; above that colouring would cost seconds, and the text stays plain

_LINE = re.compile(r"^(\s{0,3})(#{1,6}\s|>+\s?|[-*+]\s(?:\[[ xX]\]\s)?|\d{1,9}[.)]\s)")
_FENCE = re.compile(r"^\s{0,3}(```|~~~)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.{1,2000}?\S|\S)\1")
_SOFT = re.compile(r"(?<![\w*_])([*_])(?=[^\s*_])(.{1,2000}?[^\s*_]|[^\s*_])\1(?![\w*_])")
_CODE = re.compile(r"(`+)(?!`)(.{1,2000}?)\1(?!`)")
_IN_FENCE = 1
_LONGEST = 4_000  # characters of a line that are looked at


class MarkdownHighlighter(QSyntaxHighlighter):
    """Colours one document; takes itself off (`fit`) when the text grows too long."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._home = document
        c = theme().colours
        self._sign = _shape(colour=c.ink_2)
        self._heading = _shape(bold=True)
        self._strong = _shape(bold=True)
        self._soft = _shape(italic=True)
        self._quote = _shape(colour=c.ink_2)
        self._list = _shape(colour=c.accent, bold=True)

    def fit(self, characters: int) -> None:
        """Be on for texts up to `MOST` characters, else off."""
        wanted = self._home if characters <= MOST else None
        if self.document() is not wanted:
            self.setDocument(wanted)

    def highlightBlock(self, text: str) -> None:  # noqa: N802
        text = text[:_LONGEST]
        inside = self.previousBlockState() == _IN_FENCE
        if _FENCE.match(text):
            self.setFormat(0, len(text), self._sign)
            self.setCurrentBlockState(0 if inside else _IN_FENCE)
            return
        self.setCurrentBlockState(_IN_FENCE if inside else 0)
        if inside:
            self.setFormat(0, len(text), self._quote)
            return
        if lead := _LINE.match(text):
            self._head(text, lead)
        for pattern, shape in ((_STRONG, self._strong), (_SOFT, self._soft), (_CODE, self._quote)):
            for found in pattern.finditer(text):
                self.setFormat(found.start(2), len(found[2]), shape)
                self.setFormat(found.start(), len(found[1]), self._sign)
                self.setFormat(found.end() - len(found[1]), len(found[1]), self._sign)

    def _head(self, text: str, lead: re.Match[str]) -> None:
        """What the beginning of a line makes of it."""
        sign = lead[2]
        if sign.startswith("#"):
            self.setFormat(lead.end(), len(text) - lead.end(), self._heading)
            self.setFormat(lead.start(2), len(sign), self._sign)
        elif sign.startswith(">"):
            self.setFormat(lead.start(2), len(text), self._quote)
        else:
            self.setFormat(lead.start(2), len(sign), self._list)


def _shape(colour: str = "", *, bold: bool = False, italic: bool = False) -> QTextCharFormat:
    made = QTextCharFormat()
    if colour:
        made.setForeground(QColor(colour))
    if bold:
        made.setFontWeight(QFont.Weight.DemiBold)
    if italic:
        made.setFontItalic(True)
    return made
