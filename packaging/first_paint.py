"""How long a program takes from being started to its first painted window, seen from outside, on a display of X11.

The display itself is asked (the DAMAGE extension), so nothing has to be built into the program and source and built
program are timed in the same way.  Needs libX11 and libXdamage; `possible` says whether they are here.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import select
import subprocess
import time
from collections.abc import Mapping, Sequence

_CREATED = 16  # X.h: CreateNotify
_OF_CHILDREN = 1 << 19  # SubstructureNotifyMask
_NON_EMPTY = 3  # damage.h: XDamageReportNonEmpty
_PATIENCE_S = 60.0
_LEAST_PIXELS = 200 * 200  # helpers of Qt are smaller


class _Event(ctypes.Union):
    """An XEvent is 24 longs; of a CreateNotify the window, of a damage the area is read."""

    _fields_ = (("type", ctypes.c_int), ("longs", ctypes.c_long * 24), ("ints", ctypes.c_int * 48))


class NotMeasured(Exception):
    """No window came, or the display cannot say."""


def possible() -> bool:
    """Whether the libraries are on this computer."""
    return all(ctypes.util.find_library(name) for name in ("X11", "Xdamage"))


class Display:
    """A connection that hears of every new window below the root, and of the first paint in it."""

    def __init__(self, name: str) -> None:
        self._x = ctypes.CDLL("libX11.so.6")
        self._damage = ctypes.CDLL("libXdamage.so.1")
        pointer, window = ctypes.c_void_p, ctypes.c_ulong
        self._x.XOpenDisplay.restype = pointer
        self._x.XDefaultRootWindow.restype = window
        self._x.XDefaultRootWindow.argtypes = [pointer]
        self._x.XSelectInput.argtypes = [pointer, window, ctypes.c_long]
        self._x.XConnectionNumber.argtypes = self._x.XPending.argtypes = self._x.XFlush.argtypes = [pointer]
        self._x.XCloseDisplay.argtypes = [pointer]
        self._x.XNextEvent.argtypes = [pointer, ctypes.POINTER(_Event)]
        self._damage.XDamageCreate.argtypes = [pointer, window, ctypes.c_int]
        self._damage.XDamageQueryExtension.argtypes = [pointer, *[ctypes.POINTER(ctypes.c_int)] * 2]
        ignore = ctypes.CFUNCTYPE(ctypes.c_int, pointer, pointer)
        self._ignore = ignore(lambda _display, _event: 0)  # a window that is gone already
        self._x.XSetErrorHandler(self._ignore)
        self._display = self._x.XOpenDisplay(name.encode())
        base, error = ctypes.c_int(), ctypes.c_int()
        if not self._display or not self._damage.XDamageQueryExtension(self._display, base, error):
            raise NotMeasured("the display does not tell when something is painted")
        self._base = base.value
        self._x.XSelectInput(self._display, self._x.XDefaultRootWindow(self._display), _OF_CHILDREN)
        self._x.XFlush(self._display)

    def close(self) -> None:
        """Hang up."""
        self._x.XCloseDisplay(self._display)

    def painted(self) -> int:
        """Wait until a window is painted; the time of the clock that `time.monotonic_ns` reads.  Raises `NotMeasured`."""
        event = _Event()
        end = time.monotonic() + _PATIENCE_S
        while time.monotonic() < end:
            if not self._x.XPending(self._display):
                select.select([self._x.XConnectionNumber(self._display)], [], [], 0.5)
                continue
            self._x.XNextEvent(self._display, event)
            if event.type == _CREATED:
                self._damage.XDamageCreate(self._display, event.longs[5], _NON_EMPTY)
                self._x.XFlush(self._display)
            elif event.type == self._base:
                # type, serial, send_event, display, drawable, damage, level and more, timestamp, area: x y w h (shorts)
                shorts = ctypes.cast(ctypes.pointer(event), ctypes.POINTER(ctypes.c_ushort))
                at = (8 * 8) // 2  # eight words of eight bytes stand before the area
                if shorts[at + 2] * shorts[at + 3] >= _LEAST_PIXELS:
                    return time.monotonic_ns()
        raise NotMeasured("no window was painted")


def once(command: Sequence[str], env: Mapping[str, str], cwd: str) -> float:
    """Milliseconds from the start of ``command`` to its first painted window; it is ended then."""
    display = Display(env["DISPLAY"])
    try:
        began = time.monotonic_ns()
        process = subprocess.Popen(
            command,
            env=dict(env),
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            return (display.painted() - began) / 1_000_000
        finally:
            process.kill()
            process.wait()
    finally:
        display.close()
