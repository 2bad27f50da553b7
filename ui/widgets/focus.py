"""The focus ring appears for the keyboard, not for the mouse."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.theme.paint import focus_ring

GUTTER = 7  # room around a control for its ring
_KEYBOARD = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.OtherFocusReason,
}


class RingedButton(QAbstractButton):
    """A button that shows where the keyboard is.  Subclasses draw in `shape` and call `ring`."""

    bleed = GUTTER  # room around what is seen; see ui.widgets.layout.Column

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ringed = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def shape(self) -> QRectF:
        """Where the control itself is drawn, inside its gutter."""
        return QRectF(self.rect()).adjusted(GUTTER, GUTTER, -GUTTER, -GUTTER)

    def ring(self, painter: QPainter, radius: float) -> None:
        if self._ringed and self.hasFocus():
            focus_ring(painter, self.shape(), radius)

    def ringed(self) -> bool:
        """Whether the keyboard is here and came by keyboard."""
        return self._ringed and self.hasFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        self._ringed = event.reason() in _KEYBOARD
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        self._ringed = False
        super().focusOutEvent(event)
        self.update()

    def mirrored(self) -> bool:
        """Whether drawing goes from right to left."""
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def enterEvent(self, event: object) -> None:  # noqa: N802
        super().enterEvent(event)  # type: ignore[arg-type]
        self.update()

    def leaveEvent(self, event: object) -> None:  # noqa: N802
        super().leaveEvent(event)  # type: ignore[arg-type]
        self.update()

    def keyPressEvent(self, event: object) -> None:  # noqa: N802
        """Return presses, as Space does: people expect both."""
        key = event.key()  # type: ignore[attr-defined]
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():  # type: ignore[attr-defined]
            self.click()
            return
        super().keyPressEvent(event)  # type: ignore[arg-type]
