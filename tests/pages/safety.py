"""What a person finds on the page for when it is not safe."""

from __future__ import annotations

from typing import Any

from tests.ui.harness import show
from ui.context import Context
from ui.pages.safety.page import SafetyPage
from ui.widgets.buttons import Button
from ui.widgets.text import Text


class SafetyScreen:
    def __init__(self, qtbot: Any, ctx: Context, what: object = None) -> None:
        self.page = SafetyPage(ctx)
        self.frame = show(qtbot, self.page, what)
        qtbot.wait(1)  # the cards find their places

    def words(self) -> list[str]:
        """The words from top to bottom."""
        texts = [text for text in self.page.findChildren(Text) if text.isVisible()]
        return [
            text.text() for text in sorted(texts, key=lambda text: text.mapTo(self.page, text.rect().topLeft()).y())
        ]

    def buttons(self) -> list[str]:
        return [button.text() for button in self.page.findChildren(Button) if button.isVisible()]

    def press(self, name: str) -> None:
        next(button for button in self.page.findChildren(Button) if button.text() == name).click()
