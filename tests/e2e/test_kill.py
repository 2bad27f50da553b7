"""The power goes while somebody types, or they leave while the disk is slow: nothing older than a second is lost, nothing asks."""

from __future__ import annotations

import contextlib
import json
import os
import random
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.conftest import PASSPHRASE
from tests.e2e.desk import Desk
from tests.e2e.test_evening import unlock

pytestmark = [pytest.mark.window, pytest.mark.timeout(900)]

# From the last key of a word until the program has it, XTEST and the X server take their time too.
_KEPT_WITHIN_S = 1.0
_KEYBOARD_LAG_S = 0.25
_FORCED = 4  # times that something is forced to the disk, at most, until what was typed is kept
_SLOW_MS = 1_500  # for each forcing of a disk that is slow


def _type_and_kill(desk: Desk, moment: float) -> tuple[list[tuple[str, float]], float, float]:
    """Type numbered words until the kill after ``moment`` seconds; each with when it was typed, and how slow the disk was."""
    typed: list[tuple[str, float]] = []
    slowest = [0.0]
    stop = threading.Event()

    def disk() -> None:
        with (desk.home.parent / "beside").open("wb", buffering=0) as file:
            while not stop.is_set():
                before = time.monotonic()
                file.write(b"a")
                os.fsync(file.fileno())
                slowest[0] = max(slowest[0], time.monotonic() - before)
                stop.wait(0.02)

    def hand() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            word = f"w{number}x"
            try:
                desk.write(f"{word} ", delay_ms=8)
            except Exception:  # noqa: BLE001  the window went away under the hand
                return
            typed.append((word, time.monotonic()))

    both = [threading.Thread(target=hand), threading.Thread(target=disk)]
    for thread in both:
        thread.start()
    time.sleep(moment)
    killed = time.monotonic()
    desk.kill()
    stop.set()
    for thread in both:
        thread.join()
    return typed, killed, slowest[0]


def _run(desk: Desk, times: int, seed: int) -> None:
    rng = random.Random(seed)
    known: set[str] = set()
    for _ in range(times):
        desk.start()
        unlock(desk)
        desk.key("ctrl+2", pause=0.7)
        typed, killed, disk = _type_and_kill(desk, rng.uniform(0.3, 3.5))
        late = _KEPT_WITHIN_S + _KEYBOARD_LAG_S + _FORCED * disk
        fresh = [e for e in desk.entries(PASSPHRASE) if e["id"] not in known]
        known.update(e["id"] for e in fresh)
        assert len(fresh) <= 1, "one page of writing became several entries"
        newest = fresh[0]["text"] if fresh else ""
        due = [word for word, when in typed if when <= killed - late]
        kept = newest.split()
        assert kept[: len(due)] == due, (len(due), len(kept))
        check = desk.cli("check", str(desk.data), passphrase=PASSPHRASE)
        assert check.returncode == 0, check.stderr


def test_a_kill_loses_at_most_the_last_second(kept: Desk) -> None:
    _run(kept, 4, seed=1)


@pytest.mark.long
def test_forty_kills_lose_at_most_the_last_second_each(kept: Desk) -> None:
    _run(kept, 40, seed=2)


@contextlib.contextmanager
def _slow_disk(desk: Desk) -> Iterator[None]:
    """Every forcing to the disk by the program takes `_SLOW_MS` longer, as on a stick that is busy with itself."""
    forcing = "fsync,fdatasync"
    words = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={forcing}"]
    words += ["-e", f"inject={forcing}:delay_enter={_SLOW_MS * 1000}", "-p", str(desk.pid)]
    tracer = subprocess.Popen(words)
    try:
        desk.until(lambda: _traced(desk.pid) or tracer.poll() is not None, "strace did not come")
        if tracer.poll() is not None:
            pytest.skip("strace may not look at a process here")
        yield
    finally:
        tracer.terminate()
        tracer.wait()


def _traced(pid: int) -> bool:
    status = Path(f"/proc/{pid}/status").read_text("ascii", "replace").splitlines()
    return any(line.startswith("TracerPid:") and line.split()[1] != "0" for line in status)


@pytest.mark.skipif(shutil.which("strace") is None, reason="no strace on this computer")
def test_leaving_at_once_keeps_what_was_asked_for_also_on_a_slow_disk(kept: Desk) -> None:
    kept.start()
    unlock(kept)
    kept.key("ctrl+3", pause=0.8)
    kept.key("Tab", "Tab", "Return", pause=0.6)  # a reminder of something past
    kept.write("7")
    kept.rest(1.0)
    with _slow_disk(kept):
        kept.key("ctrl+Return")
        kept.shift_three_times()
        kept.until(lambda: not kept.has_window(), "the window stayed")
        kept.until(lambda: not kept.running(), "the process stayed")
    done = kept.cli("export", str(kept.data), str(kept.home / "all.json"), "--format", "json", passphrase=PASSPHRASE)
    assert done.returncode == 0, done.stderr
    assert [note["peak"] for note in json.loads((kept.home / "all.json").read_text("utf-8"))["triggers"]] == [7]
