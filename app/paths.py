"""Where the vault's folder is, on every system, portable or not.

The names are neutral: nothing on the disk says what the program is for.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

NAME = "Notes"
PORTABLE_MARK = "portable.txt"
PORTABLE_FOLDER = "data"


def data_folder(override: Path | None = None) -> Path:
    """The folder of the vault and the settings: ``override``, or beside a portable program, or the system's own.

    Makes nothing.
    """
    if override is not None:
        return override.expanduser().absolute()
    beside = program_folder()
    if (beside / PORTABLE_MARK).is_file():
        return beside / PORTABLE_FOLDER
    import platformdirs  # not needed where the folder is given, as it is after locking

    return platformdirs.user_data_path(NAME, appauthor=False, roaming=False)


def program_folder() -> Path:
    """The folder the person sees the program in.

    Inside an AppImage that of the AppImage file, inside a macOS bundle that of the bundle, for a
    frozen program that of its executable, else the folder of the source tree.
    """
    if appimage := os.environ.get("APPIMAGE"):
        return Path(appimage).parent
    if not getattr(sys, "frozen", False):
        return Path(__file__).resolve().parent.parent
    folder = Path(sys.executable).resolve().parent
    bundle = folder.parent.parent
    return bundle.parent if sys.platform == "darwin" and bundle.suffix == ".app" else folder
