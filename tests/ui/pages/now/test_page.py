"""How is it right now: two presses to a tool, nothing scored, nothing kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from app.cautions import Caution
from app.circle.model import HelpLineDraft
from app.clock import Moment
from app.journal.model import EntryDraft
from app.session import Session
from app.strategies.model import Mark, Occasion, State, ToolFilter
from app.strategies.suggest import little, straight_in, suggest
from tests.pages.now import NowScreen
from tests.support import FakeClock
from tests.ui.harness import Told
from ui.context import Context
from ui.navigation import NEW, PlayerStart, Room
from ui.operations import triggers as trigger_ops
from ui.pages.now.greeting import ABSENCE_DAYS, greeting, was_away


@pytest.mark.parametrize("state", list(State))
def test_two_presses_lead_into_a_fitting_tool(qtbot: Any, ctx: Context, told: Told, state: State) -> None:
    screen = NowScreen(qtbot, ctx, told)
    assert screen.offered() == []  # nothing is offered before somebody says how it is
    screen.choose(state)
    expected = suggest(ctx.session.strategies.tools(), state)
    assert screen.offered() == [tool.title for tool in expected]
    screen.begin()
    assert screen.went().room is Room.PLAYER
    start = screen.went().what
    assert isinstance(start, PlayerStart)
    assert start == PlayerStart(expected[0].id, state=state.value, calm=state is State.ALL_RIGHT)


def test_something_else_turns_to_the_next_ones(qtbot: Any, ctx: Context, told: Told) -> None:
    screen = NowScreen(qtbot, ctx, told)
    screen.choose(State.TOO_MUCH)
    first = screen.offered()
    screen.something_else()
    assert screen.offered()
    assert screen.offered() != first


def test_pressing_a_choice_again_lets_go_of_it(qtbot: Any, ctx: Context, told: Told) -> None:
    screen = NowScreen(qtbot, ctx, told)
    screen.choose(State.ALL_RIGHT)
    screen.choose(State.TOO_LITTLE)
    assert screen.chosen() == [State.TOO_LITTLE]
    screen.choose(State.TOO_LITTLE)
    assert screen.chosen() == []
    assert screen.offered() == []


def test_what_is_not_for_me_is_never_offered(qtbot: Any, ctx: Context, told: Told, session: Session) -> None:
    first = suggest(session.strategies.tools(), State.TOO_MUCH)[0]
    session.strategies.mark(first.id, Mark(not_for_me=True))
    screen = NowScreen(qtbot, ctx, told)
    screen.choose(State.TOO_MUCH)
    for _ in range(5):
        assert first.title not in screen.offered()
        screen.something_else()


def test_when_everything_is_put_aside_it_says_so_and_leads_to_the_tools(
    qtbot: Any, ctx: Context, told: Told, session: Session
) -> None:
    screen = NowScreen(qtbot, ctx, told)
    for tool in session.strategies.tools():
        session.strategies.mark(tool.id, Mark(not_for_me=True))
    screen.page.refresh()
    qtbot.waitUntil(lambda: screen.page._tools == [])
    screen.choose(State.TOO_MUCH)
    assert screen.offered() == []
    screen.all_of_it()
    assert screen.went().room is Room.TOOLS


@pytest.mark.parametrize("occasion", list(Occasion))
def test_an_occasion_leads_to_what_is_meant_for_it(
    qtbot: Any, ctx: Context, told: Told, session: Session, occasion: Occasion
) -> None:
    screen = NowScreen(qtbot, ctx, told)
    screen.choose(State.TOO_LITTLE)
    screen.choose(State.TOO_LITTLE)
    screen.choose(occasion)
    assert screen.chosen() == [occasion]
    fitting = suggest(session.strategies.tools(), occasion)
    assert screen.offered() == [tool.title for tool in fitting]
    screen.begin()
    start = screen.went().what
    assert start == PlayerStart(fitting[0].id, calm=not straight_in(occasion))
    screen.all_of_it()
    assert screen.went().room is Room.TOOLS
    assert screen.went().what is occasion


@pytest.mark.parametrize("now", [*State, *Occasion])
def test_words_of_others_stand_beside_the_tools_where_they_may_do_more(
    qtbot: Any, ctx: Context, told: Told, now: State | Occasion
) -> None:
    screen = NowScreen(qtbot, ctx, told)
    screen.choose(now)
    assert screen.page.suggestions.read.isVisible() is (now in (Occasion.ALONE, Occasion.SELF_BLAME))
    if screen.page.suggestions.read.isVisible():
        screen.page.suggestions.read.click()
        assert (screen.went().room, screen.went().what) == (Room.READING, NEW)


def test_a_state_and_an_occasion_let_go_of_each_other(qtbot: Any, ctx: Context, told: Told) -> None:
    screen = NowScreen(qtbot, ctx, told)
    screen.choose(Occasion.ANGER)
    screen.choose(State.TOO_MUCH)
    assert screen.chosen() == [State.TOO_MUCH]
    screen.choose(State.TOO_MUCH)
    screen.choose(Occasion.NIGHT)
    assert screen.chosen() == [Occasion.NIGHT]
    screen.choose(Occasion.NIGHT)
    assert screen.chosen() == []
    assert screen.offered() == []


@pytest.mark.parametrize("now", [*State, *Occasion])
def test_what_is_left_out_is_offered_by_nothing_here(
    qtbot: Any, ctx: Context, told: Told, session: Session, now: State | Occasion
) -> None:
    session.cautions.leave_out([Caution.BODY, Caution.TOUCH, Caution.DANGER])
    left_out = {tool.title for tool in session.strategies.tools(ToolFilter(show_left_out=True)) if tool.left_out}
    assert left_out
    screen = NowScreen(qtbot, ctx, told)
    screen.choose(now)
    for _ in range(12):
        assert not left_out & set(screen.offered())
        if screen.page.suggestions.other.isVisible():
            screen.something_else()


def test_what_fits_can_be_begun_without_scrolling_in_a_small_window(qtbot: Any, ctx: Context, told: Told) -> None:
    screen = NowScreen(qtbot, ctx, told, size=(1024 - 104, 768))
    screen.choose(State.TOO_MUCH)
    qtbot.wait(10)
    begin = screen.page.suggestions.large.begin
    assert begin.mapTo(screen.page, begin.rect().bottomLeft()).y() <= screen.page.height()


def test_three_big_choices_lead_to_what_is_there(qtbot: Any, ctx: Context, told: Told, session: Session) -> None:
    screen = NowScreen(qtbot, ctx, told)
    screen.go_low()
    assert len(screen.low_choices()) == 3
    assert not any(card.isVisible() for card in screen.page.cards.values())
    screen.pick_low(0)
    assert screen.went().what == PlayerStart(little(session.strategies.tools())[0].id, calm=False)
    screen.pick_low(1)
    assert screen.went().room is Room.READING
    assert screen.went().what == NEW
    screen.pick_low(2)
    assert len(screen.low_choices()) == 2
    screen.pick_low(0)
    assert screen.went().what == PlayerStart("reach-out-ladder", calm=False)
    screen.pick_low(1)
    assert screen.went().room is Room.SAFETY
    screen.page._low.three_again.click()
    assert len(screen.low_choices()) == 3
    screen.page._low.done.click()
    assert all(card.isVisible() for card in screen.page.cards.values())


def test_own_lines_stand_there_to_be_read(qtbot: Any, ctx: Context, told: Told, session: Session) -> None:
    session.circle.save(HelpLineDraft(name="Ana", contact="060 555", hours="after six"))
    screen = NowScreen(qtbot, ctx, told)
    screen.go_low()
    assert "060 555" not in screen.words()  # nothing of it before somebody asks for it
    screen.pick_low(2)
    assert "Ana" in screen.words()
    assert "060 555" in screen.words()
    assert "after six" in screen.words()


def test_low_energy_passes_over_what_is_not_for_me_and_what_is_left_out(
    qtbot: Any, ctx: Context, told: Told, session: Session
) -> None:
    first, second, *_ = little(session.strategies.tools())
    session.strategies.mark(first.id, Mark(not_for_me=True))
    session.cautions.leave_out([Caution.BODY])
    assert Caution.BODY in second.touches
    session.strategies.mark("reach-out-ladder", Mark(not_for_me=True))
    screen = NowScreen(qtbot, ctx, told)
    screen.go_low()
    screen.pick_low(0)
    start = screen.went().what
    assert isinstance(start, PlayerStart)
    assert start.tool_id == little(session.strategies.tools())[0].id
    assert start.tool_id not in {first.id, second.id}
    screen.pick_low(2)
    assert len(screen.low_choices()) == 1


def test_where_everything_small_is_put_aside_the_body_leads_to_all_tools(
    qtbot: Any, ctx: Context, told: Told, session: Session
) -> None:
    for tool in little(session.strategies.tools()):
        session.strategies.mark(tool.id, Mark(not_for_me=True))
    screen = NowScreen(qtbot, ctx, told)
    screen.go_low()
    screen.pick_low(0)
    assert screen.went().room is Room.TOOLS


@pytest.mark.parametrize(("way", "room"), [("write", Room.JOURNAL), ("note", Room.TRIGGERS)])
def test_the_other_ways(qtbot: Any, ctx: Context, told: Told, way: str, room: Room) -> None:
    screen = NowScreen(qtbot, ctx, told)
    getattr(screen.page, way).click()
    assert screen.went().room is room
    assert screen.went().what == NEW


def test_not_safe_is_on_every_route(qtbot: Any, ctx: Context, told: Told) -> None:
    screen = NowScreen(qtbot, ctx, told)
    turns: list[Callable[[], None]] = [
        lambda: None,
        lambda: screen.choose(State.TOO_LITTLE),
        screen.go_low,
        lambda: screen.pick_low(2),
    ]
    for turn in turns:
        turn()
        assert screen.page.unsafe.isVisible()
        screen.page.unsafe.click()
        assert screen.went().room is Room.SAFETY


def test_a_pause_takes_the_log_off_the_page(qtbot: Any, ctx: Context, told: Told, session: Session) -> None:
    trigger_ops.pause_noting()(session)
    screen = NowScreen(qtbot, ctx, told)
    assert not screen.page.note.isVisible()
    assert screen.page.write.isVisible()


def test_nothing_is_kept(qtbot: Any, ctx: Context, told: Told, session: Session) -> None:
    before = session.vault.db.value("SELECT total_changes()")
    screen = NowScreen(qtbot, ctx, told)
    for state in State:
        screen.choose(state)
        screen.something_else()
    screen.go_low()
    screen.pick_low(1)
    assert screen.page.unsaved() is None
    assert session.vault.db.value("SELECT total_changes()") == before


@pytest.mark.parametrize(
    ("hour", "part"),
    [(4, "night"), (5, "morning"), (11, "morning"), (12, "afternoon"), (17, "evening"), (21, "evening"), (22, "night")],
)
def test_the_greeting_is_the_day_and_its_part(app: object, hour: int, part: str) -> None:
    said = greeting(Moment(f"2026-03-14T{hour:02d}:15:00"))
    assert said == f"Saturday {part}"


def test_after_absence_one_line_and_no_count(
    qtbot: Any, ctx: Context, told: Told, session: Session, clock: FakeClock
) -> None:
    assert not was_away(session)  # a new vault is no absence
    session.journal.save(EntryDraft(body="here"))
    clock.tick(ABSENCE_DAYS * 24 * 3600)
    assert not was_away(session)
    clock.tick(24 * 3600)
    assert was_away(session)
    screen = NowScreen(qtbot, ctx, told)
    assert "Welcome back. Nothing to catch up on." in screen.words()
    assert not any(sign.isdigit() for sign in screen.page._day.text())


def test_it_fits_a_small_window(qtbot: Any, ctx: Context, told: Told) -> None:
    """Nothing is wider than the window, so nothing is cut off at the side."""
    screen = NowScreen(qtbot, ctx, told, size=(700, 600))
    screen.choose(State.TOO_MUCH)
    qtbot.wait(10)
    for part in (
        *screen.page.cards.values(),
        screen.page.suggestions.large,
        *screen.page.suggestions.small,
        screen.page.write,
    ):
        right = part.mapTo(screen.page, part.rect().topRight()).x()
        assert right <= screen.page.width() + 22  # the room for the shadow


def test_coming_back_finds_it_as_it_was_left(qtbot: Any, ctx: Context, told: Told) -> None:
    screen = NowScreen(qtbot, ctx, told)
    screen.go_low()
    screen.page.leaving()
    screen.page.open(None)
    assert len(screen.low_choices()) == 3
    screen.page.open(State.TOO_LITTLE)
    assert screen.chosen() == [State.TOO_LITTLE]
    assert screen.low_choices() == []
