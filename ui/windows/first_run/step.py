"""What every screen of the first run is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.session import Session
from app.settings import Settings
from ui.context import Say
from ui.i18n import translate
from ui.jobs import Lanes
from ui.theme import tokens
from ui.widgets.layout import Column, Scroll
from ui.widgets.text import lead, title

MEASURE = 760


@dataclass
class Shared:
    """What the steps share."""

    folder: Path
    lanes: Lanes
    say: Say
    settings: Settings
    change_settings: Callable[[Settings], None]
    session: Session | None = None

    def choose(self, **changes: object) -> None:
        """Keep a setting that is readable while locked."""
        self.settings = self.settings.with_(**changes)
        self.change_settings(self.settings)


class Step(QWidget):
    """One screen.  ``moved`` asks for the next one; ``busy`` says that Back and Continue must wait."""

    moved = Signal()
    busy = Signal(bool)

    def __init__(self, shared: Shared, title_text: str, lead_text: str) -> None:
        super().__init__()
        self.shared = shared
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.paper = Scroll(measure=MEASURE)
        outer.addWidget(self.paper)
        self.column: Column = self.paper.column
        self.head = title(title_text)
        self.column.addWidget(self.head)
        self.column.addWidget(lead(lead_text))
        self.column.addSpacing(tokens.SPACE_8)
        self.setAccessibleName(title_text)

    def go_words(self) -> str:
        """What the button to the next screen says; "" when this screen has its own ways on."""
        return translate("FirstRun", "Continue")

    def first_focus(self) -> QWidget | None:
        """What gets the keyboard; None: the button to the next screen."""
        return None

    def entered(self) -> None:
        """Shown again or for the first time."""

    def left(self) -> None:
        """About to be hidden."""

    def go_on(self) -> None:
        """The button to the next screen was pressed."""
        self.moved.emit()

    def practise_leaving(self) -> bool:
        """Whether asking to leave was only tried out here."""
        return False
