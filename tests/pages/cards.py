"""What a person does with the cards they keep."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QAbstractButton

from tests.pages.screen import Screen, labels
from tests.ui.harness import Told
from ui.context import Context
from ui.pages.cards.page import CardsPage


class CardsScreen(Screen[CardsPage]):
    def __init__(
        self, qtbot: Any, ctx: Context, told: Told, what: object = None, size: tuple[int, int] = (1130, 840)
    ) -> None:
        super().__init__(qtbot, ctx, told, CardsPage(ctx), what, size)
        self.settle()

    open = Screen.come

    # what one sees

    def names(self) -> list[str]:
        """What the cards in the list are called."""
        return [tile.text() for tile in self.page.listing.tiles if tile.isVisible()]

    def words(self) -> str:
        """Every word that is on the screen as a label."""
        return labels(self.page)

    def is_reading(self) -> bool:
        return self.page.view() is self.page.reading

    def is_writing(self) -> bool:
        return self.page.view() is self.page.editor

    # what one does

    def press(self, words: str) -> None:
        """Press what says this."""
        for button in self.frame.findChildren(QAbstractButton):
            if button.isVisible() and words in (button.text(), button.accessibleName()):
                button.click()
                self.settle()
                return
        raise LookupError(words)

    def write(self, title: str, *parts: tuple[str, str]) -> None:
        """Fill the form: a name, and headings with their lines."""
        editor = self.page.editor
        editor.name.set_text(title)
        while len(editor.parts) < len(parts):
            self.press("Another part")
        for fields, (heading, lines) in zip(editor.parts, parts, strict=False):
            fields.heading.set_text(heading)
            fields.lines.set_text(lines)
