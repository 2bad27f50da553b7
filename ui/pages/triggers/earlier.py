"""What was noted before, newest first, with search while typing and filters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.session import Session
from app.triggers.model import TriggerFilter, TriggerNote
from ui.context import Context
from ui.i18n import translate
from ui.jobs import Job
from ui.pages.triggers import words
from ui.pages.triggers.filters import FilterSheet, Used, everything, narrowed, used
from ui.theme import tokens
from ui.theme.theme import theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.fields import SearchField
from ui.widgets.focus import GUTTER
from ui.widgets.layout import Reflow, row
from ui.widgets.listing import Listing, Rows
from ui.widgets.nesting import nest
from ui.widgets.text import Text, heading, lead

WINDOW = 50
_LOW = 330  # px at 100 %


class Earlier(QWidget):
    """The list.  It reads by itself; opening and deleting are the page's."""

    def __init__(
        self,
        ctx: Context,
        opened: Callable[[TriggerNote], None],
        delete: Callable[[TriggerNote], None],
        back: Callable[[], None],
    ) -> None:
        super().__init__()
        self._ctx = ctx
        self._wanted = TriggerFilter()
        self._job: Job | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.SPACE_48 - 4, tokens.SPACE_24, tokens.SPACE_48 - 4, tokens.SPACE_8)
        column.setSpacing(tokens.SPACE_4)
        self.back = Button(translate("Triggers", "Back"), Kind.LINK, icon="arrow-left", do=back)
        nest(column, row(self.back))
        self._name = name = heading(translate("Triggers", "What I noted before"))
        name.setContentsMargins(GUTTER, 0, GUTTER, 0)
        column.addWidget(name)
        self.search = SearchField(
            translate("Triggers", "Search in notes"), translate("Triggers", "Clear the search"), placeholder=translate("Triggers", "Search")
        )  # fmt: skip
        self.search.setMaximumWidth(theme().px(640))
        self.filter = Button(translate("Triggers", "Show only …"), Kind.OUTLINE, icon="funnel", do=self._ask_filter)
        line = Reflow(520)
        line.box.addWidget(self.search, 1000)
        line.box.addWidget(self.filter)
        line.box.addStretch(1)
        column.addWidget(line)
        self._narrowed = Text("", tokens.LABEL, quiet=True)
        self.all = Button(
            translate("Triggers", "Show everything"), Kind.LINK, do=lambda: self.narrow(everything(self._wanted))
        )
        self._filtered = QWidget()
        shown = row(self._narrowed, self.all)
        shown.setContentsMargins(GUTTER, 0, 0, 0)
        self._filtered.setLayout(shown)
        column.addWidget(self._filtered)
        self.rows = Rows(words.row, self._more, self)
        self.listing = Listing(translate("Triggers", "Notes, newest first"))
        self.listing.setModel(self.rows)
        self.listing.opened.connect(opened)
        self.listing.delete_asked.connect(delete)
        column.addWidget(self.listing, 1)
        self._nothing = lead("")
        self._nothing.setContentsMargins(GUTTER, 0, GUTTER, 0)
        column.addWidget(self._nothing)
        column.addStretch(0)
        self.search.changed.connect(lambda text: self.narrow(replace(self._wanted, text=text)))
        self._tell_filter()
        self._nothing.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """In a low window the list needs the room of its name; the way here and the way back say where one is."""
        self._name.setVisible(self.height() >= theme().px(_LOW))
        super().resizeEvent(event)

    def narrow(self, wanted: TriggerFilter) -> None:
        """Show what fits; a search that is still running is dropped."""
        self._wanted = wanted
        self._tell_filter()
        self.refresh()

    def refresh(self) -> None:
        """Read the first rows again."""
        self._read(None, self._first)

    def first_focus(self) -> QWidget:
        return self.search

    def _read(self, before: int | None, then: Callable[[list[TriggerNote]], None]) -> None:
        if self._job is not None:
            self._job.cancel()
        wanted = self._wanted
        self._job = self._ctx.search(lambda s, token: s.triggers.page(before, WINDOW, wanted, token), then, owner=self)

    def _first(self, notes: list[TriggerNote]) -> None:
        self.rows.restart(notes, whole=len(notes) < WINDOW)
        self.listing.setVisible(bool(notes))
        self._nothing.setVisible(not notes)
        searched = self._wanted != TriggerFilter()
        self._nothing.setText(
            translate("Triggers", "Nothing fits. It may be called something else.") if searched
            else translate("Triggers", "There is nothing here, and that is fine.")
        )  # fmt: skip

    def _more(self, last: TriggerNote | None) -> None:
        self._read(last.cursor if last else None, lambda notes: self.rows.extend(notes, whole=len(notes) < WINDOW))

    def _tell_filter(self) -> None:
        said = narrowed(self._wanted)
        self._filtered.setVisible(bool(said))
        self._narrowed.setText(said)

    def _ask_filter(self) -> None:
        self._ctx.query(_used, self._show_sheet, owner=self)

    def _show_sheet(self, there: Used) -> None:
        sheet = FilterSheet(self, self._wanted, there)
        self.sheet = sheet
        sheet.accepted.connect(lambda: self.narrow(sheet.wanted()))
        sheet.show_sheet()


def _used(session: Session) -> Used:
    return used(session)
