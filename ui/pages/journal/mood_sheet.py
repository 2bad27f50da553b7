"""The person's own list of feelings: hide a word, call it otherwise, take back a word of one's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.journal.mood_words import MoodWord
from app.journal.moods import FAMILIES, Family
from ui.i18n import moods, translate
from ui.pages.journal.edge import inset
from ui.theme import tokens
from ui.widgets.buttons import Button, Kind
from ui.widgets.chips import Segments
from ui.widgets.fields import LineField
from ui.widgets.focus import GUTTER
from ui.widgets.layout import Reflow, row
from ui.widgets.nesting import empty, nest
from ui.widgets.sheet import Sheet
from ui.widgets.text import Text, hint


class MoodSheet(Sheet):
    """Says what to change; the page does it and gives the new list back (`set_words`)."""

    renamed = Signal(str, str)
    hidden = Signal(str, bool)
    removed = Signal(str)

    def __init__(self, over: QWidget, words: Sequence[MoodWord], family: Family | None = None) -> None:
        super().__init__(
            over, translate("Journal", "Your words for feelings"), no=translate("Journal", "Done"), width=640
        )
        self.column.addWidget(hint(translate("Journal", "Entries keep the words they have, whatever you change here.")))
        self._words = list(words)
        self._renaming = ""
        first = family or next(iter(FAMILIES))
        self.families = Segments(
            translate("Journal", "Group"),
            [(known, moods.family(known)) for known in FAMILIES],
            first,
            on=lambda _value: self._show(),
        )
        self.column.addWidget(self.families)
        self._holder = QWidget()
        self._holder.bleed = GUTTER  # type: ignore[attr-defined]
        self._rows = QVBoxLayout(self._holder)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self.column.addWidget(self._holder)
        self._show()

    def set_words(self, words: Sequence[MoodWord]) -> None:
        self._words = list(words)
        self._show()

    def shown(self) -> Mapping[str, bool]:
        """The words of the chosen group as they are called, and whether they are hidden."""
        return {moods.mood(word.word, word.label): word.hidden for word in self._of_family()}

    def _of_family(self) -> list[MoodWord]:
        return [word for word in self._words if word.family == self.families.value()]

    def _show(self) -> None:
        empty(self._rows)
        for word in self._of_family():
            self._rows.addWidget(self._rename_row(word) if word.word == self._renaming else self._row(word))

    def _row(self, word: MoodWord) -> QWidget:
        line = Reflow(420)
        name = moods.mood(word.word, word.label)
        shown = translate("Journal", "{word} (hidden)").format(word=name) if word.hidden else name
        words = Text(shown, tokens.BODY, quiet=word.hidden)
        nest(line.box, inset(words), 1)
        buttons = QWidget()
        across = row(stretch=False, spacing=0)
        buttons.setLayout(across)
        hide_words = translate("Journal", "Show") if word.hidden else translate("Journal", "Hide")
        for text, do in (
            (translate("Journal", "Rename"), lambda: self._start_rename(word.word)),
            (hide_words, lambda: self.hidden.emit(word.word, not word.hidden)),
        ):
            across.addWidget(self._button(text, name, do))
        if word.own:
            across.addWidget(self._button(translate("Journal", "Remove"), name, lambda: self.removed.emit(word.word)))
        line.box.addWidget(buttons)
        return line

    def _button(self, text: str, name: str, do: object) -> Button:
        button = Button(text, Kind.LINK)
        button.setAccessibleName(translate("Journal", "{action}: {word}").format(action=text, word=name))
        button.clicked.connect(do)
        return button

    def _rename_row(self, word: MoodWord) -> QWidget:
        line = Reflow(420)
        field = LineField(translate("Journal", "Another name for “{word}”").format(word=moods.mood(word.word)))
        field.set_text(word.label)
        keep = Button(translate("Journal", "Keep"), Kind.SOFT)

        def take() -> None:
            self._renaming = ""
            self.renamed.emit(word.word, field.text())

        keep.clicked.connect(take)
        field.submitted.connect(take)
        line.box.addWidget(field, 1)
        line.box.addWidget(keep)
        field.edit.setFocus()
        return line

    def _start_rename(self, word: str) -> None:
        self._renaming = word
        self._show()
        field = self._holder.findChild(LineField)
        if field is not None:
            field.edit.setFocus()
