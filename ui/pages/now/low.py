"""For very little energy: three big choices, each one press away from something that is here already."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.strategies.model import Tool
from ui.i18n import translate
from ui.theme import tokens
from ui.theme.paint import SHADOW
from ui.widgets.buttons import Button, Kind
from ui.widgets.cards import PressCard
from ui.widgets.layout import Column, row
from ui.widgets.tiles import tiles

# In order of how little they ask; the first that is not put aside is taken.
BODY = ("cool-or-textured-object", "feet-and-chair", "waking-up-the-edges", "five-senses", "wall-push")
READ = ("self-compassion-break", "word-grounding", "name-it", "orienting")
REACH = ("reach-out-ladder",)


class LowEnergy(QWidget):
    """Three choices and the way back."""

    bleed = SHADOW

    def __init__(self, start: Callable[[Tool], None], to_tools: Callable[[], None], done: Callable[[], None]) -> None:
        super().__init__()
        self._start, self._to_tools = start, to_tools
        self._tools: list[Tool] = []
        column = Column(self)
        column.setSpacing(tokens.SPACE_4)
        self.cards = [
            self._card(
                "hand",
                "sage",
                translate("Now", "Something for the body"),
                translate("Now", "Small, and done sitting or lying down"),
                BODY,
            ),
            self._card(
                "book-open",
                "sky",
                translate("Now", "Something to read"),
                translate("Now", "A few lines, one at a time"),
                READ,
            ),
            self._card(
                "users",
                "sand",
                translate("Now", "Someone to reach"),
                translate("Now", "The smallest way to be less alone"),
                REACH,
            ),
        ]
        self.done = Button(translate("Now", "Back to the other choices"), Kind.LINK, do=done)
        column.addWidget(tiles(*self.cards, most=1))
        column.addLayout(row(self.done))

    def set_tools(self, tools: list[Tool]) -> None:
        """What there is to lead to."""
        self._tools = tools

    def _card(self, icon: str, tint: str, name: str, line: str, wanted: tuple[str, ...]) -> PressCard:
        return PressCard(icon, name, line, tint=tint, do=lambda: self._go(wanted))

    def _go(self, wanted: tuple[str, ...]) -> None:
        there = {tool.id: tool for tool in self._tools if not tool.mark.not_for_me}
        found = next((there[tool_id] for tool_id in wanted if tool_id in there), None)
        if found is None:
            self._to_tools()
        else:
            self._start(found)
