"""The commands behind ``./run``, ``./test`` and ``./dev``.  Only the standard library, Python 3.11 or newer.

    run [WORDS]       open Yarrow
    test [WORDS]      every test: without a screen first, then in a real window; words go to pytest
    check             style, types, walls between the layers, exercises, packs, translations
    bench [WORDS]     the figures of docs/bench.md, measured here
    screens [WORDS]   a picture of every screen
    fuzz [--long]     hostile and broken input, for a minute or for as long as it takes
    words             bring the files for translators up to date with the sentences in ui
    guides            bring the guides inside the program up to date with docs/guide
    build WHAT        what is handed to people: portable, deb, …; ``./dev build`` lists them
    lock [WORDS]      make the lists of libraries anew (needs uv)

Each brings the system's libraries and ``.venv`` up to date first; see dev_system.py and dev_venv.py.
"""

from __future__ import annotations

import compileall
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import dev_packs
import dev_test
import dev_venv

ROOT = Path(__file__).resolve().parent.parent

_WALLS = "import sys; from importlinter import cli; sys.exit(cli.lint_imports_command())"
CHECKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("style", ("-m", "ruff", "check", "--quiet", ".")),
    ("format", ("-m", "ruff", "format", "--check", "--quiet", ".")),
    ("types", ("-m", "mypy", "--no-error-summary")),
    ("types of the tooling", ("-m", "mypy", "--no-error-summary", "--config-file", "packaging/mypy.ini")),
    ("walls", ("-c", _WALLS, "--no-logo")),
    ("exercises", ("-m", "exercises", "lint")),
    ("packs", ("packaging/packs.py", "check")),
    ("translations", ("packaging/translations.py", "check")),
)


def main(words: list[str]) -> int:
    """Do one command; the result is the exit code."""
    command = COMMANDS.get(words[0]) if words else None
    if command is None:
        print(__doc__)
        return 0 if words[:1] in ([], ["help"], ["-h"], ["--help"]) else 2
    try:
        return command(words[1:])
    except dev_venv.SetupError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def run(words: list[str]) -> int:
    """Open the program; this process becomes it."""
    dev_venv.ensure(ROOT, dev_venv.RUN)
    dev_packs.ensure(ROOT)
    for layer in ("app", "exercises", "ui"):  # the program itself writes no file that it was not asked for
        compileall.compile_dir(ROOT / layer, quiet=2)
    _overwrite_what_is_freed()
    become([str(dev_venv.python(ROOT)), "-B", "-P", "-m", "ui", *words])


def _overwrite_what_is_freed() -> None:
    """Start the program in the way in which it would otherwise have to start itself over."""
    sys.path.append(str(ROOT))
    from app import begin

    if begin.on_glibc():
        os.environ.update(begin.overwriting(os.environ))


def test(words: list[str]) -> int:
    """Every test, or those that the words choose."""
    dev_venv.ensure(ROOT, dev_venv.DEV)
    return dev_test.test(ROOT, words)


def check(words: list[str]) -> int:
    """Every check, to the end even when one fails; ``check walls types`` does only these."""
    dev_venv.ensure(ROOT, dev_venv.DEV)
    failed = []
    for name, command in CHECKS:
        if words and name.split()[0] not in words:
            continue
        print(f"{name} …", flush=True)
        if subprocess.run([str(dev_venv.python(ROOT)), *command], cwd=ROOT, check=False).returncode:
            failed.append(name)
    print(f"Not right yet: {', '.join(failed)}" if failed else "All checks hold.")
    return 1 if failed else 0


def script(*command: str) -> Callable[[list[str]], int]:
    """A command that is a part of the tree, started at its root."""

    def start(words: list[str]) -> int:
        dev_venv.ensure(ROOT, dev_venv.DEV)
        os.chdir(ROOT)
        become([str(dev_venv.python(ROOT)), *command, *words])

    return start


def fuzz(words: list[str]) -> int:
    """Hostile input; ``--long`` runs every example that the machine has time for."""
    dev_venv.ensure(ROOT, dev_venv.DEV)
    return dev_test.fuzz(ROOT, words)


def lock(words: list[str]) -> int:
    """Make the lists anew."""
    import dev_lock

    return dev_lock.lock(ROOT, words)


def build(words: list[str]) -> int:
    """What is handed to people."""
    import build as building

    return building.main(words)


def become(command: list[str]) -> NoReturn:
    """Replace this process where the system can; elsewhere wait and pass the exit code on."""
    if os.name == "nt":
        sys.exit(subprocess.run(command, check=False).returncode)
    os.execv(command[0], command)


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "run": run,
    "test": test,
    "check": check,
    "bench": script("-m", "tests.bench"),
    "screens": script("-m", "tests.screens"),
    "fuzz": fuzz,
    "words": script("packaging/translations.py", "update"),
    "guides": script("packaging/guides.py"),
    "build": build,
    "lock": lock,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
