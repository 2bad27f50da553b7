"""What a screen reader would be told, for tests: Python loads this before a program that a `Desk` starts.

Lies on ``PYTHONPATH`` of that one process and of the one it becomes.  A thread of its own waits at the pipe pair
``TEST_EYES`` names; at each question it has the window's own thread look, so that an answer also says that the window
has come to the end of what it was doing.  Nothing of the program is changed, and nothing is said unless it is asked.
"""

from __future__ import annotations

import ctypes
import faulthandler
import gc
import json
import os
import sys
import threading
import time
import traceback
from collections.abc import Iterator
from typing import Any

_ROWS = 40  # of a list, at most: more are on no screen
_SOON_MS = 1_000  # a timer that runs once and not longer is a part of what was asked for: keeping what was typed, say
_STUCK_S = 5.0  # without an answer for so long, it is told where the window's thread is
_KEY_PRESS = 2  # as X numbers its events
_MODIFIERS = {37, 50, 62, 64, 66, 77, 92, 105, 108, 133, 134, *range(203, 208)}  # Shift and its like, as X numbers keys


def _look(keys: Any) -> dict[str, Any]:
    """What has the keyboard, every text and name that is shown, how much is being done; on the window's thread."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication
    from shiboken6 import getAllValidWrappers

    visible = [widget for widget in QApplication.allWidgets() if widget.isVisible()]
    shown = {_name(widget) for widget in visible}
    shown.update(row for view in visible if isinstance(view, QAbstractItemView) for row in _rows(view))
    held = getAllValidWrappers()
    timers = [one for one in held if isinstance(one, QTimer)]  # `findChildren` would change who holds them
    soon = sum(timer.isActive() and timer.isSingleShot() and timer.interval() <= _SOON_MS for timer in timers)
    jobs = [job for lanes in _lanes() for job in lanes._open - {lanes._idle}]
    pressed = sum(isinstance(widget, QAbstractButton) and widget.isDown() for widget in visible)
    focus = QApplication.focusWidget()
    return {
        "focus": _name(focus) if focus is not None else "",
        "active": QApplication.focusWindow() is not None,
        "shown": sorted(words for words in shown if words),
        "working": len(jobs) + pressed,
        "writing": sum(job.essential and not job.ended for job in jobs),
        "soon": soon,
        "keys": keys.pressed,
        "items": len(_items(held)),
        "program": _PROGRAM,
    }


def _name(widget: Any) -> str:
    from PySide6.QtWidgets import QAbstractButton, QLabel

    shown = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    return str(widget.accessibleName() or shown)


def _rows(view: Any) -> Iterator[str]:
    from PySide6.QtCore import Qt

    model = view.model()
    for number in range(min(model.rowCount(), _ROWS) if model is not None else 0):
        index = model.index(number, 0)
        yield str(index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data() or "")


def _items(held: list[Any]) -> list[Any]:
    """Items of layouts that Python objects stand for, but for those of layouts that hold their own."""
    from PySide6.QtWidgets import QLayout, QLayoutItem

    from ui.widgets.held_items import HeldItems

    found = [one for one in held if isinstance(one, QLayoutItem) and not isinstance(one, QLayout)]
    for layouts in (lambda: held, gc.get_objects):  # such a layout may be gone, all but its list
        own = {id(item) for one in layouts() if isinstance(one, HeldItems) for item in vars(one)["_items"]}
        found = [one for one in found if id(one) not in own]
        if not found:
            break
    return found


_PROGRAM = time.monotonic_ns()  # a process that becomes another program has another number then
_found: list[Any] = []


def _lanes() -> list[Any]:
    """Where the program works beside the window; looked for once."""
    jobs = sys.modules.get("ui.jobs")
    if jobs is not None and not _found:
        _found.extend(thing for thing in gc.get_objects() if type(thing) is jobs.Lanes)
    return _found


def _watch(questions: int, answers: int) -> None:
    """Answer each question, a byte, with a line that names it."""
    eyes: Any = None
    while question := os.read(questions, 1):
        widgets = sys.modules.get("PySide6.QtWidgets")
        application = widgets.QApplication.instance() if widgets is not None else None
        if application is not None and eyes is None:
            eyes = _make_eyes(application)
        os.write(answers, json.dumps([question[0], eyes.look() if eyes is not None else {}]).encode() + b"\n")


def _make_eyes(application: Any) -> Any:
    """An object of the window's thread that looks when another thread asks it to."""
    from PySide6.QtCore import QAbstractNativeEventFilter, QCoreApplication, QEvent, QObject, QTimer

    class Keys(QAbstractNativeEventFilter):
        """Counts the keys that the display handed over, Shift and its like left out."""

        def __init__(self) -> None:
            super().__init__()
            self.pressed = 0

        def nativeEventFilter(self, kind: Any, message: Any) -> tuple[bool, int]:  # noqa: N802  Qt's name
            if kind == b"xcb_generic_event_t":
                what, key = ctypes.string_at(int(message), 2)
                self.pressed += what & 0x7F == _KEY_PRESS and key not in _MODIFIERS
            return False, 0

    class Eyes(QObject):
        def __init__(self) -> None:
            super().__init__()
            self._looked = threading.Event()
            self._seen: dict[str, Any] = {}
            self._keys: Any = None
            self.moveToThread(application.thread())

        def look(self) -> dict[str, Any]:
            self._looked.clear()
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User))
            if not self._looked.wait(_STUCK_S):
                return {"stuck": _where()}
            seen, self._seen = self._seen, {}  # nothing of it stays in the program's memory
            return seen

        def customEvent(self, _event: QEvent) -> None:  # noqa: N802  Qt's name
            if self._keys is None:
                self._keys = Keys()
                application.installNativeEventFilter(self._keys)
            QTimer.singleShot(0, self._now)  # after what was put off until the window has nothing else to do

        def _now(self) -> None:
            try:
                self._seen = _look(self._keys)
            except RuntimeError:  # a widget went while it was looked at
                QTimer.singleShot(0, self._now)
            else:
                self._looked.set()

    return Eyes()


def _where() -> str:
    """What the window's thread is doing."""
    frame = sys._current_frames().get(threading.main_thread().ident or 0)
    return "".join(traceback.format_stack(frame)) if frame is not None else "nowhere"


if "TEST_EYES" in os.environ:
    faulthandler.enable(os.open(os.environ["TEST_CRASH"], os.O_WRONLY | os.O_CREAT | os.O_APPEND))  # where it crashed
    threading.Thread(target=_watch, args=[int(fd) for fd in os.environ["TEST_EYES"].split(",")], daemon=True).start()
