"""Nobody has touched the program for a while, and something that the person started still goes on.

Locking would end it: a copy on a slow stick would never be finished by somebody who waits for it without moving.  So
the notes go out of sight at once, nothing leads back to them, and the program locks when the work is done.
"""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.i18n import translate
from ui.jobs import Lanes
from ui.theme import tokens
from ui.widgets.buttons import Button, Kind
from ui.widgets.layout import Scroll
from ui.widgets.progress import Calm
from ui.widgets.text import hint, lead, title

LOOK_MS = 250
AT_MOST_S = 30 * 60  # a disk that does not answer keeps nothing open for longer


class StillWorking(QWidget):
    """``over``: the work is done, or took too long, or the person wants to lock now."""

    over = Signal()

    def __init__(self, lanes: Lanes) -> None:
        super().__init__()
        self._lanes = lanes
        self._looks = 0
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        scroll = Scroll(measure=tokens.MEASURE)
        outer.addWidget(scroll)
        column = scroll.column
        column.addStretch(1)
        column.addWidget(title(translate("StillWorking", "Still at work")))
        column.addWidget(
            lead(
                translate(
                    "StillWorking",
                    "Nobody has touched this for a while, so your notes are out of sight. What you started goes on. Then this locks.",
                )
            )
        )
        self.calm = Calm()
        column.addWidget(self.calm)
        self.now = Button(translate("StillWorking", "Lock now"), Kind.PRIMARY, icon="lock", do=self._end)
        column.addWidget(self.now)
        column.addWidget(hint(translate("StillWorking", "That stops it. It can be begun again.")))
        column.addStretch(2)
        self.calm.begin(translate("StillWorking", "Nothing needs to be pressed."))
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(LOOK_MS)

    def first_focus(self) -> QWidget:
        return self.now

    def _look(self) -> None:
        self._looks += 1
        if not self._lanes.awaited() or self._looks * LOOK_MS >= AT_MOST_S * 1_000:
            self._end()

    def _end(self) -> None:
        self._timer.stop()
        self.over.emit()
