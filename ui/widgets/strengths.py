"""A strength, as a number from 0 to 10 or as one of four words: whichever the person finds easier."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.vault.scale import WORD_STRENGTHS
from ui.i18n import labels
from ui.widgets.chips import ChipChoice
from ui.widgets.scale import Scale

_WORD_OF = {number: word for word, number in WORD_STRENGTHS.items()}


class Strength(QWidget):
    """One question with both ways of answering; `set_in_words` says which is shown."""

    changed = Signal()
    bleed = Scale.bleed

    def __init__(self, question: str, *, numb: bool = False, tint: str = "sky") -> None:
        super().__init__()
        self.scale = Scale(question, numb=numb, tint=tint)
        self.words = ChipChoice(question, labels.options(WORD_STRENGTHS, labels.strength), single=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.scale)
        column.addWidget(self.words)
        self._in_words = False
        self.words.hide()
        self.scale.changed.connect(self.changed)
        self.words.changed.connect(self.changed)

    def set_in_words(self, in_words: bool) -> None:
        """Show words or numbers.  What was chosen is carried over to the nearest."""
        if in_words == self._in_words:
            return
        value = self.value()
        self._in_words = in_words
        self.scale.setVisible(not in_words)
        self.words.setVisible(in_words)
        self.set_value(_nearest(value) if in_words else value)

    def value(self) -> int | None:
        if self._in_words:
            return WORD_STRENGTHS.get(self.words.value())
        return self.scale.value()

    def set_value(self, value: int | None) -> None:
        if self._in_words:
            self.words.set_values([] if value is None else [_WORD_OF[_nearest(value) or 1]])
        else:
            self.scale.set_value(value)


def _nearest(value: int | None) -> int | None:
    """The number of the word that is nearest to a number."""
    return None if value is None else min(_WORD_OF, key=lambda number: abs(number - value))
