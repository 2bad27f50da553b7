"""What the system says when the program shall end (SIGTERM, SIGHUP, Ctrl+C in a terminal).  Windows says nothing."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable

from PySide6.QtCore import QSocketNotifier


class Signals:
    """Listens for as long as it lives; ``end`` is called once, in the loop of the window."""

    def __init__(self, end: Callable[[], None]) -> None:
        self._end = end
        if sys.platform == "win32":
            return
        reader, writer = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC) if hasattr(os, "pipe2") else os.pipe()
        os.set_blocking(writer, False)
        signal.set_wakeup_fd(writer)
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
            signal.signal(number, lambda *_: None)
        self._notifier = QSocketNotifier(reader, QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._on_signal)

    def _on_signal(self) -> None:
        self._notifier.setEnabled(False)  # the pipe is never emptied
        self._end()
