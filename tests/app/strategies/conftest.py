"""Tools in a real, encrypted database."""

from __future__ import annotations

import pytest

from app.strategies.strategies import Strategies
from app.vault.database import Database
from tests.support import CountingIds, FakeClock


@pytest.fixture
def strategies(db: Database, clock: FakeClock, ids: CountingIds) -> Strategies:
    return Strategies(db, clock, ids)
