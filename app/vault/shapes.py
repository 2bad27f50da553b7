"""What a row of each table looks like on the disk: how salvage knows one when it sees it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from app.vault.database import Database
from app.vault.records import INDEX_INNER, INDEX_LEAF, TABLE_LEAF, Record, Value

_FAR_FUTURE_MS = 10**14  # the year 5138; the keys of rows by wall clock are far beyond it
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_FALLBACK: dict[str, Value] = {"TEXT": "", "INTEGER": 0, "REAL": 0.0, "BLOB": b""}
_JSON = {
    "extra": "{}",
    "before": "{}",
    **dict.fromkeys(("steps", "needs", "tags", "cautions", "states", "moods", "parts", "notes"), "[]"),
}
_BEFORE = {"practice": 18}  # columns of rows that were written before the table got another one (schema 1.1)
_TYPES: dict[str, tuple[type, ...]] = {"TEXT": (str,), "INTEGER": (int,), "REAL": (float, int), "BLOB": (bytes,)}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a STRICT table: its type, whether it may be NULL, what stands in it if nothing is said."""

    name: str
    type: str
    required: bool
    default: Value

    def takes(self, value: Value) -> bool:
        """Whether this table could hold the value here."""
        if value is None:
            return not self.required
        return isinstance(value, _TYPES[self.type])

    def mended(self, value: Value) -> Value:
        """The value of a cut row, or what may stand in its place."""
        if value is None and self.required:
            return self.default
        if self.name in _JSON and isinstance(value, str) and not _is_json(value):
            return self.default
        return value


@dataclass(frozen=True, slots=True)
class Shape:
    """One table: its columns in the order of the disk, and which of them stands for the rowid."""

    table: str
    columns: tuple[Column, ...]
    rowid_column: int | None  # None: a table without rowid, which lies in an index tree
    insert: str
    without_parents: tuple[str, ...]  # statements that let go of what refers to rows that are lost

    def kind_fits(self, kind: int) -> bool:
        """Whether a page of this kind could be of this table."""
        return kind in ((INDEX_LEAF, INDEX_INNER) if self.rowid_column is None else (TABLE_LEAF,))

    def fit(self, record: Record) -> tuple[Value, ...] | None:
        """The values of a row of this table, or None if it cannot be one.  What a cut row lacks is filled up."""
        values = list(record.values)
        if len(values) > len(self.columns):
            return None
        missing = self.columns[len(values) :]  # columns that were added after the row was written
        values += [column.default for column in missing]
        if self.rowid_column is not None and values[self.rowid_column] is None:
            values[self.rowid_column] = record.rowid
        if record.cut:
            values = [column.mended(value) for column, value in zip(self.columns, values, strict=True)]
        if not all(column.takes(value) for column, value in zip(self.columns, values, strict=True)):
            return None
        return tuple(values)

    def plausible(self, record: Record) -> bool:
        """For rows found by their looks alone: what else must be true, where an index has rows of the same types."""
        if len(record.values) not in (len(self.columns), _BEFORE.get(self.table)):
            return False
        stamps = [v for c, v in zip(self.columns, record.values, strict=False) if c.name.endswith("_at")]
        if any(isinstance(stamp, int) and not 0 <= stamp < _FAR_FUTURE_MS for stamp in stamps):
            return False
        match self.table, record.values:
            case "preference", (_, str(value), _):
                return _is_json(value)
            case "entry_label", (_, field, *_):
                return field in ("tag", "mood")
            case "trigger_chip", (_, field, *_):
                return field not in ("tag", "mood")
            case "tombstone", (str(identity), _, _):
                return bool(_UUID.fullmatch(identity))
            case "meta", (str(key), _):
                return key in ("major", "minor", "slots", "copy", "layout")
        return True


def shapes_of(db: Database) -> dict[str, Shape]:
    """The shape of every ordinary table of an open database."""
    tables = db.rows(
        "SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'"
    )
    return {name: _shape(db, name, without_rowid=bool(without)) for name, without in tables}


def _shape(db: Database, table: str, *, without_rowid: bool) -> Shape:
    listed = db.rows(
        "SELECT cid, name, type, [notnull], dflt_value, pk FROM pragma_table_info(?) ORDER BY cid", (table,)
    )
    if without_rowid:
        primary = db.value("SELECT name FROM pragma_index_list(?) WHERE origin = 'pk'", (table,))
        order = [cid for (cid,) in db.rows("SELECT cid FROM pragma_index_xinfo(?) ORDER BY seqno", (primary,))]
    else:
        order = [row[0] for row in listed]
    in_order = [listed[cid] for cid in order]
    columns = tuple(
        Column(name, kind, bool(required or (pk and without_rowid)), _default(db, name, kind, default, bool(required)))
        for _, name, kind, required, default, pk in in_order
    )
    rowid = next((at for at, row in enumerate(in_order) if row[5] and row[2] == "INTEGER"), 0)
    names, marks = ", ".join(c.name for c in columns), ", ".join("?" * len(columns))
    insert = f"INSERT OR {'REPLACE' if table == 'meta' else 'IGNORE'} INTO {table}({names}) VALUES ({marks})"  # noqa: S608  names of ours
    return Shape(table, columns, None if without_rowid else rowid, insert, tuple(_lettings_go(db, table, columns)))


def _default(db: Database, name: str, kind: str, default: str | None, required: bool) -> Value:
    if default is not None:
        value: Value = db.value(f"SELECT {default}")
        return value
    return _JSON.get(name, _FALLBACK[kind]) if required else None


def _lettings_go(db: Database, table: str, columns: tuple[Column, ...]) -> list[str]:
    required = {column.name for column in columns if column.required}
    statements = []
    links = db.rows('SELECT "from", "table", "to" FROM pragma_foreign_key_list(?)', (table,))
    for here, parent, there in links:
        orphaned = f"WHERE {here} IS NOT NULL AND {here} NOT IN (SELECT {there} FROM {parent})"  # noqa: S608
        let_go = f"DELETE FROM {table}" if here in required else f"UPDATE {table} SET {here} = NULL"  # noqa: S608
        statements.append(f"{let_go} {orphaned}")
    return statements


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True
