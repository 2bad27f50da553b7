"""What a person does on the page of cautions."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QAbstractButton

from tests.pages.screen import Screen, labels
from tests.ui.harness import Told
from ui.context import Context
from ui.pages.cautions.page import CautionsPage
from ui.widgets.toggle_row import ToggleRow


class CautionsScreen(Screen[CautionsPage]):
    def __init__(self, qtbot: Any, ctx: Context, told: Told, what: object = None) -> None:
        super().__init__(qtbot, ctx, told, CautionsPage(ctx), what)
        self.settle()

    def press(self, words: str) -> None:
        button = next(b for b in self.page.findChildren(QAbstractButton) if b.text() == words and b.isVisible())
        button.click()
        self.settle()

    def pressed(self) -> list[str]:
        """What is left out, as the page shows it."""
        rows = [row.text() for row in self.page.findChildren(ToggleRow) if row.isChecked()]
        return [*rows, *(self.page.topics.values())]

    def said_of(self, name: str) -> str:
        """What stands under a choice about how much it leaves out."""
        return next(row.small() for row in self.page.findChildren(ToggleRow) if row.text() == name)

    def words(self) -> str:
        return labels(self.page)
