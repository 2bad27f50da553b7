"""The page to write on."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from ui.i18n import translate
from ui.pages.journal.highlighter import MarkdownHighlighter
from ui.theme import tokens
from ui.widgets.fields import TextArea

LONGEST_LINE = 4_000  # characters; Qt lays out a line as a whole, and 5 MB in one line take seconds for each key


class Writing(TextArea):
    """A `TextArea` for long texts: pasting five megabytes takes no second, and typing in them no longer than elsewhere."""

    lines_broken = Signal()  # a paste had lines too long to lay out; they were broken up

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            translate("Journal", "Your text"),
            placeholder=translate("Journal", "Write whatever comes. There is no wrong way."),
            style=tokens.READING,
            parent=parent,
        )
        self._colours = MarkdownHighlighter(self.document())

    def show_text(self, text: str) -> None:
        """Begin with this text; there is nothing to undo yet."""
        self._colours.fit(len(text))
        self.setPlainText(tame(text))
        self.moveCursor(QTextCursor.MoveOperation.End)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        """Paste as plain text only."""
        if not source.hasText():
            return
        text = source.text()
        tamed = tame(text)
        self._colours.fit(self.document().characterCount() + len(tamed))
        self.textCursor().insertText(tamed)
        self.ensureCursorVisible()
        if tamed != text:
            self.lines_broken.emit()


def tame(text: str) -> str:
    """The text without lines longer than `LONGEST_LINE`: they go on in a new line after a space."""
    if len(text) <= LONGEST_LINE:
        return text
    return "\n".join(part for line in text.split("\n") for part in _parts(line))


def _parts(line: str) -> list[str]:
    parts: list[str] = []
    at = 0
    while len(line) - at > LONGEST_LINE:
        space = line.rfind(" ", at + LONGEST_LINE // 2, at + LONGEST_LINE)
        end = space + 1 if space >= 0 else at + LONGEST_LINE
        parts.append(line[at:end])
        at = end
    parts.append(line[at:])
    return parts
