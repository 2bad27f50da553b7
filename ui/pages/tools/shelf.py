"""Cards of tools side by side, a window of them at a time: cards are widgets."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from app.strategies.model import Tool
from ui.i18n import translate
from ui.theme.paint import SHADOW
from ui.widgets.buttons import Button, Kind
from ui.widgets.layout import Column, row
from ui.widgets.nesting import nest
from ui.widgets.tiles import Tiles
from ui.widgets.tool_cards import ToolCard

WINDOW = 24


class CardShelf(QWidget):
    """Shows tools; pressing one opens it."""

    bleed = SHADOW

    def __init__(self, opened: Callable[[Tool], None]) -> None:
        super().__init__()
        self._opened = opened
        self._tools: Sequence[Tool] = ()
        self._shown = WINDOW
        self._cards: list[ToolCard] = []
        self._holder = QWidget()
        self._holder.bleed = SHADOW  # type: ignore[attr-defined]
        self._tiles = Tiles(self._holder, narrowest=400, most=2)
        self.more = Button(translate("Tools", "Show more"), Kind.OUTLINE, do=self._more)
        column = Column(self)
        column.addWidget(self._holder)
        nest(column, row(self.more))
        self.more.hide()

    def show_tools(self, tools: Sequence[Tool], *, afresh: bool = False) -> None:
        """Show these; ``afresh`` goes back to the first window of them."""
        self._tools = tools
        if afresh:
            self._shown = WINDOW
        shown = tools[: self._shown]
        while len(self._cards) < len(shown):
            card = ToolCard()
            card.clicked.connect(lambda _on=False, c=card: self._opened(c.tool) if c.tool else None)
            self._cards.append(card)
            self._tiles.addWidget(card)
        for place, card in enumerate(self._cards):
            if place < len(shown):
                card.set_tool(shown[place])
            card.setVisible(place < len(shown))
        self._tiles.invalidate()
        self._holder.updateGeometry()
        self._holder.setVisible(bool(shown))
        self.more.setVisible(len(tools) > self._shown)

    def cards(self) -> list[ToolCard]:
        """The cards that are shown."""
        return [card for card in self._cards if not card.isHidden()]

    def _more(self) -> None:
        first = self._shown
        self._shown += WINDOW
        self.show_tools(self._tools)
        self._cards[first].setFocus()
