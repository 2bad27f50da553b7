"""The largest pack there can be: the window answers, shows how far it is, and can be told to stop at any moment."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from app.handover import applying
from app.packs import strictjson
from app.packs.model import State, StrategyItem
from app.packs.note import MOST_BYTES
from app.session import Session
from tests.handover import holds
from tests.packs import pack, plain, signed_text
from tests.pages.packs import PacksScreen
from tests.ui.harness import Told
from ui.context import Context
from ui.widgets import progress

ITEMS = 297


def largest() -> bytes:
    """As many values as the format allows, as another writer could put them into so many bytes."""
    full = tuple("abcdefghijklmnopqrst")
    items = [
        StrategyItem(
            id=f"i{number}",
            title=f"t{number}",
            steps=full,
            needs=full[:6],
            tags=full[:8],
            minutes=1,
            region=("GB",) * 20,
            states=tuple(State),
        )
        for number in range(ITEMS)
    ]
    made = plain(pack(items))
    made["items"] = [{name: value for name, value in one.items() if value} for one in made["items"]]
    return signed_text(json.dumps(made, separators=(",", ":")))


@dataclass
class Gate:
    """Holds the adding at one item until it is let go."""

    at: int = ITEMS // 2
    reached: threading.Event = field(default_factory=threading.Event)
    go: threading.Event = field(default_factory=threading.Event)
    seen: int = 0

    def wait(self) -> None:
        self.seen += 1
        if self.seen == self.at:
            self.reached.set()
            assert self.go.wait(30)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    made, write = Gate(), applying._Work._write

    def held(self: Any, *words: Any) -> None:
        made.wait()
        write(self, *words)

    monkeypatch.setattr(applying._Work, "_write", held)
    monkeypatch.setattr(progress, "SHOWN_AFTER_MS", 0)
    yield made
    made.go.set()


@pytest.fixture
def screen(qtbot: Any, ctx: Context, told: Told) -> PacksScreen:
    made = PacksScreen(qtbot, ctx, told)
    made.review(largest())
    made.press("No, and I want to add it all the same")
    return made


def test_it_is_as_large_as_it_can_be() -> None:
    data = largest()
    body = json.loads(data[data.index(b"\n{") : data.rindex(b"\n\n")])
    assert 19_900 < strictjson._count(body) <= strictjson.MOST_VALUES
    assert len(data) < MOST_BYTES


def test_it_shows_how_far_it_is_and_stops_with_nothing_half_done(
    qtbot: Any, screen: PacksScreen, session: Session, gate: Gate
) -> None:
    before = holds(session.vault.db)
    view = screen.page.review
    assert view is not None
    view.add.click()
    qtbot.waitUntil(gate.reached.is_set)
    qtbot.waitUntil(view.working.bar.isVisible)
    qtbot.waitUntil(lambda: view.working.bar._done > 0)
    assert view.working.bar._total == ITEMS
    assert view.working.cancel.isVisible()
    assert view.add.resting()
    view.working.cancel.click()
    gate.go.set()
    screen.settle()
    assert gate.seen == gate.at
    assert holds(session.vault.db) == before
    assert screen.is_reviewing()
    assert not view.working.isVisible()
    gate.at = 0
    screen.press("Add")
    assert len(session.packs.items()) == ITEMS


def test_cancel_that_comes_when_it_has_just_landed_takes_it_back(
    qtbot: Any, screen: PacksScreen, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Committed, and the window has not heard of it: nothing may stay that the person has just declined."""
    before, apply = holds(session.vault.db), applying.apply
    landed, go = threading.Event(), threading.Event()

    def late(*words: Any) -> Any:
        outcome = apply(*words)
        landed.set()
        assert go.wait(30)
        return outcome

    monkeypatch.setattr(applying, "apply", late)
    monkeypatch.setattr(progress, "SHOWN_AFTER_MS", 0)
    view = screen.page.review
    assert view is not None
    view.add.click()
    qtbot.waitUntil(landed.is_set)
    qtbot.waitUntil(view.working.cancel.isVisible)
    view.working.cancel.click()
    go.set()
    screen.settle()
    assert holds(session.vault.db) == before
    assert screen.is_reviewing()
    assert session.packs.all() == []
