"""What is in a folder, and which places are worth starting from.  No watcher, nothing remembered."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.jobs import CancelToken

MOST_ITEMS = 5_000  # a folder with more shows the first ones, and says so


class Trouble(StrEnum):
    """Why a folder shows nothing."""

    NONE = ""
    GONE = "gone"
    FORBIDDEN = "forbidden"


@dataclass(frozen=True, slots=True)
class FileItem:
    """One thing in a folder."""

    name: str
    path: Path
    folder: bool
    size: int = 0  # bytes


@dataclass(frozen=True, slots=True)
class Look:
    """A folder as it was just now.  ``cut``: it holds more than is shown."""

    folder: Path
    items: tuple[FileItem, ...] = ()
    cut: bool = False
    trouble: Trouble = Trouble.NONE


class PlaceKind(StrEnum):
    HOME = "home"
    DOCUMENTS = "documents"
    DOWNLOADS = "downloads"
    MEDIA = "media"  # a stick, a card, another disk


@dataclass(frozen=True, slots=True)
class QuickPlace:
    kind: PlaceKind
    path: Path


def look_into(folder: Path, *, files: bool, hidden: bool, token: CancelToken) -> Look:
    """The folders, then the files, by name.  Never raises for what the disk answers."""
    found: list[FileItem] = []
    cut = False
    try:
        with os.scandir(folder) as listing:
            for entry in listing:
                token.check()
                if not hidden and entry.name.startswith("."):
                    continue
                item = _item(entry)
                if item is None or (not item.folder and not files):
                    continue
                if len(found) >= MOST_ITEMS:
                    cut = True
                    break
                found.append(item)
    except PermissionError:
        return Look(folder, trouble=Trouble.FORBIDDEN)
    except OSError:
        return Look(folder, trouble=Trouble.GONE)
    found.sort(key=lambda item: (not item.folder, item.name.casefold(), item.name))
    return Look(folder, tuple(found), cut)


def _item(entry: os.DirEntry[str]) -> FileItem | None:
    try:
        if entry.is_dir():
            return FileItem(entry.name, Path(entry.path), folder=True)
        if entry.is_file():
            return FileItem(entry.name, Path(entry.path), folder=False, size=entry.stat().st_size)
    except OSError:  # a link that leads nowhere, a file that just went
        return None
    return None


def quick_places() -> list[QuickPlace]:
    """Home, the usual folders in it that exist, and what is plugged in."""
    home = Path.home()
    places = [QuickPlace(PlaceKind.HOME, home)]
    for kind, name in ((PlaceKind.DOCUMENTS, "Documents"), (PlaceKind.DOWNLOADS, "Downloads")):
        if _is_folder(home / name):
            places.append(QuickPlace(kind, home / name))
    return places + [QuickPlace(PlaceKind.MEDIA, path) for path in _media()]


def _media() -> Iterator[Path]:
    if sys.platform == "win32":  # pragma: no cover  (needs Windows)
        import ctypes

        drives = ctypes.windll.kernel32.GetLogicalDrives()
        yield from (Path(f"{chr(65 + i)}:\\") for i in range(26) if drives >> i & 1)
        return
    user = os.environ.get("USER", "")
    parents = (
        [Path("/Volumes")]
        if sys.platform == "darwin"
        else [Path("/media") / user, Path("/run/media") / user, Path("/mnt")]
    )
    for parent in parents:
        with suppress(OSError):
            yield from sorted(path for path in parent.iterdir() if _is_folder(path) and not path.is_symlink())


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False
