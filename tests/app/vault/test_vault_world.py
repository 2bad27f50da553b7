"""When the world is in the way: another program, a protected stick, a full disk, a killed process."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from app.errors import AppError, Code
from app.vault import containers
from app.vault.secrets import Passphrase
from app.vault.vault import create, open_vault
from tests.support import CHEAP
from tests.vaults import note, notes, refusal, snapshot

ROOT = Path(__file__).parents[3]


@pytest.fixture
def other_process(folder: Path, right: Passphrase) -> Iterator[subprocess.Popen[str]]:
    """A second real process that has the vault open and writes until it is ended."""
    program = """
import sys
from pathlib import Path
from app.vault.secrets import Passphrase
from app.vault.vault import open_vault
vault = open_vault(Path(sys.argv[1]), Passphrase(sys.stdin.readline().rstrip("\\n")))
print("open", flush=True)
for number in range(10**6):
    with vault.db.transaction():
        vault.db.execute("INSERT INTO preference VALUES (?, '1', 0)", (f"{number:07}",))
    print(number, flush=True)
    sys.stdin.readline()
"""
    process = subprocess.Popen(
        [sys.executable, "-c", program, str(folder)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin
    assert process.stdout
    process.stdin.write(right.text + "\n")
    process.stdin.flush()
    assert process.stdout.readline() == "open\n"
    yield process
    process.kill()
    process.communicate()


def test_in_use_by_another_process(
    folder: Path, right: Passphrase, wrong: Passphrase, other_process: subprocess.Popen[str]
) -> None:
    assert refusal(folder, right) is Code.IN_USE
    assert refusal(folder, wrong) is Code.IN_USE
    other_process.kill()
    other_process.wait()
    assert refusal(folder, wrong) is Code.WRONG_PASSPHRASE
    assert refusal(folder, right) is None


def test_in_use_even_where_the_folder_cannot_be_locked(
    folder: Path, right: Passphrase, other_process: subprocess.Popen[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLCipher's own lock is the second wall."""
    from app.vault import vault as module

    class NoLock:
        def __init__(self, folder: Path) -> None: ...

        def release(self) -> None: ...

    monkeypatch.setattr(module, "FolderLock", NoLock)
    assert refusal(folder, right) is Code.IN_USE


@pytest.mark.skipif(os.name != "posix", reason="kill -9")
def test_kill_9_loses_nothing_and_asks_nothing(
    folder: Path, right: Passphrase, other_process: subprocess.Popen[str]
) -> None:
    assert other_process.stdin
    assert other_process.stdout
    last = -1
    for _ in range(57):
        last = int(other_process.stdout.readline())
        other_process.stdin.write("\n")
        other_process.stdin.flush()
    other_process.send_signal(signal.SIGKILL)
    other_process.wait()
    assert [path.name for path in folder.glob("c?-wal")]
    with open_vault(folder, right) as vault:
        kept = notes(vault)
        assert kept[: last + 1] == [f"{number:07}" for number in range(last + 1)]
        assert vault.check().sound
    assert not list(folder.glob("*-wal"))
    assert (folder / "c0").stat().st_size == (folder / "c1").stat().st_size


def test_in_use_in_the_same_process(folder: Path, right: Passphrase) -> None:
    with open_vault(folder, right):
        assert refusal(folder, right) is Code.IN_USE
    assert refusal(folder, right) is None


def test_a_refused_opening_lets_the_next_one_in(folder: Path, right: Passphrase, wrong: Passphrase) -> None:
    for _ in range(3):
        assert refusal(folder, wrong) is Code.WRONG_PASSPHRASE
    assert refusal(folder, right) is None


class Disaster:
    """The system refuses to open some file for writing, as a write-protected stick would."""

    def __init__(self, patch: pytest.MonkeyPatch, number: int) -> None:
        real = os.open

        def refuse(path: Any, flags: int, *args: Any, **named: Any) -> int:
            if flags & (os.O_RDWR | os.O_WRONLY):
                raise OSError(number, os.strerror(number))
            return real(path, flags, *args, **named)

        patch.setattr(os, "open", refuse)


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.EROFS, Code.READ_ONLY),
        (errno.EACCES, Code.PERMISSION),
        (errno.EPERM, Code.PERMISSION),
        (errno.EIO, Code.DISK_ERROR),
    ],
)
def test_a_place_that_cannot_be_written(
    folder: Path, right: Passphrase, monkeypatch: pytest.MonkeyPatch, number: int, code: Code
) -> None:
    before = snapshot(folder)
    Disaster(monkeypatch, number)
    assert refusal(folder, right) is code
    assert snapshot(folder) == before


def test_real_permissions(folder: Path, right: Passphrase) -> None:
    """As any account but an administrator's; `setpriv --bounding-set=-all` makes even root one."""
    (folder / "c0").chmod(0o400)
    if os.name != "posix" or os.access(folder / "c0", os.W_OK):
        pytest.skip("permissions do not bind this account")
    assert refusal(folder, right) is Code.READ_ONLY
    (folder / "c0").chmod(0o600)
    folder.chmod(0o500)
    assert refusal(folder, right) is Code.READ_ONLY
    folder.chmod(0o700)
    (folder / "slots").chmod(0o000)
    assert refusal(folder, right) is Code.PERMISSION
    (folder / "slots").chmod(0o600)
    assert refusal(folder, right) is None


@pytest.mark.skipif(sys.platform != "linux", reason="tmpfs")
def test_a_really_full_disk(right: Passphrase, tmp_path: Path) -> None:
    """A memory disk of 6 MiB, filled to the brim while the vault is open."""
    place = tmp_path / "small"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=6m", "none", str(place)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("may not mount a memory disk here")
    try:
        vault = create(place / "v", right, cost=CHEAP)
        note(vault, "a")
        vault.close()
        vault = open_vault(place / "v", right)
        _fill_up(place / "ballast")
        for _ in range(2):
            with pytest.raises(AppError) as caught:
                note(vault, "b", '"' + "x" * 3_000_000 + '"')
            assert caught.value.code is Code.DISK_FULL
        with pytest.raises(AppError) as caught:
            vault.db.execute("INSERT INTO preference VALUES ('c', hex(zeroblob(100000)), 0)")
        assert caught.value.code is Code.DISK_FULL
        with pytest.raises(AppError) as caught:
            vault.change_passphrase(Passphrase("other"))
        assert caught.value.code is Code.DISK_FULL
        with pytest.raises(AppError) as caught:
            vault.keep_copy("import")
        assert caught.value.code is Code.DISK_FULL
        vault.close()
        (place / "ballast").unlink()
        with open_vault(place / "v", right) as vault:
            assert notes(vault) == ["a"]
            assert vault.check().sound
    finally:
        subprocess.run(["umount", str(place)], check=True)


def test_a_write_for_which_the_disk_has_no_room_is_refused_whole(
    folder: Path, right: Passphrase, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.vault import disk

    with open_vault(folder, right) as vault:
        note(vault, "a")
        monkeypatch.setattr(disk, "free_bytes", lambda folder: 2 * containers.MIB)
        with pytest.raises(AppError) as caught:
            note(vault, "long", '"' + "x" * (2 * containers.MIB) + '"')
        assert caught.value.code is Code.DISK_FULL
        note(vault, "b")
        assert notes(vault) == ["a", "b"]


def _fill_up(path: Path) -> None:
    with path.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(bytes(4096)):
            pass
