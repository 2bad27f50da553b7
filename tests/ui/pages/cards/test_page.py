"""Cards I keep: found again, read large, changed, written, deleted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from app.cards.model import Card, CardDraft, Section
from app.errors import Code
from app.session import Session
from app.settings import Settings
from app.strategies.model import StrategyDraft
from tests.pages.cards import CardsScreen
from tests.support import FakeClock
from tests.ui.harness import Told
from ui.context import Context
from ui.navigation import NEW, CardsOf, PlayerStart, Room
from ui.pages.cards.reads import WINDOW
from ui.theme.theme import Application
from ui.widgets.text import Text

Open = Callable[..., CardsScreen]
NIGHT = CardDraft(
    tool_id="orienting", title="For the night",
    parts=(Section("I do", ("plain words", "the window")), Section("", ("It gets light.",))),
)  # fmt: skip


@pytest.fixture
def cards(qtbot: Any, ctx: Context, told: Told) -> Open:
    def make(what: object = None, **more: Any) -> CardsScreen:
        return CardsScreen(qtbot, ctx, told, what, **more)

    return make


@pytest.fixture
def night(session: Session) -> Card:
    return session.cards.save(NIGHT).value


def test_where_nothing_is_kept_it_says_how_a_card_comes_about(cards: Open) -> None:
    screen = cards()
    assert screen.names() == []
    assert "Nothing is kept yet" in screen.words()


def test_the_list_says_what_cards_are_called_and_not_what_they_say(cards: Open, night: Card, session: Session) -> None:
    session.cards.save(CardDraft(title="Mine"))
    screen = cards()
    assert sorted(screen.names()) == ["For the night", "Mine"]
    tile = next(tile for tile in screen.page.listing.tiles if tile.text() == "For the night")
    assert session.strategies.tool("orienting").title in tile.accessibleDescription()
    assert "plain words" not in screen.words() + tile.accessibleDescription()


def test_a_card_is_read_large_with_its_tool(cards: Open, night: Card, session: Session) -> None:
    screen = cards()
    screen.press("For the night")
    assert screen.is_reading()
    words = screen.words()
    assert all(text in words for text in ("For the night", "I do", "plain words", "It gets light."))
    title = session.strategies.tool("orienting").title
    screen.press(f"Begin: {title}")
    assert screen.went().room is Room.PLAYER
    assert screen.went().what == PlayerStart("orienting")


def test_a_screen_reader_says_the_whole_card_at_one_stop(cards: Open, night: Card) -> None:
    screen = cards(night.id)
    first = screen.page.first_focus()
    assert first is not None
    assert all(text in first.accessibleName() for text in ("I do", "plain words", "the window", "It gets light."))


def test_a_card_whose_tool_is_gone_is_still_a_card(cards: Open, session: Session) -> None:
    own = session.strategies.save(StrategyDraft(title="Window", steps=("Open it.",))).value
    card = session.cards.save(CardDraft(tool_id=own.id or "", title="From the window")).value
    session.strategies.purge(own.id or "")
    screen = cards(card.id)
    assert "From the window" in screen.words()
    assert not screen.page.reading.tool.isVisible()


def test_the_cards_of_one_tool(cards: Open, night: Card, session: Session) -> None:
    session.cards.save(CardDraft(title="Mine"))
    screen = cards(CardsOf("orienting"))
    assert screen.is_reading()  # there is only one
    screen.press("All cards")
    assert screen.names() == ["For the night"]
    screen.press("All cards")
    assert sorted(screen.names()) == ["For the night", "Mine"]
    session.cards.save(CardDraft(tool_id="orienting", title="Another"))
    screen.open(CardsOf("orienting"))
    assert sorted(screen.names()) == ["Another", "For the night"]


def test_more_cards_come_on_request(cards: Open, session: Session, clock: FakeClock) -> None:
    for number in range(WINDOW + 3):
        clock.tick(60)
        session.cards.save(CardDraft(title=f"Card {number}"))
    screen = cards()
    assert len(screen.names()) == WINDOW
    assert screen.names()[0] == f"Card {WINDOW + 2}"
    screen.press("Show more")
    assert len(screen.names()) == WINDOW + 3
    assert not screen.page.listing.more.isVisible()


# writing


def test_a_card_is_written_without_a_tool(cards: Open, session: Session) -> None:
    screen = cards()
    screen.press("Write a card")
    assert screen.is_writing()
    screen.write("What M. said", ("", "Soup is on Thursday.\n\n  "), ("For later", "one\ntwo"))
    screen.press("Save")
    (card,) = session.cards.page()
    assert (card.tool_id, card.title) == ("", "What M. said")
    assert card.parts == (Section("", ("Soup is on Thursday.",)), Section("For later", ("one", "two")))
    assert screen.is_reading()


def test_a_card_is_renamed_and_its_lines_are_changed(cards: Open, night: Card, session: Session) -> None:
    screen = cards(night.id)
    screen.press("Change")
    screen.write("At night", ("I do", "the window"))
    screen.press("Take part 2 out")
    screen.press("Save")
    card = session.cards.get(night.id or "")
    assert (card.title, card.tool_id, card.at) == ("At night", "orienting", night.at)
    assert card.parts == (Section("I do", ("the window",)),)


def test_an_empty_card_is_not_kept_and_it_says_why(cards: Open, session: Session) -> None:
    screen = cards(NEW)
    screen.press("Save")
    assert screen.is_writing()
    assert "one line" in screen.words()
    assert session.cards.page() == []


def test_what_was_typed_can_be_kept_after_all(cards: Open, session: Session, told: Told) -> None:
    screen = cards(NEW)
    screen.write("Half", ("", "a line"))
    screen.press("Not now")
    assert session.cards.page() == []
    screen.undo()
    assert [card.title for card in session.cards.page()] == ["Half"]


def test_what_is_typed_waits_while_one_is_elsewhere_and_is_written_when_it_locks(cards: Open, session: Session) -> None:
    screen = cards(NEW)
    assert screen.page.unsaved() is None
    screen.write("Half", ("", "a line"))
    screen.page.leaving()
    screen.open()
    assert screen.is_writing()
    operation = screen.page.unsaved()
    assert operation is not None
    operation(session)
    assert [card.parts for card in session.cards.page()] == [(Section("", ("a line",)),)]


# deleting, copying


def test_a_deleted_card_comes_back_within_ten_minutes(cards: Open, night: Card, session: Session, told: Told) -> None:
    screen = cards(night.id)
    screen.press("Delete")
    assert screen.names() == []
    assert session.cards.page() == []
    screen.undo()
    assert screen.names() == ["For the night"]


def test_for_good_asks_first_and_is_for_good(cards: Open, night: Card, session: Session) -> None:
    screen = cards(night.id)
    screen.press("Delete for good")
    assert [card.id for card in session.cards.page()] == [night.id]
    screen.page.sheet.yes.click()
    screen.settle()
    assert session.vault.db.value("SELECT count(*) FROM card") == 0


def test_a_card_that_is_gone_says_so(cards: Open, told: Told) -> None:
    screen = cards("no-such-card")
    assert [error.code for error in told.errors] == [Code.NOT_FOUND]
    assert not screen.is_reading()


def test_a_copy_is_plain_words(cards: Open, night: Card, told: Told) -> None:
    screen = cards(night.id)
    screen.press("Copy")  # that it is marked as private is held in tests/ui/test_clipboard.py
    assert screen.clipboard() == "For the night\n\nI do\nplain words\nthe window\n\nIt gets light."
    assert "clipboard" in told.said[-1][0]
    QApplication.clipboard().clear()


# for every hand and eye


@pytest.mark.parametrize("what", [None, "card", NEW], ids=["list", "card", "editor"])
def test_everything_that_can_be_reached_has_a_name(cards: Open, night: Card, what: str | None) -> None:
    screen = cards(night.id if what == "card" else what)
    for widget in screen.reached():
        assert widget.accessibleName(), widget


@pytest.mark.parametrize("what", [None, "card", NEW], ids=["list", "card", "editor"])
@pytest.mark.parametrize(
    "look", [Settings(theme="light", text_scale=200), Settings(theme="dark", direction="rtl")], ids=["large", "rtl"]
)
def test_no_words_are_cut_off(
    cards: Open, night: Card, app: Application, look: Settings, what: str | None, qtbot: Any
) -> None:
    app.dress(look)
    screen = cards(night.id if what == "card" else what, size=(480, 700))

    def cut_off() -> list[str]:
        return [
            text.text()
            for text in screen.page.findChildren(Text)
            if text.isVisible()
            and (
                text.height() < text.heightForWidth(text.width()) - 1
                or text.mapTo(screen.page, text.rect().topLeft()).x() < 0
                or text.mapTo(screen.page, text.rect().topRight()).x() > screen.page.width()
            )
        ]

    qtbot.waitUntil(lambda: not cut_off())


def test_nothing_is_written_by_looking(cards: Open, night: Card, session: Session) -> None:
    before = session.vault.db.value("SELECT total_changes()")
    screen = cards(night.id)
    screen.press("All cards")
    screen.page.refresh()
    screen.settle()
    assert session.vault.db.value("SELECT total_changes()") == before
