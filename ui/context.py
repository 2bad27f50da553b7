"""Everything a page is given.  There is nothing global to import instead."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
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
    """Show a sentence in the message bar, with at most one thing to do about it."""

    def __call__(self, text: str, action: str = "", do: Callable[[], None] | None = None) -> None: ...


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

    def query(
        self,
        read: Callable[[Session], T],
        then: Callable[[T], None],
        *,
        owner: QWidget,
        failed: Callable[[AppError], None] | None = None,
    ) -> Job:
        """Read in the vault lane, then show.  ``owner`` gone: the result is dropped."""
        return self.lanes.vault(
            lambda _token, _progress: read(self.session), then, owner=owner, failed=failed or self.show_error
        )

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
    ) -> Job:
        """Write in the vault lane; the bus tells every page, and ``owner`` that it was its own doing."""

        def delivered(outcome: Outcome[T]) -> None:
            if then:
                then(outcome.value)
            self.bus.changed.emit(outcome.changes, owner)

        return self.lanes.vault(
            lambda _token, _progress: operation(self.session),
            delivered,
            owner=owner,
            failed=failed or self.show_error,
            essential=True,
        )

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
