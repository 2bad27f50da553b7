"""What every room does with its rows: put, find, page, delete for ten minutes, remove for good.

A room is a `Shelf` with a table, and says which columns it reads and what it makes of them.  What
hangs on a row and would outlive it (the words in an index) is given up in `_let_go`, which the room
overrides; labels and versions go by themselves.
"""

from __future__ import annotations

import dataclasses
import json
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from enum import StrEnum
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from app.changes import Changes, Outcome
from app.clock import Clock, Moment
from app.errors import Code, UserFixable
from app.ids import Ids
from app.jobs import CancelToken, Progress, silent
from app.vault import rows
from app.vault.database import Database, Row, Value
from app.vault.find import NEWEST

_AT_ONCE = 200


class Kept(Protocol):
    """Anything that is kept as a row."""

    @property
    def id(self) -> str | None: ...


class Stamped(Protocol):
    """Anything that knows when it was made and changed, in ms."""

    @property
    def created_at(self) -> int: ...

    @property
    def modified_at(self) -> int: ...


T = TypeVar("T", bound=Kept)
D = TypeVar("D")
E = TypeVar("E", bound=StrEnum)


class Shelf(ABC, Generic[T]):
    """The rows of one table, each of them a ``T``."""

    table: ClassVar[str]
    columns: ClassVar[str]  # what `_made` is given of each row
    changes: ClassVar[Changes]

    def __init__(self, db: Database, clock: Clock, ids: Ids) -> None:
        self._db = db
        self._clock = clock
        self._ids = ids

    # what every room promises

    def get(self, row_id: str) -> T:
        """The one with this identity.  Raises `UserFixable` NOT_FOUND, also for a deleted one."""
        found = self._read("id = ? AND deleted_at IS NULL", (row_id,))
        if not found:
            raise UserFixable(Code.NOT_FOUND)
        return found[0]

    def each(self) -> Iterator[T]:
        """Everything in sight, oldest first, a few at a time in memory."""
        last = -1
        sql = f"SELECT seq FROM {self.table} WHERE seq > ? AND deleted_at IS NULL ORDER BY seq LIMIT {_AT_ONCE}"  # noqa: S608
        while found := [row[0] for row in self._db.rows(sql, (last,))]:
            yield from self._read(f"{among('seq', found)} ORDER BY seq", found)
            last = found[-1]

    def delete(self, row_id: str) -> Outcome[None]:
        """Take it out of sight for ten minutes, then for good.  Raises `UserFixable` NOT_FOUND."""
        rows.mark_deleted(self._db, self.table, row_id, self._clock)
        return Outcome(None, self.changes)

    def undo_delete(self, row_id: str) -> Outcome[None]:
        """Bring it back.  Raises `UserFixable` NOT_FOUND when it is not there any more."""
        rows.unmark_deleted(self._db, self.table, row_id)
        return Outcome(None, self.changes)

    def purge(self, row_id: str) -> Outcome[None]:
        """Remove it for good, in sight or not.  Raises `UserFixable` NOT_FOUND."""
        if not self._purge_where("id = ?", (row_id,)):
            raise UserFixable(Code.NOT_FOUND)
        return Outcome(None, self.changes)

    def purge_these(
        self, row_ids: Sequence[str], token: CancelToken | None = None, progress: Progress = silent
    ) -> Outcome[int]:
        """Remove for good those of these that are here, all or none; how many.  Raises `Cancelled`."""
        return self._counted(
            self._purge_where("id IN (SELECT value FROM json_each(?))", (json.dumps(row_ids),), token, progress)
        )

    def purge_expired(self) -> Outcome[int]:
        """Remove for good what was deleted ten minutes ago or earlier; how many."""
        return self._counted(self._purge_where("deleted_at <= ?", (self._clock.now_ms() - rows.UNDO_MS,)))

    def purge_days(
        self, first: str, last: str, token: CancelToken | None = None, progress: Progress = silent
    ) -> Outcome[int]:
        """Remove for good everything of these days (``YYYY-MM-DD``), both included; how many.  Raises `Cancelled`."""
        return self._counted(self._purge_where("seq >= ? AND seq < ?", rows.span_of_days(first, last), token, progress))

    def purge_all(self, token: CancelToken | None = None, progress: Progress = silent) -> Outcome[int]:
        """Remove everything of this room for good; how many.  Raises `Cancelled`."""
        return self._counted(self._purge_where("seq IS NOT NULL", (), token, progress))

    # what rooms build on

    @abstractmethod
    def _made(self, found: Sequence[Row]) -> list[T]:
        """What rows say, in their order."""

    def _read(self, condition: str, values: Sequence[Value]) -> list[T]:
        """The rows that hold, read whole."""
        return self._made(self._db.rows(f"SELECT {self.columns} FROM {self.table} WHERE {condition}", values))  # noqa: S608

    def _is_here(self, row_id: str) -> bool:
        """Whether a row has this identity, in sight or not."""
        return self._db.row(f"SELECT 1 FROM {self.table} WHERE id = ?", (row_id,)) is not None  # noqa: S608

    def _let_go(self, seqs: Sequence[int]) -> None:
        """Give up what hangs on rows that are about to go."""

    def _letting_go(self, token: CancelToken | None, *, everything: bool) -> AbstractContextManager[object]:  # noqa: ARG002
        """Around the `_let_go` of many; what hangs on them may go together at the end."""
        return nullcontext()

    def _purge_where(
        self, condition: str, values: Sequence[Value], token: CancelToken | None = None, progress: Progress = silent
    ) -> int:
        with self._db.transaction():
            found = self._db.rows(f"SELECT seq, id FROM {self.table} WHERE {condition} ORDER BY seq", values)  # noqa: S608
            if not found:
                return 0
            left = f"SELECT count(*) FROM (SELECT 1 FROM {self.table} LIMIT ?)"  # noqa: S608
            everything = len(found) == self._db.value(left, (len(found) + 1,))
            with self._letting_go(token, everything=everything):
                for start in range(0, len(found), _AT_ONCE):
                    if token:
                        token.check()
                    part = found[start : start + _AT_ONCE]
                    self._let_go([seq for seq, _ in part])
                    for _, row_id in part:
                        rows.bury(self._db, self.table, row_id, self._clock)
                    progress(start + len(part), len(found))
        return len(found)

    def _counted(self, count: int) -> Outcome[int]:
        return Outcome(count, self.changes if count else Changes.NONE)

    def _add_new(self, items: Iterable[T], add: Callable[[T], object]) -> Outcome[int]:
        """Add those that are not here yet, all or none; how many."""
        added = 0
        with self._db.transaction():
            for item in items:
                if item.id is None or not self._is_here(item.id):
                    add(item)
                    added += 1
        return self._counted(added)

    def _insert(self, at: Moment, values: Mapping[str, Value], row_id: str | None = None) -> tuple[int, str]:
        """A new row lived at ``at``; its key and identity.  ``values`` may bring stamps of their own."""
        now = self._clock.now_ms()
        seq = rows.free_seq(self._db, self.table, at)
        row_id = row_id or self._ids.new()
        full = {"seq": seq, "id": row_id, "created_at": now, "modified_at": now, **values}
        marks = ", ".join("?" * len(full))
        self._db.execute(f"INSERT INTO {self.table}({', '.join(full)}) VALUES ({marks})", tuple(full.values()))  # noqa: S608
        return seq, row_id

    def _write(self, row_id: str, values: Mapping[str, Value]) -> None:
        """Change a row that is there, and stays in its place."""
        self._update(int(self._db.value(f"SELECT seq FROM {self.table} WHERE id = ?", (row_id,))), values)  # noqa: S608

    def _update(self, seq: int, values: Mapping[str, Value]) -> None:
        full = {"modified_at": self._clock.now_ms(), **values}
        sets = ", ".join(f"{name} = ?" for name in full)
        self._db.execute(f"UPDATE {self.table} SET {sets} WHERE seq = ?", (*full.values(), seq))  # noqa: S608

    def _place(self, seq: int, old: Moment, new: Moment) -> int:
        """The key for a row whose time changes: the same one where the wall clock stays."""
        return seq if old.local == new.local else rows.free_seq(self._db, self.table, new)

    def _page(
        self, columns: str, conditions: Iterable[str], values: Sequence[Value], before: int | None, limit: int
    ) -> list[Row]:
        """Rows in sight, newest first, below ``before``; walks the key, so it costs what it shows."""
        where = " AND ".join(["seq < ?", "deleted_at IS NULL", *conditions])
        sql = f"SELECT {columns} FROM {self.table} WHERE {where} ORDER BY seq DESC LIMIT ?"  # noqa: S608
        return self._db.rows(sql, (NEWEST if before is None else before, *values, limit))


def among(column: str, values: Sequence[Value]) -> str:
    """SQL: the column is one of the values, which are given beside it."""
    return f"{column} IN ({', '.join('?' * len(values))})"


def stamps(record: Stamped) -> dict[str, Value]:
    """The columns of when it was made and changed, of a record that has lived elsewhere."""
    return {"created_at": record.created_at, "modified_at": record.modified_at}


def only(kind: type[D], record: Any) -> D:
    """The fields that a dataclass has, of a record that has more."""
    return kind(**{field.name: getattr(record, field.name) for field in dataclasses.fields(kind)})  # type: ignore[arg-type]


def either(kind: type[E], stored: str, otherwise: E) -> E:
    """The choice that is stored, or ``otherwise`` for one that only a newer program knows."""
    try:
        return kind(stored)
    except ValueError:
        return otherwise
