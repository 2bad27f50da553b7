"""After a note is kept: nothing is said about it; tools that fit, and the way on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.strategies.model import State, Tool
from app.strategies.suggest import suggest
from app.triggers.model import Helped, TriggerNote
from ui.i18n import translate
from ui.theme import tokens
from ui.theme.paint import SHADOW
from ui.widgets.buttons import Button, Kind
from ui.widgets.cards import PressCard
from ui.widgets.layout import Flow, Scroll
from ui.widgets.text import lead, subheading, title
from ui.widgets.tiles import Tiles, tiles
from ui.widgets.tool_cards import ToolCard
from ui.widgets.unsafe import Head

SHOWN = 3
_FAR, _MUCH = 6, 4  # from here on numbness, or else distress, decides what fits


def state_of(note: TriggerNote) -> State:
    """Which tools fit a note.  Numbness goes first: low distress with high numbness is not calm."""
    numb = note.numb_after if note.numb_after is not None else note.numb
    strong = note.after if note.after is not None else note.peak
    if numb is not None and numb >= _FAR:
        return State.TOO_LITTLE
    if strong is None or strong >= _MUCH:
        return State.TOO_MUCH
    return State.ALL_RIGHT


class After(QWidget):
    """Noted.  If you like, something that fits."""

    def __init__(
        self,
        start: Callable[[Tool], None],
        *,
        aside: Callable[[Tool], None],
        done: Callable[[], None],
        to_tools: Callable[[], None],
        unsafe: Callable[[], None],
    ) -> None:
        super().__init__()
        self._aside = aside
        self._tools: list[Tool] = []
        self._state = State.TOO_MUCH
        self._offset = 0
        scroll = Scroll()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        column = scroll.column
        self._title = title("")
        head = Head(self._title, unsafe)
        self.unsafe = head.unsafe
        column.addWidget(head)
        self._lead = lead("")
        column.addWidget(self._lead)
        self._worse = QWidget()
        self._worse.bleed = SHADOW  # type: ignore[attr-defined]
        self._worse_tiles = Tiles(self._worse, narrowest=320, most=2)
        column.addWidget(self._worse)
        column.addSpacing(tokens.SPACE_8)
        column.addWidget(subheading(translate("Triggers", "If you like, something that may fit")))
        self.cards = [ToolCard() for _ in range(SHOWN)]
        for card in self.cards:
            card.clicked.connect(lambda _on=False, c=card: start(c.tool) if c.tool else None)
        column.addWidget(tiles(*self.cards, narrowest=290))
        self.done = Button(translate("Triggers", "Done"), Kind.PRIMARY, do=done)
        self.other = Button(translate("Triggers", "Something else"), Kind.OUTLINE, icon="refresh-cw", do=self._turn)
        self.all = Button(translate("Triggers", "All tools"), Kind.LINK, do=to_tools)
        ways = QWidget()
        ways.bleed = Button.bleed  # type: ignore[attr-defined]
        flow = Flow(ways, spacing=4)
        for button in (self.done, self.other, self.all):
            flow.addWidget(button)
        column.addWidget(ways)
        column.addStretch(1)

    def show_note(self, note: TriggerNote, tools: list[Tool], *, saved: bool) -> None:
        """Offer what fits ``note``; ``saved``: it was kept just now."""
        self._tools, self._state, self._offset = tools, state_of(note), 0
        self._title.setText(
            translate("Triggers", "It is noted") if saved else translate("Triggers", "Tools that may fit")
        )
        self._lead.setText(translate("Triggers", "Nothing else needs to be done about it.") if saved else "")
        self._lead.setVisible(saved)
        self._ask_aside(note, saved=saved)
        self._show()

    def first_focus(self) -> QWidget:
        return self.done

    @property
    def state(self) -> State:
        return self._state

    def _ask_aside(self, note: TriggerNote, *, saved: bool) -> None:
        self._worse_tiles.clear()
        named = {tool.id: tool for tool in self._tools if not tool.mark.not_for_me}
        used = [named[value] for value in note.did if value in named] if saved and note.helped is Helped.WORSE else []
        self._worse.setVisible(bool(used))
        for tool in used:
            card = PressCard(
                "eye-off", tool.title, translate("Triggers", "It made it worse: put it aside, not for me"), tint="clay"
            )
            card.clicked.connect(lambda _on=False, t=tool, c=card: self._put_aside(t, c))
            self._worse_tiles.addWidget(card)
            card.show()

    def _put_aside(self, tool: Tool, card: PressCard) -> None:
        card.hide()
        self._tools = [other for other in self._tools if other.id != tool.id]
        self._show()
        self._aside(tool)

    def _turn(self) -> None:
        self._offset += SHOWN
        self._show()

    def _show(self) -> None:
        fitting = suggest(self._tools, self._state, SHOWN, self._offset)
        self.other.setVisible(len(suggest(self._tools, self._state, SHOWN + 1)) > SHOWN)
        for card, tool in zip(self.cards, [*fitting, *[None] * SHOWN], strict=False):
            card.setVisible(tool is not None)
            if tool is not None:
                card.set_tool(tool)
