"""What every row that belongs to the person has in common.

*Order.*  ``seq``, the primary key, is the wall-clock second of the row times 2^20 plus a free
number, so "newest first" is the order of the key itself: a page of a list and the first page of
a search cost the same with 100 rows and with 100,000.  A row whose time is changed gets a new key.

*Deleting.*  ``delete`` marks a row for ten minutes; ``purge`` removes it for good, leaving only
its identity in ``tombstone`` so that a second copy of the vault can learn of it.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import datetime

from app.clock import Clock, Moment
from app.errors import Code, UserFixable
from app.vault import sweeping
from app.vault.database import Database

UNDO_MS = 10 * 60 * 1000
_SPREAD = 1 << 20
_DAY = 24 * 60 * 60 * _SPREAD
_YEAR_ONE = datetime(1, 1, 1)  # noqa: DTZ001  wall-clock seconds have no zone


def free_seq(db: Database, table: str, at: Moment) -> int:
    """The next free key of a row lived at ``at``: later rows of one second sort as newer."""
    start = seconds(at) * _SPREAD
    top = db.value(f"SELECT max(seq) FROM {table} WHERE seq >= ? AND seq < ?", (start, start + _SPREAD))  # noqa: S608
    return start if top is None else int(top) + 1


def seconds(at: Moment) -> int:
    """Wall-clock seconds since the year 1, zones left aside."""
    return int((at.as_datetime() - _YEAR_ONE).total_seconds())


def first_seq_of_day(day: str) -> int:
    """The smallest key a row of this day (``YYYY-MM-DD``) can have."""
    return seconds(Moment(f"{day}T00:00:00")) * _SPREAD


def span_of_days(first: str, last: str) -> tuple[int, int]:
    """The keys of all rows from the first to the last day: from the one, below the other."""
    return first_seq_of_day(first), first_seq_of_day(last) + _DAY


def days_in_month(year: int, month: int) -> int:
    """How many days it has; raises ValueError for a month or year that does not exist."""
    return monthrange(year, month)[1]


def mark_deleted(db: Database, table: str, row_id: str, clock: Clock) -> None:
    """Take a row out of sight; `unmark_deleted` brings it back within ten minutes."""
    if not db.execute(
        f"UPDATE {table} SET deleted_at = ? WHERE id = ? AND deleted_at IS NULL",  # noqa: S608
        (clock.now_ms(), row_id),
    ):
        raise UserFixable(Code.NOT_FOUND)


def unmark_deleted(db: Database, table: str, row_id: str) -> None:
    """Bring a row back into sight."""
    if not db.execute(f"UPDATE {table} SET deleted_at = NULL WHERE id = ? AND deleted_at IS NOT NULL", (row_id,)):  # noqa: S608
        raise UserFixable(Code.NOT_FOUND)


def bury(db: Database, table: str, row_id: str, clock: Clock) -> None:
    """Remove a row for good and keep only that this identity is gone."""
    db.execute(f"DELETE FROM {table} WHERE id = ?", (row_id,))  # noqa: S608
    db.execute(
        "INSERT OR REPLACE INTO tombstone(id, kind, deleted_at) VALUES (?, ?, ?)", (row_id, table, clock.now_ms())
    )
    sweeping.owe(db)
