"""A quiet tinted surface for something to read or copy: words, a code, a preview."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import tokens
from ui.theme.paint import SHADOW, focus_ring, rounded
from ui.theme.theme import Style, theme
from ui.widgets.focus import GUTTER
from ui.widgets.layout import Column
from ui.widgets.text import Text


class Reading(Text):
    """Words that matter by themselves: the keyboard stops here, so that a screen reader says them."""

    def __init__(self, text: str = "", style: Style = tokens.BODY, *, exact: bool = False) -> None:
        """``exact``: in the typeface that keeps 0 and O, 1, I and l apart."""
        super().__init__(text, style)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if exact:
            font = self.font()
            font.setFamilies([tokens.LEGIBLE])
            self.setFont(font)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self._tell()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self._tell()

    def _tell(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            parent.update()


class Plate(QWidget):
    """A column on a tint.  Draws the focus ring for a `Reading` inside."""

    bleed = GUTTER

    def __init__(self, tint: str = "sage", *, padding: int = tokens.SPACE_16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tint = tint
        self.column = Column(self)
        side = GUTTER + padding
        self.column.setContentsMargins(side - SHADOW, side - 2, side - SHADOW, side - 2)
        self.column.setSpacing(tokens.SPACE_8)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        c = theme().colours
        painter = QPainter(self)
        shape = QRectF(self.rect()).adjusted(GUTTER, GUTTER, -GUTTER, -GUTTER)
        radius = tokens.RADIUS_SMALL + 4
        rounded(painter, shape, radius, c.tint(self._tint).ground, c.control if c.heavy else None, 1.5)
        inside = self.focusWidget()
        if isinstance(inside, Reading) and inside.hasFocus():
            focus_ring(painter, shape, radius)
