"""The dry run: what an import would do, item by item, before anything is written."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from app.errors import Code, UntrustedInput
from app.exchange import records, store
from app.exchange.limits import Limits
from app.exchange.model import (
    Attachment,
    Fate,
    Found,
    FoundRecord,
    Item,
    Left,
    Reason,
    fingerprint,
    skipped,
    unreadable,
)
from app.exchange.records import Note
from app.exchange.text import storable
from app.jobs import CancelToken, Progress, silent
from app.journal.imported import ImportedVersion
from app.session import Session


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """One line of the dry run.  ``at`` is the wall clock (``YYYY-MM-DDTHH:MM:SS``) or empty."""

    where: str
    fate: Fate
    kind: str  # entry, trigger, strategy, practice, card, line, fair_test, template, mark, mood_word, preference, pack, draft; empty for files
    reasons: tuple[Reason, ...] = ()
    at: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do.  Holds what it read, so that applying it needs the source no more."""

    format: str
    items: tuple[PlannedItem, ...]
    attachments: tuple[Attachment, ...]  # named by entries or lying beside them; not kept yet
    entries: tuple[Found, ...] = field(repr=False)
    notes: tuple[Note, ...] = field(repr=False)

    @property
    def counts(self) -> dict[Fate, int]:
        """How many items meet each fate."""
        counted = Counter(item.fate for item in self.items)
        return {fate: counted[fate] for fate in Fate}

    @property
    def days(self) -> tuple[str, str] | None:
        """First and last day (``YYYY-MM-DD``) of the entries that would be added."""
        days = [found.entry.at.day for found in self.entries]
        return (min(days), max(days)) if days else None

    @property
    def adds(self) -> int:
        """How many things would be added."""
        return len(self.entries) + len(self.notes)


class Planner:
    """Collects items into a plan."""

    def __init__(self, session: Session, limits: Limits) -> None:
        self._session = session
        self._limits = limits
        self._entries: list[Found] = []
        self._notes: list[Note] = []
        self._places: dict[int, str] = {}  # id() of a note -> where
        self._items: list[PlannedItem] = []
        self._attachments: dict[Attachment, None] = {}
        self._earlier: dict[str, list[ImportedVersion]] = {}
        self._unknown: set[str] = set()

    def plan(
        self, name: str, items: Iterable[Item], progress: Progress = silent, token: CancelToken | None = None
    ) -> ImportPlan:
        """Read everything.  Raises `UntrustedInput` when there is more than can be taken; `Cancelled`."""
        for count, item in enumerate(items):
            if token is not None:
                token.check()
            if count > self._limits.entries:
                raise UntrustedInput(Code.INPUT_TOO_LARGE)
            self._take(item)
            if count % 100 == 0:
                progress(count, 0)
        entries = self._new_entries()
        notes = self._new_notes()
        return ImportPlan(name, tuple(self._items), tuple(self._attachments), tuple(entries), tuple(notes))

    def _take(self, item: Item) -> None:
        if isinstance(item, FoundRecord):
            self._record(item)
        elif isinstance(item, Found):
            self._entries.append(_storable(item))
        else:
            self._left(item)

    def _left(self, left: Left) -> None:
        if left.reason is Reason.ATTACHMENT:
            self._attachments[Attachment("file", left.where)] = None
        self._items.append(PlannedItem(left.where, left.fate, "", (left.reason,), "", left.name))

    def _record(self, item: FoundRecord) -> None:
        for name in records.unknown_fields(item):
            if (key := f"{item.kind}.{name}"[:200]) not in self._unknown:
                self._unknown.add(key)
                self._left(skipped(item.where, Reason.NO_FIELD, str(storable(key))))
        if item.kind == records.EARLIER:
            version = records.earlier(item.values)
            if version is None:
                self._left(unreadable(item.where, Reason.BROKEN))
            else:
                self._earlier.setdefault(str(item.values.get("entry")), []).append(version)
            return
        known = records.understand(item)
        if isinstance(known, Left):
            self._left(known)
        elif isinstance(known, Found):
            self._entries.append(_storable(known))
        else:
            self._places[id(known)] = item.where
            self._notes.append(known)

    # what is here already

    def _new_entries(self) -> list[Found]:
        """Entries that are neither here nor twice in the source, oldest first."""
        found = list(self._apart())
        db = self._session.vault.db
        ours = store.stamps(db, "entry", "id", [f.entry.id for f in found if f.entry.id])
        known = {
            source: self._session.journal.known(source, [f.entry.source_id for f in found if f.source == source])
            for source in {f.source for f in found}
        }
        new: list[Found] = []
        for item in found:
            entry = item.entry
            if entry.id in ours:
                same = ours[entry.id or ""] == entry.modified_at
                self._known(item, Reason.ALREADY_HERE if same else Reason.ALREADY_HERE_DIFFERS)
            elif entry.source_id in known[item.source]:
                self._known(item, Reason.ALREADY_HERE)
            else:
                new.append(self._with_earlier(item))
                self._attachments.update(dict.fromkeys(item.attachments))
                self._items.append(
                    PlannedItem(item.where, item.fate, records.ENTRY, item.reasons, entry.at.local, entry.title)
                )
        return sorted(new, key=_order)

    def _apart(self) -> Iterator[Found]:
        """Each identity once: the same thing twice is known, another thing under the same name gets its own."""
        seen: dict[tuple[str, str], str] = {}
        for item in self._entries:
            entry = item.entry
            told = fingerprint(entry.at.local, entry.title, entry.body)
            key = (item.source, entry.source_id) if entry.source_id else ("", entry.id or told)
            if key in seen and (seen[key] == told or not entry.source_id):
                self._known(item, Reason.TWICE_IN_SOURCE)
                continue
            if key in seen:
                entry = dataclasses.replace(entry, source_id=f"{entry.source_id}~{told[:16]}")
                key = (item.source, entry.source_id)
                if key in seen:
                    self._known(item, Reason.TWICE_IN_SOURCE)
                    continue
            seen[key] = told
            yield dataclasses.replace(item, entry=entry)

    def _with_earlier(self, item: Found) -> Found:
        versions = self._earlier.get(item.entry.id or "")
        if not versions:
            return item
        kept = sorted((*item.entry.versions, *versions), key=lambda v: v.saved_at)
        return dataclasses.replace(item, entry=dataclasses.replace(item.entry, versions=tuple(kept)))

    def _known(self, item: Found, reason: Reason) -> None:
        self._items.append(
            PlannedItem(item.where, Fate.KNOWN, records.ENTRY, (reason,), item.entry.at.local, item.entry.title)
        )

    def _new_notes(self) -> list[Note]:
        new: list[Note] = []
        db = self._session.vault.db
        for kind in records.KINDS:
            notes = [n for n in self._notes if isinstance(n, kind.type)]
            here = store.stamps(db, kind.table, kind.key, [getattr(n, kind.key) for n in notes])
            seen: set[str] = set()
            for note in notes:
                key = str(getattr(note, kind.key))
                reason = Reason.TWICE_IN_SOURCE if key in seen else None
                if key in here:
                    reason = Reason.ALREADY_HERE if here[key] == note.modified_at else Reason.ALREADY_HERE_DIFFERS
                seen.add(key)
                if reason is None:
                    new.append(note)
                self._note_line(kind.name, note, reason)
        return sorted(new, key=_note_order)

    def _note_line(self, kind: str, note: Note, reason: Reason | None) -> None:
        at = getattr(note, "at", None)
        title = next(
            (
                t
                for t in (
                    getattr(note, n, "") for n in ("title", "note", "name", "tool_title", "tool_id", "word", "key")
                )
                if t
            ),
            "",
        )
        fate, reasons = (Fate.KEPT, ()) if reason is None else (Fate.KNOWN, (reason,))
        self._items.append(PlannedItem(self._places[id(note)], fate, kind, reasons, at.local if at else "", str(title)))


def _storable(item: Found) -> Found:
    """The same with nothing in it that a vault cannot hold."""
    entry = item.entry
    original = None if entry.original is None else str(storable(entry.original))
    extra = storable(entry.extra)
    assert isinstance(extra, dict)
    clean = dataclasses.replace(entry, source_id=str(storable(entry.source_id)), original=original, extra=extra)
    return dataclasses.replace(item, entry=clean)


def _order(item: Found) -> tuple[str, int, str]:
    return item.entry.at.local, item.entry.created_at or 0, item.entry.id or ""


def _note_order(note: Note) -> tuple[str, int, str]:
    at = getattr(note, "at", None)
    return at.local if at else "", getattr(note, "created_at", 0), str(getattr(note, "id", ""))
