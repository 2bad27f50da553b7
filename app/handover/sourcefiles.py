"""The files of a pack's folder, read with care, and what was wrong with them.

Whoever hands over a folder can make it hostile: links, pipes, endless files and odd encodings are
refused here, and nothing is read before its size is known.
"""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final, NamedTuple

from app.errors import Code, UntrustedInput
from app.packs.strictjson import clean

PACK_FILE: Final = "pack.toml"
CARRIED: Final = "carried"
MOST_FILE: Final = 256 * 1024
MOST_TOGETHER: Final = 2 * 1024 * 1024
MOST_NAMES: Final = 1000

_ITEM = re.compile(r"(?:([0-9]{1,3})-)?([a-z0-9]+(?:-[a-z0-9]+)*)\.(md|json)")
_LEFT_OUT = re.compile(r"[._].*|(?:README|LICENSE).*|.*~|Thumbs\.db|desktop\.ini", re.DOTALL)
_LONGEST_ID: Final = 40
_SHOWN: Final = 100


class Fault(StrEnum):
    """What can be wrong with a source.  Stable; beside them stand the reasons of `app.packs.refusal`."""

    NOT_A_FOLDER = "not-a-folder"
    NO_PACK_FILE = "no-pack-file"
    NO_ITEMS = "no-items"
    UNREADABLE = "unreadable"
    LINK = "link"
    NOT_A_FILE = "not-a-file"
    TOO_BIG = "too-big"
    TOO_MANY = "too-many"
    NAME = "name"
    ID_TWICE = "id-twice"
    NOT_UTF8 = "not-utf8"
    BAD_CHARACTER = "bad-character"
    NO_HEAD = "no-head"
    NOT_TOML = "not-toml"
    NOT_JSON = "not-json"
    KIND = "kind"
    UNKNOWN_FIELD = "unknown-field"
    MISSING_FIELD = "missing-field"
    BAD_VALUE = "bad-value"
    BELONGS_BELOW = "belongs-below"
    BODY = "body"
    BAD_KEY = "bad-key"
    NOTE_MISSING = "note-missing"
    NO_AUTHOR = "no-author"


class Problem(NamedTuple):
    """One thing that is wrong: in which file, on which line (0: none), at which place, and why."""

    file: str
    line: int
    where: str
    reason: str


class SourceRefused(UntrustedInput):
    """A folder is not the source of a pack.  ``problems`` has everything that was found, at least one thing."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        first = problems[0]
        where = f"{first.file}:{first.line}" if first.line else first.file
        super().__init__(Code.PACK_REFUSED, reason=first.reason, where=where, detail="")
        self.problems = problems


class FileRefused(Exception):
    """One file cannot be taken; others may still be read."""

    def __init__(self, reason: str, line: int = 0, where: str = "$") -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line
        self.where = where


class SourceFile(NamedTuple):
    """One file with its text.  ``id`` and ``number`` are those of an item's name."""

    name: str
    text: str
    number: int = 0
    id: str = ""


@dataclass(frozen=True, slots=True)
class Files:
    """Everything that was read of a folder, in order."""

    pack: SourceFile | None
    items: tuple[SourceFile, ...]
    carried: tuple[SourceFile, ...]
    problems: tuple[Problem, ...]


def read_files(folder: Path) -> Files:
    """The files of a folder.  Raises `SourceRefused` when there is no folder to look into."""
    reader = _Reader()
    names = reader.names(folder, "")
    pack: SourceFile | None = None
    items: list[SourceFile] = []
    carried: list[SourceFile] = []
    for name in names:
        if name == PACK_FILE:
            pack = reader.file(folder / name, name)
        elif name == CARRIED and _plain_folder(folder / name):
            carried = reader.carried(folder / name)
        elif found := _item_name(name):
            order = int(found[1]) if found[1] else 1000
            if file := reader.file(folder / name, name):
                items.append(file._replace(number=order, id=found[2]))
        else:
            reader.refuse(name, Fault.NAME)
    if PACK_FILE not in names:
        reader.refuse(PACK_FILE, Fault.NO_PACK_FILE)
    if not any(_item_name(name) for name in names):
        reader.refuse(PACK_FILE, Fault.NO_ITEMS)
    items.sort(key=lambda file: (file.number, file.id, file.name))
    return Files(pack, tuple(items), tuple(carried), tuple(reader.problems))


class _Reader:
    """Reads file by file, within what is left of the bounds."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._left = MOST_TOGETHER

    def refuse(self, name: str, reason: str, line: int = 0) -> None:
        self.problems.append(Problem(shown(name), line, "$", reason))

    def names(self, folder: Path, prefix: str) -> list[str]:
        """The names in a folder that are not the author's own."""
        found: list[str] = []
        try:
            with os.scandir(folder) as listing:
                for entry in listing:
                    if len(found) == MOST_NAMES:
                        raise SourceRefused((Problem(prefix, 0, "$", Fault.TOO_MANY),))
                    found.append(entry.name)
        except (OSError, ValueError):
            raise SourceRefused((Problem(prefix, 0, "$", Fault.NOT_A_FOLDER),)) from None
        return sorted(name for name in found if not _LEFT_OUT.fullmatch(name))

    def carried(self, folder: Path) -> list[SourceFile]:
        found = []
        for name in self.names(folder, CARRIED):
            inner = f"{CARRIED}/{name}"
            if not name.endswith(".yarrow"):
                self.refuse(inner, Fault.NAME)
            elif file := self.file(folder / name, inner):
                found.append(file)
        return found

    def file(self, path: Path, name: str) -> SourceFile | None:
        """A file with its text, None if it was refused."""
        try:
            data = _bytes(path, self._left)
            self._left -= len(data)
            return SourceFile(name, _text(data))
        except FileRefused as refused:
            self.refuse(name, refused.reason, refused.line)
            return None


def shown(name: str) -> str:
    """A file's name, fit to be shown: nothing invisible, not endless."""
    kept = "".join(character if character.isprintable() else "\ufffd" for character in name[:_SHOWN])
    return kept + "…" if len(name) > _SHOWN else kept


def _item_name(name: str) -> re.Match[str] | None:
    found = _ITEM.fullmatch(name)
    return found if found and len(found[2]) <= _LONGEST_ID else None


def _plain_folder(path: Path) -> bool:
    try:
        return stat.S_ISDIR(path.lstat().st_mode)
    except OSError:
        return False


def _bytes(path: Path, left: int) -> bytes:
    """The bytes of a plain file, at most ``left``.  No link is followed, no pipe waited for."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    try:
        if stat.S_ISLNK(path.lstat().st_mode):
            raise FileRefused(Fault.LINK)
        if not stat.S_ISREG(path.lstat().st_mode):
            raise FileRefused(Fault.NOT_A_FILE)
        with os.fdopen(os.open(path, flags), "rb") as stream:
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                raise FileRefused(Fault.NOT_A_FILE)
            data = stream.read(MOST_FILE + 1)
    except (OSError, ValueError):
        raise FileRefused(Fault.UNREADABLE) from None
    if len(data) > min(MOST_FILE, left):
        raise FileRefused(Fault.TOO_BIG)
    return data


def _text(data: bytes) -> str:
    try:
        text = data.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise FileRefused(Fault.NOT_UTF8, data.count(b"\n", 0, error.start) + 1) from None
    if not clean(text):
        line = next(number for number, line in enumerate(text.split("\n"), start=1) if not clean(line))
        raise FileRefused(Fault.BAD_CHARACTER, line)
    return text
