"""The power goes while somebody types: nothing older than a second is lost, nothing asks."""

from __future__ import annotations

import random
import threading
import time

import pytest

from tests.e2e.conftest import PASSPHRASE
from tests.e2e.desk import Desk
from tests.e2e.test_evening import unlock

pytestmark = [pytest.mark.window, pytest.mark.timeout(900)]

# From the last key of a word until the program has it, XTEST and the X server take their time too.
_KEPT_WITHIN_S = 1.0
_KEYBOARD_LAG_S = 0.25


def _type_and_kill(desk: Desk, moment: float) -> tuple[list[tuple[str, float]], float]:
    """Type numbered words until the kill after ``moment`` seconds; each word with when it was typed."""
    typed: list[tuple[str, float]] = []
    stop = threading.Event()

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

    typist = threading.Thread(target=hand)
    typist.start()
    time.sleep(moment)
    killed = time.monotonic()
    desk.kill()
    stop.set()
    typist.join()
    return typed, killed


def _run(desk: Desk, times: int, seed: int) -> None:
    rng = random.Random(seed)
    known: set[str] = set()
    for _ in range(times):
        desk.start()
        unlock(desk)
        desk.key("ctrl+2", pause=0.7)
        typed, killed = _type_and_kill(desk, rng.uniform(0.3, 3.5))
        fresh = [e for e in desk.entries(PASSPHRASE) if e["id"] not in known]
        known.update(e["id"] for e in fresh)
        assert len(fresh) <= 1, "one page of writing became several entries"
        newest = fresh[0]["text"] if fresh else ""
        due = [word for word, when in typed if when <= killed - _KEPT_WITHIN_S - _KEYBOARD_LAG_S]
        kept = newest.split()
        assert kept[: len(due)] == due, (len(due), len(kept))
        check = desk.cli("check", str(desk.data), passphrase=PASSPHRASE)
        assert check.returncode == 0, check.stderr


def test_a_kill_loses_at_most_the_last_second(kept: Desk) -> None:
    _run(kept, 4, seed=1)


@pytest.mark.long
def test_forty_kills_lose_at_most_the_last_second_each(kept: Desk) -> None:
    _run(kept, 40, seed=2)
