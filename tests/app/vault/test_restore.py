from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from app.errors import AppError, Code
from app.vault import containers, copies, disk
from app.vault.restore import kept_copies, restore_copy
from app.vault.secrets import Passphrase, RecoveryCode
from app.vault.vault import Health, open_vault
from tests.vaults import note, notes, refusal, snapshot, used_container


@pytest.fixture
def copied(folder: Path, right: Passphrase) -> Path:
    """A vault with "a" in a kept copy and "a", "b" in the container."""
    with open_vault(folder, right) as vault:
        note(vault, "a")
        path = vault.keep_copy("import")
        note(vault, "b")
    return path


def test_restoring_goes_back_and_keeps_what_it_replaces(folder: Path, right: Passphrase, copied: Path) -> None:
    told: list[int] = []
    restore_copy(folder, right, copied, lambda done, total: told.append(total - done))
    assert told[-1] == 0
    with open_vault(folder, right) as vault:
        assert notes(vault) == ["a"]
        assert vault.check().sound
        assert [copy.reason for copy in vault.copies()] == ["restore", "import"]
        newest = vault.copies()[0].path
    assert (folder / "c0").stat().st_size == (folder / "c1").stat().st_size
    restore_copy(folder, right, newest)
    with open_vault(folder, right) as vault:
        assert notes(vault) == ["a", "b"]


def test_restoring_a_container_that_no_longer_opens(folder: Path, right: Passphrase, copied: Path) -> None:
    container = folder / containers.NAMES[used_container(folder, right)]
    data = bytearray(container.read_bytes())
    data[50] ^= 1  # page 1: nothing can be read through SQL
    container.write_bytes(data)
    assert refusal(folder, right) is Code.DATABASE_DAMAGED
    assert [copy.path for copy in kept_copies(folder, right)] == [copied]
    restore_copy(folder, right, copied)
    with open_vault(folder, right) as vault:
        assert notes(vault) == ["a"]
    (aside,) = [path for path in (folder / copies.FOLDER).iterdir() if path != copied]
    assert aside.read_bytes()[16:] == bytes(data[16:])  # kept for salvage, without the salt that names it
    assert aside.read_bytes()[:16] != bytes(data[:16])


def test_restoring_a_container_that_is_gone(folder: Path, right: Passphrase, copied: Path) -> None:
    (folder / containers.NAMES[used_container(folder, right)]).unlink()
    restore_copy(folder, right, copied)
    with open_vault(folder, right) as vault:
        assert notes(vault) == ["a"]


def test_a_log_left_behind_is_not_replayed_into_the_restored_file(
    folder: Path, right: Passphrase, copied: Path, tmp_path: Path
) -> None:
    name = containers.NAMES[used_container(folder, right)]
    vault = open_vault(folder, right)
    note(vault, "only in the log")
    shutil.copy(folder / (name + "-wal"), tmp_path / "log")
    vault.close()
    shutil.copy(tmp_path / "log", folder / (name + "-wal"))
    data = bytearray((folder / name).read_bytes())
    data[50] ^= 1
    (folder / name).write_bytes(data)
    restore_copy(folder, right, copied)
    with open_vault(folder, right) as vault:
        assert vault.check().sound
        assert notes(vault) in (["a"], ["a", "b", "only in the log"])


def test_ways_to_open_added_since_the_copy_are_still_known(folder: Path, right: Passphrase, copied: Path) -> None:
    with open_vault(folder, right) as vault:
        code = RecoveryCode(vault.add_recovery_code().value)
        expected = vault.slots()
    restore_copy(folder, right, copied)
    with open_vault(folder, right) as vault:
        assert vault.slots() == expected
    assert refusal(folder, code) is None


def test_what_is_no_copy_of_this_vault_is_refused(
    folder: Path, right: Passphrase, copied: Path, tmp_path: Path
) -> None:
    stranger = tmp_path / "stranger"
    shutil.copy(copied, stranger)
    noise = copied.with_name("noise")
    noise.write_bytes(os.urandom(containers.MIB))
    before = snapshot(folder)
    for bad in (stranger, noise, copied.with_name("none")):
        with pytest.raises(AppError) as caught:
            restore_copy(folder, right, bad)
        assert caught.value.code is Code.NOT_FOUND
    assert snapshot(folder) == before


def test_a_damaged_copy_is_not_restored(folder: Path, right: Passphrase, copied: Path) -> None:
    data = bytearray(copied.read_bytes())
    data[5 * containers.PAGE + 100] ^= 1
    copied.write_bytes(data)
    before = snapshot(folder)
    with pytest.raises(AppError) as caught:
        restore_copy(folder, right, copied)
    assert caught.value.code is Code.COPY_NOT_VERIFIED
    assert snapshot(folder) == before


def test_a_wrong_passphrase_restores_nothing(folder: Path, right: Passphrase, wrong: Passphrase, copied: Path) -> None:
    before = snapshot(folder)
    with pytest.raises(AppError) as caught:
        restore_copy(folder, wrong, copied)
    assert caught.value.code is Code.WRONG_PASSPHRASE
    assert snapshot(folder) == before


def test_an_open_vault_is_not_restored(folder: Path, right: Passphrase, copied: Path) -> None:
    with open_vault(folder, right), pytest.raises(AppError) as caught:
        restore_copy(folder, right, copied)
    assert caught.value.code is Code.IN_USE


class PowerCut(BaseException):
    pass


def test_a_restoring_cut_off_anywhere_leaves_the_old_or_the_new(
    folder: Path, right: Passphrase, copied: Path, tmp_path: Path
) -> None:
    seen = set()
    for step in range(1, 60):
        place = tmp_path / f"cut{step}"
        shutil.copytree(folder, place)
        with pytest.MonkeyPatch.context() as patch:
            _cut(patch, step)
            try:
                restore_copy(place, right, place / copies.FOLDER / copied.name)
                finished = True
            except PowerCut:
                finished = False
        with open_vault(place, right) as vault:
            assert vault.check().sound
            seen.add(tuple(notes(vault)))
        assert not list(place.glob("*.new*")), step
        shutil.rmtree(place)
        if finished:
            break
    else:
        pytest.fail("never came to its end")
    assert seen == {("a",), ("a", "b")}


def _cut(patch: pytest.MonkeyPatch, step: int) -> None:
    left = [step]
    replace, force_folder, force = Path.replace, disk.force_folder, disk.force

    def tick() -> None:
        left[0] -= 1
        if left[0] == 0:
            raise PowerCut

    patch.setattr(Path, "replace", lambda self, target: (tick(), replace(self, target))[1])
    patch.setattr(disk, "force_folder", lambda path: (tick(), force_folder(path))[1])
    patch.setattr(disk, "force", lambda descriptor: (tick(), force(descriptor))[1])


def test_a_damaged_container_that_still_opens_is_set_aside_too(folder: Path, right: Passphrase, copied: Path) -> None:
    container = folder / containers.NAMES[used_container(folder, right)]
    data = bytearray(container.read_bytes())
    with open_vault(folder, right) as vault:
        page = vault.db.value("SELECT rootpage FROM sqlite_schema WHERE name = 'preference'")
    data[(page - 1) * containers.PAGE + 50] ^= 1
    container.write_bytes(data)
    with open_vault(folder, right) as vault:
        assert vault.check() == Health((page,), sound=False)
    restore_copy(folder, right, copied)
    assert [copy.path for copy in kept_copies(folder, right)] == [copied]
    assert len(list((folder / copies.FOLDER).glob("*.old"))) == 1
    with open_vault(folder, right) as vault:
        assert vault.check() == Health((), sound=True)
