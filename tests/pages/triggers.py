"""What a person does in the trigger log."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QAbstractButton, QWidget

from app.triggers.model import Danger, TriggerNote
from tests.pages.screen import Screen
from tests.ui.harness import Told
from ui.context import Context
from ui.pages.triggers.page import TriggersPage

_ANSWERS = (Danger.UNSAFE, Danger.NOT_SURE, Danger.REMINDER)


class TriggersScreen(Screen[TriggersPage]):
    def __init__(self, qtbot: Any, ctx: Context, told: Told, what: object = None) -> None:
        super().__init__(qtbot, ctx, told, TriggersPage(ctx), what)
        self.settle()

    # the first question

    def answer(self, danger: Danger) -> None:
        self.page.front.answers[_ANSWERS.index(danger)].click()
        self.settle()

    def is_asked(self) -> bool:
        return self.page.front.answers[0].isVisible()

    # the form

    def start(self) -> None:
        """From the front to an empty form."""
        self.answer(Danger.REMINDER)
        assert self.view() is self.page.form

    def choose(self, words: str) -> None:
        """Press the chip that says this."""
        self.press(words)

    def press(self, words: str) -> None:
        buttons = [b for b in self.view().findChildren(QAbstractButton) if b.text() == words and b.isVisible()]
        assert buttons, f"nothing on the screen says {words!r}"
        buttons[0].click()
        self.settle()

    def save(self) -> None:
        self.page.form.save.click()
        self.settle()

    # reading

    def to_list(self) -> None:
        self.page.front.earlier.click()
        self.settle()

    def titles(self) -> list[str]:
        rows = self.page.earlier.rows
        return [rows.view(rows.index(i, 0)).title for i in range(rows.rowCount())]

    def search(self, text: str) -> None:
        self.page.earlier.search.edit.setText(text)
        self.settle()

    def open_row(self, place: int) -> None:
        self.page.earlier.listing.opened.emit(self.page.earlier.rows.rows()[place])
        self.settle()

    def read(self) -> str:
        return "\n".join(self.page.reading.lines())

    def view(self) -> QWidget:
        return self.page.view()

    def notes(self) -> list[TriggerNote]:
        """What is kept."""
        return self.ask(lambda session: session.triggers.page())
