"""Before the first throw: a calm moment, two tools, the situation, and what would count."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.insights.fair_model import MOST_SITUATION, MOST_WOULD_CHANGE, FairDraft
from app.strategies.model import Tool
from ui.i18n import translate
from ui.widgets.buttons import Button, Kind
from ui.widgets.chips import ChipChoice
from ui.widgets.fields import TextField
from ui.widgets.layout import FlowBox, Scroll, row
from ui.widgets.nesting import nest
from ui.widgets.text import body, heading, hint, lead


class FairForm(QWidget):
    """``begin`` is called with a draft in which nothing is missing."""

    def __init__(self, begin: Callable[[FairDraft], None], back: Callable[[], None]) -> None:
        super().__init__()
        self._begin = begin
        scroll = Scroll(measure=820)
        self._scroll = scroll
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        column = scroll.column
        self.back = Button(translate("FairTest", "Back"), Kind.LINK, icon="arrow-left", do=back)
        nest(column, row(self.back))
        column.addWidget(heading(translate("FairTest", "A fair test of two tools")))
        column.addWidget(lead(translate("FairTest", "Everything here can be stopped or deleted at any time.")))
        self.tools = ChipChoice(
            translate("FairTest", "Which two tools"),
            help_text=translate("FairTest", "Only gentle ones are here: a coin shall not send you into anything hard."),
        )
        self.situation = TextField(
            translate("FairTest", "In what kind of moment would you use them"),
            lines=2,
            help_text=translate("FairTest", "The same kind each time. For example: when the street is loud."),
        )
        self.would_change = TextField(
            translate("FairTest", "What would you call a difference"),
            lines=3,
            help_text=translate(
                "FairTest", "Written before the first throw, so that you can hold the answer against it later."
            ),
        )
        for part in (self.tools, self.situation, self.would_change):
            column.addWidget(part)
        self._problem = hint("")
        self._problem.hide()
        column.addWidget(self._problem)
        self.begin = Button(translate("FairTest", "Begin"), Kind.PRIMARY, icon="check", do=self._accept)
        self.not_now = Button(translate("FairTest", "Not now"), Kind.OUTLINE, do=back)
        column.addWidget(FlowBox(self.begin, self.not_now, bleed=Button.bleed))
        column.addWidget(
            body(
                translate(
                    "FairTest",
                    "How it goes: when such a moment comes, throw the coin and use the tool that it names. "
                    "Afterwards note how strong it is, as you can after any tool. Nothing is laid side by side before "
                    "each tool has 8 noted uses. Something else instead is always fine.",
                )
            )
        )
        column.addStretch(1)

    def fill(self, tools: list[Tool]) -> None:
        """Offer these tools, in an empty form."""
        self.tools.set_values([])
        self.tools.set_options([(tool.id, tool.title) for tool in tools])
        self.situation.set_text("")
        self.would_change.set_text("")
        self._problem.hide()
        self._scroll.verticalScrollBar().setValue(0)

    def draft(self) -> FairDraft | None:
        """What was written, or None while something is missing, which is then said."""
        chosen = self.tools.values()
        situation, would_change = self.situation.text().strip(), self.would_change.text().strip()
        missing = ""
        if len(chosen) != 2:
            missing = translate("FairTest", "A coin has two sides. Which two tools would you like?")
        elif not situation:
            missing = translate("FairTest", "In what kind of moment would you use them? A few words are enough.")
        elif not would_change:
            missing = translate("FairTest", "What would you call a difference? A few words are enough.")
        elif len(situation) > MOST_SITUATION or len(would_change) > MOST_WOULD_CHANGE:
            missing = translate("FairTest", "This is longer than we can keep here. A few words are enough.")
        self._problem.setText(missing)
        self._problem.setVisible(bool(missing))
        return None if missing else FairDraft(chosen[0], chosen[1], situation, would_change)

    def first_focus(self) -> QWidget:
        chips = self.tools.chips()
        return chips[0] if chips else self.back

    def _accept(self) -> None:
        draft = self.draft()
        if draft is not None:
            self._begin(draft)
