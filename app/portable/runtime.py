"""A built program that can be copied: a folder, an archive of one, or a single AppImage.

Which files belong to it says its ``SHA256SUMS``, and each is compared with it while it is copied.
That proves the program whole, not who made it: for that there is the signature beside the list.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from app.errors import Code, UntrustedInput
from app.jobs import CancelToken
from app.portable import listing

ABOUT = "lib/about/build.toml"
_MOST_ABOUT = 64 * 1024
_SUFFIXES = ("", ".exe")
_WHOLE = (".AppImage", ".app", ".dmg")  # what a program in one piece ends with


class System(StrEnum):
    """What a program runs on; the value is the name of its folder (`app.paths.SYSTEMS`)."""

    LINUX = "Linux"
    WINDOWS = "Windows"
    MACOS = "macOS"


@dataclass(frozen=True, slots=True)
class Item:
    """One file of a program.  ``digest``: SHA-256 in hex, "" where no list says it."""

    path: str
    size: int
    digest: str
    runs: bool = False


class Source(Protocol):
    """Where a program is copied from."""

    def each(self, items: Sequence[Item], token: CancelToken) -> Iterator[tuple[Item, Iterable[bytes]]]:
        """Every item once, in whatever order is quickest; its bytes must be read before the next is asked for.

        Raises `UntrustedInput` ``PROGRAM_DAMAGED`` for what is missing, `WorldError` ``PROGRAM_UNREADABLE``.
        """
        ...


@dataclass(frozen=True, slots=True)
class Runtime:
    """``name`` is what its list calls the program, ``called`` what it is called where it lies: a copy may have another name.

    ``version`` is as its build says, or "".
    """

    system: System
    name: str
    version: str
    items: tuple[Item, ...]
    source: Source
    folder: Path | None = None
    called: str = ""

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(item.size for item in self.items)

    def renamed(self, path: str, name: str) -> str:
        """Where a file of this program lies when the program is called ``name``."""
        return renamed(path, self.name, name)

    def starter(self) -> str | None:
        """The file that is started, by the name that the list has for it."""
        return starter(self.name, [item.path for item in self.items])


def renamed(path: str, old: str, new: str) -> str:
    """Where a file lies after a program got another name.

    What starts it takes the name along: it is what a computer notes down about a program.
    """
    first, slash, rest = path.partition("/")
    endings = (*_SUFFIXES, *(f"-cli{suffix}" for suffix in _SUFFIXES), *_WHOLE)
    for ending in endings:
        if first == old + ending and bool(slash) == (ending == ".app"):
            return new + ending + slash + rest
    return path


def program_name(paths: Iterable[str]) -> str | None:
    """What a program is called: the name that a file and its ``-cli`` share, or that of a program in one piece."""
    top = {path.partition("/")[0] for path in paths}
    for file in sorted(top):
        for suffix in _SUFFIXES:
            name = file.removesuffix(suffix)
            if file == name + suffix and f"{name}-cli{suffix}" in top:
                return name
    for file in sorted(top):
        if file.endswith(_WHOLE):
            return file.rpartition(".")[0]
    return None


def starter(name: str, paths: Iterable[str]) -> str | None:
    """The file that is started."""
    there = set(paths)
    bundle = f"{name}.app/Contents/MacOS/"
    for path in (name, f"{name}.exe", f"{name}.AppImage", f"{name}.dmg"):
        if path in there:
            return path
    return next((path for path in sorted(there) if path.startswith(bundle)), None)


_MAGIC = (
    (b"\x7fELF", System.LINUX),
    (b"MZ", System.WINDOWS),
    (b"\xcf\xfa\xed\xfe", System.MACOS),  # Mach-O, 64 bits
    (b"\xca\xfe\xba\xbe", System.MACOS),  # Mach-O for several processors
)


def system_of(file: str, begins: bytes) -> System | None:
    """Which system a program is for, from its first bytes."""
    if file.endswith(".dmg"):
        return System.MACOS
    return next((system for magic, system in _MAGIC if begins.startswith(magic)), None)


def made(sums: bytes, sizes: dict[str, tuple[int, bool]], begins: dict[str, bytes], source: Source) -> Runtime:
    """A runtime from what was found: the list, the size of every file and whether it runs, first bytes of some.

    Raises `UntrustedInput`: ``PROGRAM_UNKNOWN``, ``PROGRAM_DAMAGED``.
    """
    listed = listing.read(sums)
    missing = sum(path not in sizes for path in listed)
    if missing:
        raise UntrustedInput(Code.PROGRAM_DAMAGED, count=missing)
    name = program_name(listed)
    start = starter(name, listed) if name else None
    system = system_of(start, begins.get(start, b"")) if start else None
    if name is None or start is None or system is None:
        raise UntrustedInput(Code.PROGRAM_UNKNOWN, where=listing.FILE)
    items = [Item(path, sizes[path][0], digest, sizes[path][1]) for path, digest in listed.items()]
    beside = [path for path in sizes if path == listing.FILE or path.startswith(listing.FILE + ".")]
    items += [Item(path, sizes[path][0], "") for path in sorted(beside)]
    return Runtime(system, name, "", tuple(items), source)


def read_version(text: bytes) -> str:
    """The version that ``build.toml`` names, or ""."""
    with suppress(ValueError):
        found = tomllib.loads(text[:_MOST_ABOUT].decode("utf-8"))
        version = found.get("version", "")
        return version if isinstance(version, str) else ""
    return ""


def older(one: str, other: str) -> bool:
    """Whether version ``one`` is surely before ``other``: numbers between dots; False where either says something else."""
    try:
        return [int(part) for part in one.split(".")] < [int(part) for part in other.split(".")]
    except ValueError:
        return False
