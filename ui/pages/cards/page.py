"""Cards I keep: the list, one card to read, and an editor."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedLayout, QWidget

from app.cards.model import Card
from app.changes import Changes
from app.errors import AppError
from ui.context import Context, Operation
from ui.i18n import translate
from ui.keeping import Keeping, Words
from ui.navigation import NEW, CardsOf, Place, PlayerStart, Room
from ui.operations import cards as ops
from ui.page import Page
from ui.pages.cards.editor import CardEditor
from ui.pages.cards.listing import CardListing
from ui.pages.cards.reading import CardReading, Ways
from ui.pages.cards.reads import CardData, card_data, card_list
from ui.pages.cards.words import plain
from ui.widgets.for_good import ask_for_good


class CardsPage(Page):
    """`open`: a card's id, `CardsOf` a tool, `NEW` for the editor, None for all."""

    watches = Changes.CARDS | Changes.STRATEGIES

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.listing = CardListing(ctx, back=ctx.back, opened=self._open_id, new=self._new, unsafe=self._to_safety)
        self.reading = CardReading(
            Ways(
                back=self._to_list,
                unsafe=self._to_safety,
                tool=lambda tool_id: ctx.go(Place(Room.PLAYER, PlayerStart(tool_id))),
                copy=self._copy,
                edit=self._edit,
                delete=self._delete,
                for_good=self._ask_for_good,
            )
        )
        self.editor = CardEditor(self._save, self._cancel)
        self._keeping = Keeping(ctx, self, ops.save_card)
        self._views = QStackedLayout(self)
        for view in (self.listing, self.reading, self.editor):
            self._views.addWidget(view)

    def refresh(self) -> None:
        self.listing.refresh()
        if self.view() is self.reading and self.reading.data is not None:
            self._open_id(self.reading.data.card.id or "")

    def open(self, what: object) -> None:
        if isinstance(what, CardsOf):
            self._of_tool(what.tool_id)
        elif what == NEW:
            self._new()
        elif isinstance(what, str):
            self._open_id(what)
        elif self.editor.unsaved() is not None:
            self._show(self.editor)
        else:
            self.listing.narrow("")
            self._show(self.listing)

    def here(self) -> object:
        return self.reading.data.card.id if self.view() is self.reading and self.reading.data is not None else None

    def first_focus(self) -> QWidget | None:
        view = self.view()
        return view.first_focus() if isinstance(view, CardListing | CardReading | CardEditor) else None

    def unsaved(self) -> Operation[Any] | None:
        return self._keeping.unsaved(self.editor.unsaved())

    def view(self) -> QWidget:
        """What is shown inside the page."""
        return self._views.currentWidget() or self.listing

    # ways

    def _show(self, view: QWidget) -> None:
        self._views.setCurrentWidget(view)
        focus = self.first_focus()
        if focus is not None and self.isVisible():
            focus.setFocus()

    def _to_list(self) -> None:
        self.listing.refresh()
        self._show(self.listing)

    def _to_safety(self) -> None:
        self.ctx.go(Place(Room.SAFETY))

    def _of_tool(self, tool_id: str) -> None:
        """The one card of a tool, or the list of them."""
        self.listing.narrow(tool_id)

        def show(found: list[CardData]) -> None:
            if len(found) == 1:
                self._show_card(found[0])
            else:
                self._show(self.listing)

        self.ctx.query(lambda s: card_list(s, tool_id, None).cards, show, owner=self)

    def _open_id(self, card_id: str) -> None:
        def gone(error: AppError) -> None:
            self.reading.data = None
            self._to_list()
            self.ctx.show_error(error)

        self.ctx.query(lambda s: card_data(s, card_id), self._show_card, owner=self, failed=gone)

    def _show_card(self, data: CardData) -> None:
        same = self.view() is self.reading and self.reading.data is not None
        self.reading.show_card(data)
        if not same:
            self._show(self.reading)

    def _copy(self, data: CardData) -> None:
        QGuiApplication.clipboard().setText(plain(data.card))  # `ui.clipboard` marks it as private
        self.ctx.say(translate("Cards", "Copied. Locking empties the clipboard."))

    # writing

    def _new(self) -> None:
        if self.editor.unsaved() is None:
            self._load(None)
        self._show(self.editor)

    def _load(self, card: Card | None) -> None:
        self._keeping.begin()
        self.editor.load(card)

    def _edit(self, card_id: str) -> None:
        def show(data: CardData) -> None:
            def lay() -> None:
                self._load(data.card)
                self._show(self.editor)

            self._keeping.let_go(self.editor, lay, _let_go(), self._kept_after_all)

        self.ctx.query(lambda s: card_data(s, card_id), show, owner=self, once=("edit", card_id))

    def _save(self) -> None:
        if self.editor.is_something():
            self._keeping.keep(self.editor, self._kept)

    def _cancel(self) -> None:
        """Leave the editor; what was typed can be brought back."""
        self._keeping.let_go(self.editor, self._to_list, _let_go(), self._kept_after_all)

    def _kept(self, card: Card) -> None:
        """Read what was written, unless the person has gone on to something else."""
        self._open_from(self.editor, card)

    def _kept_after_all(self, card: Card) -> None:
        self._open_from(self.listing, card)

    def _open_from(self, view: QWidget, card: Card) -> None:
        if self.view() is view:
            self._open_id(card.id or "")
        else:
            self.listing.refresh()

    # deleting

    def _delete(self, card_id: str) -> None:
        def deleted(_nothing: None) -> None:
            self._forget(card_id)
            self.ctx.say(translate("Cards", "The card is deleted."), translate("Cards", "Undo"), undo)

        def undo() -> None:
            self.ctx.run(ops.undo_delete_card(card_id), lambda _nothing: self.listing.refresh(), owner=self)

        self.ctx.run(ops.delete_card(card_id), deleted, owner=self, once=("delete", card_id))

    def _ask_for_good(self, card_id: str) -> None:
        question = translate("Cards", "Delete this card for good?")
        self.sheet = ask_for_good(self, question, lambda: self._for_good(card_id))

    def _for_good(self, card_id: str) -> None:
        def gone(_nothing: None) -> None:
            self._forget(card_id)
            self.ctx.say(translate("Cards", "The card is gone for good."))

        self.ctx.run(ops.purge_card(card_id), gone, owner=self, once=("purge", card_id))

    def _forget(self, card_id: str) -> None:
        """A card is not there any more: leave it, where it is the one that is read."""
        if self.reading.data is None or self.reading.data.card.id != card_id:
            self.listing.refresh()
            return
        self.reading.data = None
        if self.view() is self.reading:
            self._to_list()


def _let_go() -> Words:
    return Words(translate("Cards", "Not kept."), translate("Cards", "Keep it after all"))
