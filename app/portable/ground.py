"""What kind of place a folder lies on: its file system, whether it can be written to, whether programs start from it."""

from __future__ import annotations

import os
import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from app.portable.runtime import System

_FAT = frozenset(["vfat", "msdos", "fat", "fat32", "fat16", "fat12", "msdosfs"])
_OCTAL = re.compile(r"\\([0-7]{3})")


@dataclass(frozen=True, slots=True)
class Ground:
    """``kind`` is the file system's name in small letters, "" if it is not known; ``free`` in bytes."""

    kind: str
    options: frozenset[str]
    read_only: bool
    no_programs: bool
    free: int

    @property
    def fat(self) -> bool:
        """FAT12, FAT16 or FAT32: the oldest kind of stick, without owners and permissions."""
        return self.kind in _FAT

    def starts(self, system: System) -> bool:
        """Whether programs for a system start from here, as far as this computer can tell.

        Linux desktops mount FAT with ``showexec``: only names that end in .exe, .com or .bat count as programs.
        """
        if system is not System.LINUX or sys.platform != "linux":
            return True
        masks = [o.partition("=")[2] for o in self.options if o.startswith(("fmask=", "umask="))]
        forbidden = self.fat and any(_owner_cannot_run(mask) for mask in masks)
        return not (self.no_programs or forbidden or (self.fat and "showexec" in self.options))


def _owner_cannot_run(mask: str) -> bool:
    return re.fullmatch("[0-7]+", mask) is not None and bool(int(mask, 8) & 0o100)


def look(folder: Path) -> Ground:
    """The ground under a folder that is there.  Raises `OSError`."""
    free = shutil.disk_usage(folder).free
    if not hasattr(os, "statvfs"):  # pragma: no cover  (needs Windows)
        return Ground(_kind_on_windows(folder), frozenset(), read_only=False, no_programs=False, free=free)
    flags = os.statvfs(folder).f_flag
    kind, options = _mounted(folder)
    return Ground(
        kind,
        options,
        read_only=bool(flags & os.ST_RDONLY),
        no_programs=bool(flags & getattr(os, "ST_NOEXEC", 0)),
        free=free,
    )


def _mounted(folder: Path) -> tuple[str, frozenset[str]]:
    """File system and options of the mount that a folder lies on (Linux)."""
    try:
        table = Path("/proc/self/mountinfo").read_text("utf-8", "surrogateescape")
    except OSError:
        return "", frozenset()
    return find_mount(table, str(folder.resolve()))


def find_mount(table: str, path: str) -> tuple[str, frozenset[str]]:
    """File system and options of the mount that holds ``path``, from the text of ``mountinfo`` (proc(5))."""
    best, found = -1, ("", frozenset[str]())
    for line in table.splitlines():
        before, dash, after = line.partition(" - ")
        fields, behind = before.split(" "), after.split(" ")
        if not dash or len(fields) < 6 or len(behind) < 3:
            continue
        point = _OCTAL.sub(lambda sign: chr(int(sign[1], 8)), fields[4])
        below = path == point or path.startswith(point.rstrip("/") + "/")
        if below and len(point) >= best:  # of two mounts on one place the later one is seen
            kind = behind[0].removeprefix("fuse.").replace("fusefat", "vfat")
            best = len(point)
            found = kind, frozenset([*fields[5].split(","), *behind[2].split(",")])
    return found


def _kind_on_windows(folder: Path) -> str:  # pragma: no cover  (needs Windows)
    if sys.platform != "win32":
        return ""
    import ctypes

    name = ctypes.create_unicode_buffer(64)
    root = folder.resolve().anchor
    done = ctypes.windll.kernel32.GetVolumeInformationW(root, None, 0, None, None, None, name, len(name))
    return name.value.casefold() if done else ""
