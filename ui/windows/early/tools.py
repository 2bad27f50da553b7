"""A few tools, before anything is unlocked: a list, and one of them being used."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedLayout, QWidget

from app.strategies.model import Discreet, Kind, Mark, State, Tool
from exercises.for_anyone import for_anyone
from exercises.load import library
from exercises.model import Exercise
from ui.i18n import translate
from ui.widgets.buttons import Button
from ui.widgets.buttons import Kind as Loudness
from ui.widgets.focus import GUTTER
from ui.widgets.layout import FlowBox, Scroll
from ui.widgets.text import hint, lead, title
from ui.widgets.tiles import tiles
from ui.widgets.tool_cards import ToolCard
from ui.windows.early.player import EarlyPlayer


class EarlyTools(QWidget):
    """The list; a press begins a tool at once."""

    def __init__(self, back: Callable[[], None], unsafe: Callable[[], None]) -> None:
        super().__init__()
        self._back = back
        exercises = {exercise.id: exercise for exercise in for_anyone(library())}
        self.tools = {key: tool_of(exercise) for key, exercise in exercises.items()}
        self.player = EarlyPlayer(exercises, self.tools, unsafe=unsafe, done=self._to_list)
        self._list = Scroll(measure=1080)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._list)
        self._stack.addWidget(self.player)
        self.cards = [ToolCard(tool, do=lambda t=tool: self.begin(t.id)) for tool in self.tools.values()]  # type: ignore[misc]
        self.back = Button(translate("Safety", "Back"), Loudness.OUTLINE, icon="arrow-left", do=back)
        self.unsafe = Button(
            translate("Safety", "I am not safe right now"), Loudness.OUTLINE, icon="life-buoy", do=unsafe
        )
        column = self._list.column
        column.addWidget(FlowBox(self.back, self.unsafe, bleed=GUTTER))
        column.addWidget(title(translate("Early", "A few tools")))
        column.addWidget(
            lead(translate("Early", "These need no caution. Yours, and all the others, are inside, once it is open."))
        )
        column.addWidget(tiles(*self.cards, narrowest=320, most=2))
        column.addWidget(hint(translate("Early", "What you do here is kept nowhere.")))
        column.addStretch(1)

    def first_focus(self) -> QWidget:
        if self._stack.currentWidget() is self.player:
            return self.player.first_focus()
        return self.cards[0] if self.cards else self.back

    def step_back(self) -> None:
        """From a step to the one before, from a tool to the list, from the list to the unlock view."""
        if self._stack.currentWidget() is self.player:
            self.player.step_back()
        else:
            self._back()

    def begin(self, tool_id: str) -> None:
        """Play one."""
        self._stack.setCurrentWidget(self.player)
        self.player.begin(tool_id)

    def begin_first(self) -> None:
        """Play the first, without a question."""
        for tool_id in self.tools:
            self.begin(tool_id)
            return

    def _to_list(self) -> None:
        self._stack.setCurrentWidget(self._list)
        self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)


def tool_of(exercise: Exercise) -> Tool:
    """An exercise as a card shows it, with nothing that a person said of it."""
    return Tool(
        exercise.id, Kind.EXERCISE, exercise.title, exercise.summary, exercise.minutes_min, exercise.minutes_max,
        Discreet(exercise.discreet.value), exercise.needs, exercise.tags, (),
        tuple(State(fit.value) for fit in exercise.arousal_fit), Mark(),
    )  # fmt: skip
