"""Get help now, before anything is unlocked: the page without lines of one's own and without anything kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.circle.board import board
from ui.i18n import translate
from ui.pages.safety.scroll import HelpScroll
from ui.pages.safety.view import Doors


class EarlyHelp(QWidget):
    """The emergency number and the lines of a country; another country can be looked at, and is not kept."""

    def __init__(self, country: str, back: Callable[[], None], steady: Callable[[], None]) -> None:
        super().__init__()
        self.step_back = back
        kept = translate("Early", "If you like: its lines then stand here. This choice is not kept.")
        doors = Doors(choose=self._choose, kept=kept, now=lambda: datetime.now(UTC), steady=steady)
        self.paper = HelpScroll(doors, back)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.paper)
        self._choose(country)

    def first_focus(self) -> QWidget:
        return self.paper.back

    def _choose(self, code: str) -> None:
        self.paper.show_board(board(code, datetime.now().astimezone().date()))
