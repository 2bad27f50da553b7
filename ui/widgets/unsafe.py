"""The head of every page that leads to a tool: what the page says there, and the turn-off for danger.

Tools are for reminders of past danger.  They are the wrong answer to present danger, so the way
out stands in the same place on each of these pages (content research, honest statement 3).
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.i18n import translate
from ui.widgets.buttons import Button, Kind
from ui.widgets.focus import GUTTER
from ui.widgets.layout import Reflow


class Head(Reflow):
    """``left`` at the beginning, "I am not safe right now" at the end."""

    def __init__(self, left: QWidget, unsafe: Callable[[], None]) -> None:
        super().__init__(460)
        self.bleed = GUTTER
        if getattr(left, "bleed", 0) == 0:
            left.setContentsMargins(GUTTER, 0, GUTTER, 0)
        self.unsafe = Button(translate("Safety", "I am not safe right now"), Kind.OUTLINE, icon="life-buoy", do=unsafe)
        self.box.addWidget(left, 1000 if getattr(left, "bleed", 0) == 0 else 0)
        self.box.addStretch(1)
        self.box.addWidget(self.unsafe)
