"""Damaged exercise files, many of them: each is read, or refused in the one way, and what is read can be played."""

from __future__ import annotations

import json
import random
import time

import pytest

from exercises.answers import Exit, Next
from exercises.engine import FormName, start, step, view
from exercises.load import CONTENT, read
from exercises.steps import Leave
from tests.exercises.mutate import changed, cut, is_located, outcome

SHORT, LONG = 5, 400  # changes of each file
SECONDS = 0.5  # of processor time for one file; the aim is a hundredth

FILES = sorted((CONTENT / "en").glob("*.json"))


def hunt(rounds: int, seed: int) -> None:
    chance = random.Random(seed)
    for path in FILES:
        data = path.read_bytes()
        document = json.loads(data)
        for number in range(rounds):
            made = cut(data, chance) if number % 3 == 0 else changed(document, chance)
            began = time.process_time()
            error = outcome(made)
            assert time.process_time() - began < SECONDS, (path.name, seed, number)
            assert is_located(error), (path.name, seed, number)
            if error is None:
                _play(made)


def _play(data: bytes) -> None:
    """What was read after all has an end, and the ways out of every step."""
    of = read(data, "test.json")
    for form in FormName:
        state = start(of, form)
        for _ in range(40):
            assert view(of, step(of, state, Exit(Leave.WORSE))).tools
            state = step(of, state, Next())


@pytest.mark.parametrize("seed", [1, 2])
def test_changed_files_are_read_or_refused(seed: int) -> None:
    hunt(SHORT, seed)


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_changed_files_are_read_or_refused_very_often() -> None:
    hunt(LONG, 3)
