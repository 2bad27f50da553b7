"""Shared libraries and tools that must come from the system, and how to ask for what is missing.

The list was found by trying on a bare Debian 12; names for other systems are from their package
indexes.  Nothing is asked for that is already there: a desktop usually lacks one library or none.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MANAGERS = ("apt-get", "dnf", "pacman", "zypper")


@dataclass(frozen=True)
class Need:
    """A shared library (``lib….so.N``), a module of Python (``python:…``) or a program, and its package
    under each of `MANAGERS`."""

    probe: str
    packages: tuple[str, str, str, str]


# What QtGui and its xcb plugin are linked against (look with ldd) and what no wheel carries.
LIBRARIES = (
    Need("libGL.so.1", ("libgl1", "mesa-libGL", "libglvnd", "Mesa-libGL1")),
    Need("libEGL.so.1", ("libegl1", "mesa-libEGL", "libglvnd", "Mesa-libEGL1")),
    Need("libdbus-1.so.3", ("libdbus-1-3", "dbus-libs", "dbus", "libdbus-1-3")),
    Need("libfontconfig.so.1", ("libfontconfig1", "fontconfig", "fontconfig", "fontconfig")),
    Need("libfreetype.so.6", ("libfreetype6", "freetype", "freetype2", "libfreetype6")),
    Need("libglib-2.0.so.0", ("libglib2.0-0", "glib2", "glib2", "libglib-2_0-0")),
    Need("libX11.so.6", ("libx11-6", "libX11", "libx11", "libX11-6")),
    Need("libX11-xcb.so.1", ("libx11-xcb1", "libX11-xcb", "libx11", "libX11-xcb1")),
    Need("libxkbcommon.so.0", ("libxkbcommon0", "libxkbcommon", "libxkbcommon", "libxkbcommon0")),
    Need("libxkbcommon-x11.so.0", ("libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11", "libxkbcommon-x11-0")),
    Need("libxcb-cursor.so.0", ("libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor", "libxcb-cursor0")),
    Need("libxcb-icccm.so.4", ("libxcb-icccm4", "xcb-util-wm", "xcb-util-wm", "libxcb-icccm4")),
    Need("libxcb-image.so.0", ("libxcb-image0", "xcb-util-image", "xcb-util-image", "libxcb-image0")),
    Need("libxcb-keysyms.so.1", ("libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms", "libxcb-keysyms1")),
    Need(
        "libxcb-render-util.so.0",
        ("libxcb-render-util0", "xcb-util-renderutil", "xcb-util-renderutil", "libxcb-render-util0"),
    ),
    Need("libxcb-shape.so.0", ("libxcb-shape0", "libxcb", "libxcb", "libxcb-shape0")),
)

# Debian keeps the part of Python that makes environments in a package of its own.
ENVIRONMENTS = Need(
    "python:ensurepip", (f"python3.{sys.version_info.minor}-venv", "python3-pip", "python", "python3-pip")
)

# A real window without a screen: the display, a window manager for the focus, and a hand on the keyboard.
WINDOW_TOOLS = (
    Need("Xvfb", ("xvfb", "xorg-x11-server-Xvfb", "xorg-server-xvfb", "xorg-x11-server-Xvfb")),
    Need("openbox", ("openbox", "openbox", "openbox", "openbox")),
    Need("dbus-run-session", ("dbus", "dbus-daemon", "dbus", "dbus-1")),  # the desktop that says "locked"
    Need("xdotool", ("xdotool", "xdotool", "xdotool", "xdotool")),
    Need("strace", ("strace", "strace", "strace", "strace")),  # what the program asks of the system
)

# Programs of others that must open and check what leaves here, and write what we open and check; and those that look
# at what packages tell the desktop.
OTHERS = (
    Need("age", ("age", "age", "age", "age")),
    Need("openssl", ("openssl", "openssl", "openssl", "openssl")),
    Need("gs", ("ghostscript", "ghostscript", "ghostscript", "ghostscript")),  # reads and draws what is to be printed
    Need("desktop-file-validate", ("desktop-file-utils",) * 4),
    Need("appstreamcli", ("appstream", "appstream", "appstream", "AppStream")),
    Need("mksquashfs", ("squashfs-tools", "squashfs-tools", "squashfs-tools", "squashfs")),
)


def present(probe: str) -> bool:
    """Whether a library loads, a module can be found, or a program is on the path."""
    if probe.startswith("python:"):
        importlib.invalidate_caches()
        return importlib.util.find_spec(probe.removeprefix("python:")) is not None
    if not probe.startswith("lib"):
        return shutil.which(probe) is not None
    try:
        ctypes.CDLL(probe)
    except OSError:
        return False
    return True


def missing(needs: Iterable[Need]) -> list[Need]:
    """Those of ``needs`` that this computer lacks.  Empty on Windows and macOS, where Qt brings everything."""
    if not sys.platform.startswith("linux"):
        return []
    return [need for need in needs if not present(need.probe)]


def manager() -> str | None:
    """The package manager of this computer, if it is one we know."""
    return next((name for name in MANAGERS if shutil.which(name)), None)


def packages(needs: Iterable[Need], of: str) -> list[str]:
    """Package names without doubles, in order."""
    column = MANAGERS.index(of)
    return list(dict.fromkeys(need.packages[column] for need in needs))


def install_command(of: str, names: Sequence[str]) -> list[str]:
    """The words that install ``names`` without asking back."""
    words = {
        "apt-get": ["apt-get", "install", "-y", "-q", "--no-install-recommends"],
        "dnf": ["dnf", "install", "-y", "-q"],
        "pacman": ["pacman", "-S", "--noconfirm", "--needed"],
        "zypper": ["zypper", "--non-interactive", "install"],
    }[of]
    return [*words, *names]


def as_root(command: Sequence[str], *, uid: int, has_sudo: bool, can_ask: bool) -> list[str] | None:
    """The command as root runs it, through sudo for others; None where neither is possible."""
    if uid == 0:
        return list(command)
    if not has_sudo:
        return None
    return ["sudo", *([] if can_ask else ["-n"]), *command]


def ensure(needs: Iterable[Need]) -> bool:
    """Install what is missing.  False, after one plain sentence, where that cannot be done from here."""
    lacking = missing(needs)
    if not lacking:
        return True
    of = manager()
    if of is None:
        print("Missing from this computer:", ", ".join(need.probe for need in lacking), file=sys.stderr)
        return False
    names = packages(lacking, of)
    by_hand = " ".join(["sudo", *install_command(of, names)])
    print("Installing from the system's packages:", " ".join(names), file=sys.stderr)
    if _run(install_command(of, names)) or (of == "apt-get" and _refresh_and(install_command(of, names))):
        lacking = missing(lacking)
        if not lacking:
            return True
    print(f"This could not be done from here.  Please run:\n  {by_hand}", file=sys.stderr)
    return False


def _refresh_and(command: Sequence[str]) -> bool:
    """A new machine has no package lists yet: fetch them, then try again."""
    return _run(["apt-get", "update", "-q"]) and _run(command)


def _run(command: Sequence[str]) -> bool:
    can_ask = sys.stdin is not None and sys.stdin.isatty()
    words = as_root(command, uid=os.getuid(), has_sudo=shutil.which("sudo") is not None, can_ask=can_ask)
    if words is None:
        return False
    env = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    # What a package manager tells of its progress is for nobody; its complaints come on standard error.
    stdin = None if can_ask else subprocess.DEVNULL
    return subprocess.run(words, env=env, stdin=stdin, stdout=subprocess.DEVNULL, check=False).returncode == 0
