"""The first view: one sentence and the questions.  Nothing is counted before one is chosen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.i18n import translate
from ui.pages.looking_back.topics import Topic, looks
from ui.theme import tokens
from ui.widgets.cards import PressCard
from ui.widgets.layout import Scroll
from ui.widgets.text import lead, title
from ui.widgets.tiles import tiles


class Front(QWidget):
    """``chosen`` is called with the topic that was pressed."""

    def __init__(self, chosen: Callable[[Topic], None]) -> None:
        super().__init__()
        scroll = Scroll()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        column = scroll.column
        column.addWidget(title(translate("LookingBack", "Looking back")))
        column.addWidget(
            lead(
                translate(
                    "LookingBack",
                    "You can ask your notes a question. Nothing is counted unless you ask, and nobody keeps what you asked.",
                )
            )
        )
        column.addSpacing(tokens.SPACE_8)
        self.cards = {
            topic: PressCard(look.icon, look.name, look.line, tint=look.tint, do=lambda t=topic: chosen(t))  # type: ignore[misc]
            for topic, look in looks().items()
        }
        column.addWidget(tiles(*self.cards.values(), narrowest=360, most=2))
        column.addStretch(1)
        self.last: Topic | None = None

    def first_focus(self) -> QWidget:
        """The question that was open before, else the first."""
        return self.cards[self.last] if self.last is not None else self.cards[Topic.TOOL]
