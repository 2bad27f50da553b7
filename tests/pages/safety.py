"""What a person finds and does on the page for getting help now."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QAbstractButton

from tests.pages.screen import Screen, labels
from tests.ui.harness import Told
from ui.context import Context
from ui.pages.safety.cards import LineCard
from ui.pages.safety.editor import LineSheet
from ui.pages.safety.page import SafetyPage
from ui.widgets.number import Number
from ui.widgets.text import Text


class SafetyScreen(Screen[SafetyPage]):
    def __init__(self, qtbot: Any, ctx: Context, what: object = None, size: tuple[int, int] = (1130, 840)) -> None:
        super().__init__(qtbot, ctx, Told(), SafetyPage(ctx), what, size)
        self.settle()

    def words(self) -> list[str]:
        """The words from top to bottom."""
        texts = [text for text in self.page.findChildren(Text) if text.isVisible()]
        return [
            text.text() for text in sorted(texts, key=lambda text: text.mapTo(self.page, text.rect().topLeft()).y())
        ]

    def all_words(self) -> str:
        return "\n".join(self.words())

    def numbers(self) -> list[str]:
        """The numbers and addresses from top to bottom."""
        return [number.text() for number in self._numbers()]

    def spoken(self, number: str) -> str:
        """What a screen reader says of a number."""
        return next(n.accessibleName() for n in self._numbers() if n.text() == number)

    def number(self, value: str) -> Number:
        return next(n for n in self._numbers() if n.text() == value)

    def _numbers(self) -> list[Number]:
        found = [number for number in self.page.findChildren(Number) if number.isVisible()]
        return sorted(found, key=lambda n: n.mapTo(self.page, n.rect().topLeft()).y())

    def buttons(self) -> list[str]:
        return [b.text() for b in self.frame.findChildren(QAbstractButton) if b.isVisible() and b.text()]

    def press(self, name: str, of: str = "") -> None:
        """Press what says this; ``of``: on the card of this line."""
        where: Any = self.card(of) if of else self.frame
        found = [
            b for b in where.findChildren(QAbstractButton)
            if b.isVisible() and name in (b.text(), b.accessibleName())
        ]  # fmt: skip
        assert found, f"nothing on the screen says {name!r}"
        found[-1].click()
        self.settle()

    # lines

    def lines(self) -> list[str]:
        """The built-in lines that are shown, in order."""
        return [card.shown.name for card in self.page.view.cards]

    def own(self) -> list[str]:
        return [card.line.name for card in self.page.view.own]

    def card(self, name: str) -> LineCard:
        return next(card for card in self.page.view.cards if card.shown.name == name)

    def card_words(self, name: str) -> str:
        return labels(self.card(name))

    # the country

    def is_asked_where(self) -> bool:
        chooser = self.page.view.chooser
        return chooser is not None and chooser.isVisible()

    def search(self, typed: str) -> list[str]:
        """Type into the search for a country; what is offered then."""
        chooser = self.page.view.chooser
        assert chooser is not None
        chooser.search.edit.setText(typed)  # keys of a test have no letters outside Latin
        self.settle()
        return chooser.names()

    def confirm_search(self) -> None:
        """Press Return in the search."""
        chooser = self.page.view.chooser
        assert chooser is not None
        chooser.search.submitted.emit()
        self.settle()

    # the sheet

    def sheet(self) -> LineSheet:
        return next(sheet for sheet in self.frame.findChildren(LineSheet) if sheet.isVisible())

    def write(self, *, name: str | None = None, contact: str | None = None, hours: str | None = None, note: str | None = None) -> None:  # fmt: skip
        """Fill in fields of the open sheet."""
        sheet = self.sheet()
        for field, text in ((sheet.name, name), (sheet.contact, contact), (sheet.hours, hours), (sheet.note, note)):
            if text is not None:
                field.set_text(text)
