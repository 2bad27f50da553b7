"""Programs that lie unpacked in a folder, ours that runs just now among them."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from app import paths
from app.errors import Code, UntrustedInput, WorldError
from app.jobs import CancelToken
from app.portable import listing, runtime
from app.portable.medium import BLOCK
from app.portable.runtime import Item, Runtime, System

_BESIDE = ("READ ME.txt", "HOW TO CHECK.txt")


class FolderSource:
    """Reads the files of a folder."""

    def __init__(self, folder: Path, where: Callable[[str], str] = str) -> None:
        """``where`` says where a file of the list lies in the folder."""
        self._folder, self._where = folder, where

    def each(self, items: Sequence[Item], token: CancelToken) -> Iterator[tuple[Item, Iterable[bytes]]]:
        for item in items:
            token.check()
            yield item, _blocks(self._folder / self._where(item.path))


def _blocks(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb", buffering=0) as file:
            while block := file.read(BLOCK):
                yield block
    except FileNotFoundError:
        raise UntrustedInput(Code.PROGRAM_DAMAGED, count=1) from None
    except OSError:
        raise WorldError(Code.PROGRAM_UNREADABLE) from None


def look(folder: Path) -> Runtime:
    """The program in a folder, by its ``SHA256SUMS``.  Reads no more than the list and a few first bytes.

    Raises `UntrustedInput`: ``PROGRAM_UNKNOWN``, ``PROGRAM_DAMAGED``; `WorldError` ``PROGRAM_UNREADABLE``.
    """
    try:
        sums = _head(folder / listing.FILE, listing.MOST_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        raise UntrustedInput(Code.PROGRAM_UNKNOWN, where=listing.FILE) from None
    listed = listing.read(sums)
    there = _names(folder)
    name = runtime.program_name(listed) or ""
    called = runtime.program_name(there) or name
    where = partial(runtime.renamed, old=name, new=called)
    beside = [file for file in there if file == listing.FILE or file.startswith(listing.FILE + ".")]
    sizes = {path: found for path in [*listed, *beside] if (found := _measure(folder / where(path))) is not None}
    begins = {path: _head(folder / where(path), 4) for path in sizes if "/" not in path or ".app/" in path}
    made = runtime.made(sums, sizes, begins, FolderSource(folder, where))
    return replace(made, folder=folder, called=called, version=_version(folder))


def here() -> list[Runtime]:
    """The program that runs just now, and those of other systems that lie beside it on its stick.

    Empty when it runs from source, or inside a Flatpak, which is no folder that could be taken along.
    Raises as `look` does.
    """
    if not paths.is_frozen() or Path("/.flatpak-info").exists():
        return []
    image = paths.appimage()
    own = _single(image) if image is not None else _unpacked(paths.program_folder())
    root = paths.portable_root(paths.program_folder())
    return [own, *(found for found in (there(root) if root else []) if found.system is not own.system)]


def there(root: Path) -> list[Runtime]:
    """The programs of a portable folder, each in the folder of its system; what is no program is passed over."""
    found: list[Runtime] = []
    for system in System:
        spelt = next((name for name in _names(root) if name.casefold() == system.casefold()), None)
        if spelt is not None:
            try:
                found.append(in_folder(root / spelt))
            except (UntrustedInput, WorldError):
                continue
    return found


def in_folder(folder: Path) -> Runtime:
    """The program of one system in a portable folder.  Raises as `look` does."""
    image = next((folder / name for name in _names(folder) if name.endswith(".AppImage")), None)
    return look(folder) if image is None else _single(image)


def _single(image: Path) -> Runtime:
    """A program in one file that has no list."""
    measured = _measure(image)
    if measured is None:
        raise UntrustedInput(Code.PROGRAM_DAMAGED, count=1)
    item = Item(image.name, measured[0], "", runs=True)
    return Runtime(System.LINUX, image.stem, "", (item,), FolderSource(image.parent), image.parent, image.stem)


def _unpacked(folder: Path) -> Runtime:
    """The running program; where an installed one has no list, its own two files and ``lib``."""
    if (folder / listing.FILE).is_file():
        return look(folder)
    name = Path(sys.executable).name.removesuffix(".exe").removesuffix("-cli")
    own = (*_BESIDE, name, f"{name}-cli")
    top = [file for file in _names(folder) if file.removesuffix(".exe") in own]
    inside = [Path(at) / file for at, _, files in os.walk(folder / "lib") for file in files]
    every = [*top, *(path.relative_to(folder).as_posix() for path in inside)]
    items = [Item(path, *found) for path in sorted(every) if (found := _measured(folder / path)) is not None]
    system = {"win32": System.WINDOWS, "darwin": System.MACOS}.get(sys.platform, System.LINUX)
    return Runtime(system, name, _version(folder), tuple(items), FolderSource(folder), folder, name)


def _measured(path: Path) -> tuple[int, str, bool] | None:
    found = _measure(path)
    return None if found is None else (found[0], "", found[1])


def _measure(path: Path) -> tuple[int, bool] | None:
    """Size, and whether it may be run; None if it is no plain file.  A link is none: sticks have no links."""
    try:
        told = path.lstat()
    except FileNotFoundError:
        return None
    except OSError:
        raise WorldError(Code.PROGRAM_UNREADABLE) from None
    return (told.st_size, bool(told.st_mode & stat.S_IXUSR)) if stat.S_ISREG(told.st_mode) else None


def _head(path: Path, most: int) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(most)
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        raise
    except OSError:
        raise WorldError(Code.PROGRAM_UNREADABLE) from None


def _names(folder: Path) -> list[str]:
    try:
        return sorted(entry.name for entry in folder.iterdir())
    except OSError:
        raise WorldError(Code.PROGRAM_UNREADABLE) from None


def _version(folder: Path) -> str:
    try:
        return runtime.read_version(_head(folder / runtime.ABOUT, 64 * 1024))
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return ""
