"""The title: one line that wraps where it must, without a box around it."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.i18n import translate
from ui.theme import tokens
from ui.widgets.fields import TextArea

LONGEST = 400  # characters
_MOST_LINES = 3


class TitleEdit(TextArea):
    """Return and Down at its end go on to the text (`go_on`)."""

    go_on = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            translate("Journal", "Title"),
            placeholder=translate("Journal", "A title, if you like"),
            style=tokens.HEADING,
            parent=parent,
        )
        self.setInputMethodHints(self.inputMethodHints() & ~Qt.InputMethodHint.ImhMultiLine)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._fit)
        self._fit()

    def text(self) -> str:
        return self.toPlainText().replace("\n", " ")[:LONGEST]

    def set_text(self, text: str) -> None:
        self.setPlainText(" ".join(text.split("\n")))

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        """On one line."""
        if source.hasText():
            self.textCursor().insertText(" ".join(source.text()[: 4 * LONGEST].split())[:LONGEST])

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        last = self.textCursor().atEnd() or self.document().isEmpty()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or (event.key() == Qt.Key.Key_Down and last):
            self.go_on.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as its lines."""
        lines = max(
            1, min(round(self.document().size().height()), _MOST_LINES)
        )  # counted in lines by this kind of document
        height = lines * self.fontMetrics().lineSpacing() + 2 * round(self.document().documentMargin()) + 4
        if height != self.minimumHeight():
            self.setFixedHeight(height)
