"""What every package must do in a bare system: keep an entry and find it again, and open its window.

As an ordinary person with an empty home, without any network, the notes on a small file system of their own.
"""

from __future__ import annotations

import contextlib
import os
import shlex
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence

from build_root import X_SOCKETS, Mount, Root, difference
from built_folder import run
from unseen_display import unseen_display

NOTES = "/notes"
_DISK = Mount(NOTES, size="160m")
_SLOW = 60.0  # s; a bare system on a busy machine


class NotRight(Exception):
    """A package does not do what it must; the message says what."""


def make_places(root: Root, *more: str) -> None:
    """The empty folders that things are mounted on: before the state of the system is taken."""
    for place in (NOTES, X_SOCKETS.target, *more):
        (root.folder / place.lstrip("/")).mkdir(parents=True, exist_ok=True)


def nothing_left(root: Root, before: Mapping[str, str]) -> None:
    """Whether the system and the home are what they were.  Raises `NotRight` with every difference."""
    if left := difference(before, root.state()):
        raise NotRight("left behind:\n" + "\n".join(left))


def keeps_and_finds(root: Root, command: Sequence[str], mounts: Sequence[Mount] = ()) -> str:
    """The command line, start to end; the version it said.  Raises `NotRight`."""
    cli = shlex.join(command)
    steps = (
        f"set -e; umask 077; cd {NOTES}; echo 'six words that nobody else has' > pass; "
        f"{cli} --version; {cli} new n --passphrase-file pass; "
        f"echo 'We swam.' | {cli} add n --passphrase-file pass; {cli} search n swam --passphrase-file pass"
    )
    words = ["sh", "-c", steps]
    done = root.run(words, mounts=[_DISK, *mounts], user=True, network=False, check=False)
    if done.returncode or "We swam." not in done.stdout:
        raise NotRight(f"the entry was not found again:\n{done.stdout}{done.stderr}")
    return done.stdout.splitlines()[0]


def opens_a_window(root: Root, command: Sequence[str], mounts: Sequence[Mount] = ()) -> str:
    """The window, on a display of the host that is there only for this; what was seen.  Raises `NotRight`."""
    with display() as name:
        words = root.command(
            [*command, "--data", f"{NOTES}/n"],
            mounts=[_DISK, X_SOCKETS, *mounts],
            user=True,
            network=False,
            environment={"DISPLAY": name},
        )
        began = time.monotonic()
        program = subprocess.Popen(words, stdin=subprocess.DEVNULL)
        try:
            window = _window(name, program)
            waited = time.monotonic() - began
            title = run("env", f"DISPLAY={name}", "xdotool", "getwindowname", window).strip()
            _close(name, program)
            return f"window “{title}” after {waited:.1f} s, and closed"
        finally:
            program.kill()  # and with it everything in its namespace
            program.wait()


def _window(name: str, program: subprocess.Popen[bytes]) -> str:
    search = ["xdotool", "search", "--onlyvisible", "--name", "[A-Za-z]"]
    until = time.monotonic() + _SLOW
    while time.monotonic() < until:
        found = subprocess.run(search, env=_on(name), capture_output=True, text=True, check=False).stdout.split()
        if found:
            return found[-1]
        if program.poll() is not None:
            raise NotRight(f"the program ended with {program.returncode} before it had a window")
        time.sleep(0.1)
    raise NotRight("no window came")


def _close(name: str, program: subprocess.Popen[bytes]) -> None:
    """Close the window as a hand would, again while it is still coming up; the program must end well."""
    until = time.monotonic() + _SLOW
    while time.monotonic() < until:
        subprocess.run(["xdotool", "key", "alt+F4"], env=_on(name), check=False)
        with contextlib.suppress(subprocess.TimeoutExpired):
            if ended := program.wait(1.0):
                raise NotRight(f"closed, the program ended with {ended}")
            return
    raise NotRight("the window did not close")


def _on(name: str) -> dict[str, str]:
    return dict(os.environ) | {"DISPLAY": name}


@contextlib.contextmanager
def display() -> Iterator[str]:
    """A display of its own, which other accounts may use, with a window manager that closes windows; its name."""
    with unseen_display("-ac") as name:
        settings = _on(name) | {"HOME": "/nonexistent"}
        manager = subprocess.Popen(["openbox"], env=settings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            yield name
        finally:
            manager.terminate()
            manager.wait(_SLOW)
