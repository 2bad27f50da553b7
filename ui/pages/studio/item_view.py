"""One item: what it says, what it touches on, where it differs from the pack."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.handover import lines
from app.handover.building import Item
from app.handover.draftlook import Looked
from ui.i18n import labels, pack_words, translate
from ui.pages.studio import specs
from ui.pages.studio.bench import Bench
from ui.pages.studio.fields import Form, merged
from ui.pages.studio.view import View
from ui.theme import tokens
from ui.theme.paint import SHADOW
from ui.widgets.buttons import Button, Kind
from ui.widgets.cards import Card
from ui.widgets.fold import Fold
from ui.widgets.layout import Column, FlowBox, Stack
from ui.widgets.nesting import nest
from ui.widgets.text import hint


class ItemView(View):
    """Kept as it is typed."""

    def __init__(self, bench: Bench, back: Callable[[], None], take_out: Callable[[str], None]) -> None:
        super().__init__("", translate("Studio", "Back to the pack"), back)
        self._bench, self._take_out = bench, take_out
        self.item_id = ""
        self._forms: tuple[Form, ...] = ()
        self._folds: list[tuple[Fold, Form]] = []
        self._room = Stack()
        self.column.addWidget(self._room)
        self.out = Button(
            translate("Studio", "Take it out"), Kind.LINK, icon="trash-2", do=lambda: take_out(self.item_id)
        )
        self.done = Button(translate("Studio", "Done"), Kind.PRIMARY, icon="check", do=back)
        self.column.addWidget(FlowBox(self.done, self.out, bleed=Button.bleed))
        self.column.addStretch(1)
        bench.looked.connect(self._show_looks)

    def show_item(self, item_id: str) -> None:
        """Show an item of the draft on the bench."""
        item = self._bench.item(item_id)
        assert item is not None
        self.item_id = item_id
        kind = str(item.get("kind"))
        self.title.setText(labels.join((pack_words.kind(kind)[:1].upper() + pack_words.kind(kind)[1:],)))
        self._room.clear()
        own, more, care, apart = (
            Form(fields, self._changed) for fields in (specs.first(kind), specs.more(kind), specs.care(), specs.apart())
        )
        self._forms = (own, more, care, apart)
        card = Card(padding=tokens.SPACE_24 - SHADOW + tokens.SPACE_12)
        inside = Column()
        inside.addWidget(own)
        nest(card.column, inside)
        self._room.column.addWidget(card)
        if kind == "exercise":
            self._room.column.addWidget(hint(_fixed()))
        self._folds = []
        for name, form in (
            (translate("Studio", "What it touches on"), care),
            (translate("Studio", "More"), more),
            (translate("Studio", "Where it differs from the pack"), apart),
        ):
            if form.fields:
                fold = Fold(name, opened=form is care)
                fold.column.addWidget(form)
                self._folds.append((fold, form))
                self._room.column.addWidget(fold)
        for form in self._forms:
            form.fill(item)
        self._tell()
        if self._bench.looks is not None:
            self._show_looks(self._bench.looks)
        self.to_top()

    def first_focus(self) -> QWidget:
        return self._forms[0].first() if self._forms else self.back

    def form(self, name: str) -> Form:
        """The form that has this field."""
        return next(form for form in self._forms if name in form.fields)

    def _changed(self) -> None:
        item = self._bench.item(self.item_id)
        if item is None:
            return
        kept: Item = dict(item)
        for form in self._forms:
            kept = form.without(kept)
        for form in self._forms:
            kept = merged(kept, form.values())
        if kept.get("kind") == "check-in":
            kept.setdefault("intro", "")  # the one text that the format wants also where it is empty
        elif kept.get("kind") == "line":
            kept = lines.completed(kept, item)
        self._bench.set_item(kept)
        self._tell()

    def _show_looks(self, looks: Looked) -> None:
        if not self.isVisible() and not self._forms:
            return
        found = looks.of_item(self.item_id)
        rest = [one for one in found if not any(form.field_at(one.where) for form in self._forms)]
        for form in self._forms:
            whole = [one._replace(where="$") for one in rest] if form is self._forms[0] else []
            form.show_findings([*whole, *(one for one in found if form.field_at(one.where))])
        self._tell(looks)

    def _tell(self, looks: Looked | None = None) -> None:
        """Say on each group what is in it, and whether there is something to look at."""
        found = looks.of_item(self.item_id) if looks else ()
        for fold, form in self._folds:
            count = sum(bool(form.field_at(one.where)) for one in found)
            said = labels.join(_short(form, name) for name in form.filled())
            fold.set_summary(
                labels.join((said, translate("Studio", "%n thing(s) to look at", "", count) if count else ""))
            )


def _short(form: Form, name: str) -> str:
    value = form.fields[name].get()
    chips = getattr(form.fields[name].widget, "chips", None)
    if chips is not None:
        return labels.listed(chip.text() for chip in chips() if chip.isChecked())
    return labels.listed(value) if isinstance(value, list) else str(value).split("\n")[0][:60]


def _fixed() -> str:
    return translate(
        "Studio",
        "The steps of a guided tool are written in its file. To change them, take it out and put the changed file in.",
    )
