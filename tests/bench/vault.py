"""The vault against plain SQLite with the same schema and the same code, in one run.

"Plain" is the same SQLite library opened without a key, or the standard library's where that one
is new enough for the schema: then only the encryption differs, and the machine's mood is shared.
"""

from __future__ import annotations

import gc
import sqlite3
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from app.clock import SystemClock
from app.ids import Uuid7Ids
from app.journal.journal import Journal
from app.journal.model import EntryDraft
from app.vault import migrations
from app.vault.answers import Answers
from app.vault.database import Database
from app.vault.library import sqlcipher
from tests.bench import corpus

KEY = "7e" * 48
_PLAIN_PRAGMAS = (
    "locking_mode=EXCLUSIVE",
    "journal_mode=WAL",
    "synchronous=FULL",
    "secure_delete=ON",
    "foreign_keys=ON",
    "temp_store=2",
)


@dataclass(frozen=True)
class Figure:
    """One measured thing, in milliseconds, here and in plain SQLite."""

    name: str
    ours: float
    plain: float
    aim: float | None = None

    @property
    def ratio(self) -> float:
        return self.ours / self.plain


def plain_library() -> Any:
    """The SQLite to compare with: the standard library's if it knows FTS5's secure-delete (3.42)."""
    return sqlite3 if sqlite3.sqlite_version_info >= (3, 44) else sqlcipher


def open_plain(path: Path) -> Database:
    """The same schema in an unencrypted file."""
    connection = plain_library().connect(
        str(path), isolation_level=None, check_same_thread=False, cached_statements=256
    )
    for pragma in _PLAIN_PRAGMAS:
        connection.execute(f"PRAGMA {pragma}").fetchone()
    return Database(connection, Answers(path))


def fill(db: Database, count: int) -> None:
    """Create the schema and keep the corpus, a thousand entries a transaction."""
    migrations.create(db)
    journal = make_journal(db)
    pending = iter(corpus.entries(count))
    left = count
    while left:
        with db.transaction():
            for _ in range(min(1000, left)):
                journal.save(next(pending))
                left -= 1
    db.checkpoint()


def make_journal(db: Database) -> Journal:
    clock = SystemClock()
    return Journal(db, clock, Uuid7Ids(clock))


def measure(folder: Path, count: int, rounds: int = 5) -> list[Figure]:
    """Every figure with ``count`` entries."""
    paths = {"ours": folder / "ours.db", "plain": folder / "plain.db"}
    openers: dict[str, Callable[[], Database]] = {
        "ours": lambda: Database.open(paths["ours"], KEY),
        "plain": lambda: open_plain(paths["plain"]),
    }
    for db in (Database.open(paths["ours"], KEY, create=True), open_plain(paths["plain"])):
        fill(db, count)
        db.close()
    times: dict[str, dict[str, list[float]]] = {"ours": {}, "plain": {}}
    for _ in range(rounds):
        for which, opener in openers.items():
            _round(opener, times[which])
    ours, plain = times["ours"], times["plain"]

    def figure(name: str, of: Callable[[list[float]], float], key: str, aim: float | None = None) -> Figure:
        return Figure(name, of(ours[key]), of(plain[key]), aim)

    return [
        figure("open to the first page", statistics.median, "open"),
        figure("scroll: the next 50 rows", statistics.median, "page"),
        figure("search, per key, p50", statistics.median, "search", 1.2),
        figure("search, per key, p95", _p95, "search", 1.2),
        figure("save what was typed, p50", statistics.median, "save", 3.0),
        figure("save what was typed, p95", _p95, "save"),
    ]


def _round(opener: Callable[[], Database], times: dict[str, list[float]]) -> None:
    gc.collect()
    gc.disable()
    start = time.perf_counter()
    db = opener()
    journal = make_journal(db)
    rows = journal.page()
    _note(times, "open", start)
    for _ in range(40):
        start = time.perf_counter()
        rows = journal.page(before=rows[-1].cursor)
        _note(times, "page", start)
    words = corpus.vocabulary()
    for word in (corpus.NEEDLE, words[3], words[40], words[400], words[4000]):
        for length in range(1, len(word) + 1):
            start = time.perf_counter()
            journal.search(word[:length])
            _note(times, "search", start)
    entry = journal.get(rows[0].id)
    draft = EntryDraft(id=entry.id, at=entry.at, title=entry.title, body=entry.body, tags=entry.tags)
    for number in range(40):
        start = time.perf_counter()
        journal.save(replace(draft, body=f"{draft.body} {number}"))
        _note(times, "save", start)
    journal.save(draft)
    db.close()
    gc.enable()


def _note(times: dict[str, list[float]], key: str, start: float) -> None:
    times.setdefault(key, []).append((time.perf_counter() - start) * 1000)


def _p95(values: list[float]) -> float:
    return sorted(values)[int(len(values) * 0.95)]
