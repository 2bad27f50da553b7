"""What a person does where there is something to read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtWidgets import QAbstractButton

from app.session import Session
from exercises.readings import Reading
from tests.ui.harness import Told, show
from ui.context import Context
from ui.navigation import NEW, Place
from ui.pages.reading.page import ReadingPage
from ui.widgets.text import Text

T = TypeVar("T")


class ReadingScreen:
    def __init__(self, qtbot: Any, ctx: Context, told: Told) -> None:
        self._qtbot, self._ctx, self._told = qtbot, ctx, told
        self.page = ReadingPage(ctx)
        self.frame = show(qtbot, self.page, NEW)
        self.settle()

    def settle(self) -> None:
        self.ask(lambda _session: True)

    def ask(self, read: Callable[[Session], T]) -> T:
        found: list[T] = []
        self._ctx.query(read, found.append, owner=self.page)
        self._qtbot.waitUntil(lambda: bool(found))
        return found[0]

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
        return "\n".join(text.text() for text in self.page.findChildren(Text) if text.isVisible())

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

    def went(self) -> Place:
        return self._told.places[-1]
