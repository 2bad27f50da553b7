"""The one place that speaks SQL to SQLCipher.

A `Database` is one connection, used by one thread at a time (the vault lane of the window, or
the command line).  Errors of the library never leave this file: their messages can quote what
was read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from app.errors import AppError, Bug, Code, WorldError
from app.harden import overwrites_freed
from app.jobs import CancelToken
from app.vault.answers import Answers
from app.vault.library import sqlcipher

Value = str | int | float | bytes | None
Row = tuple[Any, ...]

OLDEST_SQLITE = (3, 53, 3)
"""Before it: two memory-corruption flaws in FTS5 (CVE-2026-11822, CVE-2026-11824)."""

_STEPS = 50_000  # of SQLite's machine between two looks at a token: a few milliseconds
_LONGEST = 3978  # bytes of a value that, with what says how long it is, fills a cell of a table's page (4096 less 80 for its seal)
_RAW_KEY = re.compile(r"[0-9a-f]{96}")
_ROWS = re.compile(r"\s*(SELECT|INSERT|UPDATE|DELETE|REPLACE|WITH)\b", re.IGNORECASE)


class Database:
    """An open, unlocked database."""

    def __init__(self, connection: Any, told: Answers) -> None:
        self._connection = connection
        self._told = told
        self._depth = 0
        self._given: dict[str, int] = {}  # statements that were given values, and how many
        self.before_commit: Callable[[int], None] | None = None
        """Called with the number of pages before each commit of a `transaction`; may raise `WorldError`."""

    @classmethod
    def open(cls, path: Path, raw_key: str, *, create: bool = False) -> Database:
        """Open with a raw key: 64 hex digits of key and 32 of salt (security design 1.3, 2.2).

        Raises `WorldError`: ``NO_VAULT``, ``DATABASE_DAMAGED``, ``IN_USE``, ``READ_ONLY``,
        ``PERMISSION``, ``DISK_FULL``, ``DISK_ERROR``, ``LIBRARY_TOO_OLD``.
        """
        if not create and not path.is_file():
            raise WorldError(Code.NO_VAULT)
        return cls._connect(path, str(path), raw_key, _SETTINGS)

    @classmethod
    def peek(cls, path: Path, raw_key: str) -> Database:
        """Open a closed file for reading only, writing nothing anywhere: for copies, never for a live container."""
        if not path.is_file():
            raise WorldError(Code.NO_VAULT)
        return cls._connect(path, path.resolve().as_uri() + "?mode=ro&immutable=1", raw_key, _SETTINGS_OF_A_LOOK)

    @classmethod
    def _connect(cls, path: Path, name: str, raw_key: str, settings: Sequence[str]) -> Database:
        if not _RAW_KEY.fullmatch(raw_key):  # anything else would silently be taken as a passphrase
            raise Bug(where="raw key")
        if sqlcipher.sqlite_version_info < OLDEST_SQLITE:
            raise WorldError(Code.LIBRARY_TOO_OLD)
        told = Answers(path)
        with told:
            connection = sqlcipher.connect(
                name,
                isolation_level=None,
                check_same_thread=False,
                cached_statements=256,
                timeout=0.2,  # seconds; whoever holds the exclusive lock holds it until it closes
                uri=name.startswith("file:"),
            )
        told.connection = connection
        try:
            with told:
                for setting in _before_the_key():
                    connection.execute(setting).fetchall()
                connection.set_key(f"x'{raw_key}'")  # a statement would be kept, and its words with it
                for setting in settings:
                    connection.execute(setting).fetchall()
        except AppError:
            connection.close()
            raise
        return cls(connection, told)

    def execute(self, sql: str, values: Sequence[Value] = ()) -> int:
        """Run one statement; the number of rows it touched."""
        self._note(sql, values)
        with self._told:
            return int(self._connection.execute(sql, values).rowcount)

    def execute_many(self, sql: str, rows: Iterable[Sequence[Value]]) -> None:
        """Run one statement for each of the rows."""
        with self._told:
            self._connection.executemany(sql, self._noted(sql, rows))

    def script(self, sql: str) -> None:
        """Run several statements.  Never with anything of the person in the text."""
        with self._told:
            for statement in _statements(sql):
                self._connection.execute(statement)

    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[Row]:
        """All rows at once."""
        self._note(sql, values)
        with self._told:
            return list(self._connection.execute(sql, values).fetchall())

    def row(self, sql: str, values: Sequence[Value] = ()) -> Row | None:
        """The first row, or None."""
        self._note(sql, values)
        with self._told:
            found: Row | None = self._connection.execute(sql, values).fetchone()
            return found

    def value(self, sql: str, values: Sequence[Value] = ()) -> Any:
        """The first column of the first row, or None."""
        found = self.row(sql, values)
        return found[0] if found else None

    def each(self, sql: str, values: Sequence[Value] = ()) -> Iterator[Row]:
        """Rows one by one, for walks over everything."""
        self._note(sql, values)
        with self._told:
            cursor = self._connection.execute(sql, values)
        while True:
            with self._told:
                row = cursor.fetchone()
            if row is None:
                return
            yield row

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
            if self.before_commit is not None:
                self.before_commit(self.page_count())
            self.execute("COMMIT")
        except BaseException:
            self._undo()
            raise
        finally:
            self._depth = 0

    @contextmanager
    def reading(self, token: CancelToken | None) -> Iterator[None]:
        """Stop the statements of the block when the token is cancelled; raises `Cancelled`."""
        if token is None:
            yield
            return
        # An interrupt that comes between two statements stops neither; the handler stops the second.
        self._connection.set_progress_handler(lambda: token.cancelled, _STEPS)
        try:
            with token.stopping(self._connection.interrupt):
                yield
        finally:
            self._connection.set_progress_handler(None, _STEPS)

    def page_count(self) -> int:
        """Pages of 4096 bytes that the database itself has, whatever the size of its file."""
        return int(self.value("PRAGMA page_count"))

    def damaged_pages(self) -> list[int]:
        """Pages whose seal does not hold, by number from 1.  Reads the file, not the log: checkpoint first."""
        count = self.page_count()
        named = (re.search(r"page (\d+)$", text) for (text,) in self.rows("PRAGMA cipher_integrity_check"))
        found = [int(match[1]) for match in named if match is not None]
        return [page for page in found if page <= count]  # beyond it lies padding, which has no seals

    def sound(self) -> bool:
        """Whether every page's seal and the whole structure hold.  Takes as long as reading everything."""
        try:
            return not self.damaged_pages() and self.rows("PRAGMA integrity_check(1)") == [("ok",)]
        except WorldError as error:
            if error.code is Code.DATABASE_DAMAGED:
                return False
            raise

    def checkpoint(self) -> None:
        """Move what the log holds into the file, and empty the log."""
        self.rows("PRAGMA wal_checkpoint(TRUNCATE)")

    def forget(self) -> None:
        """Have the library let go of what it was given.  Not within a transaction: then nothing is done; nor within a walk.

        It keeps the values of each statement until the next time, and a row that it laid out until it lays out a
        longer one.  A few milliseconds; to be done when nobody waits, after something was removed for good.
        """
        if self._depth:
            return
        with self._told:
            if not self._values_forgotten():
                self._row_forgotten()

    def _values_forgotten(self) -> bool:
        """Give every statement nothing in their place; whether this database may only be read.

        Nothing can be written meanwhile, and what reads is stopped at its first step.
        """
        given, self._given = self._given, {}
        connection = self._connection
        (read_only,) = connection.execute("PRAGMA query_only").fetchone()
        connection.execute("PRAGMA query_only=ON")
        connection.set_progress_handler(lambda: True, 1)
        try:
            for sql, count in given.items():
                with suppress(sqlcipher.Error):
                    connection.execute(sql, (None,) * count)
        finally:
            connection.set_progress_handler(None, _STEPS)
            connection.execute(f"PRAGMA query_only={read_only}")
        return bool(read_only)

    def _row_forgotten(self) -> None:
        """Lay out the longest row that goes on a page, in both places, and take everything back."""
        with suppress(sqlcipher.Error):  # a vault that is full has no page for it
            self._connection.execute("BEGIN IMMEDIATE")
            for schema in ("main", "temp"):
                self._connection.execute(f"CREATE TABLE {schema}.longest (a)")
                self._connection.execute(f"INSERT INTO {schema}.longest VALUES (zeroblob({_LONGEST}))")  # noqa: S608
        self._undo()

    def close(self) -> None:
        """Close; a second call does nothing.  What was committed stays committed."""
        if not isinstance(self._connection, _Closed):
            connection, self._connection, self._told.connection = self._connection, _Closed(), None
            with self._told:
                connection.close()

    def _note(self, sql: str, values: Sequence[Value]) -> None:
        if values and sql not in self._given and _ROWS.match(sql):
            self._given[sql] = len(values)

    def _noted(self, sql: str, rows: Iterable[Sequence[Value]]) -> Iterator[Sequence[Value]]:
        for row in rows:
            self._note(sql, row)
            yield row

    def _undo(self) -> None:
        if not isinstance(self._connection, _Closed) and self._connection.in_transaction:
            with suppress(AppError), self._told:
                self._connection.rollback()


class _Closed:
    """Stands where the connection was: any use is a mistake of ours, told as one."""

    def __getattr__(self, name: str) -> Any:
        raise Bug(where="closed")


def _before_the_key() -> Iterator[str]:
    yield "PRAGMA cipher_log_level=NONE"  # first: a wrong key would print timed lines to stderr
    if not overwrites_freed():
        yield "PRAGMA cipher_memory_security=ON"  # docs/adr/0513-sqlcipher-overwrites-where-nobody-else-does.md


_SETTINGS = (
    "PRAGMA locking_mode=EXCLUSIVE",  # before the first WAL access: then there is no -shm file
    "PRAGMA temp_store=2",  # 1 would write to the system's temp folder
    "PRAGMA auto_vacuum=0",
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA fullfsync=1",
    "PRAGMA checkpoint_fullfsync=1",
    "PRAGMA secure_delete=ON",
    "PRAGMA temp.secure_delete=ON",  # the line before leaves it out
    "PRAGMA foreign_keys=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA mmap_size=0",
    "PRAGMA max_page_count=245760",  # 960 MiB: docs/specs/vault.md, section 4
    "BEGIN IMMEDIATE",  # takes the exclusive lock now, not at the first write
    "COMMIT",
)

_SETTINGS_OF_A_LOOK = (
    "PRAGMA temp_store=2",
    "PRAGMA query_only=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA mmap_size=0",
    "SELECT count(*) FROM sqlite_schema",  # reads page 1: a wrong key or a bad page shows now
)


def _statements(sql: str) -> Iterator[str]:
    pending = ""
    for part in re.split(r"(?<=;)", sql):
        pending += part
        if sqlcipher.complete_statement(pending):  # knows texts, remarks and triggers
            yield pending
            pending = ""
    if pending.strip():
        yield pending
