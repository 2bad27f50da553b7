"""What a person does on the page of cautions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtWidgets import QAbstractButton

from app.session import Session
from tests.ui.harness import Told, show
from ui.context import Context
from ui.navigation import Place
from ui.pages.cautions.page import CautionsPage
from ui.widgets.text import Text
from ui.widgets.toggle_row import ToggleRow

T = TypeVar("T")


class CautionsScreen:
    def __init__(self, qtbot: Any, ctx: Context, told: Told, what: object = None) -> None:
        self._qtbot, self._ctx, self._told = qtbot, ctx, told
        self.page = CautionsPage(ctx)
        self.frame = show(qtbot, self.page, what)
        self.settle()

    def settle(self) -> None:
        self.ask(lambda _session: True)

    def ask(self, read: Callable[[Session], T]) -> T:
        """What is kept, read once the page's writes are done."""
        found: list[T] = []
        self._ctx.query(read, found.append, owner=self.page)
        self._qtbot.waitUntil(lambda: bool(found))
        return found[0]

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
        return "\n".join(text.text() for text in self.page.findChildren(Text) if text.isVisible())

    def went(self) -> Place:
        return self._told.places[-1]
