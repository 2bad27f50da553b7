"""A bare Debian system in a folder, to try a build where nothing of ours is: no Python, no Qt, no shells of developers.

    with build_root.fresh(packages=build_root.DESKTOP) as root:
        root.run(["apt-get", "install", "-y", "/deb/notes.deb"], mounts=[Mount("/deb", source=folder)])

Needs root, ``debootstrap`` and the host's own package source; what it made is kept as one archive in ``build/roots``,
so that the second root takes seconds.  Every command runs in namespaces of its own: mounts, processes and, where asked
for, no network at all.  So nothing stays mounted and no process stays, however a try ends.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shlex
import shutil
import stat
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "build" / "roots"

# What every desktop with a window on it has, by the names of Debian 12: the display, fonts' configuration, the bus's
# library and a driver.  Nothing of Python or Qt.
DESKTOP = (
    "libgl1",
    "libegl1",
    "libdbus-1-3",
    "libfontconfig1",
    "libfreetype6",
    "libglib2.0-0",
    "libx11-6",
    "libx11-xcb1",
    "libxkbcommon-x11-0",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-render-util0",
    "libxcb-shape0",
)

USER = "someone"  # an ordinary person with a home, who is in every root
USER_ID = 1000

# What changes by itself whenever packages come and go; a package cannot leave anything there for a person to find.
_BY_ITSELF = (
    "/var/cache/apt/",
    "/var/cache/debconf/",
    "/var/cache/ldconfig/aux-cache",
    "/var/lib/apt/",
    "/var/lib/dpkg/",
    "/var/log/",
    "/etc/ld.so.cache",
    "/dev/",
    "/proc/",
    "/sys/",
    "/tmp/",
)


class NoRoot(Exception):
    """No bare system can be made here; the message says what is missing, for the person."""


@dataclass(frozen=True)
class Mount:
    """Something at ``target`` inside: a folder of the host (``source``), or without one an empty file system in memory
    of ``size`` (as the ``mount`` command writes sizes) that belongs to the ordinary person."""

    target: str
    source: Path | None = None
    read_only: bool = True
    size: str = "64m"

    def command(self, root: Path) -> str:
        """The words for the shell that make this mount below ``root``."""
        at = shlex.quote(str(root) + self.target)
        if self.source is None:
            options = f"size={self.size},mode=0700,uid={USER_ID},gid={USER_ID}"
            return f"mkdir -p {at} && mount -t tmpfs -o {options} tmpfs {at}"
        source = shlex.quote(str(self.source.resolve()))
        made = f"mkdir -p {at}" if self.source.is_dir() else f"touch {at}"
        again = f" && mount -o remount,bind,ro {at}" if self.read_only else ""
        return f"{made} && mount --bind {source} {at}{again}"


X_SOCKETS = Mount("/tmp/.X11-unix", source=Path("/tmp/.X11-unix"))  # a display of the host, seen from inside


@dataclass(frozen=True)
class Root:
    """A system in ``folder``."""

    folder: Path

    def command(
        self,
        words: Sequence[str],
        *,
        mounts: Sequence[Mount] = (),
        user: bool = False,
        environment: Mapping[str, str] | None = None,
        network: bool = True,
        cwd: str = "/",
    ) -> list[str]:
        """The words that run ``words`` inside, as root or as the ordinary person, with only the given environment."""
        home = f"/home/{USER}" if user else "/root"
        settings = {"PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin", "HOME": home, "LANG": "C.UTF-8"}
        settings |= {"DEBIAN_FRONTEND": "noninteractive"} if not user else {"USER": USER}
        settings |= environment or {}
        steps = [f"mount -t proc proc {shlex.quote(str(self.folder / 'proc'))}"]
        steps += [mount.command(self.folder) for mount in mounts]
        who = [f"--userspec={USER_ID}:{USER_ID}", "--groups="] if user else []
        inside = ["sh", "-c", 'cd "$0" && exec "$@"', cwd, *words]
        last = ["exec", "env", "-i", *(f"{k}={v}" for k, v in settings.items()), "chroot", *who, str(self.folder)]
        steps.append(shlex.join([*last, *inside]))
        apart = ["--mount", "--pid", "--fork", "--kill-child", *([] if network else ["--net"])]
        return ["unshare", *apart, "sh", "-c", " && ".join(steps)]

    def run(
        self,
        words: Sequence[str],
        *,
        check: bool = True,
        timeout: float = 600,
        mounts: Sequence[Mount] = (),
        user: bool = False,
        environment: Mapping[str, str] | None = None,
        network: bool = True,
        cwd: str = "/",
    ) -> subprocess.CompletedProcess[str]:
        """Run to the end and keep what was said.  Raises `subprocess.CalledProcessError` unless ``check`` is off."""
        command = self.command(words, mounts=mounts, user=user, environment=environment, network=network, cwd=cwd)
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=timeout, check=False
        )
        if check and done.returncode:
            raise subprocess.CalledProcessError(done.returncode, words, done.stdout, done.stderr)
        return done

    def install(self, names: Sequence[str], mounts: Sequence[Mount] = ()) -> None:
        """Packages by name, or by the path (inside) of their file."""
        if names:
            words = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *names]
            self.run(words, mounts=mounts)

    def state(self) -> dict[str, str]:
        """Every file, folder and link with its kind, rights, owner and content, for comparing before and after."""
        found = {}
        for path in sorted(self.folder.rglob("*")):
            name = "/" + str(path.relative_to(self.folder))
            if not (name + "/").startswith(_BY_ITSELF) and not name.startswith(_BY_ITSELF):
                found[name] = _seen(path)
        return found


def _seen(path: Path) -> str:
    info = path.lstat()
    if stat.S_ISLNK(info.st_mode):
        content = str(path.readlink())
    elif stat.S_ISREG(info.st_mode):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
    else:
        content = ""
    return f"{info.st_mode:o} {info.st_uid}:{info.st_gid} {content}"


def difference(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    """What is new, gone or changed, one line each; empty when nothing is left behind."""
    lines = [f"new      {name}" for name in after if name not in before]
    lines += [f"gone     {name}" for name in before if name not in after]
    lines += [f"changed  {name}" for name in before if after.get(name, before[name]) != before[name]]
    return lines


def possible() -> str | None:
    """None where a bare system can be made, else the sentence that says what is missing."""
    if os.name != "posix" or os.geteuid() != 0:
        return "A bare system is made by root only."
    missing = [name for name in ("debootstrap", "unshare", "chroot", "mount") if shutil.which(name) is None]
    return f"Missing from this computer: {', '.join(missing)}" if missing else None


@contextlib.contextmanager
def fresh(*, packages: Sequence[str] = (), kept: Path = KEPT) -> Iterator[Root]:
    """A bare system with ``packages`` in it and an ordinary person with an empty home; gone afterwards.

    Raises `NoRoot` where none can be made.
    """
    archive = _archive(kept, packages)
    kept.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="root-", dir=kept) as folder:
        root = Root(Path(folder))
        _unpack(archive, root.folder)
        yield root


def _archive(kept: Path, packages: Sequence[str]) -> Path:
    """The archive of a system with ``packages``; made where it is not kept yet."""
    names = hashlib.sha256(" ".join(sorted(packages)).encode()).hexdigest()[:12] if packages else "bare"
    archive = kept / f"{codename()}-{names}.tar"
    if archive.exists():
        return archive
    if reason := possible():
        raise NoRoot(reason)
    kept.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="root-", dir=kept) as folder:
        root = Root(Path(folder))
        if packages:
            _unpack(_archive(kept, ()), root.folder)
            root.install(packages)
            root.run(["apt-get", "clean"])
        else:
            _bootstrap(root)
        _pack(root.folder, archive)
    return archive


def _bootstrap(root: Root) -> None:
    suite, source = package_source()
    root.folder.chmod(0o755)  # it becomes the / that everybody walks through
    words = ["debootstrap", "--variant=minbase", suite, str(root.folder), source]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NoRoot(f"debootstrap did not come to its end:\n{done.stdout[-2000:]}")
    # No service may start inside, and no network settings of the host are needed but its names.
    (root.folder / "usr/sbin/policy-rc.d").write_text("#!/bin/sh\nexit 101\n", "ascii")
    (root.folder / "usr/sbin/policy-rc.d").chmod(0o755)
    with contextlib.suppress(OSError):
        shutil.copyfile("/etc/resolv.conf", root.folder / "etc/resolv.conf")
    root.run(["useradd", "--uid", str(USER_ID), "--create-home", "--shell", "/bin/sh", USER])
    root.run(["apt-get", "update", "-q"])


def codename() -> str:
    """The release that the host runs; its keys and package source are then there."""
    text = Path("/etc/os-release").read_text("utf-8") if Path("/etc/os-release").exists() else ""
    match = re.search(r"^VERSION_CODENAME=(\w+)", text, re.MULTILINE)
    if match is None:
        raise NoRoot("This computer does not say which release it runs.")
    return match[1]


def package_source() -> tuple[str, str]:
    """The release and the address from which the host itself takes it."""
    suite = codename()
    for place in [Path("/etc/apt/sources.list"), *sorted(Path("/etc/apt/sources.list.d").glob("*"))]:
        found = source_in(place.read_text("utf-8", "replace"), suite) if place.is_file() else None
        if found:
            return suite, found
    raise NoRoot(f"No package source for {suite} is set up on this computer.")


def source_in(text: str, suite: str) -> str | None:
    """The address from which ``text``, in either form that apt reads, takes the release ``suite``."""
    for stanza in text.split("\n\n"):
        address = re.search(r"^URIs:\s*(\S+)", stanza, re.MULTILINE)
        if address and re.search(rf"^Suites:(?:.*\s)?{suite}(?:\s|$)", stanza, re.MULTILINE):
            return address[1]
    line = re.search(rf"^deb\s+(?:\[[^]]*\]\s+)?(\S+)\s+{suite}\s", text, re.MULTILINE)
    return line[1] if line else None


def _pack(folder: Path, archive: Path) -> None:
    part = archive.with_suffix(".part")
    subprocess.run(["tar", "--numeric-owner", "--xattrs", "-cf", part, "-C", folder, "."], check=True)
    part.replace(archive)


def _unpack(archive: Path, folder: Path) -> None:
    subprocess.run(["tar", "--numeric-owner", "--xattrs", "-xpf", archive, "-C", folder], check=True)
