"""Files of the vault: what the system's refusals mean, and replacing a file without a gap.

A power cut at any moment leaves either the old bytes or the new ones under a name, never a mix:
the new bytes are written beside it, forced to the disk, renamed over it, and the folder is
forced to the disk as well (docs/specs/vault.md, section 6).
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from app.errors import Code, WorldError

CONSTANT_TIME = 946_684_800
"""The time that every closed file of a vault carries: 2000-01-01 00:00 UTC, in seconds."""

_MEANINGS = {
    errno.ENOSPC: Code.DISK_FULL,
    errno.EDQUOT: Code.DISK_FULL,
    errno.EFBIG: Code.DISK_FULL,
    errno.EROFS: Code.READ_ONLY,
    errno.EACCES: Code.PERMISSION,
    errno.EPERM: Code.PERMISSION,
    errno.ENOENT: Code.NO_VAULT,
    errno.ENOTDIR: Code.NO_VAULT,
}


@contextmanager
def told() -> Iterator[None]:
    """Turn an `OSError` into a `WorldError` that names no path."""
    try:
        yield
    except OSError as error:
        raise WorldError(_MEANINGS.get(error.errno or 0, Code.DISK_ERROR)) from None


def read_whole(path: Path, most: int) -> bytes | None:
    """The bytes of a file, or None if there is no such plain file.  Never reads more than ``most`` + 1 bytes.

    A pipe or a device that somebody put under the name is not waited for.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with told():
        try:
            descriptor = os.open(path, flags)
        except FileNotFoundError:
            return None
        with os.fdopen(descriptor, "rb") as file:
            return file.read(most + 1) if stat.S_ISREG(os.fstat(descriptor).st_mode) else None


def replace_all(files: Sequence[tuple[Path, bytes]]) -> None:
    """Replace several files, in order.

    Everything is on the disk before the first name changes, so a full disk changes nothing.
    A power cut leaves each file either old or new, and never a later one new while an earlier
    one is old.  Raises `WorldError`.
    """
    with told():
        fresh: list[tuple[Path, Path]] = []
        try:
            for path, data in files:
                beside = path.with_name(path.name + ".new")
                fresh.append((beside, path))
                write_through(beside, data)
            for beside, path in fresh:
                beside.replace(path)
                force_folder(path.parent)
        except OSError:
            for beside, _ in fresh:
                with suppress(OSError):
                    beside.unlink(missing_ok=True)
            raise


def write_through(path: Path, data: bytes) -> None:
    """Write a file of our own, readable by the person only, and force it to the disk.  Raises `OSError`."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
        file.write(data)
        force(file.fileno())
    still_time(path)


def make_empty(path: Path) -> None:
    """A new, empty file that only the person may read."""
    with told():
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))


def force(descriptor: int) -> None:
    """Force written bytes to the disk.  On macOS `fsync` is no barrier; `F_FULLFSYNC` is."""
    try:
        import fcntl

        full = getattr(fcntl, "F_FULLFSYNC", None)
        if full is not None:
            with suppress(OSError):  # not every file system has it
                fcntl.fcntl(descriptor, full)
                return
    except ImportError:
        pass  # Windows
    os.fsync(descriptor)


def force_file(path: Path) -> None:
    """Force a closed file, its time as well, to the disk.  Not for a file that SQLite has open: see `app.vault.carry`."""
    descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        force(descriptor)
    finally:
        os.close(descriptor)


def force_folder(folder: Path) -> None:
    """Force a folder's names to the disk, where the system can (Windows does so by itself)."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EBADF):  # some stick drivers cannot
            raise
    finally:
        os.close(descriptor)


def still_time(path: Path) -> None:
    """Give a file the one constant time.  A file system that refuses is left alone."""
    with suppress(OSError):
        os.utime(path, (CONSTANT_TIME, CONSTANT_TIME))


def free_bytes(folder: Path) -> int:
    """Bytes still free on the disk of a folder."""
    with told():
        return shutil.disk_usage(folder).free


def check_writable(folder: Path, files: Sequence[Path]) -> None:
    """Refuse early, and by its right name, a place where nothing can be written.  Changes nothing.

    ``READ_ONLY``: the medium or the file is write-protected.  ``PERMISSION``: this account may not.
    """
    with told():
        if hasattr(os, "statvfs") and os.statvfs(folder).f_flag & os.ST_RDONLY:
            raise WorldError(Code.READ_ONLY)
        if not os.access(folder, os.W_OK):
            raise WorldError(_protected_or_forbidden(folder))
    for path in files:
        try:
            os.close(os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0)))
        except FileNotFoundError:
            continue
        except PermissionError:
            raise WorldError(_protected_or_forbidden(path)) from None
        except OSError as error:
            raise WorldError(_MEANINGS.get(error.errno or 0, Code.DISK_ERROR)) from None


def check_place(folder: Path) -> None:
    """`check_writable` for a folder that may not be there yet: asks where it would be made."""
    place = folder
    with told():
        while not place.exists() and place != place.parent:
            place = place.parent
    check_writable(place, [])


def _protected_or_forbidden(path: Path) -> Code:
    try:
        anyone = stat.S_IMODE(path.stat().st_mode) & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
    except OSError:
        return Code.PERMISSION
    return Code.PERMISSION if anyone or not os.access(path, os.R_OK) else Code.READ_ONLY
