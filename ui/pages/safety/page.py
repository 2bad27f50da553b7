"""When it is not safe right now: short, direct, nothing to fill in, nothing kept, one way back.

Ideas are those of the first module of our research on safety plans (content research 3.3), none of
them an instruction.  Numbers other than the two that stand there come with the dated lines of a
country, never from here.  No method is named on this page.
"""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.context import Context
from ui.i18n import translate
from ui.navigation import OWN_PAIN, Place, PlayerStart, Room
from ui.page import Page
from ui.theme import tokens
from ui.widgets.bullets import points
from ui.widgets.buttons import Button, Kind
from ui.widgets.cards import Card
from ui.widgets.layout import Scroll, row
from ui.widgets.text import Text, hint, lead, subheading, title

STEADYING = "five-senses"


class SafetyPage(Page):
    """What may help in the moment.  `open` with `OWN_PAIN` puts the danger from oneself first."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        scroll = Scroll(measure=860)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        self._title = title("")
        self._lead = lead("")
        self.back = Button(translate("Safety", "Back"), Kind.OUTLINE, icon="arrow-left", do=ctx.back)
        self._from_others = self._danger()
        self._from_pain = self._pain()
        column = scroll.column
        column.addLayout(row(self.back))
        column.addWidget(self._title)
        column.addWidget(self._lead)
        self._cards = QVBoxLayout()
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(0)
        holder = QWidget()
        holder.bleed = Card.bleed  # type: ignore[attr-defined]
        holder.setLayout(self._cards)
        column.addWidget(holder)
        column.addWidget(
            hint(translate("Safety", "This page calls nobody and sends nothing. Nothing you do here is kept."))
        )
        column.addWidget(
            hint(
                translate("Safety", "To make this window go away at once: Leave, in the corner, or Shift three times.")
            )
        )
        column.addStretch(1)
        self._scroll = scroll
        self.open(None)

    def open(self, what: object) -> None:
        own = what == OWN_PAIN
        self._what = OWN_PAIN if own else None
        order = (self._from_pain, self._from_others) if own else (self._from_others, self._from_pain)
        for card in order:
            self._cards.removeWidget(card)
        for card in order:
            self._cards.addWidget(card)
            card.raise_()  # a screen reader reads in this order
        if own:
            self._title.setText(translate("Safety", "When it is hard to stay"))
            self._lead.setText(
                translate("Safety", "You do not have to decide anything now. Only the next few minutes count.")
            )
        else:
            self._title.setText(translate("Safety", "Not safe right now"))
            self._lead.setText(translate("Safety", "Getting safer comes first. Everything else here can wait."))
        self._scroll.verticalScrollBar().setValue(0)

    def here(self) -> object:
        return self._what

    def first_focus(self) -> QWidget | None:
        return self.back

    # parts

    def _danger(self) -> Card:
        card = _card(translate("Safety", "If somebody may hurt you"))
        card.column.addWidget(
            points(
                (
                    translate("Safety", "If you can call: the emergency number where you are."),
                    translate("Safety", "If you can move: towards a room with a way out."),
                    translate(
                        "Safety", "Away from kitchen, bathroom and garage, and from anything that can be used to hurt."
                    ),
                    translate("Safety", "The phone within reach."),
                    translate("Safety", "A sign to a neighbour: a knock, a light, a word you agreed on."),
                    translate(
                        "Safety",
                        "If giving way is the safest thing now, it is allowed. It is not the same as agreeing.",
                    ),
                )
            ),
        )
        card.column.addWidget(Text(translate("Safety", "If you cannot speak on the phone"), tokens.STRONG))
        card.column.addWidget(
            points(
                (
                    translate("Safety", "United Kingdom, from a mobile: call 999, then press 55."),
                    translate("Safety", "New Zealand: call 111, then press 55."),
                )
            ),
        )
        card.column.addWidget(
            hint(
                translate(
                    "Safety",
                    "From the safety checklists of domestic abuse services, seen in November 2026. Other countries do it differently.",
                )
            )
        )
        return card

    def _pain(self) -> Card:
        card = _card(translate("Safety", "If you may hurt yourself, or do not want to be here"))
        card.column.addWidget(
            points(
                (
                    translate("Safety", "The emergency number where you are is for this too."),
                    translate("Safety", "One person, now, with as few words as you like: “Please stay with me.”"),
                    translate(
                        "Safety",
                        "Some distance between you and what you might use: another room, or in the hands of somebody else.",
                    ),
                    translate(
                        "Safety",
                        "Near other people, if there is a place where that is all right: with somebody, or where people are.",
                    ),
                    translate(
                        "Safety",
                        "This feeling comes in waves. It is allowed to wait for the next minute, and then for the next.",
                    ),
                )
            ),
        )
        self.steady = Button(
            translate("Safety", "Something for the next minutes"), Kind.OUTLINE,
            do=lambda: self.ctx.go(Place(Room.PLAYER, PlayerStart(STEADYING, calm=False))),
        )  # fmt: skip
        card.column.addLayout(row(self.steady))
        return card


def _card(name: str) -> Card:
    card = Card()
    card.column.addWidget(subheading(name))
    return card
