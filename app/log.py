"""What the program notes about itself: codes in memory, never on the disk, never content.

The last few lines are kept for the crash window, which shows them to the person before anything
else can happen to them.
"""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass
from time import monotonic

from app.errors import AppError

KEPT = 200


@dataclass(frozen=True, slots=True)
class Line:
    """Seconds since the program began, and which event of ours it was."""

    at: float
    event: str
    detail: str


_begun = monotonic()
_lines: deque[Line] = deque(maxlen=KEPT)
_lock = threading.Lock()


def note(event: str, detail: str | int = "") -> None:
    """Note one of our own events.  ``detail`` is a code, a count or a class's name: never content, never a path."""
    with _lock:
        _lines.append(Line(round(monotonic() - _begun, 3), event, str(detail)))


def note_error(error: BaseException) -> None:
    """Note an error: its code if it is one of ours, else only its class; never its message."""
    note("error", str(error.code) if isinstance(error, AppError) else type(error).__name__)


def lines() -> list[Line]:
    """What is kept, oldest first."""
    with _lock:
        return list(_lines)
