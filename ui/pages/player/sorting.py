"""Laying things on piles, one after the other: by pressing a pile, or by its number."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exercises.answers import Put
from exercises.engine import View
from exercises.steps import Sort
from ui.i18n import translate
from ui.pages.player.part import Part
from ui.pages.player.wide import Wide
from ui.theme import tokens
from ui.widgets.buttons import Button, Kind
from ui.widgets.layout import FlowBox, Reflow
from ui.widgets.message_bar import announce
from ui.widgets.plate import Plate
from ui.widgets.text import Text, hint

_TINTS = ("sage", "sky", "sand", "lilac")
_WITH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class SortPart(Part):
    """The thing in hand, and below it the piles with what lies on them already."""

    def __init__(self, view: View) -> None:
        super().__init__()
        step = view.step
        assert isinstance(step, Sort)
        self._step, self._view = step, view
        self._hand: int | None = None
        deck = Plate("clay", padding=tokens.SPACE_24)
        self.left = hint("")
        self.thing = Text("", tokens.HEADING)
        self.later = Button(translate("Player", "Another one first"), Kind.LINK, icon="refresh-cw", do=self._another)
        for part in (self.left, self.thing, FlowBox(self.later, bleed=Button.bleed)):
            deck.column.addWidget(part)
        self.column.addWidget(deck)
        self.piles = [Pile(index + 1, name, _TINTS[index]) for index, name in enumerate(step.piles)]
        for index, pile in enumerate(self.piles):
            pile.to.clicked.connect(lambda _on=False, i=index: self._lay(i))
            pile.taken.connect(self._take_back)
        for row in _rows(self.piles):
            beside = Reflow(280 * len(row))
            beside.bleed = Plate.bleed
            beside.box.setSpacing(0)
            for pile in row:
                beside.box.addWidget(pile, 1)
            self.column.addWidget(beside)
        self.show_view(view)

    def show_view(self, view: View) -> None:
        self._view = view
        waiting = self._waiting()
        if self._hand not in waiting:
            after = self._hand if self._hand is not None else -1
            self._hand = next((item for item in waiting if item > after), waiting[0] if waiting else None)
        for index, pile in enumerate(self.piles):
            pile.show_things([(item, view.items[item]) for item, on in enumerate(view.work.piles) if on == index])
        self._show_hand(len(waiting))

    def first_focus(self) -> QWidget | None:
        return self.piles[0].to if self._hand is not None else None

    def leads(self) -> bool:
        return self._hand is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """The number of a pile lays the thing there."""
        key = event.key() - Qt.Key.Key_1
        if 0 <= key < len(self.piles) and not event.modifiers() & _WITH:
            self._lay(key)
            return
        super().keyPressEvent(event)

    def _waiting(self) -> list[int]:
        return [item for item, on in enumerate(self._view.work.piles) if on is None]

    def _show_hand(self, waiting: int) -> None:
        here = self._hand
        if here is not None:
            self.thing.setText(self._view.items[here])
        elif self._view.items:
            self.thing.setText(translate("Player", "Everything lies somewhere now."))
        else:
            self.thing.setText(translate("Player", "There is nothing to sort. That is fine."))
        self.left.setText(translate("Player", "%n to lay down", "", waiting))
        self.left.setVisible(here is not None)
        self.later.setVisible(waiting > 1)
        over = here is None and any(pile.to.hasFocus() for pile in self.piles)
        for pile in self.piles:
            pile.to.setEnabled(here is not None)
        if over:
            self.over.emit()

    def _lay(self, pile: int) -> None:
        if self._hand is None:
            return
        thing, name = self._view.items[self._hand], self._step.piles[pile]
        self.answered.emit(Put(self._hand, pile))
        told = translate("Player", "{thing}: {pile}. {then}")
        announce(self, told.format(thing=thing, pile=name, then=self.thing.text()))

    def _another(self) -> None:
        waiting = self._waiting()
        if self._hand in waiting:
            self._hand = waiting[(waiting.index(self._hand) + 1) % len(waiting)]
            self._show_hand(len(waiting))
            announce(self, self.thing.text())

    def _take_back(self, item: int) -> None:
        """From a pile into the hand again."""
        self._hand = item
        self.answered.emit(Put(item, None))
        self.piles[0].to.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self.thing.text())


class Pile(Plate):
    """Its name, which is pressed to lay the thing in hand here; below it what lies here already."""

    taken = Signal(int)  # this thing was pressed: it goes back into the hand

    def __init__(self, number: int, name: str, tint: str) -> None:
        super().__init__(tint)
        self._name = name
        edges = self.column.contentsMargins()
        self.column.setContentsMargins(edges.left(), tokens.SPACE_12, edges.right(), tokens.SPACE_12)
        self.to = Wide(name, number=number)
        self.to.setAccessibleName(translate("Player", "Lay it here: {pile}").format(pile=name))
        self.to.setAccessibleDescription(translate("Player", "Key {number}").format(number=number))
        self.column.setSpacing(0)
        self.column.addWidget(self.to)
        self._things = QVBoxLayout()
        self._things.setContentsMargins(0, 0, 0, 0)
        self._things.setSpacing(0)
        holder = QWidget()
        holder.bleed = Wide.bleed  # type: ignore[attr-defined]
        holder.setLayout(self._things)
        self.column.addWidget(holder)
        self.column.addStretch(1)
        self.things: list[Wide] = []
        self._shown: list[tuple[int, str]] = []

    def show_things(self, things: list[tuple[int, str]]) -> None:
        """Numbers and words of what lies here."""
        if things == self._shown:
            return
        self._shown = things
        for old in self.things:
            self._things.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.things = [self._thing(item, words) for item, words in things]
        for thing in self.things:
            self._things.addWidget(thing)
            thing.show()

    def _thing(self, item: int, words: str) -> Wide:
        made = Wide(words, style=tokens.BODY, quiet=True)
        spoken = translate("Player", "{thing}, lies on {pile}. Take it back").format(thing=words, pile=self._name)
        made.setAccessibleName(spoken)
        made.setToolTip(translate("Player", "Take it back"))
        made.clicked.connect(lambda _on=False: self.taken.emit(item))
        return made


def _rows(piles: list[Pile]) -> list[list[Pile]]:
    """Two or three piles side by side, four in two rows."""
    return [piles[:2], piles[2:]] if len(piles) == 4 else [piles]
