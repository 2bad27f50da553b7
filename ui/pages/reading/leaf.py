"""One text on the screen: large, calm, and nothing beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from app.cards.model import Card
from exercises.readings import Reading
from ui.i18n import labels, tool_words, translate
from ui.pages.reading.reads import Leaf
from ui.theme import tokens
from ui.theme.paint import SHADOW
from ui.theme.theme import Style, theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.fold import Fold
from ui.widgets.layout import Column, FlowBox
from ui.widgets.text import Text, hint

_LARGE: Style = ("serif", 22, 400)
_PER_MINUTE = 180  # words, read slowly


@dataclass(frozen=True, slots=True)
class Ways:
    """Where the buttons of a text lead; the page does it."""

    show: Callable[[], None]
    other: Callable[[], None]
    keep: Callable[[], None]
    choose: Callable[[], None]


class LeafView(QWidget):
    """Shows a text, or, for one that touches something heavy, first what it touches."""

    bleed = SHADOW

    def __init__(self, leaf: Leaf, ways: Ways) -> None:
        super().__init__()
        self.leaf = leaf
        self.keep: Button | None = None
        self.begin: Button | None = None
        self._ways = ways
        self._column = Column(self)
        self._column.setSpacing(tokens.SPACE_16)

    def show_note(self, reading: Reading) -> None:
        """What it touches and what it leaves out, and two equal ways."""
        self._say(reading.title, tokens.HEADING)
        self._say(reading.content_note, tokens.LEAD)
        seconds = max(10, round(reading.words() * 60 / _PER_MINUTE / 10) * 10)
        self._column.addWidget(hint(translate("Reading", "About %n second(s) to read.", "", seconds)))
        self.begin = Button(translate("Reading", "Read it"), Kind.OUTLINE, do=self._ways.show)
        other = Button(translate("Reading", "Another one"), Kind.OUTLINE, do=self._ways.other)
        self._column.addWidget(FlowBox(self.begin, other, bleed=Button.bleed))
        words = translate("Reading", "Choose what texts may touch on")
        self._column.addWidget(Button(words, Kind.LINK, do=self._ways.choose))

    def show_reading(self, reading: Reading) -> None:
        """The whole text."""
        if reading.said:
            self._say(translate("Reading", "“{thought}”").format(thought=reading.said), tokens.LEAD, quiet=True)
        self._say(reading.title, tokens.HEADING)
        for line in reading.text:
            self._say(line, _LARGE)
        words = translate("Reading", "Keep “{sentence}”").format(sentence=reading.keep)
        self.keep = Button(words, Kind.LINK, icon="bookmark", do=self._ways.keep)

    def show_kept(self) -> None:
        """Its sentence is among the cards; the keyboard stays where it was kept."""
        if self.keep is not None:
            self.keep.set_words(translate("Reading", "Kept"))
            self.keep.set_resting(True)

    def show_card(self, card: Card) -> None:
        """A card of the person's own."""
        self._say(translate("Reading", "From your cards"), tokens.LABEL, quiet=True)
        if card.title:
            self._say(card.title, tokens.HEADING)
        for part in card.parts:
            if part.heading:
                self._say(part.heading, tokens.STRONG, quiet=True)
            for line in part.lines:
                self._say(line, _LARGE)

    def spoken(self) -> str:
        """Everything in one, for a screen reader."""
        return " ".join(text.text() for text in self.findChildren(Text) if not text.isHidden())

    def _say(self, words: str, style: Style, *, quiet: bool = False) -> None:
        text = Text(words, style, quiet=quiet)
        text.setMaximumWidth(max(theme().px(680), 680))
        self._column.addWidget(text)


def about(reading: Reading) -> Fold:
    """Whose words these are, and what they stand on."""
    fold = Fold(translate("Reading", "About this text"))
    fold.bleed = 0
    fold.column.setSpacing(tokens.SPACE_8)
    fold.column.addWidget(
        hint(
            translate(
                "Reading",
                "Written by the makers of this program from what is common. It is not one person's story,"
                " and it may be different for you.",
            )
        )
    )
    for source in reading.sources:
        fold.column.addWidget(hint(labels.join((source.cite, tool_words.source_state(seen=source.seen)))))
    names = labels.listed(reading.reviewed_by)
    fold.column.addWidget(
        hint(
            translate("Reading", "Read and approved by: {names}.").format(names=names)
            if names
            else translate("Reading", "No trained person has reviewed this text yet.")
        )
    )
    return fold
