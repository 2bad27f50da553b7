"""Work off the window's thread: one serial lane for the vault, a small free lane for the rest.

Results come back by a queued signal on the window's thread.  If the widget that asked has died
meanwhile, the result is dropped.  Errors arrive as values; a cancelled job says nothing.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from app import log
from app.errors import AppError, Bug, Cancelled
from app.jobs import CancelToken, Progress

T = TypeVar("T")
Then = Callable[[Any], None]


class Job(QObject):
    """One piece of work.  ``cancel`` may be called at any time, also after it ended."""

    progressed = Signal(int, int)
    _ended = Signal(object, object)

    def __init__(
        self,
        owner: QObject | None,
        then: Then | None,
        failed: Callable[[AppError], None] | None,
        retire: Callable[[Job], None],
        *,
        essential: bool,
    ) -> None:
        super().__init__()
        self.token = CancelToken()
        self.done = False  # and delivered
        self.ended = False  # the work itself
        self.essential = essential
        self.awaited = False  # the person sees that it goes on, and waits for it
        self._owner, self._then, self._failed, self._retire = owner, then, failed, retire
        self._ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        self.token.cancel()

    def run(self, work: Callable[[CancelToken, Progress], Any]) -> None:
        """Do the work, in the thread of a lane."""
        value: Any = None
        error: AppError | None = None
        try:
            self.token.check()
            value = work(self.token, self._tell)
        except Cancelled:
            self.token.cancel()
        except AppError as refused:
            error = _bare(refused)
        except Exception as broken:  # noqa: BLE001  the window must hear of it, without its words
            log.note_defect(broken)
            error = Bug(kind=type(broken).__name__)
        del work  # a passphrase may hang on it
        self.ended = True
        with contextlib.suppress(RuntimeError):  # the application has gone meanwhile
            self._ended.emit(value, error)

    def _tell(self, done: int, total: int) -> None:
        self.progressed.emit(done, total)

    def _deliver(self, value: Any, error: AppError | None) -> None:
        self.done = True
        self._retire(self)
        if self.token.cancelled or (self._owner is not None and not isValid(self._owner)):
            return
        if error is not None:
            if self._failed:
                self._failed(error)
        elif self._then:
            self._then(value)


def _bare(error: AppError) -> AppError:
    """The error without the frames it came through: they hold what was typed, and hold it for long."""
    error.__cause__ = error.__context__ = None
    return error.with_traceback(None)


class Lanes:
    """The two lanes.  Jobs of the vault lane run one after another, in the order they were given."""

    def __init__(self) -> None:
        self._vault = ThreadPoolExecutor(max_workers=1, thread_name_prefix="vault")
        self._free = ThreadPoolExecutor(max_workers=2, thread_name_prefix="free")
        self._open: set[Job] = set()
        self._closed = False
        self._idle: Job | None = None

    def vault(
        self,
        work: Callable[[CancelToken, Progress], T],
        then: Callable[[T], None] | None = None,
        *,
        owner: QObject | None = None,
        failed: Callable[[AppError], None] | None = None,
        essential: bool = False,
    ) -> Job:
        """Run in the vault lane.  An ``essential`` job (a write) is finished even while locking."""
        if self._idle is not None:
            self._idle.cancel()
            self._idle = None
        return self._start(self._vault, work, then, owner, failed, essential=essential)

    def idle(self, work: Callable[[CancelToken, Progress], None], ended: Callable[[], None], *, owner: QObject) -> Job:
        """Run in the vault lane as long as nothing else wants it: the next job there cancels it.

        ``ended`` is called when it came to its end, or failed, which is no concern of the person.
        """
        self._idle = self.vault(work, lambda _value: ended(), owner=owner, failed=lambda _error: ended())
        return self._idle

    def free(
        self,
        work: Callable[[CancelToken, Progress], T],
        then: Callable[[T], None] | None = None,
        *,
        owner: QObject | None = None,
        failed: Callable[[AppError], None] | None = None,
    ) -> Job:
        """Run in the free lane: key derivation, hashing, packing.  Never touches an open vault."""
        return self._start(self._free, work, then, owner, failed, essential=False)

    def finish(
        self,
        last: Callable[[], None],
        deadline: float,
        *,
        writes: Callable[[], None] = lambda: None,
        patience: float | None = None,
    ) -> bool:
        """Take no more work and drop what only reads; then what was asked for is written, then ``writes``, then ``last`` is done.

        Waits ``patience`` seconds for everything that writes, and ``deadline`` seconds for the rest (and where no patience is
        given); False if it took longer.
        """
        self._closed = True
        for job in list(self._open):
            if not job.essential:
                job.cancel()
        try:
            self._vault.submit(writes).result(timeout=deadline if patience is None else patience)
            self._vault.submit(last).result(timeout=deadline)
        except Exception as error:  # noqa: BLE001  too long, or broken: whoever ends the process goes on
            log.note_error(error)
            return False
        finally:
            self._vault.shutdown(wait=False)
            self._free.shutdown(wait=False, cancel_futures=True)
        return True

    def writing(self) -> bool:
        """Whether a write was asked for that has not come to its end."""
        return any(job.essential and not job.ended for job in list(self._open))

    def awaited(self) -> bool:
        """Whether something goes on that the person waits for."""
        return any(job.awaited and not job.token.cancelled for job in list(self._open))

    def _start(
        self,
        lane: ThreadPoolExecutor,
        work: Callable[[CancelToken, Progress], Any],
        then: Then | None,
        owner: QObject | None,
        failed: Callable[[AppError], None] | None,
        *,
        essential: bool,
    ) -> Job:
        job = Job(owner, then, failed, self._open.discard, essential=essential)
        if self._closed:
            job.cancel()
            return job
        self._open.add(job)  # held until delivered: a signal to a freed object would be lost
        lane.submit(job.run, work)
        return job
