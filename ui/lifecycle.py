"""The only place that locks, ends or relaunches (architecture, *Locking ends the process*).

Clearing widgets leaves copies of the text in memory; replacing the process leaves none.  So
locking covers the window, writes what is still unsaved, closes the vault and replaces the
process by one that knows nothing.  Nothing on this way may ask or say no.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QPlainTextEdit

from app import guard, log
from ui import clipboard
from ui.jobs import Lanes

if TYPE_CHECKING:  # only what the first window needs is loaded before it shows
    from app.session import Session
    from ui.context import Operation

PATIENCE = 20.0  # seconds for what was asked to be written; a stick that is busy with itself takes several for one note
DEADLINE = 3.0  # seconds for everything else: a reading that will not stop, tidying up, closing

_HANDED_OVER = frozenset({"--screen-reader"})


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
        """End this process.  Does not come back, whatever breaks on the way: an open vault behind a hidden window is the worst end."""
        if self._ending:
            return
        self._ending = True
        try:
            with _on_with_it():
                _keep_what_is_composed()
            with _on_with_it():
                _cover()
            self.close()
            with _on_with_it():
                clipboard.forget()
            if reason is Reason.LOCK or (reason is Reason.LEAVE and self.leave_to_unlock):
                _replace(self._folder)
        finally:
            os._exit(0)

    def end_soon(self, reason: Reason) -> None:
        """Cover now, end when the event that asked for it has been answered."""
        if self._asked:  # covering lets the display speak, and it may ask again
            return
        self._asked = True
        QTimer.singleShot(0, lambda: self.end(reason))
        with _on_with_it():
            _keep_what_is_composed()
        with _on_with_it():
            _cover()

    def close(self) -> None:
        """Write what is unsaved and close the vault; afterwards nothing can be read or written any more.

        Takes `DEADLINE` at most, and `PATIENCE` before that only where there is something to write
        (docs/adr/0512-writes-are-waited-for.md).
        """
        unsaved: list[Operation[Any]] = []
        with _on_with_it():
            unsaved.extend(self._unsaved())
        self._unsaved = lambda: ()
        patience = PATIENCE if unsaved or self._lanes.writing() else DEADLINE
        with _on_with_it():
            self._lanes.finish(self._close, DEADLINE, writes=lambda: self._write(unsaved), patience=patience)

    def _write(self, unsaved: list[Operation[Any]]) -> None:
        if self._session is None:
            return
        for operation in unsaved:
            with _on_with_it():  # one that breaks takes no other with it
                operation(self._session)

    def _close(self) -> None:
        session, self._session = self._session, None
        if session is None:
            return
        with _on_with_it():
            session.purge_expired()
        session.close()


@contextlib.contextmanager
def _on_with_it() -> Iterator[None]:
    """Whatever goes wrong here is noted by its kind, and locking goes on."""
    try:
        yield
    except Exception as error:  # noqa: BLE001  nothing may keep the door open
        log.note_error(error)


def _keep_what_is_composed() -> None:
    """Take over what an input method still composes (a syllable, an accent): it is a part of what was typed."""
    QGuiApplication.inputMethod().commit()
    field = QGuiApplication.focusObject()
    if isinstance(field, QPlainTextEdit):
        composed = field.textCursor().block().layout().preeditAreaText()
        if composed:
            event = QInputMethodEvent()
            event.setCommitString(composed)
            QCoreApplication.sendEvent(field, event)


def _cover() -> None:
    """Take every window off the screen, and have the display do it now."""
    for window in QGuiApplication.topLevelWindows():
        window.hide()
    QGuiApplication.sync()


def _replace(folder: Path) -> None:
    """Become the unlock window.  The folder is handed over, and that a screen reader is to be let in: nothing else."""
    arguments = ["--locked", *_HANDED_OVER.intersection(sys.argv), "--data", str(folder)]
    if getattr(sys, "frozen", False):
        command = [sys.executable, *arguments]
    else:
        known = [path for path in os.environ.get("PYTHONPATH", "").split(os.pathsep) if path]
        os.environ["PYTHONPATH"] = os.pathsep.join(dict.fromkeys([str(Path(__file__).resolve().parents[1]), *known]))
        command = [sys.executable, "-B", "-P", "-m", "ui", *arguments]
    with guard.becoming():
        if sys.platform == "win32":
            import subprocess

            subprocess.Popen(command, close_fds=True)  # noqa: S603  ourselves
            os._exit(0)
        os.execv(sys.executable, command)  # noqa: S606  ourselves
