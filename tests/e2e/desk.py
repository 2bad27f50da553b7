"""A person at a desk: the real program on a real display, used by keyboard only.

Keys go through XTEST (xdotool), as a keyboard's do; what was kept is read with the command line.  After each key the
program is asked whether it has come and what it led to (`tests/e2e/eyes`): nothing depends on how fast the computer is.
A built program, and one that another program watches, cannot be asked: there the display and the threads are watched.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.e2e import sight
from tests.e2e.sight import Eyes, Seen

ROOT = Path(__file__).parents[2]
TITLE = "^Notes$"
PATIENCE_S = 60.0
BUILT = os.environ.get("YARROW_PROGRAM", "")
"""A built program to try in place of the source: the path of its window's executable."""
TICK_S = 0.01
FAR = 60  # presses of Tab after which something is not there

# Where nobody can look:
LOOKED_AT = 0.2  # seconds; pauses from here on look at the screen
AT_REST_S = 0.2  # so long nothing changes on it; a cursor blinks every half second
WRITTEN_S = 0.4  # so long a first answer to what was typed is waited for, and for a list to follow it
PATIENT = 4  # so many times a pause what is under way is waited for


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
        self._crash = home.parent / f"{home.name}.crash"  # where, if it does
        self._family: list[int] = []  # what runs, and what it runs
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
        path = os.pathsep.join([str(sight.EYES), self.env()["PYTHONPATH"]])
        env = self.env() | {"PYTHONPATH": path, "TEST_EYES": ",".join(map(str, theirs)), "TEST_CRASH": str(self._crash)}
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
        self.until(self._in_front, "no window came, or it does not get the keyboard")
        self.until_seen(lambda now: now.active and bool(now.focus), "nothing in the window gets the keyboard")
        self._family = sight.family(self.pid)
        self.rest()

    def _in_front(self) -> bool:
        """Put the window in front, if it is there."""
        with contextlib.suppress(subprocess.CalledProcessError, IndexError):  # one that has just gone
            window = self._windows()[0]
            self._xdotool("windowactivate", "--sync", window)
            self._xdotool("windowfocus", "--sync", window)
            return True
        return False

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

    def key(self, *keys: str, pause: float = 0.06, then: float | None = None, to: str = "") -> None:
        """Press keys one after another, in X's names: ``Return``, ``Tab``, ``ctrl+f``; wait until each has done what it does.

        ``to``: what then gets the keyboard, and is waited for.  ``pause``, and ``then`` after the last: seconds, where
        nobody can look.  From `LOOKED_AT` on such a pause lasts until the screen has answered and the program has come
        to rest.  After a pause of 0 nothing is waited for.
        """
        for place, name in enumerate(keys, 1):
            last = then is not None and place == len(keys)
            strokes = 0 if name.startswith("Shift_") else 1  # by itself it is not counted
            self._stroke(["key", "--clearmodifiers", name], strokes, then if last and then is not None else pause, name)
        if to:
            self.until_at(to)

    def write(self, text: str, delay_ms: int = 4, *, wait: bool = True) -> None:
        """Type, and wait until it has been taken in and answered."""
        words = ["type", "--clearmodifiers", "--delay", str(delay_ms), text]
        self._stroke(words, len(text), WRITTEN_S if wait else 0, repr(text))

    def shift_three_times(self) -> None:
        """Leave fast."""
        self._xdotool("key", "--delay", "30", "Shift_L", "Shift_L", "Shift_L")

    def leave(self) -> None:
        """Leave fast, and wait until the program has ended."""
        self.shift_three_times()
        self.until(lambda: not self.running(), "the process stayed")

    def tab_to(self, name: str, otherwise: int) -> None:
        """Press Tab until what is called so has the keyboard; ``otherwise``: so often, which is all that is known where
        nobody can look.
        """
        if self.eyes is None:
            self.key(*["Tab"] * otherwise, pause=0.12)
            return
        met = [self.look().focus]
        while met[-1] != name:
            if len(met) > FAR:
                raise self._lost(f"no way by Tab to {name!r} from {met[0]!r}, only to {met[1:]}")
            self.key("Tab")
            met.append(self.look().focus)
        assert len(met) - 1 == otherwise, f"{len(met) - 1} times Tab to {name!r}, and not {otherwise}: {met}"

    def press(self, name: str, otherwise: int, by: str = "Return", *, then: float = 0.6, to: str = "") -> None:
        """Tab to what is called so (see `tab_to`), and press it (see `key`)."""
        self.tab_to(name, otherwise)
        self.key(by, then=then, to=to)

    def _stroke(self, words: list[str], strokes: int, pause: float, what: str) -> None:
        if not pause:
            self._xdotool(*words)
        elif self.eyes is None:
            before = sight.frame() if pause >= LOOKED_AT else None
            self._xdotool(*words)
            if before is None:
                time.sleep(pause)
                self._still(pause * PATIENT, TICK_S)
            else:
                self._answered(before, pause)
        else:
            before_it = self.look()
            self._xdotool(*words)
            self.until_seen(
                lambda now: now.keys >= before_it.keys + strokes or now.program != before_it.program,
                f"the window did not get {what}",
                or_gone=True,
            )
            self.rest()

    # waiting

    def look(self) -> Seen:
        """What is shown now, once the window has done what came before; empty where nobody can look."""
        end = time.monotonic() + PATIENCE_S
        while self.eyes is not None and self.running():
            seen = self.eyes.ask(max(0.0, end - time.monotonic()))
            if seen is not None:
                assert not seen.items, f"Python holds {seen.items} items of layouts"
                return seen
            assert time.monotonic() < end, f"the window does not answer; it is at\n{self.eyes.stuck}"
            time.sleep(TICK_S)  # there is no window yet
        return Seen()

    def until_seen(self, right: Callable[[Seen], bool], otherwise: str, *, or_gone: bool = False) -> None:
        """Wait until the window is right, or gone where that is right, too; not at all where nobody can look."""
        end = time.monotonic() + PATIENCE_S
        while self.eyes is not None:
            seen = self.look()
            if not self.running():
                if or_gone:
                    return
                raise self._lost(otherwise)
            if right(seen):
                return
            if time.monotonic() > end:
                raise self._lost(otherwise, seen)
            time.sleep(TICK_S)

    def until_shown(self, words: str) -> None:
        """Wait until a text or a name on the screen is, or begins with, these words; not at all where nobody can look."""
        self.until_seen(lambda now: any(shown.startswith(words) for shown in now.shown), f"{words!r} does not come")

    def until_at(self, name: str) -> None:
        """Wait until what is called so has the keyboard; not at all where nobody can look."""
        self.until_seen(lambda now: now.focus == name, f"the keyboard does not come to {name!r}")

    def until_kept(self, at_most: float = 1.5) -> None:
        """Wait until what was typed has been kept; ``at_most``: seconds, where nobody can look."""
        if self.eyes is None:
            time.sleep(at_most)
            self._still(at_most)
        self.until_seen(lambda now: not now.soon and not now.working, "there is always something to do")

    def rest(self, at_most: float = 1.0) -> None:
        """Wait until the program has done all that was asked of it.

        Where nobody can look: until nothing changes on the screen and the program does nothing; ``at_most`` so many
        seconds for what moves by itself.
        """
        if self.eyes is None:
            self._still(at_most)
            return
        last = Seen()

        def calm(now: Seen) -> bool:
            nonlocal last
            before, last = last, now
            return not now.working and now == before

        self.until_seen(calm, "it does not come to rest", or_gone=True)

    def _lost(self, what: str, seen: Seen | None = None) -> AssertionError:
        """What to raise where the program is not where it should be."""
        return AssertionError(f"{what}: {(seen or self.look()).told() if self.running() else self._ended()}")

    def told(self) -> str:
        """What the program shows, for whoever reads why a test failed; never waits for long."""
        seen = self.eyes.ask(3.0) if self.eyes is not None and self.running() else None
        if seen is not None:
            return seen.told()
        return "it runs, and nobody can look" if self.running() else self._ended()

    def _ended(self) -> str:
        if self.process is None:
            return "nothing was started"
        crash = self._crash.read_text("ascii", "replace") if self._crash.exists() else ""
        return f"the program has ended ({self.process.returncode})\n{crash}"

    def _answered(self, before: int, at_most: float) -> None:
        """Wait until the screen is another than before and at rest."""
        end = time.monotonic() + at_most
        while sight.frame() == before and time.monotonic() < end:
            time.sleep(TICK_S)
        self._still(at_most)

    def _still(self, at_most: float, still: float = AT_REST_S) -> None:
        """Wait until for ``still`` seconds nothing has changed on the screen and the program had nothing to do.

        Counted in looks, not in seconds: where the whole computer stood still, nothing was seen.
        """
        calm, now = 0.0, sight.frame()
        for _ in range(round(at_most * PATIENT / TICK_S)):
            if calm >= still:
                return
            time.sleep(TICK_S)
            last, now = now, sight.frame()
            busy = self.running() and sight.at_work(self._family)
            calm = 0.0 if busy or now != last else calm + TICK_S

    @staticmethod
    def until(true: Callable[[], bool], otherwise: str, patience: float = PATIENCE_S) -> None:
        """Wait for something to become true."""
        end = time.monotonic() + patience
        while not true():
            if time.monotonic() > end:
                raise AssertionError(otherwise)
            time.sleep(TICK_S)

    # the second front end

    def cli(self, *words: str, passphrase: str, text: str = "") -> subprocess.CompletedProcess[str]:
        """Run the command line with a passphrase in a file of the test's own, outside the home."""
        secret = self.home.parent / f"{self.home.name}.passphrase"
        secret.write_text(passphrase + "\n", "utf-8")
        try:
            return subprocess.run(
                [*self.command_line(), *words, "--passphrase-file", str(secret)],
                env=self.env(), cwd=self.home, input=text, capture_output=True, text=True, timeout=120, check=False,
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
