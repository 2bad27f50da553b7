"""Everything a page is given.  There is nothing global to import instead."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from PySide6.QtWidgets import QWidget

from app.changes import Outcome
from app.errors import AppError
from app.jobs import CancelToken, Progress
from app.settings import Settings
from ui.bus import Bus
from ui.jobs import Job, Lanes
from ui.navigation import Place

if TYPE_CHECKING:  # loading the rooms takes a tenth of a second that the first window need not wait for
    from app.session import Session

T = TypeVar("T")
Operation = Callable[["Session"], Outcome[T]]


class Say(Protocol):
    """Show a sentence in the message bar, with at most one thing to do about it.  ``stay``: until it is closed."""

    def __call__(
        self, text: str, action: str = "", do: Callable[[], None] | None = None, *, stay: bool = False
    ) -> None: ...


@dataclass(frozen=True, slots=True)
class Context:
    """What the pages share."""

    session: Session  # only for the lanes below; widgets never call rooms
    lanes: Lanes
    bus: Bus
    say: Say
    show_error: Callable[[AppError], None]
    go: Callable[[Place], None]
    back: Callable[[], None]
    settings: Callable[[], Settings]
    change_settings: Callable[[Settings], None]
    leave: Callable[[], None]
    lock: Callable[[], None]
    _asked: dict[tuple[QWidget, Hashable], Job] = field(default_factory=dict, init=False, repr=False, compare=False)

    def query(
        self,
        read: Callable[[Session], T],
        then: Callable[[T], None],
        *,
        owner: QWidget,
        failed: Callable[[AppError], None] | None = None,
        once: Hashable = None,
    ) -> Job:
        """Read in the vault lane, then show.  ``owner`` gone: the result is dropped.  ``once``: as in `run`."""

        def start() -> Job:
            return self.lanes.vault(
                lambda _token, _progress: read(self.session), then, owner=owner, failed=failed or self.show_error
            )

        return self._unless_asked(owner, once, start)

    def search(self, read: Callable[[Session, CancelToken], T], then: Callable[[T], None], *, owner: QWidget) -> Job:
        """Read with a token, so that the statement itself stops when the job is cancelled."""
        return self.lanes.vault(
            lambda token, _progress: read(self.session, token), then, owner=owner, failed=self.show_error
        )

    def run(
        self,
        operation: Operation[T],
        then: Callable[[T], None] | None = None,
        *,
        owner: QWidget,
        failed: Callable[[AppError], None] | None = None,
        once: Hashable = None,
    ) -> Job:
        """Write in the vault lane; the bus tells every page, and ``owner`` that it was its own doing.

        A disk may take seconds.  ``once`` names what is asked for: asked for again by ``owner`` before it is
        answered (a button pressed twice), it is the same job, and nothing more is done.
        """

        def delivered(outcome: Outcome[T]) -> None:
            if then:
                then(outcome.value)
            self.bus.changed.emit(outcome.changes, owner)

        def start() -> Job:
            return self.lanes.vault(
                lambda _token, _progress: operation(self.session),
                delivered,
                owner=owner,
                failed=failed or self.show_error,
                essential=True,
            )

        return self._unless_asked(owner, once, start)

    def long(
        self,
        work: Callable[[Session, CancelToken, Progress], Any],
        then: Callable[[Any], None],
        *,
        owner: QWidget,
        failed: Callable[[AppError], None] | None = None,
    ) -> Job:
        """Long work in the vault lane (import, export).  Connect ``progressed`` of what comes back."""
        return self.lanes.vault(
            lambda token, progress: work(self.session, token, progress),
            then,
            owner=owner,
            failed=failed or self.show_error,
        )

    def _unless_asked(self, owner: QWidget, once: Hashable, start: Callable[[], Job]) -> Job:
        if once is None:
            return start()
        for answered in [key for key, job in self._asked.items() if job.done]:
            del self._asked[answered]
        if (owner, once) not in self._asked:
            self._asked[owner, once] = start()
        return self._asked[owner, once]
