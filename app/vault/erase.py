"""Taking things away for good: one kept copy, or the whole vault.

The slots go first: without them nothing can open the containers any more.  Then everything is
overwritten once and removed.  On flash memory older pages may survive in spare blocks whatever a
program does (Wei et al., FAST 2011), so the words beside this never promise more than
"unreadable in ordinary use" (security design 3.7).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from app.errors import Code, UserFixable
from app.jobs import Progress, silent
from app.vault import containers, copies, disk, slots
from app.vault.copies import Copy
from app.vault.lock import FolderLock

_SLOTS = ("slots", "slots.bak")
_SETTINGS = "settings.toml"


def erase_copy(folder: Path, copy: Copy) -> None:
    """Take one kept copy away.  Raises `UserFixable` ``NOT_FOUND`` for anything that is not one; `WorldError`."""
    if copy.path.parent.resolve() != (folder / copies.FOLDER).resolve() or not copy.path.is_file():
        raise UserFixable(Code.NOT_FOUND)
    with disk.told():
        _overwrite(copy.path)
        copy.path.unlink()
        disk.force_folder(copy.path.parent)


def erase_vault(folder: Path, progress: Progress = silent) -> None:
    """Take a closed vault away with everything that belongs to it; what else lies in the folder stays.

    Raises `WorldError`: ``IN_USE``, ``NO_VAULT``, ``READ_ONLY``, ``PERMISSION``; as long as the
    slots are not overwritten, nothing has changed.  Afterwards it goes as far as it can.
    """
    lock = FolderLock(folder)
    try:
        with disk.told():
            _forget_slots(folder)
        rest = list(_belongings(folder))
        total = sum(_size(path) for path in rest) or 1
        done = 0
        for path in rest:
            size = _size(path)
            with suppress(OSError):
                _overwrite(path, _onward(progress, done, total))
            done += size
            with suppress(OSError):
                path.unlink()
        for name in _SLOTS:
            with suppress(OSError):
                (folder / name).unlink(missing_ok=True)
        for emptied in (folder / copies.FOLDER, folder):
            with suppress(OSError):
                emptied.rmdir()
        progress(total, total)
    finally:
        lock.release()


def _forget_slots(folder: Path) -> None:
    for name in _SLOTS:
        path = folder / name
        if path.exists():
            with path.open("r+b") as file:
                file.write(os.urandom(slots.SIZE))
                file.flush()
                disk.force(file.fileno())
    disk.force_folder(folder)


def _belongings(folder: Path) -> Iterator[Path]:
    for container in (0, 1):
        for suffix in ("", "-wal", ".new", ".new-wal"):
            path = containers.path_of(folder, container, suffix)
            if path.is_file():
                yield path
    for name in (*(f"{n}.new" for n in _SLOTS), _SETTINGS, f"{_SETTINGS}.new"):
        if (folder / name).is_file():
            yield folder / name
    with suppress(OSError):
        yield from sorted(
            path for path in (folder / copies.FOLDER).iterdir() if path.is_file() and not path.is_symlink()
        )


def _overwrite(path: Path, told: Callable[[int], None] = lambda _written: None) -> None:
    written, size = 0, _size(path)
    with path.open("r+b") as file:
        while written < size:
            written += file.write(os.urandom(min(containers.MIB, size - written)))
            told(written)
        file.flush()
        disk.force(file.fileno())


def _onward(progress: Progress, done: int, total: int) -> Callable[[int], None]:
    return lambda written: progress(done + written, total)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
