"""The draft that is worked on: kept by itself shortly after every change, and looked through as it is kept."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.errors import AppError, WorldError
from app.handover.building import Item
from app.handover.draftlook import Looked, look
from app.packs.drafts import KeptDraft, PackDraft, as_draft
from ui.context import Context, Operation
from ui.jobs import Job
from ui.operations import studio as ops

PAUSE_MS = 400  # after the last key
AGAIN_MS = 5_000  # after keeping it failed


class Bench(QObject):
    """Holds one draft.  What is on it is always newer than, or the same as, what is in the vault."""

    looked = Signal(object)  # Looked
    changed = Signal()  # the items, by something else than typing in one of them

    def __init__(self, ctx: Context, page: QWidget) -> None:
        super().__init__(page)
        self._ctx, self._page = ctx, page
        self.draft = PackDraft()
        self.signed = False  # this draft, at any time
        self.looks: Looked | None = None
        self._dirty = self._failed = False
        self._owed: dict[str, PackDraft] = {}  # drafts that lie here no more and could not be written
        self._job: Job | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.flush)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self._try_again)

    @property
    def draft_id(self) -> str:
        """Empty while no draft is worked on."""
        return self.draft.id or ""

    def begin(self, kept: KeptDraft) -> None:
        """Work on another draft.  `flush` first."""
        self._timer.stop()
        owed = self._owed.pop(kept.id or "", None)
        self._dirty = owed is not None
        self.draft, self.looks = owed or as_draft(kept), None
        self.signed = kept.signed_seq > 0
        self._look()

    def was_signed(self, before: PackDraft, kept: KeptDraft) -> None:
        """It was signed as it was ``before``; what was written since stays."""
        if self.draft == before:
            self.begin(kept)
        elif self.draft.id == kept.id:
            self.signed = True
            self._put(replace(self.draft, seq=kept.seq))

    def leave(self) -> None:
        """Work on none."""
        self._timer.stop()
        self._dirty = False
        self.draft, self.looks = PackDraft(), None

    def set_head(self, **fields: Any) -> None:
        """Something about the pack as a whole was changed."""
        self._put(replace(self.draft, **fields))

    def item(self, item_id: str) -> Item | None:
        return next((item for item in self.draft.items if item.get("id") == item_id), None)

    def set_item(self, item: Item) -> None:
        """One item was changed; it keeps its place."""
        self._put(self._with(tuple(item if one.get("id") == item["id"] else one for one in self.draft.items)))

    def add(self, *items: Item) -> None:
        self._put(self._with((*self.draft.items, *items)))
        self.changed.emit()

    def move(self, item_id: str, by: int) -> None:
        """One place up (-1) or down (1)."""
        items = list(self.draft.items)
        here = next(place for place, one in enumerate(items) if one.get("id") == item_id)
        there = min(max(here + by, 0), len(items) - 1)
        if there != here:
            items.insert(there, items.pop(here))
            self._put(self._with(tuple(items)))
            self.changed.emit()

    def take_out(self, item_id: str) -> tuple[int, Item] | None:
        """Remove an item; what is returned puts it back."""
        found = next(((n, one) for n, one in enumerate(self.draft.items) if one.get("id") == item_id), None)
        if found is not None:
            self._put(self._with(tuple(one for one in self.draft.items if one is not found[1])))
            self.changed.emit()
        return found

    def put_back(self, draft_id: str, place: int, item: Item) -> None:
        """Undo `take_out`, unless another draft lies here by now."""
        if draft_id == self.draft_id and self.item(str(item.get("id"))) is None:
            items = self.draft.items
            self._put(self._with((*items[:place], item, *items[place:])))
            self.changed.emit()

    def tick(self, key: str, *, on: bool) -> None:
        """A point of the checklist was ticked, or not any more."""
        self._put(ops.with_tick(self.draft, key, on=on))

    def leave_it(self, name: str, why: str) -> None:
        """Something against a rule is left as it is for this reason; without one, not any more."""
        self._put(ops.with_left(self.draft, name, why))
        self.flush()

    def taken_ids(self) -> set[str]:
        return {str(item.get("id")) for item in self.draft.items}

    def flush(self) -> bool:
        """Keep now what is not kept yet; whether there was anything."""
        self._timer.stop()
        if not self._dirty:
            return False
        self._dirty = False
        self._keep(self.draft)
        self._look()
        return True

    def pending(self) -> Operation[Any] | None:
        """What must still be written when the program locks now."""
        drafts = [*self._owed.values(), *([self.draft] if self._dirty else [])]
        return ops.save_drafts(drafts) if drafts else None

    def _keep(self, draft: PackDraft) -> None:
        def failed(error: AppError) -> None:
            if self.draft.id == draft.id:
                self._dirty = True  # what lies here is newer than what could not be written
            elif isinstance(error, WorldError):  # the disk may have room by then
                self._owed[draft.id or ""] = draft
            if isinstance(error, WorldError):
                self._again.start()
            if not self._failed:  # said once, until it works again
                self._failed = True
                self._ctx.show_error(error)

        def kept(_kept: KeptDraft) -> None:
            self._failed = False

        self._ctx.run(ops.save_draft(draft), kept, owner=self._page, failed=failed)

    def _try_again(self) -> None:
        owed, self._owed = self._owed, {}
        for draft in owed.values():
            self._keep(draft)
        self.flush()

    def _with(self, items: tuple[Item, ...]) -> PackDraft:
        return replace(self.draft, items=items)

    def _put(self, draft: PackDraft) -> None:
        if draft == self.draft or not self.draft_id:
            return
        self.draft = draft
        self._dirty = True
        self._timer.start(PAUSE_MS)

    def _look(self) -> None:
        if self._job is not None:
            self._job.cancel()
        draft, today = self.draft, self._ctx.session.clock.here().as_date()

        def show(looks: Looked) -> None:
            if draft.id == self.draft.id:
                self.looks = looks
                self.looked.emit(looks)

        self._job = self._ctx.lanes.free(lambda _token, _progress: look(draft, today), show, owner=self._page)
