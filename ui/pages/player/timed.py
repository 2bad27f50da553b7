"""A step with a clock: a pacer, and what the person can say to it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from exercises.answers import Holds, Pause, Speed, Start, Switch, Tick
from exercises.engine import View
from exercises.steps import Breathe, Motion, Pace
from ui.i18n import translate
from ui.pages.player.pacer import Pacer
from ui.pages.player.pacers import Circle, Dial, Dot, Hand, Tap
from ui.pages.player.part import Part
from ui.theme import tokens
from ui.theme.theme import theme
from ui.widgets.buttons import Button, Chip, Kind
from ui.widgets.message_bar import announce

_MOTIONS: dict[Motion, type[Pacer]] = {Motion.FINGER: Hand, Motion.DOT: Dot, Motion.TAP: Tap}
_SPEEDS = (50, 65, 80, 100, 120, 150)  # per cent; the file's own is slow already


class TimedPart(Part):
    """The pacer stands still until "Start"; it pauses, slows down, and leaves breath or motion out on request."""

    beside = True

    def __init__(self, view: View) -> None:
        super().__init__()
        self._view = view
        self._still: bool = theme().reduced_motion
        whole = QVBoxLayout()
        whole.setSpacing(0)
        self._room = QHBoxLayout()
        self._room.addStretch(1)
        self._room.addStretch(1)
        whole.addLayout(self._room)
        self.pacer: Pacer | None = None
        self.go = Button("", Kind.PRIMARY, do=self._go)
        self.slower = Button(translate("Player", "Slower"), Kind.LINK, icon="minus", do=lambda: self._change_speed(-1))
        self.faster = Button(translate("Player", "Faster"), Kind.LINK, icon="plus", do=lambda: self._change_speed(1))
        self.switch = Button("", Kind.LINK, do=lambda: self._resync(Switch()))
        self.motion = Button("", Kind.LINK, do=self._change_motion)
        self.holds = Chip(translate("Player", "With pauses"))
        self.holds.clicked.connect(lambda on: self._resync(Holds(on)))
        whole.addSpacing(tokens.SPACE_8)
        for line in ((self.slower, self.go, self.faster), (self.switch, self.motion), (self.holds,)):
            across = QHBoxLayout()
            across.setSpacing(0)
            across.addStretch(1)
            for one in line:
                across.addWidget(one)
            across.addStretch(1)
            whole.addLayout(across)
        self.column.addLayout(whole)
        self.show_view(view)

    def show_view(self, view: View) -> None:
        self._view = view
        if view.rhythm is None or view.now is None:
            return
        self._fit_pacer()
        assert self.pacer is not None
        self.pacer.show_rhythm(view.rhythm, view.work.elapsed_ms, running=view.work.running)
        begun, done = view.work.elapsed_ms > 0, view.now.done
        if view.work.running:
            words = translate("Player", "Pause")
        elif done:
            words = translate("Player", "Once more")
        else:
            words = translate("Player", "Go on") if begun else translate("Player", "Start")
        _say(self.go, words, Kind.OUTLINE if view.work.running or done else Kind.PRIMARY)
        breath = isinstance(view.step, Breathe)
        self.switch.setVisible(breath)
        _say(self.switch, translate("Player", "With breath") if view.switched else view.switch, Kind.LINK)
        self.holds.setVisible(view.holds_offered)
        self.holds.setChecked(view.work.holds)
        paced = isinstance(view.step, Breathe | Pace)
        for one in (self.slower, self.faster, self.motion):
            one.setVisible(paced)
        self.motion.setVisible(paced and not theme().reduced_motion)
        _say(
            self.motion,
            translate("Player", "With motion") if self._still else translate("Player", "Without motion"),
            Kind.LINK,
        )
        self.slower.setEnabled(view.speed > _SPEEDS[0])
        self.faster.setEnabled(view.speed < _SPEEDS[-1])

    def first_focus(self) -> QWidget:
        return self.go

    def settle(self) -> None:
        if self.pacer is not None:
            self.pacer.settle()

    def in_sight(self) -> tuple[QWidget, ...]:
        return (self.go, self.pacer) if self.pacer is not None and self._view.work.running else ()

    def leads(self) -> bool:
        return self._view.now is not None and not self._view.now.done

    def _pacer_class(self) -> type[Pacer]:
        step = self._view.step
        if self._still:
            return Dial
        if isinstance(step, Breathe):
            return _MOTIONS[step.without.motion] if self._view.switched else Circle
        return _MOTIONS[step.motion] if isinstance(step, Pace) else Dial

    def _fit_pacer(self) -> None:
        wanted = self._pacer_class()
        if type(self.pacer) is wanted:
            return
        if self.pacer is not None:
            self._room.removeWidget(self.pacer)
            self.pacer.hide()
            self.pacer.deleteLater()
        self.pacer = wanted()
        self.pacer.setAccessibleName(translate("Player", "Pace"))
        self.pacer.ticked.connect(lambda ms: self.answered.emit(Tick(ms)))
        self.pacer.beat.connect(self._on_beat)
        self._room.insertWidget(1, self.pacer, 0, Qt.AlignmentFlag.AlignCenter)

    def _on_beat(self, cue: str) -> None:
        """Phase changes are spoken, seconds are not."""
        announce(self, cue)

    def _go(self) -> None:
        if self._view.work.running:
            self.settle()
            self.answered.emit(Pause())
        else:
            self.answered.emit(Start())

    def _change_speed(self, way: int) -> None:
        place = min(range(len(_SPEEDS)), key=lambda index: abs(_SPEEDS[index] - self._view.speed))
        self._resync(Speed(_SPEEDS[max(0, min(len(_SPEEDS) - 1, place + way))]))

    def _change_motion(self) -> None:
        self.settle()
        self._still = not self._still
        self.show_view(self._view)

    def _resync(self, answer: object) -> None:
        """Tell the time first, so that the change happens where the person sees it."""
        self.settle()
        self.answered.emit(answer)


def _say(button: Button, words: str, kind: Kind) -> None:
    button.kind = kind
    button.setText(words)
    button.setAccessibleName(words)
    button.updateGeometry()
    button.update()
