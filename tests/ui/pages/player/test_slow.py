"""The end of a tool on a disk that is slow, or full: one press keeps one thing, and no word of it is lost."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt

from app.errors import Code
from app.session import Session
from exercises.steps import Leave
from tests.exercises.support import exercise, step_of
from tests.pages.player import PlayerScreen
from tests.ui.harness import Told, full, settled, slow
from ui.context import Context
from ui.navigation import PlayerStart
from ui.pages.player.after import After
from ui.pages.player.offer import Offer
from ui.pages.player.stage import Stage
from ui.pages.player.writing import ListPart

TO_KEEP = exercise(
    step_of("list", title="What is here"), keep={"what": "card", "title": "For a hard day", "steps": ["list"]}
)


@pytest.fixture
def screen(qtbot: Any, ctx: Context, told: Told) -> PlayerScreen:
    return PlayerScreen(qtbot, ctx, told, PlayerStart("feet-and-chair", calm=False))


def _at_the_end(screen: PlayerScreen, line: str = "late") -> After:
    screen.finish()
    after = screen.after()
    after.line.set_text(line)
    return after


def _write(screen: PlayerScreen, *lines: str) -> None:
    screen.play(TO_KEEP)
    part = screen.part()
    assert isinstance(part, ListPart)
    for field, text in zip(part.lines.fields, lines, strict=False):
        field.set_text(text)
    screen.finish()


def _offer(screen: PlayerScreen) -> Offer:
    found = screen.after().offer
    assert found is not None
    return found


def _notes(qtbot: Any, ctx: Context) -> list[str]:
    found: list[str] = settled(qtbot, ctx, lambda s: [use.note for use in s.practice.recent()])
    return found


def _cards(qtbot: Any, ctx: Context) -> int:
    count: int = settled(qtbot, ctx, lambda s: len(s.cards.page()))
    return count


# a note


def test_a_note_asked_for_twice_is_one_and_no_other_button_is_pressed(
    screen: PlayerScreen, qtbot: Any, ctx: Context, told: Told, session: Session
) -> None:
    after = _at_the_end(screen)
    screen.take_keyboard()
    after.keep.setFocus(Qt.FocusReason.TabFocusReason)
    with slow(ctx):
        for _ in range(3):
            here = screen.focused()
            assert here is after.keep
            qtbot.keyClick(here, Qt.Key.Key_Return)
    assert _notes(qtbot, ctx) == ["late"]
    assert told.said == [("Your note is kept.", "Undo")]
    assert told.went_back == 1
    told.do_last()
    assert _notes(qtbot, ctx) == []


def test_what_is_written_on_while_it_is_kept_is_kept_too(screen: PlayerScreen, qtbot: Any, ctx: Context) -> None:
    after = _at_the_end(screen)
    with slow(ctx):
        after.keep.click()
        after.line.set_text("late, on the bus")
    assert _notes(qtbot, ctx) == ["late, on the bus"]


def test_another_tool_that_was_begun_by_then_goes_on(
    screen: PlayerScreen, qtbot: Any, ctx: Context, told: Told
) -> None:
    after = _at_the_end(screen)
    with slow(ctx):
        after.keep.click()
        screen.page.open(PlayerStart("orienting", calm=False))
    assert _notes(qtbot, ctx) == ["late"]
    assert screen.page.started.tool_id == "orienting"
    assert isinstance(screen.page.shown, Stage)
    assert told.went_back == 0


def test_whoever_is_on_another_page_by_then_stays_there(
    screen: PlayerScreen, qtbot: Any, ctx: Context, told: Told
) -> None:
    after = _at_the_end(screen)
    with slow(ctx):
        after.keep.click()
        screen.page.hide()
    assert _notes(qtbot, ctx) == ["late"]
    assert told.went_back == 0
    assert screen.page.started.tool_id == ""  # it is done with all the same


def test_a_note_that_was_refused_stays_on_the_page(screen: PlayerScreen, qtbot: Any, ctx: Context, told: Told) -> None:
    after = _at_the_end(screen)
    with full(ctx):
        after.keep.click()
        assert _notes(qtbot, ctx) == []
    assert [error.code for error in told.errors] == [Code.DISK_FULL]
    assert screen.page.shown is after
    after.keep.click()
    assert _notes(qtbot, ctx) == ["late"]


def test_a_note_that_was_refused_after_the_page_was_left_can_be_kept_again(
    screen: PlayerScreen, qtbot: Any, ctx: Context, told: Told
) -> None:
    after = _at_the_end(screen)
    with full(ctx), slow(ctx):
        after.keep.click()
        after.finish.click()
    assert _notes(qtbot, ctx) == []
    assert told.said[-1][1] == "Try again"
    told.do_last()
    assert _notes(qtbot, ctx) == ["late"]


def test_never_asking_again_leads_back_once(screen: PlayerScreen, qtbot: Any, ctx: Context, told: Told) -> None:
    after = _at_the_end(screen)
    with slow(ctx):
        after.stop_asking.click()
        after.stop_asking.click()
    settled(qtbot, ctx)
    assert told.said == [("This will not be asked again.", "Undo")]
    assert told.went_back == 1


def test_put_away_twice_it_is_told_once(screen: PlayerScreen, qtbot: Any, ctx: Context, told: Told) -> None:
    screen.leave(Leave.WORSE)
    with slow(ctx):
        screen.out().away.click()
        screen.out().away.click()
    settled(qtbot, ctx)
    assert len(told.said) == 1


# what was written in it


def test_lines_that_are_on_their_way_are_not_kept_again_from_the_next_time_at_the_end(
    screen: PlayerScreen, qtbot: Any, ctx: Context
) -> None:
    _write(screen, "the lamp")
    with slow(ctx):
        _offer(screen).as_card.click()
        screen.back()
        screen.finish()
        assert _offer(screen).as_card.isVisible()  # it is not there yet
        _offer(screen).as_card.click()
        _offer(screen).as_entry.click()
    assert _cards(qtbot, ctx) == 1
    assert settled(qtbot, ctx, lambda s: s.journal.page()) == []
    assert not _offer(screen).buttons.isVisible()


def test_other_lines_are_another_card_also_while_the_first_is_on_its_way(
    screen: PlayerScreen, qtbot: Any, ctx: Context, told: Told
) -> None:
    _write(screen, "the lamp")
    with slow(ctx):
        _offer(screen).as_card.click()
        screen.back()
        part = screen.part()
        assert isinstance(part, ListPart)
        part.lines.fields[1].set_text("the cup")
        screen.finish()
        _offer(screen).as_card.click()
    assert _cards(qtbot, ctx) == 2
    assert not _offer(screen).buttons.isVisible()
    told.actions[0]()  # type: ignore[misc]  the first one is let go
    assert _cards(qtbot, ctx) == 1
    assert not _offer(screen).buttons.isVisible()


def test_the_keyboard_stays_where_keeping_was_asked_for(screen: PlayerScreen, qtbot: Any, ctx: Context) -> None:
    _write(screen, "the lamp")
    screen.take_keyboard()
    as_card = _offer(screen).as_card
    as_card.setFocus(Qt.FocusReason.TabFocusReason)
    with slow(ctx):
        for _ in range(2):
            qtbot.keyClick(as_card, Qt.Key.Key_Return)
            assert screen.focused() is as_card
    assert _cards(qtbot, ctx) == 1
    assert screen.focused() is _offer(screen).show_card


def test_lines_that_were_refused_after_the_tool_was_left_can_be_kept_again(
    screen: PlayerScreen, qtbot: Any, ctx: Context, told: Told
) -> None:
    _write(screen, "the lamp")
    with full(ctx), slow(ctx):
        _offer(screen).as_card.click()
        screen.after().finish.click()
    assert _cards(qtbot, ctx) == 0
    assert told.errors == []
    assert told.said[-1][1] == "Try again"
    told.do_last()
    assert _cards(qtbot, ctx) == 1
    assert told.said[-1] == ("The card is kept.", "Undo")
