"""What Windows and macOS are asked for, with libraries that only write it down: never tried on the systems themselves."""

from __future__ import annotations

import ctypes
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from tests.pages.settings import SettingsScreen
from tests.ui.harness import Told
from ui import capture
from ui.context import Context


class User32:
    """Old Windows knows only the black window."""

    def __init__(self, newest: int) -> None:
        self.newest = newest
        self.asked: list[tuple[int | None, int]] = []

    def SetWindowDisplayAffinity(self, handle: ctypes.c_void_p, how: int) -> int:  # noqa: N802
        self.asked.append((handle.value, how))
        return int(how <= self.newest)


@pytest.mark.parametrize(
    ("newest", "hidden", "asked"),
    [(0x11, True, [0x11]), (0x01, True, [0x11, 0x01]), (0x11, False, [0x00])],
)
def test_windows_is_asked_for_the_best_that_it_knows(newest: int, hidden: bool, asked: list[int]) -> None:
    user32 = User32(newest)
    capture.on_windows(2**40, hidden, user32)  # a handle of 64 bits arrives whole
    assert user32.asked == [(2**40, how) for how in asked]


class Objc:
    """A runtime whose messages go through one C function, as the real one's do."""

    def __init__(self) -> None:
        self.names: list[bytes] = []
        self.told: list[tuple[int, bytes, int]] = []

        def sel(name: bytes) -> int:
            self.names.append(name)
            return len(self.names)

        def send(receiver: int, selector: int, value: int) -> int:
            name = self.names[selector - 1]
            if name != b"window":
                self.told.append((receiver, name, value))
            return 77

        self.sel_registerName: Any = type("Sel", (), {"__call__": staticmethod(sel)})()
        kind = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_long)
        self.objc_msgSend = kind(send)


@pytest.mark.parametrize(("hidden", "sharing"), [(True, 0), (False, 1)])
def test_macos_is_asked_not_to_share_nor_to_keep_the_window(hidden: bool, sharing: int) -> None:
    objc = Objc()
    capture.on_macos(5, hidden, objc)
    assert objc.told == [(77, b"setSharingType:", sharing), (77, b"setRestorable:", 0)]


@pytest.mark.parametrize("system", ["win32", "darwin", "linux"])
def test_where_it_cannot_be_asked_nothing_happens(system: str, qtbot: Any) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    capture.leave_out(window, True, system)


def test_it_can_be_turned_off_where_it_can_be_asked(
    qtbot: Any, ctx: Context, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some aids for seeing read the window from a picture of the screen."""
    assert not hasattr(SettingsScreen(qtbot, ctx, told, "locking").section, "recordings") or capture.CAN_ASK
    monkeypatch.setattr(capture, "CAN_ASK", True)
    screen = SettingsScreen(qtbot, ctx, told, "locking")
    screen.press("Shown like every window")
    assert told.settings.in_recordings
    screen.press("Left out, where the system does that")
    assert not told.settings.in_recordings
