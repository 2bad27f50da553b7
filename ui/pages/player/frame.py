"""What stands above and below every step, always in the same place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from exercises.steps import Leave
from ui.i18n import translate
from ui.theme import tokens
from ui.theme.paint import SHADOW
from ui.theme.theme import theme
from ui.widgets import full_screen
from ui.widgets.buttons import Button, IconButton, Kind
from ui.widgets.focus import GUTTER
from ui.widgets.layout import Flow
from ui.widgets.text import Text

MEASURE = 1080
"""The widest column of a page."""
_NARROW = 420  # px at 100 %
ON = "Alt+Right"
"""On to the next step from wherever the keyboard is; Alt+Left goes back."""


class _Band(QWidget):
    """A row on the edges of the page's column."""

    def __init__(self, top: int, bottom: int) -> None:
        super().__init__()
        self._high = (top, bottom)
        self._low = False
        self._outer = QHBoxLayout(self)
        inner = QWidget()
        inner.setMaximumWidth(max(MEASURE, theme().px(MEASURE)))
        self.across = QHBoxLayout(inner)
        self.across.setContentsMargins(SHADOW - GUTTER, 0, SHADOW - GUTTER, 0)
        self.across.setSpacing(tokens.SPACE_4)
        self._outer.addWidget(inner, 1)

    def set_low(self, low: bool) -> None:
        """The window is low: the step needs the height more than the margins do."""
        if low != self._low:
            self._low = low
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        self._arrange()
        super().resizeEvent(event)

    def _arrange(self) -> None:
        side = tokens.SPACE_48 - SHADOW if self.width() > theme().px(760) else tokens.SPACE_4  # as `Scroll` does
        above, below = (min(high, 2) for high in self._high) if self._low else self._high
        self._outer.setContentsMargins(side, above, side, below)


class Head(_Band):
    """Back, the name of the tool, and the way out for present danger."""

    def __init__(self, *, back: Callable[[], None], unsafe: Callable[[], None]) -> None:
        super().__init__(tokens.SPACE_24, 0)
        self.back = IconButton("arrow-left", translate("Player", "Back"), do=back)
        self.name = Text("", tokens.LABEL, quiet=True)
        self.unsafe = Button(translate("Player", "I am not safe right now"), Kind.OUTLINE, icon="life-buoy", do=unsafe)
        self.full = IconButton("maximize", translate("Player", "Full screen"), do=lambda: full_screen.toggle(self))
        self.across.addWidget(self.back)
        self.across.addWidget(self.name, 1000)
        self.across.addStretch(1)
        self.across.addWidget(self.full)
        self.across.addWidget(self.unsafe)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Where there is little room (large text, small window) the way out needs it more than the name."""
        room = self.width() >= theme().px(_NARROW)
        self.name.setVisible(room)
        self.full.setVisible(room)
        self._say_full()
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """A window as large as the screen already changes its state and not its size."""
        self.window().installEventFilter(self)
        super().showEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.WindowStateChange:
            self._say_full()
        return super().eventFilter(watched, event)

    def _say_full(self) -> None:
        full = full_screen.is_full(self)
        words = translate("Player", "Leave full screen") if full else translate("Player", "Full screen")
        self.full.set_icon("minimize" if full else "maximize", words)
        self.full.setToolTip(translate("Player", "{what} (F11)").format(what=words))


class Foot(_Band):
    """The three ways out, and on."""

    def __init__(self, *, leave: Callable[[Leave], None], on: Callable[[], None]) -> None:
        super().__init__(0, tokens.SPACE_16)
        holder = QWidget()
        self._flow = flow = Flow(holder, spacing=0)
        self.exits: dict[Leave, Button] = {}
        for way, words in (
            (Leave.STOP, translate("Player", "Stop")),
            (Leave.ELSE, translate("Player", "Something else")),
            (Leave.WORSE, translate("Player", "I feel worse")),
        ):
            button = Button(words, Kind.OUTLINE, do=lambda w=way: leave(w))  # type: ignore[misc]
            self.exits[way] = button
            flow.addWidget(button)
        self._narrow = False
        self.across.addWidget(holder, 1)
        self.next = Button(translate("Player", "Next"), Kind.PRIMARY, do=on)
        self.across.addWidget(self.next, 0, Qt.AlignmentFlag.AlignBottom)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Where there is little room, "Next" stands in the lines of the ways out, not beside them."""
        narrow = self.width() < theme().px(_NARROW)
        if narrow != self._narrow:
            self._narrow = narrow
            if narrow:
                self.across.removeWidget(self.next)
                self._flow.addWidget(self.next)
            else:
                self._flow.removeWidget(self.next)
                self.across.addWidget(self.next, 0, Qt.AlignmentFlag.AlignBottom)
        super().resizeEvent(event)

    def high(self, width: int) -> int:
        """px that it takes where the page is so wide."""
        layout = self.layout()
        if layout is None or not layout.hasHeightForWidth():
            return self.sizeHint().height()
        return layout.totalHeightForWidth(width)

    def show_next(self, *, offered: bool, loud: bool, last: bool, skips: bool) -> None:
        """``loud``: the one thing to press; otherwise something in the step is.  ``skips``: it leaves a question open."""
        self.next.setVisible(offered)
        self.next.kind = Kind.PRIMARY if loud else Kind.OUTLINE
        words = translate("Player", "Finish") if last else translate("Player", "Next")
        words = translate("Player", "Skip this") if skips else words
        self.next.setText(words)
        self.next.setAccessibleName(words)
        self.next.setShortcut(QKeySequence(ON))  # a new text takes the old one away
        self.next.setToolTip(translate("Player", "{what} (Alt+Right)").format(what=words))
        self.next.updateGeometry()
        self.next.update()
