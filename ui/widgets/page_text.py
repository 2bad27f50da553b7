"""A page to be read, of a pack for example: its small Markdown, and nothing that leads anywhere.

The document is put together piece by piece, never from HTML or from Qt's own Markdown: there is no
way in which a text could become a link or a picture, or name a file.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt, QUrl
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from app.packs.markdown import Block, Shape, blocks, plain
from ui.theme import tokens
from ui.theme.theme import Style, theme
from ui.widgets.unpublished import UnpublishedBrowser

_BREAK: Final = "\u2028"
_BOLD: Final = 600  # the weight of our fonts
_SIZES: Final = {1: tokens.HEADING, 2: tokens.SUBHEADING, 3: tokens.STRONG}
_OF_THE_PAGE: Final = (
    Qt.Key.Key_Escape, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
)  # fmt: skip
_BY_TAB: Final = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
_MARGIN: Final = 7  # px around the words, as much as a focus ring takes


class Paper(UnpublishedBrowser):
    """As high as its words; the keyboard stops once, and a screen reader says all of it (``spoken``)."""

    bleed = _MARGIN

    def __init__(
        self,
        name: str,
        spoken: str,
        *,
        right_to_left: bool = False,
        style: Style = tokens.LEAD,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._style, self._right_to_left = style, right_to_left
        self._ringed = False
        self.setAccessibleName(name)
        self.setAccessibleDescription(spoken)
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

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self.maximumWidth(), self._height(self.width() or self.maximumWidth()))

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return False  # it fixes its height by itself: a layout that asks would lay the text out again and again

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.setFixedHeight(self._height(event.size().width()))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        self._ringed = event.reason() in _BY_TAB
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        self._ringed = False
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """With a ring around it while the keyboard is here; whoever was only led here sees the cursor."""
        super().paintEvent(event)
        if self._ringed:
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme().colours.accent), 2.5))
            painter.drawRoundedRect(QRectF(self.viewport().rect()).adjusted(1.5, 1.5, -1.5, -1.5), 8, 8)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """The page around it scrolls."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Escape belongs to the page, and so does scrolling: all of the words are here, but not all are in sight."""
        if event.key() in _OF_THE_PAGE and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
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

    def write(self, written: Iterable[tuple[Block, Sequence[tuple[str, QTextCharFormat]]]]) -> None:
        """Put blocks on it, each with its words as they are dressed."""
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        before: QTextBlockFormat | None = None
        for block, words in written:
            shape = self._shape(block, first=before is None)
            if before is not None and _apart(before, shape):
                before.setBottomMargin(theme().px(11))
                cursor.setBlockFormat(before)
            if before is not None:
                cursor.insertBlock(shape, QTextCharFormat())
            else:
                cursor.setBlockFormat(shape)
            if sign := _sign(block):
                cursor.insertText(sign, self.plain_words(block))
            for text, look in words:
                cursor.insertText(text.replace("\n", _BREAK), look)
            before = shape
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

    def plain_words(self, block: Block) -> QTextCharFormat:
        words = QTextCharFormat()
        words.setFont(theme().font(_SIZES[block.level] if block.shape is Shape.HEADING else self._style))
        words.setForeground(QColor(theme().colours.ink_2 if block.shape is Shape.QUOTE else theme().colours.ink))
        return words


def _apart(before: QTextBlockFormat, after: QTextBlockFormat) -> bool:
    """Whether a list ends here."""
    return before.textIndent() < 0 <= after.textIndent()


class PageText(Paper):
    """A page of a pack."""

    def __init__(
        self,
        name: str,
        source: str,
        *,
        right_to_left: bool = False,
        style: Style = tokens.LEAD,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, plain(source), right_to_left=right_to_left, style=style, parent=parent)
        self.write((block, self._dressed(block)) for block in blocks(source))

    def _dressed(self, block: Block) -> list[tuple[str, QTextCharFormat]]:
        words = self.plain_words(block)
        return [(span.text, dressed(words, span.strong, span.emphasis)) for span in block.spans]


def _sign(block: Block) -> str:
    """What stands before an item of a list."""
    if block.shape is Shape.BULLET:
        return "•\u2002"
    return f"{block.number}.\u2002" if block.shape is Shape.NUMBER else ""


def dressed(words: QTextCharFormat, strong: bool, emphasis: bool) -> QTextCharFormat:
    """The same letters, heavier or slanted."""
    made = QTextCharFormat(words)
    if strong:
        made.setFontWeight(_BOLD)
    if emphasis:
        made.setFontItalic(True)
    return made
