from __future__ import annotations

import pytest

from app import log
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
