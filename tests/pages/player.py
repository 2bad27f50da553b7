"""What a person does while using a tool."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from exercises.engine import FormName
from exercises.model import Exercise
from exercises.steps import Leave
from tests.pages.screen import Screen, labels
from tests.ui.harness import Told
from ui.context import Context
from ui.navigation import PlayerStart
from ui.pages.player.after import After
from ui.pages.player.out import Out
from ui.pages.player.pacer import Pacer
from ui.pages.player.page import PlayerPage
from ui.pages.player.part import Part
from ui.pages.player.stage import Stage
from ui.pages.player.threshold import Threshold
from ui.pages.player.timed import TimedPart


class FakeElapsed:
    """Stands in for `QElapsedTimer`: time passes when the test says so."""

    def __init__(self) -> None:
        self.ms = 0

    def start(self) -> None:
        self.ms = 0

    def elapsed(self) -> int:
        return self.ms


def pass_time(pacer: Pacer, ms: int, frame: int = 100) -> None:
    """Let time pass for a pacer, frame by frame, as its timer would."""
    if not isinstance(pacer._clock, FakeElapsed):
        pacer._clock = FakeElapsed()  # type: ignore[assignment]
    for _ in range(0, ms, frame):
        if not pacer.running():
            return
        pacer._clock.ms += frame  # type: ignore[attr-defined]
        pacer._frame()


class PlayerScreen(Screen[PlayerPage]):
    def __init__(
        self, qtbot: Any, ctx: Context, told: Told, start: PlayerStart | str, size: tuple[int, int] = (1130, 840)
    ) -> None:
        super().__init__(qtbot, ctx, told, PlayerPage(ctx), start, size)
        self.frame.setMinimumSize(1, 1)  # as the real window, which is not held open by what is in it
        self.frame.resize(*size)
        self.wait()

    def wait(self) -> None:
        """Until the tool has been read."""
        self._qtbot.waitUntil(lambda: self.page.shown is not None or bool(self._told.errors))

    def open(self, what: object = None) -> None:
        self.page.open(what)
        self.page.entered()
        self.wait()

    def play(self, exercise: Exercise) -> None:
        """Put this exercise in the place of the one that was opened, and begin its long form."""
        assert self.page.reading is not None
        self.page.reading = replace(self.page.reading, exercise=exercise)
        self.page.begin(FormName.LONG)

    # where one is

    def threshold(self) -> Threshold:
        assert isinstance(self.page.shown, Threshold)
        return self.page.shown

    def stage(self) -> Stage:
        assert isinstance(self.page.shown, Stage)
        return self.page.shown

    def part(self) -> Part:
        part = self.stage().part
        assert part is not None
        return part

    def timed(self) -> TimedPart:
        part = self.part()
        assert isinstance(part, TimedPart)
        return part

    def pacer(self) -> Pacer:
        pacer = self.timed().pacer
        assert pacer is not None
        return pacer

    def after(self) -> After:
        assert isinstance(self.page.shown, After)
        return self.page.shown

    def out(self) -> Out:
        assert isinstance(self.page.shown, Out)
        return self.page.shown

    def title(self) -> str:
        return self.stage().title.text()

    def words(self) -> str:
        """Every word that is on the screen as a label."""
        return labels(self.page)

    # what one does

    def begin(self, *, longer: bool = False) -> None:
        (self.threshold().long if longer else self.threshold().short).click()

    def next(self) -> None:
        assert self.page.foot.next.isVisible()
        self.page.foot.next.click()

    def back(self) -> None:
        self.page.head.back.click()

    def leave(self, way: Leave) -> None:
        button = self.page.head.unsafe if way is Leave.UNSAFE else self.page.foot.exits[way]
        assert button.isVisible()
        button.click()

    def go_to(self, step_id: str) -> None:
        """Straight to a step of the tool that is played, with whatever was done so far."""
        if step_id:
            assert self.page.state is not None
            self.page.state = replace(self.page.state, at=step_id, left=None)
            self.page._show(fresh=True)

    def take_keyboard(self) -> None:
        """Have the window in front, and the keyboard on what the step begins with."""
        self.frame.activateWindow()
        with self._qtbot.waitActive(self.frame):
            pass
        first = self.focused_or_first()
        assert first is not None
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def finish(self) -> None:
        """On to the end, skipping what can be skipped."""
        while isinstance(self.page.shown, Stage):
            if self.page.foot.next.isVisible():
                self.next()
            else:
                self.part().clear.click()  # type: ignore[attr-defined]

    def focused(self) -> QWidget | None:
        return QApplication.focusWidget()

    def focused_or_first(self) -> QWidget | None:
        """What the page gives the keyboard to."""
        return self.page.first_focus()

    def rest(self) -> QWidget:
        """Until the layout moves no more; what is shown."""
        shown = self.page.shown
        assert shown is not None
        sizes: list[object] = []

        def same() -> bool:
            sizes.append([one.geometry() for one in self.page.findChildren(QWidget)])
            return len(sizes) > 2 and sizes[-1] == sizes[-2] == sizes[-3]

        self._qtbot.waitUntil(same)
        return shown
