"""The one place that speaks SQL to SQLCipher.

A `Database` is one connection, used by one thread at a time (the vault lane of the window, or
the command line).  Errors of the library never leave this file: their messages can quote what
was read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher  # type: ignore[import-untyped]

from app.errors import AppError, Bug, Cancelled, Code, WorldError
from app.jobs import CancelToken

Value = str | int | float | bytes | None
Row = tuple[Any, ...]

_RAW_KEY = re.compile(r"[0-9a-f]{96}")


class Database:
    """An open, unlocked database."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self._depth = 0

    @classmethod
    def open(cls, path: Path, raw_key: str, *, create: bool = False) -> Database:
        """Open with a raw key: 64 hex digits of key and 32 of salt (security design 1.3, 2.2).

        Raises `WorldError`: damaged, in use, read-only, disk full.
        """
        if not _RAW_KEY.fullmatch(raw_key):  # anything else would silently be taken as a passphrase
            raise Bug(where="raw key")
        if not create and not path.is_file():
            raise WorldError(Code.NO_VAULT)
        with _translated():
            connection = sqlcipher.connect(str(path), isolation_level=None, check_same_thread=False, cached_statements=256)
        try:
            with _translated():
                _prepare(connection, raw_key)
        except AppError:
            connection.close()
            raise
        return cls(connection)

    def execute(self, sql: str, values: Sequence[Value] = ()) -> int:
        """Run one statement; the number of rows it touched."""
        with _translated():
            return int(self._connection.execute(sql, values).rowcount)

    def execute_many(self, sql: str, rows: Iterable[Sequence[Value]]) -> None:
        with _translated():
            self._connection.executemany(sql, rows)

    def script(self, sql: str) -> None:
        """Run several statements.  Never with anything of the person in the text."""
        with _translated():
            for statement in _statements(sql):
                self._connection.execute(statement)

    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[Row]:
        with _translated():
            return list(self._connection.execute(sql, values).fetchall())

    def row(self, sql: str, values: Sequence[Value] = ()) -> Row | None:
        with _translated():
            found: Row | None = self._connection.execute(sql, values).fetchone()
            return found

    def value(self, sql: str, values: Sequence[Value] = ()) -> Any:
        """The first column of the first row, or None."""
        found = self.row(sql, values)
        return found[0] if found else None

    def each(self, sql: str, values: Sequence[Value] = ()) -> Iterator[Row]:
        """Rows one by one, for walks over everything."""
        with _translated():
            yield from self._connection.execute(sql, values)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing.  A transaction inside a transaction is part of the outer one."""
        if self._depth:
            self._depth += 1
            try:
                yield
            finally:
                self._depth -= 1
            return
        self.execute("BEGIN IMMEDIATE")
        self._depth = 1
        try:
            yield
            self.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.rollback()
            raise
        finally:
            self._depth = 0

    @contextmanager
    def reading(self, token: CancelToken | None) -> Iterator[None]:
        """Stop the statements of the block when the token is cancelled; raises `Cancelled`."""
        if token is None:
            yield
            return
        with token.stopping(self._connection.interrupt):
            yield

    def checkpoint(self) -> None:
        """Move what the log holds into the file, and empty the log."""
        with _translated():
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        """Close; a second call does nothing."""
        if self._connection is not None:
            with _translated():
                self._connection.close()
            self._connection = None


def _prepare(connection: Any, raw_key: str) -> None:
    def ask(sql: str) -> Any:
        return connection.execute(sql).fetchone()

    ask("PRAGMA cipher_log_level=NONE")  # first: a wrong key would print timed lines to stderr
    ask("PRAGMA cipher_memory_security=ON")
    ask(f"PRAGMA key=\"x'{raw_key}'\"")
    ask("PRAGMA locking_mode=EXCLUSIVE")  # before the first WAL access: then there is no -shm file
    ask("PRAGMA temp_store=2")
    ask("PRAGMA auto_vacuum=0")
    ask("PRAGMA journal_mode=WAL")
    ask("PRAGMA synchronous=FULL")
    ask("PRAGMA fullfsync=1")
    ask("PRAGMA checkpoint_fullfsync=1")
    ask("PRAGMA secure_delete=ON")
    ask("PRAGMA foreign_keys=ON")
    ask("PRAGMA trusted_schema=OFF")
    ask("PRAGMA mmap_size=0")
    ask("BEGIN IMMEDIATE")  # takes the exclusive lock now, not at the first write
    ask("COMMIT")


def _statements(sql: str) -> Iterator[str]:
    pending = ""
    for line in sql.splitlines(keepends=True):
        pending += line
        if pending.rstrip().endswith(";") and sqlcipher.complete_statement(pending):
            yield pending
            pending = ""
    if pending.strip():
        yield pending


_MEANINGS = {
    sqlcipher.SQLITE_FULL: Code.DISK_FULL,
    sqlcipher.SQLITE_READONLY: Code.READ_ONLY,
    sqlcipher.SQLITE_BUSY: Code.IN_USE,
    sqlcipher.SQLITE_LOCKED: Code.IN_USE,
    sqlcipher.SQLITE_NOTADB: Code.DATABASE_DAMAGED,
    sqlcipher.SQLITE_CORRUPT: Code.DATABASE_DAMAGED,
    sqlcipher.SQLITE_IOERR: Code.DISK_FULL,
    sqlcipher.SQLITE_CANTOPEN: Code.PERMISSION,
    sqlcipher.SQLITE_PERM: Code.PERMISSION,
}


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except sqlcipher.Error as error:
        code = getattr(error, "sqlite_errorcode", None)
        if code is None:
            code = _code_from_words(str(error))
        code &= 0xFF
        if code == sqlcipher.SQLITE_INTERRUPT:
            raise Cancelled from None
        meaning = _MEANINGS.get(code)
        if meaning is None:
            raise Bug(sqlite=int(code)) from None
        raise WorldError(meaning) from None


def _code_from_words(message: str) -> int:
    words = {
        "interrupted": sqlcipher.SQLITE_INTERRUPT,
        "database or disk is full": sqlcipher.SQLITE_FULL,
        "attempt to write a readonly database": sqlcipher.SQLITE_READONLY,
        "database is locked": sqlcipher.SQLITE_BUSY,
        "file is not a database": sqlcipher.SQLITE_NOTADB,
        "malformed": sqlcipher.SQLITE_CORRUPT,
        "disk I/O error": sqlcipher.SQLITE_IOERR,
        "unable to open": sqlcipher.SQLITE_CANTOPEN,
    }
    for part, code in words.items():
        if part in message:
            return int(code)
    return int(sqlcipher.SQLITE_ERROR)
