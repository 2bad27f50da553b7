"""Is the person there, and do they want to be gone?

Watches every key and movement of the window: Shift three times within five seconds asks to leave
(GOV.UK "Exit this page": single keys collide with other uses), and nothing at all for some
minutes asks to lock.
"""

from __future__ import annotations

import sys
import time
import weakref
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

WITHIN_S = 5.0
TIMES = 3

_INPUT = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TouchUpdate,
    QEvent.Type.InputMethod,
}


def seconds() -> float:
    """Seconds on a clock that nobody sets and that goes on while the computer sleeps: sleep is absence too."""
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        return time.clock_gettime(time.CLOCK_MONOTONIC)  # Python's own stands still there
    return time.monotonic()


class Presence(QObject):
    """Listens at the window, where every key and movement passes once, and at what has the keyboard.

    Not at the application: there each event of each widget would come through Python, and the
    binding would have to learn the type of every object inside Qt (25 ms of the start).
    """

    leave_asked = Signal()
    idle = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._followed: weakref.ref[QObject] | None = None  # weak: a window that goes does so at once, and not here
        self._taps: list[float] = []
        self._alone = False  # Shift went down and no other key came since
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self._look)
        self._last = seconds()
        self._idle_s = 0.0

    def watch(self, window: QWidget) -> None:
        """Listen at a window, and at whatever in the application gets the keyboard.

        Text that comes through an input method (Chinese, Japanese, dead keys) reaches only the latter.
        """
        window.winId()  # makes the handle
        handle = window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)
        cast("QGuiApplication", QGuiApplication.instance()).focusObjectChanged.connect(self._follow)

    def _follow(self, now: QObject | None) -> None:
        before = self._followed() if self._followed is not None else None
        if before is not None and isValid(before):
            before.removeEventFilter(self)
        self._followed = None
        if now is not None and not now.isWindowType():
            now.installEventFilter(self)
            self._followed = weakref.ref(now)

    def watch_idle(self, minutes: int) -> None:
        """Ask to lock after so many minutes without a key or a movement; 0 stops watching."""
        self._idle_s = minutes * 60
        self._last = seconds()
        if minutes:
            self._timer.start(5_000)
        else:
            self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        kind = event.type()
        if kind in _INPUT:
            self._last = seconds()
        # A key event passes the window first and then each widget: it is counted at the window.
        if (
            kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
            and watched.isWindowType()
            and isinstance(event, QKeyEvent)
        ):
            self._key(event, down=kind == QEvent.Type.KeyPress)
        return False

    def _key(self, event: QKeyEvent, *, down: bool) -> None:
        if event.isAutoRepeat():
            return
        if event.key() != Qt.Key.Key_Shift:
            if down:
                self._alone = False
                self._taps.clear()
            return
        if down:
            self._alone = True
            return
        if not self._alone:
            return
        self._alone = False
        now = seconds()
        self._taps = [t for t in self._taps if now - t <= WITHIN_S] + [now]
        if len(self._taps) >= TIMES:
            self._taps.clear()
            self.leave_asked.emit()

    def _look(self) -> None:
        if self._idle_s and seconds() - self._last >= self._idle_s:
            self._timer.stop()
            self.idle.emit()
