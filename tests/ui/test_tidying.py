"""The index is brought up to date after the hand has stopped, and steps aside for anything else."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject

from app.changes import Changes
from app.jobs import CancelToken
from app.journal.model import EntryDraft
from app.session import Session
from tests.ui.harness import make_session
from ui import tidying
from ui.bus import Bus
from ui.jobs import Lanes
from ui.tidying import Tidying


@pytest.fixture
def lanes(app: Any) -> Iterator[Lanes]:
    made = Lanes()
    yield made
    made.finish(lambda: None, 10)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    made = make_session(tmp_path / "vault")
    yield made
    made.close()


@pytest.fixture(autouse=True)
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tidying, "PAUSE_MS", 20)


def late(session: Session) -> int:
    return int(session.vault.db.value("SELECT count(*) FROM entry_late"))


def test_what_was_written_is_in_the_index_a_while_later(session: Session, lanes: Lanes, qtbot: Any) -> None:
    bus, parent = Bus(), QObject()
    Tidying(session, lanes, bus, parent)
    session.journal.save(EntryDraft(body="words"))
    assert late(session) == 1
    bus.changed.emit(Changes.JOURNAL, None)
    qtbot.waitUntil(lambda: late(session) == 0)


def test_it_steps_aside_for_other_work_and_begins_anew(
    session: Session, lanes: Lanes, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, tokens = threading.Event(), list[CancelToken]()

    def settle(token: CancelToken) -> None:
        tokens.append(token)
        begun.set()
        if len(tokens) == 1:  # as long as nobody asks it to stop
            asked = threading.Event()
            with token.stopping(asked.set):
                asked.wait(20)
            token.check()

    monkeypatch.setattr(session, "settle", settle)
    bus, parent, seen = Bus(), QObject(), list[int]()
    Tidying(session, lanes, bus, parent)
    bus.changed.emit(Changes.JOURNAL, None)
    qtbot.waitUntil(begun.is_set)
    lanes.vault(lambda _t, _p: 1, seen.append)
    qtbot.waitUntil(lambda: seen == [1])
    qtbot.waitUntil(lambda: len(tokens) > 1)
    assert [token.cancelled for token in tokens[:2]] == [True, False]
