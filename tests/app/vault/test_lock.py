from __future__ import annotations

import errno
import subprocess
import sys
from pathlib import Path

import pytest

from app.errors import AppError, Code
from app.vault import lock
from app.vault.lock import FolderLock

ROOT = Path(__file__).parents[3]


def taken(folder: Path) -> bool:
    try:
        FolderLock(folder).release()
    except AppError as error:
        return error.code is Code.IN_USE
    return False


def test_one_at_a_time_and_no_file_left(tmp_path: Path) -> None:
    held = FolderLock(tmp_path)
    assert taken(tmp_path)
    assert list(tmp_path.iterdir()) == []
    held.release()
    held.release()
    assert not taken(tmp_path)


def test_another_process_and_its_end(tmp_path: Path) -> None:
    program = "import sys; from pathlib import Path; from app.vault.lock import FolderLock; held = FolderLock(Path(sys.argv[1])); print(flush=True); sys.stdin.read()"
    process = subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdout
    process.stdout.readline()
    assert taken(tmp_path)
    process.kill()
    process.communicate()
    assert not taken(tmp_path)


@pytest.mark.skipif(not hasattr(lock, "fcntl"), reason="POSIX")
def test_a_file_system_without_locks_is_allowed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def cannot(descriptor: int, how: int) -> None:
        raise OSError(errno.ENOTSUP, "")

    monkeypatch.setattr(lock.fcntl, "flock", cannot)
    FolderLock(tmp_path).release()


def test_no_folder(tmp_path: Path) -> None:
    with pytest.raises(AppError) as caught:
        FolderLock(tmp_path / "none")
    assert caught.value.code is Code.NO_VAULT
