"""The page around the view: the way back, what it is called, what it promises.  The same inside and before opening."""

from __future__ import annotations

from collections.abc import Callable

from app.circle.board import Board
from ui.i18n import translate
from ui.pages.safety.view import Doors, HelpView
from ui.widgets.buttons import Button, Kind
from ui.widgets.focus import GUTTER
from ui.widgets.layout import FlowBox, Scroll
from ui.widgets.text import hint, lead, title


class HelpScroll(Scroll):
    """Shows a `Board`; scrolls to the ideas for this moment when asked."""

    def __init__(self, doors: Doors, back: Callable[[], None]) -> None:
        super().__init__(measure=900)
        self.title, self.lead = title(""), lead("")
        self.back = Button(translate("Safety", "Back"), Kind.OUTLINE, icon="arrow-left", do=back)
        self.ideas = Button(
            translate("Safety", "Ideas for this moment"), Kind.OUTLINE, icon="arrow-down", do=self._to_moment
        )
        self.view = HelpView(doors)
        self.column.addWidget(FlowBox(self.back, self.ideas, bleed=GUTTER))
        self.column.addWidget(self.title)
        self.column.addWidget(self.lead)
        self.column.addWidget(self.view)
        for words in (
            translate("Safety", "This page calls nobody and sends nothing. That you were here is not kept."),
            translate("Safety", "To make this window go away at once: Leave, in the corner, or Shift three times."),
        ):
            self.column.addWidget(hint(words))
        self.column.addStretch(1)

    def show_board(self, board: Board, *, own_pain: bool = False) -> None:
        """``own_pain``: the danger is to oneself from oneself."""
        if own_pain:
            self.title.setText(translate("Safety", "When it is hard to stay"))
            self.lead.setText(
                translate("Safety", "You do not have to decide anything now. Only the next few minutes count.")
            )
        else:
            self.title.setText(translate("Safety", "Get help now"))
            self.lead.setText(translate("Safety", "Getting safer comes first. Everything else here can wait."))
        self.view.show_board(board, own_pain=own_pain)

    def to_top(self) -> None:
        self.verticalScrollBar().setValue(0)

    def _to_moment(self) -> None:
        moment, inside = self.view.moment, self.widget()
        if moment is not None and inside is not None:
            self.verticalScrollBar().setValue(moment.mapTo(inside, moment.rect().topLeft()).y())
