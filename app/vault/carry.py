"""What has to be copied so that a vault opens in another folder, while this one stays open.

Every byte is taken as it is: a fresh encryption of the one container that is in use would tell
whoever compares the two folders which one that is.  The other container may hold a second space
that nobody here can know of; it goes along.  Kept copies (``backups``) stay behind.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from app.errors import Code, WorldError
from app.vault import containers, copies, disk, slots
from app.vault.database import Database
from app.vault.folder import CONTAINERS, SLOTS, SLOTS_AGAIN

_AT_ONCE = containers.MIB


@dataclass(frozen=True, slots=True)
class Piece:
    """One file: its name, its size in bytes, and its bytes, to be read once."""

    name: str
    size: int
    read: Callable[[], Iterator[bytes]]


@dataclass(frozen=True, slots=True)
class Carried:
    """A vault to be copied.  Read the pieces before anything else is written to it."""

    pieces: tuple[Piece, ...]
    number: int
    raw_key: str = field(repr=False)
    counts: dict[str, int] = field(repr=False)

    @property
    def size(self) -> int:
        """Bytes of all pieces."""
        return sum(piece.size for piece in self.pieces)

    def verify(self, folder: Path) -> None:
        """Prove that the copy in ``folder`` opens and holds every row.  Changes nothing there.

        Raises `WorldError` ``COPY_NOT_VERIFIED``, or what the disk answers.
        """
        for name in (SLOTS, SLOTS_AGAIN):
            if not slots.intact(disk.read_whole(folder / name, slots.SIZE)):
                raise WorldError(Code.COPY_NOT_VERIFIED)
        copies.verify(containers.path_of(folder, self.number), self.raw_key, self.counts)


def size_of(folder: Path) -> int:
    """Bytes that a copy of the vault in ``folder`` takes, open or closed.  Raises `WorldError`."""
    with disk.told():
        largest = max(containers.path_of(folder, n).stat().st_size for n in (0, 1))
    return 2 * (containers.bucket(largest) + slots.SIZE)


def of(
    db: Database, folder: Path, number: int, raw_key: str, image: bytes, hold: Callable[[BinaryIO], None]
) -> Carried:
    """What the open vault in ``folder`` consists of just now.

    ``hold`` gets every file that is opened and must close it only after the database: on POSIX a
    program that closes a file gives up every lock it holds on it, those of SQLite as well.  Raises `WorldError`.
    """
    db.checkpoint()
    counts = copies.count_rows(db)
    with disk.told():
        files = [containers.path_of(folder, n).open("rb") for n in (0, 1)]
        for file in files:
            hold(file)
        sizes = [os.fstat(file.fileno()).st_size for file in files]
    target = containers.bucket(max(sizes))
    pieces = [Piece(name, len(image), lambda: iter((image,))) for name in (SLOTS, SLOTS_AGAIN)]
    pieces += [
        Piece(name, target, _Padded(file, size, target))
        for name, file, size in zip(CONTAINERS, files, sizes, strict=True)
    ]
    return Carried(tuple(pieces), number, raw_key, counts)


@dataclass(frozen=True, slots=True)
class _Padded:
    """The bytes of a file, then random ones."""

    file: BinaryIO
    size: int
    target: int

    def __call__(self) -> Iterator[bytes]:
        done = 0
        with disk.told():
            self.file.seek(0)
        while done < self.size:
            with disk.told():
                block = self.file.read(min(_AT_ONCE, self.size - done))
            if not block:
                raise WorldError(Code.DISK_ERROR)
            done += len(block)
            yield block
        while done < self.target:
            done += len(block := os.urandom(min(_AT_ONCE, self.target - done)))
            yield block
