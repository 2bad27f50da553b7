"""Brings the indexes of words up to date while nobody writes, so that no key waits for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ui.bus import Bus
from ui.jobs import Job, Lanes

if TYPE_CHECKING:
    from app.session import Session

PAUSE_MS = 5_000  # since the last write


class Tidying(QObject):
    """Begins a while after the last write; whatever else wants the vault goes first, and it begins anew later."""

    def __init__(self, session: Session, lanes: Lanes, bus: Bus, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._lanes = lanes
        self._job: Job | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._begin)
        bus.changed.connect(self._later)
        self._timer.start()  # what the last session left undone

    def _later(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._timer.start()

    def _begin(self) -> None:
        session = self._session
        self._timer.start()  # looks again whether it came to its end
        if self._job is not None and not self._job.done:
            return
        self._job = self._lanes.idle(lambda token, _progress: session.settle(token), self._ended, owner=self)

    def _ended(self) -> None:
        self._timer.stop()
