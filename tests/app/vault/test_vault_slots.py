"""What opens a vault: changing it, adding to it, taking it away."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from app.changes import Changes
from app.errors import AppError, Code
from app.vault import containers, header, slots
from app.vault.database import Database
from app.vault.secrets import Passphrase, RecoveryCode
from app.vault.slots import SlotRole
from app.vault.vault import open_vault
from tests.vaults import note, notes, refusal, snapshot


def test_change_passphrase(folder: Path, right: Passphrase, wrong: Passphrase) -> None:
    before = snapshot(folder)
    with open_vault(folder, right) as vault:
        note(vault, "a")
        assert vault.change_passphrase(wrong).changes is Changes.VAULT
        assert len(vault.slots()) == 1
    assert refusal(folder, right) is Code.WRONG_PASSPHRASE
    with open_vault(folder, wrong) as vault:
        assert notes(vault) == ["a"]
    after = snapshot(folder)
    assert after["slots"][0][:64] == before["slots"][0][:64]
    assert after["slots"][0] == after["slots.bak"][0]


def test_recovery_code_opens_and_replaces_a_forgotten_passphrase(folder: Path, right: Passphrase) -> None:
    with open_vault(folder, right) as vault:
        code = RecoveryCode(vault.add_recovery_code().value)
        assert sorted(slot.kind for slot in vault.slots()) == [SlotRole.PASSPHRASE, SlotRole.RECOVERY_CODE]
    with open_vault(folder, code) as vault:
        assert vault.role is SlotRole.RECOVERY_CODE
        vault.change_passphrase(Passphrase("fresh start"))
        assert sorted(slot.kind for slot in vault.slots()) == [SlotRole.PASSPHRASE, SlotRole.RECOVERY_CODE]
    assert refusal(folder, right) is Code.WRONG_PASSPHRASE
    assert refusal(folder, Passphrase("fresh start")) is None
    assert refusal(folder, code) is None


def test_key_file_is_needed_where_it_was_asked_for(folder: Path, right: Passphrase) -> None:
    with open_vault(folder, right) as vault:
        vault.add_key_file("stone", b"content of a picture")
    assert refusal(folder, Passphrase("stone")) is Code.WRONG_PASSPHRASE
    assert refusal(folder, Passphrase("stone", b"content of a pictur")) is Code.WRONG_PASSPHRASE
    with open_vault(folder, Passphrase("stone", b"content of a picture")) as vault:
        assert vault.role is SlotRole.KEY_FILE
    with open_vault(folder, Passphrase(right.text, b"needless")) as vault:
        assert vault.role is SlotRole.PASSPHRASE


def test_a_passphrase_can_become_one_with_a_key_file(folder: Path, right: Passphrase) -> None:
    with open_vault(folder, right) as vault:
        vault.change_passphrase(Passphrase(right.text, b"content"))
        assert [slot.kind for slot in vault.slots()] == [SlotRole.KEY_FILE]
        assert vault.role is SlotRole.KEY_FILE
    assert refusal(folder, right) is Code.WRONG_PASSPHRASE
    assert refusal(folder, Passphrase(right.text, b"content")) is None


def test_the_last_way_in_is_never_taken_away(folder: Path, right: Passphrase) -> None:
    with open_vault(folder, right) as vault:
        (only,) = vault.slots()
        with pytest.raises(AppError) as caught:
            vault.remove_slot(only.index)
        assert caught.value.code is Code.LAST_SLOT
        with pytest.raises(AppError) as caught:
            vault.remove_slot((only.index + 1) % slots.COUNT)
        assert caught.value.code is Code.NOT_FOUND
        code = RecoveryCode(vault.add_recovery_code().value)
        recovery = next(slot for slot in vault.slots() if slot.kind is SlotRole.RECOVERY_CODE)
        vault.remove_slot(recovery.index)
        assert vault.slots() == [only]
    assert refusal(folder, code) is Code.WRONG_PASSPHRASE
    assert refusal(folder, right) is None


def test_slots_stay_on_their_side_and_run_out(folder: Path, right: Passphrase) -> None:
    before = (folder / "slots").read_bytes()
    with open_vault(folder, right) as vault:
        container = vault._opened.contents.container
        for _ in range(slots.OF_EACH - 1):
            vault.add_recovery_code()
        with pytest.raises(AppError) as caught:
            vault.add_recovery_code()
        assert caught.value.code is Code.SLOTS_FULL
        assert {slot.index // slots.OF_EACH for slot in vault.slots()} == {container}
    after = (folder / "slots").read_bytes()
    other = slice(64 + (1 - container) * 1024, 64 + (2 - container) * 1024)
    assert before[other] == after[other]


def test_a_change_that_was_cut_off_does_not_count_as_a_way_in(folder: Path, right: Passphrase) -> None:
    with open_vault(folder, right) as vault:
        header.announce(vault.db, header.free_index(vault.db, vault._opened), SlotRole.RECOVERY_CODE)
        (only,) = vault.slots()
        with pytest.raises(AppError) as caught:
            vault.remove_slot(only.index)
        assert caught.value.code is Code.LAST_SLOT


def test_the_slot_that_opened_is_remembered_again(folder: Path, right: Passphrase) -> None:
    with open_vault(folder, right) as vault:
        expected = [(slot.index, slot.kind) for slot in vault.slots()]
        vault.db.execute("UPDATE meta SET value = 'not json' WHERE key = 'slots'")
    with open_vault(folder, right) as vault:
        assert [(slot.index, slot.kind) for slot in vault.slots()] == expected


def test_a_change_that_the_disk_refuses_leaves_the_old_passphrase(
    folder: Path, right: Passphrase, wrong: Passphrase, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.vault import disk

    def full(path: Path, data: bytes) -> None:
        raise OSError(errno.ENOSPC, "")

    with open_vault(folder, right) as vault, monkeypatch.context() as patch:
        patch.setattr(disk, "write_through", full)
        with pytest.raises(AppError) as caught:
            vault.change_passphrase(wrong)
        assert caught.value.code is Code.DISK_FULL
    assert refusal(folder, wrong) is Code.WRONG_PASSPHRASE
    assert refusal(folder, right) is None


def test_database_key_is_not_the_passphrase(folder: Path, right: Passphrase) -> None:
    """Changing the passphrase re-encrypts nothing: the container's bytes hold under the same data key."""
    opened = header.unlock(folder, right)
    with open_vault(folder, right) as vault:
        vault.change_passphrase(Passphrase("other"))
    db = Database.open(containers.path_of(folder, opened.contents.container), opened.raw_key())
    assert db.sound()
    db.close()


def test_proving_a_secret_changes_nothing_and_knows_its_own(folder: Path, right: Passphrase, wrong: Passphrase) -> None:
    with open_vault(folder, right) as vault:
        code = vault.add_recovery_code().value
        image = (folder / "slots").read_bytes()
        vault.prove(right)
        vault.prove(RecoveryCode(code))
        with pytest.raises(AppError) as refused:
            vault.prove(wrong)
        assert refused.value.code is Code.WRONG_PASSPHRASE
        assert (folder / "slots").read_bytes() == image
