"""Watching something rise and fall: a number each minute, or none, and the line that comes of it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from exercises.answers import Rating
from exercises.engine import View
from exercises.steps import Wave
from ui.i18n import dates, translate
from ui.pages.player.clocked import ClockedPart
from ui.pages.player.pacer import Pacer
from ui.pages.player.wave_line import WaveLine, minute_of
from ui.theme import tokens
from ui.widgets.layout import row
from ui.widgets.message_bar import announce
from ui.widgets.nesting import nest
from ui.widgets.scale import Scale
from ui.widgets.text import hint


class WavePart(ClockedPart):
    """The line, the question, Start and Pause; below them the same in words."""

    def __init__(self, view: View) -> None:
        super().__init__(view)
        step = view.step
        assert isinstance(step, Wave)
        self._step = step
        self._quiet = False  # the scale is being set by us
        ends = translate("Player", "0: {low}. 10: {high}.").format(low=step.low, high=step.high)
        self.scale = Scale(step.cue, word=lambda value: ends if value is None else dates.number_words(value))
        self.scale.changed.connect(self._rate)
        self.minute = hint("")
        self.twin = hint("")
        chart = QWidget()
        chart.bleed = 0  # type: ignore[attr-defined]
        self.room.setContentsMargins(0, 0, 0, 0)
        chart.setLayout(self.room)
        self.column.addWidget(chart)
        beside = row(self.go, self.minute, spacing=tokens.SPACE_8)
        beside.setStretch(1, 1000)
        self.column.addSpacing(tokens.SPACE_4)
        nest(self.column, beside)
        self.column.addSpacing(tokens.SPACE_8)
        self.column.addWidget(self.scale)
        self.column.addSpacing(tokens.SPACE_8)
        self.column.addWidget(self.twin)
        self.show_view(view)

    def show_view(self, view: View) -> None:
        super().show_view(view)
        begun = view.work.running or view.work.elapsed_ms > 0
        minute = minute_of(view.work.elapsed_ms, self._step.minutes)
        ratings = view.work.ratings
        self._quiet = True
        self.scale.set_value(ratings[minute] if minute < len(ratings) else None)
        self._quiet = False
        self.minute.setText(self._minute(minute))
        self.twin.setText(in_words(ratings))
        for part in (self.scale, self.minute):
            part.setVisible(begun)
        self.twin.setVisible(bool(ratings))
        assert isinstance(self.pacer, WaveLine)
        self.pacer.show_ratings(ratings, in_words(ratings))

    def in_sight(self) -> tuple[QWidget, ...]:
        return (*super().in_sight(), self.scale) if self._view.work.running else ()

    def pacer_class(self) -> type[Pacer]:
        return WaveLine

    def on_beat(self, cue: str) -> None:
        """Another minute began: which one, and the question."""
        assert self.pacer is not None
        if self.pacer.at is not None:
            announce(self, f"{self._minute(self.pacer.at.round)} {cue}")

    def _rate(self) -> None:
        if not self._quiet:
            self.resync(Rating(self.scale.value()))

    def _minute(self, minute: int) -> str:
        return translate("Player", "Minute {number} of {count}.").format(
            number=dates.number_words(minute + 1), count=dates.number_words(self._step.minutes)
        )


def in_words(ratings: tuple[int | None, ...]) -> str:
    """The line for those who do not see it."""
    noted = translate("Player", "Minute {minute}: {number}.")
    none = translate("Player", "Minute {minute}: no number.")
    return " ".join(
        (none if rating is None else noted).format(
            minute=dates.number_words(minute), number=dates.number_words(rating or 0)
        )
        for minute, rating in enumerate(ratings, 1)
    )
