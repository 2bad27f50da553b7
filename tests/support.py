"""What tests share: a clock that stands still, identities that count, a cheap key derivation."""

from __future__ import annotations

import uuid
from pathlib import Path

import pytest

from app.clock import Moment
from app.vault import kdf, migrations
from app.vault.database import Database
from app.vault.kdf import Cost
from app.vault.secrets import Secret
from app.vault.vault import Vault, create

CHEAP = Cost(32 * 1024, 1, 1)
"""The least that opening accepts: about 40 ms, for tests only."""
_NEXT_TO_NOTHING = Cost(64, 1, 1)


def stays_open(folder: Path, secret: Secret) -> Vault:
    """A fresh vault for a test that never opens it again: half of what one costs is the derivation of its key.

    Its header says less than opening accepts.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kdf, "LEAST_MEMORY", _NEXT_TO_NOTHING.memory_kib)
        return create(folder, secret, cost=_NEXT_TO_NOTHING)


class FakeClock:
    """A clock that moves only when told."""

    def __init__(
        self, local: str = "2026-03-14T21:15:00", zone: str = "+01:00", now_ms: int = 1_773_519_300_000
    ) -> None:
        self.moment = Moment(local, zone)
        self.ms = now_ms

    def now_ms(self) -> int:
        return self.ms

    def here(self) -> Moment:
        return self.moment

    def tick(self, seconds: float) -> None:
        """Let so much time pass on both clocks."""
        from datetime import timedelta

        self.ms += int(seconds * 1000)
        self.moment = Moment.of(self.moment.as_datetime() + timedelta(seconds=seconds), self.moment.zone)


class CountingIds:
    """Identities in order, so that a test can name them."""

    def __init__(self) -> None:
        self.count = 0

    def new(self) -> str:
        self.count += 1
        return str(uuid.UUID(int=self.count))


def memory_database() -> Database:
    """A fresh database with today's schema that lies in memory only: for tests that want thousands."""
    database = Database.open(Path(":memory:"), "0f" * 48, create=True)
    migrations.create(database)
    return database
