"""The pack as people will read it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.packs.model import Dir
from ui.i18n import labels, pack_words, translate
from ui.pages.studio.bench import Bench
from ui.pages.studio.view import View
from ui.theme import tokens
from ui.theme.paint import SHADOW
from ui.widgets.cards import Card
from ui.widgets.layout import Column, Stack
from ui.widgets.nesting import nest
from ui.widgets.pack_item import item_parts, small_print
from ui.widgets.plate import Plate
from ui.widgets.text import Text, body, heading, hint, lead


class Preview(View):
    """Built from the same parts as the page on which packs are read."""

    def __init__(self, bench: Bench, back: Callable[[], None]) -> None:
        super().__init__(translate("Studio", "As it will be read"), translate("Studio", "Back to the pack"), back)
        self._bench = bench
        self._room = Stack(spacing=tokens.SPACE_16)
        self.column.addWidget(self._room)
        self.column.addStretch(1)

    def show_draft(self) -> None:
        """Show the draft on the bench; what is not finished is named and left out."""
        self._room.clear()
        draft, looks = self._bench.draft, self._bench.looks
        column = self._room.column
        column.addWidget(heading(draft.title or translate("Studio", "A pack without a title")))
        if draft.summary:
            column.addWidget(lead(draft.summary))
        for name, words in (
            (translate("Studio", "What it mentions, and what it leaves out"), draft.content_note),
            (translate("Studio", "What this is not"), draft.not_this),
        ):
            if words:
                plate = Plate("sand")
                plate.column.addWidget(Text(name, tokens.LABEL))
                plate.column.addWidget(body(words))
                column.addWidget(plate)
        items = looks.items if looks is not None and len(looks.items) == len(draft.items) else ()
        for raw, item in zip(draft.items, items, strict=True) if items else ():
            if item is None:
                name = str(raw.get("title") or pack_words.kind(str(raw.get("kind"))))
                column.addWidget(
                    hint(translate("Studio", "Not finished yet, so not shown: {title}").format(title=name))
                )
                continue
            card = Card(padding=tokens.SPACE_24 - SHADOW + tokens.SPACE_12)
            inside = Column()
            inside.setSpacing(tokens.SPACE_12)
            rtl = draft.dir == Dir.RTL
            card.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else self.layoutDirection())
            inside.addWidget(Text(item.title, tokens.SUBHEADING))
            inside.addWidget(hint(small_print(item)))
            note = labels.join((item.content_note, pack_words.touches([*item.topics])))
            if note:
                inside.addWidget(hint(translate("Studio", "It mentions: {note}").format(note=note)))
            for part in item_parts(item, rtl):
                inside.addWidget(part)
            nest(card.column, inside)
            column.addWidget(card)
        self.to_top()

    def first_focus(self) -> QWidget:
        return self.back
