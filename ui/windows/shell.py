"""The one window: the rail at its edge, one view beside it, the message bar at its foot.

The Leave button is at the foot of the rail in every view, also before anything is unlocked.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication, QIcon, QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from app.settings import Settings
from ui.i18n import translate
from ui.theme import paint
from ui.theme.theme import theme
from ui.widgets import full_screen, tab_order
from ui.widgets.message_bar import MessageBar
from ui.widgets.rail import Rail, RailItem

_ICON = Path(__file__).parents[1] / "theme" / "icons" / "app"


class Shell(QWidget):
    """The window."""

    def __init__(self, settings: Settings, leave: Callable[[], None], closed: Callable[[], None]) -> None:
        super().__init__()
        self._closed = closed
        self._leave = leave
        self._ground = QPixmap()
        self.setWindowTitle(settings.window_title)
        self.setWindowIcon(QIcon(str(_ICON / "app-64.png")))
        self.fit_minimum()
        screen = QGuiApplication.primaryScreen()
        room = screen.availableSize() if screen else QSize(1280, 860)
        self.resize(min(1240, room.width() - 40), min(840, room.height() - 60))
        self._across = QHBoxLayout(self)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(0)
        self.rail = Rail()
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        column.addWidget(holder, 1)
        self.messages = MessageBar()
        column.addWidget(self.messages)
        self._across.addWidget(self.rail)
        self._across.addWidget(right, 1)
        self.leave_item = self._make_leave()
        self.rail.add_foot(self.leave_item)

    def fit_minimum(self) -> None:
        """The least window in which everything can be reached; large text takes more."""
        more = max(0.0, theme().scale - 1)
        self.setMinimumSize(QSize(round(480 + 160 * more), round(420 + 100 * more)))

    def show_view(self, view: QWidget) -> None:
        """Show one view; the one before is freed."""
        before = self._stack.currentWidget()
        self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)
        if before is not None:
            self._stack.removeWidget(before)
            before.deleteLater()
        self.messages.hide()

    def cover_view(self, view: QWidget) -> None:
        """Show one view in place of another that lives on out of sight, with its rail and every sheet that lay over it."""
        from ui.widgets.sheet import Sheet

        self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)
        self.messages.hide()
        for sheet in self.findChildren(Sheet):
            sheet.hide()
        self._other_rail()
        self.finish_rail()

    def view(self) -> QWidget | None:
        """The view that is shown."""
        return self._stack.currentWidget()

    def fresh_rail(self) -> Rail:
        """An empty rail (with its Leave) in place of the old one."""
        self._other_rail().deleteLater()
        return self.rail

    def _other_rail(self) -> Rail:
        """An empty rail in the place of this one, which is hidden."""
        old, self.rail = self.rail, Rail()
        self._across.replaceWidget(old, self.rail)
        old.hide()
        return old

    def finish_rail(self) -> None:
        """Put Leave at the foot, below whatever was added."""
        self.leave_item = self._make_leave()
        self.rail.add_foot(self.leave_item)
        self.rail.show()

    def _make_leave(self) -> RailItem:
        item = RailItem("door-open", translate("Window", "Leave"), do=self._leave, strong=True)
        item.setAccessibleDescription(translate("Window", "Leaves at once. Pressing Shift three times does the same."))
        item.setToolTip(translate("Window", "Leave at once (Shift three times)"))
        return item

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802  Qt's signature
        """Tab goes where the eye goes."""
        return tab_order.move(self, forward=forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Escape that nothing else has a use for gives the rest of the screen back."""
        if event.key() != Qt.Key.Key_Escape or not full_screen.leave(self):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        event.accept()
        self._closed()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        ratio = self.devicePixelRatioF()
        wanted = self.size() * ratio
        if self._ground.size() != wanted:  # the washes are drawn once for each size
            self._ground = QPixmap(wanted)
            self._ground.setDevicePixelRatio(ratio)
            painter = QPainter(self._ground)
            paint.wash(painter, self.rect())
            painter.end()
        painter = QPainter(self)
        painter.drawPixmap(QPoint(0, 0), self._ground)

    def repaint_ground(self) -> None:
        """Forget the drawn ground (the look changed)."""
        self._ground = QPixmap()
        self.fit_minimum()
        self.update()

    def keep_focus_visible(self, widget: QWidget | None) -> None:
        """Give the keyboard to ``widget`` so that its ring shows."""
        if widget is not None:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
