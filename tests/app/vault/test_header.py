from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from app.errors import AppError, Code
from app.vault import disk, header, kdf, slots
from app.vault.kdf import Cost
from app.vault.secrets import Passphrase, Secret
from app.vault.vault import open_vault
from tests.support import CHEAP

Snapshot = dict[str, tuple[bytes, int]]


def refusal(folder: Path, secret: Secret) -> Code | None:
    try:
        header.unlock(folder, secret)
    except AppError as error:
        return error.code
    return None


def snapshot(folder: Path) -> Snapshot:
    return {
        str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def spoil(path: Path, at: int) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= 0x40
    path.write_bytes(data)


def test_either_file_alone_opens_and_brings_the_other_back(folder: Path, right: Passphrase) -> None:
    whole = (folder / header.FILE).read_bytes()
    for name in (header.FILE, header.SECOND):
        for damage in (
            lambda p: p.unlink(),
            lambda p: spoil(p, 20),
            lambda p: p.write_bytes(b""),
            lambda p: spoil(p, 0),
        ):
            damage(folder / name)
            open_vault(folder, right).close()
            assert (folder / header.FILE).read_bytes() == whole
            assert (folder / header.SECOND).read_bytes() == whole


def test_damage_is_not_taken_for_a_wrong_passphrase(folder: Path, right: Passphrase, wrong: Passphrase) -> None:
    for name in (header.FILE, header.SECOND):
        spoil(folder / name, 20)  # in the salt: nothing can open any more
    before = snapshot(folder)
    assert refusal(folder, right) is Code.HEADER_DAMAGED
    assert refusal(folder, wrong) is Code.HEADER_DAMAGED
    assert snapshot(folder) == before


def test_damage_elsewhere_in_both_files_does_not_keep_the_right_passphrase_out(
    folder: Path, right: Passphrase, wrong: Passphrase
) -> None:
    for name in (header.FILE, header.SECOND):
        spoil(folder / name, 3000)
    assert refusal(folder, wrong) is Code.HEADER_DAMAGED
    open_vault(folder, right).close()
    assert slots.intact((folder / header.FILE).read_bytes())
    assert refusal(folder, wrong) is Code.WRONG_PASSPHRASE


def test_one_whole_file_is_enough_to_call_a_passphrase_wrong(folder: Path, wrong: Passphrase) -> None:
    spoil(folder / header.FILE, 3000)
    assert refusal(folder, wrong) is Code.WRONG_PASSPHRASE


def test_costs_are_checked_before_any_work(folder: Path, right: Passphrase, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> bytearray:
        raise AssertionError("worked on a hostile header")

    hostile = slots.fresh(Cost(4 * 1024 * 1024 - 1, 64, 8))
    for name in (header.FILE, header.SECOND):
        (folder / name).write_bytes(hostile)
    monkeypatch.setattr(kdf, "derive", never)
    assert refusal(folder, right) is Code.HEADER_DAMAGED


def test_equal_files_cost_one_derivation(folder: Path, wrong: Passphrase, monkeypatch: pytest.MonkeyPatch) -> None:
    runs: list[Cost] = []
    derive = kdf.derive

    def counted(material: bytes | bytearray, salt: bytes, cost: Cost) -> bytearray:
        runs.append(cost)
        return derive(material, salt, cost)

    monkeypatch.setattr(kdf, "derive", counted)
    refusal(folder, wrong)
    assert runs == [CHEAP]


def test_secrets_are_wiped_after_use(folder: Path, right: Passphrase, monkeypatch: pytest.MonkeyPatch) -> None:
    wiped: list[bytearray] = []

    def remember(*buffers: bytearray) -> None:
        wiped.extend(buffers)
        for buffer in buffers:
            buffer[:] = bytes(len(buffer))

    monkeypatch.setattr(header, "wipe", remember)
    opened = header.unlock(folder, right)
    assert len(wiped) == 2  # what was typed, and the derived key
    opened.wipe()
    assert opened.contents.data_key == bytes(32)
    assert all(not any(buffer) for buffer in wiped)


class PowerCut(BaseException):
    """The moment at which the computer is off."""


def _cut_at(step: int, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Let the n-th rename or folder-flush of `disk` be the last thing that does not happen."""
    count = [0]
    replace, force_folder, write_through = Path.replace, disk.force_folder, disk.write_through

    def tick() -> None:
        count[0] += 1
        if count[0] == step:
            raise PowerCut

    def cut_replace(self: Path, target: Path) -> Path:
        tick()
        return replace(self, target)

    def cut_force(folder: Path) -> None:
        tick()
        force_folder(folder)

    def cut_write(path: Path, data: bytes) -> None:
        tick()
        write_through(path, data)

    monkeypatch.setattr(Path, "replace", cut_replace)
    monkeypatch.setattr(disk, "force_folder", cut_force)
    monkeypatch.setattr(disk, "write_through", cut_write)
    return monkeypatch.undo


def _images() -> tuple[bytes, bytes, bytes, bytes]:
    """An old and a new image of one file, and the keys of the passphrase before and after."""
    old_key, new_key = os.urandom(64), os.urandom(64)
    inside = slots.Contents(bytearray(32), bytes(16), 0, slots.SlotRole.PASSPHRASE, 1)
    old = slots.seal(slots.fresh(CHEAP), 2, old_key, inside)
    return old, slots.seal(old, 2, new_key, inside), old_key, new_key


def _opens(folder: Path, keys: list[bytes]) -> bool:
    images, _ = header._images(folder)
    return any(slots.open_any(image, key) is not None for image in images for key in keys)


def test_a_power_cut_between_any_two_steps_leaves_a_way_in(tmp_path: Path) -> None:
    old, new, old_key, new_key = _images()
    steps = 0
    while True:
        steps += 1
        folder = tmp_path / str(steps)
        folder.mkdir()
        header.write(folder, old)
        with pytest.MonkeyPatch.context() as patch:
            undo = _cut_at(steps, patch)
            try:
                header.write(folder, new)
            except PowerCut:
                undo()
                assert _opens(folder, [old_key, new_key])
                continue
        break
    assert steps == 7  # two writes, two renames, two flushes, and the run that is not cut
    assert _opens(folder, [new_key])
    assert not _opens(folder, [old_key])


def test_five_hundred_torn_writes_leave_a_way_in(tmp_path: Path) -> None:
    """A disk that keeps any part of what was not yet forced, whatever the order of the two names."""
    old, new, old_key, new_key = _images()
    points = 0
    for first in (old, new):
        for second in (old, new):
            for beside in (header.FILE, header.SECOND):
                for kept in range(0, slots.SIZE + 1, 64):
                    points += 1
                    (tmp_path / header.FILE).write_bytes(first)
                    (tmp_path / header.SECOND).write_bytes(second)
                    (tmp_path / (beside + ".new")).write_bytes(new[:kept])
                    assert _opens(tmp_path, [old_key, new_key])
    assert points >= 500


def test_a_torn_file_itself_is_survived_by_its_twin(tmp_path: Path) -> None:
    """A stick that tears even a renamed file: the other one still opens."""
    old, new, old_key, _ = _images()
    for torn, whole in ((header.FILE, header.SECOND), (header.SECOND, header.FILE)):
        for kept in range(0, slots.SIZE, 256):
            (tmp_path / torn).write_bytes(new[:kept] + bytes(slots.SIZE - kept))
            (tmp_path / whole).write_bytes(old)
            assert _opens(tmp_path, [old_key])


def test_a_full_disk_leaves_both_files_as_they_were(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = snapshot(folder)
    write_through = disk.write_through

    def full(path: Path, data: bytes) -> None:
        if path.name.startswith(header.SECOND):
            path.write_bytes(data[:100])
            raise OSError(28, "No space left on device")
        write_through(path, data)

    monkeypatch.setattr(disk, "write_through", full)
    with pytest.raises(AppError) as caught:
        header.write(folder, os.urandom(slots.SIZE))
    assert caught.value.code is Code.DISK_FULL
    assert snapshot(folder) == before
