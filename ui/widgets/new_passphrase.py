"""Choosing a passphrase: six offered words, or one's own with an honest line about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.errors import AppError
from app.vault.secrets import normalise, offer_words
from ui.i18n import translate
from ui.i18n.messages import sentence
from ui.jobs import Lanes
from ui.theme import tokens
from ui.widgets.buttons import Button, Kind
from ui.widgets.chips import Segments
from ui.widgets.fields import LineField, PassphraseField
from ui.widgets.layout import Stack, row
from ui.widgets.nesting import nest
from ui.widgets.plate import Plate, Reading
from ui.widgets.strength import StrengthLine
from ui.widgets.text import Text, body

OFFERED, OWN = "offered", "own"


class NewPassphrase(Stack):
    """Call `take`: it gives the passphrase when it is ready, or shows what is missing and gives None."""

    submitted = Signal()

    def __init__(self, lanes: Lanes, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._lanes = lanes
        self._words: list[str] = []
        self.way = Segments(
            translate("Passphrase", "How to choose"),
            ((OFFERED, translate("Passphrase", "Six words from us")), (OWN, translate("Passphrase", "My own words"))),
            OFFERED,
            on=self._on_way,
        )
        self.column.addWidget(self.way)
        self._offer = self._build_offer()
        self._own = self._build_own()
        self.column.addWidget(self._offer)
        self.column.addWidget(self._own)
        self._own.hide()
        self.other_words()

    def take(self) -> str | None:
        """The passphrase, typed as often as it must be, or None (then the field says why)."""
        return self._take_offered() if self.way.value() == OFFERED else self._take_own()

    def wipe(self) -> None:
        """Forget everything that was typed or offered."""
        self._words = []
        self.shown.setText("")
        self.shown.setAccessibleName("")
        for field in (self.copied, self.first, self.again):
            field.wipe()
        self.strength.show_text("")

    def first_focus(self) -> QWidget:
        return self.way.current()

    def other_words(self) -> None:
        """Offer six other words."""
        self._lanes.free(lambda _token, _progress: offer_words(), self._show_words, owner=self)

    def offered(self) -> str:
        """The words that are offered now, as they are typed."""
        return " ".join(self._words)

    def _build_offer(self) -> Stack:
        plate = Plate()
        self.shown = Reading("", tokens.HEADING)
        plate.column.addWidget(self.shown)
        another = Button(translate("Passphrase", "Six other words"), Kind.LINK, icon="refresh-cw", do=self.other_words)
        self.copied = LineField(
            translate("Passphrase", "Type the six words, with a space between them"),
            help_text=translate("Passphrase", "If you write them on paper, keep the paper where only you look."),
        )
        self.copied.submitted.connect(self.submitted)
        why = body(
            translate(
                "Passphrase",
                "Six plain words, drawn by chance: nobody can guess them. They are easier to keep in mind than they look. "
                "Make a small picture or story of them.",
            )
        )
        made = Stack(why, plate)
        nest(made.column, row(another))
        made.column.addWidget(self.copied)
        return made

    def _build_own(self) -> Stack:
        show, hide = translate("Passphrase", "Show what I type"), translate("Passphrase", "Hide what I type")
        self.first = PassphraseField(translate("Passphrase", "Passphrase"), show=show, hide=hide)
        self.strength = StrengthLine(self._lanes)
        self.first.changed.connect(self.strength.show_text)
        self.again = PassphraseField(translate("Passphrase", "The same once more"), show=show, hide=hide)
        self.first.submitted.connect(lambda: self.again.edit.setFocus(Qt.FocusReason.TabFocusReason))
        self.again.submitted.connect(self.submitted)
        why = body(
            translate(
                "Passphrase",
                "Several words that do not belong together work best. Leave out names, dates, songs and whatever people near you know about you.",
            )
        )
        return Stack(why, self.first, self.strength, self.again)

    def _show_words(self, words: list[str]) -> None:
        self._words = words
        self.shown.setText(" ".join(words))
        self.shown.setAccessibleName(translate("Passphrase", "The six words: {words}").format(words=", ".join(words)))
        self.copied.wipe()

    def _on_way(self, way: str) -> None:
        self._offer.setVisible(way == OFFERED)
        self._own.setVisible(way == OWN)

    def _take_offered(self) -> str | None:
        typed = " ".join(self.copied.text().split()).casefold()
        if self._words and typed == self.offered():
            return typed
        self.copied.show_problem(
            translate(
                "Passphrase", "This is not quite the same as the six words above. Please look again; there is no hurry."
            )
            if typed
            else translate("Passphrase", "Please type the six words here once, so that we both know you have them.")
        )
        return None

    def _take_own(self) -> str | None:
        text = self.first.text()
        try:
            normalise(text)
        except AppError as error:
            self.first.show_problem(sentence(error))
            return None
        if self.again.text() == text:
            return text
        self.again.show_problem(
            translate("Passphrase", "The two are not the same yet. The eye shows what you typed, if nobody is looking.")
            if self.again.text()
            else translate("Passphrase", "Please type it here once more.")
        )
        return None


def no_recovery_note() -> Text:
    """The plain sentence that belongs beside every choice of a passphrase."""
    return Text(
        translate(
            "Passphrase",
            "Nobody can recover it: not we, not anyone else. Without it, and without a recovery code, what you write cannot be read again.",
        ),
        tokens.STRONG,
    )
