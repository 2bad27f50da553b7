"""What the whole program leaves on the host: nothing outside the data folder, no other program, no connection.

Seen from below, by strace, over an evening by keyboard: first run, write, copy, every room, a
guided tool, lock, unlock, leave.  It is an ordinary account with an empty home, and has a
desktop's environment, so that whatever would use it does.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.vault.secrets import Passphrase
from app.vault.vault import create
from tests import ordinary
from tests.e2e.conftest import PASSPHRASE
from tests.e2e.desk import BUILT, Desk
from tests.e2e.test_evening import first_run, lock, unlock, write_entry
from tests.e2e.test_tools import ON, open_tool
from tests.support import CHEAP

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
SECTIONS = 12  # of the settings, or a few more: the list ends where it ends
_DESKTOP = {
    "XDG_CURRENT_DESKTOP": "GNOME",
    "DESKTOP_SESSION": "gnome",
    "GNOME_DESKTOP_SESSION_ID": "this-is-deprecated",
    "SESSION_MANAGER": "local/here:@/tmp/.ICE-unix/1",
    "QT_QPA_PLATFORMTHEME": "gtk3",
}


class Trace:
    """What a program asked of the system, call by call."""

    def __init__(self, log: Path, home: Path, program: str = "") -> None:
        """From the start of ``program`` on: before that, the test puts on the account."""
        self._home = home
        lines = log.read_text("utf-8", "replace").splitlines()
        first = next((n for n, line in enumerate(lines) if f'execve("{program}"' in line), 0) if program else 0
        self.calls = [found.groups() for line in lines[first:] if (found := _CALL.match(line))]

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
def fresh() -> Iterator[Desk]:
    """A desk of an ordinary account with an empty home, on a computer with a desktop's environment."""
    if shutil.which("xdotool") is None:
        pytest.skip("no xdotool on this computer")
    if ordinary.missing():
        pytest.skip(ordinary.missing())
    with tempfile.TemporaryDirectory(prefix="home-") as name:  # what pytest makes is closed to other accounts
        Path(name).chmod(0o755)
        desk = Desk(Path(name) / "home")
        ordinary.give(desk.home)
        desk.under = ordinary.prefix()
        desk.python = BUILT or ordinary.python() or ""
        desk.extra = _DESKTOP | {"PYTHONPATH": ordinary.libraries()}
        yield desk
        desk.close()


def _watch(desk: Desk, *, namespaces: str = "") -> Path:
    """Have everything that the program asks of the system written down; where.

    Who watches has to be root, at least within a namespace: the program is closed to others of its account.
    """
    log = desk.home.parent / "trace"
    strace = ["strace", "-f", "-y", "-s", "400", "-o", str(log), "-e", "trace=file,network,process"]
    desk.under = [*_apart(namespaces), *strace, *ordinary.prefix()]
    return log


def _apart(namespaces: str) -> list[str]:
    """A command that takes these away (``n``: the network) and leaves root, of a namespace at least.  Skips where that is forbidden."""
    letters = namespaces + ("" if ordinary.needed() else "r")
    if not letters:
        return []
    command = ["unshare", f"-{letters}"]
    if (
        shutil.which("unshare") is None
        or subprocess.run([*command, "true"], capture_output=True, check=False).returncode
    ):
        pytest.skip("this account may not make a namespace")
    return command


def _evening(desk: Desk, log: Path) -> None:
    """From an empty home: the first steps, write, every room, a tool, copy, lock, unlock, leave."""
    first_run(desk)
    write_entry(desk, "The heron stood in the reeds all morning.")
    desk.key("ctrl+a", "ctrl+c", "Return", pause=0.5)  # copy it; the first time it is asked whether that is meant
    rooms(desk, log)
    open_tool(desk, "orienting")
    _until_reached(log, "player")
    desk.key(ON, pause=0.4)
    lock(desk)
    unlock(desk)
    desk.leave()


def rooms(desk: Desk, log: Path | None = None) -> None:
    """Every page that can be reached from the rail, and what lies behind some of them.  ``log``: of whoever watches."""
    ways = {"1": "now", "3": "triggers", "4": "tools", "5": "safety", "6": "looking_back", "7": "packs"}
    for number, room in ways.items():
        desk.key(f"ctrl+{number}", pause=0.55)
        _until_reached(log, room)
    desk.key("Return", pause=0.6)  # open a pack: our own file picker
    desk.key("Escape", pause=0.3)
    desk.key("ctrl+1", "ctrl+7", pause=0.4)
    desk.press("Make a pack", otherwise=4, then=0.8)
    _until_reached(log, "studio")
    desk.key("ctrl+comma", pause=0.8)
    _until_reached(log, "settings")
    desk.key(*["Down"] * SECTIONS, pause=0.1)


def _until_reached(log: Path | None, room: str) -> None:
    """Wait until the first file of a page was opened, where that can be seen."""
    if log is None or BUILT:
        return
    read = b""
    with log.open("rb") as lines:

        def there() -> bool:
            nonlocal read
            read = read[-100:] + lines.read()
            return f"/ui/pages/{room}/".encode() in read

        Desk.until(there, f"{room} was not entered")


REACHED = (
    "now", "journal", "triggers", "tools", "safety", "looking_back", "packs", "studio", "settings", "player",
)  # fmt: skip


def _nothing_is_left(desk: Desk, log: Path, bus: Path | None = None) -> None:
    trace = Trace(log, desk.home, desk.python)
    inside = str(desk.data)
    assert any(path.startswith(inside) for path in trace.written()), "the watch saw no vault: this test could not fail"
    assert {path for path in trace.written() if path != inside and not path.startswith(inside + "/")} == set()
    assert trace.programs() == {desk.python}
    assert trace.children() == []
    assert not any("libgtk" in rest for _, rest in trace.calls), "GTK was loaded"
    others = {address for address in trace.addresses() if ".X11-unix/X" not in address}
    assert {address for address in others if bus is None or str(bus) not in address} == set()
    assert bool(others) == (bus is not None)
    outside = {path for path in desk.home.rglob("*") if desk.data not in (path, *path.parents)}
    assert outside == {desk.tmp}
    if not BUILT:  # there the pages are not files
        missed = {room for room in REACHED if not any(f"/ui/pages/{room}/" in rest for _, rest in trace.calls)}
        assert missed == set(), "rooms that were not entered"


def test_an_evening_leaves_nothing_on_the_host(fresh: Desk) -> None:
    log = _watch(fresh)
    _evening(fresh, log)
    _nothing_is_left(fresh, log)


def test_it_does_all_of_it_without_any_network_interface(fresh: Desk) -> None:
    """Not even the loopback: what is not there cannot have been needed."""
    create(fresh.data, Passphrase(PASSPHRASE), cost=CHEAP).close()
    ordinary.give(fresh.data)
    fresh.under = [*_apart("n"), *fresh.under]
    fresh.start()
    interfaces = Path(f"/proc/{fresh.pid}/net/dev").read_text().splitlines()[2:]
    assert [line.split(":")[0].strip() for line in interfaces] == ["lo"]  # which every namespace has, and is down
    unlock(fresh)
    write_entry(fresh, "The heron stood in the reeds.")
    rooms(fresh)
    lock(fresh)
    fresh.leave()
    assert [e["text"] for e in fresh.entries(PASSPHRASE)] == ["The heron stood in the reeds."]


@pytest.mark.long
def test_a_watched_evening_without_any_network_interface(fresh: Desk) -> None:
    log = _watch(fresh, namespaces="n")
    _evening(fresh, log)
    _nothing_is_left(fresh, log)


@pytest.mark.long
@pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="no session bus to offer")
def test_where_a_desktop_offers_its_bus_that_is_the_only_other_connection(fresh: Desk) -> None:
    """A screen reader needs it, and it tells when the screen is locked."""
    bus = fresh.home.parent / "run" / "bus"
    bus.parent.mkdir()
    ordinary.give(bus.parent)
    daemon = subprocess.Popen(
        [*ordinary.prefix(), "dbus-daemon", "--session", "--nofork", "--nopidfile", f"--address=unix:path={bus}"],
        env=fresh.env(), cwd="/", stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        fresh.until(bus.exists, "no bus came")
        fresh.extra = fresh.extra | {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={bus}"}
        del fresh.extra["SESSION_MANAGER"]
        log = _watch(fresh)
        _evening(fresh, log)
        _nothing_is_left(fresh, log, bus)
    finally:
        daemon.terminate()
        daemon.wait()


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
