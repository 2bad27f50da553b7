"""The door of the vault: make it, open it, change what opens it, close it.

docs/specs/vault.md says what lies on the disk.  A `Vault` is used by one thread at a time;
`create` and `open_vault` take about a second and release the GIL, so a window runs them off its
own thread.
"""

from __future__ import annotations

import os
import secrets as system_random
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from app.changes import Changes, Outcome
from app.errors import AppError, Bug, Code, UserFixable, WorldError
from app.jobs import CancelToken, Progress, silent
from app.vault import carry, containers, copies, disk, header, kdf, migrations, slots, sweeping
from app.vault.carry import Carried
from app.vault.copies import Copy
from app.vault.database import Database
from app.vault.folder import exists
from app.vault.kdf import Cost
from app.vault.lock import FolderLock
from app.vault.secrets import Passphrase, RecoveryCode, Secret, new_code, wipe
from app.vault.slots import Contents, SlotInfo, SlotRole

_STEPS = 4  # what `progress` counts to


@dataclass(frozen=True, slots=True)
class Health:
    """What a check found: pages whose seal does not hold, and whether everything is sound."""

    damaged_pages: tuple[int, ...]
    sound: bool


class Vault:
    """An open vault.  Also a context manager."""

    def __init__(self, folder: Path, db: Database, lock: FolderLock, opened: header.Opened) -> None:
        self.folder = folder
        self.db = db
        self._lock = lock
        self._opened = opened
        self._held: list[BinaryIO] = []
        db.before_commit = lambda pages: containers.room_for(folder, pages)

    @property
    def role(self) -> SlotRole:
        """Which kind of slot opened it."""
        return self._opened.contents.role

    @property
    def cost(self) -> Cost:
        """What one attempt to open it costs."""
        return slots.read_head(self._opened.image).cost

    def __enter__(self) -> Vault:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close for good: empty the log, close, bring both containers to one size and age.

        What was removed for good is swept out first where that is quick.

        Never raises: whatever stands in the way, every write is already safe on the disk and the
        next closing catches up.  A second call does nothing.
        """
        try:
            self._settle()
        finally:
            self._opened.wipe()
            self._lock.release()

    def _settle(self) -> None:
        with suppress(AppError):
            sweeping.sweep(self.db, sweeping.QUICK)
        with suppress(AppError):
            self.db.checkpoint()
        with suppress(AppError):
            self.db.close()
        for file in self._held:  # not before: see `app.vault.carry`
            with suppress(OSError):
                file.close()
        if not self._opened.wiped:
            with suppress(AppError):
                containers.settle(self.folder)

    def sweep(self, token: CancelToken | None = None) -> None:
        """Leave nothing of what was removed for good, in an idle moment.  Raises `Cancelled`, `WorldError`."""
        self.db.forget()
        sweeping.sweep(self.db, sweeping.MOST, token)

    # what opens it

    def slots(self) -> list[SlotInfo]:
        """Every way to open this vault, by place."""
        return [SlotInfo(s.index, s.kind, s.made_at) for s in header.known(self.db) if s.sure]

    def prove(self, secret: Secret) -> None:
        """Come back only if this secret opens this vault.  Takes as long as opening it does.

        Raises `UserFixable` ``WRONG_PASSPHRASE`` and what the secret's own check raises; `WorldError`.
        """
        opened = header.unlock(self.folder, secret)
        try:
            if opened.contents.data_key != self._opened.contents.data_key:
                raise UserFixable(Code.WRONG_PASSPHRASE)
        finally:
            opened.wipe()

    def change_passphrase(self, new: Secret) -> Outcome[None]:
        """Replace the passphrase (with or without key file).  The data is not re-encrypted.

        Opened by recovery code, it replaces the passphrase that was forgotten.  Takes a second.
        Raises what `app.vault.secrets.material` does, and `WorldError`; then the old one still opens.
        """
        if isinstance(new, RecoveryCode):
            raise Bug(where="change_passphrase")
        index = self._own_passphrase()
        if index is None:
            self._write_slot(new, header.free_index(self.db, self._opened))
        else:
            self._write_slot(new, index)
        return Outcome(None, Changes.VAULT)

    def add_recovery_code(self) -> Outcome[str]:
        """A new recovery code in a slot of its own, as it is printed.  It is shown once and kept nowhere.

        An earlier code stays valid until its slot is removed.  Raises `UserFixable` ``SLOTS_FULL``, `WorldError`.
        """
        code = new_code()
        self._write_slot(RecoveryCode(code), header.free_index(self.db, self._opened))
        return Outcome(code, Changes.VAULT)

    def add_key_file(self, passphrase: str, key_file: bytes) -> Outcome[None]:
        """A further way to open: this passphrase together with this key file, both needed.

        Raises `UserFixable`: ``SLOTS_FULL``, ``KEY_FILE_UNREADABLE`` for an empty file; `WorldError`.
        """
        self._write_slot(Passphrase(passphrase, key_file), header.free_index(self.db, self._opened))
        return Outcome(None, Changes.VAULT)

    def remove_slot(self, index: int) -> Outcome[None]:
        """Take one way to open it away.

        Raises `UserFixable` ``LAST_SLOT`` when nothing else would open the vault, ``NOT_FOUND``; `WorldError`.
        """
        sure = self.slots()
        if index not in {slot.index for slot in sure}:
            raise UserFixable(Code.NOT_FOUND)
        if len(sure) == 1:
            raise UserFixable(Code.LAST_SLOT)
        self._opened.image = header.write(self.folder, slots.forget(self._opened.image, index))
        header.forget(self.db, index)
        return Outcome(None, Changes.VAULT)

    def check(self) -> Health:
        """Read everything and say what is damaged.  Changes nothing; takes as long as reading the whole file."""
        try:
            self.db.checkpoint()
            pages = self.db.damaged_pages()
            return Health(tuple(pages), not pages and self.db.sound())
        except WorldError as error:
            if error.code is Code.DATABASE_DAMAGED:
                return Health((), sound=False)
            raise

    # copies

    def keep_copy(self, reason: str, progress: Progress = silent) -> Path:
        """Keep a verified encrypted copy in ``backups``; only the newest five stay.

        Raises `WorldError`: ``COPY_NOT_VERIFIED``, ``DISK_FULL``, ``DATABASE_DAMAGED``.
        """
        return copies.keep(self.db, self.folder, self._opened.raw_key(), reason, progress)

    def copies(self) -> list[Copy]:
        """The copies of this vault, newest first."""
        return copies.found(self.folder, self._opened.raw_key())

    def carried(self) -> Carried:
        """Everything that must be copied so that this vault opens in another folder too; kept copies stay behind.

        Nothing may be written to the vault until the pieces have been read.  Raises `WorldError`.
        """
        opened = self._opened
        return carry.of(
            self.db, self.folder, opened.contents.container, opened.raw_key(), opened.image, self._held.append
        )

    def _own_passphrase(self) -> int | None:
        if self.role is not SlotRole.RECOVERY_CODE:
            return self._opened.index
        return next((s.index for s in self.slots() if s.kind is not SlotRole.RECOVERY_CODE), None)

    def _write_slot(self, secret: Secret, index: int) -> None:
        opened = self._opened
        key, role = header.key_for(secret, slots.read_head(opened.image))
        try:
            generation = header.announce(self.db, index, role)
            fresh = Contents(
                opened.contents.data_key, opened.contents.database_salt, opened.contents.container, role, generation
            )
            opened.image = header.write(self.folder, slots.seal(opened.image, index, key, fresh))
            header.confirm(self.db, index)
            if index == opened.index:
                opened.contents = fresh
        finally:
            wipe(key)


def create(folder: Path, secret: Secret, *, cost: Cost | None = None) -> Vault:
    """Make a vault and open it.  ``cost`` None measures this machine first (about two seconds in all).

    The folder is made if it is not there.  Raises `UserFixable` ``VAULT_EXISTS`` and what the
    secret's own check raises; `WorldError`.  An interrupted setup leaves nothing that stands in
    the way of the next one.
    """
    with disk.told():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = FolderLock(folder)
    try:
        _refuse_existing(folder)
        disk.check_writable(folder, [])
        opened = _make(folder, secret, cost or kdf.calibrate())
        return _enter(folder, lock, opened, silent)
    except BaseException:
        lock.release()
        raise


def _refuse_existing(folder: Path) -> None:
    if exists(folder):
        raise UserFixable(Code.VAULT_EXISTS)


def _make(folder: Path, secret: Secret, cost: Cost) -> header.Opened:
    image = slots.fresh(cost)
    key, role = header.key_for(secret, slots.read_head(image))
    container = system_random.randbelow(2)
    index = container * slots.OF_EACH + system_random.randbelow(slots.OF_EACH)
    contents = Contents(bytearray(os.urandom(32)), os.urandom(16), container, role, 1)
    image = slots.seal(image, index, key, contents)
    wipe(key)
    opened = header.Opened(image, index, contents)
    for stale in (0, 1):
        for suffix in (".new", ".new-wal"):
            with disk.told():
                containers.path_of(folder, stale, suffix).unlink(missing_ok=True)
    making = containers.path_of(folder, container, ".new")
    disk.make_empty(making)
    db = Database.open(making, opened.raw_key(), create=True)
    try:
        migrations.create(db)
        header.announce(db, index, role)
        header.confirm(db, index)
        db.checkpoint()
    finally:
        db.close()
    containers.settle(folder, ".new")
    header.write(folder, image)  # from here on there is a vault; the next line can be made up for
    containers.finish_making(folder)
    return opened


def open_vault(folder: Path, secret: Secret, *, progress: Progress = silent) -> Vault:
    """Open a vault, and bring it up to today's schema if it is older (a copy is kept first).

    A wrong passphrase changes nothing on the disk, not even a time.  Raises `WorldError`:
    ``NO_VAULT``, ``IN_USE``, ``HEADER_DAMAGED``, ``DATABASE_DAMAGED``, ``NEWER_VERSION``,
    ``READ_ONLY``, ``PERMISSION``, ``DISK_FULL``, ``DISK_ERROR``, ``NOT_ENOUGH_MEMORY``,
    ``LIBRARY_TOO_OLD``; `UserFixable`: ``WRONG_PASSPHRASE`` and what the secret's own check raises.
    """
    if not exists(folder):
        raise WorldError(Code.NO_VAULT)
    lock = FolderLock(folder)
    try:
        disk.check_writable(folder, [folder / name for name in ("slots", "slots.bak", *containers.NAMES)])
        progress(0, _STEPS)
        opened = header.unlock(folder, secret)
        progress(1, _STEPS)
        containers.finish_making(folder)
        return _enter(folder, lock, opened, progress)
    except BaseException:
        lock.release()
        raise


def _enter(folder: Path, lock: FolderLock, opened: header.Opened, progress: Progress) -> Vault:
    db: Database | None = None
    try:
        db = _database(folder, opened)
        progress(2, _STEPS)
        if migrations.needs_upgrade(db):
            copies.keep(db, folder, opened.raw_key(), "upgrade")
            migrations.upgrade(db)
        progress(3, _STEPS)
        header.repair(folder, opened)
        header.note_opened(db, opened)
    except BaseException:
        if db is not None:  # a container that did not open is left exactly as it is
            db.close()
            with suppress(AppError):
                containers.settle(folder)
        opened.wipe()
        raise
    progress(_STEPS, _STEPS)
    return Vault(folder, db, lock, opened)


def _database(folder: Path, opened: header.Opened) -> Database:
    path = containers.path_of(folder, opened.contents.container)
    if not path.is_file():
        raise WorldError(Code.DATABASE_DAMAGED)
    return Database.open(path, opened.raw_key())
