"""What every kind of step has in the player: a part that shows it and hands on answers."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from exercises.engine import View
from ui.theme.theme import theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.layout import Column


class Part(QWidget):
    """Below the words of a step, or beside them."""

    answered = Signal(object)  # an `exercises.answers.Answer`
    over = Signal()  # there is nothing more to press here: the keyboard may go on to "Next"
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

    def fit(self, room: QSize) -> None:
        """So much of the page is in sight at once: what should be seen whole may become smaller."""


def widest_line() -> int:
    """px: a line to write in is no longer, however wide the window is."""
    return max(560, theme().px(560))


def name_button(button: Button, words: str, kind: Kind | None = None) -> None:
    """Let a button say something else, to the eye and to a screen reader."""
    if kind is not None:
        button.kind = kind
    button.setText(words)
    button.setAccessibleName(words)
    button.updateGeometry()
    button.update()
