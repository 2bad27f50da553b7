"""Markdown to read, from whoever it comes: no HTML, no pictures, no file is ever read, no link opened.

Qt's text widgets load what a text names (``file:///…``, on Windows also ``file://host/share``,
which is a connection): here nothing is loaded, whatever the name.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QByteArray, Qt, QUrl, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QKeyEvent,
    QPalette,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
)
from PySide6.QtWidgets import QFrame, QWidget

from ui.i18n import translate
from ui.theme import tokens
from ui.theme.theme import Style, theme
from ui.widgets.unpublished import UnpublishedBrowser

MOST = 200_000  # characters that are laid out as Markdown; above that the source is shown as it is
_FEATURES = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
_FENCE = re.compile(r" {0,3}(```|~~~)")
_APART = re.compile(
    r"\s*$|\s*(?:#{1,6}(?:\s|$)|[-*+](?:\s|$)|\d{1,9}[.)](?:\s|$)|\||=+\s*$|(?:[-*_]\s*){3,}$|```|~~~|:?-+:?\s*\|)"
)
_QUOTE = re.compile(r"\s{0,3}>\s?")
_HEADING = re.compile(r"\s{0,3}#{1,6}(?:\s|$)")
_RULE = re.compile(r"\s{0,3}(?:[-*_=]\s*){3,}$")
_BREAK = "\u2028"
_BOLD = 600  # the weight of our fonts; asking for 700 would have it smeared


class MarkdownView(UnpublishedBrowser):
    """A read-only page.  ``link_asked`` says where a link points; following it is for the person."""

    link_asked = Signal(str)

    def __init__(self, name: str, style: Style = tokens.READING, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._style = style
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFont(theme().font(style))
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        palette = self.palette()
        palette.setBrush(QPalette.ColorRole.Base, QBrush(Qt.BrushStyle.NoBrush))
        self.setPalette(palette)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(7)
        self.anchorClicked.connect(lambda url: self.link_asked.emit(url.toString()))

    def show_markdown(self, source: str) -> None:
        """Show a text; a very long one as it was written, because laying it out would take seconds."""
        document = self.document()
        document.setDefaultFont(theme().font(self._style))
        if len(source) > MOST:
            self.setPlainText(source)
            return
        # The empty line: Qt takes a rule at the very beginning for front matter, and hides all up to the next rule.
        document.setMarkdown("\n" + keep_lines(source), _FEATURES)
        self._dress()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802
        """Nothing, whatever is named."""
        return QByteArray()

    def setSource(self, *_: object) -> None:  # noqa: N802
        """Never: there is nothing to go to."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Escape belongs to the page."""
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        super().keyPressEvent(event)

    def _dress(self) -> None:
        """Give the blocks air, and put words in place of pictures."""
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        block = self.document().begin()
        while block.isValid():
            self._dress_block(cursor, block)
            _dress_words(cursor, block)
            block = block.next()
        cursor.endEditBlock()

    def _dress_block(self, cursor: QTextCursor, block: QTextBlock) -> None:
        shape = block.blockFormat()
        level = shape.headingLevel()
        code = bool(shape.property(QTextBlockFormat.Property.BlockCodeFence)) or shape.hasProperty(
            QTextBlockFormat.Property.BlockCodeLanguage
        )
        quote = int(shape.intProperty(QTextBlockFormat.Property.BlockQuoteLevel))
        shape.setLineHeight(100 if level else 104, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        shape.setTopMargin(theme().px(16) if level else 0)
        shape.setBottomMargin(theme().px(2 if code else 4 if block.textList() is not None else 12))
        if quote:
            shape.setLeftMargin(theme().px(22) * quote)
            shape.setRightMargin(0)
        cursor.setPosition(block.position())
        cursor.setBlockFormat(shape)
        if level or quote:
            words = QTextCharFormat()
            if level:
                words.setFontWeight(_BOLD)
            else:
                words.setForeground(QColor(theme().colours.ink_2))
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(words)


def keep_lines(source: str) -> str:
    """Keep single line breaks inside paragraphs, which Markdown would join: people mean them."""
    out: list[str] = []
    fence, loose = "", False  # loose: the last line is part of a paragraph that the next may go on
    for line in source.split("\n"):
        mark = _FENCE.match(line)
        if fence or mark:
            out.append(line)
            if fence and mark and mark[1] == fence and not line.strip(" `~"):
                fence = ""
            elif not fence and mark:
                fence = mark[1]
            loose = False
            continue
        quoted = _QUOTE.match(line)
        words = line[quoted.end() :] if quoted else line
        if loose and not _APART.match(words) and (not quoted or out[-1].lstrip().startswith(">")):
            out[-1] = out[-1].rstrip().removesuffix("\\") + _BREAK + words.strip()
            continue
        code = not loose and line.startswith(("    ", "\t")) and not _in_list(out)
        table = words.lstrip().startswith("|") or _is_delimiter(words)
        out.append(line)
        loose = bool(words.strip()) and not code and not table and not _HEADING.match(words) and not _RULE.match(words)
    return "\n".join(out)


def _in_list(out: list[str]) -> bool:
    """Whether an indented line may belong to an item of a list above it."""
    for line in reversed(out[-40:]):
        if line.strip() and not line.startswith((" ", "\t")):
            return bool(re.match(r"(?:[-*+]|\d{1,9}[.)])\s", line))
    return False


def _is_delimiter(line: str) -> bool:
    """The line under the head of a table."""
    return "|" in line and "-" in line and not line.strip(" |:-\t")


def _dress_words(cursor: QTextCursor, block: QTextBlock) -> None:
    """Bold in the weight that we have; in place of a picture its own words, or that there was one."""
    found: list[tuple[int, int, str]] = []
    step = block.begin()
    while not step.atEnd():
        fragment = step.fragment()
        shape = fragment.charFormat()
        if shape.isImageFormat():
            words = str(shape.property(QTextImageFormat.Property.ImageAltText) or "")
            found.append((fragment.position(), fragment.length(), words or translate("Markdown", "not shown")))
        elif shape.fontWeight() > _BOLD:
            found.append((fragment.position(), fragment.length(), ""))
        step += 1
    for position, length, words in reversed(found):
        cursor.setPosition(position)
        cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
        made = QTextCharFormat()
        if not words:
            made.setFontWeight(_BOLD)
            cursor.mergeCharFormat(made)
            continue
        made.setFontItalic(True)
        made.setForeground(QColor(theme().colours.ink_2))
        cursor.insertText(translate("Markdown", "[picture: {words}]").format(words=words), made)
