"""The studio: packs are begun, written, looked through, signed and handed over."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedLayout, QWidget

from app.changes import Changes
from app.errors import AppError
from app.handover import building
from app.handover.building import Built, Item
from app.handover.leaving import Leaving
from app.packs.drafts import KeptDraft
from app.packs.model import Role
from app.packs.own import KeyState, OwnKey
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
from ui.pages.studio.cosigning import Cosigning, still_to_sign
from ui.pages.studio.everything import Everything
from ui.pages.studio.handing import Handing, Parcel
from ui.pages.studio.item_view import ItemView
from ui.pages.studio.key_acts import KeyActs
from ui.pages.studio.preview import Preview
from ui.pages.studio.signing import Signing, Wish
from ui.pages.studio.view import View

LICENCE = "CC0-1.0"
"""Offered for a message to the next person: who gives it away unnamed cannot be asked."""


class StudioPage(Page):
    """``open``: a draft's id, `NEW` for the two ways to begin, None goes on where one was."""

    watches = Changes.PACKS

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.bench = Bench(ctx, self)
        self.front = front.Front(
            front.Ways(
                back=lambda: ctx.go(Place(Room.PACKS)), opened=self._open, begin=self._begin, keys=self._to_keys,
                cosign=self._choose_to_sign, consent=self._to_consent,
            )
        )  # fmt: skip
        self.desk = desk.Desk(
            self.bench,
            desk.Ways(
                back=self._to_front, item=self._to_item, add=self._to_adding, take_out=self._take_out, check=self._to_checking,
                preview=self._to_preview, everything=self._to_everything, sign=self._to_signing, delete=self._delete,
            ),
        )  # fmt: skip
        self.item = ItemView(self.bench, self._to_desk, self._take_out)
        self.adding = adding.Adding(
            self.bench,
            adding.Ways(back=self._to_desk, write=self._write, from_file=self._from_file, chosen=self._put_in),
        )
        self.checking = Checking(self.bench, self._to_desk)
        self.preview = Preview(self.bench, self._to_desk)
        self.everything = Everything(self._to_desk)
        self.signing = Signing(self.bench, self._to_desk, self._sign, self._choose_person, self._choose_signer)
        self.handing = Handing(ctx, self._from_handing)
        self.acts = KeyActs(ctx, self, self._read_keys)
        acts = self.acts
        self.keys = own_keys.Keys(
            own_keys.Ways(
                back=self._to_front, new=acts.new, bring_in=acts.bring_in, rename=acts.rename, card=acts.card,
                export=acts.export, rotate=acts.rotate, revoke=acts.revoke, delete=acts.delete,
            )
        )  # fmt: skip
        self.cosigning = Cosigning(self._to_front, self._cosign)
        self._consent: ConsentView | None = None
        self._led: Callable[[], QWidget] = self.desk.first_focus  # what led away from the desk
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
            self._to_front()
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

    def _show(self, view: View, at: QWidget | None = None) -> None:
        self.bench.flush()
        self._views.setCurrentWidget(view)
        if self.isVisible():
            wanted = at or view.first_focus()
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)
            view.bring_into_sight(wanted)

    # drafts

    def _to_front(self) -> None:
        self.bench.flush()
        self.bench.leave()

        def show(found: list[KeptDraft]) -> None:
            self.front.show_drafts(found)
            self._show(self.front)

        self.ctx.query(reads.drafts, show, owner=self)

    def _begin(self, unnamed: bool) -> None:
        lang = chosen(self.ctx.settings().language)
        licence = LICENCE if unnamed else ""
        self.ctx.run(ops.begin(unnamed=unnamed, lang=lang, licence=licence), self._lay, owner=self)

    def _open(self, draft_id: str) -> None:
        self.bench.flush()
        self.ctx.query(lambda s: reads.draft(s, draft_id), self._lay, owner=self)

    def _lay(self, kept: KeptDraft) -> None:
        """Lay a draft on the bench and show it."""
        self.bench.begin(kept)
        self._led = self.desk.first_focus
        self._to_desk()

    def _to_desk(self) -> None:
        """To the desk, the keyboard on what led away from it."""
        self.bench.flush()
        self.desk.show_draft()
        self._show(self.desk, self._led())

    def _delete(self) -> None:
        draft_id = self.bench.draft_id
        self.bench.flush()

        def deleted(_nothing: None) -> None:
            self._to_front()
            self.ctx.say(
                translate("Studio", "The pack is deleted here. Files of it stay where they are."),
                translate("Studio", "Undo"),
                undo,
            )

        def undo() -> None:
            self.ctx.run(ops.undo_delete_draft(draft_id), lambda _nothing: self._open(draft_id), owner=self)

        self.ctx.run(ops.delete_draft(draft_id), deleted, owner=self)

    # items

    def _to_item(self, item_id: str) -> None:
        self._led = lambda: self.desk.card_of(item_id)
        self.item.show_item(item_id)
        self._show(self.item)

    def _to_adding(self) -> None:
        self._led = lambda: self.desk.add

        def show(own: reads.Own) -> None:
            self.adding.show_own(own)
            self._show(self.adding)

        self.ctx.query(reads.own, show, owner=self)

    def _write(self, kind: str) -> None:
        item: Item = {"kind": kind, "id": building.new_id(kind, self.bench.taken_ids()), "title": ""}
        self.bench.add(item)
        self._to_item(str(item["id"]))

    def _put_in(self, items: list[Item]) -> None:
        self.bench.add(*items)
        self._led = lambda: self.desk.card_of(str(items[0]["id"]))
        self._to_desk()
        self.ctx.say(translate("Studio", "%n thing(s) put in.", "", len(items)))

    def _from_file(self) -> None:
        taken = self.bench.taken_ids()
        self.sheet = files.choose(
            self, self.ctx, translate("Studio", "Choose the file of a guided tool"), translate("Studio", "Put it in"),
            lambda path: files.exercise(path, taken), lambda item: self._put_in([item]),
        )  # fmt: skip

    def _take_out(self, item_id: str) -> None:
        draft_id = self.bench.draft_id
        taken = self.bench.take_out(item_id)
        self._led = lambda: self.desk.add
        self._to_desk()
        if taken is None:
            return
        place, item = taken

        def undo() -> None:
            self.bench.put_back(draft_id, place, item)
            self.bench.flush()

        self.ctx.say(translate("Studio", "Taken out of the pack."), translate("Studio", "Undo"), undo)

    # looking

    def _to_checking(self) -> None:
        self._led = lambda: self.desk.check
        self._show(self.checking)
        self.checking.show_rows()
        self.checking.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _to_preview(self) -> None:
        self._led = lambda: self.desk.preview
        self.preview.show_draft()
        self._show(self.preview)

    def _to_everything(self) -> None:
        self._led = lambda: self.desk.everything
        self.bench.flush()
        draft = self.bench.draft

        def refused(error: AppError) -> None:
            self.everything.show_refused(sentence(error))
            self._show(self.everything)

        def show(found: Leaving) -> None:
            self.everything.show_leaving(found)
            self._show(self.everything)

        self.ctx.query(lambda s: reads.leaving_now(s, draft), show, owner=self, failed=refused)

    # signing

    def _to_signing(self) -> None:
        self._led = lambda: self.desk.sign
        self.bench.flush()
        draft = self.bench.draft

        def show(choice: reads.KeyChoice) -> None:
            self.signing.show_choice(choice)
            self._show(self.signing)

        self.ctx.query(lambda s: reads.key_choice(s, draft), show, owner=self)

    def _choose_person(self) -> None:
        self.sheet = files.choose(
            self, self.ctx, translate("Studio", "Choose a contact card"), translate("Studio", "For this person"),
            files.person, self.signing.take_person,
        )  # fmt: skip

    def _choose_signer(self) -> None:
        self.sheet = files.choose(
            self, self.ctx, translate("Studio", "Choose a contact card"), translate("Studio", "They sign it, too"),
            files.signer, self.signing.others.take,
        )  # fmt: skip

    def _sign(self, wish: Wish) -> None:
        self.bench.flush()
        draft = self.bench.draft
        recipient = wish.person.digits if wish.person else ""
        said: dict[str, Any] = {
            "made": wish.made, "recipient": recipient, "carry": wish.carry, "others": wish.others,
        }  # fmt: skip
        operation = (
            ops.sign(draft, wish.signers(), **said)
            if wish.key is not None
            else ops.sign_with_new(draft, wish.shown, wish.contact, wish.role, own=wish.only_this, **said)
        )
        self.signing.sign.setEnabled(False)

        def signed(told: tuple[Built, KeptDraft, OwnKey]) -> None:
            built, kept, key = told
            self.bench.begin(kept)
            name = f"{kept.pack_id[:4]}-{built.seq}.yarrow"
            lacking = tuple(one.shown for one in built.lacking)
            self.handing.show_parcel(Parcel(built.data, name, key, wish.person, lacking=lacking))
            self._show(self.handing)

        def refused(error: AppError) -> None:
            self.signing.sign.setEnabled(True)
            self.ctx.show_error(error)

        self.ctx.run(operation, signed, owner=self, failed=refused)

    def _from_handing(self) -> None:
        if self.bench.draft_id:
            self._to_desk()
        else:
            self._to_front()

    def _choose_to_sign(self) -> None:
        def show(pack: files.ToSign) -> None:
            def with_keys(keys: list[OwnKey]) -> None:
                good = [key for key in keys if key.state is KeyState.GOOD]
                self.cosigning.show_pack(pack, good)
                self._show(self.cosigning)

            self.ctx.query(reads.keys, with_keys, owner=self)

        self.sheet = files.choose(
            self, self.ctx, translate("Studio", "Choose the pack that somebody sent"), translate("Studio", "Look at it"),
            files.to_sign, show,
        )  # fmt: skip

    def _cosign(self, pack: files.ToSign, key: OwnKey) -> None:
        def signed(data: bytes) -> None:
            told = pack.signed.what
            lacking = still_to_sign(pack, key)
            waits = any(one.role is Role.AUTHOR for one in lacking)
            names = tuple(one.shown for one in lacking)
            self.handing.show_parcel(Parcel(data, building.neutral_name(told), key, is_pack=not waits, lacking=names))
            self._show(self.handing)

        self.ctx.run(ops.cosign(pack.data, key.id), signed, owner=self)

    # keys and paper

    def _to_keys(self) -> None:
        self._read_keys(lambda: self._show(self.keys))

    def _read_keys(self, then: Callable[[], None] | None = None) -> None:
        def show(keys: list[OwnKey]) -> None:
            self.keys.show_keys(keys)
            if then is not None:
                then()

        self.ctx.query(reads.keys, show, owner=self)

    def _to_consent(self) -> None:
        if self._consent is None:
            self._consent = ConsentView(self.ctx, self._to_front)
            self._views.addWidget(self._consent)
        self._show(self._consent)
