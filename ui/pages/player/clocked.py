"""A step with a clock: it runs only after "Start", it pauses, and it says how far it has come."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QWidget

from exercises.answers import Pause, Start, Tick
from exercises.engine import View
from ui.i18n import translate
from ui.pages.player.pacer import Pacer
from ui.pages.player.part import Part, name_button
from ui.widgets.buttons import Button, Kind


class ClockedPart(Part):
    """Has a pacer and the button that starts and stops it.  A subclass says which pacer, and where both stand."""

    def __init__(self, view: View) -> None:
        super().__init__()
        self._view = view
        self._fits: QSize | None = None
        self.pacer: Pacer | None = None
        self.room = QHBoxLayout()  # the pacer stands in it
        self.go = Button("", Kind.PRIMARY, do=self._go)

    def show_view(self, view: View) -> None:
        self._view = view
        if view.rhythm is None or view.now is None:
            return
        self._fit_pacer()
        assert self.pacer is not None
        self.pacer.show_rhythm(view.rhythm, view.work.elapsed_ms, running=view.work.running)
        if view.work.running:
            words = translate("Player", "Pause")
        elif view.now.done:
            words = translate("Player", "Once more")
        else:
            words = translate("Player", "Go on") if view.work.elapsed_ms > 0 else translate("Player", "Start")
        quiet = view.work.running or view.now.done
        name_button(self.go, words, Kind.OUTLINE if quiet else Kind.PRIMARY)

    def first_focus(self) -> QWidget:
        return self.go

    def settle(self) -> None:
        if self.pacer is not None:
            self.pacer.settle()

    def in_sight(self) -> tuple[QWidget, ...]:
        return (self.go, self.pacer) if self.pacer is not None and self._view.work.running else ()

    def leads(self) -> bool:
        return self._view.now is not None and not self._view.now.done

    def fit(self, room: QSize) -> None:
        self._fits = room
        if self.pacer is not None:
            self.pacer.fit(room)

    def pacer_class(self) -> type[Pacer]:
        """What shows the time of this step."""
        raise NotImplementedError

    def on_beat(self, cue: str) -> None:
        """Another beat began."""

    def resync(self, answer: object) -> None:
        """Tell the time first, so that the change happens where the person sees it."""
        self.settle()
        self.answered.emit(answer)

    def _fit_pacer(self) -> None:
        wanted = self.pacer_class()
        if type(self.pacer) is wanted:
            return
        if self.pacer is not None:
            self.room.removeWidget(self.pacer)
            self.pacer.hide()
            self.pacer.deleteLater()
        self.pacer = wanted()
        self.pacer.setAccessibleName(translate("Player", "Pace"))
        self.pacer.ticked.connect(lambda ms: self.answered.emit(Tick(ms)))
        self.pacer.beat.connect(self.on_beat)
        if self._fits is not None:
            self.pacer.fit(self._fits)
        self.room.addWidget(self.pacer)

    def _go(self) -> None:
        if self._view.work.running:
            self.resync(Pause())
        else:
            self.answered.emit(Start())
