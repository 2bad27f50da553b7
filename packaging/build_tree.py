"""A clean copy of one commit to build from: nothing that lies about in somebody's folder gets into a program."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class NoTree(Exception):
    """There is no commit to build from; the message is for the person."""


@dataclass(frozen=True)
class Commit:
    """One state of the source."""

    id: str
    epoch: int  # seconds: when it was committed; the time of everything that is built from it

    @property
    def date(self) -> str:
        """The same, for people and for files."""
        return datetime.fromtimestamp(self.epoch, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def commit(name: str = "HEAD", root: Path = ROOT) -> Commit:
    """The commit of this name.  Raises `NoTree`."""
    told = _git(root, "show", "--no-patch", "--format=%H %ct", f"{name}^{{commit}}").decode("ascii").split()
    return Commit(told[0], int(told[1]))


def changed(root: Path = ROOT) -> list[str]:
    """What differs from the last commit, and so is not in a build."""
    told = _git(root, "status", "--porcelain", "--untracked-files=no").decode("utf-8", "replace")
    return [line[3:] for line in told.splitlines()]


def copy(of: Commit, into: Path, root: Path = ROOT) -> None:
    """Lay the files of a commit into the empty folder ``into``.  Raises `NoTree`."""
    into.mkdir(parents=True)
    with tarfile.open(fileobj=io.BytesIO(_git(root, "archive", "--format=tar", of.id))) as archive:
        archive.extraction_filter = getattr(tarfile, "data_filter", None)  # not in the first releases of 3.11
        archive.extractall(into)


def version(tree: Path) -> str:
    """What the source calls itself."""
    return str(tomllib.loads((tree / "pyproject.toml").read_text("utf-8"))["project"]["version"])


def _git(root: Path, *words: str) -> bytes:
    try:
        done = subprocess.run(["git", *words], cwd=root, capture_output=True, check=False)
    except OSError as error:
        raise NoTree("A build is made from a commit, and there is no git on this computer.") from error
    if done.returncode:
        raise NoTree(done.stderr.decode("utf-8", "replace").strip() or "git could not do it")
    return done.stdout
