"""Whether a built folder works at all, on any system: ``python packaging/smoke.py FOLDER``.

The command line says its version, makes a place for notes, keeps an entry and finds it; the window comes up without a
screen and stays.  All in a folder that is thrown away.  The thorough tries are others: ./dev build check and machine.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import built_folder
from built_folder import Built, NotBuilt

_SLOW = 120.0  # s; the first start on a new machine is looked at by its scanner
_STAYS = 5.0  # s


def command_line(built: Built, notes: Path) -> str:
    """The command line, start to end; the version it said.  Raises `NotBuilt`."""
    words = notes.parent / "words"
    words.write_text("six words that nobody else has\n", "utf-8")
    secret = ("--passphrase-file", str(words))
    version = _said(built, "--version")
    _said(built, "new", str(notes), *secret)
    _said(built, "add", str(notes), *secret, told="We swam.\n")
    if "We swam." not in _said(built, "search", str(notes), "swam", *secret):
        raise NotBuilt("The entry was not found again.")
    return version


def _said(built: Built, *words: str, told: str = "") -> str:
    done = subprocess.run(
        [str(built.command_line), *words],
        input=told,
        capture_output=True,
        encoding="utf-8",
        timeout=_SLOW,
        check=False,
    )
    if done.returncode:
        raise NotBuilt(f"{words[0]} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout.strip()


def window(built: Built, notes: Path, stays: float = _STAYS) -> None:
    """The window without a screen: it must not end by itself.  Raises `NotBuilt`."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    program = subprocess.Popen([str(built.program), "--data", str(notes)], env=environment)
    try:
        time.sleep(stays)
        if program.poll() is not None:
            raise NotBuilt(f"The window ended with {program.returncode}.")
    finally:
        program.kill()
        program.wait()


def main(words: list[str]) -> int:
    """Try one; 0 when it works."""
    try:
        built = built_folder.find(Path(words[0]).resolve())
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            print(command_line(built, Path(folder) / "notes"))
            window(built, Path(folder) / "notes")
    except (NotBuilt, subprocess.TimeoutExpired) as error:
        print(error, file=sys.stderr)
        return 1
    print("The window came up and stayed.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
