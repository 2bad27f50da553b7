from __future__ import annotations

import pytest

from app.changes import Changes
from app.preferences import Preferences
from app.vault.database import Database
from tests.support import FakeClock


@pytest.fixture
def preferences(db: Database, clock: FakeClock) -> Preferences:
    return Preferences(db, clock)


@pytest.mark.parametrize("value", ["text é", 3, 2.5, True, [1, "a"], {"a": [None]}])
def test_what_is_set_is_got(preferences: Preferences, value: object) -> None:
    assert preferences.set("key", value).changes is Changes.PREFERENCES
    assert preferences.get("key", None) == value


def test_default_when_missing_or_of_another_type(preferences: Preferences, db: Database) -> None:
    assert preferences.get("key", 5) == 5
    preferences.set("key", "five")
    assert preferences.get("key", 5) == 5
    preferences.set("key", True)
    assert preferences.get("key", 5) == 5
    db.execute("UPDATE preference SET value = '{broken'")
    assert preferences.get("key", 5) == 5


def test_none_forgets(preferences: Preferences, db: Database) -> None:
    preferences.set("key", 1)
    preferences.set("key", None)
    assert db.value("SELECT count(*) FROM preference") == 0


def test_later_wins_and_is_stamped(preferences: Preferences, db: Database, clock: FakeClock) -> None:
    preferences.set("key", 1)
    clock.tick(60)
    preferences.set("key", 2)
    assert db.rows("SELECT value, modified_at FROM preference") == [("2", clock.now_ms())]
