"""Cards on a disk that is slow, or full: one press is one thing, and nothing that was written goes."""

from __future__ import annotations

from typing import Any

import pytest

from app.cards.model import Card, CardDraft, Section
from app.session import Session
from tests.pages.cards import CardsScreen
from tests.ui.harness import Told, settled, slow
from ui.context import Context
from ui.navigation import NEW, CardsOf
from ui.pages.cards.reads import WINDOW


@pytest.fixture
def heron(session: Session) -> Card:
    return session.cards.save(CardDraft(title="Heron", parts=(Section("", ("It waits.",)),))).value


@pytest.fixture
def swift(session: Session) -> Card:
    return session.cards.save(CardDraft(title="Swift", tool_id="orienting")).value


def _titles(qtbot: Any, ctx: Context) -> list[str]:
    found: list[str] = settled(qtbot, ctx, lambda s: sorted(card.title for card in s.cards.each()))
    return found


def test_deleted_twice_it_can_still_be_brought_back(
    qtbot: Any, ctx: Context, told: Told, heron: Card, session: Session
) -> None:
    screen = CardsScreen(qtbot, ctx, told, heron.id)
    with slow(ctx):
        screen.page.reading.delete.click()
        screen.page.reading.delete.click()
    screen.settle()
    assert told.errors == []
    assert told.said == [("The card is deleted.", "Undo")]
    screen.undo()
    assert screen.names() == ["Heron"]


def test_whoever_reads_another_card_by_then_goes_on_reading(
    qtbot: Any, ctx: Context, told: Told, heron: Card, swift: Card
) -> None:
    screen = CardsScreen(qtbot, ctx, told, heron.id)
    with slow(ctx):
        screen.page.open(swift.id)
        screen.page.reading.delete.click()  # the heron is still there
    screen.settle()
    assert screen.is_reading()
    assert "Swift" in screen.words()
    assert _titles(qtbot, ctx) == ["Swift"]


def test_what_is_kept_by_then_does_not_come_before_what_is_read(
    qtbot: Any, ctx: Context, told: Told, swift: Card
) -> None:
    screen = CardsScreen(qtbot, ctx, told, NEW)
    screen.write("Heron")
    screen.settle()
    with slow(ctx):
        screen.page.open(CardsOf("orienting"))
        screen.page.editor.save.click()
    screen.settle()
    assert _titles(qtbot, ctx) == ["Heron", "Swift"]
    assert screen.is_reading()
    assert "Swift" in screen.words()


def test_what_is_written_is_not_lost_to_a_change_of_another(qtbot: Any, ctx: Context, told: Told, swift: Card) -> None:
    screen = CardsScreen(qtbot, ctx, told, NEW)
    screen.write("Heron")
    screen.open(swift.id)
    screen.press("Change")
    assert screen.is_writing()
    assert screen.page.editor.name.text() == "Swift"
    assert told.said == [("Not kept.", "Keep it after all")]
    screen.undo()
    assert _titles(qtbot, ctx) == ["Heron", "Swift"]
    assert screen.is_writing()  # whoever writes is left to it


def test_more_cards_asked_for_twice_come_once(qtbot: Any, ctx: Context, told: Told, session: Session) -> None:
    for number in range(WINDOW + 3):
        session.cards.save(CardDraft(title=f"Card {number}"))
    screen = CardsScreen(qtbot, ctx, told)
    with slow(ctx):
        screen.page.listing.more.click()
        screen.page.listing.more.click()
    screen.settle()
    assert len(screen.names()) == WINDOW + 3
