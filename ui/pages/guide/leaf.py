"""One section of a guide, with the list of the others beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.guide.shelf import Guide, Section, guide
from ui.i18n import translate
from ui.navigation import GuideAt, Place
from ui.pages.guide.contents import Contents
from ui.pages.guide.fits import door, door_name
from ui.theme import tokens
from ui.theme.paint import SHADOW
from ui.theme.theme import theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.cards import Card
from ui.widgets.fold import Fold
from ui.widgets.guide_parts import GuideText, leads, parts
from ui.widgets.layout import Column, FlowBox, Scroll
from ui.widgets.nesting import nest
from ui.widgets.plate import Plate
from ui.widgets.text import body, heading, hint, title

_BESIDE_FROM = 860  # px at 100 % text
_LIST = 270


@dataclass(frozen=True, slots=True)
class Ways:
    """Where the buttons lead; the page does it."""

    back: Callable[[], None]
    all: Callable[[], None]
    turn: Callable[[GuideAt], None]
    go: Callable[[Place], None]


class Leaf(QWidget):
    """A guide; `turn_to` shows one of its sections."""

    def __init__(self, guide_: Guide, wished: str, ways: Ways) -> None:
        """``wished`` is the language that the window speaks."""
        super().__init__()
        self.guide, self._ways = guide_, ways
        self.anchor = guide_.sections[0].anchor
        self._scroll = Scroll(measure=1080)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        column = self._scroll.column
        self.back = Button(translate("Guide", "Back"), Kind.OUTLINE, icon="arrow-left", do=ways.back)
        self.all = Button(translate("Guide", "All guides"), Kind.OUTLINE, icon="list", do=ways.all)
        column.addWidget(FlowBox(self.back, self.all, bleed=Button.bleed))
        column.addWidget(title(guide_.title))
        if not wished.startswith(guide_.lang):
            plate = Plate("sky")
            plate.column.addWidget(
                body(translate("Guide", "Nobody has translated this guide yet. These are the English words."))
            )
            column.addWidget(plate)
        self.contents = Contents([(one.anchor, _name(one)) for one in guide_.sections], self._choose)
        self._across = _Across(self.contents)
        column.addWidget(self._across)
        column.addStretch(1)
        self._card: _SectionCard | None = None

    def turn_to(self, anchor: str, wanted: Sequence[str] = ()) -> None:
        """Show a section; words that were looked for are marked."""
        section = self.guide.section(anchor)
        self.anchor = section.anchor
        before, after = self._around(section)
        card = _SectionCard(self.guide, section, before, after, self._ways)
        for text in card.texts():
            text.mark(wanted)
        self._across.put(card)
        self._card = card
        self.contents.mark(section.anchor)
        self._scroll.verticalScrollBar().setValue(0)

    def first_focus(self) -> QWidget:
        texts = self.texts()
        return texts[0] if texts else self.back

    def texts(self) -> list[GuideText]:
        """What is to be read now."""
        return self._card.texts() if self._card is not None else []

    def _around(self, section: Section) -> tuple[Section | None, Section | None]:
        every = self.guide.sections
        place = every.index(section)
        return (every[place - 1] if place else None), (every[place + 1] if place + 1 < len(every) else None)

    def _choose(self, anchor: str) -> None:
        self._across.fold_up()
        self._ways.turn(GuideAt(self.guide.key, anchor))


class _SectionCard(Card):
    """The words of a section, where they lead, and the sections before and after."""

    def __init__(self, of: Guide, section: Section, before: Section | None, after: Section | None, ways: Ways) -> None:
        super().__init__()
        side = tokens.SPACE_24
        self.column.setContentsMargins(side, SHADOW + side - 4, side, SHADOW + side)
        self._body = Column()
        self._body.setSpacing(tokens.SPACE_12)
        nest(self.column, self._body)
        self.column.addStretch(1)
        self._body.addWidget(heading(_name(section)))
        self._parts = parts(section, of.lang)
        for part in self._parts:
            self._body.addWidget(part)
        self._add_leads(of, section, ways)
        turns = []
        if after is not None:
            turns.append(_turn(translate("Guide", "Next: {name}"), of, after, "arrow-right", ways))
        if before is not None:
            turns.append(_turn(translate("Guide", "Before: {name}"), of, before, "arrow-left", ways))
        self._body.addSpacing(tokens.SPACE_8)
        self._body.addWidget(FlowBox(*turns, bleed=Button.bleed))

    def texts(self) -> list[GuideText]:
        return [part for part in self._parts if isinstance(part, GuideText)]

    def _add_leads(self, of: Guide, section: Section, ways: Ways) -> None:
        place = door(GuideAt(of.key, section.anchor))
        if place is not None:
            go = Button(door_name(place), Kind.SOFT, icon="arrow-right", do=lambda: ways.go(place))
            self._body.addWidget(FlowBox(go, bleed=Button.bleed))
        found = leads(section, of.key)
        if found:
            self._body.addWidget(hint(translate("Guide", "More about this")))
            self._body.addWidget(FlowBox(*(_lead(at, of, ways) for at in found), bleed=Button.bleed))


class _Across(QWidget):
    """The list and the section, side by side; or the list folded up above it."""

    bleed = SHADOW

    def __init__(self, contents: Contents) -> None:
        super().__init__()
        self._contents = contents
        self._fold = Fold(translate("Guide", "Parts of this guide"))
        self._fold.column.setSpacing(0)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._list = QWidget()
        inside = Column(self._list)
        inside.addWidget(contents)
        inside.addStretch(1)
        around = QWidget()
        self._folded = Column(around)
        self._folded.addWidget(self._fold)
        self._around = around
        self._box.addWidget(self._list)
        self._box.addWidget(around)
        self._shown: QWidget | None = None
        self._beside: bool | None = None

    def put(self, card: QWidget) -> None:
        """Show another section."""
        if self._shown is not None:
            self._box.removeWidget(self._shown)
            self._shown.hide()
            self._shown.deleteLater()
        self._shown = card
        self._box.addWidget(card, 1)
        card.show()

    def fold_up(self) -> None:
        """The list has been used."""
        self._fold.set_open(False)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        beside = self.width() >= theme().px(_BESIDE_FROM)
        if beside == self._beside:
            return
        self._beside = beside
        if beside:
            layout = self._list.layout()
            assert isinstance(layout, Column)
            layout.insertWidget(0, self._contents)
            self._list.setFixedWidth(theme().px(_LIST))
        else:
            self._fold.column.addWidget(self._contents)
        self._list.setVisible(beside)
        self._around.setVisible(not beside)
        self._contents.show()
        self._box.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)


def _name(section: Section) -> str:
    return section.title or translate("Guide", "About this guide")


def _turn(words: str, of: Guide, to: Section, icon: str, ways: Ways) -> Button:
    at = GuideAt(of.key, to.anchor)
    return Button(words.format(name=_name(to)), Kind.OUTLINE, icon=icon, do=lambda: ways.turn(at))


def _lead(at: GuideAt, of: Guide, ways: Ways) -> Button:
    """A button to what a link points at, named after it."""
    there = guide(at.guide, of.lang)
    section = there.section(at.anchor)
    name = section.title if at.anchor else there.title
    if at.anchor and at.guide != of.key:
        name = translate("Guide", "{guide}: {part}").format(guide=there.title, part=name)
    return Button(name, Kind.LINK, icon="book-open", do=lambda: ways.turn(at))
