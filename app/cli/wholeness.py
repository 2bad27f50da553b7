"""Rules that every vault keeps and no database checks by itself."""

from __future__ import annotations

from dataclasses import dataclass

from app.clock import Moment
from app.errors import AppError
from app.vault import rows
from app.vault.database import Database


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that does not hold, and how often."""

    what: str
    count: int


_TIMED = ("entry", "trigger_note", "practice", "card")
_INDEXED = {"entry": ("entry_words", "entry_late"), "trigger_note": ("trigger_words", "trigger_late")}
_JSON = {
    "entry": ("extra",), "entry_version": ("tags", "moods"), "template": ("tags",),
    "strategy": ("steps", "needs", "tags", "cautions", "states", "extra"), "trigger_note": ("extra",), "practice": ("extra",),
    "card": ("parts", "extra"), "help_line": ("extra",), "fair_test": ("extra",),
    "preference": ("value",), "pack_apply": ("before",), "pack_signer": ("notes",), "own_key": ("notes",), "pack_draft": ("body", "extra"),
}  # fmt: skip


def find(db: Database) -> list[Finding]:
    """Everything that is not as it must be.  Reads every row; changes nothing."""
    found = [Finding("foreign keys", len(db.rows("PRAGMA foreign_key_check")))]
    found += [Finding(f"place in time of {table}", _misplaced(db, table)) for table in _TIMED]
    found += [Finding(f"fields of {table}", _broken_json(db, table, columns)) for table, columns in _JSON.items()]
    found += [Finding(f"index of {table}", _unindexed(db, table, *index)) for table, index in _INDEXED.items()]
    found.append(Finding("files of packs", _without_file(db)))
    found.append(Finding("deleted and still here", _undead(db)))
    return [finding for finding in found if finding.count]


def _misplaced(db: Database, table: str) -> int:
    """Rows whose key does not say when they were lived (`app.vault.rows`)."""
    wrong = 0
    for seq, local, zone in db.each(f"SELECT seq, local, zone FROM {table}"):  # noqa: S608  names of ours
        try:
            at = Moment(local, zone)
            first = rows.first_seq_of_day(at.day)
            wrong += not first <= seq < rows.span_of_days(at.day, at.day)[1]
        except AppError:
            wrong += 1
    return wrong


def _broken_json(db: Database, table: str, columns: tuple[str, ...]) -> int:
    broken = " OR ".join(f"NOT json_valid({column})" for column in columns)
    return int(db.value(f"SELECT count(*) FROM {table} WHERE {broken}"))  # noqa: S608


def _unindexed(db: Database, table: str, index: str, late: str) -> int:
    """Rows without words in the index, and words without a row, where the index does not lag behind."""
    missing = (
        f"SELECT count(*) FROM {table} WHERE seq NOT IN (SELECT id FROM {index}_docsize UNION SELECT seq FROM {late})"  # noqa: S608
    )
    beyond = (
        f"SELECT count(*) FROM {index}_docsize WHERE id NOT IN (SELECT seq FROM {table} UNION SELECT seq FROM {late})"  # noqa: S608
    )
    return int(db.value(missing)) + int(db.value(beyond))


def _without_file(db: Database) -> int:
    """Packs, and items of packs, whose words are nowhere."""
    kept = "(SELECT pack_id, seq FROM pack_note)"
    packs = db.value(f"SELECT count(*) FROM pack WHERE (id, seq) NOT IN {kept}")  # noqa: S608  text of ours
    items = db.value(f"SELECT count(*) FROM pack_item WHERE (pack_id, seq) NOT IN {kept}")  # noqa: S608
    return int(packs) + int(items)


def _undead(db: Database) -> int:
    tables = ("entry", "trigger_note", "strategy", "practice", "card", "help_line", "fair_test", "template")
    return sum(int(db.value(f"SELECT count(*) FROM {t} WHERE id IN (SELECT id FROM tombstone)")) for t in tables)  # noqa: S608
