"""The commands that make a package of what ``./dev build portable`` made: the words each takes, and how it tells."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

import built_folder
from built_folder import NotBuilt

_TAKEN = {"folder": "the built folder", "bundle": "the .app"}


def words_of(what: str, doc: str | None, out: Path, taken: str = "folder") -> argparse.ArgumentParser:
    """The words of ``./dev build what``: what it is made from, the neutral name, and where it goes.

    ``doc`` is that of the script; its first line is shown.  ``taken`` is "folder", or "bundle" on macOS.
    """
    words = argparse.ArgumentParser(prog=f"./dev build {what}", description=(doc or "").splitlines()[0])
    words.add_argument(f"--{taken}", type=Path, help=f"{_TAKEN[taken]}, if it is not where it is usually built")
    words.add_argument("--name", default=built_folder.NAME, help="the neutral name that menus show")
    words.add_argument("--out", type=Path, default=out)
    return words


def done(make: Callable[[argparse.Namespace], int], options: argparse.Namespace) -> int:
    """Do what was asked for; the exit code: 1, after saying why, where there is nothing to make a package of."""
    try:
        return make(options)
    except NotBuilt as error:
        print(error, file=sys.stderr)
        return 1


def tell(made: Path) -> None:
    """Say what was made, and how large it is."""
    print(f"{made} ({made.stat().st_size / 1e6:.1f} MB)")
