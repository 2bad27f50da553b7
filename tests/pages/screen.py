"""What every page object is: a page in a window of its own, and what can be done with any page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.session import Session
from tests.ui.harness import Told, show
from ui.context import Context
from ui.navigation import Place
from ui.page import Page
from ui.widgets.text import Text

P = TypeVar("P", bound=Page)
T = TypeVar("T")


class Screen(Generic[P]):
    """Page objects add what a person sees and does there, in the person's words."""

    def __init__(
        self,
        qtbot: Any,
        ctx: Context,
        told: Told,
        page: P,
        what: object = None,
        size: tuple[int, int] = (1130, 840),
    ) -> None:
        self._qtbot, self._ctx, self._told = qtbot, ctx, told
        self.page = page
        self.frame = show(qtbot, page, what, size)

    def settle(self) -> None:
        """Until everything that was asked has come back and stands in its place; answers may ask again."""
        self._qtbot.waitUntil(lambda: not self._ctx.lanes._open, timeout=20_000)
        self._qtbot.wait(1)

    def ask(self, read: Callable[[Session], T]) -> T:
        """What is kept, read beside the page once its writes are done."""
        found: list[T] = []
        self._ctx.query(read, found.append, owner=self.page)
        self._qtbot.waitUntil(lambda: bool(found), timeout=20_000)
        return found[0]

    def come(self, what: object = None) -> None:
        """Come to the page again, for something else."""
        self.page.open(what)
        self.page.entered()
        self.settle()

    def undo(self) -> None:
        """Press what the last message offers."""
        self._told.do_last()
        self.settle()

    def went(self) -> Place:
        """Where the page wanted to go last."""
        return self._told.places[-1]

    def clipboard(self) -> str:
        return QApplication.clipboard().text()

    def reached(self) -> list[QWidget]:
        """Everything on the page that Tab can stop at."""
        return [
            widget
            for widget in self.page.findChildren(QWidget)
            if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]


def labels(place: QWidget) -> str:
    """Every word in ``place`` that is on the screen as a label."""
    return "\n".join(text.text() for text in place.findChildren(Text) if text.isVisible())
