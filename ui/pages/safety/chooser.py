"""Which country?  Asked in the page itself, searched by typing, never guessed, never needed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from app.circle.resources.model import EU
from app.vault.words import loose
from ui.i18n import translate
from ui.i18n.countries import OTHER, also_called, country_name
from ui.theme import tokens
from ui.widgets.buttons import Button, Chip, Kind
from ui.widgets.cards import Card
from ui.widgets.fields import SearchField
from ui.widgets.layout import Column, FlowBox, row
from ui.widgets.message_bar import announce
from ui.widgets.nesting import nest
from ui.widgets.text import Text, hint, subheading


class CountryChooser(Card):
    """A field to search, and the countries as buttons.  Return takes the first that is left."""

    def __init__(
        self,
        codes: Sequence[str],
        choose: Callable[[str], None],
        *,
        chosen: str = "",
        kept: str,
        close: Callable[[], None] | None = None,
    ) -> None:
        """``kept`` says where the choice is kept; ``close``: how to leave it as it is."""
        super().__init__()
        self._choose = choose
        self.column.setContentsMargins(tokens.SPACE_24, tokens.SPACE_32, tokens.SPACE_24, tokens.SPACE_32)
        inside = Column()
        inside.setSpacing(tokens.SPACE_8)
        nest(self.column, inside)
        inside.addWidget(subheading(translate("Safety", "Where are you?")))
        inside.addWidget(Text(kept, tokens.BODY))
        self.search = SearchField(
            translate("Safety", "Search for a country"), translate("Safety", "Empty the search"),
            placeholder=translate("Safety", "Type the first letters"),
        )  # fmt: skip
        self.search.changed.connect(self._narrow)
        self.search.submitted.connect(self._take_first)
        inside.addWidget(self.search)
        self.chips = [self._chip(code, checked=code == chosen) for code in in_order(codes)]
        box = FlowBox(*self.chips, bleed=Chip.bleed)
        self._flow = box
        inside.addWidget(box)
        self.none = hint(translate("Safety", "No country is called so here. “Another country” always works."))
        self.none.hide()
        inside.addWidget(self.none)
        self.close_button = Button(translate("Safety", "Leave it as it is"), Kind.LINK, do=close)
        self.close_button.setVisible(close is not None)
        if close is not None:
            nest(inside, row(self.close_button))

    def first_focus(self) -> QWidget:
        return self.search.edit

    def names(self) -> list[str]:
        """The countries that are offered now."""
        return [chip.text() for chip in self.chips if not chip.isHidden()]

    def _chip(self, code: str, *, checked: bool) -> Chip:
        words = translate("Safety", "Another country of the European Union") if code == EU else country_name(code)
        chip = Chip(words, checkable=checked, checked=checked, value=code)
        chip.clicked.connect(lambda: self._choose(code))
        return chip

    def _narrow(self, typed: str) -> None:
        wanted = loose(typed).strip()
        shown = 0
        for chip in self.chips:
            fits = matches(chip.value, wanted)
            chip.setVisible(fits or (chip.value == OTHER))
            shown += fits
        self.none.setVisible(not shown)
        self._flow.flow.invalidate()
        self._flow.updateGeometry()
        announce(self, translate("Safety", "%n country(ies)", "", shown) if shown else self.none.text())

    def _take_first(self) -> None:
        left = [chip for chip in self.chips if not chip.isHidden()]
        if self.search.text().strip() and left:
            self._choose(left[0].value)


def in_order(codes: Sequence[str]) -> list[str]:
    """By name, with what is no country by itself at the end."""
    return [*sorted((code for code in codes if code != EU), key=lambda code: loose(country_name(code))), EU, OTHER]


def matches(code: str, wanted: str) -> bool:
    """Whether a word of a country's name, or of what else it is called, begins so."""
    words = loose(f"{country_name(code)} {also_called(code)}")
    return not wanted or words.startswith(wanted) or f" {wanted}" in words
