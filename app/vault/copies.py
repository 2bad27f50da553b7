"""Verified encrypted copies of the database, kept in ``backups`` before anything risky.

A copy is a whole database under the same key, compacted, with its first 16 bytes (where the
container shows its salt) replaced by random ones and random padding behind, so that a copy says
neither whose it is nor how much it holds.  When and why it was made stands inside it.
docs/specs/vault.md, section 7.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from app.clock import SystemClock
from app.errors import AppError, Code, WorldError
from app.jobs import Progress, silent
from app.vault import containers, disk
from app.vault.database import Database

FOLDER = "backups"
KEPT = 5
SET_ASIDE = ".old"  # ends the name of a damaged container that a restoring replaced: for salvage, not a copy
_STEPS = 3


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy: where it lies, when (ms since 1970) and why it was made, how many rows it holds."""

    path: Path
    made_at: int
    reason: str
    rows: int


def keep(db: Database, folder: Path, raw_key: str, reason: str, progress: Progress = silent) -> Path:
    """Make a copy, prove that it opens and is whole, then drop all but the newest five.

    ``reason`` is a word of ours, such as ``import``.  Raises `WorldError`: ``COPY_NOT_VERIFIED``,
    ``DISK_FULL``, ``DATABASE_DAMAGED``; then nothing is left behind and older copies stay.
    """
    into = folder / FOLDER
    with disk.told():
        into.mkdir(mode=0o700, exist_ok=True)
    path = into / os.urandom(8).hex()
    if disk.free_bytes(folder) < _padded(db.page_count() * containers.PAGE) + containers.MIB:
        raise WorldError(Code.DISK_FULL)
    counts = count_rows(db)
    _describe(db, reason, sum(counts.values()))
    try:
        progress(0, _STEPS)
        disk.make_empty(path)
        db.execute("VACUUM INTO ?", (str(path),))
        progress(1, _STEPS)
        verify(path, raw_key, counts)
        progress(2, _STEPS)
        _disguise(path)
    except BaseException:
        with suppress(OSError):
            path.unlink(missing_ok=True)
        raise
    _prune(folder, raw_key)
    progress(_STEPS, _STEPS)
    return path


def found(folder: Path, raw_key: str) -> list[Copy]:
    """The copies this key opens, newest first.  Others in the folder are left alone and not spoken of."""
    copies: list[Copy] = []
    with disk.told():
        paths = [path for path in (folder / FOLDER).glob("*") if path.is_file() and SET_ASIDE not in path.name]
    for path in paths:
        with suppress(AppError):
            copies.append(_read(path, raw_key))
    return sorted(copies, key=lambda copy: copy.made_at, reverse=True)


def _read(path: Path, raw_key: str) -> Copy:
    db = Database.peek(path, raw_key)
    try:
        told = json.loads(db.value("SELECT value FROM meta WHERE key = 'copy'") or "{}")
        return Copy(path, int(told["at"]), str(told["reason"]), int(told["rows"]))
    except (ValueError, KeyError, TypeError):
        raise WorldError(Code.DATABASE_DAMAGED) from None
    finally:
        db.close()


def _describe(db: Database, reason: str, rows: int) -> None:
    """Write into the original what its copy shall say; the copy takes it along."""
    what = {"at": SystemClock().now_ms(), "reason": reason, "rows": rows}
    layout: dict[str, int] = dict(db.rows("SELECT name, rootpage FROM sqlite_schema WHERE rootpage > 0"))
    with db.transaction():
        db.execute_many(
            "INSERT OR REPLACE INTO meta(key, value) VALUES (?, ?)",
            [("copy", json.dumps(what)), ("layout", json.dumps(layout))],
        )


def count_rows(db: Database) -> dict[str, int]:
    """Rows of every table that holds rows of its own."""
    tables = db.rows("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")
    return {name: int(db.value(f'SELECT count(*) FROM "{name}"')) for (name,) in tables if name != "meta"}  # noqa: S608


def verify(path: Path, raw_key: str, counts: dict[str, int] | None = None) -> None:
    """Prove that a copy opens and is whole, and holds so many rows.  Raises `WorldError` ``COPY_NOT_VERIFIED``."""
    try:
        db = Database.peek(path, raw_key)
    except WorldError:
        raise WorldError(Code.COPY_NOT_VERIFIED) from None
    try:
        if not db.sound() or (counts is not None and count_rows(db) != counts):
            raise WorldError(Code.COPY_NOT_VERIFIED)
    finally:
        db.close()


def _padded(size: int) -> int:
    """The next power of two, in MiB: a copy's size says its order of magnitude and no more."""
    target = containers.MIB
    while target < size:
        target *= 2
    return target


def _disguise(path: Path) -> None:
    with disk.told():
        size = path.stat().st_size
        containers.fill(path, size, _padded(size))
        hide_salt(path)
        disk.force_folder(path.parent)


def hide_salt(path: Path) -> None:
    """Replace the first 16 bytes, which would name the container.  Raises `OSError`."""
    with path.open("r+b") as file:
        file.write(os.urandom(16))
        file.flush()
        disk.force(file.fileno())
    disk.still_time(path)


def _prune(folder: Path, raw_key: str) -> None:
    for old in found(folder, raw_key)[KEPT:]:
        with disk.told():
            old.path.unlink(missing_ok=True)
