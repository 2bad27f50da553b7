"""Cautions about me: what to leave out everywhere, said once and changed by one press."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.cautions import CHOICES, Caution, Topic
from app.changes import Changes
from app.errors import AppError
from app.strategies.model import ToolFilter
from ui.context import Context
from ui.i18n import caution_words, translate
from ui.i18n.dates import number_words
from ui.navigation import Place, Room
from ui.operations.cautions import leave_out
from ui.page import Page
from ui.pages.cautions.reads import Seen, read
from ui.theme import tokens
from ui.widgets.buttons import Button, Kind
from ui.widgets.cards import Card
from ui.widgets.chips import ChipChoice
from ui.widgets.layout import Column, Scroll, row
from ui.widgets.nesting import nest
from ui.widgets.text import Text, hint, lead, subheading, title
from ui.widgets.toggle_row import ToggleRow
from ui.widgets.unsafe import Head

_MINE = (Caution.DISSOC, Caution.RECENT, Caution.DANGER, Caution.SUPPORT)  # how it is with me
_WAYS = tuple(caution for caution in CHOICES if caution not in _MINE)  # what a tool asks for


class CautionsPage(Page):
    """``open``: a `Caution` puts the keyboard on that choice."""

    watches = Changes.PREFERENCES | Changes.STRATEGIES

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self._seen: Seen | None = None
        self._wanted: Caution | None = None
        scroll = Scroll(measure=860)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        column = scroll.column
        self.back = Button(translate("Cautions", "Back"), Kind.LINK, icon="arrow-left", do=ctx.back)
        column.addWidget(Head(self.back, lambda: ctx.go(Place(Room.SAFETY))))
        column.addWidget(title(translate("Cautions", "Cautions about me")))
        column.addWidget(
            lead(
                translate(
                    "Cautions",
                    "Say once what you would rather not meet. It is never offered then, in no room."
                    " You can still look for it, and one more press here brings it back.",
                )
            )
        )
        self.rows = {caution: ToggleRow(*caution_words.choice(caution)) for caution in CHOICES}
        for caution, choice in self.rows.items():
            choice.clicked.connect(lambda _on=False, c=caution: self._press(c))
        column.addWidget(self._card(translate("Cautions", "What a tool may ask for"), _WAYS))
        column.addWidget(self._card(translate("Cautions", "How it is with me"), _MINE))
        column.addWidget(self._texts())
        self.sum = Text("", tokens.STRONG)
        self.show_them = Button(
            translate("Cautions", "See them all the same"), Kind.OUTLINE, icon="eye",
            do=lambda: ctx.go(Place(Room.TOOLS, ToolFilter(show_left_out=True))),
        )  # fmt: skip
        column.addWidget(self.sum)
        nest(column, row(self.show_them))
        column.addWidget(
            hint(translate("Cautions", "Kept at once, among your notes. Nobody can read it from outside."))
        )
        column.addStretch(1)

    def open(self, what: object) -> None:
        self._wanted = what if isinstance(what, Caution) else None

    def first_focus(self) -> QWidget:
        return self.rows[self._wanted] if self._wanted in self.rows and self._wanted else self.back

    def refresh(self) -> None:
        self.ctx.query(read, self._show, owner=self)

    # parts

    def _card(self, name: str, cautions: Sequence[Caution]) -> Card:
        card = Card()
        inside = Column()
        inside.setSpacing(2)
        nest(card.column, inside)
        inside.addWidget(subheading(name))
        inside.addSpacing(tokens.SPACE_4)
        for caution in cautions:
            inside.addWidget(self.rows[caution])
        return card

    def _texts(self) -> Card:
        card = Card()
        card.column.addWidget(subheading(translate("Cautions", "What texts may touch on")))
        self.topics = ChipChoice(
            translate("Cautions", "Topics to leave out"),
            [(topic.value, caution_words.topic(topic)) for topic in Topic],
            show_name=False,
        )
        self.topics.changed.connect(self._press_topic)
        card.column.addWidget(self.topics)
        self.texts_sum = hint("")
        card.column.addWidget(self.texts_sum)
        return card

    # what happens

    def _show(self, seen: Seen) -> None:
        self._seen = seen
        for caution, choice in self.rows.items():
            choice.setChecked(caution in seen.left_out)
            choice.set_small(_of_tools(seen.tools_with([caution]), len(seen.tools)))
        chosen = [topic.value for topic in Topic if topic in seen.topics]
        if list(self.topics.values()) != chosen:
            self.topics.blockSignals(True)
            self.topics.set_values(chosen)
            self.topics.blockSignals(False)
        self._count(seen.left_out, seen.topics)

    def _count(self, left_out: frozenset[Caution], topics: frozenset[Topic]) -> None:
        """How much is left out by all of it together."""
        if self._seen is None:
            return
        gone, every = self._seen.tools_with(left_out), len(self._seen.tools)
        self.sum.setText(
            translate("Cautions", "Together: {count} of %n tool(s) left out.", "", every).format(
                count=number_words(gone)
            )
            if gone
            else translate("Cautions", "No tool is left out.")
        )
        self.show_them.setVisible(bool(gone))
        texts = len(self._seen.texts)
        self.texts_sum.setText(
            translate("Cautions", "Leaves out {count} of %n short text(s).", "", texts).format(
                count=number_words(self._seen.texts_with(topics))
            )
            if topics
            else translate("Cautions", "No text is left out.")
        )

    def _press(self, _caution: Caution) -> None:
        left_out = frozenset(caution for caution, choice in self.rows.items() if choice.isChecked())
        if self._seen is not None:  # what has no row here (a moment, not a person) stays as it is
            left_out |= self._seen.left_out - frozenset(self.rows)
        self._count(left_out, self._topics())
        self.ctx.run(leave_out(cautions=left_out), owner=self, failed=self._refused)

    def _press_topic(self) -> None:
        self._count(frozenset(c for c, choice in self.rows.items() if choice.isChecked()), self._topics())
        self.ctx.run(leave_out(topics=self._topics()), owner=self, failed=self._refused)

    def _refused(self, error: AppError) -> None:
        """Nobody shall rely on what is not kept: show what is."""
        self.ctx.show_error(error)
        self.refresh()

    def _topics(self) -> frozenset[Topic]:
        return frozenset(Topic(value) for value in self.topics.values())


def _of_tools(count: int, every: int) -> str:
    if not count:
        return translate("Cautions", "No tool here has this.")
    return translate("Cautions", "Leaves out {count} of %n tool(s).", "", every).format(count=number_words(count))
