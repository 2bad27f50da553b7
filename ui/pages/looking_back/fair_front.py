"""The way to a fair test: what it is, the question of a calm moment, and those there are already."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.insights.fair_model import FairTest
from app.insights.telling import Title
from ui.i18n import dates, insight_words, labels, translate
from ui.pages.looking_back.reads import FairTests
from ui.widgets.buttons import Button, Kind
from ui.widgets.cards import PressCard
from ui.widgets.layout import FlowBox, Scroll, Stack, row
from ui.widgets.nesting import nest
from ui.widgets.text import Text, body, heading, lead, subheading


class FairFront(QWidget):
    """``begin``: it is a calm moment, and the person wants to."""

    def __init__(self, begin: Callable[[], None], opened: Callable[[str], None], back: Callable[[], None]) -> None:
        super().__init__()
        self._opened = opened
        scroll = Scroll(measure=820)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        column = scroll.column
        self.back = Button(translate("LookingBack", "All questions"), Kind.LINK, icon="arrow-left", do=back)
        nest(column, row(self.back))
        column.addWidget(heading(translate("FairTest", "A fair test")))
        column.addWidget(
            lead(
                translate(
                    "FairTest",
                    "Tools are often used on hard days, and hard days differ. If a coin chooses between two tools, "
                    "the day cannot choose. So what you note says a little more.",
                )
            )
        )
        self.question = subheading(translate("FairTest", "Is this a calm moment, and would you like to set one up?"))
        self.yes = Button(translate("FairTest", "Yes, set one up"), Kind.OUTLINE, do=begin)
        self.no = Button(translate("FairTest", "Not now"), Kind.LINK, do=back)
        self._ask = Stack(self.question, FlowBox(self.yes, self.no, bleed=Button.bleed))
        column.addWidget(self._ask)
        self._why = body("")
        column.addWidget(self._why)
        self._there = Stack(spacing=0)
        column.addWidget(self._there)
        column.addStretch(1)

    def show_tests(self, found: FairTests) -> None:
        """Those there are, and whether another can begin."""
        running = any(test.ended_at is None for test in found.tests)
        why = ""
        if not found.notes_uses:
            why = translate(
                "FairTest",
                "Noting how a tool went is switched off, so a fair test would have nothing to look at. "
                "You can switch it on again under Settings, Tools.",
            )
        elif len(found.allowed) < 2:
            why = translate("FairTest", "There are fewer than two tools that a coin may choose between. That is fine.")
        self._why.setText(why)
        self._why.setVisible(bool(why) and not running)
        self._ask.setVisible(not why and not running)
        self._there.clear()
        if found.tests:
            self._there.column.addWidget(Text(translate("FairTest", "Your fair tests")))
        for test in found.tests:
            names = [insight_words.words(Title(found.titles.get(tool, ""))) for tool in _tools(test)]
            name = translate("FairTest", "{one} and {other}").format(one=names[0], other=names[1])
            state = translate("FairTest", "stopped") if test.ended_at is not None else translate("FairTest", "open")
            day = dates.short_day(dates.from_stamp(test.created_at))
            line = labels.join((test.situation, day, state))
            card = PressCard("circle-dot", name, line, tint="sand")
            card.clicked.connect(lambda _on=False, t=test.id: self._opened(t))
            self._there.column.addWidget(card)

    def cards(self) -> list[PressCard]:
        return self._there.findChildren(PressCard)

    def first_focus(self) -> QWidget:
        if self._ask.isVisibleTo(self):
            return self.yes
        cards = self.cards()
        return cards[0] if cards else self.back


def _tools(test: FairTest) -> tuple[str, str]:
    return test.first_tool, test.second_tool
