"""Looking back: questions to one's own notes, asked one at a time, and fair tests.

Nothing is read before it is asked for, and nothing remembers what was asked: coming here anew
finds the questions, and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QStackedLayout, QWidget

from app.changes import Changes
from app.errors import AppError
from app.insights.fair_model import FairDraft, FairTest, FairTurn
from app.journal.model import Entry
from app.practice.model import Use
from app.triggers.model import TriggerNote
from ui.context import Context
from ui.i18n import translate
from ui.navigation import Place, PlayerStart, Room
from ui.operations import insights as ops
from ui.page import Page
from ui.pages.looking_back.asking import Asking
from ui.pages.looking_back.fair_form import FairForm
from ui.pages.looking_back.fair_front import FairFront
from ui.pages.looking_back.fair_view import FairView, Ways
from ui.pages.looking_back.front import Front
from ui.pages.looking_back.notes import Notes
from ui.pages.looking_back.reads import Behind, FairOne, FairTests, fair_one, fair_tests
from ui.pages.looking_back.topics import Topic
from ui.pages.looking_back.use_sheet import UseSheet
from ui.widgets.for_good import ask_for_good
from ui.widgets.message_bar import announce
from ui.widgets.sheet import Sheet


@dataclass(frozen=True, slots=True)
class _Left:
    """A view that was left open, to come back to."""

    view: QWidget


class LookingBackPage(Page):
    """`open`: a `Topic`; None is the front, with nothing asked."""

    watches = Changes.TRIGGERS | Changes.PRACTICE | Changes.JOURNAL | Changes.STRATEGIES | Changes.INSIGHTS

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.front = Front(self._choose)
        self.asking = Asking(ctx, self._to_front, self._open_note, self._to_notes)
        self.notes = Notes(ctx, self._open_note, self._back_to_answer)
        self.fair_front = FairFront(self._to_form, self._open_test, self._to_front)
        self.fair_form = FairForm(self._begin_test, self._to_fair)
        self.fair = FairView(
            Ways(
                back=self._to_fair,
                throw=self._throw,
                start=self._start,
                stop=self._stop,
                resume=self._resume,
                delete=self._delete,
                for_good=self._ask_for_good,
                notes=self._to_notes,
                open_note=self._open_note,
                copied=self._tell_copied,
                unsafe=lambda: ctx.go(Place(Room.SAFETY)),
            )
        )
        self._views = QStackedLayout(self)
        for view in (self.front, self.asking, self.notes, self.fair_front, self.fair_form, self.fair):
            self._views.addWidget(view)
        self.sheet: Sheet | None = None
        self._behind: QWidget = self.asking  # whose notes are listed

    def refresh(self) -> None:
        view = self.view()
        if view is self.asking:
            self.asking.refresh()
        elif view is self.notes:
            self.notes.refresh()
        elif view is self.fair and self.fair.shown is not None:
            self._open_test(self.fair.shown.found.test.id)
        elif view is self.fair_front:
            self._to_fair()

    def open(self, what: object) -> None:
        if isinstance(what, _Left) and (what.view is not self.asking or self.asking.topic is not None):
            self._show(what.view)
        elif isinstance(what, Topic):
            self._choose(what)
        else:
            self.front.last = None
            self._to_front()

    def here(self) -> object:
        return None if self.view() is self.front else _Left(self.view())

    def first_focus(self) -> QWidget | None:
        view = self.view()
        if isinstance(view, Front | Asking | Notes | FairFront | FairForm | FairView):
            return view.first_focus()
        return None

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
        self.asking.forget()
        self.notes.forget()
        self._show(self.front)

    def _choose(self, topic: Topic) -> None:
        self.front.last = topic
        if topic is Topic.FAIR:
            self._to_fair()
        else:
            self.asking.open(topic, lambda: self._show(self.asking))

    def _to_notes(self) -> None:
        self._behind = self.view()
        if self._behind is self.fair and self.fair.shown is not None:
            self.notes.show_notes(self.fair.shown.found.test.id)
        elif self.asking.question is not None:
            self.notes.show_notes(self.asking.question)
        self._show(self.notes)

    def _back_to_answer(self) -> None:
        self.notes.forget()
        self._show(self._behind)

    def _open_note(self, behind: Behind) -> None:
        note = behind.note
        if isinstance(note, TriggerNote):
            self.ctx.go(Place(Room.TRIGGERS, note.id))
        elif isinstance(note, Entry):
            self.ctx.go(Place(Room.JOURNAL, note.id))
        else:
            self._open_use(note)

    def _open_use(self, use: Use) -> None:
        sheet = UseSheet(self, use)
        self.sheet = sheet
        sheet.accepted.connect(lambda: self.ctx.go(Place(Room.TOOLS, use.tool_id)))
        sheet.show_sheet()

    def _tell_copied(self) -> None:
        self.ctx.say(translate("LookingBack", "It is copied. Locking empties the clipboard."))

    # fair tests

    def _to_fair(self) -> None:
        def show(found: FairTests) -> None:
            self.fair_front.show_tests(found)
            self._show(self.fair_front)

        self.ctx.query(fair_tests, show, owner=self)

    def _to_form(self) -> None:
        def show(found: FairTests) -> None:
            self.fair_form.fill(found.allowed)
            self._show(self.fair_form)

        self.ctx.query(fair_tests, show, owner=self, once="form")

    def _begin_test(self, draft: FairDraft) -> None:
        self.fair_form.begin.set_resting(True)

        def begun(test: FairTest) -> None:
            self.fair_form.begin.set_resting(False)
            if self.view() is self.fair_form:  # else the person has gone on to something else
                self._open_test(test.id)
            elif self.view() is self.fair_front:
                self._to_fair()

        def refused(error: AppError) -> None:
            self.fair_form.begin.set_resting(False)
            self.ctx.show_error(error)

        self.ctx.run(ops.begin_test(draft), begun, owner=self, failed=refused, once="begin")

    def _open_test(self, test_id: str) -> None:
        def show(found: FairOne) -> None:
            self.fair.show_test(found)
            if self.view() is not self.fair:
                self._show(self.fair)

        def gone(error: AppError) -> None:
            self._to_fair()
            self.ctx.show_error(error)

        self.ctx.query(lambda s: fair_one(s, test_id), show, owner=self, failed=gone)

    def _throw(self, test_id: str) -> None:
        """Once: it is not thrown again before one sees how it fell."""
        self.fair.throw.set_resting(True)

        def show(found: FairOne) -> None:
            self.fair.throw.set_resting(False)
            if self._shows(test_id):
                self.fair.show_test(found)
                announce(self, self.fair.said())
                self.fair.begin.setFocus()

        def refused(error: AppError) -> None:
            self.fair.throw.set_resting(False)
            self.ctx.show_error(error)

        def thrown(_turn: FairTurn) -> None:
            self.ctx.query(lambda s: fair_one(s, test_id), show, owner=self, failed=refused)

        self.ctx.run(ops.throw_coin(test_id), thrown, owner=self, failed=refused, once="throw")

    def _start(self, tool_id: str) -> None:
        self.ctx.go(Place(Room.PLAYER, PlayerStart(tool_id)))

    def _stop(self, test_id: str) -> None:
        def stopped(_nothing: None) -> None:
            self._show_again(test_id)
            self.ctx.say(
                translate("FairTest", "The test is stopped. What was noted stays."),
                translate("FairTest", "Undo"),
                lambda: self._resume(test_id),
            )

        self.ctx.run(ops.stop_test(test_id), stopped, owner=self, once=("stop", test_id))

    def _resume(self, test_id: str) -> None:
        again = ops.resume_test(test_id)
        self.ctx.run(again, lambda _nothing: self._show_again(test_id), owner=self, once=("resume", test_id))

    def _delete(self, test_id: str) -> None:
        def deleted(_nothing: None) -> None:
            self._leave(test_id)
            self.ctx.say(
                translate("FairTest", "The test is deleted. The noted uses stay."),
                translate("FairTest", "Undo"),
                lambda: self._undo_delete(test_id),
            )

        self.ctx.run(ops.delete_test(test_id), deleted, owner=self, once=("delete", test_id))

    def _undo_delete(self, test_id: str) -> None:
        def back(_nothing: None) -> None:
            if self.view() is self.fair_front:
                self._open_test(test_id)

        self.ctx.run(ops.undo_delete_test(test_id), back, owner=self, once=("undo", test_id))

    def _ask_for_good(self, test_id: str) -> None:
        self.sheet = ask_for_good(
            self, translate("FairTest", "Delete this test for good?"), lambda: self._for_good(test_id)
        )

    def _for_good(self, test_id: str) -> None:
        def gone(_nothing: None) -> None:
            self._leave(test_id)
            self.ctx.say(translate("FairTest", "The test is gone for good. The noted uses stay."))

        self.ctx.run(ops.purge_test(test_id), gone, owner=self, once=("purge", test_id))

    def _shows(self, test_id: str) -> bool:
        """Whether this test is what is looked at."""
        return self.view() is self.fair and self.fair.shown is not None and self.fair.shown.found.test.id == test_id

    def _show_again(self, test_id: str) -> None:
        """Show what became of it, to whoever looks at it or at the list of them."""
        if self._shows(test_id):
            self._open_test(test_id)
        elif self.view() is self.fair_front:
            self._to_fair()

    def _leave(self, test_id: str) -> None:
        """It is not there any more."""
        if self._shows(test_id) or self.view() is self.fair_front:
            self._to_fair()
