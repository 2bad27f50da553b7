"""Writing is kept by itself: shortly after the last key, and at the latest 0.9 s after the first.

The promise is "within 1 s of the last key"; the rest of that second is the vault's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.changes import Changes, Outcome
from app.errors import AppError
from app.journal.model import Entry, EntryDraft
from app.session import Session
from ui.context import Context, Operation
from ui.operations.journal import Leaf, discard_blank, save_entry

PAUSE_MS = 400  # after the last key
LATEST_MS = 900  # after the first key that is not kept yet
AGAIN_MS = 5_000  # after a save that failed: the disk may have room by then


class Autosave(QObject):
    """Keeps one piece of writing at a time (`begin`), whenever it was touched."""

    kept = Signal(object)  # Entry
    discarded = Signal()  # an empty piece was let go of
    failed = Signal()

    def __init__(self, ctx: Context, page: QWidget, draft: Callable[[], EntryDraft]) -> None:
        super().__init__(page)
        self._ctx, self._page, self._draft = ctx, page, draft
        self.leaf = Leaf()
        self._dirty = False
        self._saving: Leaf | None = None
        self._failed = False
        self._owed: list[tuple[EntryDraft, Leaf]] = []  # pieces that are done with but could not be written
        self._pause = self._timer(PAUSE_MS, self._on_time)
        self._latest = self._timer(LATEST_MS, self._on_time)
        self._again = self._timer(AGAIN_MS, self._try_again)

    def begin(self, leaf: Leaf) -> None:
        """From now on another piece is written.  `flush` first."""
        self.leaf = leaf
        self._rest()

    def touch(self) -> None:
        """Something changed."""
        self._dirty = True
        self._pause.start()
        if not self._latest.isActive():
            self._latest.start()

    def is_dirty(self) -> bool:
        """Whether something is not handed to the vault yet."""
        return self._dirty

    def flush(self) -> None:
        """Hand over now what is not kept yet."""
        if self._dirty:
            self._save()

    def finish(self) -> None:
        """The piece is done with for now: keep it, or let go of it if it is empty."""
        self.flush()
        if (self.leaf.id is not None or self._saving is self.leaf) and self._draft().is_blank:
            self._ctx.run(discard_blank(self.leaf), self._on_discarded, owner=self._page)
        self._rest()

    def pending(self) -> Operation[Any] | None:
        """What must still be written when the program locks now, with the latest text."""
        writes = [save_entry(draft, leaf) for draft, leaf in self._owed]
        if self._dirty:
            draft = self._draft()
            if not draft.is_blank or self.leaf.id is not None:
                writes.append(save_entry(draft, self.leaf))
        return _all(writes) if writes else None

    def _timer(self, after_ms: int, do: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(after_ms)
        timer.timeout.connect(do)
        return timer

    def _rest(self) -> None:
        self._dirty = False
        self._pause.stop()
        self._latest.stop()

    def _on_time(self) -> None:
        if self._dirty and self._saving is not self.leaf:  # else the answer to the running save goes on
            self._save()

    def _try_again(self) -> None:
        owed, self._owed = self._owed, []
        for draft, leaf in owed:
            self._hand_over(draft, leaf)
        if self._dirty:
            self._save()

    def _save(self) -> None:
        self._rest()
        draft, leaf = self._draft(), self.leaf
        if draft.is_blank and leaf.id is None and self._saving is not leaf:
            return
        self._saving = leaf
        self._hand_over(draft, leaf)

    def _hand_over(self, draft: EntryDraft, leaf: Leaf) -> None:
        self._ctx.run(
            save_entry(draft, leaf),
            lambda entry: self._on_kept(entry, leaf),
            owner=self._page,
            failed=lambda error: self._on_failed(error, draft, leaf),
        )

    def _on_kept(self, entry: Entry | None, leaf: Leaf) -> None:
        self._failed = False
        if leaf is self.leaf:
            self._saving = None
            if self._dirty and not (self._pause.isActive() and self._latest.isActive()):
                self._save()  # its time came while the vault was busy
        if entry is not None:
            self.kept.emit(entry)

    def _on_discarded(self, there_was_one: bool) -> None:
        if there_was_one:
            self.discarded.emit()

    def _on_failed(self, error: AppError, draft: EntryDraft, leaf: Leaf) -> None:
        if leaf is self.leaf:
            self._saving = None
            self._dirty = True  # what is on the page is newer than what could not be written
        elif not leaf.gone:
            self._owed.append((draft, leaf))
        self._again.start()
        self.failed.emit()
        if not self._failed:  # said once, until it works again
            self._failed = True
            self._ctx.show_error(error)


def _all(writes: Sequence[Operation[Any]]) -> Operation[Any]:
    def run(session: Session) -> Outcome[None]:
        for write in writes:
            write(session)
        return Outcome(None, Changes.JOURNAL)

    return run
