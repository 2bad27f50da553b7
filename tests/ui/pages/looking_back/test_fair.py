from __future__ import annotations

from typing import Any

import pytest

from app.errors import Code
from app.insights.fair_model import FairDraft
from app.practice.model import UseDraft, Verdict
from app.session import Session
from app.strategies.model import Mark
from tests.pages.looking_back import LookingBackScreen
from tests.support import FakeClock
from tests.ui.harness import Told
from ui.context import Context
from ui.navigation import Place, PlayerStart, Room
from ui.operations.tools import ask_after
from ui.pages.looking_back.topics import Topic

TOOLS = ("five-senses", "finger-trace")
SENSES, TRACE = "Five, four, three, two, one", "A slow rhythm, no breath"
SITUATION, DIFFERENCE = "In what kind of moment would you use them", "What would you call a difference"


@pytest.fixture
def screen(qtbot: Any, ctx: Context, told: Told) -> LookingBackScreen:
    """On the way to a fair test."""
    return LookingBackScreen(qtbot, ctx, told, Topic.FAIR)


def set_up(page: LookingBackScreen) -> None:
    """From the question to the coin."""
    page.press("Yes, set one up")
    page.press(SENSES)
    page.press(TRACE)
    page.write(SITUATION, "a loud street")
    page.write(DIFFERENCE, "two numbers lower")
    page.press("Begin")


def noted(session: Session, clock: FakeClock, turns: int, **more: Any) -> None:
    """So many turns of each tool, thrown and noted, behind the page."""
    tests = session.insights.fair_tests
    falls = iter([0, 1] * turns)
    tests._coin = lambda _sides: next(falls)
    test = tests.running() or tests.begin(FairDraft(*TOOLS, "a loud street", "two numbers lower")).value
    for _ in range(2 * turns):
        clock.tick(60)
        turn = tests.throw(test.id).value
        clock.tick(60)
        session.practice.save(UseDraft(turn.tool_id, "T", after=3 + TOOLS.index(turn.tool_id), **more))
    clock.tick(60)


def test_it_is_for_calm_moments_and_never_pressed(screen: LookingBackScreen) -> None:
    assert "Is this a calm moment" in screen.words()
    screen.press("Not now")
    assert screen.view() is screen.page.front


def test_only_gentle_tools_are_offered(screen: LookingBackScreen, session: Session) -> None:
    session.strategies.mark("humming", Mark(not_for_me=True))
    screen.press("Yes, set one up")
    assert screen.can(SENSES)
    for tool in ("longer-out-breath", "wall-push", "orienting", "humming", "cold-on-face", "urge-surfing"):
        assert not screen.can(session.strategies.tool(tool).title)


def test_what_is_missing_is_asked_for_and_nothing_is_lost(screen: LookingBackScreen, session: Session) -> None:
    screen.press("Yes, set one up")
    screen.press(SENSES)
    screen.press("Begin")
    assert "A coin has two sides." in screen.words()
    screen.press(TRACE)
    screen.press("Begin")
    assert "In what kind of moment would you use them? A few words are enough." in screen.words()
    screen.write(SITUATION, "a loud street")
    screen.press("Begin")
    assert "What would you call a difference? A few words are enough." in screen.words()
    screen.write(DIFFERENCE, "d" * 2001)
    screen.press("Begin")
    assert "longer than we can keep" in screen.words()
    assert session.insights.fair_tests.all() == []
    screen.write(DIFFERENCE, "two numbers lower")
    screen.press("Begin")
    (test,) = session.insights.fair_tests.all()
    assert {test.first_tool, test.second_tool} == set(TOOLS)
    assert (test.situation, test.would_change) == ("a loud street", "two numbers lower")


def test_the_coin_falls_once_and_leads_to_the_tool(screen: LookingBackScreen, session: Session) -> None:
    set_up(screen)
    assert "a loud street" in screen.words()
    screen.press("Throw the coin")
    (turn,) = session.insights.fair_tests.all()[0].turns
    title = session.strategies.tool(turn.tool_id).title
    assert screen.page.fair.said() == f"The coin says: “{title}”"
    assert not screen.can("Throw the coin")
    screen.press("Begin it")
    assert screen.went() == Place(Room.PLAYER, PlayerStart(turn.tool_id))


def test_coming_back_finds_the_turn_and_once_noted_the_coin(
    screen: LookingBackScreen, session: Session, clock: FakeClock, ctx: Context
) -> None:
    set_up(screen)
    screen.press("Throw the coin")
    place = screen.page.here()
    clock.tick(300)
    turn = session.insights.fair_tests.all()[0].turns[0]
    ctx.run(lambda s: s.practice.save(UseDraft(turn.tool_id, "T", after=4)), owner=screen.frame)
    screen.settle()
    screen.page.open(place)
    screen.page.entered()
    screen.settle()
    assert screen.can("Throw the coin")
    assert screen.page.fair.said() == ""
    assert "drawn once, noted afterwards once" in screen.words()


def test_a_turn_may_be_left(screen: LookingBackScreen, session: Session) -> None:
    set_up(screen)
    screen.press("Throw the coin")
    screen.press("Leave this turn")
    screen.press("Throw the coin")
    assert len(session.insights.fair_tests.all()[0].turns) == 2
    assert not screen.can("Throw the coin")


def test_nothing_is_compared_before_eight_of_each(qtbot: Any, ctx: Context, told: Told, clock: FakeClock) -> None:
    noted(ctx.session, clock, 7)
    screen = LookingBackScreen(qtbot, ctx, told, Topic.FAIR)
    screen.open_test(0)
    assert "The two are laid side by side once each has 8 noted uses. There is no hurry." in screen.sentences()
    assert not any("from 3" in line for line in screen.sentences())
    assert not screen.can("Show the dots")
    noted(ctx.session, clock, 1)
    screen.page.refresh()
    screen.settle()
    said = screen.sentences()
    assert f"“{SENSES}”. How strong it was afterwards: 8 uses, all at 3." in said
    assert f"“{TRACE}”. How strong it was afterwards: 8 uses, all at 4." in said
    assert "Before the first throw you wrote: “two numbers lower” You can look whether it is so." in said
    assert "chance alone" in said[-1]
    screen.press("Show the dots")
    assert len(screen.pictures()) == 2
    screen.press("Show the notes")
    assert len(screen.notes()) == 16
    screen.press("Back to the answer")
    assert screen.view() is screen.page.fair


def test_made_it_worse_is_said_at_once_with_the_way_out(qtbot: Any, ctx: Context, told: Told, clock: FakeClock) -> None:
    noted(ctx.session, clock, 1, verdict=Verdict.WORSE)
    screen = LookingBackScreen(qtbot, ctx, told, Topic.FAIR)
    screen.open_test(0)
    assert any("“it made it worse” once" in line and "You can stop" in line for line in screen.sentences())
    assert screen.can("Stop this test")


def test_stopping_can_be_undone(screen: LookingBackScreen, session: Session, told: Told) -> None:
    set_up(screen)
    screen.press("Stop this test")
    assert session.insights.fair_tests.running() is None
    assert not screen.can("Throw the coin")
    assert told.said[-1] == ("The test is stopped. What was noted stays.", "Undo")
    told.do_last()
    screen.settle()
    assert screen.can("Throw the coin")
    screen.press("Stop this test")
    screen.press("Take it up again")
    assert session.insights.fair_tests.running() is not None


def test_deleting_can_be_undone(screen: LookingBackScreen, session: Session, told: Told) -> None:
    set_up(screen)
    screen.press("Delete")
    assert session.insights.fair_tests.all() == []
    assert screen.can("Yes, set one up")
    told.do_last()
    screen.settle()
    assert len(session.insights.fair_tests.all()) == 1
    assert screen.view() is screen.page.fair


def test_deleting_for_good_asks_first(screen: LookingBackScreen, session: Session) -> None:
    set_up(screen)
    screen.press("Delete for good")
    screen.press("Keep it")
    assert len(session.insights.fair_tests.all()) == 1
    screen.press("Delete for good")
    screen.press("Delete for good")
    assert session.vault.db.value("SELECT count(*) FROM fair_test") == 0


def test_another_waits_until_the_first_is_stopped(screen: LookingBackScreen) -> None:
    set_up(screen)
    screen.press("All fair tests")
    assert not screen.can("Yes, set one up")
    screen.open_test(0)
    screen.press("Stop this test")
    screen.press("All fair tests")
    assert screen.can("Yes, set one up")


def test_a_tool_that_was_put_aside_stops_the_coin(screen: LookingBackScreen, session: Session, told: Told) -> None:
    set_up(screen)
    session.strategies.mark(TOOLS[0], Mark(not_for_me=True))
    screen.press("Throw the coin")
    assert told.errors[-1].code is Code.NOT_LOW_RISK
    assert session.insights.fair_tests.all()[0].turns == ()


def test_where_uses_are_not_noted_it_says_so(qtbot: Any, ctx: Context, told: Told) -> None:
    ask_after(asks=False)(ctx.session)
    screen = LookingBackScreen(qtbot, ctx, told, Topic.FAIR)
    assert "switched off" in screen.words()
    assert not screen.can("Yes, set one up")


def test_not_safe_is_one_press_away(screen: LookingBackScreen) -> None:
    set_up(screen)
    screen.press("I am not safe right now")
    assert screen.went() == Place(Room.SAFETY)
