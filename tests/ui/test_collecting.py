"""Circles are looked for on the window's thread, between events, and nowhere else."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QAbstractEventDispatcher, QObject, QTimer

from ui.collecting import Collecting
from ui.jobs import Lanes


class Knot:
    """Something that only looking for circles frees."""

    def __init__(self) -> None:
        self.me = self


def tie() -> weakref.ref[Knot]:
    return weakref.ref(Knot())


@pytest.fixture
def collecting(app: Any) -> Iterator[Collecting]:
    gc.collect()
    gc.enable()
    parent = QObject()
    yield Collecting(parent)
    dispatcher = QAbstractEventDispatcher.instance()
    assert dispatcher is not None
    dispatcher.aboutToBlock.disconnect(parent.children()[0]._look)  # type: ignore[attr-defined]
    gc.enable()


def many() -> list[list[int]]:
    """So many objects that Python would have looked by itself, often."""
    return [[] for _ in range(20 * gc.get_threshold()[0])]


def test_nothing_goes_in_the_middle_of_an_event(collecting: Collecting, qtbot: Any) -> None:
    seen: list[bool] = []

    def during() -> None:
        knot = tie()
        kept.append(many())
        seen.append(knot() is not None)
        watched.append(knot)

    kept: list[object] = []
    watched: list[weakref.ref[Knot]] = []
    QTimer.singleShot(0, during)
    qtbot.waitUntil(lambda: bool(watched) and watched[0]() is None)
    assert seen == [True]


def test_what_another_thread_leaves_goes_on_the_windows(collecting: Collecting, qtbot: Any) -> None:
    gone_on: list[threading.Thread] = []
    lanes = Lanes()

    class Told(Knot):
        def __del__(self) -> None:
            gone_on.append(threading.current_thread())

    def work(_token: object, _progress: object) -> int:
        Told()
        kept = many()
        return len(kept)

    done: list[int] = []
    lanes.free(work, done.append)
    qtbot.waitUntil(lambda: bool(done))
    many_more = many()
    qtbot.waitUntil(lambda: bool(gone_on))
    lanes.finish(lambda: None, 10)
    assert gone_on == [threading.main_thread()]
    assert many_more


def test_it_looks_no_more_often_than_python_would(collecting: Collecting, qtbot: Any) -> None:
    gc.collect()
    before = [one["collections"] for one in gc.get_stats()]
    knot = tie()
    qtbot.wait(50)
    assert [one["collections"] for one in gc.get_stats()] == before
    assert knot() is not None


def test_the_oldest_generation_is_looked_through_as_well(collecting: Collecting, qtbot: Any) -> None:
    tied = Knot()
    gc.collect(0)
    gc.collect(1)  # it is among the old ones now
    knot = weakref.ref(tied)
    del tied
    before = gc.get_stats()[2]["collections"]
    was = gc.get_threshold()
    gc.set_threshold(10, 1, 1)
    try:
        kept = [many() for _ in range(2)]
        qtbot.waitUntil(lambda: knot() is None)
    finally:
        gc.set_threshold(*was)
    assert gc.get_stats()[2]["collections"] > before
    assert kept
