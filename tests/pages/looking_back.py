"""What a person does in *Looking back*."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QAbstractButton, QWidget

from tests.pages.screen import Screen, labels
from tests.ui.harness import Told
from ui.context import Context
from ui.pages.looking_back.page import LookingBackPage
from ui.pages.looking_back.topics import Topic, looks
from ui.widgets.dot_plot import DotPlot
from ui.widgets.fields import LineField, TextField
from ui.widgets.soft_bar import SoftBars


class LookingBackScreen(Screen[LookingBackPage]):
    def __init__(self, qtbot: Any, ctx: Context, told: Told, what: object = None) -> None:
        super().__init__(qtbot, ctx, told, LookingBackPage(ctx), what)
        self.settle()

    # questions

    def topics(self) -> list[str]:
        return [card.text() for card in self.page.front.cards.values() if card.isVisible()]

    def choose(self, topic: Topic) -> None:
        """From the front to a question."""
        self.press(looks()[topic].name)

    def answer(self, topic: Topic, *presses: str) -> list[str]:
        """Ask from the front, choosing what is pressed on the way; the sentences of the answer."""
        self.choose(topic)
        for words in presses:
            self.press(words)
        self.press("Ask")
        return self.sentences()

    def press(self, words: str) -> None:
        """Press what says this, in the sheet if one is open."""
        place = self._place()
        buttons = [
            b
            for b in place.findChildren(QAbstractButton)
            if b.isVisible() and b.isEnabled() and words in (b.text(), b.accessibleName())
        ]
        assert buttons, f"nothing on the screen says {words!r}"
        buttons[0].click()
        self.settle()

    def write(self, name: str, text: str) -> None:
        """Type into the field of this name."""
        fields = [f for kind in (LineField, TextField) for f in self.view().findChildren(kind) if f.isVisible()]
        next(f for f in fields if f.edit.accessibleName() == name).set_text(text)

    def can(self, words: str) -> bool:
        """Whether something on the screen says this and can be pressed."""
        return any(
            b.isVisible() and b.isEnabled() and b.text() == words for b in self._place().findChildren(QAbstractButton)
        )

    # fair tests

    def open_test(self, place: int) -> None:
        self.page.fair_front.cards()[place].click()
        self.settle()

    # answers

    def sentences(self) -> list[str]:
        answer = self.page.fair.answer if self.view() is self.page.fair else self.page.asking.answer
        return answer.words().splitlines()

    def words(self) -> str:
        """Everything that can be read."""
        return labels(self._place())

    def pictures(self) -> list[str]:
        """What the pictures that are shown are called."""
        kinds = (DotPlot, SoftBars)
        return [p.accessibleName() for kind in kinds for p in self.view().findChildren(kind) if p.isVisible()]

    def tables(self) -> list[list[tuple[str, ...]]]:
        return [table.rows() for table in self.page.asking.answer.tables() + self.page.fair.answer.tables()]

    def notes(self) -> list[str]:
        """The titles in the list of notes."""
        rows = self.page.notes.rows
        return [rows.view(rows.index(i, 0)).title for i in range(rows.rowCount())]

    def open_row(self, place: int) -> None:
        self.page.notes.listing.opened.emit(self.page.notes.rows.rows()[place])
        self.settle()

    def view(self) -> QWidget:
        return self.page.view()

    def _place(self) -> QWidget:
        sheet = self.page.sheet
        try:
            return sheet if sheet is not None and sheet.isVisible() else self.view()
        except RuntimeError:  # the sheet was freed
            return self.view()
