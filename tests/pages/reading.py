"""What a person does where there is something to read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QAbstractButton

from exercises.readings import Reading
from tests.pages.screen import Screen, labels
from tests.ui.harness import Told
from ui.context import Context
from ui.navigation import NEW
from ui.pages.reading.page import ReadingPage


class ReadingScreen(Screen[ReadingPage]):
    def __init__(self, qtbot: Any, ctx: Context, told: Told) -> None:
        super().__init__(qtbot, ctx, told, ReadingPage(ctx), NEW)
        self.settle()

    def offers(self, words: str) -> bool:
        return any(b.text() == words and b.isVisible() for b in self.page.findChildren(QAbstractButton))

    def press(self, words: str) -> None:
        """Press what says this, or what begins so."""
        buttons = [b for b in self.page.findChildren(QAbstractButton) if b.isVisible() and b.isEnabled()]
        button = next((b for b in buttons if b.text() == words), None) or next(
            b for b in buttons if b.text().startswith(words)
        )
        button.click()
        self.settle()

    def words(self) -> str:
        return labels(self.page)

    def text(self) -> Reading | None:
        """The text of ours that it is about now, None for a card."""
        leaf = self.page.leaf()
        return leaf if isinstance(leaf, Reading) else None

    def count(self) -> int:
        sitting = self.page._sitting
        return len(sitting.leaves) if sitting is not None else 0

    def turn_to(self, wanted: Callable[[Reading], bool]) -> Reading:
        """Press "another one" until a text fits."""
        for _ in range(self.count() + 1):
            found = self.text()
            if found is not None and wanted(found):
                return found
            self.press("Another one")
        raise LookupError("there is no such text")
