"""The emergency number, large, before everything else."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.circle.board import Board
from app.circle.resources.model import Emergency
from ui.i18n import translate
from ui.i18n.countries import country_name
from ui.i18n.dates import short_day
from ui.i18n.line_words import apart, digit_by_digit
from ui.theme import tokens
from ui.theme.paint import SHADOW
from ui.widgets.cards import Card
from ui.widgets.focus import GUTTER
from ui.widgets.layout import Column, Reflow
from ui.widgets.nesting import nest
from ui.widgets.number import LARGE_NUMBER, Number
from ui.widgets.text import Text, hint, subheading


class EmergencyCard(Card):
    """One number of the chosen country; without one, the words that are true everywhere."""

    def __init__(self, board: Board) -> None:
        super().__init__()
        side = tokens.SPACE_24
        self.column.setContentsMargins(side, SHADOW + 8, side, SHADOW + 14)
        self.numbers: list[Number] = []
        if not board.emergency:
            inside = Column()
            inside.setSpacing(tokens.SPACE_4)
            inside.addWidget(subheading(translate("Safety", "In an emergency")))
            inside.addWidget(Text(translate("Safety", "Call the emergency number where you are."), tokens.LEAD))
            nest(self.column, inside)
        for emergency in board.emergency:
            self.column.addWidget(self._one(board, emergency))

    def _one(self, board: Board, emergency: Emergency) -> QWidget:
        words = QWidget()
        column = Column(words)
        column.setSpacing(tokens.SPACE_4)
        where = translate("Safety", "In an emergency, {country}").format(country=country_name(board.country))
        column.addWidget(subheading(where))
        if emergency.silent:
            column.addWidget(Text(_silent(emergency), tokens.LEAD))
        if emergency.note:
            column.addWidget(Text(emergency.note, tokens.BODY))
        column.addWidget(hint(_checked(emergency, old=emergency.number in board.may_have_changed)))
        number = Number(
            emergency.number, LARGE_NUMBER,
            spoken=translate("Safety", "Emergency: {number}").format(number=digit_by_digit(emergency.number)),
        )  # fmt: skip
        self.numbers.append(number)
        row = Reflow(420)
        row.box.setContentsMargins(SHADOW - GUTTER, 0, 0, 0)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            row.box.setContentsMargins(0, 0, SHADOW - GUTTER, 0)
        row.box.addWidget(number, 0, Qt.AlignmentFlag.AlignVCenter)
        row.box.addWidget(words, 1000)
        row.box.addStretch(1)
        return row


def _silent(emergency: Emergency) -> str:
    number, key = apart(emergency.number), apart(emergency.silent)
    if emergency.silent_from:
        words = translate("Safety", "If you cannot speak, from a mobile: call {number}, then press {key}.")
    else:
        words = translate("Safety", "If you cannot speak: call {number}, then press {key}.")
    return words.format(number=number, key=key)


def _checked(emergency: Emergency, *, old: bool) -> str:
    seen = translate("Safety", "Seen on {day}, not tried by phone.").format(day=short_day(emergency.checked))
    return f"{seen} {translate('Safety', 'It may have changed.')}" if old else seen
