"""The environment that builds: exactly the files whose hashes are in ``requirements-build.txt``, and nothing else.

It is apart from ``.venv``, so that nothing somebody works with can get into a program.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import dev_venv

LIST = "packaging/requirements-build.txt"
STAMP = "build.stamp"


def python(folder: Path) -> Path:
    """The interpreter of an environment."""
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def packages(folder: Path) -> Path:
    """Where the environment keeps its libraries."""
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    return folder / ("Lib/site-packages" if os.name == "nt" else f"lib/{version}/site-packages")


def ensure(tree: Path, folder: Path) -> Path:
    """Bring ``folder`` to the list in ``tree``; its interpreter.  Raises `dev_venv.SetupError`."""
    wanted = _stamp(tree, folder)
    stamp = folder / STAMP
    with contextlib.suppress(OSError):
        if stamp.read_text("ascii") == wanted:
            return python(folder)
    if folder.exists():
        shutil.rmtree(folder)
    base = getattr(sys, "_base_executable", None) or sys.executable
    folder.parent.mkdir(parents=True, exist_ok=True)
    print(f"Making the environment that builds in {folder}", file=sys.stderr)
    _do(tree, base, "-m", "venv", str(folder))
    hashed = ("--require-hashes", "--only-binary", ":all:", "--no-compile")
    words = ("-m", "pip", "install", "-qq", "--disable-pip-version-check", *hashed, "--requirement", LIST)
    _do(tree, str(python(folder)), *words)
    stamp.write_text(wanted, "ascii")
    return python(folder)


def _stamp(tree: Path, folder: Path) -> str:
    """The hash over all that decides what is in the environment."""
    parts = (sys.version, sysconfig.get_platform(), str(folder))
    return hashlib.sha256("\0".join(parts).encode() + (tree / LIST).read_bytes()).hexdigest()


def _do(tree: Path, *command: str) -> None:
    env = os.environ | {"PIP_ROOT_USER_ACTION": "ignore"}
    if subprocess.run(command, cwd=tree, env=env, stdin=subprocess.DEVNULL, stdout=2, check=False).returncode:
        raise dev_venv.SetupError("The environment that builds could not be made.  What was said stands above.")
