"""Making the copy: written beside under another name, read back, and only then given its own name.

Whatever happens on the way, the stick holds either what was there before or the new copy, and a
folder of notes that is there is never touched.  What is half-written lies in a folder that ends in
``.part`` and holds the file ``unfinished``; it is taken away when something fails, and if the stick
is gone by then, at the next try.

A program of a system that is there already is replaced in two renames (``Linux`` to ``Linux.old``,
``Linux.part`` to ``Linux``).  Between the two, both are whole and find the notes (`app.paths.portable_root`).
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from app.errors import AppError, Code, UntrustedInput, WorldError
from app.jobs import CancelToken, Progress, silent
from app.paths import PORTABLE_FOLDER, PORTABLE_MARK
from app.portable import clearing, names
from app.portable.medium import OPEN, OPEN_FOLDER, PRIVATE, PRIVATE_FOLDER, RUNS, Medium, meaning, reachable
from app.portable.plan import READ_ME, Notes, Plan
from app.portable.runtime import Runtime, System
from app.settings import FILE as SETTINGS
from app.settings import Settings, dump
from app.vault import disk
from app.vault.carry import Carried
from app.vault.lock import FolderLock


@dataclass(frozen=True, slots=True)
class Made:
    """What is on the stick now.  ``starts``: the files that start it, by system.

    ``left``: folders of a replaced program that could not be taken away whole; they are of no use.
    """

    root: Path
    starts: tuple[tuple[System, Path], ...]
    files: int
    size: int
    left: tuple[Path, ...] = ()


class Making:
    """One copy being made: `begin`, then `lay_notes` if notes go along, then `finish`.

    The steps may run in different threads, one after the other.  Any of them may raise what a stick
    can answer (``STICK_GONE``, ``STICK_FULL``, ``STICK_READ_ONLY``, ``STICK_DIFFERS``, ``STICK_IN_USE``,
    ``PERMISSION``), `UntrustedInput` ``PROGRAM_DAMAGED``, `WorldError` ``PROGRAM_UNREADABLE``, `Cancelled`;
    then everything that was written has been taken away, as far as the stick still answers.
    """

    def __init__(self, plan: Plan, medium: Medium | None = None) -> None:
        self._plan = plan
        self._medium = medium or Medium()
        self._lock = threading.RLock()
        self._folder_lock: FolderLock | None = None
        self._over = False
        self._digests: dict[Path, str] = {}
        self._folders: list[Path] = []
        self._parts: list[Path] = []
        self._starts: dict[System, str] = {}
        self._carried: Carried | None = None
        self._done = self._total = 0
        root = plan.root
        self._base = root.with_name(root.name + names.PART) if plan.fresh else root
        self._data = self._base / (PORTABLE_FOLDER + ("" if plan.fresh else names.PART))

    def begin(self, token: CancelToken) -> None:
        """Clear what an earlier try left, and begin."""
        with self._step(token):
            if not self._plan.fresh:
                self._hold_notes()
            clearing.clear_before(self._medium, self._plan)
            if self._plan.fresh:
                self._part(self._base)
            programs = [*self._plan.wish.programs, *([self._plan.moves] if self._plan.moves else [])]
            self._total = 2 * sum(program.size for program in programs)

    def lay_notes(self, carried: Carried, settings: Settings, token: CancelToken, progress: Progress = silent) -> None:
        """Copy the notes.  Nothing waits for the stick here, so that whoever writes in them is not kept long."""
        with self._step(token):
            self._carried = carried
            self._total += 2 * carried.size
            self._begin_data()
            for piece in carried.pieces:
                self._write(self._data / piece.name, piece.read(), token, progress, PRIVATE)
            kept = replace(settings, window_title=self._plan.root.name, help_while_locked=False, help_country="")
            self._write(self._data / SETTINGS, [dump(kept)], token, progress, PRIVATE)

    def finish(self, token: CancelToken, progress: Progress = silent) -> Made:
        """Copy the programs, read everything back, and give it its name."""
        with self._step(token):
            for program in self._plan.wish.programs:
                self._lay_program(program, token, progress)
            if self._plan.moves is not None and self._plan.moves.system not in self._starts:
                self._lay_program(self._plan.moves, token, progress)
            if self._plan.fresh:
                self._lay_marks(token, progress)
            if self._plan.wish.notes is Notes.NEW:
                self._begin_data()
            self._settle()
            self._read_back(token, progress)
            token.check()
            self._commit()
            made = self._tell()
            self._over = True
            self._let_go()
            return made

    def give_up(self) -> None:
        """Take away what was written, if it has not got its name yet.  Waits for a step that still runs."""
        with self._lock:
            if self._over:
                return
            self._over = True
            for part in reversed(self._parts):
                with suppress(OSError, AppError):
                    clearing.remove_part(self._medium, part)
            self._let_go()

    # the steps of a step

    @contextmanager
    def _step(self, token: CancelToken) -> Iterator[None]:
        with self._lock:
            if self._over:
                raise WorldError(Code.STICK_GONE)
            try:
                token.check()
                yield
            except OSError as error:
                told = meaning(error, self._plan.wish.stick)
                self.give_up()
                raise told from None
            except BaseException:
                self.give_up()
                raise

    def _hold_notes(self) -> None:
        """Keep others from opening the notes on the stick meanwhile."""
        data = self._plan.root / PORTABLE_FOLDER
        own = self._plan.wish.own_data
        if not data.is_dir() or (own is not None and own.resolve() == data.resolve()):
            return
        try:
            self._folder_lock = FolderLock(data)
        except AppError as error:
            raise WorldError(Code.STICK_IN_USE if error.code is Code.IN_USE else error.code) from None

    def _let_go(self) -> None:
        if self._folder_lock is not None:
            self._folder_lock.release()
            self._folder_lock = None

    def _part(self, folder: Path, mode: int = OPEN_FOLDER) -> None:
        """A folder that can be told from everything else until it is whole."""
        self._medium.make_folder(folder, mode)
        self._parts.append(folder)
        self._folders.append(folder)
        self._medium.write_file(folder / names.MARK, (), OPEN)

    def _begin_data(self) -> None:
        if self._plan.fresh:
            self._folder(self._data, PRIVATE_FOLDER)
        else:
            self._part(self._data, PRIVATE_FOLDER)

    def _folder(self, folder: Path, mode: int = OPEN_FOLDER) -> None:
        if folder not in self._folders:
            self._medium.make_folder(folder, mode)
            self._folders.append(folder)

    def _lay_program(self, program: Runtime, token: CancelToken, progress: Progress) -> None:
        at = self._base / (program.system + ("" if self._plan.fresh else names.PART))
        if self._plan.fresh:
            self._folder(at)
        else:
            self._part(at)
        name = self._plan.root.name
        for item, blocks in program.source.each(program.items, token):
            path = at / program.renamed(item.path, name)
            for folder in reversed(path.relative_to(at).parents[:-1]):
                self._folder(at / folder)
            found = self._write(path, blocks, token, progress, RUNS if item.runs else OPEN)
            if item.digest and item.digest != found:
                raise UntrustedInput(Code.PROGRAM_DAMAGED, count=1)
        start = program.starter()
        self._starts[program.system] = program.renamed(start, name) if start else ""

    def _lay_marks(self, token: CancelToken, progress: Progress) -> None:
        mark = self._plan.root.name.encode("utf-8") + b"\n"
        self._write(self._base / PORTABLE_MARK, [mark], token, progress)
        for program in self._plan.wish.programs[:1]:
            copied = self._base / program.system / READ_ME
            if copied in self._digests:
                self._write(self._base / READ_ME, self._medium.read(copied), token, progress)

    def _write(
        self, path: Path, blocks: Iterable[bytes], token: CancelToken, progress: Progress, mode: int = OPEN
    ) -> str:
        """Write one file; its hash."""
        sums = hashlib.sha256()

        def seen() -> Iterator[bytes]:
            for block in blocks:
                token.check()
                sums.update(block)
                yield block
                self._count(len(block), progress)

        self._medium.write_file(path, seen(), mode)
        disk.still_time(path)
        self._digests[path] = sums.hexdigest()
        return self._digests[path]

    def _count(self, size: int, progress: Progress) -> None:
        self._done += size
        progress(self._done >> 10, max(self._total, self._done) >> 10)  # KiB: a signal's number has 32 bits

    def _settle(self) -> None:
        self._medium.settle(self._base, list(self._digests), self._folders)

    def _read_back(self, token: CancelToken, progress: Progress) -> None:
        """Every byte is on the stick as it was meant, and the notes open."""
        for path, wanted in self._digests.items():
            sums = hashlib.sha256()
            for block in self._medium.read(path):
                token.check()
                sums.update(block)
                self._count(len(block), progress)
            if sums.hexdigest() != wanted:
                raise WorldError(Code.STICK_DIFFERS)
        if self._carried is not None:
            try:
                self._carried.verify(self._data)
            except WorldError:
                there = reachable(self._plan.wish.stick)
                raise WorldError(Code.STICK_DIFFERS if there else Code.STICK_GONE) from None

    def _commit(self) -> None:
        """Names are given, one rename each; what has its name is not taken back any more."""
        medium, root = self._medium, self._plan.root
        if self._plan.fresh:
            medium.rename(self._base, root)
            self._parts.clear()
            self._look_after(self._base, root)
            self._unmark(root)
        for part in list(self._parts):
            final = part.with_name(part.name.removesuffix(names.PART))
            self._give_name(part, final)
            self._parts.remove(part)
            self._unmark(final)
        medium.settle(root, (), (root, root.parent))

    def _give_name(self, part: Path, final: Path) -> None:
        medium, root = self._medium, self._plan.root
        spelt = names.match(final.name, medium.names(root))
        if spelt is not None and final.name == PORTABLE_FOLDER:
            medium.remove_folder(root / spelt)  # it is empty, or this fails
            spelt = None
        if spelt is None:
            medium.rename(part, final)
            self._look_after(part, final)
            return
        old = clearing.free_name(medium, root, final.name + names.OLD)
        medium.rename(root / spelt, old)
        try:
            medium.rename(part, final)
            self._look_after(part, final)
        except (OSError, WorldError):
            medium.rename(old, root / spelt)
            raise

    def _look_after(self, old: Path, new: Path) -> None:
        """See that a folder kept its files when it was renamed: there are drivers that lose them.

        Raises `WorldError` ``STICK_DIFFERS``, after what is left of it has been taken away.
        """
        moved = [new / path.relative_to(old) for path in self._digests if path.is_relative_to(old)]
        if all(path.is_file() for path in moved):
            return
        if reachable(self._plan.wish.stick):
            with suppress(OSError):
                clearing.remove_tree(self._medium, new)
            raise WorldError(Code.STICK_DIFFERS)
        raise WorldError(Code.STICK_GONE)

    def _unmark(self, folder: Path) -> None:
        with suppress(OSError):  # it has its name; the next try takes the mark away
            self._medium.remove_file(folder / names.MARK)

    def _tell(self) -> Made:
        root = self._plan.root
        left = clearing.clear_after(self._medium, self._plan)
        starts = tuple((system, root / system / start) for system, start in self._starts.items() if start)
        size = self._done // 2
        return Made(root, starts, len(self._digests), size, tuple(left))
