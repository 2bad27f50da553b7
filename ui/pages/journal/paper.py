"""The sheet of paper: one pane at a time, and above it a thin bar while the list is closed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.clock import Moment
from ui.i18n import translate
from ui.pages.journal.pill import Pill
from ui.pages.journal.read_pane import ReadPane, VeilPane
from ui.pages.journal.write_pane import WritePane
from ui.theme import tokens
from ui.theme.paint import SHADOW
from ui.theme.theme import theme
from ui.widgets.cards import Card
from ui.widgets.layout import AsNarrowAsAsked, Flow
from ui.widgets.nesting import nest

_PADDING = tokens.SPACE_24


class Paper(QScrollArea):
    """Holds the three panes.  Scrolls as a whole only where the window is too low for it."""

    list_asked = Signal()
    new_asked = Signal()
    go_on_asked = Signal()

    def __init__(self, now: Callable[[], Moment], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.write = WritePane(now)
        self.veil = VeilPane()
        self.read = ReadPane()
        self.list_button = Pill("list", translate("Journal", "Find an entry"), do=self.list_asked.emit)
        self.new_button = Pill("plus", translate("Journal", "New entry"), do=self.new_asked.emit)
        self.go_on = Pill("pencil", translate("Journal", "Go on with what you just wrote"), do=self.go_on_asked.emit)
        self._bar = QWidget()
        flow = self._bar_flow = Flow(self._bar)
        for pill in (self.list_button, self.new_button, self.go_on):
            flow.addWidget(pill)
        self.go_on.setVisible(False)
        self._panes: tuple[QWidget, ...] = (self.write, self.veil, self.read)
        card = Card(padding=_PADDING - 7)
        card.column.setContentsMargins(SHADOW + _PADDING - 7, SHADOW + 12, SHADOW + _PADDING - 7, SHADOW + 12)
        card.setMaximumWidth(max(theme().px(tokens.MEASURE), tokens.MEASURE) + 2 * (SHADOW + _PADDING))
        card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        for pane in self._panes:
            card.column.addWidget(pane)
        inside = AsNarrowAsAsked()
        across = QHBoxLayout(inside)
        across.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout()
        column.setSpacing(0)
        self._bar_line = QHBoxLayout()
        self._bar_line.setContentsMargins(SHADOW - 5, 0, SHADOW - 5, 0)
        self._bar_line.addWidget(self._bar)
        nest(column, self._bar_line)
        column.addWidget(card, 1)
        across.addStretch(1)
        nest(across, column, 1000)
        across.addStretch(1)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)  # setWidget turned it on
        self.show_pane(self.write)

    def show_pane(self, pane: QWidget) -> None:
        """Show one pane, from its top."""
        for known in self._panes:
            known.setVisible(known is pane)
        self.verticalScrollBar().setValue(0)

    def pane(self) -> QWidget:
        """The pane that is shown."""
        return next(pane for pane in self._panes if not pane.isHidden())

    def ensure_seen(self, part: QWidget) -> None:
        """Scroll to a part once it has been laid out."""
        QTimer.singleShot(0, part, lambda: self.ensureWidgetVisible(part, 0, tokens.SPACE_24))

    def set_bar(self, *, list_closed: bool, go_on: bool) -> None:
        """What the bar above the paper offers; without any offer it takes no room."""
        self.list_button.setVisible(list_closed)
        self.new_button.setVisible(list_closed)
        self.go_on.setVisible(go_on)
        self._bar.setVisible(list_closed or go_on)
        self._bar_flow.invalidate()
        self._bar.updateGeometry()
