"""Cards: a few lines to read again."""

from __future__ import annotations

import dataclasses

import pytest

from app.cards.cards import Cards, as_draft
from app.cards.model import CardDraft, Section
from app.changes import Changes
from app.clock import Moment
from app.errors import AppError, Code
from app.vault.database import Database
from tests.support import CountingIds, FakeClock, memory_database

FULL = CardDraft(
    None,
    Moment("2025-05-05T18:30:00", "+02:00"),
    "flashback-script",
    "When the past feels present",
    (Section("What I see here", ("the lamp", "the blue cup")), Section("", ("It is May.",))),
)


@pytest.fixture
def cards(db: Database, clock: FakeClock, ids: CountingIds) -> Cards:
    return Cards(db, clock, ids)


def test_every_field_is_kept(cards: Cards) -> None:
    outcome = cards.save(FULL)
    assert outcome.changes == Changes.CARDS
    assert dataclasses.replace(as_draft(outcome.value), id=None) == FULL
    assert list(cards.each()) == [cards.get(outcome.value.id or "")] == [outcome.value]
    assert {field.name for field in dataclasses.fields(CardDraft) if not getattr(FULL, field.name)} == {"id"}


def test_what_is_empty_is_left_out(cards: Cards) -> None:
    card = cards.save(
        CardDraft(title="  a\nb ", parts=(Section("gone", (" ", "")), Section("stays", ("", " x\r\ny "))))
    ).value
    assert (card.title, card.parts) == ("a b", (Section("stays", ("x\ny",)),))


@pytest.mark.parametrize("blank", [CardDraft(), CardDraft(title=" ", parts=(Section("only a heading", ()),))])
def test_a_card_says_something(cards: Cards, blank: CardDraft) -> None:
    with pytest.raises(AppError, match=f"^{Code.EMPTY}$"):
        cards.save(blank)
    assert cards.page() == []


def test_it_is_called_by_its_title_or_its_first_line(cards: Cards) -> None:
    assert cards.save(FULL).value.name == "When the past feels present"
    assert cards.save(dataclasses.replace(FULL, title="")).value.name == "the lamp"


def test_cards_are_listed_by_page_and_by_tool(cards: Cards) -> None:
    for minute in range(5):
        cards.save(CardDraft(at=Moment(f"2025-01-01T10:0{minute}:00"), tool_id="a" if minute % 2 else "b", title="x"))
    assert [card.at.clock for card in cards.page(limit=2) if card.at] == ["10:04", "10:03"]
    first = cards.of_tool("b", limit=1)
    assert [card.at.clock for card in cards.of_tool("b", first[0].cursor, 1) if card.at] == ["10:02"]
    assert cards.of_tool("c") == []


def test_a_card_of_an_export_that_says_nothing_is_refused(cards: Cards) -> None:
    blank = dataclasses.replace(cards.save(FULL).value, title="", parts=())
    other = Cards(memory_database(), FakeClock(), CountingIds())
    with pytest.raises(AppError, match=f"^{Code.EMPTY}$"):
        other.add_exported([blank])
    assert other.page() == []
