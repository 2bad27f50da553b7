"""What is asked inside the window.  Most of these sheets return data and do nothing themselves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.clock import Moment
from app.journal.model import Entry, Template
from ui.context import Context, Operation
from ui.i18n import translate
from ui.operations import journal as ops
from ui.pages.journal.edge import inset
from ui.theme import tokens
from ui.ways.work_sheet import WorkSheet
from ui.widgets.buttons import Button, Kind
from ui.widgets.calendar import MonthCalendar
from ui.widgets.fields import LineField
from ui.widgets.layout import Reflow
from ui.widgets.nesting import nest
from ui.widgets.sheet import Sheet
from ui.widgets.text import hint
from ui.widgets.when_fields import ClockField, DayField


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to do with an entry."""

    icon: str
    name: str
    do: Callable[[], None]


class MoreSheet(Sheet):
    """Everything else that can be done with an entry."""

    def __init__(self, over: QWidget, choices: Sequence[Choice]) -> None:
        super().__init__(over, translate("Journal", "This entry"), width=460)
        self.column.setSpacing(0)
        self.buttons: list[Button] = []
        for choice in choices:
            button = Button(choice.name, Kind.OUTLINE, icon=choice.icon)
            button.clicked.connect(lambda _on=False, do=choice.do: self._do(do))
            self.buttons.append(button)
            self.column.addWidget(button)

    def _do(self, do: Callable[[], None]) -> None:
        self.close_sheet()
        do()


class WhenSheet(Sheet):
    """Another date and time for an entry."""

    def __init__(self, over: QWidget, at: Moment, today: date) -> None:
        super().__init__(
            over, translate("Journal", "When was this?"), yes=translate("Journal", "Set date and time"), width=520
        )
        self._at = at
        self.day = DayField(translate("Journal", "Date"))
        self.day.today = today.isoformat()
        self.clock = ClockField(translate("Journal", "Time"))
        self.day.set_day(at.day)
        self.clock.set_clock(at.clock)
        fields = Reflow(380)
        fields.box.addWidget(self.day, 3)
        fields.box.addWidget(self.clock, 2)
        self.calendar = MonthCalendar(today)
        self.calendar.choose(at.as_date())
        self.calendar.chosen.connect(self._on_chosen)
        self.column.addWidget(fields)
        self.column.addWidget(self.calendar)
        self.day.changed.connect(lambda _text: self._on_typed())
        self.clock.changed.connect(lambda _text: self._on_typed())

    def moment(self) -> Moment:
        """What was chosen; a part that cannot be read stays as it was."""
        day, clock = self.day.day() or self._at.day, self.clock.clock() or self._at.clock
        seconds = self._at.local[16:] if clock == self._at.clock else ":00"
        return Moment(f"{day}T{clock}{seconds}", self._at.zone)

    def _on_chosen(self, day: date | None) -> None:
        if day is not None:
            self.day.set_day(day.isoformat())

    def _on_typed(self) -> None:
        day = self.day.day()
        self.yes.setEnabled(bool(day) and bool(self.clock.clock()))
        if day:
            self.calendar.choose(date.fromisoformat(day))


class PurgeSheet(Sheet):
    """Before an entry is removed for good: what goes, and what remains."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(
            over,
            translate("Journal", "Delete this entry for good?"),
            yes=translate("Journal", "Delete for good"),
            no=translate("Journal", "Keep it"),
        )
        self.say(
            translate(
                "Journal",
                "The entry and all its earlier versions are removed from this vault now. This cannot be undone.",
            )
        )
        self.say(translate("Journal", "What can remain:"))
        for words in (
            translate(
                "Journal",
                "• copies of the vault that Yarrow keeps before imports and updates, and copies you made yourself",
            ),
            translate("Journal", "• files you exported, and pages you printed"),
            translate(
                "Journal",
                "• on USB sticks and SSDs, old encrypted data that the device has not overwritten yet; without your passphrase nobody can read it",
            ),
        ):
            self.say(words)


class NameSheet(WorkSheet):
    """A name for a template made from an entry; ``done`` once it is kept."""

    def __init__(self, over: QWidget, ctx: Context, entry: Entry) -> None:
        super().__init__(
            over, ctx, translate("Journal", "Keep as a beginning"), yes=translate("Journal", "Keep"), width=520
        )
        self._entry = entry
        self.say(
            translate(
                "Journal",
                "Its title, text and tags will be offered under “Begin with…”. Date and feelings are left out.",
            )
        )
        self.name = LineField(translate("Journal", "Name"))
        self.name.edit.setMaxLength(120)
        self.name.set_text(entry.title)
        self.name.changed.connect(lambda text: self.yes.setEnabled(bool(text.strip())))
        self.name.submitted.connect(self._submit)
        self.yes.setEnabled(bool(entry.title.strip()))
        self.column.addWidget(self.name)
        self.finish_building()

    def operation(self) -> Operation[Template]:
        entry = self._entry
        return ops.save_template(self.name.text().strip(), entry.title, entry.body, entry.tags)

    def _submit(self) -> None:
        if self.yes.isEnabled():
            self.yes.click()


class SearchHelp(Sheet):
    """The language of the search box, by examples that can be pressed."""

    example = Signal(str)

    def __init__(self, over: QWidget) -> None:
        super().__init__(over, translate("Journal", "How to search"), no=translate("Journal", "Close"), width=640)
        self.say(
            translate(
                "Journal",
                "Type any words. Every word has to be in the entry; the last one may still be unfinished. Press an example to try it.",
            )
        )
        for words, meaning in examples():
            line = Reflow(430)
            line.box.setSpacing(tokens.SPACE_12)
            button = Button(words, Kind.LINK)
            button.setMinimumWidth(button.sizeHint().width())
            button.clicked.connect(lambda _on=False, w=words: self._try(w))
            line.box.addWidget(button)
            said = hint(meaning)
            nest(line.box, inset(said), 1)
            button.setAccessibleDescription(meaning)
            self.column.addWidget(line)
        self.column.setSpacing(0)

    def _try(self, words: str) -> None:
        self.close_sheet()
        self.example.emit(words)


def examples() -> tuple[tuple[str, str], ...]:
    """What can be typed, and what it finds.  The signs and field names are the same in every language."""
    return (
        (translate("Journal", "quiet garden"), translate("Journal", "both words, in any order")),
        (translate("Journal", '"quiet garden"'), translate("Journal", "exactly this, one after the other")),
        (translate("Journal", "gard*"), translate("Journal", "words that begin so")),
        (translate("Journal", "garden -rain"), translate("Journal", "with the one word, without the other")),
        (translate("Journal", "tag:work"), translate("Journal", "entries with this tag")),
        (translate("Journal", 'mood:"far away"'), translate("Journal", "entries with this feeling")),
        (translate("Journal", "after:2026-03"), translate("Journal", "from the beginning of March 2026")),
        (translate("Journal", "before:2026-03-14"), translate("Journal", "earlier than that day")),
        (translate("Journal", "on:2026"), translate("Journal", "within a year, a month or a day")),
        ("is:starred", translate("Journal", "entries with a star; is:veiled for those under a veil")),
    )
