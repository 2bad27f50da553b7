"""Writing a document for paper, block by block: heads, paragraphs, lists, frames, room for handwriting."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QBrush,
    QFont,
    QImage,
    QPainter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
)

from app.packs import markdown
from app.packs.markdown import Shape
from ui.ways.paper import KEEP, font

_DOTS = 96 / 72  # in a point: Qt lays text out at 96 dots to the inch, and enlarges all of it to what paper has
_BODY, _SMALL, _TITLE = 11.0, 7.5, 20.0
_HEADS = {1: 15.0, 2: 12.5, 3: 11.0}
_LEFT, _RIGHT = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft


_BOX = "box"


def _box() -> QImage:
    """An empty box with a thin border, fine enough for paper."""
    image = QImage(120, 120, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.black)
    inside = image.copy(0, 0, 98, 98)
    inside.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.drawImage(11, 11, inside)
    painter.end()
    return image


class Writing:
    """Fills a document.  Lengths are in points."""

    def __init__(self, family: str, *, rtl: bool = False) -> None:
        self.document = QTextDocument()
        self.document.setUndoRedoEnabled(False)
        self._family = family
        self.document.setDefaultFont(font(family, _BODY))
        self.document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(_BOX), _box())
        self._side = _RIGHT if rtl else _LEFT
        self._cursor = QTextCursor(self.document)
        self._fresh = True

    def title(self, text: str) -> None:
        self._block(after=6, keep=True)
        self._words(text, font(self._family, _TITLE, bold=True))

    def head(self, text: str, level: int = 1, *, new_page: bool = False) -> None:
        self._block(before=18 if level == 1 else 10, after=4, keep=True, new_page=new_page)
        self._words(text, font(self._family, _HEADS[level], bold=True))

    def text(self, text: str, *, italic: bool = False, bold: bool = False, keep: bool = False) -> None:
        """Paragraphs; an empty line parts them, and single line breaks stay."""
        for part in text.split("\n\n"):
            if part.strip():
                self._block(before=5 if keep else 0, after=3 if keep else 7, keep=keep)  # it belongs to what follows
                self._words(part.strip("\n"), font(self._family, _BODY, italic=italic, bold=bold))

    def small(self, text: str) -> None:
        self._block(after=3)
        self._words(text, font(self._family, _SMALL))

    def items(self, texts: Iterable[str], mark: str = "–", *, numbers: bool = False) -> None:
        """A list; each mark is a sign of the text, so that it is read aloud and copied with it."""
        for number, text in enumerate(texts, start=1):
            self._block(after=4, indent=18)
            self._words(f"{number}. " if numbers else f"{mark} ", font(self._family, _BODY))
            self._words(text, font(self._family, _BODY))

    def boxes(self, texts: Iterable[str]) -> None:
        """Things to tick by hand.  The box is drawn: not every font has one."""
        for text in texts:
            self._block(after=5, indent=18)
            box = QTextImageFormat()
            box.setName(_BOX)
            box.setWidth(10 * _DOTS)
            box.setHeight(10 * _DOTS)
            self._cursor.insertImage(box)
            self._words(f" {text}", font(self._family, _BODY))

    def partly_strong(self, text: str, strong: str) -> None:
        """A paragraph of which one part weighs most."""
        before, strong, after = text.partition(strong) if strong else (text, "", "")
        self._block(after=7)
        for part, bold in ((before, False), (strong, True), (after, False)):
            if part:
                self._words(part, font(self._family, _BODY, bold=bold))

    def framed(self, paragraphs: Iterable[tuple[str, bool]]) -> None:
        """Paragraphs (text, bold) with a line around them."""
        shape = QTextFrameFormat()
        shape.setBorder(0.75 * _DOTS)
        shape.setBorderBrush(QBrush(Qt.GlobalColor.black))
        shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        shape.setPadding(8 * _DOTS)
        shape.setTopMargin(6 * _DOTS)
        shape.setBottomMargin(10 * _DOTS)
        shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        frame = self._cursor.insertFrame(shape)
        self._cursor = frame.firstCursorPosition()
        self._fresh = True
        for text, bold in paragraphs:
            self._block(after=4)
            self._words(text, font(self._family, _BODY, bold=bold))
        self._cursor = self.document.rootFrame().lastCursorPosition()
        self._fresh = True

    def markdown(self, source: str) -> None:
        """The small Markdown of pages."""
        for block in markdown.blocks(source):
            mark = "– " if block.shape is Shape.BULLET else f"{block.number}. " if block.shape is Shape.NUMBER else ""
            if block.shape is Shape.HEADING:
                self._block(before=10, after=4, keep=True)
            else:
                self._block(after=7, indent=18 if block.shape is not Shape.PARAGRAPH else 0)
            size = _HEADS[min(block.level + 1, 3)] if block.shape is Shape.HEADING else _BODY
            if mark:
                self._words(mark, font(self._family, size))
            for span in block.spans:
                bold = span.strong or block.shape is Shape.HEADING
                self._words(span.text, font(self._family, size, bold=bold, italic=span.emphasis))

    def room(self, lines: int = 1) -> None:
        """Lines to write on by hand."""
        for _ in range(lines):
            shape = self._shape(after=10)
            shape.setProperty(
                QTextFormat.Property.BlockTrailingHorizontalRulerWidth,
                QTextLength(QTextLength.Type.PercentageLength, 100),
            )
            shape.setBackground(QBrush(Qt.GlobalColor.black))  # Qt draws the rule with it, and the block is empty
            self._put(shape)

    def _block(
        self, *, before: float = 0, after: float = 0, indent: float = 0, keep: bool = False, new_page: bool = False
    ) -> None:
        shape = self._shape(before=before, after=after, indent=indent)
        if keep:
            shape.setProperty(KEEP, True)
        if new_page:
            shape.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
        self._put(shape)

    def _shape(self, *, before: float = 0, after: float = 0, indent: float = 0) -> QTextBlockFormat:
        shape = QTextBlockFormat()
        shape.setLayoutDirection(self._side)
        shape.setTopMargin(before * _DOTS)
        shape.setBottomMargin(after * _DOTS)
        if self._side == _RIGHT:
            shape.setRightMargin(indent * _DOTS)
        else:
            shape.setLeftMargin(indent * _DOTS)
        shape.setTextIndent(-indent * _DOTS * 0.7)
        shape.setLineHeight(115, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        return shape

    def _put(self, shape: QTextBlockFormat) -> None:
        if self._fresh:
            self._cursor.setBlockFormat(shape)
            self._fresh = False
        else:
            self._cursor.insertBlock(shape, QTextCharFormat())

    def _words(self, text: str, how: QFont) -> None:
        shape = QTextCharFormat()
        shape.setFont(how)
        self._cursor.insertText(text.replace("\n", "\u2028"), shape)  # a line break, not another block
