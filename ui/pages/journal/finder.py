"""The way back to what was written: search as one types, a calendar, filters, the list by date."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.errors import AppError
from app.journal.model import EntryLine
from ui.context import Context
from ui.i18n import dates, translate
from ui.jobs import Job
from ui.operations.journal import show_first_words, shows_first_words
from ui.pages.journal.edge import inset
from ui.pages.journal.filters import Filters
from ui.pages.journal.finding import WINDOW, Asked
from ui.pages.journal.rows import Telling, hashed
from ui.theme import tokens
from ui.theme.theme import theme
from ui.widgets.buttons import Button, Chip, IconButton, Kind
from ui.widgets.calendar import MonthCalendar
from ui.widgets.fields import SearchField
from ui.widgets.layout import Flow, row
from ui.widgets.listing import Listing, Rows
from ui.widgets.message_bar import announce
from ui.widgets.nesting import nest
from ui.widgets.text import Text, heading

_SAY_AFTER_MS = 900  # a screen reader hears how many there are once the typing rests
_KEEP = 500  # so many rows at most are read again at once to stay where one was


class Finder(QScrollArea):
    """Reads by itself (`Context.search`); says which entry was asked for.

    Scrolls as a whole only where the window is too low for what is open above the list.
    """

    opened = Signal(object)  # EntryLine
    delete_asked = Signal(object)  # EntryLine
    new_asked = Signal()
    help_asked = Signal()
    close_asked = Signal()

    def __init__(self, ctx: Context, telling: Telling, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(translate("Journal", "Find an entry"))
        self._ctx, self._telling = ctx, telling
        self.asked = Asked()
        self._job: Job | None = None
        self._more_job: Job | None = None
        self._first_words = False
        self.search = SearchField(
            translate("Journal", "Search the journal"),
            translate("Journal", "Empty the search"),
            placeholder=translate("Journal", "Search"),
        )
        self.search.down.connect(self._go_to_list)
        self.status = Text("", tokens.SMALL, quiet=True)
        self.calendar = MonthCalendar(telling.today)
        self.filters = Filters()
        self.model = Rows(lambda line: telling.row(line), self._more, self)
        self.list = Listing(translate("Journal", "Entries, newest first"))
        self.list.setModel(self.model)
        self._narrowed = QWidget()
        self._narrowed_flow = Flow(self._narrowed)
        self._say = QTimer(self)
        self._say.setSingleShot(True)
        self._say.setInterval(_SAY_AFTER_MS)
        self._say.timeout.connect(lambda: announce(self, self.status.text()))
        self._build()
        self._connect()

    def _build(self) -> None:
        self.by_day = IconButton("calendar-days", translate("Journal", "Calendar"), checkable=True)
        self.narrow = IconButton("funnel", translate("Journal", "Filter by tag or feeling"), checkable=True)
        self.help = IconButton("circle-help", translate("Journal", "How to search"), do=self.help_asked.emit)
        self.close_button = IconButton("panel-left", translate("Journal", "Close the list"), do=self.close_asked.emit)
        head = QHBoxLayout()
        head.setSpacing(0)
        words = heading(translate("Journal", "Journal"))
        words.setMinimumWidth(0)
        nest(head, inset(words), 1)
        head.addWidget(self.close_button)
        self.new = Button(translate("Journal", "New entry"), Kind.SOFT, icon="plus", do=self.new_asked.emit)
        self.new.setToolTip(translate("Journal", "New entry (Ctrl+N)"))
        self.search.setToolTip(translate("Journal", "Search the journal (Ctrl+F)"))
        tools = row(self.new, stretch=True, spacing=0)
        tools.addWidget(self.by_day)
        tools.addWidget(self.narrow)
        searching = QHBoxLayout()
        searching.setSpacing(0)
        searching.addWidget(self.search, 1)
        searching.addWidget(self.help)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, tokens.SPACE_8)
        column.setSpacing(tokens.SPACE_4)
        nest(column, head)
        nest(column, tools)
        nest(column, searching)
        column.addWidget(self.calendar)
        column.addWidget(self.filters)
        column.addWidget(self._narrowed)
        nest(column, inset(self.status))
        column.addWidget(self.list, 1)
        self.list.setMinimumHeight(theme().px(180))
        for closed in (self.calendar, self.filters, self._narrowed):
            closed.setVisible(False)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)  # setWidget turned it on

    def _connect(self) -> None:
        self.search.changed.connect(lambda text: self.ask(replace(self.asked, words=text)))
        self.search.submitted.connect(self._go_to_list)
        self.by_day.toggled.connect(lambda on: self._open_one(self.calendar, on))
        self.narrow.toggled.connect(lambda on: self._open_one(self.filters, on))
        self.calendar.month_shown.connect(self._read_month)
        self.calendar.chosen.connect(lambda day: self.ask(replace(self.asked, day=day.isoformat() if day else "")))
        self.filters.changed.connect(self._on_filters)
        self.filters.first_words.connect(self._on_first_words)
        self.list.opened.connect(self.opened)
        self.list.delete_asked.connect(self.delete_asked)

    # asking

    def ask(self, asked: Asked) -> None:
        """Look for something else; the answer to the question before is dropped."""
        if asked == self.asked:
            return
        self.asked = asked
        self._show_narrowed()
        self._read(WINDOW)

    def reload(self) -> None:
        """Read again what is shown."""
        self._ctx.query(shows_first_words, self._on_shows_first_words, owner=self)
        self._read(min(max(len(self.model.rows()), WINDOW), _KEEP), stay=True)
        if not self.calendar.isHidden():
            self._read_month(*self.calendar.month())
        if not self.filters.isHidden():
            self._read_labels()

    def show_day(self, day: date) -> None:
        """The entries of one day, with its month."""
        self.by_day.setChecked(True)
        self.calendar.choose(day)
        self.ask(replace(self.asked, day=day.isoformat()))

    def row_of(self, entry_id: str) -> int | None:
        return next((place for place, line in enumerate(self.model.rows()) if line.id == entry_id), None)

    def note_kept(self, line: EntryLine) -> None:
        """An entry was kept: show it in its row, or read again where its row is not known."""
        place = self.row_of(line.id)
        if place is not None and self.model.rows()[place].cursor == line.cursor:
            self.model.patch(place, line)
        elif place is not None or self.asked.is_all:
            self._read(min(max(len(self.model.rows()), WINDOW), _KEEP), stay=True)
        if place is None and not self.calendar.isHidden():
            self._read_month(*self.calendar.month())

    def take_out(self, entry_id: str) -> None:
        """An entry is gone."""
        place = self.row_of(entry_id)
        if place is not None:
            self.model.remove(place)
            self._count(len(self.model.rows()), whole=not self.model.canFetchMore(self.list.rootIndex()))
        if not self.calendar.isHidden():
            self._read_month(*self.calendar.month())

    def mark(self, entry_id: str | None) -> None:
        """Show which entry is open."""
        place = self.row_of(entry_id) if entry_id else None
        if place is None:
            self.list.clearSelection()
        else:
            self.list.selectionModel().setCurrentIndex(
                self.model.index(place, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect
            )

    def _read(self, limit: int, *, stay: bool = False) -> None:
        for job in (self._job, self._more_job):
            if job is not None:
                job.cancel()
        asked = self.asked
        self._more_job = None
        self._job = self._ctx.search(
            lambda session, token: (asked.read(session, token, None, limit), asked.unclear(session)),
            lambda found: self._show(found[0], found[1], limit, stay=stay),
            owner=self,
        )

    def _more(self, last: EntryLine | None) -> None:
        asked, before = self.asked, last.cursor if last else None
        self._more_job = self._ctx.search(
            lambda session, token: asked.read(session, token, before),
            lambda lines: self._extend(lines),
            owner=self,
        )

    def _show(self, lines: Sequence[EntryLine], unclear: Sequence[str], limit: int, *, stay: bool) -> None:
        here = self.list.currentIndex().data(Qt.ItemDataRole.UserRole) if stay else None
        at = self.list.verticalScrollBar().value() if stay else 0
        selected = bool(self.list.selectionModel().selectedIndexes())
        self._telling.first_words = self._first_words or bool(self.asked.words.strip())
        self.model.restart(lines, whole=len(lines) < limit)
        if here is not None and selected:
            self.mark(here.id)
        self.list.verticalScrollBar().setValue(at)
        self._count(len(lines), whole=len(lines) < limit, unclear=unclear)
        if not stay:
            self._say.start()

    def _extend(self, lines: Sequence[EntryLine]) -> None:
        self.model.extend(lines, whole=len(lines) < WINDOW)
        self._count(len(self.model.rows()), whole=len(lines) < WINDOW)

    def _count(self, count: int, *, whole: bool, unclear: Sequence[str] = ()) -> None:
        """How many, and what of the search was not understood."""
        if self.asked.is_all:
            said = "" if count else translate("Journal", "Nothing written yet. There is no hurry.")
        elif not count:
            said = translate("Journal", "Nothing found")
        elif whole:
            said = translate("Journal", "%n entry(ies) found", "", count)
        else:
            said = translate("Journal", "More than %n entry(ies) found", "", count - 1)
        if unclear:
            lost = translate("Journal", "Not read as a date: {parts}").format(parts=" ".join(unclear))
            said = f"{said}. {lost}" if said else lost
        self.status.setText(said)
        self.status.setVisible(bool(said))

    # the parts above the list

    def _open_one(self, part: QWidget, on: bool) -> None:
        """The calendar or the filters, not both: there is little room."""
        for known, button in ((self.calendar, self.by_day), (self.filters, self.narrow)):
            if known is part:
                known.setVisible(on)
            elif on:
                button.setChecked(False)
        if on and part is self.calendar:
            self._read_month(*self.calendar.month())
        elif on:
            self._read_labels()

    def _read_month(self, year: int, month: int) -> None:
        self._ctx.query(
            lambda session: session.journal.month(year, month),
            lambda counts: self.calendar.set_counts(year, month, counts),
            owner=self,
        )

    def _read_labels(self) -> None:
        self._ctx.query(
            lambda session: (session.journal.tags(), session.journal.moods()),
            lambda found: self.filters.offer(found[0], found[1], self._telling.mood),
            owner=self,
        )

    def _on_filters(self) -> None:
        self.ask(replace(self.asked, tags=self.filters.tags(), moods=self.filters.moods()))

    def _on_first_words(self, shown: bool) -> None:
        def refused(error: AppError) -> None:
            self._ctx.show_error(error)
            self._on_shows_first_words(not shown)

        self._ctx.run(show_first_words(shown), owner=self, failed=refused)
        self._on_shows_first_words(shown)

    def _on_shows_first_words(self, shown: bool) -> None:
        self.filters.set_first_words(shown)
        self._first_words = shown
        self._telling.first_words = shown or bool(self.asked.words.strip())
        self.list.viewport().update()

    def _show_narrowed(self) -> None:
        """What narrows the list besides the words, each to be taken off with one press."""
        self._narrowed_flow.clear()
        if self.asked.day:
            self._add_narrowed(dates.short_day(date.fromisoformat(self.asked.day)), self._take_off_day)
        for tag in self.asked.tags:
            self._add_narrowed(hashed(tag), lambda _on, t=tag: self.filters.take_off(t, ""))
        for mood in self.asked.moods:
            self._add_narrowed(self._telling.mood(mood), lambda _on, m=mood: self.filters.take_off("", m))
        self._narrowed.setVisible(self._narrowed_flow.count() > 0)
        self._narrowed.updateGeometry()

    def _add_narrowed(self, words: str, take_off: Callable[..., None]) -> None:
        chip = Chip(words, checked=True)
        chip.setAccessibleDescription(translate("Journal", "Narrows the list. Press to take it off."))
        chip.clicked.connect(take_off)
        self._narrowed_flow.addWidget(chip)
        chip.show()

    def _take_off_day(self) -> None:
        self.calendar.choose(None)
        self.ask(replace(self.asked, day=""))

    # keyboard

    def _go_to_list(self) -> None:
        """From the search down to the list."""
        if self.model.rows():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
