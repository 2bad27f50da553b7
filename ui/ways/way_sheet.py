"""A sheet that works in the free lane, can be stopped, and says inside what stood in the way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from app.errors import AppError
from app.jobs import CancelToken, Progress
from ui.context import Context
from ui.i18n.messages import sentence
from ui.jobs import Job
from ui.theme import tokens
from ui.widgets.message_bar import announce
from ui.widgets.progress import Working
from ui.widgets.sheet import Sheet
from ui.widgets.text import Text


class WaySheet(Sheet):
    """Subclasses fill ``column``, call `finish_building` last, and `work` when asked to."""

    def __init__(
        self, over: QWidget, ctx: Context, title_text: str, *, yes: str = "", no: str = "", width: int = 620
    ) -> None:
        super().__init__(over, title_text, yes=yes, no=no, width=width)
        self.ctx = ctx
        self._job: Job | None = None
        self._trouble = Text("", tokens.STRONG)
        self._trouble.hide()
        self.working = Working()

    def finish_building(self) -> None:
        """Put what is said about the work below everything else."""
        self.column.addWidget(self._trouble)
        self.column.addWidget(self.working)

    def trouble(self) -> str:
        """What stood in the way, or ""."""
        return "" if self._trouble.isHidden() else self._trouble.text()

    def say_trouble(self, text: str) -> None:
        """Say what stood in the way; "" takes it back."""
        self._trouble.setText(text)
        self._trouble.setVisible(bool(text))
        announce(self, text)

    def busy(self) -> bool:
        return self._job is not None

    def work(self, do: Callable[[CancelToken, Progress], Any], then: Callable[[Any], None], words: str) -> None:
        """Do something in the free lane.  What was begun before is dropped."""
        self._stop()
        self.yes.setEnabled(False)

        def done(value: Any) -> None:
            self._rest()
            then(value)

        self._job = self.ctx.lanes.free(do, done, owner=self, failed=self._failed)
        self.working.watch(self._job, words, self._rest)

    def close_sheet(self) -> None:
        self._stop()
        super().close_sheet()

    def ready(self) -> bool:
        """Whether the button that goes on can be pressed."""
        return True

    def _failed(self, error: AppError) -> None:
        self._rest()
        self.say_trouble(sentence(error))

    def _rest(self) -> None:
        self._job = None
        self.working.end()
        self.yes.setEnabled(self.ready())

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._rest()
