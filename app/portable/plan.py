"""What making a copy would do, and everything that stands in its way, before a byte is written."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app import paths
from app.errors import AppError, Bug, Code, UntrustedInput, UserFixable, WorldError
from app.paths import PORTABLE_FOLDER, PORTABLE_MARK
from app.portable import folders, ground, names
from app.portable.ground import Ground
from app.portable.medium import meaning
from app.portable.runtime import Runtime, System, older

READ_ME = "READ ME.txt"
_SPARE = 8 * 1024 * 1024  # bytes that stay free, for what the file system itself needs
_EACH_FILE = 32 * 1024  # bytes that a file may take beyond its size: half of FAT's largest cluster


class Notes(StrEnum):
    """Which notes go along."""

    VAULT = "vault"  # these, as they are now
    NEW = "new"  # an empty folder: they are made at the first start there
    NONE = "none"  # nothing; what is there stays


class Notice(StrEnum):
    """What the person should know before."""

    DOES_NOT_START = "does-not-start"  # programs for Linux do not start from this stick on Linux
    NO_PROGRAM = "no-program"  # only notes: a program has to be there, or be added later
    OTHER_SYSTEM = "other-system"  # none of the programs is for this computer's system
    SAME_DISK = "same-disk"  # the place is no stick: it is on the disk of these notes


@dataclass(frozen=True, slots=True)
class Wish:
    """What the person asked for.  ``own_data``: the folder of the notes that are open, if any."""

    stick: Path
    name: str
    programs: tuple[Runtime, ...] = ()
    notes: Notes = Notes.NONE
    own_data: Path | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """``root`` is the folder that the copy is; ``fresh``: it is not there yet.  Sizes in bytes.

    ``moves`` is a program that lies in ``root`` itself and gets a folder of its own, so that others have room beside it.
    """

    wish: Wish
    root: Path
    fresh: bool
    needed: int
    ground: Ground
    adds: tuple[System, ...]
    replaces: tuple[System, ...]
    stays: tuple[System, ...]
    moves: Runtime | None
    notices: tuple[Notice, ...]


def plan(wish: Wish, *, notes_size: int = 0) -> Plan:
    """Look at everything; change nothing.  At most one program for each system, and not nothing at all.

    ``notes_size``: bytes of the notes that go along.

    Raises `UserFixable`: ``STICK_NAME``, ``STICK_INSIDE``, ``STICK_NOTES``, ``OUTPUT_EXISTS``;
    `WorldError`: ``STICK_GONE``, ``STICK_READ_ONLY``, ``STICK_FULL`` (slots: needed, free, in bytes), ``PERMISSION``; `UntrustedInput` ``PROGRAM_OLDER``.
    """
    reason = names.problem(wish.name)
    if reason is not None:
        raise UserFixable(Code.STICK_NAME, reason=str(reason))
    if len({program.system for program in wish.programs}) < len(wish.programs):
        raise Bug(where="two programs of one system")
    try:
        return _look(wish, notes_size)
    except OSError as error:
        raise meaning(error, wish.stick) from None


def _look(wish: Wish, notes_size: int) -> Plan:
    if not wish.stick.is_dir():
        raise WorldError(Code.STICK_GONE)
    stick = wish.stick.resolve()
    under = ground.look(stick)
    if under.read_only:
        raise WorldError(Code.STICK_READ_ONLY)
    spelt = names.match(wish.name, (entry.name for entry in stick.iterdir()))
    root = stick / (spelt or wish.name)
    _refuse_inside(wish, root)
    present: list[Runtime] = []
    moves = None
    if spelt is not None:
        _refuse_other(root)
        present = folders.there(root)
        moves = _single(root)
        _refuse_notes(wish, root)
    _refuse_older(wish, [*present, *([moves] if moves else [])])
    if not wish.programs and wish.notes is Notes.NONE:
        raise Bug(where="nothing to copy")
    there = {program.system for program in present} | ({moves.system} if moves else set())
    if not wish.programs or _runs_in(root):
        moves = None  # the program stays where it is: only notes are added, or it runs just now
    needed = _needed(wish, moves, notes_size)
    if under.free < needed:
        raise WorldError(Code.STICK_FULL, needed=needed, free=under.free)
    coming = {program.system for program in wish.programs}
    return Plan(
        wish=wish,
        root=root,
        fresh=spelt is None,
        needed=needed,
        ground=under,
        adds=tuple(system for system in System if system in coming - there),
        replaces=tuple(system for system in System if system in coming & there),
        stays=tuple(system for system in System if system in there - coming),
        moves=moves,
        notices=_notices(wish, under, there | coming, stick),
    )


def _refuse_inside(wish: Wish, root: Path) -> None:
    """The program must not be copied into itself, nor over the one that runs, nor beside the vault's own files."""
    own = paths.program_folder().resolve() if paths.is_frozen() else None
    data = wish.own_data.resolve() if wish.own_data is not None else None
    for mine in (own, data):
        if mine is not None and wish.stick.resolve().is_relative_to(mine):
            raise UserFixable(Code.STICK_INSIDE)
    over_itself = any(program.system is system_here() for program in wish.programs)
    if own is not None and own.is_relative_to(root) and over_itself:
        raise UserFixable(Code.STICK_INSIDE)


def _runs_in(root: Path) -> bool:
    return paths.is_frozen() and paths.program_folder().resolve() == root


def _refuse_other(root: Path) -> None:
    """A folder without our mark is somebody's own."""
    if not (root / PORTABLE_MARK).is_file():
        raise UserFixable(Code.OUTPUT_EXISTS)


def _refuse_notes(wish: Wish, root: Path) -> None:
    data = root / PORTABLE_FOLDER
    if wish.notes is not Notes.NONE and data.exists() and (not data.is_dir() or any(data.iterdir())):
        raise UserFixable(Code.STICK_NOTES)


def _refuse_older(wish: Wish, present: list[Runtime]) -> None:
    """An older program may not understand what a newer one wrote."""
    for program in wish.programs:
        for other in present:
            if other.system is program.system and older(program.version, other.version):
                raise UntrustedInput(Code.PROGRAM_OLDER)


def _single(root: Path) -> Runtime | None:
    try:
        return folders.look(root)
    except AppError:
        return None


def _needed(wish: Wish, moves: Runtime | None, notes_size: int) -> int:
    programs = [*wish.programs, *([moves] if moves is not None else [])]
    files = sum(len(program.items) for program in programs) + 8
    notes = notes_size if wish.notes is Notes.VAULT else 0
    return sum(program.size for program in programs) + notes + files * _EACH_FILE + _SPARE


def _notices(wish: Wish, under: Ground, systems: set[System], stick: Path) -> tuple[Notice, ...]:
    found: list[Notice] = []
    if System.LINUX in systems and not under.starts(System.LINUX):
        found.append(Notice.DOES_NOT_START)
    if not systems:
        found.append(Notice.NO_PROGRAM)
    elif system_here() not in systems:
        found.append(Notice.OTHER_SYSTEM)
    if _same_disk(stick, wish.own_data or Path.home()):
        found.append(Notice.SAME_DISK)
    return tuple(found)


def system_here() -> System:
    """What this computer runs."""
    return {"win32": System.WINDOWS, "darwin": System.MACOS}.get(sys.platform, System.LINUX)


def _same_disk(stick: Path, other: Path) -> bool:
    try:
        return other.exists() and stick.stat().st_dev == other.stat().st_dev
    except OSError:
        return False
