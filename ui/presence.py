"""Is the person there, and do they want to be gone?

Watches every key and movement of the window: Shift three times within five seconds asks to leave
(GOV.UK "Exit this page": single keys collide with other uses), and nothing at all for some
minutes asks to lock.
"""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

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


class Presence(QObject):
    """An event filter for the whole application."""

    leave_asked = Signal()
    idle = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._taps: list[float] = []
        self._alone = False  # Shift went down and no other key came since
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self._look)
        self._last = time.monotonic()
        self._idle_s = 0.0

    def watch_idle(self, minutes: int) -> None:
        """Ask to lock after so many minutes without a key or a movement; 0 stops watching."""
        self._idle_s = minutes * 60
        self._last = time.monotonic()
        if minutes:
            self._timer.start(5_000)
        else:
            self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        kind = event.type()
        if kind in _INPUT:
            self._last = time.monotonic()
        # A key event passes the window first and then each widget: it is counted at the window.
        if kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease) and watched.isWindowType() and isinstance(event, QKeyEvent):
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
        now = time.monotonic()
        self._taps = [t for t in self._taps if now - t <= WITHIN_S] + [now]
        if len(self._taps) >= TIMES:
            self._taps.clear()
            self.leave_asked.emit()

    def _look(self) -> None:
        # monotonic stands still while some systems sleep; `desktop` reports sleep on its own
        if self._idle_s and time.monotonic() - self._last >= self._idle_s:
            self._timer.stop()
            self.idle.emit()
