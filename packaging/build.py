"""``./dev build WHAT``: what is handed to people.

    portable    the folder for a stick, and its archive (build_portable.py; docs/packaging.md)
    deb …       other packages, made from that folder: build_deb.py, build_appimage.py, …
    check       an evening by keyboard, the watch on traces and on memory, over the built folder
    machine     the built folder on an empty machine: nothing of Python or Qt, the program read-only
    docs        write the figures of this build into docs/packaging.md

Each takes ``--help``.  Only the standard library; what a build needs is installed into ``build/env``.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main(words: list[str]) -> int:
    """Do one; the result is the exit code."""
    what = words[0] if words else ""
    if not what.isidentifier() or not (HERE / f"build_{what}.py").is_file():
        print(__doc__)
        return 0 if what in ("", "help", "-h", "--help") else 2
    module = importlib.import_module(f"build_{what}")
    if not hasattr(module, "main"):
        print(__doc__)
        return 2
    return int(module.main(words[1:]))


if __name__ == "__main__":
    sys.path.insert(0, str(HERE))
    raise SystemExit(main(sys.argv[1:]))
