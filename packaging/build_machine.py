"""``./dev build machine [--folder DIR]``: an evening with the built folder on a machine where nothing of ours is.

The machine is a bare Debian in a folder (build_root.py) with the libraries of a desktop's display and no others: no
Python, no Qt.  The built folder is copied into it and lies there read-only, as on a stick with its switch on; ``data`` is
a small file system of its own.  There is no network interface.  An ordinary person opens the program by its name alone,
goes through the first run, writes, locks, unlocks, leaves; the command line finds what was written.  Afterwards the
whole system is compared with before: nothing may be new, gone or changed but what lies in ``data``.

Needs root, debootstrap, Xvfb and xdotool.  The keyboard and the display are outside, and reach in by a socket only.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import build_portable
import build_root
import build_seal
import dev_test
import dev_venv
import elf
from build_root import USER_ID, X_SOCKETS, Mount, NoRoot, Root

if TYPE_CHECKING:
    from tests.e2e.desk import Desk

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("ctrl+1", "ctrl+3", "ctrl+4", "ctrl+5", "ctrl+6", "ctrl+7", "ctrl+comma")
SIZE = "64m"
# A library that the folder asks for and does not have -> its package in Debian 12.  libc and the compiler's libraries
# are on every system that starts at all, or come with the driver.
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxcb.so.1": "libxcb1",
}
ONLY_WHERE_WANTED = {
    "libcups.so.2": "libcups2",  # printing; without it there are no printers to choose
    "libwayland-client.so.0": "libwayland-client0",  # a Wayland desktop brings them; X11 does without
    "libwayland-cursor.so.0": "libwayland-cursor0",
}
EVERYWHERE = {"libgcc_s.so.1": "libgcc-s1", "libstdc++.so.6": "libstdc++6", "libz.so.1": "zlib1g", "libzstd.so.1": "libzstd1"}  # fmt: skip
_OF_LIBC = {"libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0", "librt.so.1", "libutil.so.1", "ld-linux-x86-64.so.2", "libresolv.so.2"}  # fmt: skip


class NotRight(Exception):
    """Something was not as it has to be; the message says what."""


def main(words: list[str]) -> int:
    """Try it; the result is the exit code."""
    parser = argparse.ArgumentParser(prog="dev build machine", description=__doc__, allow_abbrev=False,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("--folder", type=Path, default=build_portable.OUT / build_portable.NAME)
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    told = parser.parse_args(words)
    folder: Path = told.folder.resolve()
    if not (folder / folder.name).is_file():
        print(f"{folder} is not a built folder.  Run ./dev build portable first.", file=sys.stderr)
        return 1
    if folder.name != build_portable.NAME:
        print(f"The steps by keyboard are those of a folder called {build_portable.NAME}.", file=sys.stderr)
        return 1
    if reason := build_root.possible():
        print(reason, file=sys.stderr)
        return 1
    if not told.inside:  # in a namespace of its own, so that no mount outlives it
        dev_venv.ensure(ROOT, dev_venv.DEV)
        script = [str(dev_venv.python(ROOT)), str(Path(__file__).resolve())]
        return subprocess.run(
            ["unshare", "--mount", *script, "--folder", str(folder), "--inside"], check=False
        ).returncode
    try:
        for line in evening(folder):
            print(line, flush=True)
    except (NotRight, NoRoot, AssertionError, subprocess.CalledProcessError) as error:
        print(f"Not right: {error}", file=sys.stderr)
        return 1
    return 0


def asked(folder: Path) -> dict[str, str]:
    """The libraries that the folder takes from the system, with their packages.  Raises `NotRight` for an unknown one."""
    wanted = elf.wanted(path for path in folder.rglob("*") if path.is_file())
    known = LIBRARIES | ONLY_WHERE_WANTED | EVERYWHERE
    if unknown := wanted.libraries - set(known) - _OF_LIBC:
        raise NotRight(f"libraries that nobody thought of: {sorted(unknown)}")
    return {name: known[name] for name in sorted(wanted.libraries & set(known))}


def evening(folder: Path) -> Iterator[str]:
    """What was seen, line by line.  Raises `NotRight` or `AssertionError` where something was not right."""
    packages = sorted({package for name, package in asked(folder).items() if name in LIBRARIES})
    yield f"packages beside the bare system: {', '.join(packages)}"
    with build_root.fresh(packages=packages) as root, _display() as display:
        for name in ("python3", "python", "qmake6"):
            if root.run(["sh", "-c", f"command -v {name}"], check=False).returncode == 0:
                raise NotRight(f"{name} is on this machine: this could not fail")
        stick = Stick(folder.name, root.folder.with_name(f"{root.folder.name}-stick"))
        with stick.made(folder):
            (root.folder / stick.target.lstrip("/")).mkdir(parents=True)
            (root.folder / "tmp/.X11-unix").mkdir(exist_ok=True)
            before = root.state()
            started = time.monotonic()
            yield from _walk(root, stick, display)
            yield f"the walk took {time.monotonic() - started:.0f} s, most of it waiting like a person"
            left = build_root.difference(before, root.state()) + list(build_seal.differing(stick.program))
        if left:
            raise NotRight("left behind:\n" + "\n".join(left))
        yield "outside of data nothing is new, gone or changed"


@dataclass(frozen=True)
class Stick:
    """The program and its data as two places of the host, which lie one in the other on the machine."""

    name: str
    place: Path

    @property
    def target(self) -> str:
        """Where it is on the machine."""
        return f"/media/stick/{self.name}"

    @property
    def program(self) -> Path:
        """The copy of the folder."""
        return self.place / "program"

    @property
    def data(self) -> Path:
        """The small file system."""
        return self.place / "data"

    @property
    def mounts(self) -> list[Mount]:
        """The program read-only, its data writable, and the display."""
        return [
            Mount(self.target, source=self.program),
            Mount(f"{self.target}/data", source=self.data, read_only=False),
            X_SOCKETS,
        ]

    @contextlib.contextmanager
    def made(self, folder: Path) -> Iterator[None]:
        """As long as it is plugged in."""
        shutil.copytree(folder, self.program)
        shutil.rmtree(self.program / build_seal.DATA, ignore_errors=True)
        (self.program / build_seal.DATA).mkdir()
        self.data.mkdir()
        try:
            with _small_disk(self.data):
                yield
        finally:
            shutil.rmtree(self.place)


@contextlib.contextmanager
def _small_disk(at: Path) -> Iterator[None]:
    """A file system of `SIZE` that belongs to the ordinary person."""
    options = f"size={SIZE},mode=0700,uid={USER_ID},gid={USER_ID}"
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(at)], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", str(at)], check=True)


def _walk(root: Root, stick: Stick, display: str) -> Iterator[str]:
    """First run, write, lock, unlock, leave by keyboard; then the command line."""
    sys.path.insert(0, str(ROOT))
    from tests.e2e import test_evening as steps
    from tests.e2e.conftest import PASSPHRASE

    text = "The heron stood in the reeds all morning."
    with tempfile.TemporaryDirectory() as home:
        desk = _desk(root, stick, display, Path(home))
        try:
            steps.first_run(desk)
            steps.write_entry(desk, text)
            for room in ROOMS:
                desk.key(room, pause=0.6)
            steps.lock(desk)
            steps.unlock(desk)
            desk.shift_three_times()
            desk.until(lambda: not desk.running(), "the process stayed")
        finally:
            desk.close()
        found = [entry["text"] for entry in desk.entries(PASSPHRASE)]
    if found != [text]:
        raise NotRight(f"the command line found {found}")
    kept = sum(path.stat().st_size for path in stick.data.rglob("*") if path.is_file())
    yield f"first run, writing, {len(ROOMS)} rooms, locking, unlocking, leaving by keyboard"
    yield f"{stick.name}-cli found what was written; data holds {kept / 2**20:.0f} MiB of {SIZE}"


def _desk(root: Root, stick: Stick, display: str, home: Path) -> Desk:
    """A person at a desk whose computer is the bare system; the program is opened by its name alone."""
    from tests.e2e.desk import Desk

    class There(Desk):
        def start(self, *files: Path) -> None:
            words = root.command(
                [f"{stick.target}/{stick.name}", *map(str, files)],
                mounts=stick.mounts,
                user=True,
                network=False,
                environment={"DISPLAY": display},
                cwd=f"/home/{build_root.USER}",
            )
            self.process = subprocess.Popen(words, stdin=subprocess.DEVNULL)
            self.wait_for_window()

        def cli(self, *words: str, passphrase: str, text: str = "") -> subprocess.CompletedProcess[str]:  # noqa: ARG002
            inside = [word.replace(str(self.data), f"{stick.target}/data") for word in words]
            secret = self.data / "words"
            secret.write_text(passphrase + "\n", "utf-8")
            secret.chmod(0o644)
            command = [f"{stick.target}/{stick.name}-cli", *inside, "--passphrase-file", f"{stick.target}/data/words"]
            try:
                return root.run(command, mounts=stick.mounts, user=True, network=False, check=False)
            finally:
                secret.unlink()

        def env(self) -> dict[str, str]:
            return {"PATH": os.environ["PATH"], "DISPLAY": display}

    made = There(home / "home")
    made.data = stick.data
    made.under = [
        "the bare system"
    ]  # what we start stands around the program: it is not found by the number of that process
    return made


@contextlib.contextmanager
def _display() -> Iterator[str]:
    with dev_test.display() as env:
        yield env["DISPLAY"]


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
