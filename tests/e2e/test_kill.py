"""The power goes while somebody types, or they leave while the disk is slow: nothing older than a second is lost, nothing asks."""

from __future__ import annotations

import contextlib
import json
import random
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.conftest import PASSPHRASE
from tests.e2e.desk import BUILT, TICK_S, Desk
from tests.e2e.test_evening import note_a_reminder, unlock

pytestmark = [
    pytest.mark.window,
    pytest.mark.timeout(900),
    pytest.mark.skipif(bool(BUILT), reason="a built program cannot be asked how far it is"),
]

_KEPT_WITHIN_S = 1.0
_SLOW_MS = 2_000  # for each forcing of a disk that is slow; the first note after opening is forced more than once


def _type_and_kill(desk: Desk, moment: float) -> list[str]:
    """Type numbered words until the kill after ``moment`` seconds, or when something is due after that; what is due.

    A word is due when the program had it at one look, and at another, a second later, had nothing more to write: so
    much is promised however slow the computer is.
    """
    stop = threading.Event()
    text = "".join(f"w{number}x " for number in range(1, 2_000))

    def hand() -> None:
        words = iter(text.split())
        while not stop.is_set():
            with contextlib.suppress(subprocess.CalledProcessError):  # the window went away under the hand
                desk.write(f"{next(words)} ", delay_ms=8, wait=False)

    typing = threading.Thread(target=hand)
    before = desk.look().keys
    seen: list[tuple[float, int]] = []  # when so many keys had come to the program
    typed = 0  # keys that are due
    typing.start()
    try:
        end = time.monotonic() + moment
        while time.monotonic() < end or (moment > _KEPT_WITHIN_S and not typed):
            asked = time.monotonic()
            now = desk.look()
            if not now.working:
                typed = max((keys for when, keys in seen if when <= asked - _KEPT_WITHIN_S), default=typed)
            seen.append((time.monotonic(), now.keys - before))
            time.sleep(TICK_S)
        desk.kill()
    finally:
        stop.set()
        typing.join()
    return text[:typed].rpartition(" ")[0].split()


def _run(desk: Desk, times: int, seed: int) -> None:
    rng = random.Random(seed)
    known: set[str] = set()
    for _ in range(times):
        desk.start()
        unlock(desk)
        desk.key("ctrl+2", pause=0.7, to="Your text")
        due = _type_and_kill(desk, rng.uniform(0.3, 3.5))
        fresh = [e for e in desk.entries(PASSPHRASE) if e["id"] not in known]
        known.update(e["id"] for e in fresh)
        assert len(fresh) <= 1, "one page of writing became several entries"
        newest = fresh[0]["text"] if fresh else ""
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
    note_a_reminder(kept)
    with _slow_disk(kept):
        kept.key("ctrl+Return", pause=0)
        kept.until_seen(lambda now: now.writing > 0 or "It is noted" in now.shown, "nothing is written")
        kept.shift_three_times()
        kept.until(lambda: not kept.has_window(), "the window stayed")
        kept.until(lambda: not kept.running(), "the process stayed")
    done = kept.cli("export", str(kept.data), str(kept.home / "all.json"), "--format", "json", passphrase=PASSPHRASE)
    assert done.returncode == 0, done.stderr
    assert [note["peak"] for note in json.loads((kept.home / "all.json").read_text("utf-8"))["triggers"]] == [7]
