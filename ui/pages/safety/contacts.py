"""The numbers and addresses of one line: the word for each, the number large, what belongs to it."""

from __future__ import annotations

from datetime import datetime, tzinfo

from PySide6.QtWidgets import QWidget

from app.circle.board import Shown
from app.circle.resources.model import WRITTEN, Contact, Hours
from app.circle.resources.opening import opening
from ui.i18n import translate
from ui.i18n.line_words import apart, contact_words, digit_by_digit, kind_words, opening_words
from ui.theme import tokens
from ui.widgets.layout import Column
from ui.widgets.number import ADDRESS, NUMBER, SMALL_NUMBER, Number
from ui.widgets.text import Text, hint


class Contacts(QWidget):
    """``numbers`` are in the order in which they stand."""

    bleed = 0

    def __init__(self, shown: Shown, here: tzinfo | None = None) -> None:
        super().__init__()
        self._here = here
        self._open_now: list[tuple[Hours, Text]] = []
        self.numbers: list[Number] = []
        column = Column(self)
        column.setSpacing(0)
        if shown.contact:
            self._add(column, Number(shown.contact, NUMBER, spoken=digit_by_digit(shown.contact)))
            column.addWidget(hint(translate("Lines", "You wrote this number yourself.")))
            column.addStretch(1)
            return
        seen: set[tuple[str, str]] = set()
        for contact in shown.line.contacts:
            key = (contact.kind.value, contact.value)
            if key in seen:  # the number above, for another language or for some people
                column.addWidget(hint(_other_way(contact)))
            else:
                self._whole(column, contact)
            seen.add(key)
        column.addStretch(1)

    def set_time(self, now: datetime) -> None:
        """Say of numbers with hours of their own whether they are open at this instant."""
        for hours, label in self._open_now:
            label.setText(opening_words(hours, opening(hours, now), now, self._here))

    def _whole(self, column: Column, contact: Contact) -> None:
        style = ADDRESS if contact.kind in WRITTEN else SMALL_NUMBER if contact.served else NUMBER
        words = contact_words(contact)
        spoken = f"{kind_words(contact.kind)}: {digit_by_digit(contact.value)}"
        column.addWidget(Text(kind_words(contact.kind), tokens.LABEL, quiet=True))
        self._add(column, Number(contact.value, style, spoken=f"{spoken}. {words}" if words else spoken))
        if words:
            column.addWidget(hint(words))
        if contact.hours is not None:
            self._open_now.append((contact.hours, hint("")))
            column.addWidget(self._open_now[-1][1])
        column.addSpacing(tokens.SPACE_4)

    def _add(self, column: Column, number: Number) -> None:
        self.numbers.append(number)
        column.addWidget(number)


def _other_way(contact: Contact) -> str:
    return f"{kind_words(contact.kind)} {apart(contact.value)}: {contact_words(contact)}"
