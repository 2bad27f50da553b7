"""What can be known of a program at a display: by asking it, by looking at the display, by watching its threads."""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import select
import struct
import time
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

EYES = Path(__file__).parent / "eyes"


@dataclass(frozen=True, slots=True)
class Seen:
    """What a screen reader would find, and how far the program is."""

    focus: str = ""
    active: bool = False  # the window has the keyboard
    shown: tuple[str, ...] = ()
    working: int = 0  # things that are being done beside the window, and buttons that are being pressed
    writing: int = 0  # of them: what is being written into the vault
    soon: int = 0  # things that will be done within a second
    keys: int = 0  # pressed since the program began
    items: int = 0  # of layouts, that are in Python's hands: see `ui.widgets.nesting`
    program: int = 0  # another number once the process has become another program

    def told(self) -> str:
        """For whoever reads why a test failed."""
        busy = f", {self.working} under way and {self.soon} to come" if self.working or self.soon else ""
        where = f"the keyboard is on {self.focus!r}" if self.active else "the window does not have the keyboard"
        return f"{where}, after {self.keys} keys{busy}; shown: " + " | ".join(self.shown)


class Eyes:
    """Asks a program that was started with ``tests/e2e/eyes`` what it shows."""

    _SOON_S = 1.0  # a program that became another one meanwhile never answers: ask again

    def __init__(self, questions: int, answers: int) -> None:
        self._questions, self._answers = questions, answers
        self._numbers = itertools.cycle(range(256))
        self._read = b""
        self.stuck = ""  # where the window's thread was when it did not answer for long

    def ask(self, patience: float) -> Seen | None:
        """What is shown after this was called; None where no answer came, or there is no window yet."""
        end = time.monotonic() + patience
        asked: set[int] = set()
        while time.monotonic() < end:
            number = next(self._numbers)
            asked.add(number)
            try:
                os.write(self._questions, bytes([number]))
            except BrokenPipeError:
                return None
            while line := self._line():
                of, seen = json.loads(line)
                self.stuck = seen.get("stuck", self.stuck)
                if of in asked and "stuck" not in seen:
                    return Seen(**seen | {"shown": tuple(seen["shown"])}) if seen else None
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


# without asking


def frame() -> int | None:
    """Another number whenever anything on the display changed; None where the display cannot be looked at."""
    name = os.environ.get("TEST_FRAME")
    return zlib.crc32(Path(name).read_bytes()) if name else None


def family(pid: int) -> list[int]:
    """The process and those below it: whoever watches a program stands above it."""
    try:
        one = psutil.Process(pid)
        return [pid, *(child.pid for child in one.children(recursive=True))]
    except psutil.Error:
        return [pid]


def at_work(pids: Sequence[int]) -> bool:
    """Whether a thread of one of them runs, or would if the computer let it; or waits for the disk, or for who watches it."""
    for pid in pids:
        for stat in Path(f"/proc/{pid}/task").glob("*/stat"):
            with contextlib.suppress(OSError):
                if stat.read_text("ascii", "replace").rpartition(") ")[2][:1] in "RDt":
                    return True
    return False


def keep_picture(target: Path) -> bool:
    """What is on the display now, as a PNG; False where the display cannot be looked at."""
    name = os.environ.get("TEST_FRAME")
    if not name:
        return False
    from PySide6.QtGui import QImage

    dump = Path(name).read_bytes()  # as xwd writes it: a head of big-endian numbers, the colours, the picture
    head = struct.unpack(">25I", dump[:100])
    size, width, height, line, colours = head[0], head[4], head[5], head[12], head[19]
    start = size + colours * 12
    picture = QImage(dump[start:], width, height, line, QImage.Format.Format_RGB32)
    target.parent.mkdir(parents=True, exist_ok=True)
    return picture.save(str(target), "PNG")
