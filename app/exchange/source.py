"""A file, a folder or a zip, seen as a list of named texts.

Nothing is ever unpacked to disk and no name from inside a source is ever used as a path: a zip
member is read into memory, within bounds, and a folder is walked without following links.
"""

from __future__ import annotations

import os
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

from app.errors import Code, UntrustedInput, WorldError
from app.exchange import jsontext, text
from app.exchange.limits import LIMITS, Limits
from app.exchange.model import Left, Reason, skipped, unreadable

_SYSTEM = frozenset(
    {".ds_store", "thumbs.db", "desktop.ini", "__macosx", ".git", ".obsidian", ".logseq", ".trash", ".stfolder"}
)
_READABLE = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # others can ask for gigabytes before a byte comes out
_ENCRYPTED = 0x1
_END = b"PK\x05\x06"
_END64 = b"PK\x06\x06"


@dataclass(frozen=True, slots=True)
class Member:
    """One file inside a source.  ``name`` has forward slashes and is only ever shown or matched."""

    name: str
    size: int
    changed: datetime | None  # the file's own wall-clock time
    _start: Callable[[int], bytes]  # at most so many bytes from the start; raises `MemberError`

    @property
    def base(self) -> str:
        return PurePosixPath(self.name).name

    @property
    def suffix(self) -> str:
        """Lower case, with the dot."""
        return PurePosixPath(self.name).suffix.lower()


class MemberError(Exception):
    """One member cannot be read; the rest of the source may be fine."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(str(reason))
        self.reason = reason


@contextmanager
def refusing() -> Iterator[None]:
    """Turn the refusal of one text into the refusal of its member."""
    try:
        yield
    except UntrustedInput as refused:
        reasons = {Code.INPUT_NESTED: Reason.NESTED, Code.INPUT_TOO_LARGE: Reason.TOO_LARGE}
        raise MemberError(reasons.get(refused.code, Reason.BROKEN)) from None


class Source:
    """What was handed over.  Made by `open_source`."""

    def __init__(self, name: str, members: list[Member], left: list[Left], limits: Limits) -> None:
        self.name = name
        self.members = members
        self.left = left  # refused or skipped before any importer looked
        self.limits = limits
        self._budget = limits.total

    @property
    def single(self) -> bool:
        """Whether a bare file was handed over."""
        return len(self.members) == 1 and self.members[0].name == self.name

    def read(self, member: Member, limit: int | None = None) -> bytes:
        """The whole member.  Raises `MemberError`, or `UntrustedInput` when the source is used up."""
        bound = self.limits.text if limit is None else limit
        if member.size > bound:
            raise MemberError(Reason.TOO_LARGE)
        self._budget -= member.size
        if self._budget < 0:
            raise UntrustedInput(Code.INPUT_TOO_LARGE, where=member.name)
        data = member._start(member.size + 1)  # noqa: SLF001  private to this file
        if len(data) != member.size:
            raise MemberError(Reason.BROKEN)  # not the size that was checked
        return data

    def text(self, member: Member) -> text.Text:
        """The whole member as text.  Raises like `read`, and `MemberError` when it is no text."""
        found = text.decode(self.read(member))
        if found is None:
            raise MemberError(Reason.NOT_TEXT)
        return found

    def json(self, member: Member) -> object:
        """The value of a JSON member.  Raises like `text`, and `MemberError` when it is no JSON."""
        found = self.text(member)
        with refusing():
            return jsontext.load(found.value, self.limits, member.name)

    def head(self, member: Member, size: int = 4096) -> bytes:
        """The first bytes, for recognising a format; empty when it cannot be read."""
        try:
            return member._start(min(size, member.size))  # noqa: SLF001
        except MemberError:
            return b""


@contextmanager
def open_source(path: Path, limits: Limits = LIMITS) -> Iterator[Source]:
    """Look into a file, folder or zip.

    Raises `UntrustedInput` when it cannot be read at all, `WorldError` when the disk or its
    permissions are in the way.
    """
    with ExitStack() as stack:
        try:
            source = _look_into(path, limits, stack)
        except PermissionError:
            raise WorldError(Code.PERMISSION) from None
        except (OSError, ValueError):
            raise UntrustedInput(Code.INPUT_UNREADABLE) from None
        yield source


def _look_into(path: Path, limits: Limits, stack: ExitStack) -> Source:
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        return Source(path.name, *_walk(path, limits), limits)
    if not stat.S_ISREG(mode):
        raise UntrustedInput(Code.INPUT_UNREADABLE)
    if zipfile.is_zipfile(path):
        return Source(path.name, *_archive_members(stack.enter_context(_zip(path, limits)), limits), limits)
    return Source(path.name, [_file(path, path.name, follow=True)], [], limits)


def _file(path: Path, name: str, *, follow: bool) -> Member:
    info = path.stat(follow_symlinks=follow)
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
    if not follow:
        flags |= getattr(os, "O_NOFOLLOW", 0)

    def start(count: int) -> bytes:
        try:
            with os.fdopen(os.open(path, flags), "rb") as stream:
                if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                    raise MemberError(Reason.BROKEN)
                return stream.read(count)
        except OSError:
            raise MemberError(Reason.BROKEN) from None

    return Member(name, info.st_size, datetime.fromtimestamp(info.st_mtime), start)  # noqa: DTZ006  wall clock is meant


def _walk(root: Path, limits: Limits) -> tuple[list[Member], list[Left]]:
    members: list[Member] = []
    left: list[Left] = []
    waiting = [(root, "")]
    while waiting:
        folder, prefix = waiting.pop()
        with os.scandir(folder) as listing:
            found = sorted(listing, key=lambda e: e.name)
        deeper: list[tuple[Path, str]] = []
        for entry in found:
            name = prefix + text.showable(entry.name)
            if len(members) + len(left) >= limits.members:
                raise UntrustedInput(Code.INPUT_TOO_LARGE, where=name)
            if entry.is_symlink():
                left.append(skipped(name, Reason.LINK))
            elif _is_system(entry.name):
                left.append(skipped(name, Reason.SYSTEM_FILE))
            elif entry.is_dir(follow_symlinks=False):
                if name.count("/") + 1 >= limits.folders:
                    left.append(unreadable(name, Reason.NESTED))
                else:
                    deeper.append((Path(entry.path), name + "/"))
            elif entry.is_file(follow_symlinks=False):
                members.append(_file(Path(entry.path), name, follow=False))
            else:
                left.append(skipped(name, Reason.OTHER_FILE))  # a pipe, a socket, a device
        waiting.extend(reversed(deeper))
    members.sort(key=lambda m: m.name)
    return members, left


@contextmanager
def _zip(path: Path, limits: Limits) -> Iterator[zipfile.ZipFile]:
    if _directory_size(path) > limits.directory:
        raise UntrustedInput(Code.INPUT_TOO_LARGE)
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, NotImplementedError, UnicodeDecodeError, EOFError):
        raise UntrustedInput(Code.INPUT_UNREADABLE) from None
    with archive:
        yield archive


def _directory_size(path: Path) -> int:
    """How large the zip says its table of contents is; the library would read it whole."""
    with path.open("rb") as stream:
        size = stream.seek(0, os.SEEK_END)
        stream.seek(max(0, size - 65_557 - 76))  # end record, longest comment, zip64 records
        tail = stream.read()
    end = tail.rfind(_END)
    if end < 0 or len(tail) < end + 22:
        return 0
    found = int.from_bytes(tail[end + 12 : end + 16], "little")
    end64 = tail.rfind(_END64)
    if end64 >= 0 and len(tail) >= end64 + 48:
        found = max(found if found != 0xFFFFFFFF else 0, int.from_bytes(tail[end64 + 40 : end64 + 48], "little"))
    return min(found, size)


def _archive_members(archive: zipfile.ZipFile, limits: Limits) -> tuple[list[Member], list[Left]]:
    members: list[Member] = []
    left: list[Left] = []
    infos = archive.infolist()
    if len(infos) > limits.members:
        raise UntrustedInput(Code.INPUT_TOO_LARGE)
    for info in infos:
        if info.is_dir():
            continue
        name = info.filename
        if (reason := _fault(info, limits)) is not None:
            make = skipped if reason in (Reason.LINK, Reason.SYSTEM_FILE) else unreadable
            left.append(make(text.showable(name), reason))
        else:
            members.append(Member(text.showable(name), info.file_size, _stamp(info), _member_reader(archive, info)))
    members.sort(key=lambda m: m.name)
    return members, left


def _fault(info: zipfile.ZipInfo, limits: Limits) -> Reason | None:
    parts = info.filename.split("/")
    if any(_is_system(p) for p in parts):
        return Reason.SYSTEM_FILE
    if stat.S_ISLNK(info.external_attr >> 16):
        return Reason.LINK
    unsafe = "\\" in info.filename or info.filename.startswith("/") or any(p in ("", ".", "..") for p in parts)
    if unsafe or info.filename[1:2] == ":" or len(info.filename) > limits.name:
        return Reason.BAD_NAME
    if len(parts) > limits.folders:
        return Reason.NESTED
    if info.flag_bits & _ENCRYPTED:
        return Reason.ENCRYPTED
    if info.compress_type not in _READABLE:
        return Reason.COMPRESSION
    if info.file_size > limits.small and info.file_size > limits.ratio * max(info.compress_size, 1):
        return Reason.TOO_LARGE
    return None


def _member_reader(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Callable[[int], bytes]:
    def start(count: int) -> bytes:
        try:
            with archive.open(info) as stream:
                return stream.read(count)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError):
            raise MemberError(Reason.BROKEN) from None

    return start


def _stamp(info: zipfile.ZipInfo) -> datetime | None:
    try:
        return datetime(*info.date_time)  # noqa: DTZ001  a zip holds wall-clock times
    except ValueError:
        return None


def _is_system(part: str) -> bool:
    return part.lower() in _SYSTEM or part.startswith("._")
