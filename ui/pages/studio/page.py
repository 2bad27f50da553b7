"""The studio: packs are begun, written, looked through, signed and handed over."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedLayout, QWidget

from app.changes import Changes
from app.errors import AppError
from app.handover import building
from app.handover.building import Item
from app.handover.leaving import Leaving
from app.packs.drafts import KeptDraft
from app.packs.own import OwnKey
from ui.context import Context, Operation
from ui.i18n import translate
from ui.i18n.load import chosen
from ui.i18n.messages import sentence
from ui.navigation import NEW, Place, Room
from ui.operations import studio as ops
from ui.page import Page
from ui.pages.studio import adding, desk, files, front, own_keys, reads
from ui.pages.studio.bench import Bench
from ui.pages.studio.checking import Checking
from ui.pages.studio.consent_view import ConsentView
from ui.pages.studio.cosigning import Cosigning
from ui.pages.studio.everything import Everything
from ui.pages.studio.hand_over import HandOver
from ui.pages.studio.handing import Handing
from ui.pages.studio.item_view import ItemView
from ui.pages.studio.key_acts import KeyActs
from ui.pages.studio.preview import Preview
from ui.pages.studio.signing import Signing
from ui.pages.studio.view import View

T = TypeVar("T")
LICENCE = "CC0-1.0"
"""Offered for a message to the next person: who gives it away unnamed cannot be asked."""


class StudioPage(Page):
    """``open``: a draft's id, `NEW` for the two ways to begin, None goes on where one was."""

    watches = Changes.PACKS

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.bench = Bench(ctx, self)
        self._hand = hand = HandOver(self)
        self.front = front.Front(
            front.Ways(
                back=lambda: ctx.go(Place(Room.PACKS)), opened=self._open, begin=self._begin, keys=self._to_keys,
                cosign=self._hand.choose_to_sign, consent=self._to_consent,
            )
        )  # fmt: skip
        self.desk = desk.Desk(
            self.bench,
            desk.Ways(
                back=self.to_front, item=self._to_item, add=self._to_adding, take_out=self._take_out, check=self._to_checking,
                preview=self._to_preview, everything=self._to_everything, sign=hand.to_signing, delete=self._delete,
            ),
        )  # fmt: skip
        self.item = ItemView(self.bench, self.to_desk, self._take_out)
        self.adding = adding.Adding(
            self.bench,
            adding.Ways(back=self.to_desk, write=self._write, from_file=self._from_file, chosen=self._put_in),
        )
        self.checking = Checking(self.bench, self.to_desk)
        self.preview = Preview(self.bench, self.to_desk)
        self.everything = Everything(self.to_desk)
        self.signing = Signing(self.bench, self.to_desk, hand.sign, hand.choose_person, hand.choose_signer)
        self.handing = Handing(ctx, hand.back)
        self.acts = KeyActs(ctx, self, self._read_keys)
        acts = self.acts
        self.keys = own_keys.Keys(
            own_keys.Ways(
                back=self.to_front, new=acts.new, bring_in=acts.bring_in, rename=acts.rename, card=acts.card,
                export=acts.export, rotate=acts.rotate, revoke=acts.revoke, delete=acts.delete,
            )
        )  # fmt: skip
        self.cosigning = Cosigning(self.to_front, hand.cosign)
        self._consent: ConsentView | None = None
        self.led: Callable[[], QWidget] = self.desk.first_focus  # what led away from the desk
        self._views = QStackedLayout(self)
        for view in (
            self.front, self.desk, self.item, self.adding, self.checking, self.preview, self.everything, self.signing,
            self.handing, self.keys, self.cosigning,
        ):  # fmt: skip
            self._views.addWidget(view)

    # what the window asks

    def refresh(self) -> None:
        self.ctx.query(reads.drafts, self.front.show_drafts, owner=self)
        if self.view() is self.keys:
            self._read_keys()

    def open(self, what: object) -> None:
        if what == NEW:
            self.to_front()
        elif isinstance(what, str) and what != self.bench.draft_id:
            self._open(what)

    def here(self) -> object:
        return self.bench.draft_id or None

    def back_inside(self) -> bool:
        view = self.view()
        if view is self.front:
            return False
        view.back.click()
        return True

    def first_focus(self) -> QWidget | None:
        return self.view().first_focus()

    def leaving(self) -> None:
        self.bench.flush()

    def unsaved(self) -> Operation[Any] | None:
        return self.bench.pending()

    def view(self) -> View:
        """What is shown inside the page."""
        shown = self._views.currentWidget()
        return shown if isinstance(shown, View) else self.front

    def show_view(self, view: View, at: QWidget | None = None) -> None:
        """Show one of the views, the keyboard on what it begins with."""
        self.bench.flush()
        self._views.setCurrentWidget(view)
        if self.isVisible():
            wanted = at or view.first_focus()
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)
            view.bring_into_sight(wanted)

    def if_here(self, show: Callable[[T], None]) -> Callable[[T], None]:
        """Shows an answer only to whoever is still where it was asked for."""
        here, draft_id = self.view(), self.bench.draft_id

        def answered(found: T) -> None:
            if self.view() is here and self.bench.draft_id == draft_id:
                show(found)

        return answered

    # drafts

    def to_front(self) -> None:
        self.bench.flush()

        def show(found: list[KeptDraft]) -> None:
            written_on = self.bench.flush()
            self.bench.leave()
            self.front.show_drafts(found)
            self.show_view(self.front)
            if written_on:
                self.refresh()

        self.ctx.query(reads.drafts, self.if_here(show), owner=self)

    def _begin(self, unnamed: bool) -> None:
        lang = chosen(self.ctx.settings().language)
        licence = LICENCE if unnamed else ""

        def begun(kept: KeptDraft) -> None:
            if self.view() is self.front:
                self._lay(kept)
            else:  # the person has gone on to something else; it is in the list
                self.refresh()

        self.ctx.run(ops.begin(unnamed=unnamed, lang=lang, licence=licence), begun, owner=self, once="begin")

    def _open(self, draft_id: str) -> None:
        self.bench.flush()
        lay = self.if_here(self._lay)
        self.ctx.query(lambda s: reads.draft(s, draft_id), lay, owner=self, once=("open", draft_id))

    def _lay(self, kept: KeptDraft) -> None:
        """Lay a draft on the bench and show it."""
        self.bench.flush()
        self.bench.begin(kept)
        self.led = self.desk.first_focus
        self.to_desk()

    def to_desk(self) -> None:
        """To the desk, the keyboard on what led away from it."""
        self.bench.flush()
        self.desk.show_draft()
        self.show_view(self.desk, self.led())

    def _delete(self) -> None:
        """It is put away at once, so that nobody writes on what is going."""
        draft_id = self.bench.draft_id
        self.bench.flush()
        self.bench.leave()
        self.front.leave_out(draft_id)
        self.show_view(self.front)

        def deleted(_nothing: None) -> None:
            self.refresh()
            self.ctx.say(
                translate("Studio", "The pack is deleted here. Files of it stay where they are."),
                translate("Studio", "Undo"),
                undo,
            )

        def undo() -> None:
            self.ctx.run(ops.undo_delete_draft(draft_id), back, owner=self)

        def back(_nothing: None) -> None:
            if self.view() is self.front:
                self._open(draft_id)

        def refused(error: AppError) -> None:
            self.refresh()
            self.ctx.show_error(error)

        self.ctx.run(ops.delete_draft(draft_id), deleted, owner=self, failed=refused)

    # items

    def _to_item(self, item_id: str) -> None:
        self.led = lambda: self.desk.card_of(item_id)
        self.item.show_item(item_id)
        self.show_view(self.item)

    def _to_adding(self) -> None:
        self.led = lambda: self.desk.add

        def show(own: reads.Own) -> None:
            self.adding.show_own(own)
            self.show_view(self.adding)

        self.ctx.query(reads.own, self.if_here(show), owner=self)

    def _write(self, kind: str) -> None:
        item: Item = {"kind": kind, "id": building.new_id(kind, self.bench.taken_ids()), "title": ""}
        self.bench.add(item)
        self._to_item(str(item["id"]))

    def _put_in(self, items: list[Item]) -> None:
        self.bench.add(*items)
        self.led = lambda: self.desk.card_of(str(items[0]["id"]))
        self.to_desk()
        self.ctx.say(translate("Studio", "%n thing(s) put in.", "", len(items)))

    def _from_file(self) -> None:
        taken = self.bench.taken_ids()
        self.sheet = files.choose(
            self, self.ctx, translate("Studio", "Choose the file of a guided tool"), translate("Studio", "Put it in"),
            lambda path: files.exercise(path, taken), self.if_here(lambda item: self._put_in([item])),
        )  # fmt: skip

    def _take_out(self, item_id: str) -> None:
        draft_id = self.bench.draft_id
        taken = self.bench.take_out(item_id)
        self.led = lambda: self.desk.add
        self.to_desk()
        if taken is None:
            return
        place, item = taken

        def undo() -> None:
            self.bench.put_back(draft_id, place, item)
            self.bench.flush()

        self.ctx.say(translate("Studio", "Taken out of the pack."), translate("Studio", "Undo"), undo)

    # looking

    def _to_checking(self) -> None:
        self.led = lambda: self.desk.check
        self.show_view(self.checking)
        self.checking.show_rows()
        self.checking.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _to_preview(self) -> None:
        self.led = lambda: self.desk.preview
        self.preview.show_draft()
        self.show_view(self.preview)

    def _to_everything(self) -> None:
        self.led = lambda: self.desk.everything
        self.bench.flush()
        draft = self.bench.draft

        def refused(error: AppError) -> None:
            self.everything.show_refused(sentence(error))
            self.show_view(self.everything)

        def show(found: Leaving) -> None:
            self.everything.show_leaving(found)
            self.show_view(self.everything)

        look = self.if_here(show)
        self.ctx.query(lambda s: reads.leaving_now(s, draft), look, owner=self, failed=self.if_here(refused))

    # keys and paper

    def _to_keys(self) -> None:
        show = self.if_here(lambda _none: self.show_view(self.keys))
        self._read_keys(lambda: show(None))

    def _read_keys(self, then: Callable[[], None] | None = None) -> None:
        def show(keys: list[OwnKey]) -> None:
            self.keys.show_keys(keys)
            if then is not None:
                then()

        self.ctx.query(reads.keys, show, owner=self)

    def _to_consent(self) -> None:
        if self._consent is None:
            self._consent = ConsentView(self.ctx, self.to_front)
            self._views.addWidget(self._consent)
        self.show_view(self._consent)
