"""The trigger log: the first question, the form, what was noted before, and the way to the tools."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QStackedLayout, QWidget

from app.changes import Changes
from app.session import Session
from app.strategies.model import Mark, Tool
from app.triggers.model import Danger, TriggerNote
from ui.context import Context, Operation
from ui.i18n import translate
from ui.keeping import Keeping, Words
from ui.navigation import NEW, OWN_PAIN, Place, PlayerStart, Room
from ui.operations import tools as tools_ops
from ui.operations import triggers as ops
from ui.page import Page
from ui.pages.triggers.after import After
from ui.pages.triggers.earlier import Earlier
from ui.pages.triggers.form import NoteForm
from ui.pages.triggers.front import Front
from ui.pages.triggers.reading import Reading
from ui.pages.triggers.reads import FormData, form_data, tool_titles
from ui.pages.triggers.unsure import ORIENTING, Unsure
from ui.widgets.for_good import ask_for_good


class TriggersPage(Page):
    """`open`: a note's id to read it; anything else is the front, or the form while something is typed there."""

    watches = Changes.TRIGGERS | Changes.PREFERENCES

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.front = Front(
            self._answer, earlier=self._to_list, tool=self._to_now, pause=self._pause, resume=self._resume
        )
        self.unsure = Unsure(self._look_around, self._to_safety, lambda: self._to_form(Danger.NOT_SURE), self._to_front)
        self.after = After(
            self._start, aside=self._put_aside, done=self._to_front, to_tools=self._to_tools, unsafe=self._to_safety
        )
        self.earlier = Earlier(ctx, self._read, self._delete, self._to_front)
        self.reading = Reading(
            back=self._to_list,
            edit=self._edit,
            tools=self._fitting,
            delete=self._delete_read,
            for_good=self._ask_for_good,
        )
        self._views = QStackedLayout(self)
        for view in (self.front, self.unsure, self.after, self.earlier, self.reading):
            self._views.addWidget(view)
        self._form: NoteForm | None = None
        self._keeping = Keeping(ctx, self, ops.save_note)
        self._noted: TriggerNote | None = None

    @property
    def form(self) -> NoteForm:
        """The form, made when it is first wanted: it has more parts than all the rest."""
        if self._form is None:
            self._form = NoteForm(
                self._save, self._cancel, lambda: self.ctx.go(Place(Room.SAFETY, OWN_PAIN)), self._in_words
            )
            self._views.addWidget(self._form)
        return self._form

    def refresh(self) -> None:
        self.ctx.query(ops.paused_until, self.front.show_pause, owner=self)
        if self.view() is self.earlier:
            self.earlier.refresh()
        elif self.view() is self.reading and self.reading.note is not None:
            self._open_id(self.reading.note.id)

    def open(self, what: object) -> None:
        if what is self.unsure or what is self.after:
            self._show(self.unsure if what is self.unsure else self.after)
        elif isinstance(what, Earlier):
            self._to_list()
        elif isinstance(what, str) and what != NEW:
            self._open_id(what)
        elif self._form is not None and self._form.unsaved() is not None:
            self._show(self._form)
        else:
            self._to_front()

    def here(self) -> object:
        view = self.view()
        if view is self.reading:
            return self.reading.note.id if self.reading.note is not None else None
        return view if view in (self.unsure, self.after, self.earlier) else None

    def first_focus(self) -> QWidget | None:
        wanted = getattr(self.view(), "first_focus", None)
        found: QWidget | None = wanted() if wanted else None
        return found

    def unsaved(self) -> Operation[Any] | None:
        return self._keeping.unsaved(self._form.unsaved() if self._form else None)

    def view(self) -> QWidget:
        """What is shown inside the page."""
        return self._views.currentWidget() or self.front

    # ways

    def _show(self, view: QWidget) -> None:
        self._views.setCurrentWidget(view)
        focus = self.first_focus()
        if focus is not None and self.isVisible():
            focus.setFocus()

    def _to_front(self) -> None:
        self._show(self.front)

    def _to_list(self) -> None:
        if self.view() is not self.earlier:  # in the list the keyboard stays on its row
            self._show(self.earlier)
        self.earlier.refresh()

    def _to_now(self) -> None:
        self.ctx.go(Place(Room.NOW))

    def _to_safety(self) -> None:
        self.ctx.go(Place(Room.SAFETY))

    def _to_tools(self) -> None:
        self.ctx.go(Place(Room.TOOLS, self.after.state))

    def _answer(self, danger: Danger) -> None:
        if danger is Danger.UNSAFE:
            self._to_safety()
        elif danger is Danger.NOT_SURE:
            self._show(self.unsure)
        else:
            self._to_form(danger)

    def _look_around(self) -> None:
        self.ctx.go(Place(Room.PLAYER, PlayerStart(ORIENTING, calm=False)))

    def _start(self, tool: Tool) -> None:
        trigger_id = self._noted.id if self._noted else None
        self.ctx.go(Place(Room.PLAYER, PlayerStart(tool.id, state=self.after.state.value, trigger_id=trigger_id or "")))

    # the form

    def _to_form(self, danger: Danger, note_id: str | None = None) -> None:
        def show(data: FormData) -> None:
            def lay() -> None:
                self._keeping.begin()
                self.form.load(data, danger)
                self._show(self.form)

            if self._form is None or self._form.unsaved() is None:
                lay()
            else:  # of another one, that was left as it was
                self._keeping.let_go(self._form, lay, _let_go(), self._noted_after_all)

        self.ctx.query(lambda s: form_data(s, note_id), show, owner=self, once="form")

    def _edit(self) -> None:
        if self.reading.note is not None:
            self._to_form(self.reading.note.danger, self.reading.note.id)

    def _save(self) -> None:
        if not self.form.can_be_read():
            return
        new = self.form.is_new()

        def kept(note: TriggerNote) -> None:
            if self.view() is not self._form:  # the person has gone on to something else
                self._noted_after_all(note)
            elif new:
                self._offer(note, saved=True)
            else:
                self._read(note)

        self._keeping.keep(self.form, kept)

    def _cancel(self) -> None:
        """Leave the form; what was typed can be brought back."""
        new = self.form.is_new()
        leave = self._to_front if new else lambda: self._show(self.reading)
        self._keeping.let_go(self.form, leave, _let_go(), self._noted_after_all)

    def _noted_after_all(self, _note: TriggerNote) -> None:
        self.ctx.say(translate("Triggers", "It is noted."))

    def _in_words(self, in_words: bool) -> None:
        self.ctx.run(ops.note_in_words(in_words), owner=self)

    # after, and reading

    def _offer(self, note: TriggerNote, *, saved: bool) -> None:
        here = self.view()

        def show(tools: list[Tool]) -> None:
            if self.view() is here:
                self._noted = note
                self.after.show_note(note, tools, saved=saved)
                self._show(self.after)

        self.ctx.query(_tools, show, owner=self)

    def _fitting(self) -> None:
        if self.reading.note is not None:
            self._offer(self.reading.note, saved=False)

    def _put_aside(self, tool: Tool) -> None:
        self.ctx.run(tools_ops.mark_tool(tool.id, Mark(False, True, tool.mark.own_note)), owner=self)
        undo = tools_ops.mark_tool(tool.id, tool.mark)
        self.ctx.say(translate("Triggers", "It is put aside."), translate("Triggers", "Undo"), lambda: self._run(undo))

    def _run(self, operation: Operation[Any]) -> None:
        self.ctx.run(operation, owner=self)

    def _read(self, note: TriggerNote) -> None:
        if note.id is not None:
            self._open_id(note.id)

    def _open_id(self, note_id: str | None) -> None:
        assert note_id is not None

        def show(found: tuple[TriggerNote, dict[str, str]]) -> None:
            self.reading.show_note(*found)
            if self.view() is not self.reading:
                self._show(self.reading)

        def gone(error: Any) -> None:
            self._to_list()
            self.ctx.show_error(error)

        self.ctx.query(lambda s: (s.triggers.get(note_id), tool_titles(s)), show, owner=self, failed=gone)

    # deleting

    def _delete_read(self) -> None:
        if self.reading.note is not None:
            self._delete(self.reading.note)

    def _delete(self, note: TriggerNote) -> None:
        assert note.id is not None
        note_id = note.id

        def deleted(_nothing: None) -> None:
            self._forget(note_id)
            self.ctx.say(
                translate("Triggers", "The note is deleted."), translate("Triggers", "Undo"), lambda: self._back_again(note_id)
            )  # fmt: skip

        self.ctx.run(ops.delete_note(note_id), deleted, owner=self, once=("delete", note_id))

    def _back_again(self, note_id: str) -> None:
        self.ctx.run(ops.undo_delete_note(note_id), lambda _nothing: self.earlier.refresh(), owner=self)

    def _ask_for_good(self) -> None:
        note = self.reading.note
        if note is not None and note.id is not None:
            note_id = note.id
            self.sheet = ask_for_good(
                self, translate("Triggers", "Delete this note for good?"), lambda: self._for_good(note_id)
            )

    def _for_good(self, note_id: str) -> None:
        def gone(_nothing: None) -> None:
            self._forget(note_id)
            self.ctx.say(translate("Triggers", "The note is gone for good."))

        self.ctx.run(ops.purge_note(note_id), gone, owner=self, once=("purge", note_id))

    def _forget(self, note_id: str) -> None:
        """A note is not there any more: leave it, where it is the one that is read."""
        read = self.reading.note is not None and self.reading.note.id == note_id
        if self.view() is self.earlier or (self.view() is self.reading and read):
            self._to_list()

    # pausing

    def _pause(self) -> None:
        def paused(last_day: str) -> None:
            self.front.show_pause(last_day)
            if self.isVisible() and self.view() is self.front:
                self.front.resume.setFocus()

        self.ctx.run(ops.pause_noting(), paused, owner=self, once="pause")

    def _resume(self) -> None:
        self.ctx.run(ops.resume_noting(), lambda _nothing: self.front.show_pause(""), owner=self)


def _let_go() -> Words:
    return Words(translate("Triggers", "Not noted."), translate("Triggers", "Note it after all"))


def _tools(session: Session) -> list[Tool]:
    return session.strategies.tools()
