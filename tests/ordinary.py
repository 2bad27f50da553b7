"""An ordinary account, also where the tests are run by root: what root sees and may do proves little."""

from __future__ import annotations

import os
import shutil
import stat
import sys
import sysconfig
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
NOBODY = 65534  # owns nothing on any Linux system


def needed() -> bool:
    """Whether an account has to be put on."""
    return os.name == "posix" and os.geteuid() == 0


def prefix() -> list[str]:
    """What to write before a command so that an ordinary account runs it."""
    return ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"] if needed() else []


def give(path: Path) -> None:
    """Give a folder and what is in it to that account."""
    if needed():
        for part in (path, *path.rglob("*")):
            os.chown(part, NOBODY, NOBODY)


@cache
def missing() -> str:
    """Why there is no such account here; empty: there is one."""
    if not needed():
        return ""
    if shutil.which("setpriv") is None:
        return "root has no setpriv to become an ordinary account"
    if python() is None:
        return "an ordinary account can start no Python here"
    if not all(_open_to_all(Path(folder)) for folder in _folders()):
        return "an ordinary account cannot read this folder"
    return ""


@cache
def python() -> str | None:
    """An interpreter of this version which that account can start; with `libraries` it finds what ours finds."""
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    for candidate in (sys.executable, f"/usr/bin/{version}", f"/usr/local/bin/{version}"):
        if Path(candidate).exists() and (not needed() or _open_to_all(Path(candidate))):
            return candidate
    return None


def libraries() -> str:
    """``PYTHONPATH`` for `python`."""
    return os.pathsep.join(_folders())


def _folders() -> list[str]:
    """Ours, and those of the libraries that this process has; Python's own every interpreter knows."""
    own = {sysconfig.get_path("stdlib"), sysconfig.get_path("platstdlib")}
    found = [path for path in sys.path if path not in own and Path(path).name.endswith("-packages")]
    return [str(ROOT), *dict.fromkeys(found)]


def _open_to_all(path: Path) -> bool:
    """Whether others may go there, links followed."""
    real = path.resolve()
    wanted = stat.S_IROTH | stat.S_IXOTH
    return all(folder.stat().st_mode & stat.S_IXOTH for folder in real.parents) and (
        real.stat().st_mode & wanted == wanted
    )
