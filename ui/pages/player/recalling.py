"""Showing again, as one card, what was written, picked or sorted on the way."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from exercises.engine import View
from exercises.steps import Recall
from ui.i18n import translate
from ui.pages.player.part import Part
from ui.widgets.kept_card import KeptCard
from ui.widgets.text import lead


class RecallPart(Part):
    """The card, or that there is nothing on it."""

    def __init__(self, view: View) -> None:
        super().__init__()
        assert isinstance(view.step, Recall)
        self.card: KeptCard | None = None
        if view.recalled:
            self.card = KeptCard((part.heading, part.lines) for part in view.recalled)
            self.column.addWidget(self.card)
        else:
            self.column.addWidget(lead(translate("Player", "Nothing was written on the way. That is fine.")))

    def first_focus(self) -> QWidget | None:
        return self.card.whole if self.card is not None else None
