"""The room's front: the first question, and nothing that was noted before."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.clock import Moment
from app.triggers.model import Danger
from ui.i18n import dates, translate
from ui.theme import tokens
from ui.theme.paint import SHADOW
from ui.widgets.buttons import Button, Kind
from ui.widgets.cards import PressCard
from ui.widgets.layout import Column, Flow, Scroll, row
from ui.widgets.nesting import nest
from ui.widgets.text import heading, hint, lead, title
from ui.widgets.tiles import tiles


class Front(QWidget):
    """Is something unsafe happening now, or is this a reminder of something past?"""

    def __init__(
        self,
        answer: Callable[[Danger], None],
        *,
        earlier: Callable[[], None],
        tool: Callable[[], None],
        pause: Callable[[], None],
        resume: Callable[[], None],
    ) -> None:
        super().__init__()
        scroll = Scroll()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        column = scroll.column
        column.addWidget(title(translate("Triggers", "Triggers")))
        column.addWidget(
            lead(translate("Triggers", "What sets off old pain. Only what you want to note, and never on a schedule."))
        )
        column.addSpacing(tokens.SPACE_12)
        self._asking = self._question(answer)
        self._paused = self._pause_words(resume)
        column.addWidget(self._asking)
        column.addWidget(self._paused)
        self._paused.hide()
        self.earlier = Button(translate("Triggers", "What I noted before"), Kind.OUTLINE, icon="list", do=earlier)
        self.tool = Button(
            translate("Triggers", "Note nothing, use a tool"), Kind.OUTLINE, icon="heart-handshake", do=tool
        )
        self.pause = Button(translate("Triggers", "Pause for a week"), Kind.LINK, do=pause)
        others = QWidget()
        others.bleed = Button.bleed  # type: ignore[attr-defined]
        flow = Flow(others, spacing=4)
        for button in (self.earlier, self.tool, self.pause):
            flow.addWidget(button)
        column.addWidget(others)
        column.addStretch(1)

    def show_pause(self, last_day: str) -> None:
        """``last_day`` of the pause, or "" while there is none."""
        self._asking.setVisible(not last_day)
        self._paused.setVisible(bool(last_day))
        self.pause.setVisible(not last_day)
        if last_day:
            day = dates.day_words(Moment(f"{last_day}T00:00:00"))
            self._until.setText(translate("Triggers", "Paused until {day}.").format(day=day))

    def first_focus(self) -> QWidget:
        return self.answers[0] if not self._paused.isVisibleTo(self) else self.resume

    def _question(self, answer: Callable[[Danger], None]) -> QWidget:
        whole = QWidget()
        whole.bleed = SHADOW  # type: ignore[attr-defined]
        column = Column(whole)
        column.setSpacing(tokens.SPACE_8)
        column.addWidget(
            heading(
                translate("Triggers", "Is something unsafe happening now, or is this a reminder of something past?")
            )
        )
        self.answers = [
            PressCard(
                "life-buoy", translate("Triggers", "Something is unsafe now"), translate("Triggers", "Ideas for this moment. Nothing to fill in."),
                tint="clay", do=lambda: answer(Danger.UNSAFE),
            ),
            PressCard(
                "circle-help", translate("Triggers", "I am not sure"), translate("Triggers", "Look around first, or look at both."),
                tint="lilac", do=lambda: answer(Danger.NOT_SURE),
            ),
            PressCard(
                "cloud-sun", translate("Triggers", "A reminder"), translate("Triggers", "Note as little or as much as you like."),
                tint="sand", do=lambda: answer(Danger.REMINDER),
            ),
        ]  # fmt: skip
        column.addWidget(tiles(*self.answers, narrowest=250))
        return whole

    def _pause_words(self, resume: Callable[[], None]) -> QWidget:
        whole = QWidget()
        whole.bleed = SHADOW  # type: ignore[attr-defined]
        column = Column(whole)
        self._until = heading("")
        self.resume = Button(translate("Triggers", "Note something anyway"), Kind.SOFT, do=resume)
        column.addWidget(self._until)
        column.addWidget(hint(translate("Triggers", "Nothing is asked until then. You can come back at any time.")))
        nest(column, row(self.resume))
        return whole
