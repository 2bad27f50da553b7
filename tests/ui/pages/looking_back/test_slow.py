"""Fair tests on a disk that is slow, or full: one press is one thing, and a coin falls once."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt

from app.errors import Code
from app.insights.fair_model import FairDraft, FairTest
from app.session import Session
from tests.pages.looking_back import LookingBackScreen
from tests.ui.harness import Told, full, settled, slow
from ui.context import Context
from ui.pages.looking_back.topics import Topic

DRAFT = FairDraft("five-senses", "finger-trace", "a loud street", "two numbers lower")


@pytest.fixture
def screen(qtbot: Any, ctx: Context, told: Told) -> LookingBackScreen:
    return LookingBackScreen(qtbot, ctx, told, Topic.FAIR)


@pytest.fixture
def running(session: Session) -> FairTest:
    return session.insights.fair_tests.begin(DRAFT).value


@pytest.fixture
def opened(running: FairTest, screen: LookingBackScreen) -> LookingBackScreen:
    screen.open_test(0)
    return screen


def _fill(screen: LookingBackScreen) -> None:
    screen.press("Yes, set one up")
    screen.press("Five, four, three, two, one")
    screen.press("A slow rhythm, no breath")
    screen.write("In what kind of moment would you use them", DRAFT.situation)
    screen.write("What would you call a difference", DRAFT.would_change)


def _turns(qtbot: Any, ctx: Context) -> int:
    turns: int = settled(qtbot, ctx, lambda s: len(s.insights.fair_tests.all()[0].turns))
    return turns


def test_a_test_begun_twice_is_one_and_nothing_is_refused(
    screen: LookingBackScreen, qtbot: Any, ctx: Context, told: Told
) -> None:
    _fill(screen)
    begin = screen.page.fair_form.begin
    begin.setFocus(Qt.FocusReason.TabFocusReason)
    with slow(ctx):
        for _ in range(3):
            assert screen.frame.focusWidget() is begin
            qtbot.keyClick(begin, Qt.Key.Key_Return)
    assert settled(qtbot, ctx, lambda s: len(s.insights.fair_tests.all())) == 1
    assert told.errors == []
    assert screen.view() is screen.page.fair


def test_a_test_that_was_refused_stays_on_the_form(
    screen: LookingBackScreen, qtbot: Any, ctx: Context, told: Told
) -> None:
    _fill(screen)
    with full(ctx):
        screen.press("Begin")
    assert [error.code for error in told.errors] == [Code.DISK_FULL]
    assert screen.page.fair_form.situation.text() == DRAFT.situation
    screen.press("Begin")
    assert settled(qtbot, ctx, lambda s: len(s.insights.fair_tests.all())) == 1


def test_a_form_asked_for_twice_is_not_emptied_under_the_hands(screen: LookingBackScreen, ctx: Context) -> None:
    form = screen.page.fair_form
    with slow(ctx):
        screen.page.fair_front.yes.click()
        ctx.query(lambda _s: True, lambda _t: form.situation.set_text(DRAFT.situation), owner=form)
        screen.page.fair_front.yes.click()
    screen.settle()
    assert form.situation.text() == DRAFT.situation


def test_whoever_went_on_by_then_is_left_there(screen: LookingBackScreen, qtbot: Any, ctx: Context) -> None:
    _fill(screen)
    with slow(ctx):
        screen.page.fair_form.begin.click()
        screen.page.open(None)
    assert settled(qtbot, ctx, lambda s: len(s.insights.fair_tests.all())) == 1
    assert screen.view() is screen.page.front


def test_a_coin_thrown_twice_falls_once(opened: LookingBackScreen, qtbot: Any, ctx: Context, told: Told) -> None:
    throw = opened.page.fair.throw
    throw.setFocus(Qt.FocusReason.TabFocusReason)
    with slow(ctx):
        for _ in range(3):
            assert opened.frame.focusWidget() is throw
            qtbot.keyClick(throw, Qt.Key.Key_Return)
        ctx.query(lambda _s: True, lambda _t: throw.click(), owner=throw)  # it has fallen, and nobody has seen it
    assert _turns(qtbot, ctx) == 1
    assert opened.page.fair.said()
    assert told.errors == []


def test_a_coin_that_was_refused_can_be_thrown_again(
    opened: LookingBackScreen, qtbot: Any, ctx: Context, told: Told
) -> None:
    with full(ctx):
        opened.press("Throw the coin")
    assert [error.code for error in told.errors] == [Code.DISK_FULL]
    opened.press("Throw the coin")
    assert _turns(qtbot, ctx) == 1


def test_deleted_twice_it_can_still_be_brought_back(
    opened: LookingBackScreen, qtbot: Any, ctx: Context, told: Told
) -> None:
    with slow(ctx):
        opened.page.fair.delete.click()
        opened.page.fair.delete.click()
    opened.settle()
    assert told.errors == []
    assert [action for _words, action in told.said] == ["Undo"]
    assert opened.view() is opened.page.fair_front
    told.do_last()
    assert settled(qtbot, ctx, lambda s: len(s.insights.fair_tests.all())) == 1
    assert opened.view() is opened.page.fair


@pytest.mark.parametrize("act", ["stop", "delete"])
def test_the_answer_does_not_lead_away_from_something_else(
    act: str, opened: LookingBackScreen, qtbot: Any, ctx: Context, told: Told
) -> None:
    with slow(ctx):
        getattr(opened.page.fair, act).click()
        opened.page.open(None)
    settled(qtbot, ctx)
    assert opened.view() is opened.page.front
    told.do_last()
    settled(qtbot, ctx)
    assert opened.view() is opened.page.front
    assert settled(qtbot, ctx, lambda s: s.insights.fair_tests.running()) is not None
