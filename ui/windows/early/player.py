"""Plays one of the few tools without any vault: its steps and the ways out, and nothing before or after that asks.

Made of the player's own parts, so that a step looks and sounds the same wherever it is played.  The
state of the engine lives here, in memory only, and is forgotten when the tool is left.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.clock import SystemClock
from app.strategies.model import Tool
from exercises.answers import Again, Answer, Back, Exit, Next, Pause
from exercises.engine import FormName, State, View, start, step, view
from exercises.model import Exercise
from exercises.steps import Choose, Leave
from ui.i18n.dates import day_words
from ui.pages.player.after import After
from ui.pages.player.frame import MEASURE, Foot, Head
from ui.pages.player.out import Out
from ui.pages.player.stage import Stage, centred
from ui.pages.player.today import told
from ui.theme import tokens
from ui.widgets.layout import Scroll
from ui.widgets.message_bar import announce
from ui.widgets.nesting import empty

_MOST_OUT = 2  # tools beside the one that was left


class EarlyPlayer(QWidget):
    """``done`` goes to the list; ``unsafe`` to the page for getting help."""

    def __init__(
        self,
        exercises: Mapping[str, Exercise],
        tools: Mapping[str, Tool],
        *,
        unsafe: Callable[[], None],
        done: Callable[[], None],
    ) -> None:
        super().__init__()
        self._exercises, self._tools = exercises, tools
        self._unsafe, self._done = unsafe, done
        self._tool_id = ""
        self._state: State | None = None
        self.head = Head(back=self.step_back, unsafe=self._get_help)
        self.room = Scroll(measure=MEASURE)
        self.foot = Foot(leave=lambda leave: self._answer(Exit(leave)), on=lambda: self._answer(Next()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.room, 1)
        column.addWidget(self.foot)
        self.shown: QWidget | None = None

    def begin(self, tool_id: str, form: FormName = FormName.SHORT) -> None:
        """The first step."""
        self._settle()
        self._tool_id = tool_id
        self.head.name.setText(self._exercise().title)
        self._state = start(self._exercise(), form, seed=secrets.randbelow(1000))
        self._show(fresh=True)

    def step_back(self) -> None:
        """A step back; before the first, to the list."""
        if self._state is None or (self._state.left is None and not self._state.trail):
            self._end()
        else:
            self._answer(Back())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    # what happens

    def _exercise(self) -> Exercise:
        return self._exercises[self._tool_id]

    def _answer(self, answer: Answer) -> None:
        if isinstance(answer, Exit | Next | Back):
            self._settle()
        if self._state is None:
            return
        before = self._state
        self._state = step(self._exercise(), before, answer)
        if self._state.left is Leave.UNSAFE:
            self._state = step(self._exercise(), self._state, Back())
            self._get_help()
            return
        moved = (before.at, before.left, before.tool) != (self._state.at, self._state.left, self._state.tool)
        self._show(fresh=moved or isinstance(answer, Again))

    def _get_help(self) -> None:
        """What was being done waits."""
        self._settle()
        if self._state is not None:
            self._state = step(self._exercise(), self._state, Pause())
            if isinstance(self.shown, Stage):
                self.shown.show_view(self._view())
        self._unsafe()

    def _end(self) -> None:
        """Nothing of the tool stays behind."""
        self._settle()
        self._tool_id, self._state = "", None
        self._put(None)
        self._done()

    def _settle(self) -> None:
        if isinstance(self.shown, Stage):
            self.shown.settle()

    # what is shown

    def _view(self) -> View:
        assert self._state is not None
        return told(view(self._exercise(), self._state), day_words(SystemClock().here()))

    def _show(self, *, fresh: bool) -> None:
        assert self._state is not None
        seen = self._view()
        if not fresh and isinstance(self.shown, Stage):
            self.shown.show_view(seen)
        elif self._state.ended or self._state.left is Leave.STOP:
            after = self._after(stopped=not self._state.ended)
            self._put(after)
            announce(self, after.title.text())
        elif self._state.left is not None:
            self._put(self._out(seen))
        else:
            stage = Stage(seen)
            stage.answered.connect(self._answer)
            stage.over.connect(lambda: self.foot.next.setFocus(Qt.FocusReason.OtherFocusReason))
            self._put(stage)
            announce(self, stage.spoken())
        stage_now = self.shown if isinstance(self.shown, Stage) else None
        self.foot.setVisible(stage_now is not None)
        if stage_now is not None:
            for running in stage_now.part.in_sight() if stage_now.part else ():
                self.room.ensureWidgetVisible(running, 0, tokens.SPACE_16)
            skips = isinstance(seen.step, Choose)
            self.foot.show_next(offered=seen.can_next, loud=not stage_now.leads(), last=seen.last, skips=skips)

    def _out(self, seen: View) -> Out:
        assert seen.left is not None
        named = [key for key in seen.tools if key in self._tools and key != self._tool_id]
        others = [key for key in self._tools if key not in named and key != self._tool_id]
        page = Out(
            seen.left,
            [self._tools[key] for key in [*named, *others][:_MOST_OUT]],
            start=self.begin,
            people=self._get_help,
            every=self._end,
            again=lambda: self._answer(Back()),
            away=lambda: None,
            done=self._end,
        )
        page.away.hide()  # there is nowhere to keep that
        return page

    def _after(self, *, stopped: bool) -> After:
        assert self._state is not None
        exercise = self._exercise()
        longer = self._state.form is FormName.SHORT and exercise.long != exercise.short
        page = After(stopped=stopped, asks=False, in_words=False, longer=longer)
        page.done.connect(self._end)
        page.again.connect(lambda: self._answer(Back() if stopped else Again()))
        page.longer.connect(lambda: self.begin(self._tool_id, FormName.LONG))
        page.other.connect(lambda: self._answer(Exit(Leave.ELSE)))
        return page

    def _put(self, widget: QWidget | None) -> None:
        """Show one thing in place of another; the keyboard goes with it."""
        empty(self.room.column)
        self.shown = widget
        self.foot.setVisible(isinstance(widget, Stage))
        self.room.verticalScrollBar().setValue(0)
        if widget is None:
            return
        self._fit()
        self.room.column.addStretch(1 if isinstance(widget, Stage) else 0)
        holder = centred(widget) if isinstance(widget, Stage) else widget
        self.room.column.addWidget(holder)
        holder.show()
        self.room.column.addStretch(2)
        self.first_focus().setFocus(Qt.FocusReason.TabFocusReason)

    def first_focus(self) -> QWidget:
        """What gets the keyboard."""
        if isinstance(self.shown, Stage):
            return self.shown.first_focus() or self.foot.next
        return self.shown.first_focus() if isinstance(self.shown, Out | After) else self.head.back

    def _fit(self) -> None:
        if isinstance(self.shown, Stage):
            high = self.height() - self.head.sizeHint().height() - self.foot.high(self.width())
            self.shown.fit(QSize(self.width(), max(high, 0)))
