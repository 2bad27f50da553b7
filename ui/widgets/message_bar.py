"""One line at the foot of the window: what happened, and one thing to do about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.i18n import translate
from ui.theme import tokens
from ui.theme.paint import rounded
from ui.theme.theme import theme
from ui.widgets.buttons import Button, IconButton, Kind
from ui.widgets.text import Text

_STAYS_MS = 12_000


class MessageBar(QWidget):
    """Stays for twelve seconds, longer while the mouse or the keyboard is on it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(translate("Window", "Message"))
        self._text = Text("", tokens.BODY)
        self._action = Button("", Kind.LINK)
        self._action.clicked.connect(self._act)
        self._do: Callable[[], None] | None = None
        across = QHBoxLayout(self)
        across.setContentsMargins(tokens.SPACE_32, tokens.SPACE_4, tokens.SPACE_12, tokens.SPACE_4)
        across.addWidget(self._text, 1)
        across.addWidget(self._action)
        across.addWidget(IconButton("x", translate("Window", "Close this message"), do=self.hide))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._fade)
        self.hide()

    def say(self, text: str, action: str = "", do: Callable[[], None] | None = None, *, stay: bool = False) -> None:
        """Show ``text``; with ``action`` a button that calls ``do``.  ``stay``: until it is closed."""
        self._text.setText(text)
        self._do = do
        self._action.setText(action)
        self._action.setAccessibleName(action)
        self._action.setVisible(bool(action))
        self._action.updateGeometry()
        self.show()
        announce(self, text)
        if stay:
            self._timer.stop()
        else:
            self._timer.start(_STAYS_MS)

    def text(self) -> str:
        """What is shown, or "" when hidden."""
        return self._text.text() if self.isVisible() else ""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        c = theme().colours
        painter = QPainter(self)
        rounded(painter, QRectF(self.rect()).adjusted(8, 2, -8, -6), 16, c.surface, c.control, 1.25)

    def _act(self) -> None:
        self.hide()
        if self._do is not None:
            self._do()

    def _fade(self) -> None:
        if self.underMouse() or self._action.hasFocus():
            self._timer.start(_STAYS_MS)
        else:
            self.hide()


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say ``text`` without moving the focus."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # large enumerations, seldom needed

    if QAccessible.isActive() and text:
        event = QAccessibleAnnouncementEvent(widget, text)
        QAccessible.updateAccessibility(event)


def polite(widget: QWidget) -> None:
    """Give the keyboard to a widget as if by Tab, so that its ring shows."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)
