"""The list and the paper: side by side where there is room, else one at a time."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.pages.journal.finder import Finder
from ui.pages.journal.paper import Paper
from ui.theme import tokens
from ui.theme.paint import SHADOW
from ui.theme.theme import theme

_FINDER, _PAPER = 330, 500  # widths at 100 % text below which the two do not stand side by side
_UNLIMITED = 16_777_215  # QWIDGETSIZE_MAX


class Spread(QWidget):
    """``arranged`` says whether the list is shown, each time that may have changed."""

    arranged = Signal(bool)

    def __init__(self, finder: Finder, paper: Paper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._finder, self._paper = finder, paper
        self._list_open = True  # the person's choice where both have room
        self._finding = False  # where only one has: the list is in front
        self.narrow = False
        self._across = QHBoxLayout(self)
        self._across.setSpacing(0)
        self._across.addWidget(finder)
        self._across.addWidget(paper, 1)

    def show_list(self, shown: bool) -> None:
        """Show or close the list."""
        if self.narrow:
            self._finding = shown
        else:
            self._list_open = shown
        self.arrange()

    def to_paper(self) -> None:
        """Something is on the paper: bring it to the front."""
        self._finding = False
        self.arrange()

    def arrange(self) -> None:
        listed = self._finding if self.narrow else self._list_open
        self._finder.setVisible(listed)
        self._paper.setVisible(not (self.narrow and listed))
        if self.narrow:
            self._finder.setMinimumWidth(0)
            self._finder.setMaximumWidth(_UNLIMITED)
        else:
            self._finder.setFixedWidth(theme().px(_FINDER))
        first = tokens.SPACE_24 if listed else tokens.SPACE_4
        last = tokens.SPACE_24 if self.narrow and listed else tokens.SPACE_4
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:  # margins are not mirrored by themselves
            first, last = last, first
        self._across.setContentsMargins(first, tokens.SPACE_24, last, tokens.SPACE_4)
        self.arranged.emit(listed)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        narrow = self.width() < theme().px(_FINDER) + theme().px(_PAPER) + SHADOW
        if narrow != self.narrow:
            self.narrow, self._finding = narrow, False
            self.arrange()
        super().resizeEvent(event)
