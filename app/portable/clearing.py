"""Taking away what is ours: folders that were never finished, and programs that were replaced.

Never anything else: a folder counts as unfinished only by the file in it, and of a program only
the files go that its own list names.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from app.errors import AppError, Code, UserFixable
from app.paths import PORTABLE_FOLDER
from app.portable import folders, listing, names, runtime
from app.portable.medium import Medium
from app.portable.plan import READ_ME, Plan
from app.portable.runtime import System


def clear_before(medium: Medium, plan: Plan) -> None:
    """Bring the place into order after a try that was cut short.

    Raises `OSError`, and `UserFixable` ``OUTPUT_EXISTS`` if somebody's own folder has a name that is needed.
    """
    if plan.fresh:
        remove_part(medium, plan.root.with_name(plan.root.name + names.PART))
        return
    for system in System:
        here = plan.root / system
        if names.match(system, medium.names(plan.root)) is None:  # pulled out between the two renames
            old = names.match(system + names.OLD, medium.names(plan.root))
            if old is not None:
                medium.rename(plan.root / old, here)
        remove_part(medium, here.with_name(here.name + names.PART))
        _remove_mark(medium, here)
    remove_part(medium, plan.root / (PORTABLE_FOLDER + names.PART))
    for folder in (plan.root, plan.root / PORTABLE_FOLDER):
        _remove_mark(medium, folder)


def _remove_mark(medium: Medium, folder: Path) -> None:
    """Of something that got its name just before the stick was pulled."""
    with suppress(FileNotFoundError, NotADirectoryError):
        medium.remove_file(folder / names.MARK)


def clear_after(medium: Medium, plan: Plan) -> list[Path]:
    """Take replaced programs away; what could not go.  Never raises for what the stick answers."""
    left: list[Path] = []
    if plan.fresh:
        return left
    root = plan.root
    with suppress(OSError):
        if plan.moves is not None or _half_removed(root):
            remove_program(medium, root, root.name, keep=READ_ME)
        for name in medium.names(root):
            if names.folded(name.partition(".")[0]) in _SYSTEMS and names.OLD in name:
                remove_program(medium, root / name, root.name)
                with suppress(OSError):
                    medium.remove_folder(root / name)
                if (root / name).exists():
                    left.append(root / name)
    return left


_SYSTEMS = {names.folded(system) for system in System}


def _half_removed(root: Path) -> bool:
    """Whether in ``root`` itself lies what is left of a program that has a folder of its own by now."""
    try:
        folders.look(root)
    except AppError as error:
        return error.code is Code.PROGRAM_DAMAGED and bool(folders.there(root))
    return False


def remove_program(medium: Medium, folder: Path, name: str, keep: str = "") -> None:
    """Remove the files of a program that its list names, what starts it first and the list last, then empty folders.

    ``name`` is what the copy is called.  What the stick refuses stays; raises `OSError` only when nothing can be read.
    """
    there = medium.names(folder)
    try:
        listed = listing.read((folder / listing.FILE).read_bytes())
    except (FileNotFoundError, AppError):
        listed = {file: "" for file in there if file.endswith(".AppImage")}
    own = runtime.program_name(listed) or ""
    called = {own, name, runtime.program_name(there) or own}
    start = runtime.starter(own, listed)
    paths = [path for path in sorted(listed, key=lambda path: (path != start, path)) if path != keep]
    spelt = [runtime.renamed(path, own, one) for path in paths for one in sorted(called)]
    lists = sorted((file for file in there if file.startswith(listing.FILE)), reverse=True)
    refused = [path for path in dict.fromkeys(spelt) if not _gone(medium, folder / path)]
    if not refused:
        all(_gone(medium, folder / file) for file in lists)  # the list last: by it the next try knows what to take away
    parents = {parent for path in spelt for parent in Path(path).parents}
    for parent in sorted(parents - {Path()}, key=lambda parent: (-len(parent.parts), parent)):
        with suppress(OSError):  # something else lies in it
            medium.remove_folder(folder / parent)


def _gone(medium: Medium, path: Path) -> bool:
    try:
        medium.remove_file(path)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return True


def remove_part(medium: Medium, folder: Path) -> None:
    """Remove a folder that was never finished, its mark last.  Nothing happens if there is none.

    Raises `OSError`, and `UserFixable` ``OUTPUT_EXISTS`` for a folder that is not ours.
    """
    try:
        inside = medium.names(folder)
    except FileNotFoundError:
        return
    if not inside:
        medium.remove_folder(folder)
        return
    if names.MARK not in inside:
        raise UserFixable(Code.OUTPUT_EXISTS)
    _empty(medium, folder, keep=names.MARK)
    medium.remove_file(folder / names.MARK)
    medium.remove_folder(folder)


def remove_tree(medium: Medium, folder: Path) -> None:
    """Remove a folder that this very run has made.  Raises `OSError`."""
    _empty(medium, folder)
    medium.remove_folder(folder)


def _empty(medium: Medium, folder: Path, keep: str = "") -> None:
    for name in medium.names(folder):
        path = folder / name
        if name == keep:
            continue
        if path.is_dir() and not path.is_symlink():
            _empty(medium, path)
            medium.remove_folder(path)
        else:
            medium.remove_file(path)


def free_name(medium: Medium, root: Path, wanted: str) -> Path:
    """A name that nothing in ``root`` has: ``wanted``, or with a number behind it."""
    there = medium.names(root)
    number, name = 1, wanted
    while names.match(name, there) is not None:
        number += 1
        name = f"{wanted}{number}"
    return root / name
