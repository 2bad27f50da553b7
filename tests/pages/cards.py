"""What a person does with the cards they keep."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from tests.ui.harness import Told, show
from ui.context import Context
from ui.navigation import Place
from ui.pages.cards.page import CardsPage
from ui.widgets.text import Text


class CardsScreen:
    def __init__(
        self, qtbot: Any, ctx: Context, told: Told, what: object = None, size: tuple[int, int] = (1130, 840)
    ) -> None:
        self._qtbot, self._ctx, self._told = qtbot, ctx, told
        self.page = CardsPage(ctx)
        self.frame = show(qtbot, self.page, what, size=size)
        self.wait()

    def wait(self) -> None:
        """Until everything asked for so far has been read or written, and shown."""
        for _ in range(3):  # what is shown may ask for more
            done: list[bool] = []
            self._ctx.lanes.vault(lambda _token, _progress: True, done.append)
            self._qtbot.waitUntil(lambda: bool(done))  # noqa: B023  called before the next round

    def open(self, what: object = None) -> None:
        self.page.open(what)
        self.page.entered()
        self.wait()

    # what one sees

    def names(self) -> list[str]:
        """What the cards in the list are called."""
        return [tile.text() for tile in self.page.listing.tiles if tile.isVisible()]

    def words(self) -> str:
        """Every word that is on the screen as a label."""
        return "\n".join(text.text() for text in self.page.findChildren(Text) if text.isVisible())

    def is_reading(self) -> bool:
        return self.page.view() is self.page.reading

    def is_writing(self) -> bool:
        return self.page.view() is self.page.editor

    def went(self) -> Place:
        return self._told.places[-1]

    def clipboard(self) -> str:
        return QApplication.clipboard().text()

    def reached(self) -> list[QWidget]:
        """Everything that Tab can stop at."""
        return [
            widget
            for widget in self.page.findChildren(QWidget)
            if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]

    # what one does

    def press(self, words: str) -> None:
        """Press what says this."""
        for button in self.frame.findChildren(QAbstractButton):
            if button.isVisible() and words in (button.text(), button.accessibleName()):
                button.click()
                self.wait()
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

    def undo(self) -> None:
        """Press what the message offers."""
        self._told.do_last()
        self.wait()
