"""What the whole program leaves on the host: nothing outside the data folder, no other program, no connection.

Seen from below, by strace, over an evening by keyboard: first run, write, every room, lock,
unlock, a second opening, leave.  The account has a desktop's environment, so that whatever
would use it does.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from tests.e2e.desk import Desk
from tests.e2e.test_evening import first_run, lock, unlock, write_entry

pytestmark = [
    pytest.mark.window,
    pytest.mark.timeout(400),
    pytest.mark.skipif(shutil.which("strace") is None, reason="no strace on this computer"),
]

_CALL = re.compile(r"^(?:\d+ +)?(\w+)\((.*)$")
_PATH = re.compile(r'(?:(AT_FDCWD|\d+)(?:<([^>]*)>)?, )?"((?:[^"\\]|\\.)*)"')
_OPENS = {"open", "openat", "openat2", "creat"}
_CHANGES = {
    "mkdir", "mkdirat", "rmdir", "unlink", "unlinkat", "rename", "renameat", "renameat2", "link", "linkat", "symlink",
    "symlinkat", "mknod", "mknodat", "truncate", "chmod", "fchmodat", "fchmodat2", "chown", "lchown", "fchownat", "utime", "utimes",
    "utimensat", "futimesat", "setxattr", "lsetxattr", "removexattr",
}  # fmt: skip
_WRITES = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC")
_NOTHING_KEPT = re.compile(r"/dev/(null|dri/|shm/|tty)|/proc/self/")
_DESKTOP = {
    "XDG_CURRENT_DESKTOP": "GNOME",
    "DESKTOP_SESSION": "gnome",
    "GNOME_DESKTOP_SESSION_ID": "this-is-deprecated",
    "SESSION_MANAGER": "local/here:@/tmp/.ICE-unix/1",
    "QT_QPA_PLATFORMTHEME": "gtk3",
}


class Trace:
    """What a program asked of the system, call by call."""

    def __init__(self, log: Path, home: Path) -> None:
        self._home = home
        self.calls = [
            found.groups() for line in log.read_text("utf-8", "replace").splitlines() if (found := _CALL.match(line))
        ]

    def written(self) -> set[str]:
        """Every path that a call wanted to make, change or take away, whether it was allowed to or not."""
        found: set[str] = set()
        for name, rest in self.calls:
            if name in _CHANGES or (name in _OPENS and (name == "creat" or _WRITES.search(rest))):
                for at, folder, path in _PATH.findall(rest):
                    base = folder if folder and at != "AT_FDCWD" else str(self._home)
                    found.add(os.path.normpath(Path(base) / path))
        return {path for path in found if not _NOTHING_KEPT.match(path)}

    def programs(self) -> set[str]:
        """Every program that was started, or only looked for."""
        return {
            found[1]
            for name, rest in self.calls
            if name in ("execve", "execveat") and (found := re.match(r'(?:\w+, )?"([^"]*)"', rest))
        }

    def children(self) -> list[str]:
        """Processes that were made (threads are not)."""
        forks = [(name, rest) for name, rest in self.calls if name in ("fork", "vfork", "clone", "clone3")]
        return [rest for name, rest in forks if "CLONE_THREAD" not in rest]

    def addresses(self) -> set[str]:
        """Where connections went or should have gone, and sockets that are not of this computer."""
        found = {
            rest.split("{", 1)[-1].split("}")[0]
            for name, rest in self.calls
            if name in ("connect", "bind", "sendto") and "{" in rest
        }
        return found | {rest for name, rest in self.calls if name == "socket" and not rest.startswith("AF_UNIX")}


@pytest.fixture
def traced(desk: Desk, tmp_path: Path) -> Desk:
    """A desk whose Yarrow is watched."""
    desk.under = ["strace", "-f", "-y", "-s", "400", "-o", str(tmp_path / "trace"), "-e", "trace=file,network,process"]
    desk.extra = _DESKTOP
    return desk


def test_an_evening_leaves_nothing_on_the_host(traced: Desk, tmp_path: Path) -> None:
    first_run(traced)
    write_entry(traced, "The heron stood in the reeds all morning.")
    for room in ("ctrl+1", "ctrl+3", "ctrl+4", "ctrl+5", "ctrl+comma"):
        traced.key(room, pause=1.2)
    lock(traced)
    unlock(traced)
    traced.shift_three_times()
    traced.until(lambda: not traced.running(), "the process stayed")

    trace = Trace(tmp_path / "trace", traced.home)
    inside = str(traced.data)
    assert any(path.startswith(inside) for path in trace.written()), "the watch saw no vault: this test could not fail"
    assert {path for path in trace.written() if path != inside and not path.startswith(inside + "/")} == set()
    assert trace.programs() == {traced.python}
    assert trace.children() == []
    assert not any("libgtk" in rest for _, rest in trace.calls), "GTK was loaded"
    assert {address for address in trace.addresses() if ".X11-unix/X" not in address} == set()
    outside = {path for path in traced.home.rglob("*") if traced.data not in (path, *path.parents)}
    assert outside == {traced.tmp}


def test_the_watch_sees_a_file_a_program_and_a_connection(tmp_path: Path) -> None:
    """Were the program to do any of it, the test above would fail."""
    log = tmp_path / "trace"
    log.write_text(
        '7 openat(AT_FDCWD</h>, "/h/.cache/x", O_RDONLY|O_CLOEXEC) = 3\n'
        '7 openat(AT_FDCWD</h>, "/h/.config/y", O_WRONLY|O_CREAT, 0666) = 3\n'
        '7 mkdirat(5</h/.cache>, "fontconfig", 0777) = -1 EEXIST (File exists)\n'
        '7 rename("/h/a", "/h/b") = 0\n'
        '7 openat(AT_FDCWD</h>, "/dev/null", O_WRONLY) = 3\n'
        '8 execve("/usr/bin/dbus-launch", ["dbus-launch"], 0x1 /* 3 vars */) = 0\n'
        "7 clone(child_stack=NULL, flags=CLONE_CHILD_CLEARTID|SIGCHLD) = 8\n"
        "7 clone3({flags=CLONE_VM|CLONE_THREAD}, 88) = 9\n"
        '7 connect(3<socket:[1]>, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr("10.0.0.1")}, 16) = 0\n'
        "7 socket(AF_NETLINK, SOCK_RAW|SOCK_CLOEXEC, NETLINK_KOBJECT_UEVENT) = 3\n"
    )
    trace = Trace(log, Path("/h"))
    assert trace.written() == {"/h/.config/y", "/h/.cache/fontconfig", "/h/a", "/h/b"}
    assert trace.programs() == {"/usr/bin/dbus-launch"}
    assert len(trace.children()) == 1
    assert len(trace.addresses()) == 2
