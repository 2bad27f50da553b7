"""One card, large and calm."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.i18n import translate
from ui.pages.cards.reads import CardData
from ui.pages.cards.words import small
from ui.theme import tokens
from ui.widgets.buttons import Button, Kind
from ui.widgets.kept_card import KeptCard
from ui.widgets.layout import FlowBox, Scroll, Stack, row
from ui.widgets.nesting import nest
from ui.widgets.text import Text, title
from ui.widgets.unsafe import Head


@dataclass(frozen=True, slots=True)
class Ways:
    """Where the buttons lead; the page does it."""

    back: Callable[[], None]
    unsafe: Callable[[], None]
    tool: Callable[[str], None]
    copy: Callable[[CardData], None]
    edit: Callable[[str], None]
    delete: Callable[[str], None]
    for_good: Callable[[str], None]


class CardReading(QWidget):
    """The card, the tool it came from, and what can be done with it."""

    def __init__(self, ways: Ways) -> None:
        super().__init__()
        self._ways = ways
        self.data: CardData | None = None
        self.card: KeptCard | None = None
        scroll = Scroll(measure=860)
        self._scroll = scroll
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        column = scroll.column
        self.back = Button(translate("Cards", "All cards"), Kind.LINK, icon="arrow-left", do=ways.back)
        column.addWidget(Head(self.back, ways.unsafe))
        self.title = title("")
        self._small = Text("", tokens.LABEL, quiet=True)
        column.addWidget(self.title)
        column.addWidget(self._small)
        self._place = Stack()
        column.addWidget(self._place)
        self.tool = Button("", Kind.OUTLINE, icon="play", do=self._to_tool)
        self.copy = Button(translate("Cards", "Copy"), Kind.LINK, icon="copy", do=self._with(ways.copy))
        self.edit = Button(translate("Cards", "Change"), Kind.LINK, icon="pencil", do=self._by_id(ways.edit))
        self.delete = Button(translate("Cards", "Delete"), Kind.LINK, icon="trash-2", do=self._by_id(ways.delete))
        self.for_good = Button(translate("Cards", "Delete for good"), Kind.LINK, do=self._by_id(ways.for_good))
        nest(column, row(self.tool))
        column.addWidget(FlowBox(self.copy, self.edit, self.delete, self.for_good, bleed=Button.bleed))
        column.addStretch(1)

    def show_card(self, data: CardData) -> None:
        """Show a card."""
        same = self.data is not None and self.data.card.id == data.card.id
        self.data = data
        self._place.clear()
        self.card = None
        self.title.setText(data.card.title)
        self.title.setVisible(bool(data.card.title))
        self._small.setText(small(data))
        if data.card.parts:
            self.card = KeptCard(((part.heading, part.lines) for part in data.card.parts), style=tokens.HEADING)
            self._place.column.addWidget(self.card)
        words = translate("Cards", "Begin: {tool}").format(tool=data.tool)
        self.tool.setText(words)
        self.tool.setAccessibleName(words)
        self.tool.setVisible(bool(data.tool))
        self.tool.updateGeometry()
        if not same:
            self._scroll.verticalScrollBar().setValue(0)

    def first_focus(self) -> QWidget:
        whole = self.card.whole if self.card is not None else None
        return whole or self.edit

    def _to_tool(self) -> None:
        if self.data is not None:
            self._ways.tool(self.data.card.tool_id)

    def _with(self, do: Callable[[CardData], None]) -> Callable[[], None]:
        return lambda: do(self.data) if self.data is not None else None

    def _by_id(self, do: Callable[[str], None]) -> Callable[[], None]:
        return lambda: do(self.data.card.id or "") if self.data is not None else None
