"""Plays one tool: before it, its steps, the ways out, and after it.

The state of the engine lives here, in memory only.  Going elsewhere pauses and keeps the place;
locking forgets it, and the tool begins anew.
"""

from __future__ import annotations

import secrets

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import AppError
from exercises.answers import Again, Answer, Back, Exit, Next, Pause
from exercises.engine import FormName, State, View, start, step, view
from exercises.steps import Choose, Leave
from ui.context import Context
from ui.i18n import translate
from ui.navigation import CardsOf, Place, PlayerStart, Room
from ui.page import Page
from ui.pages.player.after import After
from ui.pages.player.ends import Ends
from ui.pages.player.frame import MEASURE, Foot, Head
from ui.pages.player.keeping import Numbers
from ui.pages.player.out import Out
from ui.pages.player.reading import Reading, read
from ui.pages.player.stage import Stage, centred
from ui.pages.player.threshold import Threshold, leave_out
from ui.pages.player.today import told
from ui.theme import tokens
from ui.theme.lines import shortened
from ui.theme.theme import theme
from ui.widgets.fold import Fold
from ui.widgets.layout import Scroll
from ui.widgets.message_bar import announce
from ui.widgets.nesting import empty


class PlayerPage(Page):
    """A tool, being used."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.started = PlayerStart("")
        self.reading: Reading | None = None
        self.state: State | None = None
        self.before: Numbers = (None, None)  # as said on the page before
        self._ends = Ends(self)
        self.head = Head(back=self._back, unsafe=lambda: self.answer(Exit(Leave.UNSAFE)))
        self.room = Scroll(measure=MEASURE)
        self.foot = Foot(leave=lambda leave: self.answer(Exit(leave)), on=lambda: self.answer(Next()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.room, 1)
        column.addWidget(self.foot)
        self.room.column.addStretch(1)
        self.room.column.addStretch(2)
        self.shown: QWidget | None = None

    # the page

    def open(self, what: object) -> None:
        """A tool's id or a `PlayerStart`: begin it.  None: go on where one was."""
        if isinstance(what, str):
            what = PlayerStart(what)
        if not isinstance(what, PlayerStart):
            return
        self._settle()
        self._ends.forget()
        self.started, self.reading, self.state = what, None, None
        self.before = (None, None)
        self._put(None)
        self.ctx.query(lambda s: read(s, what.tool_id), self._opened, owner=self, failed=self._refused)

    def entered(self) -> None:
        """Nothing here changes under the person's hands."""
        self._if_empty_soon()

    def first_focus(self) -> QWidget | None:
        if isinstance(self.shown, Stage):
            return self.shown.first_focus() or self.foot.next
        return self.shown.first_focus() if isinstance(self.shown, Threshold | Out | After) else self.head.back

    def leaving(self) -> None:
        self._settle()
        if self.state is not None and self.reading is not None:
            self.state = step(self.reading.exercise, self.state, Pause())
            if isinstance(self.shown, Stage):
                self.shown.show_view(self._view())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        for band in (self.head, self.foot):
            band.set_low(self.height() < theme().px(_LOW))
        self._fit()

    # what happens

    def begin(self, form: FormName) -> None:
        """The first step of a form."""
        assert self.reading is not None
        if isinstance(self.shown, Threshold):
            self.before = self.shown.numbers()
        seed = secrets.randbelow(1000)
        self.state = start(self.reading.exercise, form, seed=seed, without_breath=self.reading.without_breath)
        self._show(fresh=True)

    def answer(self, answer: Answer) -> None:
        """One answer to the engine, and what it makes of the page."""
        if isinstance(answer, Exit):
            self._settle()
            if answer.leave is Leave.UNSAFE:
                self.ctx.go(Place(Room.SAFETY))
                return
        elif isinstance(answer, Next | Back):
            self._settle()
        if self.state is None or self.reading is None:
            return
        before = self.state
        self.state = step(self.reading.exercise, before, answer)
        if self.state.left is Leave.UNSAFE:
            self.state = step(self.reading.exercise, self.state, Back())
            self.ctx.go(Place(Room.SAFETY))
            return
        moved = (before.at, before.left, before.tool) != (self.state.at, self.state.left, self.state.tool)
        self._show(fresh=moved or isinstance(answer, Again))

    def done(self) -> None:
        """Nothing of the tool stays behind.  Who is on another page by now is left there."""
        self.started, self.reading, self.state = PlayerStart(""), None, None
        self._put(None)
        if self.isVisible():
            self.ctx.back()
        self._if_empty_soon()

    def to_tool(self, tool_id: str) -> None:
        """Another tool, straight in if this one was opened so; "" is the page for present danger."""
        if not tool_id:
            self.ctx.go(Place(Room.SAFETY))
            return
        away = self.state is not None and self.state.left is Leave.WORSE
        calm = self.started.calm and not away
        self.ctx.go(Place(Room.PLAYER, PlayerStart(tool_id, self.started.state, calm, self.started.trigger_id)))

    def _opened(self, reading: Reading) -> None:
        if reading.tool.id != self.started.tool_id:
            return  # another tool was opened meanwhile
        self.reading = reading
        self.head.name.setText(shortened(reading.exercise.title, _NAME))
        if self._has_threshold():
            cards = CardsOf(reading.tool.id)
            page = Threshold(
                reading,
                go=self.to_tool,
                cards=lambda: self.ctx.go(Place(Room.CARDS, cards)),
                choose=lambda caution: self.ctx.go(Place(Room.CAUTIONS, caution)),
            )
            page.begun.connect(self.begin)
            self._put(page)
        else:
            self.begin(FormName.SHORT)

    def _has_threshold(self) -> bool:
        return self.reading is not None and self.started.calm and not self.reading.own()

    def _refused(self, error: AppError) -> None:
        self.ctx.show_error(error)
        self.done()

    def _back(self) -> None:
        """A step back; before the first, to where the tool was opened."""
        if self.state is None or self.reading is None:
            self.ctx.back()
        elif self.state.left is None and not self.state.trail:
            self._settle()
            if self._has_threshold():
                self.state = None
                self._opened(self.reading)
            else:
                self.ctx.back()
        else:
            self.answer(Back())

    def _settle(self) -> None:
        if isinstance(self.shown, Stage):
            self.shown.settle()

    def _if_empty_soon(self) -> None:
        QTimer.singleShot(0, self, self._if_empty)

    def _if_empty(self) -> None:
        """Where there was nothing to go back to, go to the first screen."""
        if self.isVisible() and not self.started.tool_id:
            self.ctx.go(Place(Room.NOW))

    # what is shown

    def _show(self, *, fresh: bool) -> None:
        assert self.state is not None
        seen = self._view()
        if not fresh and isinstance(self.shown, Stage):
            self.shown.show_view(seen)
        elif self.state.ended or self.state.left is Leave.STOP:
            after = self._ends.after(stopped=not self.state.ended)
            self._put(after)
            announce(self, after.title.text())
        elif self.state.left is not None:
            self._put(self._ends.out(seen))
        else:
            stage = Stage(seen, extra=self._careful())
            stage.answered.connect(self.answer)
            stage.over.connect(lambda: self.foot.next.setFocus(Qt.FocusReason.OtherFocusReason))
            self._put(stage)
            announce(self, stage.spoken())
        self._frame(seen)

    def _frame(self, seen: View) -> None:
        """What stands above and below fits what is shown."""
        stage = self.shown if isinstance(self.shown, Stage) else None
        self.foot.setVisible(stage is not None)
        if stage is not None:
            QTimer.singleShot(0, self, self._keep_in_sight)  # once the layout has come to rest
            skips = isinstance(seen.step, Choose)
            self.foot.show_next(offered=seen.can_next, loud=not stage.leads(), last=seen.last, skips=skips)

    def _keep_in_sight(self) -> None:
        """What runs is not scrolled away."""
        if isinstance(self.shown, Stage) and self.shown.part is not None:
            for running in self.shown.part.in_sight():
                self.room.ensureWidgetVisible(running, 0, tokens.SPACE_4)

    def _put(self, widget: QWidget | None) -> None:
        """Show one thing in place of another; the keyboard goes with it."""
        focused = self.window().focusWidget()
        by_keyboard = focused is None or bool(getattr(focused, "ringed", lambda: True)())
        empty(self.room.column)
        self.shown = widget
        self.foot.setVisible(False)
        self.room.verticalScrollBar().setValue(0)
        if widget is None:
            return
        steps = isinstance(widget, Stage)
        self._fit()
        self.room.column.addStretch(1 if steps else 0)
        holder = centred(widget) if isinstance(widget, Stage) else widget
        self.room.column.addWidget(holder)
        holder.show()
        self.room.column.addStretch(2)
        if steps:
            self.foot.setVisible(True)
        wanted = self.first_focus()
        if wanted is not None and self.isVisible():
            wanted.setFocus(Qt.FocusReason.TabFocusReason if by_keyboard else Qt.FocusReason.MouseFocusReason)

    def _fit(self) -> None:
        """Tell the step how much of it is in sight at once."""
        if isinstance(self.shown, Stage):
            high = self.height() - self.head.sizeHint().height() - self.foot.high(self.width())
            self.shown.fit(QSize(self.width(), max(high, 0)))

    def _careful(self) -> QWidget | None:
        """Whoever was led straight into a tool can still see when to leave it out."""
        assert self.reading is not None
        assert self.state is not None
        if self._has_threshold() or self.state.trail or not self.reading.exercise.not_when:
            return None  # it stands on the page before, or stood on the step before
        fold = Fold(translate("Player", "When to leave it out"))
        fold.column.addWidget(leave_out(self.reading, self.to_tool))
        return fold

    def _view(self) -> View:
        assert self.reading is not None
        assert self.state is not None
        return told(view(self.reading.exercise, self.state), self.reading.today)


_LOW = 560  # px at 100 %
_NAME = 80  # letters of a name at the head
