"""Signing what was written, or what somebody sent, and on to handing it over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.errors import AppError
from app.handover import building
from app.handover.building import Built
from app.packs.drafts import KeptDraft
from app.packs.model import Role
from app.packs.own import KeyState, OwnKey
from ui.i18n import translate
from ui.operations import studio as ops
from ui.pages.studio import files, reads
from ui.pages.studio.cosigning import still_to_sign
from ui.pages.studio.handing import Parcel
from ui.pages.studio.signing import Wish
from ui.pages.studio.view import View

if TYPE_CHECKING:
    from ui.pages.studio.page import StudioPage


class HandOver:
    """What is signed is never lost: whoever looks at something else by then is told, and led there if they wish."""

    def __init__(self, page: StudioPage) -> None:
        self._page, self._ctx = page, page.ctx

    def to_signing(self) -> None:
        page = self._page
        page.led = lambda: page.desk.sign
        page.bench.flush()
        draft = page.bench.draft

        def show(choice: reads.KeyChoice) -> None:
            page.signing.show_choice(choice)
            page.show_view(page.signing)

        self._ctx.query(lambda s: reads.key_choice(s, draft), page.if_here(show), owner=page)

    def choose_person(self) -> None:
        page = self._page
        page.sheet = files.choose(
            page, self._ctx, translate("Studio", "Choose a contact card"), translate("Studio", "For this person"),
            files.person, page.if_here(page.signing.take_person),
        )  # fmt: skip

    def choose_signer(self) -> None:
        page = self._page
        page.sheet = files.choose(
            page, self._ctx, translate("Studio", "Choose a contact card"), translate("Studio", "They sign it, too"),
            files.signer, page.if_here(page.signing.others.take),
        )  # fmt: skip

    def sign(self, wish: Wish) -> None:
        page = self._page
        page.bench.flush()
        draft = page.bench.draft
        recipient = wish.person.digits if wish.person else ""
        said: dict[str, Any] = {
            "made": wish.made, "recipient": recipient, "carry": wish.carry, "others": wish.others,
        }  # fmt: skip
        operation = (
            ops.sign(draft, wish.signers(), **said)
            if wish.key is not None
            else ops.sign_with_new(draft, wish.shown, wish.contact, wish.role, own=wish.only_this, **said)
        )
        page.signing.sign.set_resting(True)

        def signed(told: tuple[Built, KeptDraft, OwnKey]) -> None:
            built, kept, key = told
            page.signing.sign.set_resting(False)
            page.bench.was_signed(draft, kept)
            name = f"{kept.pack_id[:4]}-{built.seq}.yarrow"
            lacking = tuple(one.shown for one in built.lacking)
            self._show(Parcel(built.data, name, key, wish.person, lacking=lacking), page.signing)

        def refused(error: AppError) -> None:
            page.signing.sign.set_resting(False)
            self._ctx.show_error(error)

        self._ctx.run(operation, signed, owner=page, failed=refused, once="sign")

    def back(self) -> None:
        """From handing over."""
        if self._page.bench.draft_id:
            self._page.to_desk()
        else:
            self._page.to_front()

    def choose_to_sign(self) -> None:
        page = self._page

        def show(pack: files.ToSign) -> None:
            def with_keys(keys: list[OwnKey]) -> None:
                good = [key for key in keys if key.state is KeyState.GOOD]
                page.cosigning.show_pack(pack, good)
                page.show_view(page.cosigning)

            self._ctx.query(reads.keys, page.if_here(with_keys), owner=page)

        page.sheet = files.choose(
            page, self._ctx, translate("Studio", "Choose the pack that somebody sent"), translate("Studio", "Look at it"),
            files.to_sign, page.if_here(show),
        )  # fmt: skip

    def cosign(self, pack: files.ToSign, key: OwnKey) -> None:
        page = self._page

        def signed(data: bytes) -> None:
            told = pack.signed.what
            lacking = still_to_sign(pack, key)
            waits = any(one.role is Role.AUTHOR for one in lacking)
            names = tuple(one.shown for one in lacking)
            parcel = Parcel(data, building.neutral_name(told), key, is_pack=not waits, lacking=names)
            self._show(parcel, page.cosigning)

        self._ctx.run(ops.cosign(pack.data, key.id), signed, owner=page, once="cosign")

    def _show(self, parcel: Parcel, asked: View) -> None:
        page = self._page

        def show() -> None:
            page.handing.show_parcel(parcel)
            page.show_view(page.handing)

        if page.view() is asked:
            show()
        else:
            self._ctx.say(translate("Studio", "It is signed."), translate("Studio", "Hand it over"), show, stay=True)
