"""A defect is told without its words; in a row they end it."""

from __future__ import annotations

import sys

import pytest

from app import log
from app.errors import AppError, Bug, Code, WorldError
from ui import defects
from ui.defects import IN_A_ROW, ROW_S, Defects

CANARY = "violet marmalade"


class Told:
    def __init__(self) -> None:
        self.said: list[AppError] = []
        self.given_up = 0
        self.defects = Defects(self.said.append, self._give_up)

    def _give_up(self) -> None:
        self.given_up += 1

    def take(self, error: BaseException) -> None:
        self.defects.take(type(error), error, error.__traceback__)


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [1000.0]
    monkeypatch.setattr(defects, "seconds", lambda: now[0])
    return now


def test_only_its_kind_is_told_and_noted(told: Told) -> None:
    log._lines.clear()
    told.take(KeyError(CANARY))
    (said,) = told.said
    assert isinstance(said, Bug)
    assert CANARY not in str(said)
    assert any("KeyError" in line.detail for line in log.lines())
    assert not any(CANARY in str(line) for line in log.lines())


def test_what_has_a_sentence_of_its_own_is_told_by_it(told: Told) -> None:
    error = WorldError(Code.DISK_FULL)
    told.take(error)
    assert told.said == [error]


def test_python_keeps_nothing_of_it(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    error = KeyError(CANARY)
    for name in ("last_value", "last_traceback", "last_exc"):
        monkeypatch.setattr(sys, name, error, raising=False)
    told.take(error)
    assert [getattr(sys, name) for name in ("last_value", "last_traceback", "last_exc")] == [None] * 3


def test_in_a_row_it_gives_up(told: Told, clock: list[float]) -> None:
    for _ in range(IN_A_ROW):
        assert told.given_up == 0
        told.take(KeyError())
        clock[0] += (ROW_S - 0.1) / (IN_A_ROW - 1)
    assert (told.given_up, len(told.said)) == (1, IN_A_ROW - 1)


def test_far_apart_they_are_only_told(told: Told, clock: list[float]) -> None:
    for _ in range(IN_A_ROW * 3):
        told.take(KeyError())
        clock[0] += ROW_S / (IN_A_ROW - 1)
    assert (told.given_up, len(told.said)) == (0, IN_A_ROW * 3)
