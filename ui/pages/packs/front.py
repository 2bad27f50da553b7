"""The front: what came from whom, and the ways to open something."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.packs.trust import Trust
from ui.i18n import pack_words, translate
from ui.pages.packs.reads import FrontData, Offered
from ui.pages.packs.words import line
from ui.theme import tokens
from ui.theme.paint import SHADOW
from ui.widgets.buttons import Button, Kind
from ui.widgets.cards import PressCard
from ui.widgets.layout import FlowBox, Scroll
from ui.widgets.text import Text, lead, subheading, title
from ui.widgets.tiles import Tiles


@dataclass(frozen=True, slots=True)
class Ways:
    """Where the buttons lead; the page does it."""

    choose: Callable[[], None]
    paste: Callable[[], None]
    squares: Callable[[], None]
    people: Callable[[], None]
    pack: Callable[[str], None]
    offered: Callable[[Offered], None]
    studio: Callable[[], None]


class Front(QWidget):
    """A calm list: title, whom it is from, what the name is worth."""

    def __init__(self, ways: Ways) -> None:
        super().__init__()
        self._ways = ways
        scroll = Scroll()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        column = scroll.column
        column.setSpacing(tokens.SPACE_8)
        column.addWidget(title(translate("Packs", "Packs")))
        self._lead = lead("")
        column.addWidget(self._lead)
        self.choose = Button(translate("Packs", "Open a pack"), Kind.PRIMARY, icon="folder-open", do=ways.choose)
        self.paste = Button(translate("Packs", "Paste a text"), Kind.OUTLINE, icon="copy", do=ways.paste)
        self.squares = Button(
            translate("Packs", "Squares from pictures"), Kind.OUTLINE, icon="layout-template", do=ways.squares
        )
        self.people = Button(translate("Packs", "People and keys"), Kind.LINK, icon="users", do=ways.people)
        self.make = Button(translate("Packs", "Make a pack"), Kind.LINK, icon="pencil", do=ways.studio)
        column.addWidget(FlowBox(self.choose, self.paste, self.squares, self.people, self.make, bleed=Button.bleed))
        self._filled = False
        self.packs = _Cards()
        column.addWidget(self.packs)
        self._offered_title = subheading(translate("Packs", "These come with the program"))
        self._offered_line = Text(
            translate("Packs", "Nothing of them is added unasked. You can look inside first."), tokens.BODY, quiet=True
        )
        self.offered = _Cards()
        for part in (self._offered_title, self._offered_line, self.offered):
            column.addWidget(part)
        column.addStretch(1)
        for part in (self._offered_title, self._offered_line, self.offered):
            part.hide()

    def show_data(self, data: FrontData) -> None:
        """Show what is here."""
        focused = self.window().focusWidget()
        had = isinstance(focused, PressCard) and self.isAncestorOf(focused)
        had = had or (not self._filled and focused is self.choose)  # what it began with, before anything was read
        self._filled = True
        self._lead.setText(
            translate("Packs", "What people handed over to you.")
            if data.packs
            else translate(
                "Packs",
                "A pack is a file that somebody hands to you: ways of coping, words, voices of others, numbers to call."
                " You see first whom it is from and what is in it. Nothing is added unless you say so, and you can remove it"
                " without a trace.",
            )
        )
        self.packs.show_cards(
            [
                _Card(
                    pack_words.state_icon(found.author.state) if found.author.state is Trust.REVOKED else "package",
                    found.pack.title,
                    line(found),
                    lambda pack_id=found.pack.id: self._ways.pack(pack_id),  # type: ignore[misc]
                )
                for found in data.packs
            ]
        )
        self.offered.show_cards(
            [
                _Card("package", one.pack.title, one.pack.summary, lambda one=one: self._ways.offered(one))  # type: ignore[misc]
                for one in data.offered
            ]
        )
        for part in (self._offered_title, self._offered_line, self.offered):
            part.setVisible(bool(data.offered))
        if had and self.isVisible():
            self.first_focus().setFocus()

    def first_focus(self) -> QWidget:
        return self.packs.cards[0] if self.packs.cards else self.choose


@dataclass(frozen=True, slots=True)
class _Card:
    """A card to be made."""

    icon: str
    name: str
    line: str
    do: Callable[[], None]


class _Cards(QWidget):
    """Cards side by side, made anew each time."""

    bleed = SHADOW

    def __init__(self) -> None:
        super().__init__()
        self._tiles = Tiles(self, narrowest=380, most=2)
        self.cards: list[PressCard] = []

    def show_cards(self, cards: list[_Card]) -> None:
        self._tiles.clear()
        self.cards = [PressCard(card.icon, card.name, card.line, tint="sand", do=card.do) for card in cards]
        for made in self.cards:
            self._tiles.addWidget(made)
            made.show()
        self._tiles.invalidate()
        self.updateGeometry()
