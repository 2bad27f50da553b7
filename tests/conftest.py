"""Fixtures that every test may use."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.vault import migrations
from app.vault.database import Database
from tests.support import CountingIds, FakeClock


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def ids() -> CountingIds:
    return CountingIds()


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """A fresh, real SQLCipher database with today's schema."""
    database = Database.open(tmp_path / "room.db", "0f" * 48, create=True)
    migrations.create(database)
    yield database
    database.close()
