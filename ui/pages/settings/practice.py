"""What tools may offer, and whether a note of a use may be kept at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QWidget

from app.errors import AppError
from app.session import Session
from ui.context import Context, Operation
from ui.i18n import translate
from ui.navigation import Place, Room
from ui.operations import tools as tool_ops
from ui.operations import vault as vault_ops
from ui.pages.settings.section import Section
from ui.theme import tokens
from ui.ways.work_sheet import WorkSheet
from ui.widgets.buttons import Button, Chip, Kind
from ui.widgets.chips import Segments
from ui.widgets.layout import row
from ui.widgets.nesting import nest
from ui.widgets.text import body, hint, subheading


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the section reads."""

    left_out: int  # choices made on the page of cautions
    asks: bool
    notes: int


def _read(session: Session) -> _Seen:
    left_out = len(session.cautions.left_out()) + len(session.cautions.topics())
    return _Seen(left_out, tool_ops.asks_after(session), session.practice.count())


class PracticeSection(Section):
    """Each choice is kept at once."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx, translate("Settings", "Tools"))
        self._notes = 0
        self.body.addWidget(subheading(translate("Practice", "What you would rather not meet")))
        self.body.addWidget(
            body(
                translate(
                    "Practice", "Breath, the body, pictures, touch, and topics of texts: said once, obeyed everywhere."
                )
            )
        )
        self.left_out = hint("")
        self.body.addWidget(self.left_out)
        self.cautions = Button(
            translate("Practice", "Cautions about me"), Kind.OUTLINE, icon="shield",
            do=lambda: ctx.go(Place(Room.CAUTIONS)),
        )  # fmt: skip
        nest(self.body, row(self.cautions))
        self._heading(translate("Practice", "Notes of what you used"))
        self.body.addWidget(
            body(
                translate(
                    "Practice",
                    "Using a tool leaves no trace unless you choose. At its end you can be asked how it was;"
                    " only what you keep there is noted.",
                )
            )
        )
        self.keep = Segments(
            translate("Practice", "At the end of a tool"),
            (
                (tool_ops.ASK, translate("Practice", "Offer to keep a note")),
                (tool_ops.NEVER, translate("Practice", "Offer nothing, keep nothing")),
            ),
            tool_ops.ASK,
            on=self._choose,
        )
        self.body.addWidget(self.keep)
        self._heading(translate("Practice", "Notes that are here"))
        self.held = body("")
        self.body.addWidget(self.held)
        self.delete = Button(
            translate("Practice", "Delete all notes of uses"), Kind.OUTLINE, icon="trash-2", do=self._ask
        )
        nest(self.body, row(self.delete))

    def refresh(self) -> None:
        self.ctx.query(_read, self._show, owner=self)

    def first_focus(self) -> QWidget:
        return self.cautions

    def _heading(self, words: str) -> None:
        self.body.addSpacing(tokens.SPACE_8)
        self.body.addWidget(subheading(words))

    def _show(self, seen: _Seen) -> None:
        self._notes = seen.notes
        self.left_out.setText(
            translate("Practice", "You leave out %n thing(s) now.", "", seen.left_out)
            if seen.left_out
            else translate("Practice", "You leave out nothing now.")
        )
        self.keep.choose(tool_ops.ASK if seen.asks else tool_ops.NEVER, tell=False)
        self.held.setText(
            translate("Practice", "%n use(s) noted.", "", seen.notes)
            if seen.notes
            else translate("Practice", "There are no notes of uses.")
        )
        self.delete.setVisible(bool(seen.notes))

    def _choose(self, value: str) -> None:
        def refused(error: AppError) -> None:
            self.ctx.show_error(error)
            self.refresh()  # show what is so

        self.ctx.run(tool_ops.ask_after(asks=value == tool_ops.ASK), owner=self, failed=refused)

    def _ask(self) -> None:
        sheet = UsesSheet(self, self.ctx, self._notes)
        sheet.done.connect(self._deleted)
        sheet.show_sheet()

    def _deleted(self, _value: object) -> None:
        self.ctx.say(translate("Practice", "All notes of uses are gone for good."))
        self.refresh()


class UsesSheet(WorkSheet):
    """What would go, and what remains."""

    def __init__(self, over: QWidget, ctx: Context, notes: int) -> None:
        super().__init__(
            over,
            ctx,
            translate("Practice", "Delete all notes of uses?"),
            yes=translate("Deleting", "Delete for good"),
            no=translate("Deleting", "Keep them"),
        )
        self.say(
            translate("Practice", "%n note(s): when, which tool, your numbers and your words about it.", "", notes)
        )
        self.say(
            translate(
                "Practice", "Your tools, favourites, cards and entries stay. What was noted cannot be brought back."
            )
        )
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
        delete = tool_ops.forget_uses()
        if not self.copies.isChecked():
            return delete

        def both(session: Any) -> Any:
            outcome = delete(session)
            vault_ops.take_copies_away(session)
            return outcome

        return both
