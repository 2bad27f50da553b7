"""The first screen.  It keeps nothing, asks for no number, and nothing on it moves."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.changes import Changes
from app.circle.model import HelpLine
from app.clock import Moment
from app.handover.checked import lines_in_sight
from app.session import Session
from app.strategies.model import Occasion, State, Tool
from app.strategies.suggest import straight_in
from ui.context import Context
from ui.i18n import labels, translate
from ui.navigation import NEW, Place, PlayerStart, Room
from ui.operations.triggers import paused_until
from ui.page import Page
from ui.pages.now.greeting import greeting, was_away
from ui.pages.now.low import LowEnergy
from ui.pages.now.suggestions import Suggestions
from ui.theme import icons, tokens
from ui.theme.paint import SHADOW
from ui.theme.theme import theme
from ui.widgets.cards import PressCard, StateCard
from ui.widgets.chips import ChipChoice
from ui.widgets.focus import GUTTER
from ui.widgets.layout import Column, Reflow, Scroll
from ui.widgets.text import Text, hint, lead, title
from ui.widgets.tiles import tiles
from ui.widgets.unsafe import Head

_STATES = (  # state, tint, (height of the wave, how many waves, broken)
    (State.TOO_MUCH, "clay", (17.0, 4.0, 0.0)),
    (State.ALL_RIGHT, "sage", (3.0, 1.0, 0.0)),
    (State.TOO_LITTLE, "lilac", (0.8, 1.0, 1.0)),
)


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the page reads."""

    here: Moment
    away: bool
    tools: list[Tool]
    paused: bool
    lines: list[HelpLine]  # of the person's own


def _read(session: Session) -> _Seen:
    return _Seen(
        here=session.clock.here(),
        away=was_away(session),
        tools=session.strategies.tools(),
        paused=bool(paused_until(session)),
        lines=lines_in_sight(session),
    )


class NowPage(Page):
    """How is it right now?"""

    watches = Changes.STRATEGIES | Changes.PREFERENCES | Changes.CIRCLE

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self._now: State | Occasion | None = None
        self._tools: list[Tool] = []
        scroll = Scroll()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        column = scroll.column
        column.setSpacing(tokens.SPACE_4)
        column.addWidget(self._head())
        self._title = title("")
        self._lead = lead("")
        column.addWidget(self._title)
        column.addWidget(self._lead)
        column.addSpacing(tokens.SPACE_8)
        self._choices = self._make_choices()
        self._ways = self._make_ways()
        self._low = LowEnergy(ctx, self._start, lambda: self._be_low(low=False))
        for part in (self._choices, self._ways, self._low):
            column.addWidget(part)
        column.addSpacing(tokens.SPACE_12)
        column.addWidget(_promise())
        column.addStretch(1)
        self._be_low(low=False, focus=False)

    def refresh(self) -> None:
        self.ctx.query(_read, self._show, owner=self)

    def entered(self) -> None:
        """The day goes on while other pages are open."""
        self._stale = False
        self.refresh()

    def open(self, what: object) -> None:
        """`State` or `Occasion`: choose it; None: as it was left, so that coming back from a tool changes nothing."""
        if isinstance(what, State | Occasion):
            self._be_low(low=False, focus=False)
            self._choose(what)

    def first_focus(self) -> QWidget | None:
        state = self._now if isinstance(self._now, State) else State.TOO_MUCH
        return self._low.first_focus() if self._low.isVisibleTo(self) else self.cards[state]

    # parts

    def _head(self) -> QWidget:
        self._day = Text("", tokens.LABEL, quiet=True)
        self._day.setMinimumHeight(tokens.TARGET)
        head = Head(self._day, lambda: self.ctx.go(Place(Room.SAFETY)))
        self.unsafe = head.unsafe
        return head

    def _make_choices(self) -> QWidget:
        whole = QWidget()
        whole.bleed = SHADOW  # type: ignore[attr-defined]
        column = Column(whole)
        column.setSpacing(tokens.SPACE_4)
        line = Reflow(500)
        line.bleed = GUTTER
        line.box.setSpacing(0)
        self.cards: dict[State, StateCard] = {}
        for state, tint, wave in _STATES:
            card = StateCard(labels.state(state), tint, wave, hint=labels.state_hint(state))
            card.clicked.connect(lambda on, s=state: self._choose(s if on else None))
            self.cards[state] = card
            line.box.addWidget(card, 1)
        column.addWidget(line)
        self.occasions = ChipChoice(
            translate("Now", "Or something more exact"),
            [(occasion.value, labels.occasion(occasion)) for occasion in Occasion],
            single=True,
            show_name=False,
        )
        self.occasions.changed.connect(self._on_occasion)
        column.addWidget(self.occasions)
        self.suggestions = Suggestions(self._start, self._to_tools, lambda: self.ctx.go(Place(Room.READING, NEW)))
        self.suggestions.hide()
        column.addWidget(self.suggestions)
        return whole

    def _make_ways(self) -> QWidget:
        self.write = PressCard(
            "pencil", translate("Now", "Write a few lines"), translate("Now", "Only you can open it"),
            tint="sky", do=lambda: self.ctx.go(Place(Room.JOURNAL, NEW)),
        )  # fmt: skip
        self.note = PressCard(
            "cloud-sun", translate("Now", "Note a trigger"), translate("Now", "One word is enough"),
            tint="sand", do=lambda: self.ctx.go(Place(Room.TRIGGERS, NEW)),
        )  # fmt: skip
        self.low = PressCard(
            "moon", translate("Now", "Very little energy"), translate("Now", "Three big choices"),
            tint="lilac", do=lambda: self._be_low(low=True),
        )  # fmt: skip
        return tiles(self.write, self.note, self.low, narrowest=250)

    # what happens

    def _show(self, seen: _Seen) -> None:
        day = greeting(seen.here)
        if seen.away:
            day = translate("Now", "{day}. Welcome back. Nothing to catch up on.").format(day=day)
        self._day.setText(day)
        self._tools = seen.tools
        self._low.show_seen(seen.tools, seen.lines)
        self.note.setVisible(not seen.paused)
        if self._now is not None:
            self.suggestions.offer(self._tools, self._now)

    def _choose(self, now: State | Occasion | None) -> None:
        """One state or one occasion, or none."""
        self._now = now
        for which, card in self.cards.items():
            card.setChecked(which is now)
        self.occasions.blockSignals(True)
        self.occasions.set_values([now.value] if isinstance(now, Occasion) else [])
        self.occasions.blockSignals(False)
        self.occasions.setVisible(not isinstance(now, State))  # room for what fits, without scrolling
        self.suggestions.setVisible(now is not None)
        if now is not None:
            self.suggestions.offer(self._tools, now)

    def _on_occasion(self) -> None:
        value = self.occasions.value()
        self._choose(Occasion(value) if value else None)

    def _start(self, tool: Tool) -> None:
        state = self._now.value if isinstance(self._now, State) else ""
        calm = not straight_in(self._now) and not self._low.isVisible()
        self.ctx.go(Place(Room.PLAYER, PlayerStart(tool.id, state=state, calm=calm)))

    def _to_tools(self) -> None:
        self.ctx.go(Place(Room.TOOLS, self._now))

    def _be_low(self, *, low: bool, focus: bool = True) -> None:
        before, after = (self.low, self._low.first_focus()) if low else (self._low.done, self.low)
        ringed = before.ringed()
        self._choices.setVisible(not low)
        self._ways.setVisible(not low)
        self._low.begin()
        self._low.setVisible(low)
        if low:
            self._title.setText(translate("Now", "Very little is enough"))
            self._lead.setText(translate("Now", "Pick one, or none. You can stop at any moment."))
        else:
            self._title.setText(translate("Now", "How is it right now?"))
            self._lead.setText(translate("Now", "Pick whatever is closest, or skip it. Nothing here is scored."))
        if focus:
            after.setFocus(Qt.FocusReason.TabFocusReason if ringed else Qt.FocusReason.MouseFocusReason)


def _promise() -> QWidget:
    """The one line about where everything stays."""
    line = QWidget()
    line.bleed = 0  # type: ignore[attr-defined]
    across = QHBoxLayout(line)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(10)
    sign = QLabel()
    side = theme().px(18)
    sign.setPixmap(icons.pixmap("shield-check", theme().colours.ink_2, side, line.devicePixelRatioF()))
    across.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    across.addWidget(hint(translate("Now", "Everything stays on this device. Nothing is ever sent.")), 1000)
    across.addStretch(1)
    return line
