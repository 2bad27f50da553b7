from __future__ import annotations

import pytest

from app import log
from app.clock import Moment
from app.errors import Code, WorldError


@pytest.fixture(autouse=True)
def empty() -> None:
    log._lines.clear()


def test_errors_are_noted_by_code_or_class_only() -> None:
    log.note("locked", 3)
    log.note_error(WorldError(Code.DISK_FULL, where="canary"))
    log.note_error(ValueError("canary"))
    assert [(line.event, line.detail) for line in log.lines()] == [
        ("locked", "3"),
        ("error", "vault.disk-full"),
        ("error", "ValueError"),
    ]


def test_only_the_last_lines_are_kept() -> None:
    for number in range(log.KEPT * 2):
        log.note("tick", number)
    kept = log.lines()
    assert len(kept) == log.KEPT
    assert kept[-1].detail == str(log.KEPT * 2 - 1)
    assert [line.at for line in kept] == sorted(line.at for line in kept)


def test_a_defect_is_noted_by_its_kind_and_our_own_places() -> None:
    def broken() -> None:
        words = "canary"
        Moment.of(words)  # type: ignore[arg-type]

    with pytest.raises(Exception) as caught:  # noqa: PT011  whatever it is
        broken()
    log.note_defect(caught.value)
    kept = [line.detail for line in log.lines()]
    assert any(detail.startswith("app/clock.py:") for detail in kept)
    assert not any("canary" in detail or "test_log" in detail for detail in kept)
