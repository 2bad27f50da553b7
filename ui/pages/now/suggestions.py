"""Three tools that fit: one large, two beside it, and "something else" for the next three."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.strategies.model import Occasion, State, Tool
from app.strategies.suggest import suggest
from ui.i18n import translate
from ui.theme.paint import SHADOW
from ui.widgets.buttons import Button, Kind
from ui.widgets.cards import PressCard
from ui.widgets.focus import GUTTER
from ui.widgets.layout import Column, Reflow
from ui.widgets.message_bar import announce
from ui.widgets.text import lead, subheading
from ui.widgets.tiles import tiles
from ui.widgets.tool_cards import LargeTool, ToolCard

SHOWN = 3
_TO_READ = (Occasion.ALONE, Occasion.SELF_BLAME)  # where words of others may do more than a tool


class Suggestions(QWidget):
    """What `suggest` offers for a state or an occasion."""

    bleed = SHADOW

    def __init__(
        self, start: Callable[[Tool], None], to_tools: Callable[[], None], to_read: Callable[[], None]
    ) -> None:
        super().__init__()
        self._start = start
        self._tools: list[Tool] = []
        self._now: State | Occasion | None = None
        self._offset = 0
        self.title = subheading("")
        self.other = Button(translate("Now", "Something else"), Kind.LINK, icon="refresh-cw", do=self.turn)
        head = Reflow(420)
        head.bleed = GUTTER
        self.title.setContentsMargins(GUTTER, 0, GUTTER, 0)
        head.box.addWidget(self.title, 1000)
        head.box.addStretch(1)
        head.box.addWidget(self.other)
        self.large = LargeTool(start)
        self.small = [ToolCard(), ToolCard()]
        for card in self.small:
            card.clicked.connect(lambda _on=False, c=card: self._start(c.tool) if c.tool else None)
        self.read = PressCard(
            "book-open", translate("Now", "Something to read"),
            translate("Now", "What many people know who were harmed"), tint="sky", do=to_read,
        )  # fmt: skip
        self._beside = tiles(*self.small, self.read, most=1)
        self._cards = tiles(self.large, self._beside, narrowest=330, most=2, weights=(5, 4))
        self._none = lead(translate("Now", "Nothing more fits here. You can look at all tools, or leave it at that."))
        self._all = Button("", Kind.LINK, icon="arrow-right", do=to_tools)
        column = Column(self)
        column.setSpacing(0)
        for part in (head, self._cards, self._none, self._all):
            column.addWidget(part)

    def offer(self, tools: list[Tool], now: State | Occasion) -> None:
        """Offer what fits; the same again keeps what is shown."""
        if now is not self._now:
            self._offset = 0
        self._tools, self._now = tools, now
        self._show()

    def turn(self) -> None:
        """The next three."""
        self._offset += SHOWN
        self._show()
        announce(self, translate("Now", "Other tools are shown."))

    def shown(self) -> list[Tool]:
        """The tools on the screen, the large one first."""
        return [] if self._now is None else suggest(self._tools, self._now, SHOWN, self._offset)

    def _show(self) -> None:
        assert self._now is not None
        tools = self.shown()
        self.title.setText(_title(self._now))
        self.other.setVisible(len(suggest(self._tools, self._now, SHOWN + 1)) > SHOWN)
        self._cards.setVisible(bool(tools))
        self._none.setVisible(not tools)
        exact = isinstance(self._now, Occasion)
        self._all.setVisible(not tools or exact)
        self._all.setText(translate("Now", "All that is meant for this") if exact else translate("Now", "All tools"))
        self._all.setAccessibleName(self._all.text())
        self._all.updateGeometry()
        if tools:
            self.large.set_tool(tools[0])
        for card, tool in zip(self.small, [*tools[1:], None, None], strict=False):
            card.setVisible(tool is not None)
            if tool is not None:
                card.set_tool(tool)
        self.read.setVisible(self._now in _TO_READ)
        self._beside.setVisible(len(tools) > 1 or self._now in _TO_READ)


def _title(now: State | Occasion) -> str:
    return {
        State.TOO_MUCH: translate("Now", "One small thing for right now"),
        State.ALL_RIGHT: translate("Now", "If you would like something"),
        State.TOO_LITTLE: translate("Now", "Something to come back a little"),
        Occasion.NIGHT: translate("Now", "For the night"),
        Occasion.ALONE: translate("Now", "When you feel alone"),
        Occasion.ANGER: translate("Now", "For anger"),
        Occasion.SELF_BLAME: translate("Now", "When you turn against yourself"),
        Occasion.HARD_DAY_AHEAD: translate("Now", "Before a hard day"),
    }[now]
