"""A vault that is copied while it is open."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.errors import AppError, Code
from app.vault import carry, containers
from app.vault.carry import Carried
from app.vault.secrets import Passphrase
from app.vault.vault import Vault, open_vault
from tests.vaults import note, notes, snapshot


def _lay(carried: Carried, into: Path) -> Path:
    into.mkdir()
    for piece in carried.pieces:
        data = b"".join(piece.read())
        assert len(data) == piece.size
        (into / piece.name).write_bytes(data)
    return into


def test_a_copy_holds_what_was_written_and_is_a_vault_of_its_own(
    folder: Path, tmp_path: Path, right: Passphrase
) -> None:
    with open_vault(folder, right) as vault:
        note(vault, "before")
        carried = vault.carried()
        assert carried.size == carry.size_of(folder)
        copy = _lay(carried, tmp_path / "copy")
        carried.verify(copy)
        note(vault, "after")
        with open_vault(copy, right) as other:
            assert notes(other) == ["before"]
            note(other, "there")
        assert notes(vault) == ["after", "before"]
    with open_vault(folder, right) as vault:
        assert notes(vault) == ["after", "before"]


def test_every_byte_is_as_it_is_here_so_that_comparing_tells_nothing(
    folder: Path, tmp_path: Path, right: Passphrase
) -> None:
    with open_vault(folder, right) as vault:
        note(vault, "a")
        copy = _lay(vault.carried(), tmp_path / "copy")
    here, there = snapshot(folder), snapshot(copy)
    assert {name: data for name, (data, _) in here.items()} == {name: data for name, (data, _) in there.items()}


def test_a_container_that_has_grown_takes_the_other_along(folder: Path, tmp_path: Path, right: Passphrase) -> None:
    with open_vault(folder, right) as vault:
        before = carry.size_of(folder)
        for number in range(40):
            note(vault, f"long{number}", '"' + "x" * 50_000 + '"')
        carried = vault.carried()
        assert carried.size > before
        copy = _lay(carried, tmp_path / "copy")
        carried.verify(copy)
    sizes = {(copy / name).stat().st_size for name in containers.NAMES}
    assert len(sizes) == 1
    open_vault(copy, right).close()


def test_kept_copies_stay_behind(folder: Path, right: Passphrase) -> None:
    with open_vault(folder, right) as vault:
        vault.keep_copy("asked")
        assert {piece.name for piece in vault.carried().pieces} == {"slots", "slots.bak", "c0", "c1"}


def _damage(path: Path, at: int) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        byte = file.read(1)[0]
        file.seek(at)
        file.write(bytes([byte ^ 1]))


@pytest.mark.parametrize(("name", "at"), [("slots", 100), ("slots.bak", 4095), ("", 5000)])
def test_a_copy_that_is_not_the_same_is_found_out(
    folder: Path, tmp_path: Path, right: Passphrase, name: str, at: int
) -> None:
    with open_vault(folder, right) as vault:
        carried = vault.carried()
        copy = _lay(carried, tmp_path / "copy")
    _damage(copy / (name or containers.NAMES[carried.number]), at)
    with pytest.raises(AppError) as refused:
        carried.verify(copy)
    assert refused.value.code is Code.COPY_NOT_VERIFIED


def test_a_copy_without_the_last_row_is_found_out(folder: Path, tmp_path: Path, right: Passphrase) -> None:
    with open_vault(folder, right) as vault:
        old = _lay(vault.carried(), tmp_path / "copy")
        note(vault, "a")
        with pytest.raises(AppError):
            vault.carried().verify(old)


def test_what_it_opened_is_closed_with_the_vault(folder: Path, right: Passphrase) -> None:
    vault = open_vault(folder, right)
    vault.carried()
    vault.carried()
    held = list(vault._held)
    assert len(held) == 4
    vault.close()
    assert all(file.closed for file in held)


@pytest.mark.skipif(os.name != "posix", reason="locks of POSIX belong to the process and the file")
def test_sqlites_own_lock_outlives_the_copying(folder: Path, tmp_path: Path, right: Passphrase) -> None:
    """Closing any file of the container would give SQLite's lock up, and a second program would get in."""
    with open_vault(folder, right) as vault:
        note(vault, "a")
        _lay(vault.carried(), tmp_path / "copy")
        assert _locked_for_others(_used(vault))
        note(vault, "b")


@pytest.mark.skipif(os.name != "posix", reason="locks of POSIX belong to the process and the file")
def test_the_lock_would_be_lost_otherwise(folder: Path, right: Passphrase) -> None:
    """What the test above would see if a copied file were closed at once."""
    with open_vault(folder, right) as vault:
        used = _used(vault)
        assert _locked_for_others(used)
        used.read_bytes()
        assert not _locked_for_others(used)


def _used(vault: Vault) -> Path:
    return vault.folder / containers.NAMES[vault.carried().number]


def _locked_for_others(path: Path) -> bool:
    """Whether another process finds any of SQLite's locks (its ``PENDING_BYTE`` and the 511 behind it)."""
    code = (
        "import fcntl, os, struct, sys\n"
        "f = os.open(sys.argv[1], os.O_RDWR)\n"
        "try: fcntl.lockf(f, fcntl.LOCK_EX | fcntl.LOCK_NB, 512, 0x40000000)\n"
        "except OSError: print('locked')\n"
    )
    found = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    return found.stdout.strip() == "locked"
