"""One fair test: the coin, how it stands, and every way out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.insights.fair_model import FairTest, FairTurn
from app.insights.pictures import draw_fair
from app.insights.telling import Title, tell_fair
from ui.i18n import dates, insight_words, translate
from ui.pages.looking_back.answer import AnswerView
from ui.pages.looking_back.reads import Behind, FairOne
from ui.theme import tokens
from ui.widgets.buttons import Button, Kind
from ui.widgets.cards import Card
from ui.widgets.layout import FlowBox, Scroll, Stack
from ui.widgets.text import body, heading, hint, lead, subheading
from ui.widgets.unsafe import Head


@dataclass(frozen=True, slots=True)
class Ways:
    """Where the buttons lead; the page does it."""

    back: Callable[[], None]
    throw: Callable[[str], None]
    start: Callable[[str], None]  # a tool's identity
    stop: Callable[[str], None]
    resume: Callable[[str], None]
    delete: Callable[[str], None]
    for_good: Callable[[str], None]
    notes: Callable[[], None]
    open_note: Callable[[Behind], None]
    copied: Callable[[], None]
    unsafe: Callable[[], None]


class FairView(QWidget):
    """Shows a `FairOne`."""

    def __init__(self, ways: Ways) -> None:
        super().__init__()
        self._ways = ways
        self.shown: FairOne | None = None
        self._left: FairTurn | None = None  # a turn that is left without a use
        scroll = Scroll(measure=900)
        self._scroll = scroll
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        column = scroll.column
        self.back = Button(translate("FairTest", "All fair tests"), Kind.LINK, icon="arrow-left", do=ways.back)
        column.addWidget(Head(self.back, ways.unsafe))
        self._title, self._line = heading(""), lead("")
        column.addWidget(self._title)
        column.addWidget(self._line)
        column.addWidget(self._make_coin())
        self.answer = AnswerView(ways.open_note, ways.notes, ways.copied)
        column.addWidget(self.answer)
        self.stop = Button(translate("FairTest", "Stop this test"), Kind.OUTLINE, do=lambda: self._do(ways.stop))
        self.resume = Button(translate("FairTest", "Take it up again"), Kind.OUTLINE, do=lambda: self._do(ways.resume))
        self.delete = Button(
            translate("FairTest", "Delete"), Kind.LINK, icon="trash-2", do=lambda: self._do(ways.delete)
        )
        self.for_good = Button(translate("FairTest", "Delete for good"), Kind.LINK, do=lambda: self._do(ways.for_good))
        column.addWidget(FlowBox(self.stop, self.resume, self.delete, self.for_good, bleed=Button.bleed))
        column.addStretch(1)

    def show_test(self, one: FairOne) -> None:
        """Show how it stands."""
        again = self.shown is not None and self.shown.found.test.id == one.found.test.id
        if not again:
            self._left = None
            self.answer.forget()
            self._scroll.verticalScrollBar().setValue(0)
        self.shown = one
        test = one.found.test
        self._title.setText(
            translate("FairTest", "{one} and {other}").format(
                one=self._name(test.first_tool), other=self._name(test.second_tool)
            )
        )
        self._line.setText(test.situation)
        self._show_coin(test)
        noted = one.found.left.noted + one.found.right.noted
        self.answer.show_answer(
            tell_fair(one.found, one.titles), draw_fair(one.found, one.titles), [], has_notes=noted > 0
        )
        running = test.ended_at is None
        self.stop.setVisible(running)
        self.resume.setVisible(not running)

    def first_focus(self) -> QWidget:
        for button in (self.begin, self.throw):
            if button.isVisibleTo(self):
                return button
        return self.back

    # the coin

    def _make_coin(self) -> QWidget:
        self._said = subheading("")
        self._when = hint("")
        self._fine = body(translate("FairTest", "Something else instead is fine, too."))
        self.begin = Button(translate("FairTest", "Begin it"), Kind.PRIMARY, icon="play", do=self._begin)
        self.leave = Button(translate("FairTest", "Leave this turn"), Kind.OUTLINE, do=self._leave)
        self.throw = Button(
            translate("FairTest", "Throw the coin"),
            Kind.PRIMARY,
            icon="circle-dot",
            do=lambda: self._do(self._ways.throw),
        )
        self._drawn = Stack(self._said, self._when, self._fine, FlowBox(self.begin, self.leave, bleed=Button.bleed))
        self._ready = Stack(
            body(translate("FairTest", "When such a moment comes, the coin says which of the two.")),
            FlowBox(self.throw, bleed=Button.bleed),
        )
        self._coin = Card(padding=tokens.SPACE_24)
        for part in (self._drawn, self._ready):
            self._coin.column.addWidget(part)
        return self._coin

    def _show_coin(self, test: FairTest) -> None:
        last = test.turns[-1] if test.turns else None
        open_turn = last if last is not None and not last.practice_id and last != self._left else None
        running = test.ended_at is None
        self._coin.setVisible(running)
        self._drawn.setVisible(open_turn is not None)
        self._ready.setVisible(open_turn is None)
        if open_turn is not None:
            self._said.setText(
                translate("FairTest", "The coin says: {tool}").format(tool=self._name(open_turn.tool_id))
            )
            self._when.setText(dates.stamp_words(open_turn.thrown_at))

    def said(self) -> str:
        """What the coin says now, "" while it was not thrown."""
        return self._said.text() if self._drawn.isVisibleTo(self) else ""

    def _begin(self) -> None:
        if self.shown is not None and self.shown.found.test.turns:
            self._ways.start(self.shown.found.test.turns[-1].tool_id)

    def _leave(self) -> None:
        if self.shown is not None:
            self._left = self.shown.found.test.turns[-1]
            self._show_coin(self.shown.found.test)
            self.throw.setFocus()

    def _do(self, way: Callable[[str], None]) -> None:
        if self.shown is not None:
            way(self.shown.found.test.id)

    def _name(self, tool_id: str) -> str:
        assert self.shown is not None
        return insight_words.words(Title(self.shown.titles.get(tool_id, "")))
