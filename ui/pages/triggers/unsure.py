"""Not sure whether it is danger or a reminder: the tool for looking around and the page for danger, side by side."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.i18n import translate
from ui.theme import tokens
from ui.widgets.buttons import Button, Kind
from ui.widgets.cards import PressCard
from ui.widgets.layout import Scroll, row
from ui.widgets.nesting import nest
from ui.widgets.text import lead, title
from ui.widgets.tiles import tiles

ORIENTING = "orienting"


class Unsure(QWidget):
    """Both ways, and the log for those who want it."""

    def __init__(
        self, look: Callable[[], None], unsafe: Callable[[], None], note: Callable[[], None], back: Callable[[], None]
    ) -> None:
        super().__init__()
        scroll = Scroll()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        column = scroll.column
        self.back = Button(translate("Triggers", "Back"), Kind.LINK, icon="arrow-left", do=back)
        nest(column, row(self.back))
        column.addWidget(title(translate("Triggers", "Not being sure is fine")))
        column.addWidget(
            lead(
                translate(
                    "Triggers", "An alarm can be about now, about then, or about both. You do not have to know which."
                )
            )
        )
        column.addSpacing(tokens.SPACE_12)
        self.look = PressCard(
            "eye", translate("Triggers", "A slow look around"), translate("Triggers", "Let your eyes find out what is here now. One to two minutes."),
            tint="sky", do=look,
        )  # fmt: skip
        self.unsafe = PressCard(
            "life-buoy", translate("Triggers", "If it is not safe right now"), translate("Triggers", "Ideas for this moment. Nothing to fill in."),
            tint="clay", do=unsafe,
        )  # fmt: skip
        column.addWidget(tiles(self.look, self.unsafe, narrowest=320, most=2))
        self.note = Button(translate("Triggers", "Note it, without knowing"), Kind.OUTLINE, icon="pencil", do=note)
        nest(column, row(self.note))
        column.addStretch(1)

    def first_focus(self) -> QWidget:
        return self.look
