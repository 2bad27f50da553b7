"""One thing that came with a pack, to be read: what it mentions first, then the words, then what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.cards.model import CardDraft, Section
from app.packs.kept import KeptItem, Policy
from app.packs.model import (
    CheckIn,
    Dir,
    Item,
    JournalPrompt,
    LineItem,
    NoteItem,
    PageItem,
    PlanTemplate,
    QuestionCard,
    VoiceItem,
    WordsItem,
)
from app.packs.trust import Trust
from ui.i18n import pack_words, translate
from ui.pages.packs.check_in import CheckInView
from ui.pages.packs.reads import ItemData
from ui.theme import tokens
from ui.widgets.buttons import Button, Kind
from ui.widgets.chips import Segments
from ui.widgets.fold import Fold
from ui.widgets.layout import FlowBox, Scroll, Stack
from ui.widgets.pack_item import item_parts, item_text, sentences, small_print
from ui.widgets.plate import Plate, Reading
from ui.widgets.text import Text, body, hint
from ui.widgets.unsafe import Head

_SAYINGS = (VoiceItem, WordsItem, NoteItem)
_COPIED = (QuestionCard, PlanTemplate, JournalPrompt, WordsItem, PageItem)


@dataclass(frozen=True, slots=True)
class Ways:
    """Where the buttons lead; the page does it."""

    back: Callable[[], None]
    unsafe: Callable[[], None]
    tool: Callable[[str], None]
    keep: Callable[[Item, str], None]
    card: Callable[[CardDraft], None]
    copy: Callable[[str], None]
    policy: Callable[[KeptItem, Policy], None]
    as_own: Callable[[KeptItem], None]
    delete: Callable[[KeptItem], None]


class ItemView(QWidget):
    """Made of what it is; a note about what it mentions stands before the words until the person goes on."""

    def __init__(self, ways: Ways) -> None:
        super().__init__()
        self._ways = ways
        self.data: ItemData | None = None
        self._agreed = ""  # what the person went on to read
        self.begin: Button | None = None
        self.check_in: CheckInView | None = None
        self._scroll = scroll = Scroll(measure=820)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        column = scroll.column
        self.back = Button(translate("Packs", "Back to the pack"), Kind.LINK, icon="arrow-left", do=ways.back)
        column.addWidget(Head(self.back, ways.unsafe))
        self.title = Reading("", tokens.TITLE)
        self._small = Text("", tokens.LABEL, quiet=True)
        self._from = hint("")
        for part in (self.title, self._small, self._from):
            column.addWidget(part)
        self._room, self._below = Stack(), Stack()
        column.addWidget(self._room)
        column.addWidget(self._below)
        column.addStretch(1)

    def show_item(self, data: ItemData) -> None:
        """Show it, or first what it mentions."""
        same = self.data is not None and (self.data.kept.pack_id, self.data.kept.id) == (
            data.kept.pack_id,
            data.kept.id,
        )
        if same and self.data is not None and self.data.kept.item == data.kept.item and self._room.column.count():
            self.data = data  # what is half answered or half read stays
            self._show_below()
            return
        self.data = data
        if not same:
            self._agreed = ""
        self.title.setText(data.kept.item.title)
        self._small.setText(small_print(data.kept.item))
        self._from.setText(_from(data))
        self._show()
        if not same:
            self._scroll.verticalScrollBar().setValue(0)

    def forget(self) -> None:
        """It is not there any more, or not read any more: nothing of it stays on the screen."""
        self.data = None
        self._agreed = ""
        self.check_in = None
        self._room.clear()
        self._below.clear()

    def first_focus(self) -> QWidget:
        return self.begin or self.title

    # parts

    def _show(self) -> None:
        data = self.data
        assert data is not None
        self._room.clear()
        self.begin = self.check_in = None
        item = data.kept.item
        if item.content_note and self._agreed != item.id:
            self._room.column.addWidget(Text(item.content_note, tokens.LEAD))
            self.begin = Button(translate("Packs", "Read it"), Kind.OUTLINE, do=self._agree)
            other = Button(translate("Packs", "Not now"), Kind.OUTLINE, do=self._ways.back)
            self._room.column.addWidget(FlowBox(self.begin, other, bleed=Button.bleed))
            self._below.clear()
            self._show_keeping(data)
            return
        if isinstance(item, CheckIn):
            self.check_in = CheckInView(item, self._ways.unsafe, self._ways.copy)
            self._room.column.addWidget(self.check_in)
        else:
            for part in item_parts(item, data.pack.dir is Dir.RTL):
                self._room.column.addWidget(part)
        self._show_below()

    def _agree(self) -> None:
        if self.data is None:
            return
        self._agreed = self.data.kept.id
        self._show()
        self.title.setFocus()

    def _show_below(self) -> None:
        data = self.data
        assert data is not None
        self._below.clear()
        if self.begin is not None:
            self._show_keeping(data)
            return
        item = data.kept.item
        buttons = []
        if data.kept.tool_id:
            tool_id = data.kept.tool_id
            buttons.append(
                Button(
                    translate("Packs", "Open it in Tools"),
                    Kind.OUTLINE,
                    icon="heart-handshake",
                    do=lambda: self._ways.tool(tool_id),
                )
            )
        if isinstance(item, LineItem):
            buttons.append(
                Button(
                    translate("Packs", "See it among the lines"), Kind.OUTLINE, icon="life-buoy", do=self._ways.unsafe
                )
            )
        if isinstance(item, PlanTemplate):
            buttons.append(
                Button(
                    translate("Packs", "Make a card of it"),
                    Kind.OUTLINE,
                    icon="sticky-note",
                    do=lambda: self._ways.card(_as_card(item)),
                )
            )
        if isinstance(item, _COPIED):
            buttons.append(
                Button(translate("Packs", "Copy"), Kind.LINK, icon="copy", do=lambda: self._ways.copy(item_text(item)))
            )
        if buttons:
            self._below.column.addWidget(FlowBox(*buttons, bleed=Button.bleed))
        if isinstance(item, _SAYINGS):
            self._below.column.addWidget(self._sentences(item))
        self._show_keeping(data)

    def _sentences(self, item: VoiceItem | WordsItem | NoteItem) -> QWidget:
        """Any sentence can be kept; they are made when they are asked for."""
        text = item.text if not isinstance(item, WordsItem) else f"{item.text}\n{item.answer}"
        if isinstance(item, WordsItem) and not item.answer:
            return FlowBox(self._keep(item, item.text), bleed=Button.bleed)
        fold = Fold(translate("Packs", "Keep a sentence as a card"))
        fold.column.setSpacing(0)
        made: list[Button] = []

        def opened(on: bool) -> None:
            if on and not made:
                for sentence in sentences(text):
                    made.append(self._keep(item, sentence))
                    fold.column.addWidget(made[-1])

        fold.toggled.connect(opened)
        return fold

    def _keep(self, item: Item, sentence: str) -> Button:
        words = translate("Packs", "Keep “{sentence}”").format(sentence=sentence)
        return Button(words, Kind.LINK, icon="bookmark", do=lambda: self._ways.keep(item, sentence))

    def _show_keeping(self, data: ItemData) -> None:
        """What a newer version may do to it, and how it goes away."""
        kept = data.kept
        fold = Fold(translate("Packs", "Keeping it up to date, or removing it"))
        fold.column.setSpacing(tokens.SPACE_8)
        if data.edited:
            fold.column.addWidget(body(translate("Packs", "You changed this one. A newer version shows you both.")))
        fold.column.addWidget(Text(translate("Packs", "When a newer version of the pack is opened:"), tokens.LABEL))
        self.policy = Segments(
            translate("Packs", "When a newer version is opened"),
            [(value.value, pack_words.policy(value)) for value in Policy],
            kept.policy.value,
            on=lambda value: self._ways.policy(kept, Policy(value)),
        )
        fold.column.addWidget(self.policy)
        buttons = []
        if data.movable:
            buttons.append(
                Button(translate("Packs", "Keep it as my own"), Kind.OUTLINE, do=lambda: self._ways.as_own(kept))
            )
            fold.column.addWidget(
                hint(
                    translate(
                        "Packs",
                        "As your own, no pack touches it any more. It is deleted where it lives: in Tools or among the lines.",
                    )
                )
            )
        else:
            buttons.append(
                Button(translate("Packs", "Delete"), Kind.LINK, icon="trash-2", do=lambda: self._ways.delete(kept))
            )
        fold.column.addWidget(FlowBox(*buttons, bleed=Button.bleed))
        self._below.column.addWidget(fold)
        if data.touches:
            plate = Plate("sky")
            plate.column.addWidget(
                body(
                    translate("Packs", "It touches what you leave out: {what}.").format(
                        what=pack_words.touches(data.touches)
                    )
                )
            )
            self._below.column.insertWidget(0, plate)


def _from(data: ItemData) -> str:
    """Who handed it over; of questions also that they can be removed."""
    author = data.author
    if author.own:
        named = translate("Packs", "you")
    elif author.ours:
        named = translate("Packs", "this program")
    elif author.state is Trust.UNKNOWN:
        named = translate("Packs", "somebody who calls themselves {name}").format(name=author.name)
    else:
        named = author.name
    if isinstance(data.kept.item, CheckIn):
        return translate("Packs", "Handed to you by {name}. You can remove it.").format(name=named)
    words = translate("Packs", "Handed to you by {name}.").format(name=named)
    revoked = author.state is Trust.REVOKED
    return f"{words} {pack_words.state(author.state)}." if revoked else words


def _as_card(item: PlanTemplate) -> CardDraft:
    """The parts of a plan with their ideas, to be changed as the person likes."""
    parts = tuple(
        Section(section.heading, section.ideas or tuple(filter(None, (section.prompt,))) or ("…",))
        for section in item.sections
    )
    return CardDraft(title=item.title, parts=parts)
