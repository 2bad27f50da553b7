"""A number or an address to be read, said and copied.  It dials nothing and opens nothing."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPaintEvent

from ui.theme.paint import focus_ring
from ui.theme.theme import Style
from ui.widgets.focus import GUTTER
from ui.widgets.text import Text

NUMBER = ("sans", 25, 600)
SMALL_NUMBER = ("sans", 18, 600)
ADDRESS = ("sans", 18, 600)
LARGE_NUMBER = ("sans", 60, 600)


class Number(Text):
    """Runs from left to right in every language.  Tab stops here; Ctrl+C copies it, whole or what is selected."""

    bleed = GUTTER

    def __init__(self, value: str, style: Style = NUMBER, *, spoken: str = "") -> None:
        """``spoken`` is what a screen reader says, such as the digits one by one."""
        super().__init__(value, style)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        self.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
        flags = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.setTextInteractionFlags(flags)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setContentsMargins(GUTTER, 3, GUTTER, 3)
        self.setAccessibleName(spoken or value)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.matches(QKeySequence.StandardKey.Copy) and not self.hasSelectedText():
            QGuiApplication.clipboard().setText(self.text())
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            focus_ring(painter, QRectF(self.rect()).adjusted(5, 5, -5, -5), 8)
