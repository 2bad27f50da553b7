"""What this computer keeps by itself, whatever the program does: facts as codes, never words.

It looks only at what the system tells about itself and whether a few well-known things exist: no file of
the person is opened, no other program is asked, nothing is changed.  Where an ordinary program cannot
see, it says so.  The sources are named in docs/threat-model.md, *Traces on the computer*.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Keeps(StrEnum):
    """What may be kept.  The order is that of the page."""

    WATCHED = "watched"  # spyware, recordings, whoever administers the computer
    PROGRAMS = "programs"  # that a program was started, and when
    SCREEN = "screen"  # pictures of the screen that the system itself takes (Windows)
    READER = "reader"  # a screen reader's connection, open to every program of the account
    SWAP = "swap"  # memory written to the disk when it runs short
    SLEEP = "sleep"  # the whole memory written to the disk for a deep sleep
    STICK = "stick"  # that a stick was in this computer
    ELSEWHERE = "elsewhere"  # the data folder is copied to, or is on, another computer
    BACKUPS = "backups"
    FOLDERS = "folders"  # which folders were looked at (Windows)
    RECENT = "recent"  # lists of files that were opened
    SEARCH = "search"  # an index over names and words of files
    ORIGIN = "origin"  # where a file came from (macOS)
    CLIPBOARD = "clipboard"
    PRINTER = "printer"
    CRASHES = "crashes"


class Found(StrEnum):
    """What was seen."""

    HERE = "here"
    UNSEEN = "unseen"  # usual on such a computer, and not to be seen from here
    FINE = "fine"  # looked for, or prevented


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing, and whether it is here."""

    keeps: Keeps
    found: Found


_UNSEEN: Mapping[str, tuple[Keeps, ...]] = {
    "linux": (Keeps.WATCHED, Keeps.BACKUPS, Keeps.CLIPBOARD, Keeps.PRINTER),
    "win32": (
        Keeps.WATCHED, Keeps.PROGRAMS, Keeps.SCREEN, Keeps.SWAP, Keeps.SLEEP, Keeps.STICK, Keeps.BACKUPS, Keeps.FOLDERS,
        Keeps.RECENT, Keeps.SEARCH, Keeps.CLIPBOARD, Keeps.PRINTER,
    ),
    "darwin": (
        Keeps.WATCHED, Keeps.PROGRAMS, Keeps.STICK, Keeps.BACKUPS, Keeps.RECENT, Keeps.ORIGIN, Keeps.CLIPBOARD, Keeps.PRINTER,
    ),
}  # fmt: skip
_FINE: Mapping[str, tuple[Keeps, ...]] = {
    "linux": (Keeps.CRASHES,),  # `app.harden`: no dump is made, whoever would take it
    "win32": (Keeps.CRASHES,),  # `app.harden`: left out of Windows Error Reporting
    "darwin": (Keeps.SWAP, Keeps.SEARCH),  # both encrypted by the system; `.metadata_never_index`
}
_CLOUDS = {"dropbox", "nextcloud", "owncloud", "onedrive", "google drive", "googledrive", "my drive", "icloud drive", "mobile documents", "mega", "megasync", "pcloud", "pclouddrive"}  # fmt: skip
_CLOUDS_OF_SOMEONE = ("onedrive - ", "dropbox (", "nextcloud - ")
_FAR = {
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "fuse.sshfs",
    "fuse.rclone",
    "fuse.gvfsd-fuse",
    "davfs",
    "fuse.davfs2",
    "9p",
    "ceph",
}
_INDEXES = (
    ".cache/tracker3",
    ".cache/tracker",
    ".local/share/baloo",
    ".local/share/zeitgeist",
    ".local/share/recoll",
    ".recoll",
)
_RECENTS = ("recently-used.xbel", "RecentDocuments")


def look(
    data: Path,
    *,
    system: str = sys.platform,
    root: Path = Path("/"),
    home: Path | None = None,
    environ: Mapping[str, str] = os.environ,
    reader: bool = False,
) -> tuple[Fact, ...]:
    """The facts about this computer, in the order of `Keeps`.  Never raises.

    ``data`` is the data folder, ``reader`` whether something listens on the screen reader's connection;
    ``root`` stands in for the system's own folders, and ``home`` for the person's.
    """
    home = home or Path(environ.get("HOME") or environ.get("USERPROFILE") or root)
    found = dict.fromkeys(_UNSEEN.get(system, _UNSEEN["linux"]), Found.UNSEEN)
    found |= dict.fromkeys(_FINE.get(system, ()), Found.FINE)
    found[Keeps.READER] = _seen(reader)
    if _is_synced(data):
        found[Keeps.ELSEWHERE] = Found.HERE
    if system == "linux":
        found |= _on_linux(data, root, home, environ)
    return tuple(Fact(keeps, found[keeps]) for keeps in Keeps if keeps in found)


def _on_linux(data: Path, root: Path, home: Path, environ: Mapping[str, str]) -> dict[Keeps, Found]:
    share = Path(environ.get("XDG_DATA_HOME") or home / ".local/share")
    swap = _swap(root)
    found = {
        Keeps.SWAP: swap,
        Keeps.SLEEP: _sleep(root, swap),
        Keeps.RECENT: _seen(any(_exists(share / name) for name in _RECENTS)),
        Keeps.SEARCH: _seen(any(_exists(home / name) for name in _INDEXES)),
        Keeps.PROGRAMS: Found.HERE if _exists(root / "run/systemd/journal") else Found.UNSEEN,
        Keeps.STICK: _stick(data, root),
    }
    if _file_system(data, root) in _FAR:
        found[Keeps.ELSEWHERE] = Found.HERE
    return found


def _seen(here: bool) -> Found:
    return Found.HERE if here else Found.FINE


# memory on the disk


def _swap(root: Path) -> Found:
    """Whether memory can be written to a disk in the clear (`/proc/swaps`, proc(5))."""
    states = [_place(line.split()[0], root) for line in _lines(root / "proc/swaps")[1:] if line.split()]
    if Found.HERE in states:
        return Found.HERE
    if Found.UNSEEN in states or not _exists(root / "proc/swaps"):
        return Found.UNSEEN
    return Found.FINE


def _place(name: str, root: Path) -> Found:
    """Whether a swap device or file is on a disk in the clear: not within memory, not below dm-crypt."""
    name = name.replace("\\040", " ")
    block = Path(name).name
    if block.startswith("zram"):
        return Found.FINE
    if name.startswith("/dev/"):
        return _seen(not _is_encrypted(_block(block, root)))
    device = _device(root / name.lstrip("/"), root)
    return Found.UNSEEN if device is None else _seen(not _is_encrypted(device))


def _sleep(root: Path, swap: Found) -> Found:
    """Whether the whole memory can go to a disk in the clear (`/sys/power/state`, kernel: power/interface)."""
    able = "disk" in " ".join(_lines(root / "sys/power/state")).split()
    on_disk = any(not Path(line.split()[0]).name.startswith("zram") for line in _lines(root / "proc/swaps")[1:] if line)
    return swap if able and on_disk else Found.FINE


def _is_encrypted(device: Path) -> bool:
    """Whether a block device, or all that it is made of, goes through dm-crypt."""
    if "".join(_lines(device / "dm/uuid")).startswith("CRYPT-"):
        return True
    below = list(_names(device / "slaves"))
    return bool(below) and all(_is_encrypted(device / "slaves" / name) for name in below)


# where the data folder is


def _stick(data: Path, root: Path) -> Found:
    """Whether the folder is on something that can be pulled out."""
    device = _device(data, root)
    if device is None:
        return Found.UNSEEN
    real = Path(os.path.realpath(device))
    disk = real.parent if _exists(real / "partition") else real
    return _seen("".join(_lines(disk / "removable")).strip() == "1" or "/usb" in str(real))


def _device(path: Path, root: Path) -> Path | None:
    """The block device under a path, in `/sys`; None where a file system has none of its own (btrfs, overlays, networks)."""
    for place in (path, *path.parents):
        try:
            number = place.stat().st_dev
        except OSError:
            continue
        device = root / "sys/dev/block" / f"{os.major(number)}:{os.minor(number)}"
        return device if _exists(device) else None
    return None


def _block(name: str, root: Path) -> Path:
    return root / "sys/class/block" / name


def _file_system(path: Path, root: Path) -> str:
    """The type of the file system that holds a path (`/proc/self/mountinfo`, proc(5))."""
    best, kind = "", ""
    wanted = str(path)
    for line in _lines(root / "proc/self/mountinfo"):
        before, _, after = line.partition(" - ")
        parts, rest = before.split(), after.split()
        if len(parts) < 5 or not rest:
            continue
        point = parts[4].replace("\\040", " ")
        inside = wanted == point or wanted.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best):
            best, kind = point, rest[0]
    return kind


def _is_synced(data: Path) -> bool:
    """Whether the folder lies below one that is named for a service that copies it elsewhere."""
    return any(part.casefold() in _CLOUDS or part.casefold().startswith(_CLOUDS_OF_SOMEONE) for part in data.parts)


# reading without ever failing


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text("utf-8", "replace").splitlines()
    except OSError:
        return []


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _names(path: Path) -> Iterator[str]:
    try:
        yield from sorted(entry.name for entry in path.iterdir())
    except OSError:
        return
