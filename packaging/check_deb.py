"""Tries the package in a bare system: ``./dev build deb --check``, or ``python packaging/check_deb.py FILE.deb``.

1. The linters: ``lintian`` (its errors and warnings must be none, or explained in ``linux/lintian-overrides``),
   ``desktop-file-validate`` and ``appstreamcli validate``.
2. A bare system gets the packages that the package says it depends on, and no others.  Then without any network: it is
   installed, the command line keeps and finds an entry, the window comes up on a display of the host, all as an
   ordinary person with an empty home and the notes on a small file system of their own; it is purged.  Nothing may be
   left: every file of the system and the home is compared with before.
3. The same with the packages that keep the menu and the kinds of file: both know the program, and forget it again.

Needs root, debootstrap, lintian, appstream, desktop-file-utils, Xvfb and xdotool.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import build_root
from build_root import X_SOCKETS, Mount, NoRoot, Root
from built_folder import run

TOOLS = ("lintian", "desktop-file-validate", "appstreamcli", "dpkg-deb", "Xvfb", "xdotool")
_NOTES = "/notes"
_SLOW = 60.0  # s; a bare system on a busy machine


class NotRight(Exception):
    """The package does not do what it must; the message says what."""


def main(words: list[str]) -> int:
    """Try one package; 0 when everything holds."""
    package = Path(words[0]).resolve()
    if missing := [tool for tool in TOOLS if shutil.which(tool) is None]:
        print("Missing from this computer:", ", ".join(missing), file=sys.stderr)
        return 1
    try:
        lint(package)
        installs_runs_and_goes(package)
    except (NotRight, NoRoot, subprocess.CalledProcessError) as error:
        said = f"\n{error.stdout}{error.stderr}" if isinstance(error, subprocess.CalledProcessError) else ""
        print(f"Not right: {error}{said}", file=sys.stderr)
        return 1
    print("The package installs, runs and goes, and leaves nothing.")
    return 0


def lint(package: Path) -> None:
    """What the linters say."""
    with tempfile.TemporaryDirectory() as folder:
        run("dpkg-deb", "--extract", package, folder)
        share = Path(folder) / "usr/share"
        run("desktop-file-validate", *sorted((share / "applications").iterdir()))
        run("appstreamcli", "validate", "--no-net", *sorted((share / "metainfo").iterdir()))
    print(
        run("lintian", "--fail-on", "error,warning", "--tag-display-limit", "0", package).strip() or "lintian: nothing"
    )


def installs_runs_and_goes(package: Path) -> None:
    """Steps 2 and 3."""
    needs = run("dpkg-deb", "--field", package, "Depends").strip()
    here = (Mount("/package", source=package.parent),)
    with build_root.fresh() as root:
        for point in ("/package", _NOTES, X_SOCKETS.target):  # only places to mount something
            (root.folder / point.lstrip("/")).mkdir(parents=True, exist_ok=True)
        root.run(["apt-get", "satisfy", "-y", "-q", "--no-install-recommends", needs])
        before = root.state()
        _install(root, f"/package/{package.name}", here)
        keeps_and_finds(root)
        opens_a_window(root)
        _purge(root, before)
        root.install(["desktop-file-utils", "shared-mime-info"])
        before = root.state()
        _install(root, f"/package/{package.name}", here)
        _known(root)
        _purge(root, before)


def _install(root: Root, file: str, mounts: tuple[Mount, ...]) -> None:
    words = ["apt-get", "install", "-y", "-q", "--no-install-recommends", "--no-download", file]
    done = root.run(words, mounts=mounts, network=False)
    if "0 upgraded, 1 newly installed" not in done.stdout:
        raise NotRight(f"more than the package itself was installed:\n{done.stdout}")
    if said := root.run(["dpkg", "--verify", "yarrow"]).stdout:
        raise NotRight(f"files are not as packed:\n{said}")


def _purge(root: Root, before: dict[str, str]) -> None:
    root.run(["apt-get", "purge", "-y", "-q", "yarrow"], network=False)
    if left := build_root.difference(before, root.state()):
        raise NotRight("left behind:\n" + "\n".join(left))
    if root.run(["dpkg-query", "-W", "yarrow"], check=False).returncode == 0:
        raise NotRight("the list of packages still knows it")


def keeps_and_finds(root: Root) -> None:
    """The command line, start to end, without network and as an ordinary person."""
    steps = (
        "set -e; umask 077; cd /notes; echo 'six words that nobody else has' > pass; "
        "yarrow-cli --version; yarrow-cli new n --passphrase-file pass < /dev/null; "
        "echo 'We swam.' | yarrow-cli add n --passphrase-file pass; "
        "yarrow-cli search n swam --passphrase-file pass"
    )
    done = root.run(["sh", "-c", steps], mounts=[Mount(_NOTES, size="160m")], user=True, network=False)
    if "swam" not in done.stdout.splitlines()[-1]:
        raise NotRight(f"the entry was not found again:\n{done.stdout}{done.stderr}")
    print(done.stdout.splitlines()[0])


def opens_a_window(root: Root) -> None:
    """The window, on a display of the host that is there only for this."""
    with display() as name:
        began = time.monotonic()
        words = root.command(
            ["yarrow", "--data", f"{_NOTES}/n"],
            mounts=[Mount(_NOTES, size="160m"), X_SOCKETS],
            user=True,
            network=False,
            environment={"DISPLAY": name},
        )
        program = subprocess.Popen(words, stdin=subprocess.DEVNULL)
        try:
            title = _title(name, program)
        finally:
            program.terminate()
            program.wait(_SLOW)
        print(f"window “{title}” after {time.monotonic() - began:.1f} s")


def _title(name: str, program: subprocess.Popen[bytes]) -> str:
    search = ["xdotool", "search", "--onlyvisible", "--name", "."]
    until = time.monotonic() + _SLOW
    while time.monotonic() < until:
        found = subprocess.run(search, env=_on(name), capture_output=True, text=True, check=False).stdout.split()
        if found:
            return run("env", f"DISPLAY={name}", "xdotool", "getwindowname", found[-1]).strip()
        if program.poll() is not None:
            raise NotRight(f"the program ended with {program.returncode} before it had a window")
        time.sleep(0.1)
    raise NotRight("no window came")


def _on(name: str) -> dict[str, str]:
    return dict(os.environ) | {"DISPLAY": name}


@contextlib.contextmanager
def display() -> Iterator[str]:
    """A display of its own, which other accounts may use; its name."""
    reading, writing = os.pipe()
    words = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x900x24", "-ac", "-nolisten", "tcp"]
    server = subprocess.Popen(words, pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as said:
            yield f":{said.readline().strip()}"
    finally:
        server.terminate()
        server.wait(_SLOW)


def _known(root: Root) -> None:
    kinds = (root.folder / "usr/share/mime/globs2").read_text("utf-8")
    menu = (root.folder / "usr/share/applications/mimeinfo.cache").read_text("utf-8")
    if "application/vnd.yarrow.pack:*.yarrow" not in kinds:
        raise NotRight("the system does not know the kind of file")
    if "application/vnd.yarrow.pack=yarrow.desktop" not in menu:
        raise NotRight("the menu does not open the kind of file")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
