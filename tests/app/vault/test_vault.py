from __future__ import annotations

import gc
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from app.errors import AppError, Code
from app.vault import containers, header, kdf, migrations, slots
from app.vault.kdf import Cost
from app.vault.secrets import Passphrase, RecoveryCode
from app.vault.slots import SlotRole
from app.vault.vault import create, exists, open_vault
from tests.support import CHEAP
from tests.vaults import note, notes, refusal, snapshot, used_container

# making


def test_a_new_vault_keeps_what_is_written(tmp_path: Path, right: Passphrase) -> None:
    folder = tmp_path / "not" / "there" / "yet"
    assert not exists(folder)
    with create(folder, right, cost=CHEAP) as vault:
        assert vault.role is SlotRole.PASSPHRASE
        assert vault.cost == CHEAP
        assert [slot.kind for slot in vault.slots()] == [SlotRole.PASSPHRASE]
        note(vault, "a")
    assert exists(folder)
    with open_vault(folder, right) as vault:
        assert notes(vault) == ["a"]
        assert migrations.version(vault.db) == migrations.STEPS[-1][:2]


def test_full_size_containers_are_equal_and_of_one_age(
    tmp_path: Path, right: Passphrase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(containers, "_BUCKETS", (16, 32))
    with create(tmp_path / "v", right, cost=CHEAP) as vault:
        note(vault, "a")
    found = {path.name: path.stat() for path in (tmp_path / "v").iterdir()}
    assert set(found) == {"slots", "slots.bak", "c0", "c1"}
    assert found["c0"].st_size == found["c1"].st_size == 16 * 1024 * 1024
    assert {entry.st_mtime_ns for entry in found.values()} == {946_684_800 * 10**9}
    if os.name == "posix":
        assert {entry.st_mode & 0o777 for entry in found.values()} == {0o600}
        assert (tmp_path / "v").stat().st_mode & 0o777 == 0o700
        assert all(entry.st_blocks * 512 >= entry.st_size for entry in found.values())  # never sparse


def test_which_container_is_used_is_a_coins_decision(
    tmp_path: Path, right: Passphrase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kdf, "derive", lambda material, salt, cost: bytearray(salt * 2))
    used = []
    for number in range(24):
        folder = tmp_path / str(number)
        create(folder, right, cost=CHEAP).close()
        opened = header.unlock(folder, right)
        used.append(opened.contents.container)
        assert opened.index // slots.OF_EACH == opened.contents.container
        shutil.rmtree(folder)
    assert set(used) == {0, 1}  # fails by chance once in 8 million runs


def test_calibrates_when_no_cost_is_given(tmp_path: Path, right: Passphrase, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kdf, "calibrate", lambda: Cost(33 * 1024, 2, 1))
    with create(tmp_path / "v", right) as vault:
        assert vault.cost == Cost(33 * 1024, 2, 1)


def test_a_vault_is_never_made_over_what_is_there(folder: Path, right: Passphrase, tmp_path: Path) -> None:
    before = snapshot(folder)
    with pytest.raises(AppError) as caught:
        create(folder, right, cost=CHEAP)
    assert caught.value.code is Code.VAULT_EXISTS
    assert snapshot(folder) == before
    for name in ("slots", "slots.bak", "c0", "c1"):
        part = tmp_path / f"part-{name}"
        part.mkdir()
        shutil.copy2(folder / name, part / name)
        with pytest.raises(AppError) as caught:
            create(part, right, cost=CHEAP)
        assert caught.value.code is Code.VAULT_EXISTS


def test_an_unusable_passphrase_leaves_no_vault(tmp_path: Path) -> None:
    with pytest.raises(AppError) as caught:
        create(tmp_path / "v", Passphrase(""), cost=CHEAP)
    assert caught.value.code is Code.PASSPHRASE_EMPTY
    assert not exists(tmp_path / "v")


class PowerCut(BaseException):
    pass


def test_a_setup_cut_off_anywhere_can_be_done_again_or_opens(
    tmp_path: Path, right: Passphrase, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cut before every system call that changes a name, makes a file or forces one to the disk."""
    outcomes = set()
    for step in range(1, 100):
        folder = tmp_path / str(step)
        with pytest.MonkeyPatch.context() as patch:
            _cut(patch, step)
            try:
                create(folder, right, cost=CHEAP).close()
                finished = True
            except PowerCut:
                finished = False
            except AppError:
                finished = False
        gc.collect()
        if exists(folder):
            outcomes.add("opens")
            assert refusal(folder, right) is None, step
        else:
            outcomes.add("again")
            create(folder, right, cost=CHEAP).close()
        assert {path.name for path in folder.iterdir()} == {"slots", "slots.bak", "c0", "c1"}, step
        shutil.rmtree(folder)
        if finished:
            break
    else:
        pytest.fail("never came to its end")
    assert outcomes == {"opens", "again"}
    assert step > 10


def _cut(patch: pytest.MonkeyPatch, step: int) -> None:
    left = [step]

    def before(name: str, owner: Any) -> None:
        real = getattr(owner, name)

        def called(*args: Any, **named: Any) -> Any:
            left[0] -= 1
            if left[0] == 0:
                raise PowerCut
            return real(*args, **named)

        patch.setattr(owner, name, called)

    for name in ("replace", "rename", "unlink"):
        before(name, Path)
    from app.vault import disk

    for name in ("force", "force_folder", "make_empty"):
        before(name, disk)


# opening


def test_a_wrong_passphrase_changes_nothing_at_all(folder: Path, right: Passphrase, wrong: Passphrase) -> None:
    before = snapshot(folder)
    for secret in (wrong, Passphrase(wrong.text, b"file"), RecoveryCode("0" * 26), Passphrase("x" * 4000)):
        assert refusal(folder, secret) is Code.WRONG_PASSPHRASE
        assert snapshot(folder) == before


def test_only_the_containers_change_while_open(folder: Path, right: Passphrase) -> None:
    before = snapshot(folder)
    with open_vault(folder, right) as vault:
        note(vault, "a")
        container = containers.NAMES[vault._opened.contents.container]
        assert sorted(p.name for p in folder.iterdir()) == sorted([*before, container + "-wal"])
    after = snapshot(folder)
    assert {name for name in before if before[name] != after[name]} == {container}
    assert {time for _, time in after.values()} == {946_684_800 * 10**9}


def test_progress_is_told(folder: Path, right: Passphrase) -> None:
    told: list[tuple[int, int]] = []
    open_vault(folder, right, progress=lambda done, total: told.append((done, total))).close()
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[0][0] == 0
    assert told[-1][0] == told[-1][1]


def test_nothing_here(tmp_path: Path, right: Passphrase) -> None:
    assert refusal(tmp_path, right) is Code.NO_VAULT
    assert refusal(tmp_path / "none", right) is Code.NO_VAULT
    (tmp_path / "file").write_bytes(b"")
    assert refusal(tmp_path / "file", right) is Code.NO_VAULT


def test_header_damaged(folder: Path, right: Passphrase) -> None:
    for name in ("slots", "slots.bak"):
        (folder / name).unlink()
    before = snapshot(folder)
    assert refusal(folder, right) is Code.HEADER_DAMAGED
    assert snapshot(folder) == before


@pytest.mark.parametrize("at", [100, 2000, 4090])
def test_database_damaged_and_left_as_it_is(folder: Path, right: Passphrase, at: int) -> None:
    path = folder / containers.NAMES[used_container(folder, right)]
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)
    before = snapshot(folder)
    assert refusal(folder, right) is Code.DATABASE_DAMAGED
    assert snapshot(folder) == before


def test_damage_to_the_visible_salt_is_harmless(folder: Path, right: Passphrase) -> None:
    path = folder / containers.NAMES[used_container(folder, right)]
    path.write_bytes(os.urandom(16) + path.read_bytes()[16:])
    assert refusal(folder, right) is None


def test_container_missing(folder: Path, right: Passphrase) -> None:
    used = used_container(folder, right)
    (folder / containers.NAMES[1 - used]).unlink()
    assert refusal(folder, right) is None  # the unused one is made anew
    assert (folder / "c0").stat().st_size == (folder / "c1").stat().st_size
    (folder / containers.NAMES[used]).unlink()
    assert refusal(folder, right) is Code.DATABASE_DAMAGED


def test_newer_schema_is_refused_kindly_and_newer_minor_opens(folder: Path, right: Passphrase) -> None:
    major, minor = migrations.STEPS[-1][:2]
    with open_vault(folder, right) as vault, vault.db.transaction():
        vault.db.execute("UPDATE meta SET value = ? WHERE key = 'minor'", (str(minor + 7),))
    assert refusal(folder, right) is None
    with open_vault(folder, right) as vault:
        assert migrations.version(vault.db) == (major, minor + 7)
        vault.db.execute("UPDATE meta SET value = ? WHERE key = 'major'", (str(major + 1),))
    assert refusal(folder, right) is Code.NEWER_VERSION


def test_newer_slots_format(folder: Path, right: Passphrase) -> None:
    image = slots.with_right_sum(b"\x02" + (folder / "slots").read_bytes()[1:])
    for name in ("slots", "slots.bak"):
        (folder / name).write_bytes(image)
    assert refusal(folder, right) is Code.NEWER_VERSION


# closing


def test_closing_twice_does_nothing(folder: Path, right: Passphrase) -> None:
    vault = open_vault(folder, right)
    vault.close()
    before = snapshot(folder)
    vault.close()
    assert snapshot(folder) == before
    assert not any(vault._opened.contents.data_key)
    with pytest.raises(AppError) as caught:
        vault.db.value("SELECT 1")
    assert caught.value.code is Code.BUG


def test_closing_writes_no_padding_while_the_size_stays(
    folder: Path, right: Passphrase, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(path: Path, size: int, target: int) -> None:
        raise AssertionError("padded without need")

    monkeypatch.setattr(containers, "fill", never)
    with open_vault(folder, right) as vault:
        note(vault, "a")


def test_growing_takes_both_containers_along(folder: Path, right: Passphrase) -> None:
    before = (folder / "c0").stat().st_size
    with open_vault(folder, right) as vault:
        note(vault, "long", '"' + "x" * (before + 5) + '"')
    first, second = (folder / "c0").stat(), (folder / "c1").stat()
    assert first.st_size == second.st_size > before
    assert first.st_size % containers.MIB == 0
    with open_vault(folder, right) as vault:
        assert vault.check().sound
        vault.db.execute("DELETE FROM preference")
        vault.db.execute("VACUUM")
    assert (folder / "c0").stat().st_size == (folder / "c1").stat().st_size == first.st_size
