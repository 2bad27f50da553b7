"""What somebody wrote in a tool: gone by itself, kept as a card or an entry only when they say so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from app.cards.model import CardDraft, Section
from app.errors import Code, UserFixable
from app.session import Session
from exercises.model import Caution
from exercises.steps import Leave
from tests.exercises.support import exercise, step_of
from tests.pages.player import PlayerScreen
from tests.ui.harness import Told, make_context
from ui.context import Context
from ui.navigation import CardsOf, PlayerStart, Room
from ui.pages.player.after import After
from ui.pages.player.filling import FillPart
from ui.pages.player.offer import Offer
from ui.pages.player.stage import Stage
from ui.pages.player.threshold import Threshold
from ui.pages.player.writing import FreeTextPart, ListPart

CANARY = "kanarienvogel"
AS_CARD = exercise(
    step_of("list", title="What is here"),
    step_of("fill"),
    keep={"what": "card", "title": "For a hard day", "steps": ["list", "fill"]},
)
AS_ENTRY = exercise(
    step_of("free-text", title="The page"), keep={"what": "entry", "title": "A letter", "steps": ["free-text"]}
)


@pytest.fixture
def screen(qtbot: Any, ctx: Context, told: Told) -> PlayerScreen:
    return PlayerScreen(qtbot, ctx, told, PlayerStart("feet-and-chair", calm=False))


@pytest.fixture
def idle(qtbot: Any, ctx: Context) -> Callable[[], None]:
    """Wait until everything given to the vault's lane so far has been done and delivered."""

    def wait() -> None:
        done: list[bool] = []
        ctx.lanes.vault(lambda _token, _progress: True, done.append)
        qtbot.waitUntil(lambda: bool(done))

    return wait


def write(screen: PlayerScreen, *lines: str) -> None:
    """The lines of `AS_CARD`, and on to its end."""
    screen.play(AS_CARD)
    part = screen.part()
    assert isinstance(part, ListPart)
    for field, text in zip(part.lines.fields, lines, strict=False):
        field.set_text(text)
    screen.finish()


def offer(screen: PlayerScreen) -> Offer:
    found = screen.after().offer
    assert found is not None
    return found


def nothing_kept(session: Session) -> bool:
    return not (session.cards.page() or session.journal.page() or session.practice.recent())


def test_going_on_keeps_nothing_and_asks_nothing(
    screen: PlayerScreen, session: Session, told: Told, idle: Callable[[], None]
) -> None:
    write(screen, CANARY)
    assert screen.after().first_focus() is screen.after().finish
    screen.after().finish.click()
    idle()
    assert told.went_back == 1
    assert told.said == []
    assert nothing_kept(session)


def test_lines_are_kept_as_a_card_that_names_its_tool(
    screen: PlayerScreen, session: Session, told: Told, idle: Callable[[], None]
) -> None:
    write(screen, "the lamp", "", "the cup")
    offer(screen).as_card.click()
    idle()
    (card,) = session.cards.page()
    assert (card.tool_id, card.title) == ("feet-and-chair", "For a hard day")
    assert card.parts[0] == Section("What is here", ("the lamp", "the cup"))
    assert card.parts[1].heading == "It is"
    assert "2026" in card.parts[1].lines[0]  # the day it was, not its token
    assert not offer(screen).buttons.isVisible()
    offer(screen).show_card.click()
    assert screen.went().room is Room.CARDS
    assert screen.went().what == CardsOf("feet-and-chair")
    assert session.journal.page() == []
    told.do_last()
    idle()
    assert session.cards.page() == []
    assert offer(screen).buttons.isVisible()


def test_what_is_kept_is_not_offered_twice(screen: PlayerScreen, session: Session, idle: Callable[[], None]) -> None:
    write(screen, "the lamp")
    offer(screen).as_card.click()
    offer(screen).as_card.click()  # a second press does nothing
    idle()
    screen.back()
    assert isinstance(screen.page.shown, Stage)
    screen.finish()
    assert not offer(screen).buttons.isVisible()
    assert len(session.cards.page()) == 1
    screen.back()
    screen.back()
    part = screen.part()
    assert isinstance(part, ListPart)
    part.lines.fields[1].set_text("the cup")
    screen.finish()
    assert offer(screen).buttons.isVisible()


def test_lines_are_kept_as_an_entry_with_their_headings(
    screen: PlayerScreen, session: Session, told: Told, idle: Callable[[], None]
) -> None:
    write(screen, "the lamp", "the cup")
    offer(screen).as_entry.click()
    idle()
    (line,) = session.journal.page()
    entry = session.journal.get(line.id)
    assert entry.title == "For a hard day"
    assert entry.body.startswith("## What is here\n\n- the lamp\n- the cup\n\n## It is\n\n")
    assert session.cards.page() == []
    told.do_last()
    idle()
    assert session.journal.page() == []


def test_a_letter_is_kept_word_for_word(screen: PlayerScreen, session: Session, idle: Callable[[], None]) -> None:
    screen.play(AS_ENTRY)
    part = screen.part()
    assert isinstance(part, FreeTextPart)
    part.page.set_text("Dear M.,\n\nit rained.\nYours")
    screen.finish()
    assert not offer(screen).as_card.isVisible()
    offer(screen).as_entry.click()
    idle()
    (line,) = session.journal.page()
    assert session.journal.get(line.id).body == "## The page\n\nDear M.,\n\nit rained.\nYours"


def test_nothing_written_is_nothing_to_keep(screen: PlayerScreen) -> None:
    write(screen)
    assert screen.after().offer is None


def test_stopping_in_the_middle_offers_what_is_there(screen: PlayerScreen) -> None:
    screen.play(AS_CARD)
    part = screen.part()
    assert isinstance(part, ListPart)
    part.lines.fields[0].set_text("the lamp")
    screen.leave(Leave.STOP)
    assert offer(screen).as_card.isVisible()


@pytest.mark.parametrize("way", [Leave.ELSE, Leave.WORSE])
def test_the_other_ways_out_offer_nothing_to_keep(screen: PlayerScreen, way: Leave) -> None:
    screen.play(AS_CARD)
    part = screen.part()
    assert isinstance(part, ListPart)
    part.lines.fields[0].set_text("the lamp")
    screen.leave(way)
    assert not screen.out().findChildren(Offer)
    assert not screen.out().findChildren(After)


def test_a_vault_that_cannot_write_says_so_and_offers_again(
    screen: PlayerScreen, session: Session, told: Told, idle: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_draft: CardDraft) -> None:
        raise UserFixable(Code.EMPTY)

    monkeypatch.setattr(session.cards, "save", refuse)
    write(screen, "the lamp")
    offer(screen).as_card.click()
    idle()
    assert [error.code for error in told.errors] == [Code.EMPTY]
    assert offer(screen).buttons.isVisible()
    assert not offer(screen).as_card.resting()


def test_a_tool_with_cards_leads_to_them_before_and_after(screen: PlayerScreen, session: Session) -> None:
    session.cards.save(CardDraft(tool_id="feet-and-chair", title="x"))
    screen.open("feet-and-chair")
    screen.threshold().cards.click()
    assert screen.went().what == CardsOf("feet-and-chair")
    screen.begin()
    screen.finish()
    assert screen.after().to_cards.isVisible()
    screen.open("orienting")
    assert not screen.threshold().cards.isVisible()


# locked in the middle


def test_locked_in_the_middle_the_tool_begins_anew_and_nothing_is_anywhere(
    screen: PlayerScreen, session: Session, told: Told, qtbot: Any, idle: Callable[[], None]
) -> None:
    screen.play(AS_CARD)
    part = screen.part()
    assert isinstance(part, ListPart)
    part.lines.fields[0].set_text(CANARY)
    screen.next()
    fill = screen.part()
    assert isinstance(fill, FillPart)
    fill.blanks[0].line.set_text(CANARY)
    screen.page.leaving()
    assert screen.page.unsaved() is None  # what the lock would write
    idle()
    assert nothing_kept(session)
    assert CANARY not in "".join(str(row) for row in session.vault.db.rows("SELECT * FROM preference"))
    # locking ends the process; what follows is a page that has seen nothing
    later = make_context(session, told, screen.page.ctx.lanes)
    anew = PlayerScreen(qtbot, later, told, "feet-and-chair")
    assert isinstance(anew.page.shown, Threshold)
    anew.play(AS_CARD)
    part = anew.part()
    assert isinstance(part, ListPart)
    assert all(not field.text() for field in part.lines.fields)


# what a person leaves out


def test_whoever_leaves_breath_out_begins_without_it(screen: PlayerScreen, session: Session) -> None:
    session.cautions.leave_out([Caution.BREATH])
    screen.open(PlayerStart("longer-out-breath", calm=False))
    assert type(screen.pacer()).__name__ == "Dot"
    assert screen.timed().switch.text() == "With breath"
    screen.timed().switch.click()
    assert type(screen.pacer()).__name__ == "Circle"


def test_ways_out_never_lead_to_what_is_left_out(screen: PlayerScreen, session: Session) -> None:
    session.cautions.leave_out([Caution.BREATH])
    screen.open(PlayerStart("wall-push", calm=False))
    screen.play(
        exercise(
            step_of("text"), exits={"something_else": ["longer-out-breath", "orienting"], "worse": ["five-senses"]}
        )
    )
    screen.leave(Leave.ELSE)
    offered = [card.tool.id for card in screen.out().cards if card.tool]
    assert "longer-out-breath" not in offered
    assert "orienting" in offered
    assert len(offered) >= 2


def test_feeling_worse_always_leads_to_a_tool_and_to_people(screen: PlayerScreen, session: Session) -> None:
    assert screen.page.reading is not None
    for tool in ("five-senses", "orienting"):
        session.strategies.mark(tool, replace(session.strategies.tool(tool).mark, not_for_me=True))
    screen.open(PlayerStart("wall-push", calm=False))
    screen.leave(Leave.WORSE)
    out = screen.out()
    offered = [card.tool.id for card in out.cards if card.tool]
    assert offered
    assert not {"five-senses", "orienting"} & set(offered)
    out.people.click()
    assert screen.went().room is Room.SAFETY
    assert not [
        w for w in out.findChildren(QWidget) if type(w).__name__ in ("Scale", "Strength", "ChipChoice", "LineField")
    ]
