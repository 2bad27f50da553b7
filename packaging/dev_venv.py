"""The program's own Python environment in ``.venv``: made once, brought up to date when its lists change.

A stamp inside it holds one hash over everything that decides its content.  When the stamp fits,
nothing is looked at any further, so a start costs a few milliseconds.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import dev_system

RUN = "packaging/requirements.txt"
DEV = "packaging/requirements-dev.txt"
LAYOUT = "1"  # raise it to have every environment made anew


class SetupError(Exception):
    """Set-up cannot go on; the message is for the person."""


def folder(root: Path) -> Path:
    """Where the environment lives."""
    return root / ".venv"


def python(root: Path) -> Path:
    """The environment's interpreter."""
    return folder(root) / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def stamp(root: Path, which: str) -> str:
    """The hash over all that decides what list ``which`` leaves in the environment."""
    digest = hashlib.sha256()
    for part in (LAYOUT, sys.version, sysconfig.get_platform(), str(root)):
        digest.update(part.encode() + b"\0")
    for name in (which, "pyproject.toml"):
        digest.update((root / name).read_bytes() + b"\0")
    return digest.hexdigest()


def stamp_file(root: Path, which: str) -> Path:
    """Where that hash is kept once the list is installed."""
    return folder(root) / f"{Path(which).stem}.stamp"


def fits(root: Path, which: str) -> bool:
    """Whether the environment is what list ``which`` asks for."""
    try:
        kept = stamp_file(root, which).read_text("ascii")
    except OSError:
        return False
    return kept == stamp(root, which) and python(root).exists()


def ensure(root: Path, which: str) -> None:
    """Bring the environment to list ``which``.  Raises `SetupError`.

    The list for developing contains the one for running, so either stamp serves a mere run.
    """
    if fits(root, which) or (which == RUN and fits(root, DEV)):
        return
    with _alone(root):
        if fits(root, which):
            return
        if not dev_system.ensure([*dev_system.LIBRARIES, dev_system.ENVIRONMENTS]):
            raise SetupError("Yarrow needs these parts of the system to open its window.")
        _make(root)
        print("Installing the libraries Yarrow needs into .venv", file=sys.stderr)
        # Only ready-made files whose hash we know: nothing is compiled and nothing is run to install.
        _pip(root, "--require-hashes", "--only-binary", ":all:", "--requirement", which)
        _pip(root, "--no-deps", "--no-build-isolation", "--no-index", "--editable", ".")
        for old in folder(root).glob("*.stamp"):
            old.unlink()
        stamp_file(root, which).write_text(stamp(root, which), "ascii")


def _make(root: Path) -> None:
    """An environment of this very Python; one that some other Python made is replaced."""
    mark = folder(root) / "made-by"
    made_by = sys.version + LAYOUT
    if python(root).exists() and mark.exists() and mark.read_text("utf-8") == made_by:
        return
    base = getattr(sys, "_base_executable", None) or sys.executable
    with contextlib.suppress(FileNotFoundError):
        shutil.rmtree(folder(root))
    command = [base, "-m", "venv", str(folder(root))]
    if subprocess.run(command, stdout=2, check=False).returncode:
        raise SetupError(f"Python could not make an environment in {folder(root)}.")
    mark.write_text(made_by, "utf-8")


def _pip(root: Path, *words: str) -> None:
    command = [str(python(root)), "-m", "pip", "install", "-qq", "--disable-pip-version-check", *words]
    env = os.environ | {"PIP_ROOT_USER_ACTION": "ignore"}
    if subprocess.run(command, cwd=root, env=env, stdin=subprocess.DEVNULL, stdout=2, check=False).returncode:
        raise SetupError("The libraries could not be installed.  What pip said stands above.")


@contextlib.contextmanager
def _alone(root: Path) -> Iterator[None]:
    """One set-up at a time.  Where files cannot be locked, two at once are the person's own affair."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    handle = os.open(root, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
