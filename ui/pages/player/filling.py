"""A card with blanks: a line for each, and words beside it that may be taken as they are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exercises.answers import Write
from exercises.engine import View
from exercises.steps import Blank, Fill
from ui.i18n import translate
from ui.pages.player.part import Part, widest_line
from ui.theme import tokens
from ui.widgets.buttons import Button, Chip, Kind
from ui.widgets.fields import LineField
from ui.widgets.layout import Flow, row
from ui.widgets.nesting import nest
from ui.widgets.plate import Plate

_MOST_AT_ONCE = 14  # words on offer; of more, only the first blank shows its own unasked


class FillPart(Part):
    """One plate, a blank under the other.  Each may stay empty."""

    def __init__(self, view: View) -> None:
        super().__init__()
        step = view.step
        assert isinstance(step, Fill)
        many = sum(len(blank.offers) for blank in step.blanks) > _MOST_AT_ONCE
        plate = Plate("lilac", padding=tokens.SPACE_24)
        plate.column.setSpacing(tokens.SPACE_16)
        self.blanks: list[BlankField] = []
        for index, blank in enumerate(step.blanks):
            field = BlankField(blank, view.work.written[index], offered=not many or index == 0)
            field.written.connect(lambda text, i=index: self.answered.emit(Write(text, i)))
            field.submitted.connect(lambda i=index: self._next(i))
            self.blanks.append(field)
            plate.column.addWidget(field)
        self.column.addWidget(plate)

    def first_focus(self) -> QWidget:
        return next((blank for blank in self.blanks if not blank.text()), self.blanks[0]).line.edit

    def _next(self, index: int) -> None:
        if index + 1 < len(self.blanks):
            self.blanks[index + 1].line.edit.setFocus()


class BlankField(QWidget):
    """One blank.  Its words on offer go in and out by one press; what was typed is never lost by it."""

    written = Signal(str)
    submitted = Signal()
    bleed = LineField.bleed

    def __init__(self, blank: Blank, text: str, *, offered: bool) -> None:
        super().__init__()
        self._offers = blank.offers
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.line = LineField(blank.label, help_text=blank.prompt)
        self.line.setMaximumWidth(widest_line())
        self.line.edit.setMaxLength(blank.longest)
        self.line.set_text(text)
        self.line.changed.connect(self._on_text)
        self.line.submitted.connect(self.submitted)
        column.addWidget(self.line)
        self.chips = [self._chip(blank.label, offer) for offer in blank.offers]
        self._words = QWidget()
        flow = Flow(self._words)
        edge = LineField.bleed - Chip.bleed  # chips stand on the edge of the line
        self._words.setContentsMargins(edge, tokens.SPACE_4, edge, 0)
        for chip in self.chips:
            flow.addWidget(chip)
        self.more = Button(translate("Player", "Words to take"), Kind.LINK, icon="chevron-down", do=self._show_offers)
        self.more.setAccessibleName(translate("Player", "Words to take for: {blank}").format(blank=blank.label))
        column.addWidget(self._words)
        nest(column, row(self.more))
        self._words.setVisible(offered and bool(blank.offers))
        self.more.setVisible(not offered and bool(blank.offers))
        self._show_taken(text)

    def text(self) -> str:
        return self.line.text()

    def _chip(self, label: str, offer: str) -> Chip:
        chip = Chip(offer)
        chip.setAccessibleName(translate("Player", "{blank}: {word}").format(blank=label, word=offer))
        chip.clicked.connect(lambda _on=False: self._take(offer))
        return chip

    def _show_offers(self) -> None:
        self._words.show()
        self.more.hide()
        self.chips[0].setFocus()

    def _take(self, offer: str) -> None:
        """Put the words in; if they are there, take them out.  One offer gives way to the next."""
        text = self.text().strip()
        taken = _taken(text, self._offers)
        own = text.removesuffix(taken).removesuffix(translate("Player", ", "))
        if taken != offer:
            own = f"{own}{translate('Player', ', ')}{offer}" if own else offer
        self.line.set_text(own)
        self._show_taken(self.text())

    def _on_text(self, text: str) -> None:
        self._show_taken(text)
        self.written.emit(text)

    def _show_taken(self, text: str) -> None:
        taken = _taken(text.strip(), self._offers)
        for chip, offer in zip(self.chips, self._offers, strict=True):
            chip.setChecked(offer == taken)


def _taken(text: str, offers: Sequence[str]) -> str:
    """Which of the offers the text is, or ends with behind one's own words; "" if none."""
    between = translate("Player", ", ")
    return next((offer for offer in offers if text == offer or text.endswith(f"{between}{offer}")), "")
