"""The built folder (``build/portable/NAME``) as the other packages take it.

A package is installed, so it takes neither the mark of a portable copy nor what belongs to it: its read-me, its list of
hashes, its data.  Everything else goes in as it is, byte for byte.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PORTABLE = ROOT / "build" / "portable"
NAME = "Notes"
_PORTABLE_ONLY = ("portable.txt", "READ ME.txt", "HOW TO CHECK.txt", "SHA256SUMS", "SHA256SUMS.minisig", "data")


class NotBuilt(Exception):
    """There is nothing to make a package of; the message says what to run, for the person."""


@dataclass(frozen=True)
class Built:
    """The folder of one build."""

    folder: Path

    @property
    def name(self) -> str:
        """The neutral name of the folder and of the program in it."""
        return self.folder.name

    @property
    def program(self) -> Path:
        """The window."""
        return self.folder / f"{self.name}{self._ending}"

    @property
    def command_line(self) -> Path:
        """The command line."""
        return self.folder / f"{self.name}-cli{self._ending}"

    @property
    def _ending(self) -> str:
        return ".exe" if (self.folder / f"{self.name}.exe").exists() else ""

    @property
    def version(self) -> str:
        """The version it says it is."""
        return str(self._about["version"])

    @property
    def epoch(self) -> int:
        """The time that every file in a package carries: that of the commit, in seconds."""
        if fixed := os.environ.get("SOURCE_DATE_EPOCH"):
            return int(fixed)
        return int(self._about["epoch"])

    @property
    def _about(self) -> dict[str, str | int]:
        return tomllib.loads((self.folder / "lib" / "about" / "build.toml").read_text("utf-8"))

    def files(self) -> list[Path]:
        """What a package takes, relative to the folder and in order; folders are not listed."""
        inside = (path.relative_to(self.folder) for path in self.folder.rglob("*") if not path.is_dir())
        return sorted(path for path in inside if path.parts[0] not in _PORTABLE_ONLY)

    def copy(self, target: Path) -> None:
        """Lay the files at ``target`` with plain rights: 755 for programs, 644 for the rest, no links."""
        for path in self.files():
            source, goal = self.folder / path, target / path
            goal.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, goal)
            goal.chmod(0o755 if source in (self.program, self.command_line) else 0o644)


def find(folder: Path | None = None, name: str = NAME) -> Built:
    """The built folder at ``folder``, or where ``./dev build portable`` leaves it.  Raises `NotBuilt`."""
    built = Built(folder or PORTABLE / name)
    for needed in (built.program, built.command_line, built.folder / "lib" / "about" / "build.toml"):
        if not needed.is_file():
            raise NotBuilt(f"{needed} is not there.  Run ./dev build portable first.")
    return built


def settle_times(folder: Path, epoch: int) -> None:
    """Give everything below ``folder``, and itself, one time, and folders plain rights."""
    for path in [folder, *folder.rglob("*")]:
        if path.is_dir() and not path.is_symlink():
            path.chmod(0o755)
        os.utime(path, (epoch, epoch), follow_symlinks=False)


def run(*words: str | Path, epoch: int | None = None, cwd: Path | None = None) -> str:
    """Run a tool of the system; what it said.  Raises `NotBuilt`, after showing why."""
    environment = dict(os.environ) | ({"SOURCE_DATE_EPOCH": str(epoch)} if epoch is not None else {})
    done = subprocess.run(
        [str(word) for word in words], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        print(done.stdout + done.stderr, file=sys.stderr)
        raise NotBuilt(f"{words[0]} could not do it. What it said stands above.")
    return done.stdout
