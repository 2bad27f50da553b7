"""Waiting shows itself late, calmly, and can be stopped."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest

from app.jobs import CancelToken, Progress
from app.settings import Settings
from ui.jobs import Job, Lanes
from ui.widgets.progress import SHOWN_AFTER_MS, Calm, Wave, Working


@pytest.fixture
def lanes() -> Iterator[Lanes]:
    made = Lanes()
    yield made
    made.finish(lambda: None, 10)


class Slow:
    """Work that goes on until it is let go or cancelled."""

    def __init__(self, lanes: Lanes, working: Working) -> None:
        self.go = threading.Event()
        self.stopped = threading.Event()
        self.ended: list[int] = []
        self.job: Job = lanes.free(self._work, lambda _v: (self.ended.append(1), working.end()), owner=working)

    def _work(self, token: CancelToken, progress: Progress) -> None:
        while not self.go.wait(0.005):
            progress(1, 4)
            if token.cancelled:
                self.stopped.set()
            token.check()


def test_nothing_is_shown_before_its_time_and_then_a_bar_with_cancel(app: Any, qtbot: Any, lanes: Lanes) -> None:
    working = Working()
    qtbot.addWidget(working)
    slow = Slow(lanes, working)
    working.watch(slow.job, "Looking.")
    assert not working.isVisible()
    assert working._timer.interval() == SHOWN_AFTER_MS
    working._timer.timeout.emit()
    assert working.isVisible()
    qtbot.waitUntil(lambda: (working.bar._done, working.bar._total) == (1, 4))
    slow.go.set()
    qtbot.waitUntil(lambda: bool(slow.ended))
    assert not working.isVisible()


def test_work_that_is_over_is_never_shown(app: Any, qtbot: Any, lanes: Lanes) -> None:
    working = Working()
    qtbot.addWidget(working)
    job = lanes.free(lambda _t, _p: None, lambda _v: working.end(), owner=working)
    working.watch(job, "Looking.")
    qtbot.waitUntil(lambda: job.done)
    working._timer.timeout.emit()
    assert not working.isVisible()


def test_cancel_stops_the_work_and_tells(app: Any, qtbot: Any, lanes: Lanes) -> None:
    working = Working()
    qtbot.addWidget(working)
    slow = Slow(lanes, working)
    told: list[int] = []
    working.watch(slow.job, "Looking.", lambda: told.append(1))
    working._timer.timeout.emit()
    working.cancel.click()
    assert told
    assert not working.isVisible()
    qtbot.waitUntil(slow.stopped.is_set)
    assert not slow.ended


@pytest.mark.parametrize(("motion", "moves"), [("full", True), ("reduced", False)])
def test_the_wave_lies_still_when_motion_is_reduced(app: Any, qtbot: Any, motion: str, moves: bool) -> None:
    app.dress(Settings(theme="light", motion=motion))
    wave = Wave()
    qtbot.addWidget(wave)
    wave.show()
    assert wave.moving is moves
    wave.hide()
    assert not wave.moving


def test_the_words_are_there_only_while_waiting(app: Any, qtbot: Any) -> None:
    calm = Calm()
    qtbot.addWidget(calm)
    assert calm.words() == ""
    calm.begin("One moment.")
    assert calm.words() == calm.accessibleName() == "One moment."
    calm.end()
    assert calm.words() == ""
