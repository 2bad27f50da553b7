"""Comparing three of the words of a key, typed or picked.  Pressing "same" would not be enough."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.errors import AppError
from app.packs.compare import Challenge, Form
from app.packs.keys import VerifierKey
from ui.context import Context
from ui.i18n import translate
from ui.i18n.dates import number_words
from ui.i18n.messages import sentence
from ui.operations import packs as ops
from ui.widgets.chips import ChipChoice, Segments
from ui.widgets.fields import LineField
from ui.widgets.layout import Stack
from ui.widgets.message_bar import announce
from ui.widgets.sheet import Sheet
from ui.widgets.text import hint

TYPED, PICKED = "typed", "picked"


class CompareSheet(Sheet):
    """``same`` when the parts were right.  Every try is asked for other places."""

    same = Signal()

    def __init__(self, over: QWidget, ctx: Context, key: VerifierKey, shown: str) -> None:
        super().__init__(
            over,
            translate("Packs", "Compare words with {name}").format(name=shown),
            yes=translate("Packs", "Compare"),
            width=680,
        )
        self._ctx, self._key, self._shown = ctx, key, shown
        self._asked: Challenge | None = None
        self.fields: list[LineField] = []
        self.picks: list[ChipChoice] = []
        self.say(
            translate(
                "Packs",
                "Every key has seven words. Let them be read out to you in person, or on the telephone if you know the voice."
                " The message that the file came with is not enough.",
            )
        )
        self.form = Segments(
            translate("Packs", "What is read out to you"),
            ((Form.WORDS.value, translate("Packs", "Words")), (Form.DIGITS.value, translate("Packs", "Numbers"))),
            Form.WORDS.value,
            on=lambda _value: self._draw(),
        )
        self.way = Segments(
            translate("Packs", "How you answer"),
            ((TYPED, translate("Packs", "Type them")), (PICKED, translate("Packs", "Pick them"))),
            TYPED,
            on=lambda _value: self._show(),
        )
        self.column.addWidget(self.form)
        self.column.addWidget(self.way)
        self._room = Stack()
        self.column.addWidget(self._room)
        self.problem = hint("")
        self.problem.hide()
        self.column.addWidget(self.problem)
        self.yes.setEnabled(False)
        self._draw()

    def answers(self) -> tuple[str, ...]:
        """What was typed or picked."""
        if self.way.value() == TYPED:
            return tuple(field.text().strip() for field in self.fields)
        return tuple(pick.value() for pick in self.picks)

    def _draw(self) -> None:
        self.yes.setEnabled(False)
        form = Form(self.form.value())
        self._ctx.query(ops.challenge(self._key.key.hex(), form), self._drawn, owner=self)

    def _drawn(self, asked: Challenge) -> None:
        if asked.form.value != self.form.value():
            return  # changed meanwhile: the other one is on its way
        self._asked = asked
        self._show()
        self.yes.setEnabled(True)

    def _show(self) -> None:
        asked = self._asked
        if asked is None:
            return
        had = self.isAncestorOf(self.window().focusWidget() or self)
        self._room.clear()
        self.fields, self.picks = [], []
        for place, offers in zip(asked.places, asked.offers, strict=True):
            name = _place(asked.form, place)
            if self.way.value() == TYPED:
                field = LineField(name)
                field.submitted.connect(self._accept)
                self.fields.append(field)
                self._room.column.addWidget(field)
            else:
                pick = ChipChoice(name, ((offer, offer) for offer in offers), single=True)
                self.picks.append(pick)
                self._room.column.addWidget(pick)
        if had and self.fields and not self.form.isAncestorOf(self.window().focusWidget() or self):
            self.fields[0].setFocus()

    def _accept(self) -> None:
        """Only the right parts close it."""
        if self._asked is None or not self.yes.isEnabled() or self.yes.resting():
            return
        if not all(self.answers()):
            self._say(translate("Packs", "All three are needed."))
            return
        self.yes.set_resting(True)
        self._ctx.run(
            ops.compare(self._key, self._asked, self.answers(), self._shown),
            self._answered,
            owner=self,
            failed=self._refused,
        )

    def _answered(self, right: bool) -> None:
        self.yes.set_resting(False)
        if right:
            super()._accept()
            self.same.emit()
            return
        self._say(
            translate(
                "Packs",
                "These are not the words of this key. It may be a slip: you can try again, with other places."
                " If it goes on, do not trust that the file comes from this person.",
            )
        )
        self._draw()

    def _refused(self, error: AppError) -> None:
        self.yes.set_resting(False)
        self._say(sentence(error))

    def _say(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.show()
        announce(self, words)


def ask(over: QWidget, ctx: Context, key: VerifierKey, shown: str, then: Callable[[], None]) -> CompareSheet:
    """Ask for three parts; ``then`` is called when they were right."""
    sheet = CompareSheet(over, ctx, key, shown)
    sheet.same.connect(then)
    sheet.show_sheet(sheet.form.current())
    return sheet


def _place(form: Form, place: int) -> str:
    words = (
        translate("Packs", "Word number {place}") if form is Form.WORDS else translate("Packs", "Group number {place}")
    )
    return words.format(place=number_words(place))
