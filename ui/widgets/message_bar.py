"""One line at the foot of the window: what happened, and one thing to do about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.i18n import translate
from ui.theme import tokens
from ui.theme.paint import rounded
from ui.theme.theme import theme
from ui.widgets.buttons import Button, IconButton, Kind
from ui.widgets.focus import give_back
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
        self._before: QWidget | None = None  # had the keyboard before it came here
        across = QHBoxLayout(self)
        across.setContentsMargins(tokens.SPACE_32, tokens.SPACE_4, tokens.SPACE_12, tokens.SPACE_4)
        across.addWidget(self._text, 1)
        across.addWidget(self._action)
        self._close = IconButton("x", translate("Window", "Close this message"), do=self._put_away)
        across.addWidget(self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._fade)
        self.hide()

    def say(self, text: str, action: str = "", do: Callable[[], None] | None = None, *, stay: bool = False) -> None:
        """Show ``text``; with ``action`` a button that calls ``do``.  ``stay``: until it is closed."""
        self._remember()
        self._text.setText(text)
        self._do = do
        self._action.setText(action)
        self._action.setAccessibleName(action)
        self._action.setVisible(bool(action))
        self._action.updateGeometry()
        self.show()
        way = translate("Window", "F6 leads to: {action}.").format(action=action) if action else ""
        announce(self, f"{text} {way}" if way else text)
        if stay:
            self._timer.stop()
        else:
            self._timer.start(_STAYS_MS)

    def take_keyboard(self) -> None:
        """Give the keyboard to the message, or from it back to where it was."""
        if not self.isVisible():
            return
        if self._has_keyboard():
            give_back(self._before)
            return
        self._remember()
        (self._close if self._action.isHidden() else self._action).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self._put_away()
            return
        super().keyPressEvent(event)

    def text(self) -> str:
        """What is shown, or "" when hidden."""
        return self._text.text() if self.isVisible() else ""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        c = theme().colours
        painter = QPainter(self)
        rounded(painter, QRectF(self.rect()).adjusted(8, 2, -8, -6), 16, c.surface, c.control, 1.25)

    def _has_keyboard(self) -> bool:
        here = self.window().focusWidget()
        return here is not None and self.isAncestorOf(here)

    def _remember(self) -> None:
        if not self._has_keyboard():
            self._before = self.window().focusWidget()

    def _put_away(self) -> None:
        """Hide, and leave the keyboard where the person was, not where Qt would drop it."""
        if self._has_keyboard():
            give_back(self._before)
        self.hide()

    def _act(self) -> None:
        """Do it, once."""
        do, self._do = self._do, None
        self._put_away()
        if do is not None:
            do()

    def _fade(self) -> None:
        if self.underMouse() or self._has_keyboard():
            self._timer.start(_STAYS_MS)
        else:
            self.hide()


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say ``text`` without moving the focus."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # large enumerations, seldom needed

    if QAccessible.isActive() and text:
        event = QAccessibleAnnouncementEvent(widget, text)
        QAccessible.updateAccessibility(event)
