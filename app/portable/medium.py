"""Every touch of the stick, so that each can be made to fail in a test, and what a refusal means.

`OSError` comes out of a `Medium` as the system gave it; `meaning` says it in the program's own codes.
"""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from app.errors import AppError, Code, UserFixable, WorldError
from app.vault import disk

BLOCK = 1024 * 1024
OPEN, RUNS, PRIVATE = 0o644, 0o755, 0o600  # modes: a stick goes to computers where the account has another number
OPEN_FOLDER, PRIVATE_FOLDER = 0o755, 0o700
_F_NOCACHE = 48  # macOS sys/fcntl.h

_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_FORBIDDEN = {errno.EACCES, errno.EPERM}
_NAME = {errno.EINVAL, errno.EILSEQ, errno.ENAMETOOLONG}


class Medium:
    """The disk or stick that the copy is written to."""

    def names(self, folder: Path) -> list[str]:
        return sorted(entry.name for entry in folder.iterdir())

    def make_folder(self, folder: Path, mode: int) -> None:
        folder.mkdir(mode=mode)

    def create(self, path: Path, mode: int) -> int:
        """A new file, open for writing.  Sticks without permissions give every file the same."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
        return os.open(path, flags, mode)

    def write(self, descriptor: int, block: bytes) -> None:
        rest = memoryview(block)
        while rest:
            rest = rest[os.write(descriptor, rest) :]

    def close(self, descriptor: int) -> None:
        os.close(descriptor)

    def rename(self, old: Path, new: Path) -> None:
        """Rename to a name that nothing has.  One step, on every file system."""
        old.rename(new)

    def remove_file(self, path: Path) -> None:
        path.unlink()

    def remove_folder(self, folder: Path) -> None:
        folder.rmdir()

    def settle(self, root: Path, files: Sequence[Path], folders: Sequence[Path]) -> None:
        """Come back only when everything written below ``root`` is on the stick itself."""
        if not _sync_file_system(root):
            for file in files:
                disk.force_file(file)
            for folder in folders:
                disk.force_folder(folder)

    def read(self, path: Path) -> Iterator[bytes]:
        """The bytes of a file, from the stick and not from the computer's memory where the system lets us ask for that."""
        with path.open("rb", buffering=0) as file:
            _past_the_memory(file.fileno())
            while block := file.read(BLOCK):
                yield block

    def write_file(self, path: Path, blocks: Iterable[bytes], mode: int) -> None:
        """Write a new file; what is half-written when something fails stays, and is cleared with its folder."""
        descriptor = self.create(path, mode)
        try:
            for block in blocks:
                self.write(descriptor, block)
        except BaseException:
            with suppress(OSError):
                os.close(descriptor)
            raise
        self.close(descriptor)


def _sync_file_system(root: Path) -> bool:
    """Write out the whole file system of ``root`` (Linux).  False where there is no such call; raises `OSError`."""
    if sys.platform != "linux":
        return False
    try:
        syncfs = ctypes.CDLL(None, use_errno=True).syncfs
    except (OSError, AttributeError):
        return False
    descriptor = os.open(root, os.O_RDONLY)
    try:
        if syncfs(descriptor) != 0:
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number))
    finally:
        os.close(descriptor)
    return True


def _past_the_memory(descriptor: int) -> None:
    with suppress(OSError):
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
        elif sys.platform == "darwin":  # pragma: no cover  (needs macOS)
            import fcntl

            fcntl.fcntl(descriptor, _F_NOCACHE, 1)


def meaning(error: OSError, stick: Path) -> AppError:
    """What a refusal of the stick means."""
    if not reachable(stick):
        return WorldError(Code.STICK_GONE)
    if error.errno in _FULL:
        return WorldError(Code.STICK_FULL)
    if error.errno == errno.EROFS:
        return WorldError(Code.STICK_READ_ONLY)
    if error.errno in _FORBIDDEN:
        return WorldError(Code.PERMISSION)
    if error.errno in _NAME:
        return UserFixable(Code.STICK_NAME, reason="sign")
    return WorldError(Code.STICK_GONE)


def reachable(folder: Path) -> bool:
    """Whether a folder still answers."""
    try:
        with os.scandir(folder) as listing:
            next(listing, None)
        return True
    except OSError:
        return False
