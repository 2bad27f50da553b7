"""All tools as cards, with search while typing and filters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.strategies.model import State, Tool, ToolFilter
from ui.context import Context
from ui.i18n import labels, translate
from ui.jobs import Job
from ui.pages.tools.filters import FilterSheet, narrowed, without_sheet
from ui.theme import tokens
from ui.theme.paint import SHADOW
from ui.theme.theme import theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.chips import ChipChoice
from ui.widgets.fields import SearchField
from ui.widgets.focus import GUTTER
from ui.widgets.layout import Reflow, Scroll, row
from ui.widgets.text import Text, lead, title
from ui.widgets.tiles import Tiles
from ui.widgets.tool_cards import ToolCard
from ui.widgets.unsafe import Head

WINDOW = 24  # cards are widgets, so they come in windows
_FAVOURITES = "favourites"


class ToolList(QWidget):
    """The cards.  It reads by itself; opening is the page's."""

    def __init__(
        self, ctx: Context, opened: Callable[[Tool], None], new: Callable[[], None], unsafe: Callable[[], None]
    ) -> None:
        super().__init__()
        self._ctx, self._opened = ctx, opened
        self._wanted = ToolFilter()
        self._job: Job | None = None
        self._tools: list[Tool] = []
        self._shown = WINDOW
        self._cards: list[ToolCard] = []
        scroll = Scroll()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        column = scroll.column
        column.setSpacing(tokens.SPACE_8)
        column.addWidget(Head(title(translate("Tools", "Tools")), unsafe))
        column.addWidget(lead(translate("Tools", "Things that may help. You can stop any of them at any moment.")))
        column.addWidget(self._line(new))
        self.quick = ChipChoice(
            translate("Tools", "For when it is"),
            [*((s.value, labels.state(s)) for s in State), (_FAVOURITES, translate("Tools", "Favourites"))],
            show_name=False,
        )
        self.quick.changed.connect(self._on_quick)
        column.addWidget(self.quick)
        self._narrowed = Text("", tokens.LABEL, quiet=True)
        self.all = Button(
            translate("Tools", "Show everything"), Kind.LINK, do=lambda: self.narrow(without_sheet(self._wanted))
        )
        self._filtered = Reflow(420)
        self._filtered.bleed = GUTTER
        self._narrowed.setContentsMargins(GUTTER, 0, GUTTER, 0)
        self._filtered.box.addWidget(self._narrowed)
        self._filtered.box.addWidget(self.all)
        self._filtered.box.addStretch(1)
        column.addWidget(self._filtered)
        self._holder = QWidget()
        self._holder.bleed = SHADOW  # type: ignore[attr-defined]
        self._tiles = Tiles(self._holder, narrowest=400, most=2)
        column.addWidget(self._holder)
        self.more = Button(translate("Tools", "Show more"), Kind.OUTLINE, do=self._more)
        column.addLayout(row(self.more))
        self._nothing = lead(translate("Tools", "Nothing fits all of that. Fewer conditions may show more."))
        column.addWidget(self._nothing)
        column.addStretch(1)
        for part in (self._filtered, self.more, self._nothing):
            part.hide()

    def narrow(self, wanted: ToolFilter) -> None:
        """Show what fits; a search that is still running is dropped."""
        self._wanted = wanted
        self._shown = WINDOW
        quick = [*([wanted.state.value] if wanted.state else []), *([_FAVOURITES] if wanted.favourites else [])]
        if list(self.quick.values()) != quick:
            self.quick.blockSignals(True)
            self.quick.set_values(quick)
            self.quick.blockSignals(False)
        said = narrowed(wanted)
        self._narrowed.setText(said)
        self._filtered.setVisible(bool(said))
        self.refresh()

    def refresh(self) -> None:
        """Read again."""
        if self._job is not None:
            self._job.cancel()
        wanted = self._wanted
        self._job = self._ctx.search(lambda s, _token: s.strategies.tools(wanted), self._show, owner=self)

    def wanted(self) -> ToolFilter:
        return self._wanted

    def first_focus(self) -> QWidget:
        return self.search

    def cards(self) -> list[ToolCard]:
        """The cards on the screen."""
        return [card for card in self._cards if not card.isHidden()]

    def _line(self, new: Callable[[], None]) -> QWidget:
        self.search = SearchField(
            translate("Tools", "Search in tools"),
            translate("Tools", "Clear the search"),
            placeholder=translate("Tools", "Search"),
        )
        self.search.setMaximumWidth(theme().px(520))
        self.search.changed.connect(lambda text: self.narrow(replace(self._wanted, text=text)))
        self.filter = Button(translate("Tools", "Show only …"), Kind.OUTLINE, icon="funnel", do=self._ask_filter)
        self.new = Button(translate("Tools", "A tool of my own"), Kind.OUTLINE, icon="plus", do=new)
        line = Reflow(720)
        line.box.addWidget(self.search, 1000)
        line.box.addStretch(1)
        line.box.addWidget(self.filter)
        line.box.addWidget(self.new)
        return line

    def _show(self, tools: list[Tool]) -> None:
        self._tools = tools
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
        self._nothing.setVisible(not tools)
        self.more.setVisible(len(tools) > self._shown)

    def _more(self) -> None:
        first = self._shown
        self._shown += WINDOW
        self._show(self._tools)
        self._cards[first].setFocus()

    def _on_quick(self) -> None:
        chosen = list(self.quick.values())
        states = [State(value) for value in chosen if value != _FAVOURITES]
        if len(states) > 1:  # one state at a time: the one that is new
            states = [state for state in states if state is not self._wanted.state]
        self.narrow(replace(self._wanted, state=states[0] if states else None, favourites=_FAVOURITES in chosen))

    def _ask_filter(self) -> None:
        self._ctx.query(lambda s: [tag for tag, _ in s.strategies.tags()], self._show_sheet, owner=self)

    def _show_sheet(self, tags: list[str]) -> None:
        sheet = FilterSheet(self, self._wanted, tags)
        self.sheet = sheet
        sheet.accepted.connect(lambda: self.narrow(replace(sheet.wanted(), text=self._wanted.text)))
        sheet.show_sheet()
