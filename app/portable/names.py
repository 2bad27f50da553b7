"""Which names a folder and a program may have on every stick and every system.

The rules are those of Windows ("Naming Files, Paths, and Namespaces"), the strictest of the three; FAT and exFAT have the same.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from enum import StrEnum
from pathlib import PurePosixPath

from app.paths import MOST_NAME, PORTABLE_FOLDER, SYSTEMS

MARK = "unfinished"  # an empty file in a folder that is still being written
PART = ".part"  # ends the name of such a folder
OLD = ".old"  # ends the name of a program that was just replaced

_FORBIDDEN = frozenset('<>:"/\\|?*')
_DEVICES = frozenset(
    ["con", "prn", "aux", "nul", "conin$", "conout$", "clock$"]
    + [f"{port}{n}" for port in ("com", "lpt") for n in "0123456789¹²³"]
)
_OURS = frozenset([PORTABLE_FOLDER, "lib", MARK, *(system.casefold() for system in SYSTEMS)])
_MOST_UNITS = 255  # UTF-16 units of one name on FAT, exFAT and NTFS


class NameProblem(StrEnum):
    """Why a name cannot be used."""

    EMPTY = "empty"
    SIGN = "sign"
    EDGE = "edge"  # begins with a dot (hidden), or ends with one (Windows drops it)
    DEVICE = "device"  # Windows keeps it for a device, such as CON
    OURS = "ours"  # the program's own folders are called so
    LONG = "long"


def clean(name: str) -> str:
    """The name as it would be written: one form of every letter, no space around it or twice inside."""
    return " ".join(unicodedata.normalize("NFC", name).split(" ")).strip() if name.strip() else ""


def problem(name: str) -> NameProblem | None:
    """Why a copy cannot be called so; None if it can.  Ask with what `clean` gives."""
    if not name:
        return NameProblem.EMPTY
    if len(name) > MOST_NAME:
        return NameProblem.LONG
    found = problem_of_part(name)
    if found is not None:
        return found
    if name[0] == ".":
        return NameProblem.EDGE
    if name.casefold() in _OURS or name.casefold().endswith((PART, OLD)):
        return NameProblem.OURS
    return None


def problem_of_part(name: str) -> NameProblem | None:
    """Why one part of a path cannot be written on every stick.  Any length up to what a stick keeps."""
    if not name:
        return NameProblem.EMPTY
    if any(sign in _FORBIDDEN or not sign.isprintable() for sign in name):
        return NameProblem.SIGN
    if name[-1] in ". " or name[0] == " ":
        return NameProblem.EDGE
    if name.split(".", maxsplit=1)[0].rstrip(" ").casefold() in _DEVICES:
        return NameProblem.DEVICE
    if len(name.encode("utf-16-le", "surrogatepass")) // 2 > _MOST_UNITS:
        return NameProblem.LONG
    return None


def is_safe(path: str) -> bool:
    """Whether a relative path with ``/`` can be written below a folder on every stick, and never leaves it."""
    return path == str(PurePosixPath(path)) and all(problem_of_part(part) is None for part in path.split("/"))


def same(one: str, other: str) -> bool:
    """Whether a stick that keeps no case takes the two for one."""
    return folded(one) == folded(other)


def folded(name: str) -> str:
    """The name without case and with one form of every letter."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())


def match(name: str, there: Iterable[str]) -> str | None:
    """What is there under this name, as it is spelt there."""
    wanted = folded(name)
    return next((spelt for spelt in there if folded(spelt) == wanted), None)
