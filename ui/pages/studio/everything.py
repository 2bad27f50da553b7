"""Everything that would be in the file, in its order, and what of it speaks of whoever made it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.handover.building import Said
from app.handover.leaving import Leaving
from app.handover.traces import OPTIONAL
from ui.i18n import checklist_words, translate
from ui.i18n.dates import number_words
from ui.pages.studio.view import View
from ui.theme import tokens
from ui.widgets.buttons import Button, Kind
from ui.widgets.layout import Stack
from ui.widgets.plate import Plate, Reading
from ui.widgets.text import Text, body, heading, hint

AT_ONCE = 120  # strings that are shown before more are asked for


class Everything(View):
    """Nothing is left out: what does not stand here does not leave."""

    def __init__(self, back: Callable[[], None]) -> None:
        super().__init__(
            translate("Studio", "Everything in the file"),
            translate("Studio", "Back to the pack"),
            back,
            translate("Studio", "Every word that leaves, in its order. What does not stand here does not leave."),
        )
        self._room = Stack(spacing=tokens.SPACE_12)
        self.column.addWidget(self._room)
        self.column.addStretch(1)
        self._rest: list[Said] = []
        self.listed: list[Said] = []

    def show_refused(self, sentence: str) -> None:
        """It could not be made into a file yet."""
        self._room.clear()
        self.listed = []
        plate = Plate("sand")
        plate.column.addWidget(
            Text(translate("Studio", "It is not finished yet, so there is no file to show."), tokens.STRONG)
        )
        plate.column.addWidget(body(sentence))
        self._room.column.addWidget(plate)

    def show_leaving(self, leaving: Leaving) -> None:
        self._room.clear()
        self.listed = []
        column = self._room.column
        column.addWidget(heading(translate("Studio", "What it says of you")))
        if leaving.key is None:
            column.addWidget(
                hint(translate("Studio", "A new key is made when you sign. Until then “key” stands in its place."))
            )
        for trace in leaving.traces:
            plate = Plate("lilac", padding=tokens.SPACE_12)
            plate.column.addWidget(Text(checklist_words.trace(trace.kind), tokens.STRONG))
            if trace.value:
                plate.column.addWidget(Reading(trace.value))
            if trace.kind in OPTIONAL:
                plate.column.addWidget(hint(translate("Studio", "It can be left out.")))
            column.addWidget(plate)
        column.addWidget(
            body(
                translate(
                    "Studio",
                    "Not in it: no day and no hour, no name of this computer or its account, no version of the program,"
                    " no ratings, no notes of how it was, nothing of who used what.",
                )
            )
        )
        column.addWidget(
            hint(translate("Studio", "The way you write cannot be taken out. Somebody who knows it well might know it again."))
        )  # fmt: skip
        column.addWidget(heading(translate("Studio", "Every word of it")))
        size = translate("Studio", "{count} characters of data in all.").format(count=number_words(leaving.size))
        column.addWidget(hint(size))
        self._words = Stack(spacing=2)
        column.addWidget(self._words)
        self._rest = list(leaving.said)
        self._more()
        self.to_top()

    def _more(self) -> None:
        now, self._rest = self._rest[:AT_ONCE], self._rest[AT_ONCE:]
        for said in now:
            self.listed.append(said)
            if said.where:
                self._words.column.addWidget(Text(said.where.removeprefix("$."), tokens.SMALL, quiet=True))
            line = Text(said.text, tokens.BODY)
            line.setAccessibleName(f"{said.where}: {said.text}" if said.where else said.text)
            self._words.column.addWidget(line)
        if self._rest:
            button = Button(translate("Studio", "Show more"), Kind.SOFT)

            def go_on() -> None:
                button.hide()
                self._more()

            button.clicked.connect(lambda: go_on())
            self._words.column.addWidget(button)

    def first_focus(self) -> QWidget:
        return self.back
