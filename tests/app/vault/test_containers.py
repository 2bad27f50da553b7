from __future__ import annotations

import os
from itertools import pairwise
from pathlib import Path

import pytest

from app.errors import AppError, Code
from app.vault import containers, disk
from app.vault.containers import MIB, PAGE
from app.vault.secrets import Passphrase
from app.vault.vault import open_vault

REAL_STEPS = (16, 32, 64, 96, 128, *range(192, 961, 64))


@pytest.fixture
def real_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(containers, "_BUCKETS", REAL_STEPS)


@pytest.mark.usefixtures("real_steps")
def test_steps_of_the_specification() -> None:
    assert containers.bucket(0) == containers.bucket(16 * MIB) == 16 * MIB
    for below, above in pairwise(REAL_STEPS):
        assert containers.bucket(below * MIB) == below * MIB
        assert containers.bucket(below * MIB + 1) == above * MIB
    assert containers.bucket(960 * MIB) == 960 * MIB < 1024 * MIB
    with pytest.raises(AppError) as caught:
        containers.bucket(960 * MIB + 1)
    assert caught.value.code is Code.VAULT_FULL


def test_the_program_uses_these_steps() -> None:
    import subprocess
    import sys

    asked = "from app.vault import containers; print(*containers._BUCKETS)"
    told = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[3]
    )
    assert tuple(map(int, told.stdout.split())) == REAL_STEPS


def test_the_most_pages_are_those_of_the_database_settings() -> None:
    from app.vault import database

    assert f"PRAGMA max_page_count={containers.MOST_PAGES}" in database._SETTINGS


def sizes(folder: Path) -> list[int]:
    return [containers.path_of(folder, container).stat().st_size for container in (0, 1)]


@pytest.mark.parametrize(
    "lengths", [(0, 0), (5 * PAGE, 0), (0, MIB + 1), (MIB, MIB), (3 * MIB - PAGE, 2 * MIB), (PAGE + 77, 0)]
)
def test_settling_makes_them_equal_and_only_ever_appends(tmp_path: Path, lengths: tuple[int, int]) -> None:
    before = []
    for container, length in enumerate(lengths):
        data = os.urandom(length)
        before.append(data)
        containers.path_of(tmp_path, container).write_bytes(data)
    containers.settle(tmp_path)
    assert sizes(tmp_path) == [containers.bucket(max(lengths))] * 2
    for container in (0, 1):
        assert containers.path_of(tmp_path, container).read_bytes().startswith(before[container])
        assert containers.path_of(tmp_path, container).stat().st_mtime == disk.CONSTANT_TIME
    grown = [containers.path_of(tmp_path, container).read_bytes() for container in (0, 1)]
    containers.settle(tmp_path)
    assert [containers.path_of(tmp_path, container).read_bytes() for container in (0, 1)] == grown


def test_settling_needs_room_for_both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    containers.path_of(tmp_path, 0).write_bytes(os.urandom(MIB // 2))
    monkeypatch.setattr(disk, "free_bytes", lambda folder: 2 * MIB)
    with pytest.raises(AppError) as caught:
        containers.settle(tmp_path)
    assert caught.value.code is Code.DISK_FULL
    assert containers.path_of(tmp_path, 0).stat().st_size == MIB // 2
    assert not containers.path_of(tmp_path, 1).exists()


def test_room_is_asked_for_before_a_step_is_crossed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    containers.settle(tmp_path)
    asked = []

    def free(folder: Path) -> int:
        asked.append(folder)
        return 3 * MIB - 1

    monkeypatch.setattr(disk, "free_bytes", free)
    containers.room_for(tmp_path, MIB // PAGE)
    assert not asked
    with pytest.raises(AppError) as caught:
        containers.room_for(tmp_path, MIB // PAGE + 1)
    assert caught.value.code is Code.DISK_FULL
    monkeypatch.setattr(disk, "free_bytes", lambda folder: 3 * MIB)
    containers.room_for(tmp_path, MIB // PAGE + 1)


def test_finishing_touches_no_container_that_is_there(tmp_path: Path) -> None:
    containers.path_of(tmp_path, 0).write_bytes(b"old")
    containers.path_of(tmp_path, 0, ".new").write_bytes(b"stale")
    containers.path_of(tmp_path, 1, ".new").write_bytes(b"made")
    containers.finish_making(tmp_path)
    assert containers.path_of(tmp_path, 0).read_bytes() == b"old"
    assert containers.path_of(tmp_path, 1).read_bytes() == b"made"
    assert len(list(tmp_path.iterdir())) == 2


def test_when_a_vault_is_closed_names_and_times_are_on_the_disk(
    folder: Path, right: Passphrase, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After the log has gone: its name would tell which container is in use."""
    done: list[str] = []
    real_file, real_folder = disk.force_file, disk.force_folder
    vault = open_vault(folder, right)

    def force_file(path: Path) -> None:
        done.append(path.name)
        real_file(path)

    def force_folder(path: Path) -> None:
        done.append("folder without a log" if not list(path.glob("*-wal")) else "folder with a log")
        real_folder(path)

    monkeypatch.setattr(disk, "force_file", force_file)
    monkeypatch.setattr(disk, "force_folder", force_folder)
    vault.close()
    assert done[-3:] == ["c0", "c1", "folder without a log"]
