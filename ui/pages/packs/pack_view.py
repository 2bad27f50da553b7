"""One pack that something was taken from: what is here of it, and how it goes away again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.handover.model import Adding
from app.packs.kept import KeptItem
from app.packs.keys import VerifierKey
from app.packs.model import Role
from ui.i18n import labels, pack_words, translate
from ui.i18n.dates import stamp_words
from ui.pages.packs.reads import PackData
from ui.pages.packs.signers import not_here, reviewer, signer_plate
from ui.pages.packs.words import who
from ui.theme import tokens
from ui.theme.paint import SHADOW
from ui.widgets.buttons import Button, Chip, Kind
from ui.widgets.cards import PressCard
from ui.widgets.fold import Fold
from ui.widgets.layout import FlowBox, Scroll, Stack, row
from ui.widgets.nesting import nest
from ui.widgets.pack_item import small_print
from ui.widgets.plate import Plate, Reading
from ui.widgets.sheet import Sheet
from ui.widgets.text import Text, body, hint, lead
from ui.widgets.tiles import Tiles
from ui.widgets.toggle_row import ToggleRow

WINDOW = 24
"""Items that are shown at once."""


@dataclass(frozen=True, slots=True)
class Ways:
    """Where the buttons lead; the page does it."""

    back: Callable[[], None]
    item: Callable[[KeptItem], None]
    more: Callable[[str], None]
    undo: Callable[[Adding], None]
    remove: Callable[[str, frozenset[str], bool], None]
    compare: Callable[[VerifierKey, str], None]


class PackView(QWidget):
    """Filled anew whenever something changed."""

    def __init__(self, ways: Ways) -> None:
        super().__init__()
        self._ways = ways
        self.data: PackData | None = None
        self.cards: list[PressCard] = []
        self._all_shown = False
        self._scroll = scroll = Scroll()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        column = scroll.column
        column.setSpacing(tokens.SPACE_8)
        self.back = Button(translate("Packs", "All packs"), Kind.LINK, icon="arrow-left", do=ways.back)
        column.addWidget(FlowBox(self.back, bleed=Button.bleed))
        self.title = Reading("", tokens.TITLE)
        self._summary = lead("")
        self._note = Plate("sand")
        self._note_words = body("")
        self._note.column.addWidget(self._note_words)
        self._age = hint("")
        self._who = Stack()
        for part in (self.title, self._summary, self._note, self._who, self._age):
            column.addWidget(part)
        self._holder = QWidget()
        self._holder.bleed = SHADOW  # type: ignore[attr-defined]
        self._tiles = Tiles(self._holder, narrowest=360, most=2)
        column.addWidget(self._holder)
        self._hidden = Stack()
        self.show_more = Button(translate("Packs", "Show more"), Kind.OUTLINE, do=self._extend)
        nest(column, row(self.show_more))
        column.addWidget(self._hidden)
        self._about = Stack()
        column.addWidget(self._about)
        self.more = Button(translate("Packs", "Take more of it"), Kind.OUTLINE, icon="plus", do=self._more)
        self.undo = Button(translate("Packs", "Undo the last adding"), Kind.LINK, icon="undo-2", do=self._undo)
        self.remove = Button(translate("Packs", "Remove this pack"), Kind.LINK, icon="trash-2", do=self._ask_remove)
        column.addWidget(FlowBox(self.more, self.undo, self.remove, bleed=Button.bleed))
        column.addStretch(1)

    def show_pack(self, data: PackData) -> None:
        """Show what is here of a pack."""
        same = self.data is not None and self.data.kept.id == data.kept.id
        focused = self.window().focusWidget()
        had = isinstance(focused, PressCard) and focused in self.cards
        place = self.cards.index(focused) if had and isinstance(focused, PressCard) else 0
        self.data = data
        self._all_shown = self._all_shown and same
        self.title.setText(data.pack.title)
        self._summary.setText(data.pack.summary)
        self._summary.setVisible(bool(data.pack.summary))
        self._note_words.setText(data.pack.content_note)
        self._note.setVisible(bool(data.pack.content_note))
        self._age.setText(pack_words.age(data.months))
        self._show_who(data)
        self._tiles.clear()
        self.cards = []
        self._shown = [one for one in data.items if self._all_shown or one.id not in data.hidden]
        self._next(max(WINDOW, place + 1))
        self._show_hidden(data)
        self._show_about(data)
        self.undo.setVisible(data.last is not None)
        if data.last is not None:
            self.undo.setAccessibleDescription(stamp_words(data.last.created_at))
        if not same:
            self._scroll.verticalScrollBar().setValue(0)
        if had and self.isVisible():
            (self.cards[min(place, len(self.cards) - 1)] if self.cards else self.title).setFocus()

    def first_focus(self) -> QWidget:
        return self.title

    # parts

    def _show_who(self, data: PackData) -> None:
        self._who.clear()
        for one in data.signers:
            heading = who(one) if one.said.role is Role.AUTHOR else reviewer(one.name, missing=one.missing)
            self._who.column.addWidget(
                signer_plate(
                    heading,
                    one.key,
                    one.state,
                    shown=one.name,
                    own=one.own,
                    ours=one.ours,
                    contact=one.said.contact,
                    notes=(not_here(),) if one.missing else (),
                    compare=self._ways.compare,
                    missing=one.missing,
                )
            )

    def _extend(self) -> None:
        first = len(self.cards)
        self._next(WINDOW)
        self.cards[first].setFocus()

    def _next(self, count: int) -> None:
        assert self.data is not None
        for kept in self._shown[len(self.cards) : len(self.cards) + count]:
            edited = translate("Packs", "you changed it") if kept.id in self.data.edited else ""
            card = PressCard(
                pack_words.kind_icon(kept.kind),
                kept.item.title,
                labels.join((small_print(kept.item), edited)),
                tint="lilac",
                do=lambda kept=kept: self._ways.item(kept),  # type: ignore[misc]
            )
            self.cards.append(card)
            self._tiles.addWidget(card)
            card.show()
        self.show_more.setVisible(len(self.cards) < len(self._shown))
        self._tiles.invalidate()
        self._holder.updateGeometry()

    def _show_hidden(self, data: PackData) -> None:
        self._hidden.clear()
        if not data.hidden or self._all_shown:
            return
        plate = Plate("sky")
        count = translate("Packs", "Not shown, because of what you leave out: %n thing(s).", "", len(data.hidden))
        plate.column.addWidget(Reading(count, tokens.BODY))
        plate.column.addWidget(hint(pack_words.touches({code for codes in data.hidden.values() for code in codes})))
        plate.column.addWidget(Button(translate("Packs", "Show their titles"), Kind.LINK, icon="eye", do=self._reveal))
        self._hidden.column.addWidget(plate)

    def _reveal(self) -> None:
        self._all_shown = True
        if self.data is not None:
            self.show_pack(self.data)
            (self.cards[0] if self.cards else self.title).setFocus()

    def _show_about(self, data: PackData) -> None:
        self._about.clear()
        fold = Fold(translate("Packs", "About this pack"))
        fold.column.setSpacing(tokens.SPACE_4)
        for words, value in (
            (translate("Packs", "What it is not: {words}"), data.pack.not_this),
            (translate("Packs", "Licence: {words}"), data.pack.licence),
            (translate("Packs", "Read and approved by: {words}"), labels.listed(data.pack.reviewed_by)),
            (translate("Packs", "Number of the version: {words}"), str(data.pack.seq)),
        ):
            if value:
                fold.column.addWidget(body(words.format(words=value)))
        fold.column.addWidget(
            hint(
                translate(
                    "Packs", "For a newer version, open its file here. You see what changes before anything does."
                )
            )
        )
        self._about.column.addWidget(fold)

    # what happens

    def _more(self) -> None:
        if self.data is not None:
            self._ways.more(self.data.kept.id)

    def _undo(self) -> None:
        if self.data is not None and self.data.last is not None:
            self._ways.undo(self.data.last)

    def _ask_remove(self) -> None:
        if self.data is not None:
            self.sheet = RemoveSheet(self, self.data, self._ways.remove)
            self.sheet.show_sheet()


class RemoveSheet(Sheet):
    """Says what goes and what stays, and asks what the person wants to keep as their own."""

    def __init__(self, over: QWidget, data: PackData, remove: Callable[[str, frozenset[str], bool], None]) -> None:
        super().__init__(
            over,
            translate("Packs", "Remove this pack?"),
            yes=translate("Packs", "Remove it"),
            no=translate("Packs", "Keep it"),
        )
        kinds = pack_words.kinds(one.kind for one in data.items)
        if kinds:
            self.say(translate("Packs", "This goes for good: {kinds}.").format(kinds=kinds))
        self.say(
            translate(
                "Packs",
                "Nothing of it remains here, and no trace that it was here. What you wrote yourself stays:"
                " notes of using a tool, cards that you kept, entries.",
            )
        )
        self.keep: dict[str, ToggleRow] = {}
        edited = [one for one in data.items if one.id in data.edited]
        if edited:
            self.say(translate("Packs", "You changed these. They can stay, as your own:"))
            for one in edited:
                toggle = ToggleRow(one.item.title, pack_words.kind(one.kind))
                toggle.setChecked(True)
                self.keep[one.id] = toggle
                self.column.addWidget(toggle)
        self.keep_keys: Chip | None = None
        if not data.author.own:
            self.keep_keys = Chip(translate("Packs", "Go on knowing whose key it is"))
            self.column.addWidget(self.keep_keys)
        self.column.addWidget(
            Text(
                translate("Packs", "Copies that were kept of these notes, and the file itself, are not touched."),
                tokens.HINT,
                quiet=True,
            )
        )
        self.accepted.connect(
            lambda: remove(
                data.kept.id,
                frozenset(key for key, toggle in self.keep.items() if toggle.isChecked()),
                self.keep_keys is not None and self.keep_keys.isChecked(),
            )
        )
