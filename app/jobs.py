"""What long work may say, and how it is asked to stop.  The core starts no threads."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from app.errors import Cancelled


class Progress(Protocol):
    """Called with how much is done out of how much; ``total`` 0 means unknown."""

    def __call__(self, done: int, total: int) -> None: ...


def silent(done: int, total: int) -> None:
    """A `Progress` that says nothing."""


class CancelToken:
    """A request to stop, safe to make from another thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._cancelled = False
        self._stoppers: list[Callable[[], None]] = []

    @property
    def cancelled(self) -> bool:
        return self._cancelled

    def cancel(self) -> None:
        """Ask the work to stop.  Runs the stoppers that are in force, each once."""
        with self._lock:
            if self._cancelled:
                return
            self._cancelled = True
            for stop in self._stoppers:
                stop()

    def check(self) -> None:
        """Raise `Cancelled` when asked to stop."""
        if self._cancelled:
            raise Cancelled

    @contextmanager
    def stopping(self, stop: Callable[[], None]) -> Iterator[None]:
        """Have ``stop`` called if the request comes while the block runs, never after it."""
        with self._lock:
            if self._cancelled:
                raise Cancelled
            self._stoppers.append(stop)
        try:
            yield
        finally:
            with self._lock:
                self._stoppers.remove(stop)
