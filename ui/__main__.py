"""Opens the window: ``yarrow [--data DIR] [--screen-reader] [FILE]``.

``FILE`` is a pack that somebody handed over; it is looked at when the notes are open.

``--locked`` is what the program gives itself when it locks: it opens on the unlock window.
"""

from __future__ import annotations

import sys

sys.dont_write_bytecode = True  # before the first module of ours is loaded: the program's folder stays as it is

TYPE_CHECKING = False  # of `typing`, which would have to be loaded for it
if TYPE_CHECKING:
    from argparse import Namespace


def main() -> int:
    """Run until the window closes; the exit code."""
    from app import begin

    begin.start_over()  # before anything is loaded that would have to be loaded again
    from app import guard

    guard.install()
    return window(sys.argv[1:])


def window(words: list[str]) -> int:
    """What the words of the command line ask for."""
    options = _options(words)
    from ui import environment

    if environment.display_missing():
        sys.stderr.write(
            "There is no screen to open a window on. Nothing was changed.\n"
            "Start Yarrow from a desktop, or use yarrow-cli here.\n"
        )
        return 7
    from app.harden import harden
    from app.paths import data_folder
    from app.settings import load

    folder = data_folder(options.data)
    environment.prepare(folder, session_bus=options.screen_reader or load(folder).session_bus)
    harden()
    environment.hush()
    from ui.application import run

    return run(folder, sys.argv[:1], options.file.absolute() if options.file is not None else None)


def _options(words: list[str]) -> Namespace:
    import argparse
    from pathlib import Path

    parser = argparse.ArgumentParser(prog="yarrow", description="Opens Yarrow in a window.", allow_abbrev=False)
    parser.add_argument("--data", metavar="DIR", type=Path, help="the folder that holds the vault")
    parser.add_argument(
        "--screen-reader", action="store_true", help="let screen readers connect this time, whatever the settings say"
    )
    parser.add_argument("--locked", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument(
        "file", metavar="FILE", nargs="?", type=Path, help="a pack to look into when the notes are open"
    )
    return parser.parse_args(words)


if __name__ == "__main__":
    raise SystemExit(main())
