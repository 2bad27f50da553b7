"""A journal in a real, encrypted database."""

from __future__ import annotations

import pytest

from app.journal.journal import Journal
from app.vault.database import Database
from tests.support import CountingIds, FakeClock


@pytest.fixture
def journal(db: Database, clock: FakeClock, ids: CountingIds) -> Journal:
    return Journal(db, clock, ids)
