"""How entries lie in the database: the row, its labels, its words in the index, its versions.

The four always change together; nothing else writes to them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import ClassVar

from app.changes import Changes
from app.clock import Clock, Moment
from app.ids import Ids
from app.journal.history import History
from app.journal.model import Entry, EntryDraft
from app.vault.chips import Chips
from app.vault.database import Database, Row, Value
from app.vault.index import Index
from app.vault.indexed import Indexed
from app.vault.words import clean, clean_labels, clean_line

TAG, MOOD = "tag", "mood"


class Entries(Indexed[Entry, EntryDraft]):
    """Entries as rows."""

    table: ClassVar[str] = "entry"
    columns: ClassVar[str] = (
        "seq, id, local, zone, created_at, modified_at, title, body, veiled, veil_note, starred, source, extra"
    )
    changes: ClassVar[Changes] = Changes.JOURNAL

    def __init__(self, db: Database, clock: Clock, ids: Ids) -> None:
        super().__init__(db, clock, ids)
        self._labels = Chips(db, "entry_label", "entry")
        self._index = Index(db, "entry_words", ("title", "body", "labels"), late="entry_late")
        self._history = History(db, clock, ids)

    def _made(self, found: Sequence[Row]) -> list[Entry]:
        labels = self._labels.of(row[0] for row in found)
        return [_entry(row, labels[row[0]]) for row in found]

    def _add(self, draft: EntryDraft, at: Moment, more: Mapping[str, Value], entry_id: str | None = None) -> str:
        """A new row from a clean draft; ``more`` are columns beyond what is written in the editor."""
        values = {"local": at.local, "zone": at.zone, **_values(draft), **more}
        seq, entry_id = self._insert(at, values, entry_id)
        self._labels.put(seq, {TAG: draft.tags, MOOD: draft.moods}, fresh=True)
        if more:  # comes with many others, and will not be typed on
            self._index.add(seq, self._words(draft))
        else:
            self._index.add_later(seq, self._words(draft))
        return entry_id

    def _change(self, old: Entry, new: EntryDraft) -> None:
        """Make a row say what a clean draft says."""
        at = new.at or old.at
        seq = self._place(old.cursor, old.at, at)
        self._reword(old, new, seq)
        self._update(old.cursor, {"seq": seq, "local": at.local, "zone": at.zone, **_values(new)})
        if (new.tags, new.moods) != (old.tags, old.moods):
            self._labels.put(seq, {TAG: new.tags, MOOD: new.moods})

    def _words(self, said: Entry | EntryDraft) -> tuple[str, str, str]:
        return said.title, said.body, "\n".join((*said.tags, *said.moods))


def tidy(draft: EntryDraft) -> EntryDraft:
    """The draft as it can be kept."""
    return EntryDraft(
        draft.id, draft.at, clean_line(draft.title), clean(draft.body), clean_labels(draft.tags), clean_labels(draft.moods),
        draft.veiled, clean_line(draft.veil_note), draft.starred,
    )  # fmt: skip


def as_draft(entry: Entry) -> EntryDraft:
    """What the editor would say of an entry."""
    return EntryDraft(
        entry.id,
        entry.at,
        entry.title,
        entry.body,
        entry.tags,
        entry.moods,
        entry.veiled,
        entry.veil_note,
        entry.starred,
    )


def _values(draft: EntryDraft) -> dict[str, Value]:
    return {
        "title": draft.title, "body": draft.body,
        "veiled": int(draft.veiled), "veil_note": draft.veil_note, "starred": int(draft.starred),
    }  # fmt: skip


def _entry(row: Row, labels: Mapping[str, tuple[str, ...]]) -> Entry:
    seq, entry_id, local, zone, created_at, modified_at, title, body, veiled, veil_note, starred, source, extra = row
    return Entry(
        entry_id, seq, Moment(local, zone), created_at, modified_at, title, body, labels.get(TAG, ()), labels.get(MOOD, ()),
        bool(veiled), veil_note, bool(starred), source, json.loads(extra),
    )  # fmt: skip
