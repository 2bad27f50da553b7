"""A person at a desk: the real program on a real display, used by keyboard only.

Keys go through XTEST (xdotool), as a keyboard's do; what was kept is read with the command line.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import re
import select
import signal
import subprocess
import sys
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
TITLE = "^Notes$"
PATIENCE_S = 30.0
BUILT = os.environ.get("YARROW_PROGRAM", "")
"""A built program to try in place of the source: the path of its window's executable."""
EYES = Path(__file__).parent / "eyes"
TICK_S = 0.02
LOOKED_AT = 0.2  # seconds; pauses from here on look at the screen
AT_REST_S = 0.2  # so long nothing changes on it; a cursor blinks every half second
SEARCHED_S = 0.4  # so long nothing changes once what was typed was searched for
FAR = 60  # presses of Tab after which something is not there
PATIENT = 2  # so many times a pause is waited for a first answer


class Desk:
    """A home that is empty, a display, and at most one Yarrow."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.data = home / "data"
        self.tmp = home / "tmp"
        self.tmp.mkdir(parents=True)
        self.process: subprocess.Popen[bytes] | None = None
        self.under: list[str] = []  # a program that watches ours
        self.extra: dict[str, str] = {}  # what else the environment holds
        self.python = BUILT or sys.executable  # what runs
        self.eyes: Eyes | None = None  # open where the program is run from its source, and by itself

    def env(self) -> dict[str, str]:
        """What a fresh account has, and the display."""
        kept = {name: os.environ[name] for name in ("PATH", "DISPLAY", "LANG", "VIRTUAL_ENV") if name in os.environ}
        return kept | {
            "HOME": str(self.home),
            "TMPDIR": str(self.tmp),
            "PYTHONPATH": str(ROOT),
            "NO_AT_BRIDGE": "1",
            "QT_QPA_PLATFORM": "xcb",
            "TZ": "UTC",
            **self.extra,
        }

    # the program

    def start(self, *files: Path) -> None:
        """Open Yarrow, as ``./run`` does, or with a file as a double click does, and wait for its window."""
        words = [*self.under, *self.command(), "--data", str(self.data), *map(str, files)]
        if BUILT or self.under or self.python != sys.executable:
            self.process = subprocess.Popen(words, env=self.env(), cwd=self.home)
        else:
            self._start_seen(words)
        self.wait_for_window()

    def _start_seen(self, words: list[str]) -> None:
        theirs_in, ours_out = os.pipe()
        ours_in, theirs_out = os.pipe()
        theirs = (theirs_in, theirs_out)
        path = os.pathsep.join([str(EYES), self.env()["PYTHONPATH"]])
        env = self.env() | {"PYTHONPATH": path, "TEST_EYES": ",".join(map(str, theirs))}
        self.process = subprocess.Popen(words, env=env, cwd=self.home, pass_fds=theirs)
        for end in theirs:
            os.close(end)
        if self.eyes is not None:
            self.eyes.close()
        self.eyes = Eyes(ours_out, ours_in)

    def command(self) -> list[str]:
        """What opens the window."""
        return [self.python] if BUILT else [self.python, "-B", "-P", "-m", "ui"]

    @staticmethod
    def command_line() -> list[str]:
        """The second front end; a built program has it beside its window."""
        return [f"{BUILT}-cli"] if BUILT else [sys.executable, "-P", "-m", "app"]

    def wait_for_window(self) -> None:
        """Wait until the window is there and has the keyboard."""
        self.until(lambda: bool(self._windows()), "no window came")
        self._xdotool("windowactivate", "--sync", self._windows()[0])
        self._xdotool("windowfocus", "--sync", self._windows()[0])
        time.sleep(0.25)

    def has_window(self) -> bool:
        return bool(self._windows())

    def running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    @property
    def pid(self) -> int:
        assert self.process is not None
        return self.process.pid

    def kill(self) -> None:
        """End it as a power cut would."""
        if self.process is not None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()

    def close(self) -> None:
        """Tidy up after a test."""
        if self.process is not None and self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        if self.eyes is not None:
            self.eyes.close()
            self.eyes = None

    # the keyboard

    def key(self, *keys: str, pause: float = 0.06, then: float | None = None) -> None:
        """Press keys one after another, in X's names: ``Return``, ``Tab``, ``ctrl+f``; ``then``: the pause after the last.

        A pause of `LOOKED_AT` or more is over as soon as the screen has answered and the program has come to rest.
        """
        for place, name in enumerate(keys, 1):
            wait = then if then is not None and place == len(keys) else pause
            before = self._frame() if wait >= LOOKED_AT else None
            self._xdotool("key", "--clearmodifiers", name)
            if before is None:
                time.sleep(wait)
            else:
                self._answered(before, wait)

    def write(self, text: str, delay_ms: int = 4) -> None:
        """Type."""
        self._xdotool("type", "--clearmodifiers", "--delay", str(delay_ms), text)

    def shift_three_times(self) -> None:
        """Leave fast."""
        self._xdotool("key", "--delay", "30", "Shift_L", "Shift_L", "Shift_L")

    def tab_to(self, name: str, otherwise: int) -> None:
        """Press Tab until what is called so has the keyboard; ``otherwise``: how often, where nobody can look."""
        if self.eyes is None:
            self.key(*["Tab"] * otherwise, pause=0.12)
            return
        met = [self.look().focus]
        while met[-1] != name:
            assert len(met) <= FAR, f"no way by Tab to {name!r} from {met[0]!r}: {met[1:]}"
            self.key("Tab")
            self.rest(1.0, TICK_S)
            met.append(self.look().focus)

    # waiting

    def look(self) -> Seen:
        """What is shown now, once the window has done what came before; empty where nobody can look."""
        while self.eyes is not None and self.running():
            seen = self.eyes.ask()
            if seen is not None:
                return seen
        return Seen()

    def until_shown(self, words: str) -> None:
        """Wait until a text or a name on the screen is, or begins with, these words; not at all where nobody can look."""
        if self.eyes is not None:
            self.until(
                lambda: any(shown.startswith(words) for shown in self.look().shown), f"{words!r} is not on the screen"
            )

    def rest(self, at_most: float, still: float = AT_REST_S) -> None:
        """Wait until for ``still`` seconds nothing has changed on the screen and the program had nothing to do.

        Work that was asked for is waited for, however long it takes; what moves by itself only ``at_most`` seconds.
        """
        self._still(self._frame(), time.monotonic() + at_most, still)

    def _answered(self, before: int, at_most: float) -> None:
        """Wait until the screen is another than before and at rest; longer where the computer is busy."""
        end = time.monotonic() + at_most * PATIENT
        now = self._frame()
        while now == before and time.monotonic() < end:
            time.sleep(TICK_S)
            now = self._frame()
        self._still(now, time.monotonic() + at_most)

    def _still(self, now: int | None, end: float, still: float = AT_REST_S) -> None:
        """Counted in looks, not in seconds: where the whole computer stood still, nothing was seen."""
        calm, seen = 0, self.look()
        while calm * TICK_S < still and (time.monotonic() < end or seen.working):
            time.sleep(TICK_S)
            last, now = (now, seen), self._frame()
            busy = self._busy()
            seen = self.look()
            calm = 0 if busy or seen.working or (now, seen) != last else calm + 1

    def _busy(self) -> bool:
        """Whether a thread of the program runs, or would if the computer let it; or waits for the disk."""
        if self.process is None or self.under:
            return False
        for stat in Path(f"/proc/{self.process.pid}/task").glob("*/stat"):
            with contextlib.suppress(OSError):
                if stat.read_text().rpartition(") ")[2][:1] in "RD":
                    return True
        return False

    def _frame(self) -> int | None:
        """Another number whenever anything on the display changed; None where the display cannot be looked at."""
        frame = os.environ.get("TEST_FRAME")
        return zlib.crc32(Path(frame).read_bytes()) if frame else None

    @staticmethod
    def until(true: Callable[[], bool], otherwise: str, patience: float = PATIENCE_S) -> None:
        """Wait for something to become true."""
        end = time.monotonic() + patience
        while not true():
            if time.monotonic() > end:
                raise AssertionError(otherwise)
            time.sleep(0.02)

    # the second front end

    def cli(self, *words: str, passphrase: str, text: str = "") -> subprocess.CompletedProcess[str]:
        """Run the command line with a passphrase in a file of the test's own, outside the home."""
        secret = self.home.parent / f"{self.home.name}.passphrase"
        secret.write_text(passphrase + "\n", "utf-8")
        try:
            return subprocess.run(
                [*self.command_line(), *words, "--passphrase-file", str(secret)],
                env=self.env(), cwd=self.home, input=text, capture_output=True, text=True, timeout=60, check=False,
            )  # fmt: skip
        finally:
            secret.unlink()

    def entries(self, passphrase: str) -> list[dict[str, Any]]:
        """Every entry, as the command line lists them."""
        done = self.cli("list", str(self.data), "--json", passphrase=passphrase)
        assert done.returncode == 0, done.stderr
        listed = json.loads(done.stdout)
        found: list[dict[str, Any]] = listed["entries"] if isinstance(listed, dict) else listed
        return found

    # looking into

    def files(self) -> dict[Path, bytes]:
        """Every file below the home and the temporary folder."""
        return {p: p.read_bytes() for p in self.home.rglob("*") if p.is_file()}

    def picture(self, target: Path) -> None:
        """What is on the display now (needs ImageMagick; for looking, not for asserting)."""
        subprocess.run(["import", "-window", "root", str(target)], env=self.env(), check=True)

    def _windows(self) -> list[str]:
        ours = [] if self.under or self.process is None else ["--all", "--pid", str(self.process.pid)]
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", *ours, "--name", TITLE],
            env=self.env(),
            capture_output=True,
            text=True,
            check=False,
        )
        return found.stdout.split()

    def _xdotool(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=self.env(), check=True, capture_output=True)


@dataclass(frozen=True, slots=True)
class Seen:
    """What a screen reader would find."""

    focus: str = ""
    shown: tuple[str, ...] = ()
    working: int = 0  # things that are being done beside the window


class Eyes:
    """Asks a program that was started with ``tests/e2e/eyes`` what it shows."""

    _SOON_S = 1.0  # a program that became another one meanwhile never answers: ask again

    def __init__(self, questions: int, answers: int) -> None:
        self._questions, self._answers = questions, answers
        self._numbers = itertools.cycle(range(256))
        self._read = b""

    def ask(self) -> Seen | None:
        """The answer; None where none came in time."""
        number = next(self._numbers)
        try:
            os.write(self._questions, bytes([number]))
        except BrokenPipeError:
            return None
        while line := self._line():
            of, seen = json.loads(line)
            if of == number:
                return Seen(seen["focus"], tuple(seen["shown"]), seen["working"]) if seen else None
        return None

    def _line(self) -> bytes:
        while b"\n" not in self._read:
            if not select.select([self._answers], [], [], self._SOON_S)[0]:
                return b""
            more = os.read(self._answers, 1 << 16)
            if not more:
                return b""
            self._read += more
        line, _, self._read = self._read.partition(b"\n")
        return line

    def close(self) -> None:
        os.close(self._questions)
        os.close(self._answers)


def memory_holds(pid: int, needles: Sequence[bytes]) -> dict[bytes, int]:
    """How often each needle stands in the memory of a process, as /proc/PID/mem shows it to root."""
    counts = dict.fromkeys(needles, 0)
    for content in _memory(pid):
        for needle in needles:
            counts[needle] += content.count(needle)
    return counts


def memory_finds(pid: int, pattern: re.Pattern[bytes]) -> set[bytes]:
    """Everything in the memory of a process that a pattern fits."""
    return {found[0] for content in _memory(pid) for found in pattern.finditer(content)}


def _memory(pid: int) -> Iterator[bytes]:
    regions = []
    for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
        span, rights, *rest = line.split()
        if "r" not in rights or (rest and rest[-1] in ("[vvar]", "[vsyscall]")):
            continue
        low, high = (int(part, 16) for part in span.split("-"))
        regions.append((low, high))
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for low, high in regions:
            try:
                memory.seek(low)
                yield memory.read(high - low)
            except (OSError, ValueError, OverflowError):
                continue


def forms(text: str) -> list[bytes]:
    """A text as it may stand in memory: UTF-8, Qt's UTF-16, Python's UCS-4."""
    return [text.encode("utf-8"), text.encode("utf-16-le"), text.encode("utf-32-le")]
