"""What every section of the settings is."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.theme import tokens
from ui.theme.paint import SHADOW
from ui.widgets.cards import Card
from ui.widgets.layout import Column
from ui.widgets.nesting import nest
from ui.widgets.text import heading, lead


class Section(Card):
    """A card with a heading.  Built when it is first opened."""

    def __init__(self, ctx: Context, name: str, about: str = "") -> None:
        super().__init__()
        self.ctx = ctx
        self.setAccessibleName(name)
        side = tokens.SPACE_24
        self.column.setContentsMargins(side, SHADOW + side - 4, side, SHADOW + side)
        self.body = Column()
        self.body.setSpacing(tokens.SPACE_12)
        nest(self.column, self.body)
        self.column.addStretch(1)
        self.body.addWidget(heading(name))
        if about:
            self.body.addWidget(lead(about))

    def refresh(self) -> None:
        """Read again and show."""

    def first_focus(self) -> QWidget | None:
        """What gets the keyboard when the section is opened; None: its name in the list keeps it."""
        return None

    def left(self) -> None:
        """Another section is about to be shown."""
