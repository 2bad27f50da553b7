"""Deleting: a range of days, or everything."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from ui.context import Context, Operation
from ui.i18n import translate
from ui.i18n.dates import short_day
from ui.operations import settings as settings_ops
from ui.operations import vault as vault_ops
from ui.operations.settings import JOURNAL, TRIGGERS, Held
from ui.pages.settings.section import Section
from ui.ways.work_sheet import WorkSheet
from ui.widgets.buttons import Button, Chip, Kind
from ui.widgets.chips import ChipChoice
from ui.widgets.fields import LineField
from ui.widgets.layout import Reflow, row
from ui.widgets.nesting import nest
from ui.widgets.text import body, hint, subheading
from ui.widgets.when_fields import DayField


class DeletingSection(Section):
    """Says what remains before it deletes."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(
            ctx,
            translate("Settings", "Delete"),
            translate("Deleting", "A single entry can be deleted where it stands. Here you can delete more at once."),
        )
        self.body.addWidget(subheading(translate("Deleting", "Some days")))
        self.body.addWidget(
            body(translate("Deleting", "Everything written for these days, the first and the last one included."))
        )
        self.rooms = ChipChoice(
            translate("Deleting", "From"),
            ((JOURNAL, translate("Deleting", "the journal")), (TRIGGERS, translate("Deleting", "the trigger log"))),
        )
        self.rooms.set_values((JOURNAL,))
        self.first = DayField(translate("Deleting", "First day"))
        self.last = DayField(translate("Deleting", "Last day"))
        days = Reflow(520)
        days.box.addWidget(self.first)
        days.box.addWidget(self.last)
        days.bleed = LineField.bleed
        self.look = Button(translate("Deleting", "Look what is there"), Kind.OUTLINE, icon="search", do=self._look)
        self.body.addWidget(self.rooms)
        self.body.addWidget(days)
        nest(self.body, row(self.look))
        self.found = hint("")
        self.found.hide()
        self.body.addWidget(self.found)
        self.body.addWidget(subheading(translate("Deleting", "Everything")))
        self.body.addWidget(
            body(
                translate(
                    "Deleting",
                    "All notes, all ways in, the copies kept here and the settings. Afterwards the program is as if it had never been used. "
                    "You may want to take your notes out first.",
                )
            )
        )
        self.everything = Button(
            translate("Deleting", "Delete everything"), Kind.OUTLINE, icon="trash-2", do=self._ask_everything
        )
        nest(self.body, row(self.everything))

    def first_focus(self) -> QWidget:
        return self.first.edit

    def left(self) -> None:
        self.found.hide()

    def _look(self) -> None:
        rooms = self.rooms.values()
        span = self._span()
        if not rooms:
            self._say(translate("Deleting", "Please choose the journal, the trigger log, or both."))
        elif span is not None:
            self.ctx.query(
                settings_ops.count_days(rooms, *span),
                lambda held: self._show(held, rooms, span),
                owner=self,
                once="look",
            )

    def _span(self) -> tuple[date, date] | None:
        days: list[date] = []
        for field in (self.first, self.last):
            day = field.day()
            if not day:
                field.show_problem(translate("Deleting", "Please write a day here, as year-month-day."))
                return None
            days.append(date.fromisoformat(day))
        if days[1] < days[0]:
            self.last.show_problem(translate("Deleting", "This is before the first day."))
            return None
        return days[0], days[1]

    def _show(self, held: Held, rooms: tuple[str, ...], span: tuple[date, date]) -> None:
        if not held.entries and not held.notes:
            self._say(translate("Deleting", "There is nothing in these days."))
            return
        sheet = DaysSheet(self, self.ctx, held, rooms, span)
        sheet.done.connect(self._deleted)
        sheet.show_sheet()

    def _deleted(self, held: Held) -> None:
        words = held_words(held)
        self._say(translate("Deleting", "Deleted for good: {what}.").format(what=words))
        self.ctx.say(translate("Deleting", "Deleted for good: {what}.").format(what=words))

    def _say(self, words: str) -> None:
        self.found.setText(words)
        self.found.show()

    def _ask_everything(self) -> None:
        sheet = EverythingSheet(self, self.ctx)
        sheet.done.connect(lambda _none: self.ctx.lock())
        sheet.show_sheet(sheet.typed.edit)


class DaysSheet(WorkSheet):
    """What would go, and what remains."""

    def __init__(
        self, over: QWidget, ctx: Context, held: Held, rooms: tuple[str, ...], span: tuple[date, date]
    ) -> None:
        super().__init__(
            over,
            ctx,
            translate("Deleting", "Delete these days?"),
            yes=translate("Deleting", "Delete for good"),
            no=translate("Deleting", "Keep them"),
        )
        self._rooms, self._span = rooms, span
        self.say(
            translate("Deleting", "{what}, from {first} to {last}.").format(
                what=held_words(held), first=short_day(span[0]), last=short_day(span[1])
            )
        )
        self.say(translate("Deleting", "This cannot be undone."))
        self.say(
            translate(
                "Deleting",
                "What may remain: files that you took out, backups of the folder, and old traces on the disk itself that only an expert could find, and only with your passphrase.",
            )
        )
        self.copies = Chip(translate("Deleting", "Take away the copies kept here as well"), checked=True)
        self.column.addWidget(self.copies)
        self.finish_building()

    def operation(self) -> Operation[Any]:
        delete = settings_ops.delete_days(self._rooms, *self._span)
        if not self.copies.isChecked():
            return delete

        def both(session: Any) -> Any:
            outcome = delete(session)
            vault_ops.take_copies_away(session)
            return outcome

        return both


class EverythingSheet(WorkSheet):
    """The word must be typed; then there is no way back."""

    def __init__(self, over: QWidget, ctx: Context) -> None:
        super().__init__(
            over,
            ctx,
            translate("Deleting", "Delete everything?"),
            yes=translate("Deleting", "Delete everything"),
            no=translate("Deleting", "Keep everything"),
        )
        self.word = translate("Deleting", "delete", "the word that must be typed before everything is deleted")
        self.say(
            translate(
                "Deleting",
                "What opens your notes is destroyed first, then the notes themselves are overwritten and removed, with the copies kept here and the settings. Nobody can bring them back, not even with the passphrase.",
            )
        )
        self.say(
            translate(
                "Deleting",
                "What may remain: files that you took out, backups of the folder made by others, and the traces that this program was used. "
                "Sticks and modern disks can keep old pieces for a while; only someone with your passphrase and special tools could make sense of them.",
            )
        )
        self.typed = LineField(translate("Deleting", "If you are sure, type the word “{word}”").format(word=self.word))
        self.typed.submitted.connect(self._accept)
        self.column.addWidget(self.typed)
        self.finish_building()

    def begin(self) -> None:
        if self.typed.text().strip().casefold() != self.word.casefold():
            self.typed.show_problem(
                translate("Deleting", "Nothing was deleted. Type the word “{word}” if you are sure.").format(
                    word=self.word
                )
            )
            return
        self.set_busy(busy=True)
        self.ctx.long(vault_ops.erase_everything, self.finished, owner=self, failed=self.refused)

    def working_words(self) -> str:
        return translate("Deleting", "Deleting everything. Please leave the disk connected.")


def held_words(held: Held) -> str:
    """How much, in words."""
    parts = []
    if held.entries:
        parts.append(translate("Deleting", "%n journal entry(ies)", "", held.entries))
    if held.notes:
        parts.append(translate("Deleting", "%n trigger note(s)", "", held.notes))
    return (
        translate("Deleting", "{one} and {other}").format(one=parts[0], other=parts[1])
        if len(parts) == 2
        else "".join(parts)
    )
