"""Ideas for this moment, none of them an instruction (content research 3.3, module 1).

Numbers come with the lines of a country.  The two ways to call in silence stand here only while
no country is chosen.  No method is named.
"""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.i18n import translate
from ui.theme import tokens
from ui.widgets.bullets import points
from ui.widgets.cards import Card
from ui.widgets.nesting import nest
from ui.widgets.text import Text, hint, subheading


class Danger(Card):
    """When somebody else is the danger."""

    def __init__(self, *, silent: bool) -> None:
        """``silent``: with the numbers for those who cannot speak."""
        super().__init__()
        self.column.addWidget(subheading(translate("Safety", "If somebody may hurt you")))
        self.column.addWidget(
            points(
                (
                    translate("Safety", "If you can call: the emergency number."),
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
        if silent:
            self.column.addWidget(Text(translate("Safety", "If you cannot speak on the phone"), tokens.STRONG))
            self.column.addWidget(
                points(
                    (
                        translate("Safety", "United Kingdom, from a mobile: call 999, then press 55."),
                        translate("Safety", "New Zealand: call 111, then press 55."),
                    )
                ),
            )
        self.column.addWidget(
            hint(
                translate(
                    "Safety",
                    "From the safety checklists of domestic abuse services, seen in November 2026. Other countries do it differently.",
                )
            )
        )


class Pain(Card):
    """When the danger is one's own pain.  ``steady`` is where something for the next minutes goes, or None."""

    def __init__(self, steady: QWidget | None) -> None:
        super().__init__()
        self.column.addWidget(subheading(translate("Safety", "If you may hurt yourself, or do not want to be here")))
        self.column.addWidget(
            points(
                (
                    translate("Safety", "The emergency number is for this too."),
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
        if steady is not None:
            across = QVBoxLayout()
            across.setContentsMargins(0, 0, 0, 0)
            across.addWidget(steady)
            nest(self.column, across)
