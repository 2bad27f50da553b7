"""A copy on a stick: where, called what, with which notes, for which computers; then it is made and read back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.errors import AppError, Code
from app.portable import names
from app.portable.make import Made, Making
from app.portable.plan import Notes, Plan, Wish
from app.portable.runtime import Runtime
from ui.context import Context
from ui.i18n import translate
from ui.i18n.messages import sentence
from ui.i18n.portable_words import name_problem, notes_meaning, notes_words
from ui.jobs import Job
from ui.operations import portable as portable_ops
from ui.pages.settings.portable_parts import CopyName, DonePlate, PlanPlate, Programs
from ui.pages.settings.section import Section
from ui.theme import tokens
from ui.widgets.buttons import Button, Kind
from ui.widgets.chips import Segments
from ui.widgets.file_picker import FilePicker, Want
from ui.widgets.layout import FlowBox, Stack
from ui.widgets.progress import Working
from ui.widgets.text import body, hint, subheading


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was chosen so far."""

    place: Path | None = None
    name: str = ""
    notes: Notes = Notes.NEW


class PortableSection(Section):
    """Every choice is looked at at once; nothing is written until it is asked for."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(
            ctx,
            translate("Settings", "A copy on a stick"),
            translate("Portable", "The program in a folder to carry, for a computer that keeps nothing of yours."),
        )
        self.plan: Plan | None = None
        self._asked = _Asked(name=names.clean(ctx.settings().window_title))
        self._looking: Job | None = None
        self._making: Making | None = None
        self._choices = Stack()
        self._build_choices()
        self.body.addWidget(self._choices)
        self.working = Working()
        self.body.addWidget(self.working)
        self.done = DonePlate()
        self.again = Button(translate("Portable", "Make another one"), Kind.OUTLINE, do=self._begin_again)
        self._after = Stack(self.done, self.again)
        self._after.hide()
        self.body.addWidget(self._after)

    def refresh(self) -> None:
        if self._making is None and not self._after.isVisible():
            self.ctx.lanes.free(
                lambda _t, _p: portable_ops.programs_here(), self._show_here, owner=self, failed=self._no_own
            )

    def first_focus(self) -> QWidget:
        return self.choose

    def left(self) -> None:
        if self._making is None:
            self._begin_again()

    def programs(self) -> tuple[Runtime, ...]:
        """What would be copied."""
        return self._programs.chosen()

    # the choices

    def _build_choices(self) -> None:
        column = self._choices.column
        column.addWidget(subheading(translate("Portable", "Where")))
        self.choose = Button(
            translate("Portable", "Choose a stick"), Kind.OUTLINE, icon="hard-drive", do=self._choose_place
        )
        self._place = body("")
        self._place.hide()
        column.addWidget(FlowBox(self.choose, bleed=Button.bleed))
        column.addWidget(self._place)
        column.addSpacing(tokens.SPACE_8)
        column.addWidget(subheading(translate("Portable", "What it is called there")))
        column.addWidget(
            hint(
                translate(
                    "Portable", "The folder, the program and its window. Anyone who looks at the stick can read it."
                )
            )
        )
        self.name = CopyName(self._asked.name)
        self.name.chosen.connect(lambda name: self._ask(name=name))
        column.addWidget(self.name)
        column.addSpacing(tokens.SPACE_8)
        column.addWidget(subheading(translate("Portable", "What goes with it")))
        self.notes = Segments(
            translate("Portable", "What goes with it"),
            [(str(notes), notes_words(notes)) for notes in (Notes.NEW, Notes.VAULT, Notes.NONE)],
            str(self._asked.notes),
            on=lambda value: self._ask(notes=Notes(value)),
        )
        self._meaning = body(notes_meaning(self._asked.notes))
        column.addWidget(self.notes)
        column.addWidget(self._meaning)
        column.addSpacing(tokens.SPACE_8)
        column.addWidget(subheading(translate("Portable", "For which computers")))
        self._programs = Programs(self._choose_program)
        self._programs.changed.connect(self._look)
        column.addWidget(self._programs)
        column.addSpacing(tokens.SPACE_8)
        self.what = PlanPlate()
        column.addWidget(self.what)
        self.make = Button(translate("Portable", "Make the copy"), Kind.PRIMARY, icon="save", do=self._make)
        self._look_again = Button(
            translate("Portable", "Look again"), Kind.OUTLINE, icon="refresh-cw", do=self._on_look_again
        )
        column.addWidget(FlowBox(self.make, self._look_again, bleed=Button.bleed))
        self._look()

    def _ask(self, *, place: Path | None = None, name: str | None = None, notes: Notes | None = None) -> None:
        asked = self._asked
        self._asked = replace(
            asked,
            place=asked.place if place is None else place,
            name=asked.name if name is None else names.clean(name),
            notes=asked.notes if notes is None else notes,
        )
        self._meaning.setText(notes_meaning(self._asked.notes))
        self._look()

    def _choose_place(self) -> None:
        picker = FilePicker(
            self,
            self.ctx.lanes,
            translate("Portable", "Choose a stick, or a folder on it"),
            want=Want.FOLDER,
            yes=translate("Portable", "Put it here"),
            start=self._asked.place,
        )
        picker.chosen.connect(self.choose_place)
        picker.show_sheet(picker.files)

    def choose_place(self, place: Path) -> None:
        """The stick, or a folder on it."""
        self._place.setText(translate("Portable", "Chosen: {path}").format(path=place))
        self._place.show()
        self.choose.set_words(translate("Portable", "Choose another stick"))
        self._ask(place=place)

    def _choose_program(self) -> None:
        picker = FilePicker(
            self,
            self.ctx.lanes,
            translate("Portable", "The folder or archive of a built program"),
            want=Want.EITHER,
            yes=translate("Portable", "Look into this"),
        )
        picker.chosen.connect(self.add_program)
        picker.show_sheet(picker.files)

    def add_program(self, path: Path) -> None:
        """Look into a built program and take it along."""
        self._programs.say_trouble("")
        job = self.ctx.lanes.free(
            lambda token, _progress: portable_ops.look_at_program(path, token),
            self._add_program,
            owner=self,
            failed=self._no_program,
        )
        self.working.watch(job, translate("Portable", "Looking into it. Nothing is copied yet."))

    def _add_program(self, program: Runtime) -> None:
        self.working.end()
        self._programs.add(program)

    def _no_program(self, error: AppError) -> None:
        self.working.end()
        self._programs.say_trouble(sentence(error))

    def _show_here(self, programs: list[Runtime]) -> None:
        self._programs.show_own(programs)

    def _no_own(self, error: AppError) -> None:
        self._programs.show_own([])
        self._programs.say_trouble(sentence(error))

    # what would happen

    def _look(self) -> None:
        self.plan = None
        self.make.setEnabled(False)
        self._look_again.hide()
        if self._looking is not None:
            self._looking.cancel()
        asked = self._asked
        reason = names.problem(asked.name)
        self.name.show_problem(name_problem(reason) if reason else "")
        missing = _missing(asked, self.programs(), named=reason is None)
        self.what.show_missing(missing)
        if missing or reason is not None or asked.place is None:
            return
        wish = Wish(asked.place, asked.name, self.programs(), asked.notes, self.ctx.session.vault.folder)
        self._looking = self.ctx.lanes.free(
            lambda _t, _p: portable_ops.look_at_stick(wish), self._show_plan, owner=self, failed=self._refused
        )

    def _show_plan(self, plan: Plan) -> None:
        self.plan = plan
        self.what.show_plan(plan)
        self.make.setEnabled(True)

    def _refused(self, error: AppError) -> None:
        room = (int(error.slots["needed"]), int(error.slots["free"])) if "needed" in error.slots else None
        self.what.show_trouble(sentence(error), room)
        self._look_again.show()
        if error.code is Code.STICK_NAME and "reason" in error.slots:
            self.name.show_problem(name_problem(str(error.slots["reason"])))

    def _on_look_again(self) -> None:
        self._look()
        self.what.take_keyboard()

    # making it: begin, lay the notes in the lane of the vault, finish

    def _make(self) -> None:
        if self.plan is None:
            return
        making = Making(self.plan)
        self._making = making
        self._allow(allowed=False)
        with_notes = self.plan.wish.notes is Notes.VAULT
        then = self._lay_notes if with_notes else self._finish
        job = self.ctx.lanes.free(
            lambda token, _progress: making.begin(token), lambda _none: then(making), owner=self, failed=self._stopped
        )
        self._watch(job)

    def _lay_notes(self, making: Making) -> None:
        work = portable_ops.lay_notes(making, self.ctx.settings())
        self._watch(self.ctx.long(work, lambda _none: self._finish(making), owner=self, failed=self._stopped))

    def _finish(self, making: Making) -> None:
        self._watch(self.ctx.lanes.free(making.finish, self._made, owner=self, failed=self._stopped))

    def _watch(self, job: Job) -> None:
        words = translate(
            "Portable", "Copying, then reading everything back. Please leave the stick in. Locking stops it."
        )
        self.working.watch(job, words, self._cancelled)

    def _cancelled(self) -> None:
        making = self._making
        self._rest()
        if making is not None:
            self.ctx.lanes.free(lambda _t, _p: making.give_up(), lambda _none: self._look(), owner=self)
        self.ctx.say(
            translate("Portable", "Stopped. What was written was taken away; what was there before is as it was.")
        )

    def _stopped(self, error: AppError) -> None:
        self._rest()
        self.plan = None
        self.make.setEnabled(False)
        self.what.show_trouble(sentence(error))
        self.what.take_keyboard()
        self._look_again.show()

    def _made(self, made: Made) -> None:
        self._rest()
        self.done.show_made(made)
        self._choices.hide()
        self._after.show()
        self.done.take_keyboard()

    def _rest(self) -> None:
        self.working.end()
        self._making = None
        self._allow(allowed=True)

    def _allow(self, *, allowed: bool) -> None:
        """While it is made, nothing can be chosen otherwise."""
        for part in (self.choose, self.name, self.notes, self._programs, self._look_again):
            part.setEnabled(allowed)
        self.make.set_resting(not allowed)

    def _begin_again(self) -> None:
        self._after.hide()
        self._choices.show()
        self._look()


def _missing(asked: _Asked, programs: tuple[Runtime, ...], *, named: bool) -> str:
    if asked.place is None:
        return translate(
            "Portable", "Choose a stick, and here you see what would happen. Nothing is written before that."
        )
    if not named:
        return translate("Portable", "It needs a name that every stick can keep.")
    if not programs and asked.notes is Notes.NONE:
        return translate("Portable", "There is no program to copy yet. Add one, or choose notes that go along.")
    return ""
