"""Feelings in two taps: a family, then words of it.  None of it is ever needed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.journal.mood_words import MoodWord
from app.journal.moods import FAMILIES, Family
from ui.i18n import moods, translate
from ui.pages.journal.edge import inset
from ui.theme import tokens
from ui.widgets.buttons import Button, Chip, Kind
from ui.widgets.fields import LineField
from ui.widgets.layout import Flow, Reflow
from ui.widgets.nesting import nest
from ui.widgets.text import hint


class MoodPicker(QWidget):
    """The families; under the chosen one its words, and room for a word of one's own."""

    changed = Signal()
    word_added = Signal(str, object)  # a word of one's own, its Family
    arrange_asked = Signal()
    bleed = Chip.bleed

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(translate("Journal", "Feelings"))
        self._words: Mapping[Family, Sequence[MoodWord]] = {}
        self._chosen: tuple[str, ...] = ()
        self._family: Family | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_4)
        self._hint = hint(translate("Journal", "Whatever is nearest, as many as fit, or none. “No words” is fine."))
        nest(column, inset(self._hint))
        families = QWidget()
        flow = Flow(families)
        self._families: dict[Family, Chip] = {}
        for family in FAMILIES:
            chip = Chip(moods.family(family), value=family)
            chip.clicked.connect(lambda _on, f=family: self._open(f))
            self._families[family] = chip
            flow.addWidget(chip)
        column.addWidget(families)
        self._inside = QWidget()
        inner = QVBoxLayout(self._inside)
        inner.setContentsMargins(0, tokens.SPACE_4, 0, 0)
        inner.setSpacing(tokens.SPACE_4)
        self._holder = QWidget()
        self._flow = Flow(self._holder)
        inner.addWidget(self._holder)
        self.own = LineField(translate("Journal", "A word of your own"))
        self.own.submitted.connect(self._add_own)
        more = Reflow(460)
        more.box.addWidget(self.own, 1)
        more.box.addWidget(
            Button(translate("Journal", "Hide or rename words"), Kind.LINK, do=self.arrange_asked.emit),
            0,
            Qt.AlignmentFlag.AlignBottom,
        )
        inner.addWidget(more)
        column.addWidget(self._inside)
        column.addStretch(1)
        self._inside.setVisible(False)

    def set_words(self, words: Mapping[Family, Sequence[MoodWord]]) -> None:
        """What to offer, by family."""
        self._words = words
        if self._family is not None:
            self._show_words()

    def values(self) -> tuple[str, ...]:
        """The chosen words, in the order they were chosen."""
        return self._chosen

    def set_values(self, values: Sequence[str]) -> None:
        """Choose exactly these; silent."""
        self._chosen = tuple(dict.fromkeys(values))
        for chip in self._holder.findChildren(Chip):
            chip.setChecked(chip.value in self._chosen)

    def close_family(self) -> None:
        """Back to the first tap."""
        self._family = None
        for chip in self._families.values():
            chip.setChecked(False)
        self._inside.setVisible(False)

    def _open(self, family: Family) -> None:
        if family is self._family:
            self.close_family()
            return
        self._family = family
        for known, chip in self._families.items():
            chip.setChecked(known is family)
        self._show_words()
        self._inside.setVisible(True)

    def _show_words(self) -> None:
        self._flow.clear()
        for word in self._words.get(self._family, ()) if self._family is not None else ():
            chip = Chip(moods.mood(word.word, word.label), value=word.word, checked=word.word in self._chosen)
            chip.clicked.connect(lambda on, w=word.word: self._set(w, on=on))
            self._flow.addWidget(chip)
            chip.show()
        self._holder.updateGeometry()

    def _set(self, word: str, *, on: bool) -> None:
        rest = tuple(w for w in self._chosen if w != word)
        self._chosen = (*rest, word) if on else rest
        self.changed.emit()

    def _add_own(self) -> None:
        word = " ".join(self.own.text().split())
        self.own.edit.clear()
        if word and self._family is not None:
            if word not in self._chosen:
                self._chosen = (*self._chosen, word)
            self.word_added.emit(word, self._family)
            self.changed.emit()
