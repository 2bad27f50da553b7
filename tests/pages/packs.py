"""What a person does in the room of packs."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit

from tests.pages.screen import Screen, labels
from tests.ui.harness import Told
from ui.context import Context
from ui.pages.packs.page import PacksPage
from ui.widgets.page_text import PageText
from ui.widgets.sheet import Sheet
from ui.widgets.toggle_row import ToggleRow


class PacksScreen(Screen[PacksPage]):
    def __init__(
        self, qtbot: Any, ctx: Context, told: Told, what: object = None, size: tuple[int, int] = (1130, 840)
    ) -> None:
        super().__init__(qtbot, ctx, told, PacksPage(ctx), what, size)
        self.settle()

    open = Screen.come

    # what one sees

    def words(self) -> str:
        """Every word that is on the screen as a label, or on a page that is read."""
        pages = [page.toPlainText() for page in self.frame.findChildren(PageText) if page.isVisible()]
        return "\n".join([labels(self.frame), *pages])

    def buttons(self) -> list[str]:
        """What can be pressed, by its words."""
        return [button.text() for button in self.frame.findChildren(QAbstractButton) if button.isVisible()]

    def packs(self) -> list[str]:
        """The titles on the front."""
        return [card.text() for card in self.page.front.packs.cards if card.isVisible()]

    def offered(self) -> list[str]:
        return [card.text() for card in self.page.front.offered.cards if card.isVisible()]

    def items(self) -> list[str]:
        """What is here of the pack that is shown."""
        return [card.text() for card in self.page.pack.cards if card.isVisible()]

    def picked(self) -> dict[str, bool]:
        """What can be picked in a review, and whether it is."""
        return {row.text(): row.isChecked() for row in self.frame.findChildren(ToggleRow) if row.isVisible()}

    def plan(self) -> str:
        """What adding would do, in words."""
        assert self.page.review is not None
        return self.page.review.plan_words.text()

    def said(self) -> str:
        return self._told.said[-1][0]

    def is_reviewing(self) -> bool:
        return self.page.review is not None and self.page.view() is self.page.review

    def title(self) -> str:
        """What the window is called."""
        return self.frame.windowTitle()

    # what one does

    def press(self, words: str) -> None:
        """Press what says this."""
        self.button(words).click()
        self.settle()

    def button(self, words: str) -> QAbstractButton:
        """What says this."""
        for button in self.frame.findChildren(QAbstractButton):
            if button.isVisible() and words in (button.text(), button.accessibleName()):
                return button
        raise LookupError(words)

    def write(self, name: str, words: str) -> None:
        """Type into the field of this name."""
        for field in (*self.frame.findChildren(QLineEdit), *self.frame.findChildren(QPlainTextEdit)):
            if field.isVisible() and field.accessibleName() == name:
                field.setText(words) if isinstance(field, QLineEdit) else field.setPlainText(words)
                return
        raise LookupError(name)

    def review(self, data: bytes) -> None:
        """Look at a file."""
        self.open(data)
        self._qtbot.waitUntil(self.is_reviewing, timeout=20_000)

    def add(self, data: bytes, knowing: bool = False) -> None:
        """Look, say whether one knows them if that is asked, and add."""
        self.review(data)
        answer = "Yes, I know whose it is" if knowing else "No, and I want to add it all the same"
        if answer in self.buttons():
            self.press(answer)
        self.press("Add" if "Add" in self.buttons() else "Bring up to date")

    def sheet(self) -> Sheet:
        """The sheet over the page."""
        return next(sheet for sheet in self.frame.findChildren(Sheet) if sheet.isVisible())
