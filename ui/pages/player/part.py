"""What every kind of step has in the player: a part that shows it and hands on answers."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from exercises.engine import View
from ui.widgets.layout import Column


class Part(QWidget):
    """Below the words of a step, or beside them."""

    answered = Signal(object)  # an `exercises.answers.Answer`
    beside = False
    bleed = 22  # its own column makes up for what its widgets leave around themselves

    def __init__(self) -> None:
        super().__init__()
        self.column = Column(self)
        self.column.setSpacing(0)

    def show_view(self, view: View) -> None:
        """Show what is so now.  Called after every answer that stays on the step."""

    def first_focus(self) -> QWidget | None:
        """What gets the keyboard when the step comes; None leaves it to "Next"."""
        return None

    def settle(self) -> None:
        """The step is about to leave: hand on what is not told yet."""

    def in_sight(self) -> tuple[QWidget, ...]:
        """What must not be scrolled away while it runs, the most important last."""
        return ()

    def leads(self) -> bool:
        """Whether the part has its own main thing to press, so that "Next" is not the loudest."""
        return False
