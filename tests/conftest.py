"""Fixtures that every test may use."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from app.vault import containers, database, migrations
from app.vault.database import Database
from tests.support import CountingIds, FakeClock

# Before Qt loads: no screen unless one is given, our letters, and nothing that depends on whose computer this is.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_screens = os.environ.get("TEST_SCREENS", "").split()
if _screens and os.environ.get("PYTEST_XDIST_WORKER"):  # gw0, gw1: each process has a display of its own
    _mine = _screens[int(os.environ["PYTEST_XDIST_WORKER"][2:]) % len(_screens)]
    os.environ["DISPLAY"], os.environ["TEST_FRAME"] = _mine.split("=", 1)
os.environ["FONTCONFIG_FILE"] = str(Path(__file__).parent.parent / "ui" / "theme" / "fonts" / "fonts.conf")
os.environ["LC_ALL"] = "C.UTF-8"
os.environ.pop("LANGUAGE", None)

# An example may be slow on a busy machine; how many there are is chosen by ./dev fuzz.
_SLOW = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
settings.register_profile("test", max_examples=60, deadline=None, suppress_health_check=_SLOW)
settings.register_profile("fuzz", max_examples=2_000, deadline=None, suppress_health_check=_SLOW)
settings.register_profile("long", max_examples=200_000, deadline=None, suppress_health_check=_SLOW)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "test"))

# Where freed memory is not overwritten anyway, SQLCipher does it for its own, by two calls to the system for each piece:
# on a busy machine tests took twenty times as long.  A process in which that was once on cannot turn it off, so it is
# off in all of pytest's; test_database.py looks at the real settings in processes of its own.
database.overwrites_freed = lambda: True


@pytest.fixture(autouse=True)
def small_containers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Vaults of 1 MiB, where the real ones begin with 16: thousands are made here, and each byte is random and forced to the disk.

    The vault's own tests take this back; so does every other process, which knows nothing of it.
    """
    monkeypatch.setattr(containers, "_BUCKETS", (1, 2, 4, 8, *containers._BUCKETS))


@pytest.fixture(autouse=True)
def hooks() -> Iterator[None]:
    """A program that a test hardened took Python's reports of errors away: give them back."""
    kept = sys.excepthook, threading.excepthook, sys.unraisablehook
    yield
    sys.excepthook, threading.excepthook, sys.unraisablehook = kept


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out what this run cannot serve, and say why."""
    for item in items:
        if item.get_closest_marker("window") and os.environ["QT_QPA_PLATFORM"] == "offscreen":
            item.add_marker(pytest.mark.skip(reason="needs a real window: ./test gives it one"))
        if item.get_closest_marker("long") and os.environ.get("HYPOTHESIS_PROFILE") != "long":
            item.add_marker(pytest.mark.skip(reason="only in ./dev fuzz --long"))


@pytest.fixture(scope="session")
def qapp() -> object:
    """The one application of a test process: ours, for there can be no second of another class."""
    from app.settings import Settings
    from ui.theme.theme import Application

    there = Application.instance()
    return there if isinstance(there, Application) else Application(["yarrow"], Settings(theme="light"))


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
