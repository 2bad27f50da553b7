"""For very little energy: three big choices, each a press or two away from something that is here already."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.circle.model import HelpLine
from app.strategies.model import Tool
from app.strategies.suggest import little
from ui.context import Context
from ui.i18n import labels, translate
from ui.navigation import NEW, Place, Room
from ui.theme import tokens
from ui.theme.paint import SHADOW
from ui.widgets.buttons import Button, Kind
from ui.widgets.cards import PressCard
from ui.widgets.layout import Column, Stack, row
from ui.widgets.nesting import nest
from ui.widgets.plate import Plate, Reading
from ui.widgets.text import hint
from ui.widgets.tiles import tiles

_LADDER = "reach-out-ladder"
_MOST_LINES = 4  # of one's own; all of them are on the page for help


class LowEnergy(QWidget):
    """Three choices and the way back; somebody to reach has two or three more."""

    bleed = SHADOW

    def __init__(self, ctx: Context, start: Callable[[Tool], None], done: Callable[[], None]) -> None:
        super().__init__()
        self._ctx, self._start = ctx, start
        self._tools: list[Tool] = []
        column = Column(self)
        column.setSpacing(tokens.SPACE_4)
        self.body = PressCard(
            "hand", translate("Now", "Something for the body"),
            translate("Now", "Small, and done sitting or lying down"), tint="sage", do=self._to_body,
        )  # fmt: skip
        self.read = PressCard(
            "book-open", translate("Now", "Something to read"),
            translate("Now", "A few lines, one text at a time"), tint="sky",
            do=lambda: ctx.go(Place(Room.READING, NEW)),
        )  # fmt: skip
        self.reach = PressCard(
            "users", translate("Now", "Someone to reach"),
            translate("Now", "The smallest way to be less alone"), tint="sand", do=lambda: self._be_reaching(on=True),
        )  # fmt: skip
        self.cards = [self.body, self.read, self.reach]
        self._three = tiles(*self.cards, most=1)
        self.ladder = PressCard(
            "message-square", translate("Now", "A few words to somebody"),
            translate("Now", "From one sign to one sentence; nothing is sent from here"), tint="sand",
            do=self._to_ladder,
        )  # fmt: skip
        self.help = PressCard(
            "life-buoy", translate("Now", "Lines that answer"),
            translate("Now", "Numbers of your country, and your own"), tint="clay",
            do=lambda: ctx.go(Place(Room.SAFETY)),
        )  # fmt: skip
        self._lines = Stack(spacing=tokens.SPACE_4)
        self._reaching = Stack(self._lines, tiles(self.ladder, self.help, most=1), spacing=tokens.SPACE_4)
        self.three_again = Button(
            translate("Now", "Back to the three"), Kind.LINK, icon="arrow-left", do=lambda: self._be_reaching(on=False)
        )
        nest(self._reaching.column, row(self.three_again))
        self.done = Button(translate("Now", "Back to the other choices"), Kind.LINK, do=done)
        column.addWidget(self._three)
        column.addWidget(self._reaching)
        nest(column, row(self.done))
        self.begin()

    def show_seen(self, tools: list[Tool], lines: list[HelpLine]) -> None:
        """What there is to lead to."""
        self._tools = tools
        self.ladder.setVisible(self._ladder() is not None)
        self._lines.clear()
        for line in lines[:_MOST_LINES]:
            self._lines.column.addWidget(_own_line(line))
        self._lines.setVisible(bool(lines))

    def begin(self) -> None:
        """Show the three."""
        self._three.show()
        self._reaching.hide()
        self.done.show()

    def first_focus(self) -> PressCard:
        if self._three.isHidden():
            return self.ladder if not self.ladder.isHidden() else self.help
        return self.cards[0]

    # ways

    def _to_body(self) -> None:
        found = little(self._tools)
        if found:
            self._start(found[0])
        else:
            self._ctx.go(Place(Room.TOOLS))

    def _ladder(self) -> Tool | None:
        return next((t for t in self._tools if t.id == _LADDER and not t.left_out and not t.mark.not_for_me), None)

    def _to_ladder(self) -> None:
        found = self._ladder()
        if found is not None:
            self._start(found)

    def _be_reaching(self, *, on: bool) -> None:
        pressed = self.reach if on else self.three_again
        ringed = pressed.ringed()
        self._three.setVisible(not on)
        self._reaching.setVisible(on)
        self.done.setVisible(not on)
        after = self.first_focus() if on else self.reach
        after.setFocus(Qt.FocusReason.TabFocusReason if ringed else Qt.FocusReason.MouseFocusReason)


def _own_line(line: HelpLine) -> Plate:
    """One of the person's own, to be read and dialled by hand."""
    plate = Plate("sand")
    plate.column.addWidget(Reading(labels.join((line.name, line.contact)), tokens.SUBHEADING))
    small = labels.join((line.hours, line.note))
    if small:
        plate.column.addWidget(hint(small))
    return plate
