"""Defects of ours, wherever Qt calls us: told without their words, and when they come in a row the program gives up."""

from __future__ import annotations

import sys
from collections.abc import Callable

from app import log
from app.errors import AppError, Bug
from ui.presence import seconds

IN_A_ROW, ROW_S = 5, 10.0  # so many within so many seconds


class Defects:
    """A defect is said, and the person goes on; in a row, the page cannot be trusted any more."""

    def __init__(self, say: Callable[[AppError], None], give_up: Callable[[], None]) -> None:
        self._say, self._give_up = say, give_up
        self._times: list[float] = []

    def take(self, kind: type[BaseException], error: BaseException, _trace: object) -> None:
        """What `sys.excepthook` is to be."""
        log.note_defect(error)
        sys.last_value = sys.last_traceback = None  # Python keeps them, with every value on the way
        if hasattr(sys, "last_exc"):
            sys.last_exc = None
        now = seconds()
        self._times = [*(at for at in self._times if now - at < ROW_S), now]
        if len(self._times) >= IN_A_ROW:
            self._give_up()
        else:
            self._say(error if isinstance(error, AppError) else Bug(kind=kind.__name__))
