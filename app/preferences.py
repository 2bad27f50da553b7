"""Private preferences, kept inside the vault: small JSON values under stable names."""

from __future__ import annotations

import json
from typing import Any, TypeVar

from app.changes import Changes, Outcome
from app.clock import Clock
from app.vault.database import Database

T = TypeVar("T")


class Preferences:
    """What the person chose that would say something about them: settings readable while locked are elsewhere."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def get(self, key: str, default: T) -> T:
        """The value kept under ``key``, or ``default`` if there is none or it is of another type."""
        stored = self._db.value("SELECT value FROM preference WHERE key = ?", (key,))
        if stored is None:
            return default
        try:
            value: Any = json.loads(stored)
        except ValueError:
            return default
        return value if default is None or type(value) is type(default) else default

    def set(self, key: str, value: object) -> Outcome[None]:
        """Keep a JSON value under ``key``; None forgets it."""
        with self._db.transaction():
            if value is None:
                self._db.execute("DELETE FROM preference WHERE key = ?", (key,))
            else:
                self._db.execute(
                    "INSERT OR REPLACE INTO preference(key, value, modified_at) VALUES (?, ?, ?)",
                    (key, json.dumps(value, ensure_ascii=False), self._clock.now_ms()),
                )
        return Outcome(None, Changes.PREFERENCES)
