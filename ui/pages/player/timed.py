"""A paced step: breath, a movement without it, a timer, pressing and resting."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from exercises.answers import Holds, Speed, Switch
from exercises.engine import View
from exercises.steps import Breathe, Motion, Pace
from ui.i18n import translate
from ui.pages.player.clocked import ClockedPart
from ui.pages.player.pacer import Pacer
from ui.pages.player.pacers import Circle, Dial, Dot, Hand, Tap
from ui.pages.player.part import name_button
from ui.theme import tokens
from ui.theme.theme import theme
from ui.widgets.buttons import Button, Chip, Kind
from ui.widgets.message_bar import announce
from ui.widgets.nesting import nest

_MOTIONS: dict[Motion, type[Pacer]] = {Motion.FINGER: Hand, Motion.DOT: Dot, Motion.TAP: Tap}
_BESIDE = 380  # px at 100 %
_SPEEDS = (50, 65, 80, 100, 120, 150)  # per cent; the file's own is slow already


class TimedPart(ClockedPart):
    """The pacer stands still until "Start"; it slows down, and leaves breath or motion out on request."""

    beside = True

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self._still: bool = theme().reduced_motion
        whole = QVBoxLayout()
        whole.setSpacing(0)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addStretch(1)
        nest(middle, self.room)
        middle.addStretch(1)
        nest(whole, middle)
        self.slower = Button(translate("Player", "Slower"), Kind.LINK, icon="minus", do=lambda: self._change_speed(-1))
        self.faster = Button(translate("Player", "Faster"), Kind.LINK, icon="plus", do=lambda: self._change_speed(1))
        self.switch = Button("", Kind.LINK, do=lambda: self.resync(Switch()))
        self.motion = Button("", Kind.LINK, do=self._change_motion)
        self.holds = Chip(translate("Player", "With pauses"))
        self.holds.clicked.connect(lambda on: self.resync(Holds(on)))
        whole.addSpacing(tokens.SPACE_8)
        self._start = _centred(self.slower, self.go, self.faster)
        self._paces = _centred()  # a row of their own where the window is narrow
        for line in (self._start, self._paces, _centred(self.switch, self.motion), _centred(self.holds)):
            nest(whole, line)
        self._narrow = False
        nest(self.column, whole)
        self.show_view(view)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Slower and faster stand beside "Start", or below it where there is no room for all three."""
        narrow = self.width() < theme().px(_BESIDE)
        if narrow != self._narrow:
            self._narrow = narrow
            here, there = (self._start, self._paces) if narrow else (self._paces, self._start)
            for button in (self.slower, self.faster):
                here.removeWidget(button)
            there.insertWidget(1, self.slower)
            there.insertWidget(2 if narrow else 3, self.faster)
        super().resizeEvent(event)

    def show_view(self, view: View) -> None:
        super().show_view(view)
        breath = isinstance(view.step, Breathe)
        self.switch.setVisible(breath)
        name_button(self.switch, translate("Player", "With breath") if view.switched else view.switch)
        self.holds.setVisible(view.holds_offered)
        self.holds.setChecked(view.work.holds)
        paced = isinstance(view.step, Breathe | Pace)
        for one in (self.slower, self.faster, self.motion):
            one.setVisible(paced)
        self.motion.setVisible(paced and not theme().reduced_motion)
        name_button(
            self.motion, translate("Player", "With motion") if self._still else translate("Player", "Without motion")
        )
        self.slower.setEnabled(view.speed > _SPEEDS[0])
        self.faster.setEnabled(view.speed < _SPEEDS[-1])

    def pacer_class(self) -> type[Pacer]:
        step = self._view.step
        if self._still:
            return Dial
        if isinstance(step, Breathe):
            return _MOTIONS[step.without.motion] if self._view.switched else Circle
        return _MOTIONS[step.motion] if isinstance(step, Pace) else Dial

    def on_beat(self, cue: str) -> None:
        """Phase changes are spoken, seconds are not."""
        announce(self, cue)

    def _change_speed(self, way: int) -> None:
        place = min(range(len(_SPEEDS)), key=lambda index: abs(_SPEEDS[index] - self._view.speed))
        self.resync(Speed(_SPEEDS[max(0, min(len(_SPEEDS) - 1, place + way))]))

    def _change_motion(self) -> None:
        self.settle()
        self._still = not self._still
        self.show_view(self._view)


def _centred(*widgets: QWidget) -> QHBoxLayout:
    """Side by side in the middle."""
    across = QHBoxLayout()
    across.setSpacing(0)
    across.addStretch(1)
    for widget in widgets:
        across.addWidget(widget)
    across.addStretch(1)
    return across
