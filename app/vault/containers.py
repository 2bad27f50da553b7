"""The two containers: always both there, always equal in size, always of one age.

Only one of them holds a database; which one is a coin's decision, known only inside the slots.
The rest of each file, and all of the other, is random.  Layout: docs/specs/vault.md, section 4.
"""

from __future__ import annotations

import os
from pathlib import Path

from app.errors import Code, WorldError
from app.vault import disk
from app.vault.folder import CONTAINERS

NAMES = CONTAINERS
PAGE = 4096
MIB = 1024 * 1024

MOST_MIB = 960  # below 1 GiB, where SQLite leaves one page unwritten
_BUCKETS: tuple[int, ...] = (16, 32, 64, 96, 128, *range(192, MOST_MIB + 1, 64))  # MiB
MOST_PAGES = MOST_MIB * MIB // PAGE
_SPARE = MIB  # bytes that stay free beside the containers


def bucket(size: int) -> int:
    """The size in bytes that both containers get when one of them needs ``size``.

    Raises `WorldError` ``VAULT_FULL`` beyond 960 MiB.
    """
    for step in _BUCKETS:
        if size <= step * MIB:
            return step * MIB
    raise WorldError(Code.VAULT_FULL)


def path_of(folder: Path, container: int, suffix: str = "") -> Path:
    """Where a container lies."""
    return folder / (NAMES[container] + suffix)


def settle(folder: Path, suffix: str = "") -> None:
    """Bring both files to one size and one age.  Call with both closed.

    Only ever grows them, by random bytes that are really written; writes no byte if the sizes
    already agree.  Comes back when names and times are on the disk as well: a stick may be pulled then.  Raises `WorldError`; what was written before is still sound then.
    """
    paths = [path_of(folder, container, suffix) for container in (0, 1)]
    with disk.told():
        sizes = [path.stat().st_size if path.exists() else 0 for path in paths]
        target = bucket(max(sizes))
        missing = sum(target - size for size in sizes)
        if missing:
            if disk.free_bytes(folder) < missing + _SPARE:
                raise WorldError(Code.DISK_FULL)
            for path, size in zip(paths, sizes, strict=True):
                fill(path, size, target)
        for path in paths:
            disk.still_time(path)
            disk.force_file(path)
        disk.force_folder(folder)  # the log has gone from it just now, and its name tells which container is in use


def room_for(folder: Path, pages: int) -> None:
    """Refuse a transaction after which the containers could no longer be kept equal.

    ``pages`` is how many pages the database has after it.  Raises `WorldError`: ``DISK_FULL``, ``VAULT_FULL``.
    """
    target = bucket(pages * PAGE)
    with disk.told():
        missing = sum(max(target - path_of(folder, container).stat().st_size, 0) for container in (0, 1))
    if missing and disk.free_bytes(folder) < missing + _SPARE:
        raise WorldError(Code.DISK_FULL)


def finish_making(folder: Path) -> None:
    """Bring an interrupted setup or restoring to its end.  See `app.vault.vault.create`, `app.vault.restore`."""
    with disk.told():
        for container in (0, 1):
            made = path_of(folder, container, ".new")
            if not made.exists():
                continue
            if path_of(folder, container).exists():
                made.unlink()  # of a restoring that never came to its end
            else:
                made.rename(path_of(folder, container))
            disk.force_folder(folder)


def fill(path: Path, size: int, target: int) -> None:
    """Append random bytes to a file of ``size`` until it has ``target``, and force them to the disk.  Raises `OSError`."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o600), "wb", buffering=0) as file:
        while size < target:
            size += file.write(os.urandom(min(MIB, target - size))) or 0
        disk.force(file.fileno())
