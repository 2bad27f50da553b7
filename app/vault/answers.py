"""What SQLCipher's refusals mean, said without its own words.

The library's messages can quote what was asked ("no such column: …"), so no message, and no
exception that still holds one, may leave the block.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from types import TracebackType
from typing import Any

from app.errors import Bug, Cancelled, Code, WorldError
from app.vault.library import sqlcipher

_MEANINGS = {
    sqlcipher.SQLITE_READONLY: Code.READ_ONLY,
    sqlcipher.SQLITE_BUSY: Code.IN_USE,
    sqlcipher.SQLITE_LOCKED: Code.IN_USE,
    sqlcipher.SQLITE_PROTOCOL: Code.IN_USE,
    sqlcipher.SQLITE_NOTADB: Code.DATABASE_DAMAGED,
    sqlcipher.SQLITE_CORRUPT: Code.DATABASE_DAMAGED,
    sqlcipher.SQLITE_CANTOPEN: Code.PERMISSION,
    sqlcipher.SQLITE_PERM: Code.PERMISSION,
    sqlcipher.SQLITE_NOMEM: Code.NOT_ENOUGH_MEMORY,
}

_NEARLY_NOTHING = 1024 * 1024  # bytes: a disk with less left is a full disk, whatever it answered


class Answers:
    """A context manager: ``with answers: connection.execute(…)``.  One for each connection."""

    def __init__(self, path: Path) -> None:
        self._folder = path.parent
        self.connection: Any = None

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            return
        meaning = self._meaning(error)
        if meaning is None:
            return
        try:
            raise meaning
        finally:
            meaning.__context__ = None  # the library's exception, with its message

    def _meaning(self, error: BaseException) -> Exception | None:
        if isinstance(error, (UnicodeEncodeError, OverflowError)):  # its text would hold the value itself
            return Bug(where="value")
        if isinstance(error, MemoryError):
            return WorldError(Code.NOT_ENOUGH_MEMORY)
        if not isinstance(error, (sqlcipher.Error, sqlcipher.Warning)):
            return None
        code = int(getattr(error, "sqlite_errorcode", sqlcipher.SQLITE_ERROR)) & 0xFF
        if code == sqlcipher.SQLITE_INTERRUPT:
            return Cancelled()
        if code == sqlcipher.SQLITE_FULL:
            return WorldError(Code.VAULT_FULL if self._vault_full() else Code.DISK_FULL)
        if code == sqlcipher.SQLITE_IOERR:
            return WorldError(Code.DISK_FULL if self._disk_full() else Code.DISK_ERROR)
        known = _MEANINGS.get(code)
        return Bug(sqlite=code) if known is None else WorldError(known)

    def _disk_full(self) -> bool:
        try:
            return shutil.disk_usage(self._folder).free < _NEARLY_NOTHING
        except OSError:
            return False

    def _vault_full(self) -> bool:
        if self._disk_full() or self.connection is None:
            return False
        try:
            pages = self.connection.execute("PRAGMA page_count").fetchone()[0]
            most = self.connection.execute("PRAGMA max_page_count").fetchone()[0]
        except sqlcipher.Error:
            return False
        return bool(pages >= most * 9 // 10)
