"""The lanes: order, errors as values, dropped results, the last writes."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from app.errors import AppError, Bug, Code, WorldError
from ui.jobs import Lanes


@pytest.fixture
def lanes(app: Any) -> Iterator[Lanes]:
    made = Lanes()
    yield made
    made.finish(lambda: None, 10)


def test_the_vault_lane_keeps_the_order_and_one_thread(lanes: Lanes, qtbot: Any) -> None:
    seen: list[tuple[int, str]] = []
    back: list[int] = []
    for number in range(20):
        lanes.vault(lambda _t, _p, n=number: seen.append((n, threading.current_thread().name)) or n, back.append)
    qtbot.waitUntil(lambda: len(back) == 20)
    assert [n for n, _ in seen] == back == list(range(20))
    assert len({name for _, name in seen}) == 1


def test_results_come_back_on_the_windows_thread(lanes: Lanes, qtbot: Any) -> None:
    threads: list[threading.Thread] = []
    lanes.free(lambda _t, _p: 1, lambda _v: threads.append(threading.current_thread()))
    qtbot.waitUntil(lambda: bool(threads))
    assert threads == [threading.main_thread()]


def test_errors_arrive_as_values_and_a_defect_without_its_words(lanes: Lanes, qtbot: Any) -> None:
    errors: list[AppError] = []

    def full(_t: object, _p: object) -> None:
        raise WorldError(Code.DISK_FULL)

    def broken(_t: object, _p: object) -> None:
        raise ValueError("the diary says hello")

    lanes.vault(full, failed=errors.append)
    lanes.vault(broken, failed=errors.append)
    qtbot.waitUntil(lambda: len(errors) == 2)
    assert errors[0].code is Code.DISK_FULL
    assert isinstance(errors[1], Bug)
    assert "diary" not in str(errors[1])
    assert "diary" not in repr(errors[1].slots)


def test_a_dead_page_gets_nothing(lanes: Lanes, qtbot: Any) -> None:
    page = QWidget()
    go = threading.Event()
    got: list[int] = []
    job = lanes.free(lambda _t, _p: go.wait(5), got.append, owner=page)
    page.deleteLater()
    del page
    qtbot.wait(1)
    go.set()
    qtbot.waitUntil(lambda: job.done)
    assert got == []


def test_a_cancelled_job_is_silent(lanes: Lanes, qtbot: Any) -> None:
    said: list[object] = []
    hold = threading.Event()
    lanes.vault(lambda _t, _p: hold.wait(5))
    job = lanes.vault(lambda _t, _p: 1, said.append, failed=said.append)
    job.cancel()
    hold.set()
    qtbot.waitUntil(lambda: job.done)
    assert said == []


def test_finishing_lets_writes_through_and_drops_what_only_reads(app: Any) -> None:
    lanes = Lanes()
    hold, done = threading.Event(), []
    lanes.vault(lambda _t, _p: hold.wait(5))
    lanes.vault(lambda _t, _p: done.append("read"))
    lanes.vault(lambda _t, _p: done.append("write"), essential=True)
    threading.Timer(0.05, hold.set).start()
    assert lanes.writing()
    assert lanes.finish(lambda: done.append("last"), 5, writes=lambda: done.append("unsaved"))
    assert done == ["write", "unsaved", "last"]
    assert not lanes.writing()


def test_finishing_gives_up_after_its_deadline(app: Any) -> None:
    lanes = Lanes()
    hold = threading.Event()
    lanes.vault(lambda _t, _p: hold.wait(5))
    assert not lanes.writing()  # it only reads
    assert not lanes.finish(lambda: None, 0.05)
    hold.set()


def test_what_comes_last_has_a_deadline_of_its_own(app: Any) -> None:
    lanes = Lanes()
    hold, written = threading.Event(), threading.Event()
    assert not lanes.finish(lambda: hold.wait(5), 0.05, writes=written.set, patience=5)
    assert written.is_set()
    hold.set()


def test_what_a_job_was_given_goes_when_it_ends(lanes: Lanes, qtbot: Any) -> None:
    """A passphrase in the frames of an error would stay until Python next looks for circles."""

    class Secret:
        pass

    def refuse(secret: Secret) -> None:
        try:
            raise ValueError(secret)  # noqa: TRY301
        except ValueError:
            raise WorldError(Code.DISK_FULL) from None

    def start() -> weakref.ref[Secret]:
        secret = Secret()
        lanes.free(lambda _t, _p: refuse(secret), failed=said.append)
        return weakref.ref(secret)

    said: list[AppError] = []
    gc.disable()
    try:
        watched = start()
        qtbot.waitUntil(lambda: bool(said))
        qtbot.waitUntil(lambda: watched() is None, timeout=1000)
    finally:
        gc.enable()
