"""One pack that is being written: its head, what is in it, and the ways on from here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from app.handover.checklist import Mark
from app.handover.draftlook import Looked
from ui.i18n import translate
from ui.pages.studio.bench import Bench
from ui.pages.studio.contents import Contents
from ui.pages.studio.fields import top
from ui.pages.studio.head import HeadForm
from ui.pages.studio.notes import Notes
from ui.pages.studio.view import View
from ui.widgets.buttons import Button, Kind
from ui.widgets.cards import PressCard
from ui.widgets.layout import FlowBox, row
from ui.widgets.nesting import nest
from ui.widgets.text import hint
from ui.widgets.tiles import tiles

_OF_THE_HEAD = {
    "title",
    "summary",
    "content_note",
    "not_this",
    "changes",
    "reviewed_by",
    "lang",
    "dir",
    "region",
    "licence",
}


@dataclass(frozen=True, slots=True)
class Ways:
    """Where the desk leads; the page does it."""

    back: Callable[[], None]
    item: Callable[[str], None]
    add: Callable[[], None]
    take_out: Callable[[str], None]
    check: Callable[[], None]
    preview: Callable[[], None]
    everything: Callable[[], None]
    sign: Callable[[], None]
    delete: Callable[[], None]


class Desk(View):
    """Nothing here has to be saved: it is kept as it is typed."""

    def __init__(self, bench: Bench, ways: Ways) -> None:
        super().__init__(translate("Studio", "A pack"), translate("Studio", "All my packs"), ways.back)
        self._bench = bench
        column = self.column
        self.kept = hint(translate("Studio", "Everything is kept as you type, here and nowhere else."))
        column.addWidget(self.kept)
        self.head = HeadForm(bench)
        column.addWidget(self.head)
        self.section(translate("Studio", "What is in it"))
        self.notes = Notes()
        column.addWidget(self.notes)
        self.contents = Contents(bench, ways.item, ways.take_out)
        column.addWidget(self.contents)
        self.add = Button(translate("Studio", "Put something in"), Kind.SOFT, icon="plus", do=ways.add)
        nest(column, row(self.add))
        column.addWidget(hint(translate("Studio", "In the list, Alt with the arrow keys moves a thing up or down.")))
        self.section(translate("Studio", "Before anybody gets it"))
        self.check = PressCard("list-checks", translate("Studio", "Checklist"), tint="sage", do=ways.check)
        self.preview = PressCard(
            "eye",
            translate("Studio", "As it will be read"),
            translate("Studio", "What people will see."),
            tint="sky",
            do=ways.preview,
        )
        self.everything = PressCard(
            "file-text", translate("Studio", "Everything in the file"),
            translate("Studio", "Every word that leaves, and what it says of you."), tint="sand", do=ways.everything,
        )  # fmt: skip
        self.sign = PressCard("key-round", translate("Studio", "Sign and hand over"), tint="lilac", do=ways.sign)
        column.addWidget(tiles(self.check, self.preview, self.everything, self.sign, narrowest=340, most=2))
        self.delete = Button(translate("Studio", "Delete this pack"), Kind.LINK, icon="trash-2", do=ways.delete)
        column.addWidget(FlowBox(self.delete, bleed=Button.bleed))
        column.addStretch(1)
        bench.looked.connect(self._show_looks)

    def show_draft(self) -> None:
        """Show what lies on the bench."""
        draft = self._bench.draft
        words = draft.title or translate("Studio", "A pack without a title")
        self.title.setText(words)
        self.head.fill(draft)
        self.contents.show_items()
        self._tell(None)
        if self._bench.looks is not None:
            self._show_looks(self._bench.looks)
        self.to_top()

    def first_focus(self) -> QWidget:
        return self.head.first() if not self._bench.draft.title else self.add

    def card_of(self, item_id: str) -> QWidget:
        """What opens an item; where it is gone, what puts another in."""
        return next((row.card for row in self.contents.rows if row.item_id == item_id), self.add)

    def _show_looks(self, looks: Looked) -> None:
        self.title.setText(self._bench.draft.title or translate("Studio", "A pack without a title"))
        self.head.show_looks(looks)
        self.notes.show_findings(
            [
                one
                for one in looks.of_item("")
                if top(one.where) not in _OF_THE_HEAD | {"reading_level"} and one.code != "no-items"  # the list says so
            ]
        )
        self._tell(looks)

    def _tell(self, looks: Looked | None) -> None:
        count = sum(one.mark is not Mark.DONE for one in looks.rows) if looks else 0
        said = translate("Studio", "Open: %n point(s).", "", count) if count else translate("Studio", "Point by point.")
        self.check.set_words(translate("Studio", "Checklist"), said)
        needed = len(looks.refused) if looks else 0
        name = translate("Studio", "Sign and hand over")
        if needed:
            self.sign.set_words(name, translate("Studio", "First needed: %n thing(s).", "", needed))
        else:
            self.sign.set_words(name, translate("Studio", "Choose a key, then save the file."))
