"""Where "something else" and "I feel worse" lead: a few other tools, people, and the way back in."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from app.strategies.model import Tool
from exercises.steps import Leave
from ui.i18n import translate
from ui.theme import tokens
from ui.theme.paint import SHADOW
from ui.widgets.buttons import Button, Kind
from ui.widgets.cards import PressCard
from ui.widgets.focus import GUTTER
from ui.widgets.layout import Column, Flow
from ui.widgets.text import Text, heading, lead
from ui.widgets.tiles import tiles
from ui.widgets.tool_cards import ToolCard


class Out(QWidget):
    """The page beside the tool that was left.  Asks nothing."""

    bleed = SHADOW

    def __init__(
        self,
        leave: Leave,
        tools: Sequence[Tool],
        *,
        start: Callable[[str], None],
        people: Callable[[], None],
        every: Callable[[], None],
        again: Callable[[], None],
        away: Callable[[], None],
        done: Callable[[], None],
    ) -> None:
        super().__init__()
        column = Column(self)
        column.setSpacing(tokens.SPACE_8)
        title, line = _words(leave, single=len(tools) == 1)
        self.title = heading(title)
        column.addWidget(self.title)
        column.addWidget(lead(line))
        self.cards = [ToolCard(tool, do=lambda t=tool: start(t.id)) for tool in tools]  # type: ignore[misc]
        worse = leave is Leave.WORSE
        self.people = PressCard(
            "users", translate("Player", "Somebody to reach"), translate("Player", "People, lines, and what to do in this moment"),
            tint="clay", do=people,
        )  # fmt: skip
        self.every = PressCard(
            "heart-handshake",
            translate("Player", "All tools"),
            translate("Player", "Look for yourself"),
            tint="lilac",
            do=every,
        )
        last: QWidget = self.people if worse else self.every
        column.addWidget(tiles(*self.cards, last, narrowest=320, most=2))
        self.again = Button(translate("Player", "Back to where I was"), Kind.OUTLINE, do=again)
        self.away = Button(translate("Player", "Put this tool away"), Kind.LINK, do=away)
        self.away.setToolTip(translate("Player", "It will not be offered again. You can bring it back under Tools."))
        self.away.setVisible(worse)
        self.done = Button(translate("Player", "That is all for now"), Kind.OUTLINE, do=done)
        holder = QWidget()
        holder.bleed = GUTTER  # type: ignore[attr-defined]
        flow = Flow(holder)
        for button in (self.again, self.done, self.away):
            flow.addWidget(button)
        column.addWidget(holder)
        if worse:
            column.addWidget(Text(translate("Player", "Nothing of this is written down."), tokens.HINT, quiet=True))

    def first_focus(self) -> QWidget:
        return self.cards[0] if self.cards else self.done


def _words(leave: Leave, *, single: bool) -> tuple[str, str]:
    if leave is Leave.WORSE:
        return (
            translate("Player", "Then this is not the one for now"),
            translate("Player", "That can happen with any tool. It says nothing about you."),
        )
    if single:
        return translate("Player", "This may suit you better"), translate("Player", "Or go back, or leave it here.")
    return translate("Player", "Something else"), translate("Player", "One of these, or none.")
