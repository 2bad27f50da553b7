"""The notes behind an answer, newest first, each a way to open it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.insights.questions import Question
from ui.context import Context
from ui.i18n import translate
from ui.jobs import Job
from ui.pages.looking_back.reads import NOTES, Behind, fair_notes, notes
from ui.pages.looking_back.rows import row as row_view
from ui.theme import tokens
from ui.widgets.buttons import Button, Kind
from ui.widgets.focus import GUTTER
from ui.widgets.layout import row
from ui.widgets.listing import Listing, Rows
from ui.widgets.nesting import nest
from ui.widgets.text import heading, lead


class Notes(QWidget):
    """A list that reads in windows."""

    def __init__(self, ctx: Context, opened: Callable[[Behind], None], back: Callable[[], None]) -> None:
        super().__init__()
        self._ctx = ctx
        self._job: Job | None = None
        self._question: Question | str | None = None  # or the identity of a fair test
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.SPACE_48 - 4, tokens.SPACE_24, tokens.SPACE_48 - 4, tokens.SPACE_8)
        column.setSpacing(tokens.SPACE_4)
        self.back = Button(translate("LookingBack", "Back to the answer"), Kind.LINK, icon="arrow-left", do=back)
        nest(column, row(self.back))
        name = heading(translate("LookingBack", "The notes behind it"))
        name.setContentsMargins(GUTTER, 0, GUTTER, 0)
        column.addWidget(name)
        self.rows = Rows(row_view, self._more, self)
        self.listing = Listing(translate("LookingBack", "Notes, newest first"))
        self.listing.setModel(self.rows)
        self.listing.opened.connect(opened)
        column.addWidget(self.listing, 1)
        self._nothing = lead(translate("LookingBack", "There is nothing here, and that is fine."))
        self._nothing.setContentsMargins(GUTTER, 0, GUTTER, 0)
        self._nothing.hide()
        column.addWidget(self._nothing)

    def show_notes(self, question: Question | str) -> None:
        """The notes of a question, or of a fair test."""
        self._question = question
        self.rows.restart([], whole=True)
        self.refresh()

    def refresh(self) -> None:
        if self._question is not None:
            self._read(None, self._first)

    def forget(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._question = None
        self.rows.restart([], whole=True)

    def first_focus(self) -> QWidget:
        return self.listing if self.rows.rowCount() else self.back

    def _first(self, found: list[Behind]) -> None:
        self.rows.restart(found, whole=len(found) < NOTES)
        self.listing.setVisible(bool(found))
        self._nothing.setVisible(not found)

    def _more(self, last: Behind | None) -> None:
        before = last.ref.cursor if last is not None else None
        self._read(before, lambda found: self.rows.extend(found, whole=len(found) < NOTES))

    def _read(self, before: int | None, then: Callable[[list[Behind]], None]) -> None:
        if self._job is not None:
            self._job.cancel()
        question = self._question
        if isinstance(question, str):
            self._job = self._ctx.search(
                lambda s, _token: fair_notes(s, question) if before is None else [], then, owner=self
            )
        elif question is not None:
            self._job = self._ctx.search(lambda s, token: notes(s, question, before, token), then, owner=self)
