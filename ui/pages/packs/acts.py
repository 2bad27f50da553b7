"""What is done with one thing out of a pack, and with the keys of people."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from app.cards.model import Card, CardDraft
from app.changes import Outcome
from app.errors import AppError
from app.handover.model import KeyNews
from app.packs.kept import KeptItem, Policy
from app.packs.model import Item
from app.packs.trust import Signer
from ui.i18n import translate
from ui.keeping import again
from ui.operations import packs as ops

if TYPE_CHECKING:
    from ui.context import Operation
    from ui.pages.packs.page import PacksPage


class Acts:
    """An answer leads nowhere if the person looks at something else by then."""

    def __init__(self, page: PacksPage) -> None:
        self._page, self._ctx = page, page.ctx

    # one thing out of a pack

    def keep_words(self, item: Item, words: str) -> None:
        self._keep(ops.keep_words(item, words), ("keep", item.id, words))

    def keep_card(self, draft: CardDraft) -> None:
        self._keep(ops.keep_card(draft), ("keep", draft))

    def _keep(self, keep: Operation[Card], what: tuple[object, ...]) -> None:
        def kept(card: Card) -> None:
            undo = ops.let_go(card.id or "")
            self._ctx.say(
                translate("Packs", "Kept among your cards."),
                translate("Packs", "Undo"),
                lambda: self._run_quietly(undo),
            )

        self._ctx.run(keep, kept, owner=self._page, once=what)

    def copy(self, words: str) -> None:
        QGuiApplication.clipboard().setText(words)  # `ui.clipboard` marks it as private
        self._ctx.say(translate("Packs", "Copied. Locking empties the clipboard."))

    def set_policy(self, kept: KeptItem, policy: Policy) -> None:
        def refused(error: AppError) -> None:
            self._ctx.show_error(error)
            self._page.again()  # show what is so

        self._ctx.run(ops.set_policy(kept.pack_id, kept.id, policy), owner=self._page, failed=refused)

    def as_own(self, kept: KeptItem) -> None:
        def done(_nothing: None) -> None:
            self._ctx.say(translate("Packs", "It is your own now."))
            self._to_pack(kept.pack_id)

        keep = ops.keep_as_own(kept.pack_id, kept.id)
        self._ctx.run(keep, done, owner=self._page, once=("own", kept.pack_id, kept.id))

    def delete_item(self, kept: KeptItem) -> None:
        def undo() -> None:
            back = ops.undo_delete_item(kept.pack_id, kept.id)
            self._ctx.run(back, lambda _nothing: self._to_pack(kept.pack_id), owner=self._page)

        def deleted(_nothing: None) -> None:
            self._to_pack(kept.pack_id)
            self._ctx.say(translate("Packs", "It is deleted."), translate("Packs", "Undo"), undo)

        delete = ops.delete_item(kept.pack_id, kept.id)
        self._ctx.run(delete, deleted, owner=self._page, once=("delete", kept.pack_id, kept.id))

    def _to_pack(self, pack_id: str) -> None:
        if self._page.shows(pack_id):
            self._page.open_pack(pack_id)
        else:
            self._page.again()

    def _run_quietly(self, operation: Operation[None]) -> None:
        self._ctx.run(operation, owner=self._page)

    # keys

    def know(self, signer: Signer) -> None:
        self._said(ops.know(signer.verifier, signer.shown))

    def doubt(self, signer: Signer) -> None:
        self._said(ops.doubt(signer.key))

    def rename(self, signer: Signer, name: str) -> None:
        self._said(ops.rename(signer.key, name), typed=True)

    def _said(self, operation: Callable[..., Outcome[Signer]], *, typed: bool = False) -> None:
        failed = again(self._ctx, lambda: self._said(operation, typed=typed)) if typed else None
        self._ctx.run(operation, lambda _signer: self._page.again(), owner=self._page, failed=failed)

    def forget(self, signer: Signer) -> None:
        def gone(_nothing: None) -> None:
            self._ctx.say(translate("Packs", "The key is forgotten."))
            if self._page.view() in (self._page.person, self._page.people):
                self._page.to_people()

        self._ctx.run(ops.forget(signer.key), gone, owner=self._page, once=("forget", signer.key))

    def take(self, found: KeyNews, know: bool) -> None:
        looked_at = self._page.news

        def taken(_effect: object) -> None:
            self._ctx.say(translate("Packs", "Noted."))
            if self._page.news is looked_at:
                self._page.to_people()

        self._ctx.run(ops.take(found.signed, know=know), taken, owner=self._page, once="take")
