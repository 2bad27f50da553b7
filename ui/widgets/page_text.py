"""A page of a pack, to be read: its small Markdown, and nothing that leads anywhere.

The document is put together piece by piece, never from HTML or from Qt's own Markdown: there is no
way in which a text could become a link or a picture, or name a file.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QByteArray, QSize, Qt, QUrl
from PySide6.QtGui import (
    QBrush,
    QColor,
    QKeyEvent,
    QPalette,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from app.packs.markdown import Block, Shape, Span, blocks, plain
from ui.theme import tokens
from ui.theme.theme import Style, theme
from ui.widgets.unpublished import UnpublishedBrowser

_BREAK: Final = "\u2028"
_BOLD: Final = 600  # the weight of our fonts
_SIZES: Final = {1: tokens.HEADING, 2: tokens.SUBHEADING, 3: tokens.STRONG}
_MARGIN: Final = 7  # px around the words, as much as a focus ring takes


class PageText(UnpublishedBrowser):
    """As high as its words; the keyboard stops once, and a screen reader says all of it."""

    bleed = _MARGIN

    def __init__(
        self,
        name: str,
        source: str,
        *,
        right_to_left: bool = False,
        style: Style = tokens.LEAD,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._style, self._right_to_left = style, right_to_left
        self.setAccessibleName(name)
        self.setAccessibleDescription(plain(source))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setMaximumWidth(max(theme().px(tokens.MEASURE), tokens.MEASURE))
        self.setMinimumWidth(theme().px(120))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        palette = self.palette()
        palette.setBrush(QPalette.ColorRole.Base, QBrush(Qt.BrushStyle.NoBrush))
        self.setPalette(palette)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(_MARGIN)
        self.document().setDefaultFont(theme().font(style))
        self._write(source)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self.maximumWidth(), self._height(self.width() or self.maximumWidth()))

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return False  # it fixes its height by itself: a layout that asks would lay the text out again and again

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.setFixedHeight(self._height(event.size().width()))

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """The page around it scrolls."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Escape belongs to the page."""
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        super().keyPressEvent(event)

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802
        """Nothing, whatever is named."""
        return QByteArray()

    def setSource(self, *_: object) -> None:  # noqa: N802
        """Never: there is nothing to go to."""

    def _height(self, width: int) -> int:
        self.document().setTextWidth(width)
        return round(self.document().size().height()) + 1

    def _write(self, source: str) -> None:
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for place, block in enumerate(blocks(source)):
            shape = self._shape(block, first=place == 0)
            if place:
                cursor.insertBlock(shape, QTextCharFormat())
            else:
                cursor.setBlockFormat(shape)
            words = self._words(block)
            if sign := _sign(block):
                cursor.insertText(sign, words)
            for span in block.spans:
                cursor.insertText(span.text.replace("\n", _BREAK), _dressed(words, span))
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _shape(self, block: Block, *, first: bool) -> QTextBlockFormat:
        shape = QTextBlockFormat()
        shape.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if self._right_to_left else Qt.LayoutDirection.LeftToRight
        )
        shape.setLineHeight(106, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        listed = block.shape in (Shape.BULLET, Shape.NUMBER)
        shape.setTopMargin(0 if first or block.shape is not Shape.HEADING else theme().px(14))
        shape.setBottomMargin(theme().px(5 if listed else 11))
        if listed:
            shape.setLeftMargin(theme().px(26))
            shape.setTextIndent(-theme().px(20))
        elif block.shape is Shape.QUOTE:
            shape.setLeftMargin(theme().px(22))
        if block.shape is Shape.HEADING:
            shape.setHeadingLevel(block.level)
        return shape

    def _words(self, block: Block) -> QTextCharFormat:
        words = QTextCharFormat()
        words.setFont(theme().font(_SIZES[block.level] if block.shape is Shape.HEADING else self._style))
        words.setForeground(QColor(theme().colours.ink_2 if block.shape is Shape.QUOTE else theme().colours.ink))
        return words


def _sign(block: Block) -> str:
    """What stands before an item of a list."""
    if block.shape is Shape.BULLET:
        return "•\u2002"
    return f"{block.number}.\u2002" if block.shape is Shape.NUMBER else ""


def _dressed(words: QTextCharFormat, span: Span) -> QTextCharFormat:
    made = QTextCharFormat(words)
    if span.strong:
        made.setFontWeight(_BOLD)
    if span.emphasis:
        made.setFontItalic(True)
    return made
