from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from app.errors import AppError, Code
from app.vault import disk


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, Code.DISK_FULL),
        (errno.EDQUOT, Code.DISK_FULL),
        (errno.EFBIG, Code.DISK_FULL),
        (errno.EROFS, Code.READ_ONLY),
        (errno.EACCES, Code.PERMISSION),
        (errno.EPERM, Code.PERMISSION),
        (errno.ENOENT, Code.NO_VAULT),
        (errno.EIO, Code.DISK_ERROR),
        (errno.ENODEV, Code.DISK_ERROR),
    ],
)
def test_refusals_of_the_system_have_names_and_no_paths(number: int, code: Code) -> None:
    with pytest.raises(AppError) as caught, disk.told():
        raise OSError(number, "secret words", "/home/secret/path")
    assert caught.value.code is code
    assert "secret" not in repr(caught.value)


@pytest.mark.skipif(os.name != "posix", reason="limits on the size of files")
def test_a_real_refusal_to_write_changes_nothing(tmp_path: Path) -> None:
    import resource
    import signal

    path = tmp_path / "file"
    disk.replace_all([(path, b"old")])
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
        with pytest.raises(AppError) as caught:
            disk.replace_all([(path, bytes(5000))])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)
    assert caught.value.code is Code.DISK_FULL
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("file", b"old")]


def test_replacing_several_files(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    first.write_bytes(b"old")
    disk.replace_all([(first, b"one"), (second, b"two")])
    assert (first.read_bytes(), second.read_bytes()) == (b"one", b"two")
    assert sorted(tmp_path.iterdir()) == [first, second]
    assert {path.stat().st_mtime for path in (first, second)} == {disk.CONSTANT_TIME}


@pytest.mark.skipif(os.name != "posix", reason="links and pipes")
def test_traps_in_the_folder(tmp_path: Path) -> None:
    """A pipe is not waited for; a link left under our temporary name is not followed."""
    os.mkfifo(tmp_path / "pipe")
    assert disk.read_whole(tmp_path / "pipe", 100) is None
    victim = tmp_path / "victim"
    victim.write_bytes(b"precious")
    (tmp_path / "slots.new").symlink_to(victim)
    with pytest.raises(AppError):
        disk.replace_all([(tmp_path / "slots", b"data")])
    assert victim.read_bytes() == b"precious"


def test_reading_is_bounded(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(bytes(1000))
    assert disk.read_whole(path, 10) == bytes(11)
    assert disk.read_whole(path, 1000) == bytes(1000)
    assert disk.read_whole(tmp_path / "none", 10) is None


def test_making_an_empty_file_never_empties_another(tmp_path: Path) -> None:
    disk.make_empty(tmp_path / "file")
    (tmp_path / "file").write_bytes(b"x")
    with pytest.raises(AppError):
        disk.make_empty(tmp_path / "file")
    assert (tmp_path / "file").read_bytes() == b"x"


def test_checking_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"x")
    before = path.stat().st_mtime_ns
    disk.check_writable(tmp_path, [path, tmp_path / "none"])
    assert path.stat().st_mtime_ns == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(not hasattr(os, "statvfs"), reason="POSIX")
def test_a_write_protected_medium(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Told:
        f_flag = os.ST_RDONLY

    monkeypatch.setattr(os, "statvfs", lambda folder: Told)
    with pytest.raises(AppError) as caught:
        disk.check_writable(tmp_path, [])
    assert caught.value.code is Code.READ_ONLY


def test_a_folder_that_is_not_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    with pytest.raises(AppError) as caught:
        disk.check_writable(tmp_path, [])
    assert caught.value.code is Code.PERMISSION
    tmp_path.chmod(0o500)
    with pytest.raises(AppError) as caught:
        disk.check_writable(tmp_path, [])
    tmp_path.chmod(0o700)
    assert caught.value.code is Code.READ_ONLY
