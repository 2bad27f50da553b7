"""The focus ring appears for the keyboard, not for the mouse."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter
from PySide6.QtWidgets import QAbstractButton, QWidget
from shiboken6 import isValid

from ui.theme.paint import focus_ring

GUTTER = 7  # room around a control for its ring
_KEYBOARD = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.OtherFocusReason,
}


@dataclass(frozen=True, slots=True)
class FocusName:
    """How to find the widget with the keyboard again after everything was built anew."""

    kind: type[QWidget]
    name: str


def name_of_focus(root: QWidget) -> FocusName | None:
    """What has the keyboard below ``root`` now."""
    found = root.focusWidget()
    return FocusName(type(found), found.accessibleName()) if found is not None and found.accessibleName() else None


def find_again(root: QWidget, wanted: FocusName | None) -> QWidget | None:
    """The widget of that kind and name below ``root``."""
    if wanted is None:
        return None
    return next(
        (w for w in root.findChildren(wanted.kind) if w.accessibleName() == wanted.name and w.isVisibleTo(root)), None
    )


def give_back(widget: QWidget | None) -> bool:
    """Give the keyboard to a widget again, if it still can have it; its ring shows."""
    if widget is None or not isValid(widget) or not widget.isVisible() or not widget.isEnabled():
        return False
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
    return True


class RingedButton(QAbstractButton):
    """A button that shows where the keyboard is.  Subclasses draw in `shape` and call `ring`."""

    bleed = GUTTER  # room around what is seen; see ui.widgets.layout.Column

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ringed = self._resting = False
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

    def set_resting(self, resting: bool) -> None:
        """Whether pressing it does nothing for now: what it does is under way, or done.

        It looks like that, and keeps the keyboard.  A disabled button hands it on to the next stop, and whoever
        presses Return twice would press whatever that is.
        """
        self._resting = resting
        self.blockSignals(resting)
        self.update()

    def resting(self) -> bool:
        return self._resting

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
