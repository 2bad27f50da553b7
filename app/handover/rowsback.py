"""Rows as they were before an adding, so that undoing it brings back exactly them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

import msgspec

from app.vault import sweeping
from app.vault.database import Database, Value

RowOf = dict[str, str | int | None]


@dataclass(frozen=True, slots=True)
class ItemBefore:
    """One item that an adding touched.  None: there was no such row."""

    id: str
    item: RowOf | None  # of pack_item
    table: str = ""  # the other room's, if it goes to one
    row_id: str = ""
    row: RowOf | None = None
    mark: RowOf | None = None  # what the person said of the tool that it was
    removed: bool = False
    followed: bool = False  # it only followed the pack in its place and version


@dataclass(frozen=True, slots=True)
class Before:
    """Everything that an adding touched, as it was."""

    pack: RowOf | None = None
    notes: dict[int, str] = field(default_factory=dict)  # the files that were kept, by version
    signer: RowOf | None = None
    met: str = ""  # the key that became known by it, hexadecimal
    items: list[ItemBefore] = field(default_factory=list)


def write(before: Before) -> str:
    return json.dumps(msgspec.to_builtins(before), ensure_ascii=False)


def read(text: str) -> Before:
    """What was written; nothing of a damaged row."""
    try:
        return msgspec.json.decode(text, type=Before)
    except msgspec.MsgspecError:
        return Before()


def row(db: Database, table: str, **key: str) -> RowOf | None:
    """A row by its key, whole."""
    names = [name for (name,) in db.rows("SELECT name FROM pragma_table_info(?) ORDER BY cid", (table,))]
    found = db.row(f"SELECT {', '.join(names)} FROM {table} WHERE {_where(key)}", tuple(key.values()))  # noqa: S608
    return None if found is None else dict(zip(names, found, strict=True))


def put(db: Database, table: str, was: RowOf | None, **key: str) -> None:
    """Have a row as it was; None takes it away."""
    if was is None:
        db.execute(f"DELETE FROM {table} WHERE {_where(key)}", tuple(key.values()))  # noqa: S608
        sweeping.owe(db)
        return
    names, marks = ", ".join(was), ", ".join("?" * len(was))
    sets = ", ".join(f"{name} = excluded.{name}" for name in was)
    sql = f"INSERT INTO {table}({names}) VALUES ({marks}) ON CONFLICT({', '.join(key)}) DO UPDATE SET {sets}"  # noqa: S608
    values: tuple[Value, ...] = tuple(was.values())
    db.execute(sql, values)


def erase(db: Database, table: str, row_id: str) -> None:
    """Remove what came from a pack for good, with its marks.  No tombstone stays: it may come again.

    ``table`` is empty for a tool that has no row of its own.
    """
    if table:
        db.execute(f"DELETE FROM {table} WHERE id = ?", (row_id,))  # noqa: S608
        db.execute("DELETE FROM tombstone WHERE id = ?", (row_id,))
    db.execute("DELETE FROM tool_mark WHERE tool_id = ?", (row_id,))
    sweeping.owe(db)


def _where(key: dict[str, str]) -> str:
    return " AND ".join(f"{name} = ?" for name in key)
