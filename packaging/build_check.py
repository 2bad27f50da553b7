"""``./dev build check [--folder DIR] [WORDS]``: the tests of the whole program, over a built folder instead of the source.

First what lies in it, then an evening by keyboard, the watch on everything it asks of the system, and the search of its
memory after locking.  It takes minutes and needs a build, so it is no part of ``./test``.  Words go to pytest.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

import build_portable
import dev_test
import dev_venv

ROOT = Path(__file__).resolve().parent.parent
WHAT_LIES_IN_IT = ("tests/packaging/test_built_folder.py",)
IN_A_WINDOW = ("evening", "traces", "memory", "tools")


def main(words: list[str]) -> int:
    """Check; the result is the exit code."""
    parser = argparse.ArgumentParser(prog="dev build check", description=__doc__, allow_abbrev=False)
    parser.add_argument("--folder", type=Path, default=build_portable.OUT / build_portable.NAME)
    told, rest = parser.parse_known_args(words)
    try:
        dev_venv.ensure(ROOT, dev_venv.DEV)
        return check(told.folder.resolve(), rest)
    except dev_venv.SetupError as error:
        print(error, file=sys.stderr)
        return 1


def check(folder: Path, words: list[str]) -> int:
    """All of it over the program in ``folder``; the exit code."""
    program = folder / folder.name
    if not program.is_file():
        print(f"{program} is not there.  Run ./dev build portable first.", file=sys.stderr)
        return 1
    files = [*WHAT_LIES_IN_IT, *(f"tests/e2e/test_{name}.py" for name in IN_A_WINDOW)]
    command = [str(dev_venv.python(ROOT)), "-m", "pytest", "-p", "no:xdist", "-m", "not long", *(words or files)]
    with dev_test.display() as env:
        whole = os.environ | env | {"YARROW_PROGRAM": str(program)}
        whole.pop("WAYLAND_DISPLAY", None)
        return subprocess.run(command, cwd=ROOT, env=whole, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
