"""Where the vault's folder is, on every system, portable or not.

The names are neutral: nothing on the disk says what the program is for.

A portable program has the file ``portable.txt`` beside it, or, where several systems share one
stick, in the folder above ``Linux``, ``Windows`` or ``macOS``::

    Recipes/portable.txt                 its first line is the name on the window
    Recipes/data/                        the vault and the settings, shared
    Recipes/Linux/Recipes, lib/          a program for each system
    Recipes/Windows/Recipes.exe, lib/
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

NAME = "Notes"
PORTABLE_MARK = "portable.txt"
PORTABLE_FOLDER = "data"
SYSTEMS = ("Linux", "Windows", "macOS")
MOST_NAME = 40  # characters; a window's title is no longer (app.settings)
_MOST_MARK = 4096  # bytes of portable.txt that are read


def data_folder(override: Path | None = None) -> Path:
    """The folder of the vault and the settings: ``override``, or beside a portable program, or the system's own.

    Makes nothing.
    """
    if override is not None:
        return override.expanduser().absolute()
    root = portable_root(program_folder())
    if root is not None:
        return root / PORTABLE_FOLDER
    import platformdirs  # not needed where the folder is given, as it is after locking

    return platformdirs.user_data_path(NAME, appauthor=False, roaming=False)


def is_portable() -> bool:
    """Whether this program keeps everything beside itself."""
    return portable_root(program_folder()) is not None


def portable_root(program: Path) -> Path | None:
    """The folder with ``portable.txt`` that a program in the folder ``program`` belongs to; None if it is not portable.

    A program that a later one is about to replace lies in ``Linux.old`` or ``Linux.part`` for a
    moment, and if the stick is pulled then, for longer: it belongs there as well.
    """
    if _is_file(program / PORTABLE_MARK):
        return program
    systems = {name.casefold() for name in SYSTEMS}
    if program.name.partition(".")[0].casefold() in systems and _is_file(program.parent / PORTABLE_MARK):
        return program.parent
    return None


def shown_name(data: Path) -> str:
    """What the window over the vault in ``data`` is called until the person gives it another name."""
    mark = data.parent / PORTABLE_MARK
    return written_name(mark) if data.name == PORTABLE_FOLDER and _is_file(mark) else NAME


def written_name(mark: Path) -> str:
    """The first line of a ``portable.txt``; ``Notes`` where it says nothing usable."""
    try:
        with mark.open("rb") as file:
            text = file.read(_MOST_MARK).decode("utf-8-sig", "replace")  # Windows' editor begins with such a mark
    except OSError:
        return NAME
    first = "".join(sign if sign.isprintable() else " " for sign in (text.splitlines() or [""])[0])
    return " ".join(first.split())[:MOST_NAME].strip() or NAME


def program_folder() -> Path:
    """The folder the person sees the program in.

    Inside an AppImage that of the AppImage file, inside a macOS bundle that of the bundle, for a
    frozen program that of its executable, else the folder of the source tree.
    """
    if not is_frozen():
        return Path(__file__).resolve().parent.parent
    image = appimage()
    if image is not None:
        return image.parent
    folder = Path(sys.executable).resolve().parent
    bundle = folder.parent.parent
    return bundle.parent if sys.platform == "darwin" and bundle.suffix == ".app" else folder


def is_frozen() -> bool:
    """Whether this is a built program and not the source."""
    return bool(getattr(sys, "frozen", False))


def appimage() -> Path | None:
    """The AppImage file that this program runs out of.

    The variable alone proves nothing: a program that was started by another AppImage has it as well.
    """
    file, mounted = os.environ.get("APPIMAGE"), os.environ.get("APPDIR")
    if not file or not mounted or not is_frozen():
        return None
    return Path(file) if Path(sys.executable).resolve().is_relative_to(Path(mounted).resolve()) else None


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a stick that is being pulled out
        return False
