"""What the desktop tells: the screen was locked, the computer goes to sleep, the user was switched.

Linux: the session's D-Bus signals, where a bus is there (nothing is started for it).  Windows:
session and power messages.  Elsewhere, and without a bus, the idle lock remains.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import SLOT, QAbstractNativeEventFilter, QByteArray, QObject, Slot
from PySide6.QtGui import QGuiApplication

_SCREEN_SAVERS = (
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"),
    ("org.freedesktop.ScreenSaver", "/ScreenSaver"),
    ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"),
    ("org.cinnamon.ScreenSaver", "/org/cinnamon/ScreenSaver"),
    ("org.mate.ScreenSaver", "/org/mate/ScreenSaver"),
    ("org.xfce.ScreenSaver", "/org/xfce/ScreenSaver"),
)
# The stubs ask for bytes, the binding takes only text.
_ACTIVE: Any = SLOT("on_active(bool)")
_LOCKED: Any = SLOT("on_lock()")
_LOGIN = "org.freedesktop.login1"
_SYSTEM_BUS = Path("/run/dbus/system_bus_socket")


class Desktop(QObject):
    """Calls ``lock`` when the desktop says that nobody should see the window."""

    def __init__(self, lock: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = lock
        self._filter: QAbstractNativeEventFilter | None = None
        if sys.platform == "win32":  # pragma: no cover  (needs Windows)
            self._filter = _WindowsMessages(lock)
        elif sys.platform == "linux":
            self._listen_on_buses()

    @Slot(bool)
    def on_active(self, active: bool) -> None:
        """The screen saver came on, or the computer is about to sleep."""
        if active:
            self._lock()

    @Slot()
    def on_lock(self) -> None:
        """The session was locked."""
        self._lock()

    def _listen_on_buses(self) -> None:
        from PySide6.QtDBus import QDBusConnection

        address = os.environ.get("DBUS_SESSION_BUS_ADDRESS", "")
        if address and not address.startswith("disabled"):
            session = QDBusConnection.sessionBus()
            if session.isConnected():
                for service, path in _SCREEN_SAVERS:
                    session.connect(service, path, service, "ActiveChanged", self, _ACTIVE)
        if _SYSTEM_BUS.exists():
            system = QDBusConnection.systemBus()
            if system.isConnected():
                system.connect(_LOGIN, "/org/freedesktop/login1", f"{_LOGIN}.Manager", "PrepareForSleep", self, _ACTIVE)
                session_id = os.environ.get("XDG_SESSION_ID", "")
                if session_id.isalnum():
                    path = f"/org/freedesktop/login1/session/{_escaped(session_id)}"
                    system.connect(_LOGIN, path, f"{_LOGIN}.Session", "Lock", self, _LOCKED)


def _escaped(label: str) -> str:
    """A D-Bus path element: systemd escapes a leading digit as ``_3`` and its hex digit."""
    return f"_{ord(label[0]):02x}{label[1:]}" if label[0].isdigit() else label


class _WindowsMessages(QAbstractNativeEventFilter):  # pragma: no cover  (needs Windows)
    """WM_WTSSESSION_CHANGE (lock, user switch) and WM_POWERBROADCAST (suspend)."""

    _SESSION_CHANGE, _POWER = 0x02B1, 0x0218
    _LOCKING = frozenset({0x2, 0x4, 0x7})  # console disconnect, remote disconnect, session lock
    _SUSPEND = 0x4

    def __init__(self, lock: Callable[[], None]) -> None:
        super().__init__()
        import ctypes

        self._lock = lock
        application = QGuiApplication.instance()
        if application is not None:
            application.installNativeEventFilter(self)
        for window in QGuiApplication.topLevelWindows():
            ctypes.windll.wtsapi32.WTSRegisterSessionNotification(int(window.winId()), 0)  # type: ignore[attr-defined]

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> object:  # noqa: N802
        from ctypes import wintypes

        event = wintypes.MSG.from_address(int(message))
        if (event.message == self._SESSION_CHANGE and event.wParam in self._LOCKING) or (
            event.message == self._POWER and event.wParam == self._SUSPEND
        ):
            self._lock()
        return False, 0
