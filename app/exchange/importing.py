"""Carrying out an import, and taking one back."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from app.cards.model import Card
from app.changes import Changes, Outcome
from app.circle.model import HelpLine
from app.errors import Code, UserFixable
from app.exchange import packs, records, store
from app.exchange.model import Fate, Found
from app.exchange.packs import PackRecord
from app.exchange.planning import ImportPlan
from app.exchange.records import Note
from app.exchange.store import ImportBatch, KeptMark, KeptMoodWord, KeptPreference, KeptTemplate
from app.insights.fair_model import FairTest
from app.jobs import CancelToken, Progress, silent
from app.packs.drafts import KeptDraft
from app.practice.model import Use
from app.session import Session
from app.strategies.model import Strategy
from app.triggers.model import TriggerNote
from app.vault.shelf import Shelf

_ALL = (
    Changes.JOURNAL | Changes.TRIGGERS | Changes.STRATEGIES | Changes.PRACTICE | Changes.CARDS | Changes.CIRCLE
    | Changes.INSIGHTS | Changes.PREFERENCES | Changes.PACKS
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did.  ``import_id`` is empty when there was nothing to add."""

    import_id: str
    entries: int
    others: int
    refused: int  # records of ours that a room would not take (a number out of its bounds)


@dataclass(frozen=True, slots=True)
class UndoReport:
    """What taking an import back did."""

    removed: int
    stayed: int  # changed by the person since, and left


def apply(
    session: Session, plan: ImportPlan, progress: Progress = silent, token: CancelToken | None = None
) -> Outcome[ImportReport]:
    """Add what the plan would add, in one transaction, after keeping a copy of the vault.

    What came to be here since the plan was made is left as it is.  Raises `Cancelled` and
    `WorldError`; then nothing was added.
    """
    if not plan.adds:
        return Outcome(ImportReport("", 0, 0, 0), Changes.NONE)
    session.vault.keep_copy("import")
    db = session.vault.db
    import_id = session.ids.new()
    everything, before = plan.adds, 0

    def told(done: int, total: int) -> None:  # noqa: ARG001  the room does not know how many there are
        progress(min(before + done, everything), everything)

    with db.transaction():
        store.open_batch(db, _batch(session, import_id, plan))
        entries = others = refused = 0
        for source, group in groupby(plan.entries, key=_source):
            part = [found.entry for found in group]
            added = session.journal.add_imported(source, import_id, part, token, told)
            entries += len(added.value)
            before += len(part)
        store.forget_gone(db, [f.entry.id for f in plan.entries if f.entry.id])
        for note in plan.notes:
            if token is not None:
                token.check()
            result = _add(session, import_id, note)
            others += result is True
            refused += result is None
            before += 1
            progress(before, everything)
        store.close_batch(db, import_id, session.clock.now_ms())
    return Outcome(ImportReport(import_id, entries, others, refused), _ALL)


def _source(found: Found) -> str:
    return found.source


def _batch(session: Session, import_id: str, plan: ImportPlan) -> ImportBatch:
    counts = plan.counts
    return ImportBatch(
        import_id, session.clock.now_ms(), plan.format,
        counts[Fate.KEPT], counts[Fate.CHANGED], counts[Fate.SKIPPED] + counts[Fate.KNOWN], counts[Fate.UNREADABLE],
    )  # fmt: skip


def _add(session: Session, import_id: str, note: Note) -> bool | None:
    """True when it was added, False when it is here, None when its room refuses it."""
    kind = records.BY_TYPE[type(note)]
    try:
        added = _add_to_room(session, note)
    except UserFixable:  # checked before anything is written
        return None
    if added:
        store.remember(session.vault.db, import_id, kind.table, str(getattr(note, kind.key)))
    return added


def _add_to_room(session: Session, note: Note) -> bool:
    match note:
        case TriggerNote():
            return session.triggers.add_exported([note]).value > 0
        case Strategy():
            return session.strategies.add_exported([note]).value > 0
        case Use():
            return session.practice.add_exported([note]).value > 0
        case FairTest():
            return session.insights.fair_tests.add_exported([note]).value > 0
        case Card():
            return session.cards.add_exported([note]).value > 0
        case HelpLine():
            return session.circle.add_exported([note]).value > 0
        case KeptTemplate():
            return store.add_template(session.vault.db, note)
        case KeptMark():
            return store.add_mark(session.vault.db, note)
        case KeptMoodWord():
            return store.add_mood_word(session.vault.db, note)
        case PackRecord():
            return packs.add(session, note)
        case KeptDraft():
            return session.packs.drafts.add_exported([note]).value > 0
        case KeptPreference():
            return store.add_preference(session.vault.db, note)


def imports(session: Session) -> list[ImportBatch]:
    """Imports that can be taken back, newest first."""
    return store.batches(session.vault.db)


def undo(
    session: Session,
    import_id: str,
    progress: Progress = silent,
    token: CancelToken | None = None,
    *,
    also_edited: bool = False,
) -> Outcome[UndoReport]:
    """Remove for good what one import added, in one transaction.

    What the person changed since stays, unless ``also_edited``.  Raises `UserFixable` NOT_FOUND,
    and `Cancelled`; then nothing was removed.
    """
    db = session.vault.db
    batch = next((b for b in imports(session) if b.id == import_id), None)
    if batch is None:
        raise UserFixable(Code.NOT_FOUND)
    with db.transaction():
        stayed = 0 if also_edited else store.let_edited_stay(db, import_id, batch.created_at)
        removed = session.journal.remove_imported(import_id, token, progress).value
        there: dict[str, list[str]] = {}
        for table, row_id in store.remembered(db, import_id):
            there.setdefault(table, []).append(row_id)
        for kind in records.KINDS:
            stamps = store.stamps(db, kind.table, kind.key, there.get(kind.table, []))
            going = [row_id for row_id, when in stamps.items() if also_edited or when <= batch.created_at]
            stayed += len(stamps) - len(going)
            removed += _remove(session, kind.name, going, token)
        store.drop_batch(db, import_id)
    return Outcome(UndoReport(removed, stayed), _ALL)


def _remove(session: Session, kind: str, row_ids: list[str], token: CancelToken | None) -> int:
    rooms: dict[str, Shelf[Any]] = {
        "trigger": session.triggers,
        "strategy": session.strategies,
        "practice": session.practice,
        "card": session.cards,
        "draft": session.packs.drafts,
        "line": session.circle,
    }
    if kind == "fair_test":
        return session.insights.fair_tests.purge_these(row_ids).value
    if kind in rooms:
        return rooms[kind].purge_these(row_ids, token).value
    for row_id in row_ids:
        store.remove(session.vault.db, records.BY_NAME[kind].table, records.BY_NAME[kind].key, row_id)
    return len(row_ids)
