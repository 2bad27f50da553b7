"""The cards that are kept.  The list shows what they are called, not what they say."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.context import Context
from ui.i18n import translate
from ui.pages.cards.reads import CardData, CardList, card_list
from ui.pages.cards.words import name, small
from ui.theme import tokens
from ui.theme.paint import SHADOW
from ui.widgets.buttons import Button, Kind
from ui.widgets.cards import PressCard
from ui.widgets.layout import FlowBox, Scroll, row
from ui.widgets.nesting import nest
from ui.widgets.text import lead, title
from ui.widgets.tiles import Tiles
from ui.widgets.unsafe import Head


class CardListing(QWidget):
    """It reads by itself; opening and writing are the page's."""

    def __init__(
        self,
        ctx: Context,
        *,
        back: Callable[[], None],
        opened: Callable[[str], None],
        new: Callable[[], None],
        unsafe: Callable[[], None],
    ) -> None:
        super().__init__()
        self._ctx, self._opened = ctx, opened
        self._tool_id = ""
        self._data: list[CardData] = []
        scroll = Scroll()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        column = scroll.column
        column.setSpacing(tokens.SPACE_8)
        self.back = Button(translate("Cards", "Back"), Kind.LINK, icon="arrow-left", do=back)
        column.addWidget(Head(self.back, unsafe))
        column.addWidget(title(translate("Cards", "Cards I keep")))
        self._lead = lead("")
        column.addWidget(self._lead)
        self.new = Button(translate("Cards", "Write a card"), Kind.OUTLINE, icon="plus", do=new)
        self.every = Button(translate("Cards", "All cards"), Kind.LINK, do=lambda: self.narrow(""))
        column.addWidget(FlowBox(self.new, self.every, bleed=Button.bleed))
        self._holder = QWidget()
        self._holder.bleed = SHADOW  # type: ignore[attr-defined]
        self._tiles = Tiles(self._holder, narrowest=360, most=2)
        column.addWidget(self._holder)
        self.tiles: list[PressCard] = []
        self.more = Button(translate("Cards", "Show more"), Kind.OUTLINE, do=self._more)
        nest(column, row(self.more))
        column.addStretch(1)
        self.more.hide()
        self.every.hide()

    def narrow(self, tool_id: str) -> None:
        """Show the cards of one tool; "" shows all."""
        self._tool_id = tool_id
        self.refresh()

    def refresh(self) -> None:
        tool_id = self._tool_id
        self._ctx.query(lambda s: card_list(s, tool_id, None), self._restart, owner=self)

    def first_focus(self) -> QWidget:
        return self.tiles[0] if self.tiles else self.new

    def _restart(self, found: CardList) -> None:
        focused = self.window().focusWidget()
        had = focused in self.tiles
        self._tiles.clear()
        self.tiles, self._data = [], []
        self.every.setVisible(bool(self._tool_id))
        self._lead.setText(self._said(found))
        self._extend(found)
        if had and self.isVisible():
            self.first_focus().setFocus()

    def _extend(self, found: CardList) -> None:
        for data in found.cards:
            tile = PressCard("sticky-note", name(data.card), small(data), tint="lilac")
            tile.clicked.connect(lambda _on=False, key=data.card.id: self._opened(key or ""))
            self.tiles.append(tile)
            self._tiles.addWidget(tile)
            tile.show()
        self._data += found.cards
        self.more.setVisible(not found.whole)
        self._tiles.invalidate()
        self._holder.updateGeometry()

    def _said(self, found: CardList) -> str:
        if self._tool_id and found.tool:
            return translate("Cards", "Kept from: {tool}").format(tool=found.tool)
        if found.cards:
            return translate("Cards", "A few lines to read again on a hard day.")
        return translate(
            "Cards", "Nothing is kept yet. Some tools offer a card at their end, and you can write one yourself."
        )

    def _more(self) -> None:
        tool_id, before = self._tool_id, self._data[-1].card.cursor
        first = len(self.tiles)

        def show(found: CardList) -> None:
            self._extend(found)
            self.tiles[first].setFocus()

        self._ctx.query(lambda s: card_list(s, tool_id, before), show, owner=self, once=("more", before))
