"""At the end: what was written, and whether to keep it.  Going on without an answer keeps nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from exercises.keepsake import Part
from exercises.model import Keep, Keeps
from ui.i18n import translate
from ui.theme import tokens
from ui.theme.paint import SHADOW
from ui.widgets.buttons import Button, Kind
from ui.widgets.cards import Card
from ui.widgets.kept_card import KeptCard
from ui.widgets.layout import Column, FlowBox
from ui.widgets.nesting import nest
from ui.widgets.text import hint, subheading


class Offer(Card):
    """Shows the lines as they would be kept.  Once they are, it says so and offers nothing more."""

    kept = Signal(object)  # as which of `Keeps`
    read = Signal()  # the kept card

    def __init__(self, keep: Keep, parts: Sequence[Part]) -> None:
        super().__init__()
        self.parts = parts
        inside = Column()
        inside.setSpacing(tokens.SPACE_12)
        side, high = tokens.SPACE_32, SHADOW + tokens.SPACE_24
        self.column.setContentsMargins(side, high - 4, side, high)
        nest(self.column, inside)
        inside.addWidget(subheading(translate("Player", "What you wrote")))
        self.card = KeptCard(((part.heading, part.lines) for part in parts), title=keep.title, style=tokens.READING)
        inside.addWidget(self.card)
        as_card = keep.what is Keeps.CARD
        self.as_card = Button(
            translate("Player", "Keep as a card"),
            Kind.OUTLINE,
            icon="sticky-note",
            do=lambda: self.kept.emit(Keeps.CARD),
        )
        self.as_card.setVisible(as_card)
        self.as_entry = Button(
            translate("Player", "Keep in my journal"),
            Kind.LINK if as_card else Kind.OUTLINE,
            icon="book-open",
            do=lambda: self.kept.emit(Keeps.ENTRY),
        )
        self.buttons = FlowBox(self.as_card, self.as_entry, bleed=Button.bleed)
        inside.addWidget(self.buttons)
        self.promise = hint("")
        inside.addWidget(self.promise)
        self.show_card = Button(translate("Player", "Read the card"), Kind.LINK, do=self.read.emit)
        inside.addWidget(FlowBox(self.show_card, bleed=Button.bleed))
        self._show(None)

    def set_resting(self, resting: bool) -> None:
        """Whether keeping it is under way."""
        for button in (self.as_card, self.as_entry):
            button.set_resting(resting)

    def show_kept(self, what: Keeps | None) -> None:
        """It is kept now, as this; None: it is not, or not any more.  The keyboard stays within."""
        focused = self.window().focusWidget()
        had = focused is not None and self.isAncestorOf(focused)
        self._show(what)
        if had:
            (self.show_card if self.show_card.isVisibleTo(self) else self.card.whole or self).setFocus(
                Qt.FocusReason.OtherFocusReason
            )

    def first_focus(self) -> QWidget:
        return self.as_card if self.as_card.isVisibleTo(self) else self.as_entry

    def _show(self, done: Keeps | None) -> None:
        self.buttons.setVisible(done is None)
        self.show_card.setVisible(done is Keeps.CARD)
        self.promise.setText(
            {
                None: translate("Player", "Going on leaves it here, and then it is gone."),
                Keeps.CARD: translate("Player", "Kept as a card. Cards lie under Tools."),
                Keeps.ENTRY: translate("Player", "Kept in your journal, as an entry of today."),
            }[done]
        )
