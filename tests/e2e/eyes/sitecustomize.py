"""What a screen reader would be told, for tests: Python loads this before a program that a `Desk` starts.

Lies on ``PYTHONPATH`` of that one process and of the one it becomes.  A thread of its own waits at the pipe pair
``TEST_EYES`` names; at each question it has the window's own thread look, so that an answer also says that the window
has come to the end of what it was doing.  Nothing of the program is changed, and nothing is said unless it is asked.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import threading
from typing import Any


def _look() -> dict[str, Any]:
    """What has the keyboard, every text and name that is shown, how much is being done; on the window's thread."""
    from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

    def name(widget: QWidget) -> str:
        shown = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
        return str(widget.accessibleName() or shown)

    focus = QApplication.focusWidget()
    shown = [
        name(widget)
        for window in QApplication.topLevelWidgets()
        if window.isVisible()
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
    ]
    return {
        "focus": name(focus) if focus is not None else "",
        "shown": sorted({words for words in shown if words}),
        "working": sum(len(lanes._open) for lanes in _lanes()),
    }


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
    from PySide6.QtCore import QCoreApplication, QEvent, QObject

    class Eyes(QObject):
        def __init__(self) -> None:
            super().__init__()
            self._looked = threading.Event()
            self._seen: dict[str, Any] = {}
            self.moveToThread(application.thread())

        def look(self) -> dict[str, Any]:
            self._looked.clear()
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User))
            self._looked.wait()
            return self._seen

        def customEvent(self, _event: QEvent) -> None:  # noqa: N802  Qt's name
            try:
                self._seen = _look()
            except RuntimeError:  # a widget went while it was looked at
                QCoreApplication.postEvent(self, QEvent(QEvent.Type.User))
            else:
                self._looked.set()

    return Eyes()


if "TEST_EYES" in os.environ:
    threading.Thread(target=_watch, args=[int(fd) for fd in os.environ["TEST_EYES"].split(",")], daemon=True).start()
