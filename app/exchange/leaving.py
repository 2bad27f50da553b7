"""What both exporters share: what leaves, in one order, and writing it with care.

The order does not depend on the order in which things were written down, so that two vaults with
the same content export the same.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import IO

from app.errors import Code, UserFixable, WorldError
from app.exchange import packs, records, store
from app.exchange.records import Kind, Note, Record
from app.journal.model import Entry
from app.session import Session


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What an export wrote."""

    files: int
    entries: int
    others: int


def entries(session: Session) -> Iterator[Record]:
    """Every entry in sight with its earlier states, oldest first."""
    for _, group in groupby(session.journal.each(), key=_local):
        for entry in sorted(group, key=lambda e: (e.created_at, e.id)):
            source_id, original = store.provenance(session.vault.db, entry.id)
            yield records.of_entry(entry, source_id, original, session.journal.versions(entry.id))


def _local(entry: Entry) -> str:
    return entry.at.local


def notes(session: Session, kind: Kind) -> Iterator[Record]:
    """Every other record of one kind in sight, oldest first where it has a time."""
    found = [records.of_note(note) for note in _kept(session, kind.name)]
    return iter(sorted(found, key=lambda r: (str(r.get("at", "")), str(r.get("created", "")), str(r[kind.key]))))


def _kept(session: Session, kind: str) -> Iterable[Note]:
    match kind:
        case "trigger":
            return session.triggers.each()
        case "strategy":
            return session.strategies.each()
        case "practice":
            return session.practice.each()
        case "card":
            return session.cards.each()
        case "fair_test":
            return session.insights.fair_tests.each()
        case "line":
            return session.circle.each()
        case "template":
            return store.templates(session.vault.db)
        case "mark":
            return store.marks(session.vault.db)
        case "pack":
            return packs.leaving(session)
        case "draft":
            return session.packs.drafts.each()
        case "preference":
            return store.preferences(session.vault.db)
        case _:
            return store.mood_words(session.vault.db)


class Writer:
    """Writes new files only, readable by the person alone; takes them away again if anything fails."""

    def __init__(self) -> None:
        self._files: list[Path] = []
        self._folders: list[Path] = []

    @property
    def files(self) -> int:
        return len(self._files)

    def folder(self, path: Path) -> None:
        """Make a folder and those above it."""
        for part in [*reversed(path.parents), path]:
            if not part.exists():
                part.mkdir(mode=0o700)
                self._folders.append(part)

    @contextmanager
    def file(self, path: Path) -> Iterator[IO[str]]:
        """A new text file; nothing that is there is ever written over."""
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        self._files.append(path)
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as stream:
            yield stream

    def settle(self) -> None:
        """Have everything on the disk, so that a stick may be pulled.  Once, because each file would take its time."""
        if hasattr(os, "sync"):
            os.sync()
            return
        for path in self._files:  # pragma: no cover  (Windows)
            with path.open("r+b") as stream:
                os.fsync(stream.fileno())

    def take_away(self) -> None:
        """Remove everything that was made here."""
        for path in self._files:
            with suppress(OSError):
                path.unlink()
        for path in reversed(self._folders):
            with suppress(OSError):
                path.rmdir()


@contextmanager
def writing() -> Iterator[Writer]:
    """A `Writer` whose files stay only if the block ends well.  Raises `WorldError`, `UserFixable`."""
    writer = Writer()
    try:
        yield writer
        writer.settle()
    except OSError as error:
        writer.take_away()
        raise _meaning(error) from None
    except BaseException:
        writer.take_away()
        raise


def refuse_existing(out: Path) -> None:
    """Raises `UserFixable` OUTPUT_EXISTS for a file or a folder that holds something."""
    try:
        if out.is_symlink() or (out.exists() and not (out.is_dir() and not any(out.iterdir()))):
            raise UserFixable(Code.OUTPUT_EXISTS)
    except OSError as error:
        raise _meaning(error) from None


def _meaning(error: OSError) -> WorldError | UserFixable:
    if error.errno in (errno.EEXIST, errno.ENOTEMPTY):
        return UserFixable(Code.OUTPUT_EXISTS)
    if error.errno == errno.EROFS:
        return WorldError(Code.READ_ONLY)
    full = (errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC))
    return WorldError(Code.DISK_FULL if error.errno in full else Code.PERMISSION)
