"""SQLCipher: the one place that loads it, for something has to be said to it first."""

from __future__ import annotations

import ctypes
import importlib.util
from contextlib import suppress
from pathlib import Path

from app.harden import overwrites_freed

_LOOKASIDE = 13  # SQLITE_CONFIG_LOOKASIDE, sqlite3.h


def _without_slots() -> None:
    """Have every piece of memory come from the C library, small ones too.

    SQLite keeps slots of its own for those, and overwrites none: what lay in one stays behind whatever takes
    its place, for as long as the database is open.  Can be said only before the library has begun.
    """
    found = importlib.util.find_spec("sqlcipher3")  # finds it without loading it
    for folder in (found and found.submodule_search_locations) or ():
        for file in Path(folder).glob("_sqlite3*.so"):
            ctypes.CDLL(str(file)).sqlite3_config(_LOOKASIDE, 0, 0)


if overwrites_freed():  # elsewhere it would be of no use
    with suppress(OSError, AttributeError, ImportError, ValueError):
        _without_slots()

from sqlcipher3 import dbapi2 as sqlcipher  # noqa: E402  not before

__all__ = ["sqlcipher"]
