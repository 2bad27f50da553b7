"""Programs in an archive (``.tar.xz``, ``.tar.gz``, ``.zip``), copied without being unpacked anywhere else first."""

from __future__ import annotations

import tarfile
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Protocol

from app.errors import Code, UntrustedInput, WorldError
from app.jobs import CancelToken
from app.portable import listing, runtime
from app.portable.medium import BLOCK
from app.portable.runtime import Item, Runtime

_MOST_BYTES = 1 << 30  # unpacked; a built program has an eighth of it
_BROKEN = (tarfile.TarError, zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, ValueError, NotImplementedError)


@dataclass(frozen=True, slots=True)
class _Member:
    """A plain file inside."""

    path: str
    size: int
    runs: bool
    file: IO[bytes]


class _Walk(Protocol):
    def __call__(self, path: Path) -> Iterator[_Member]: ...


def _tar(path: Path) -> Iterator[_Member]:
    with tarfile.open(path, "r|*") as archive:
        for member in archive:
            file = archive.extractfile(member) if member.isreg() else None
            if file is not None:
                yield _Member(member.name.removeprefix("./"), member.size, bool(member.mode & 0o100), file)


def _zip(path: Path) -> Iterator[_Member]:
    with zipfile.ZipFile(path) as archive:
        for info in archive.infolist():
            kind = info.external_attr >> 16
            if not info.is_dir() and (kind & 0o170000) in (0, 0o100000) and not info.flag_bits & 1:
                with archive.open(info) as file:
                    yield _Member(info.filename, info.file_size, bool(kind & 0o100), file)


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except _BROKEN:
        raise UntrustedInput(Code.PROGRAM_UNKNOWN, where="archive") from None
    except OSError as error:
        if type(error).__module__ in ("_lzma", "lzma", "zlib", "gzip"):  # of the content, not of the disk
            raise UntrustedInput(Code.PROGRAM_UNKNOWN, where="archive") from None
        raise WorldError(Code.PROGRAM_UNREADABLE) from None
    except Exception as error:
        if type(error).__name__ in ("LZMAError", "error"):  # `lzma` and `zlib` have no common parent
            raise UntrustedInput(Code.PROGRAM_UNKNOWN, where="archive") from None
        raise


class ArchiveSource:
    """Reads an archive from its beginning to its end."""

    def __init__(self, path: Path, walk: _Walk, prefix: str) -> None:
        self._path, self._walk, self._prefix = path, walk, prefix

    def each(self, items: Sequence[Item], token: CancelToken) -> Iterator[tuple[Item, Iterable[bytes]]]:
        wanted = {item.path: item for item in items}
        with _told():
            for member in self._walk(self._path):
                token.check()
                item = wanted.pop(member.path.removeprefix(self._prefix), None)
                if item is not None and member.path.startswith(self._prefix):
                    yield item, _blocks(member)
        if wanted:
            raise UntrustedInput(Code.PROGRAM_DAMAGED, count=len(wanted))


def _blocks(member: _Member) -> Iterator[bytes]:
    with _told():
        while block := member.file.read(BLOCK):
            yield block


def is_archive(path: Path) -> bool:
    """Whether a file's name says that it is an archive we read."""
    return path.name.casefold().endswith((".tar.xz", ".tar.gz", ".tgz", ".zip", ".tar"))


def look(path: Path, token: CancelToken) -> Runtime:
    """The program in an archive, by the ``SHA256SUMS`` in it.  Reads the whole archive once: a few seconds.

    Raises `UntrustedInput`: ``PROGRAM_UNKNOWN``, ``PROGRAM_DAMAGED``, ``INPUT_TOO_LARGE``; `WorldError` ``PROGRAM_UNREADABLE``; `Cancelled`.
    """
    walk: _Walk = _zip if path.name.casefold().endswith(".zip") else _tar
    sizes: dict[str, tuple[int, bool]] = {}
    begins: dict[str, bytes] = {}
    kept: dict[str, bytes] = {}
    total = 0
    with _told():
        for member in walk(path):
            token.check()
            total += member.size
            if total > _MOST_BYTES:
                raise UntrustedInput(Code.INPUT_TOO_LARGE)
            sizes[member.path] = member.size, member.runs
            small = member.path.endswith((listing.FILE, runtime.ABOUT))
            begins[member.path] = head = member.file.read(listing.MOST_BYTES + 1 if small else 4)
            if small:
                kept[member.path] = head
    lists = [name for name in kept if name.rpartition("/")[2] == listing.FILE]
    if not lists:
        raise UntrustedInput(Code.PROGRAM_UNKNOWN, where=listing.FILE)
    at = min(lists, key=lambda name: (name.count("/"), name))
    prefix = at.removesuffix(listing.FILE)
    within = {name.removeprefix(prefix): told for name, told in sizes.items() if name.startswith(prefix)}
    first = {name.removeprefix(prefix): head for name, head in begins.items() if name.startswith(prefix)}
    found = runtime.made(kept[at], within, first, ArchiveSource(path, walk, prefix))
    return replace(found, version=runtime.read_version(kept.get(prefix + runtime.ABOUT, b"")))
