"""A number, or none."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from exercises.answers import Rating
from exercises.engine import View
from exercises.steps import Rate
from ui.i18n import translate
from ui.pages.player.part import Part
from ui.widgets.scale import Scale


class RatePart(Part):
    """A number, or none."""

    def __init__(self, view: View) -> None:
        super().__init__()
        step = view.step
        assert isinstance(step, Rate)
        ends = translate("Player", "0: {low}. 10: {high}.").format(low=step.low, high=step.high)
        self.scale = Scale(view.title, word=lambda value: ends if value is None else str(value))
        self.scale.asked.hide()  # the step's own title says it
        self.scale.set_value(view.work.number)
        self.scale.changed.connect(lambda: self.answered.emit(Rating(self.scale.value())))
        self.column.addWidget(self.scale)

    def first_focus(self) -> QWidget:
        return self.scale.bar
