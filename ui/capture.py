"""Pictures and recordings of the screen: asks the system to leave the window out.

Windows: ``SetWindowDisplayAffinity`` (2004 and later leave the window out, earlier ones show it
black).  macOS: ``sharingType`` and ``restorable`` of NSWindow; since macOS 15 newer ways of recording no
longer keep to the first.  Neither is a promise, and neither was tried on a real machine.  Elsewhere
there is nothing to ask.
"""

from __future__ import annotations

import ctypes
import sys
from contextlib import suppress
from typing import Any

from PySide6.QtWidgets import QWidget

_SHOWN, _BLACK, _LEFT_OUT = 0x00, 0x01, 0x11  # WDA_NONE, WDA_MONITOR, WDA_EXCLUDEFROMCAPTURE
_SHARING_NONE, _SHARING_READ_ONLY = 0, 1  # NSWindowSharingType

CAN_ASK = sys.platform in ("win32", "darwin")


def leave_out(window: QWidget, hidden: bool, system: str = sys.platform) -> None:
    """Have a shown window left out of recordings, or not any more.  Never raises: it is a wish."""
    with suppress(OSError, AttributeError):
        if system == "win32":
            on_windows(int(window.winId()), hidden, ctypes.windll.user32)  # type: ignore[attr-defined,unused-ignore]
        elif system == "darwin":
            on_macos(int(window.winId()), hidden, ctypes.CDLL("libobjc.A.dylib"))


def on_windows(window: int, hidden: bool, user32: Any) -> None:
    """``window`` is an HWND; ``user32`` the library."""
    handle = ctypes.c_void_p(window)
    if not hidden:
        user32.SetWindowDisplayAffinity(handle, _SHOWN)
    elif not user32.SetWindowDisplayAffinity(handle, _LEFT_OUT):
        user32.SetWindowDisplayAffinity(handle, _BLACK)


def on_macos(view: int, hidden: bool, objc: Any) -> None:
    """``view`` is an NSView; ``objc`` the runtime.  The window is also not kept for the next start."""
    objc.sel_registerName.restype = ctypes.c_void_p
    objc.sel_registerName.argtypes = [ctypes.c_char_p]
    address = ctypes.cast(objc.objc_msgSend, ctypes.c_void_p).value
    asks = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)(address or 0)
    tells = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_long)(address or 0)
    window = asks(view, objc.sel_registerName(b"window"))
    if window:
        tells(window, objc.sel_registerName(b"setSharingType:"), _SHARING_NONE if hidden else _SHARING_READ_ONLY)
        tells(window, objc.sel_registerName(b"setRestorable:"), 0)
