"""The only place that locks, ends or relaunches (architecture, *Locking ends the process*).

Clearing widgets leaves copies of the text in memory; replacing the process leaves none.  So
locking covers the window, writes what is still unsaved, closes the vault and replaces the
process by one that knows nothing.  Nothing on this way may ask or say no.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterable
from enum import Enum, auto
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

from app.errors import AppError
from app.session import Session
from ui.context import Operation
from ui.jobs import Lanes

DEADLINE = 3.0  # seconds for the last writes; there is at most one second of typing to write


class Reason(Enum):
    """Why the process ends."""

    LOCK = auto()  # the unlock window follows at once
    LEAVE = auto()  # leaving fast: the window is gone, and what follows is the person's setting
    QUIT = auto()  # the window was closed


class Lifecycle:
    """Knows what to cover, what to write and what to close."""

    def __init__(self, folder: Path, lanes: Lanes) -> None:
        self._folder = folder
        self._lanes = lanes
        self._session: Session | None = None
        self._unsaved: Callable[[], Iterable[Operation[Any]]] = lambda: ()
        self._asked = False
        self._ending = False
        self.leave_to_unlock = False

    def opened(self, session: Session, unsaved: Callable[[], Iterable[Operation[Any]]]) -> None:
        """A vault is open; ``unsaved`` gives what must still be written."""
        self._session = session
        self._unsaved = unsaved

    def end(self, reason: Reason) -> None:
        """End this process.  Does not come back."""
        if self._ending:
            return
        self._ending = True
        _cover()
        writes: list[Operation[Any]] = []
        with contextlib.suppress(Exception):  # a page that breaks must not keep the door open
            writes.extend(self._unsaved())
        _clear_clipboard()
        self._lanes.finish(lambda: self._close(writes), DEADLINE)
        if reason is Reason.LOCK or (reason is Reason.LEAVE and self.leave_to_unlock):
            _replace(self._folder)
        os._exit(0)

    def end_soon(self, reason: Reason) -> None:
        """Cover now, end when the event that asked for it has been answered."""
        if self._asked:  # covering lets the display speak, and it may ask again
            return
        self._asked = True
        _cover()
        QTimer.singleShot(0, lambda: self.end(reason))

    def _close(self, writes: list[Operation[Any]]) -> None:
        if self._session is None:
            return
        for write in writes:
            with contextlib.suppress(AppError):
                write(self._session)
        with contextlib.suppress(AppError):
            self._session.purge_expired()
        self._session.close()


def _cover() -> None:
    """Take every window off the screen, and have the display do it now."""
    for window in QGuiApplication.topLevelWindows():
        window.hide()
    QGuiApplication.sync()


def _clear_clipboard() -> None:
    board = QGuiApplication.clipboard()
    if board.ownsClipboard():
        board.clear()
    if board.supportsSelection() and board.ownsSelection():
        board.clear(board.Mode.Selection)


def _replace(folder: Path) -> None:
    """Become the unlock window.  The folder is the only thing handed over."""
    arguments = ["--locked", "--data", str(folder)]
    if getattr(sys, "frozen", False):
        command = [sys.executable, *arguments]
    else:
        os.environ["PYTHONPATH"] = str(Path(__file__).resolve().parents[1])
        command = [sys.executable, "-P", "-m", "ui", *arguments]
    if sys.platform == "win32":
        import subprocess

        subprocess.Popen(command, close_fds=True)  # noqa: S603  ourselves
        os._exit(0)
    os.execv(sys.executable, command)  # noqa: S606  ourselves
