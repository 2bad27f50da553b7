"""What a person does on the Now page."""

from __future__ import annotations

from typing import Any

from app.strategies.model import Occasion, State
from tests.pages.screen import Screen, labels
from tests.ui.harness import Told
from ui.context import Context
from ui.pages.now.page import NowPage
from ui.widgets.buttons import Chip
from ui.widgets.cards import PressCard


class NowScreen(Screen[NowPage]):
    def __init__(self, qtbot: Any, ctx: Context, told: Told, size: tuple[int, int] = (1130, 840)) -> None:
        super().__init__(qtbot, ctx, told, NowPage(ctx), size=size)
        qtbot.waitUntil(lambda: bool(self.page._tools) and bool(self.page._day.text()))

    def choose(self, now: State | Occasion) -> None:
        if isinstance(now, State):
            self.page.cards[now].click()
        else:
            next(chip for chip in self.page.occasions.findChildren(Chip) if chip.value == now.value).click()

    def chosen(self) -> list[State | Occasion]:
        states = [state for state, card in self.page.cards.items() if card.isChecked()]
        return [*states, *(Occasion(value) for value in self.page.occasions.values())]

    def offered(self) -> list[str]:
        """Titles of the tools on the screen, the large one first."""
        offer = self.page.suggestions
        if not offer.isVisible() or not offer.large.isVisible():
            return []
        return [offer.large.name.text(), *(card.text() for card in offer.small if card.isVisible())]

    def begin(self) -> None:
        self.page.suggestions.large.begin.click()

    def something_else(self) -> None:
        self.page.suggestions.other.click()

    def all_of_it(self) -> None:
        """Press what leads to everything that is meant for what was chosen."""
        self.page.suggestions._all.click()

    def go_low(self) -> None:
        self.page.low.click()

    def low_choices(self) -> list[str]:
        """What the screen of very little energy offers now."""
        return [card.text() for card in self.page._low.findChildren(PressCard) if card.isVisible()]

    def pick_low(self, place: int) -> None:
        [card for card in self.page._low.findChildren(PressCard) if card.isVisible()][place].click()

    def words(self) -> str:
        """Every word that is on the screen as a label."""
        return labels(self.page)
