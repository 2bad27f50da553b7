"""What an export needs of the vault and no room hands out, and what an import must find again.

Entries, notes, strategies and uses go through their rooms.  Here are the small tables that carry
only a few words of the person (templates, marks on tools, mood words), and the bookkeeping of
imports.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.errors import Code, UserFixable
from app.vault.database import Database, Value
from app.vault.words import clean, clean_labels, clean_line

_TEMPLATE = "id, created_at, modified_at, name, title, body, tags"


@dataclass(frozen=True, slots=True)
class KeptTemplate:
    """A template with its stamps (milliseconds since 1970, UTC)."""

    id: str
    created_at: int
    modified_at: int
    name: str
    title: str = ""
    body: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptMark:
    """What the person says of one tool."""

    tool_id: str
    modified_at: int
    favourite: bool = False
    not_for_me: bool = False
    own_note: str = ""


@dataclass(frozen=True, slots=True)
class KeptMoodWord:
    """One change to the list of mood words."""

    word: str
    modified_at: int
    family: str = ""
    label: str = ""
    hidden: bool = False


PORTABLE = ("cautions", "country", "practice.keep", "topics", "triggers.in-words")
"""Preferences that say something about the person rather than about a screen: these go along."""

_LONGEST, _MOST = 200, 100  # signs of a word, words of a list


@dataclass(frozen=True, slots=True)
class KeptPreference:
    """One choice of the person's."""

    key: str
    modified_at: int
    value: bool | str | tuple[str, ...] = ""


def templates(db: Database) -> list[KeptTemplate]:
    """Templates in sight."""
    found = db.rows(f"SELECT {_TEMPLATE} FROM template WHERE deleted_at IS NULL ORDER BY name, id")  # noqa: S608
    return [KeptTemplate(r[0], r[1], r[2], r[3], r[4], r[5], tuple(json.loads(r[6]))) for r in found]


def marks(db: Database) -> list[KeptMark]:
    """Every mark on a tool in sight."""
    found = db.rows(
        "SELECT tool_id, modified_at, favourite, not_for_me, own_note FROM tool_mark WHERE tool_id NOT IN"
        " (SELECT id FROM strategy WHERE deleted_at IS NOT NULL"
        " UNION SELECT pack_id || '.' || item_id FROM pack_item WHERE deleted_at IS NOT NULL) ORDER BY tool_id"
    )
    return [KeptMark(row[0], row[1], bool(row[2]), bool(row[3]), row[4]) for row in found]


def mood_words(db: Database) -> list[KeptMoodWord]:
    """Every change to the mood words."""
    found = db.rows("SELECT word, modified_at, family, label, hidden FROM mood_word ORDER BY word COLLATE BINARY")
    return [KeptMoodWord(row[0], row[1], row[2], row[3], bool(row[4])) for row in found]


def preferences(db: Database) -> list[KeptPreference]:
    """The choices that go along, as far as they are of a kind that can."""
    marks_ = ", ".join("?" * len(PORTABLE))
    found = db.rows(
        f"SELECT key, modified_at, value FROM preference WHERE key IN ({marks_}) ORDER BY key COLLATE BINARY",  # noqa: S608  names of ours
        PORTABLE,
    )
    kept = (KeptPreference(key, at, _carried(value)) for key, at, value in found)
    return [one for one in kept if one.value != ""]


def _carried(stored: str) -> bool | str | tuple[str, ...]:
    """A stored value as it is carried, "" for one of another kind."""
    try:
        value = json.loads(stored)
    except ValueError:
        return ""
    if isinstance(value, list) and all(isinstance(word, str) for word in value):
        return tuple(value)
    return value if isinstance(value, bool | str) else ""


def add_template(db: Database, kept: KeptTemplate) -> bool:
    """False when it is here already."""
    tags = json.dumps(clean_labels(kept.tags), ensure_ascii=False)
    texts = (clean_line(kept.name), clean_line(kept.title), clean(kept.body))
    values = (kept.id, kept.created_at, kept.modified_at, *texts, tags)
    return db.execute(f"INSERT OR IGNORE INTO template({_TEMPLATE}) VALUES (?, ?, ?, ?, ?, ?, ?)", values) > 0  # noqa: S608


def add_mark(db: Database, kept: KeptMark) -> bool:
    """False when the tool has a mark already: the vault's own stays."""
    values = (kept.tool_id, kept.modified_at, int(kept.favourite), int(kept.not_for_me), clean(kept.own_note))
    sql = (
        "INSERT OR IGNORE INTO tool_mark(tool_id, modified_at, favourite, not_for_me, own_note) VALUES (?, ?, ?, ?, ?)"
    )
    return db.execute(sql, values) > 0


def add_mood_word(db: Database, kept: KeptMoodWord) -> bool:
    """False when the vault has a change of its own to this word."""
    values = (
        clean_line(kept.word),
        kept.modified_at,
        clean_line(kept.family),
        clean_line(kept.label),
        int(kept.hidden),
    )
    sql = "INSERT OR IGNORE INTO mood_word(word, modified_at, family, label, hidden) VALUES (?, ?, ?, ?, ?)"
    return db.execute(sql, values) > 0


def add_preference(db: Database, kept: KeptPreference) -> bool:
    """False when the vault has a choice of its own there.  Raises `UserFixable` TOO_LONG."""
    words = [kept.value] if isinstance(kept.value, str) else [] if isinstance(kept.value, bool) else kept.value
    if len(words) > _MOST or any(len(word) > _LONGEST for word in words):
        raise UserFixable(Code.TOO_LONG)
    tidy = (
        kept.value
        if isinstance(kept.value, bool)
        else clean_line(kept.value)
        if isinstance(kept.value, str)
        else [clean_line(word) for word in kept.value]
    )
    sql = "INSERT OR IGNORE INTO preference(key, value, modified_at) VALUES (?, ?, ?)"
    return db.execute(sql, (kept.key, json.dumps(tidy, ensure_ascii=False), kept.modified_at)) > 0


def stamps(db: Database, table: str, key: str, ids: Iterable[str]) -> dict[str, int]:
    """``modified_at`` of those of the ids that are here, deleted ones too."""
    found: dict[str, int] = {}
    for part in _parts(sorted(set(ids))):
        marks_ = ", ".join("?" * len(part))
        found.update(db.rows(f"SELECT {key}, modified_at FROM {table} WHERE {key} IN ({marks_})", part))  # noqa: S608  names of ours
    return found


def provenance(db: Database, entry_id: str) -> tuple[str, str | None]:
    """(``source_id``, ``original``) of an entry."""
    row = db.row("SELECT source_id, original FROM entry WHERE id = ?", (entry_id,))
    return ("", None) if row is None else (row[0], row[1])


# what imports leave behind


@dataclass(frozen=True, slots=True)
class ImportBatch:
    """One import that was made."""

    id: str
    created_at: int
    format: str
    kept: int
    changed: int
    skipped: int
    unreadable: int


def batches(db: Database) -> list[ImportBatch]:
    """Imports that can be undone, newest first."""
    sql = "SELECT id, created_at, format, kept, changed, skipped, unreadable FROM import_batch ORDER BY created_at DESC, id DESC"
    return [ImportBatch(*row) for row in db.rows(sql)]


def open_batch(db: Database, batch: ImportBatch) -> None:
    values: Sequence[Value] = (
        batch.id, batch.created_at, batch.format, batch.kept, batch.changed, batch.skipped, batch.unreadable,
    )  # fmt: skip
    sql = "INSERT INTO import_batch(id, created_at, format, kept, changed, skipped, unreadable) VALUES (?, ?, ?, ?, ?, ?, ?)"
    db.execute(sql, values)


def close_batch(db: Database, import_id: str, now_ms: int) -> None:
    """Stamp an import as done: what is changed later than this is the person's own work."""
    db.execute("UPDATE import_batch SET created_at = ? WHERE id = ?", (now_ms, import_id))


def remember(db: Database, import_id: str, table: str, row_id: str) -> None:
    """Note that this import added this row, and that the row is not gone any more."""
    db.execute("INSERT INTO import_row(import_id, kind, row_id) VALUES (?, ?, ?)", (import_id, table, row_id))
    forget_gone(db, [row_id])


def remembered(db: Database, import_id: str) -> list[tuple[str, str]]:
    """(table, id) of the rows that an import added besides entries."""
    return [(r[0], r[1]) for r in db.rows("SELECT kind, row_id FROM import_row WHERE import_id = ?", (import_id,))]


def forget_gone(db: Database, ids: Iterable[str]) -> None:
    """Rows that were deleted for good and came back are not gone."""
    db.execute_many("DELETE FROM tombstone WHERE id = ?", [(i,) for i in ids])


def let_edited_stay(db: Database, import_id: str, since_ms: int) -> int:
    """Take entries that were changed since out of an import, so that its undo leaves them; how many."""
    return db.execute(
        "UPDATE entry SET import_id = NULL WHERE import_id = ? AND modified_at > ?", (import_id, since_ms)
    )


def drop_batch(db: Database, import_id: str) -> None:
    db.execute("DELETE FROM import_batch WHERE id = ?", (import_id,))


def _parts(ids: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(ids), 500):
        yield ids[start : start + 500]


def remove(db: Database, table: str, key: str, row_id: str) -> None:
    """Remove a row of one of the small tables for good."""
    db.execute(f"DELETE FROM {table} WHERE {key} = ?", (row_id,))  # noqa: S608  names of ours
