"""After a tool: where are you now?  Every part can be left empty, and nothing is kept unless asked for."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.practice.model import Verdict
from ui.i18n import labels, translate
from ui.pages.player.offer import Offer
from ui.pages.player.part import widest_line
from ui.theme import tokens
from ui.theme.paint import SHADOW
from ui.widgets.buttons import Button, Kind
from ui.widgets.cards import Card
from ui.widgets.chips import ChipChoice
from ui.widgets.fields import LineField
from ui.widgets.focus import GUTTER
from ui.widgets.layout import Column, Flow
from ui.widgets.nesting import nest
from ui.widgets.strengths import Strength
from ui.widgets.text import heading, hint, lead

_VERDICTS = (Verdict.HELPED, Verdict.SAME, Verdict.WORSE, Verdict.CANT_TELL)


@dataclass(frozen=True, slots=True)
class Said:
    """What was said on the page."""

    after: int | None = None
    numb_after: int | None = None
    verdict: Verdict = Verdict.UNSAID
    note: str = ""
    in_words: bool = False

    def anything(self) -> bool:
        return self != Said(in_words=self.in_words)


class After(QWidget):
    """The last page of a tool."""

    done = Signal()
    kept = Signal(object)  # `Said`, to be noted
    again = Signal()
    longer = Signal()
    other = Signal()
    put_away = Signal()
    never = Signal()
    cards = Signal()
    bleed = SHADOW

    def __init__(
        self, *, stopped: bool, asks: bool, in_words: bool, longer: bool, offer: Offer | None = None, cards: int = 0
    ) -> None:
        """``asks`` False shows no questions at all; ``in_words`` asks for words in place of numbers."""
        super().__init__()
        self._in_words = in_words
        self.offer = offer
        column = Column(self)
        column.setSpacing(tokens.SPACE_8)
        title = translate("Player", "You stopped here") if stopped else translate("Player", "That was all of it")
        self.title = heading(title)
        column.addWidget(self.title)
        column.addWidget(
            lead(
                translate("Player", "Stopping is a good use of a tool.")
                if stopped
                else translate("Player", "You can stay a moment, or go on with your day.")
            )
        )
        self.finish = Button(translate("Player", "Done"), Kind.PRIMARY, do=self.done.emit)
        self.once_more = Button(
            translate("Player", "Back to where I was") if stopped else translate("Player", "Once more"),
            Kind.OUTLINE,
            do=self.again.emit,
        )
        self.to_longer = Button(translate("Player", "The longer one"), Kind.OUTLINE, do=self.longer.emit)
        self.to_longer.setVisible(longer and not stopped)
        self.to_other = Button(translate("Player", "Something else"), Kind.OUTLINE, do=self.other.emit)
        self.to_cards = Button(
            translate("Player", "Cards I keep from this"), Kind.LINK, icon="sticky-note", do=self.cards.emit
        )
        self.to_cards.setVisible(cards > 0)
        column.addWidget(_flow(self.finish, self.once_more, self.to_longer, self.to_other, self.to_cards))
        if offer is not None:
            column.addWidget(offer)
        self._note = self._make_note()
        self._note.setVisible(asks)
        column.addWidget(self._note)
        self._changed()

    def first_focus(self) -> QWidget:
        return self.finish

    def said(self) -> Said:
        """What has been said so far."""
        verdict, line = Verdict(self.verdict.value()), self.line.text().strip()
        return Said(self.strong.value(), self.numb.value(), verdict, line, self._in_words)

    def _make_note(self) -> Card:
        card = Card()
        inside = Column()
        inside.setSpacing(tokens.SPACE_12)
        side, high = tokens.SPACE_32, SHADOW + tokens.SPACE_24
        card.column.setContentsMargins(side, high - 4, side, high)
        nest(card.column, inside)
        words = self._in_words
        question = translate("Player", "How strong is it now?") if words else translate("Player", "Where are you now?")
        self.strong = Strength(question)
        self.numb = Strength(translate("Player", "And how far away or numb?"), numb=True, tint="lilac")
        self.verdict = ChipChoice(
            translate("Player", "And this tool?"), [(v.value, _verdict(v)) for v in _VERDICTS], single=True
        )
        self.worse = hint(translate("Player", "Good to know. You can put it away, and it will not be offered again."))
        self.away = Button(translate("Player", "Put this tool away"), Kind.OUTLINE, do=self.put_away.emit)
        self.line = LineField(translate("Player", "A line about it, if you like"))
        self.line.setMaximumWidth(widest_line())
        self.promise = hint(translate("Player", "Nothing of this is kept unless you press “Keep this note”."))
        self.keep = Button(translate("Player", "Keep this note"), Kind.OUTLINE, do=lambda: self.kept.emit(self.said()))
        self.stop_asking = Button(translate("Player", "Do not ask me this again"), Kind.LINK, do=self.never.emit)
        for strength in (self.strong, self.numb):
            strength.set_in_words(words)
            strength.changed.connect(self._changed)
            inside.addWidget(strength)
        self.verdict.changed.connect(self._changed)
        self.line.changed.connect(lambda _text: self._changed())
        for part in (self.verdict, self.worse, self.away, self.line, self.promise, _flow(self.keep, self.stop_asking)):
            inside.addWidget(part)
        return card

    def _changed(self) -> None:
        worse = self.verdict.value() == Verdict.WORSE
        self.worse.setVisible(worse)
        self.away.setVisible(worse)
        anything = self.said().anything()
        self.keep.setEnabled(anything)
        self.keep.kind = Kind.PRIMARY if anything else Kind.OUTLINE
        self.finish.kind = Kind.OUTLINE if anything else Kind.PRIMARY
        self.finish.setText(translate("Player", "Done, keep nothing") if anything else translate("Player", "Done"))
        self.finish.setAccessibleName(self.finish.text())
        for button in (self.keep, self.finish):
            button.updateGeometry()
            button.update()


def _verdict(value: Verdict) -> str:
    words = labels.verdict(value)
    return words[:1].upper() + words[1:]


def _flow(*buttons: QWidget) -> QWidget:
    holder = QWidget()
    holder.bleed = GUTTER  # type: ignore[attr-defined]
    flow = Flow(holder)
    for button in buttons:
        flow.addWidget(button)
    return holder
