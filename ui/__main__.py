"""Opens the window: ``yarrow [--data DIR] [FILE]``.

``FILE`` is a pack that somebody handed over; it is looked at when the notes are open.

``--locked`` is what the program gives itself when it locks: it opens on the unlock window.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.dont_write_bytecode = True  # before the first module of ours is loaded: the program's folder stays as it is

from ui import environment  # noqa: E402


def main(argv: list[str] | None = None) -> int:
    """Run until the window closes; the exit code."""
    parser = argparse.ArgumentParser(prog="yarrow", description="Opens Yarrow in a window.", allow_abbrev=False)
    parser.add_argument("--data", metavar="DIR", type=Path, help="the folder that holds the vault")
    parser.add_argument("--locked", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument(
        "file", metavar="FILE", nargs="?", type=Path, help="a pack to look into when the notes are open"
    )
    options = parser.parse_args(argv)
    if environment.display_missing():
        sys.stderr.write(
            "There is no screen to open a window on. Nothing was changed.\n"
            "Start Yarrow from a desktop, or use yarrow-cli here.\n"
        )
        return 7
    environment.prepare()
    from app.harden import harden

    harden()
    environment.hush()
    from ui.application import run

    return run(options.data, sys.argv[:1], options.file.absolute() if options.file is not None else None)


if __name__ == "__main__":
    raise SystemExit(main())
