"""What the program notes about itself: codes in memory, never on the disk, never content.

The last few lines are kept for the crash window, which shows them to the person before anything
else can happen to them.
"""

from __future__ import annotations

import sys
import threading
from collections import deque
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from types import TracebackType

from app.errors import AppError

KEPT = 200

_HOME = Path(__file__).parents[1]
_OURS = ("app", "ui", "exercises")
_MOST_FRAMES, _MOST_CAUSES = 40, 4


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


def note_defect(error: BaseException) -> None:
    """Note a defect of ours: its kind and the places in our own code that led there."""
    for line in anatomy(error):
        note("defect", line.strip())


def anatomy(error: BaseException) -> list[str]:
    """The kinds of an error and of its causes, each with the places in our own code: no word of theirs, no value, no path of the person."""
    found: list[str] = []
    seen: BaseException | None = error
    for _ in range(_MOST_CAUSES):
        if seen is None:
            break
        found.append(_kind(seen))
        found.extend(f"  {place}" for place in _places(seen.__traceback__))
        seen = seen.__cause__ or seen.__context__
    return found


def _kind(error: BaseException) -> str:
    name = (
        type(error).__name__
        if type(error).__module__.split(".")[0] in (*_OURS, *sys.stdlib_module_names)
        else "Exception"
    )
    return f"{name} {error.code}" if isinstance(error, AppError) else name


def _places(trace: TracebackType | None) -> list[str]:
    found: list[str] = []
    while trace is not None:
        path = Path(trace.tb_frame.f_code.co_filename)
        if path.is_relative_to(_HOME) and path.relative_to(_HOME).parts[0] in _OURS:
            found.append(f"{path.relative_to(_HOME).as_posix()}:{trace.tb_lineno} {trace.tb_frame.f_code.co_name}")
        trace = trace.tb_next
    return found[-_MOST_FRAMES:]


def lines() -> list[Line]:
    """What is kept, oldest first."""
    with _lock:
        return list(_lines)
