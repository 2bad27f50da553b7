"""Going back to a kept copy, also when the container itself no longer opens.

What is replaced is never thrown away: a sound database is kept as a copy first, a damaged one is
moved into ``backups`` as it is, for salvage.  A power cut leaves the old container or the new
one, never a mix.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

from app.errors import AppError, Code, UserFixable, WorldError
from app.jobs import Progress, silent
from app.vault import containers, copies, disk, header
from app.vault.copies import Copy
from app.vault.database import Database
from app.vault.lock import FolderLock
from app.vault.secrets import Secret

_STEPS = 5


def kept_copies(folder: Path, secret: Secret) -> list[Copy]:
    """The copies of a closed vault, newest first; works with a damaged container.  Raises as `open_vault` does."""
    opened = header.unlock(folder, secret)
    try:
        return copies.found(folder, opened.raw_key())
    finally:
        opened.wipe()


def restore_copy(folder: Path, secret: Secret, copy: Path, progress: Progress = silent) -> None:
    """Put a kept copy in the place of the container of a closed vault.

    Raises `UserFixable` ``NOT_FOUND`` for a file that is not a copy of this vault, `WorldError`
    ``COPY_NOT_VERIFIED`` for a damaged one, and what `open_vault` raises.  Then nothing has changed.
    """
    lock = FolderLock(folder)
    try:
        progress(0, _STEPS)
        opened = header.unlock(folder, secret)
        try:
            _restore(folder, opened, copy, progress)
        finally:
            opened.wipe()
    finally:
        lock.release()


def _restore(folder: Path, opened: header.Opened, copy: Path, progress: Progress) -> None:
    raw_key = opened.raw_key()
    if copy.resolve() not in {found.path.resolve() for found in copies.found(folder, raw_key)}:
        raise UserFixable(Code.NOT_FOUND)
    copies.verify(copy, raw_key)
    progress(1, _STEPS)
    number = opened.contents.container
    fresh, other = containers.path_of(folder, number, ".new"), containers.path_of(folder, 1 - number)
    _lay_beside(copy, fresh, other)
    progress(2, _STEPS)
    known = _keep_present(folder, opened)  # None: it can no longer be read whole
    progress(3, _STEPS)
    _carry_over(fresh, raw_key, known)
    progress(4, _STEPS)
    swap(folder, number, keep_old=known is None)
    containers.settle(folder)
    progress(_STEPS, _STEPS)


def _lay_beside(copy: Path, fresh: Path, other: Path) -> None:
    with disk.told():
        for stale in (fresh, fresh.with_name(fresh.name + "-wal")):
            stale.unlink(missing_ok=True)
        size = copy.stat().st_size
        target = containers.bucket(max(size, other.stat().st_size if other.exists() else 0))
        if disk.free_bytes(fresh.parent) < 2 * target:
            raise WorldError(Code.DISK_FULL)
        disk.make_empty(fresh)
        with copy.open("rb") as source, fresh.open("r+b") as sink:
            shutil.copyfileobj(source, sink, containers.MIB)
        containers.fill(fresh, size, target)


def _keep_present(folder: Path, opened: header.Opened) -> list[header.Known] | None:
    """Keep a copy of what is replaced; the slots it knew, or None if it can no longer be read whole."""
    try:
        db = Database.open(containers.path_of(folder, opened.contents.container), opened.raw_key())
    except WorldError:
        return None
    try:
        known = header.known(db)
        db.checkpoint()
        if not db.sound():
            return None
        copies.keep(db, folder, opened.raw_key(), "restore")
        return known
    except WorldError as error:
        if error.code is Code.DATABASE_DAMAGED:
            return None
        raise
    finally:
        with suppress(AppError):
            db.close()


def _carry_over(fresh: Path, raw_key: str, known: list[header.Known] | None) -> None:
    db = Database.open(fresh, raw_key)
    try:
        if known is not None:
            header.remember(db, known)
        db.checkpoint()
    finally:
        db.close()


def swap(folder: Path, number: int, *, keep_old: bool) -> None:
    """Put ``cN.new`` in the place of ``cN``; with ``keep_old`` the old one goes to ``backups``.  Raises `WorldError`."""
    present = containers.path_of(folder, number)
    log = containers.path_of(folder, number, "-wal")
    with disk.told():
        aside = folder / copies.FOLDER / (os.urandom(8).hex() + copies.SET_ASIDE)
        if log.exists():  # first: it must never be replayed into the file that comes
            log.replace(aside.with_name(aside.name + "-wal"))
            disk.force_folder(folder)
        if keep_old and present.exists():
            present.replace(aside)
            disk.force_folder(folder)
        containers.path_of(folder, number, ".new").replace(present)
        disk.force_folder(folder)
        if aside.exists():
            copies.hide_salt(aside)
