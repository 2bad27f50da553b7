"""Something to read: one short text at a time, and nothing is kept but a sentence that the person keeps."""

from __future__ import annotations

import secrets

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.cards.model import Card
from app.changes import Changes
from exercises.readings import Reading
from ui.context import Context
from ui.i18n import translate
from ui.navigation import NEW, Place, Room
from ui.operations.reading import keep_sentence, let_go
from ui.page import Page
from ui.pages.reading.leaf import LeafView, Ways, about
from ui.pages.reading.reads import Leaf, Sitting, read
from ui.theme import tokens
from ui.widgets.buttons import Button, Kind
from ui.widgets.layout import FlowBox, Scroll, Stack
from ui.widgets.message_bar import announce
from ui.widgets.text import lead
from ui.widgets.unsafe import Head

MEASURE = 760


class ReadingPage(Page):
    """``open``: `NEW` begins a sitting, None goes on where one was."""

    watches = Changes.PREFERENCES | Changes.CARDS

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self._seed = secrets.randbelow(1 << 30)
        self._sitting: Sitting | None = None
        self._at = 0
        self._agreed: set[str] = set()  # heavy ones that the person chose to read
        self._ways = Ways(
            show=self._agree,
            other=lambda: self._turn(1),
            keep=self._keep,
            choose=lambda: ctx.go(Place(Room.CAUTIONS)),
        )
        self.shown: LeafView | None = None
        scroll = Scroll(measure=MEASURE)
        self._scroll = scroll
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        self.away = Button(translate("Reading", "That is enough"), Kind.LINK, icon="arrow-left", do=ctx.back)
        self._before = Button(translate("Reading", "The one before"), Kind.OUTLINE, do=lambda: self._turn(-1))
        self._next = Button(translate("Reading", "Another one"), Kind.PRIMARY, do=lambda: self._turn(1))
        self._foot = FlowBox(self._next, self._before, bleed=Button.bleed)
        self._room, self._below = Stack(), Stack()
        self._none = lead(translate("Reading", "There is nothing more to read here. That may be enough for now."))
        self._none.hide()
        column = scroll.column
        column.addWidget(Head(self.away, lambda: ctx.go(Place(Room.SAFETY))))
        column.addSpacing(tokens.SPACE_24)
        for part in (self._room, self._none, self._foot, self._below):
            column.addWidget(part)
        column.addStretch(1)

    def open(self, what: object) -> None:
        if what == NEW:
            self._seed = secrets.randbelow(1 << 30)
            self._sitting, self._at = None, 0
            self._agreed.clear()
            self._put(None)
            self._stale = True

    def refresh(self) -> None:
        seed = self._seed
        self.ctx.query(lambda s: read(s, seed), self._show, owner=self)

    def first_focus(self) -> QWidget:
        if self.shown is not None and self.shown.begin is not None:
            return self.shown.begin
        return self.away if self._foot.isHidden() or self._next.isHidden() else self._next

    # what is shown

    def leaf(self) -> Leaf | None:
        """The text or card on the screen."""
        leaves = self._sitting.leaves if self._sitting is not None else ()
        return leaves[self._at % len(leaves)] if leaves else None

    def _show(self, sitting: Sitting) -> None:
        now = self.leaf()
        self._sitting = sitting
        if now in sitting.leaves:  # a card was kept meanwhile: go on with what is read
            self._at = sitting.leaves.index(now)
            if self.shown is not None:
                return
        self._put(self.leaf())

    def _turn(self, by: int) -> None:
        if self._sitting is None or not self._sitting.leaves:
            return
        self._at = (self._at + by) % len(self._sitting.leaves)
        self._put(self.leaf())
        if self.shown is not None:
            announce(self, self.shown.spoken())

    def _put(self, leaf: Leaf | None) -> None:
        """Show one in the place of another; the keyboard stays, or goes to the two ways of a heavy one."""
        focused = self.window().focusWidget()
        inside = focused is None or self.isAncestorOf(focused)
        self._room.clear()
        self._below.clear()
        self.shown = None
        self._scroll.verticalScrollBar().setValue(0)
        waits = isinstance(leaf, Reading) and bool(leaf.topics) and leaf.id not in self._agreed
        self._next.setVisible(not waits)  # a heavy one has its own two ways
        self._before.setVisible(self._at > 0)
        self._foot.setVisible(leaf is not None and (not waits or self._at > 0))
        self._none.setVisible(leaf is None and self._sitting is not None)
        if leaf is None:
            return
        self.shown = LeafView(leaf, self._ways)
        if isinstance(leaf, Card):
            self.shown.show_card(leaf)
        elif waits:
            self.shown.show_note(leaf)
        else:
            self.shown.show_reading(leaf)
            for part in (self.shown.keep, about(leaf)):
                if part is not None:
                    self._below.column.addWidget(part)
                    part.show()
        self._room.column.addWidget(self.shown)
        self.shown.show()
        stays = focused is self._before and self._at > 0
        if self.isVisible() and inside and not stays:
            ringed = bool(getattr(focused, "ringed", lambda: True)())
            reason = Qt.FocusReason.TabFocusReason if ringed else Qt.FocusReason.MouseFocusReason
            self.first_focus().setFocus(reason)

    def _agree(self) -> None:
        leaf = self.leaf()
        if isinstance(leaf, Reading):
            self._agreed.add(leaf.id)
        self._put(self.leaf())
        if self.shown is not None:
            announce(self, self.shown.spoken())

    def _keep(self) -> None:
        leaf = self.leaf()
        if not isinstance(leaf, Reading):
            return

        def kept(card: Card) -> None:
            self.ctx.say(
                translate("Reading", "Kept among your cards: “{sentence}”").format(sentence=leaf.keep),
                translate("Reading", "Undo"),
                lambda: self._let_go(leaf, card.id or ""),
            )
            if self.shown is not None and self.shown.leaf is leaf:
                self.shown.show_kept()

        self.ctx.run(keep_sentence(leaf), kept, owner=self, once=("keep", leaf.id))

    def _let_go(self, leaf: Reading, card_id: str) -> None:
        def gone(_none: None) -> None:
            if self.leaf() == leaf:
                self._put(leaf)

        self.ctx.run(let_go(card_id), gone, owner=self)
