"""Earlier states of an entry.

Saving is continuous, so a state is put aside at most every ten minutes: the one that stood before
the first change after them.  Restoring always puts the present state aside first.
"""

from __future__ import annotations

import json

from app.clock import Clock
from app.errors import Code, UserFixable
from app.ids import Ids
from app.journal.model import Entry, EntryVersion
from app.vault.database import Database, Row

APART_MS = 10 * 60 * 1000
_COLUMNS = "id, entry_id, saved_at, title, body, tags, moods"


class History:
    """The versions of all entries."""

    def __init__(self, db: Database, clock: Clock, ids: Ids) -> None:
        self._db = db
        self._clock = clock
        self._ids = ids

    def keep(self, entry: Entry, *, always: bool = False) -> None:
        """Put this state of an entry aside, if it is time or ``always``."""
        now = self._clock.now_ms()
        if not always and (self._is_recent(entry, now) or not (entry.title or entry.body or entry.tags or entry.moods)):
            return
        self.add(
            EntryVersion(
                self._ids.new(), entry.id, entry.modified_at, entry.title, entry.body, entry.tags, entry.moods
            ),
            now,
        )

    def add(self, version: EntryVersion, kept_at: int) -> None:
        """Keep a version as it is given."""
        self._db.execute(
            f"INSERT INTO entry_version({_COLUMNS}, kept_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608  names of ours
            (
                version.id,
                version.entry_id,
                version.saved_at,
                version.title,
                version.body,
                _list(version.tags),
                _list(version.moods),
                kept_at,
            ),
        )

    def _is_recent(self, entry: Entry, now: int) -> bool:
        """Was the entry begun, or a version kept, within ten minutes of now?

        Looking to both sides keeps a clock that was set back from making a version at each save.
        """
        low, high = now - APART_MS, now + APART_MS
        if low < entry.created_at < high:
            return True
        sql = "SELECT 1 FROM entry_version WHERE entry_id = ? AND kept_at > ? AND kept_at < ?"
        return self._db.row(sql, (entry.id, low, high)) is not None

    def of(self, entry_id: str) -> list[EntryVersion]:
        """The versions of an entry, newest first."""
        sql = f"SELECT {_COLUMNS} FROM entry_version WHERE entry_id = ? ORDER BY kept_at DESC, id DESC"  # noqa: S608
        return [_version(row) for row in self._db.rows(sql, (entry_id,))]

    def get(self, version_id: str) -> EntryVersion:
        """Raises `UserFixable` NOT_FOUND."""
        row = self._db.row(f"SELECT {_COLUMNS} FROM entry_version WHERE id = ?", (version_id,))  # noqa: S608
        if row is None:
            raise UserFixable(Code.NOT_FOUND)
        return _version(row)


def _list(values: tuple[str, ...]) -> str:
    return json.dumps(values, ensure_ascii=False)


def _version(row: Row) -> EntryVersion:
    return EntryVersion(row[0], row[1], row[2], row[3], row[4], tuple(json.loads(row[5])), tuple(json.loads(row[6])))
