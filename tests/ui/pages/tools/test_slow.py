"""Tools on a disk that is slow, or full: one press is one thing, and nothing that was written goes."""

from __future__ import annotations

from typing import Any

import pytest

from app.errors import Code
from app.practice.model import Use, UseDraft
from app.session import Session
from app.strategies.model import Mark, Strategy, StrategyDraft
from tests.pages.tools import ToolsScreen
from tests.ui.harness import Told, full, slow
from ui.context import Context
from ui.navigation import NEW


@pytest.fixture
def screen(qtbot: Any, ctx: Context, told: Told) -> ToolsScreen:
    return ToolsScreen(qtbot, ctx, told)


@pytest.fixture
def song(session: Session) -> Strategy:
    return session.strategies.save(StrategyDraft(title="Song", steps=("Play it",))).value


def _read(screen: ToolsScreen, tool_id: str) -> None:
    screen.page.open(tool_id)
    screen.settle()
    assert screen.view() is screen.page.reading


def _note(screen: ToolsScreen, tool_id: str) -> str:
    return screen.ask(lambda s: s.strategies.tool(tool_id).mark.own_note)


def test_deleted_twice_it_can_still_be_brought_back(
    screen: ToolsScreen, ctx: Context, told: Told, song: Strategy
) -> None:
    _read(screen, song.id or "")
    with slow(ctx):
        screen.page.reading.delete.click()
        screen.page.reading.delete.click()
    screen.settle()
    assert told.errors == []
    assert told.said == [("The tool is deleted.", "Undo")]
    told.do_last()
    assert screen.ask(lambda s: [one.title for one in s.strategies.each()]) == ["Song"]


def test_whoever_reads_another_tool_by_then_goes_on_reading(screen: ToolsScreen, ctx: Context, song: Strategy) -> None:
    _read(screen, song.id or "")
    with slow(ctx):
        screen.page.open("orienting")
        screen.page.reading.delete.click()  # the song is still there
    screen.settle()
    screen.settle()
    assert screen.view() is screen.page.reading
    assert screen.page.reading.data is not None
    assert screen.page.reading.data.tool.id == "orienting"


def test_a_noted_use_that_is_deleted_does_not_lead_back_to_its_tool(
    screen: ToolsScreen, ctx: Context, told: Told, session: Session
) -> None:
    use: Use = session.practice.save(UseDraft("orienting", "Look around", note="late")).value
    _read(screen, "orienting")
    with slow(ctx):
        for _ in range(2):
            screen.page._delete_use(use)
        screen.page.open(None)
    screen.settle()
    screen.settle()
    assert screen.view() is screen.page.listing
    assert told.errors == []
    assert told.said == [("The noted use is deleted.", "Undo")]


def test_what_is_kept_by_then_does_not_come_before_what_is_read(screen: ToolsScreen, ctx: Context) -> None:
    screen.page.open(NEW)
    screen.settle()
    screen.page.editor.name.set_text("Song")
    with slow(ctx):
        screen.page.open("orienting")
        screen.page.editor.save.click()
    screen.settle()
    screen.settle()
    assert screen.ask(lambda s: [one.title for one in s.strategies.each()]) == ["Song"]
    assert screen.page.reading.data is not None
    assert screen.page.reading.data.tool.id == "orienting"


def test_what_is_written_is_not_lost_to_a_change_of_another(
    screen: ToolsScreen, ctx: Context, told: Told, song: Strategy
) -> None:
    screen.page.open(NEW)
    screen.settle()
    screen.page.editor.name.set_text("Window")
    _read(screen, song.id or "")
    with slow(ctx):
        screen.page.reading.edit.click()
        screen.page.reading.edit.click()
    screen.settle()
    assert screen.page.editor.name.text() == "Song"
    assert told.said == [("Not kept.", "Keep it after all")]
    told.do_last()
    assert screen.ask(lambda s: sorted(one.title for one in s.strategies.each())) == ["Song", "Window"]


def test_a_note_that_was_refused_stays_and_is_kept_later(screen: ToolsScreen, ctx: Context, told: Told) -> None:
    _read(screen, "orienting")
    with full(ctx):
        screen.page.reading.note.set_text("by the window")
        screen.page.reading.keep_note()
        screen.settle()
    assert [error.code for error in told.errors] == [Code.DISK_FULL]
    screen.page.refresh()
    screen.settle()
    assert screen.page.reading.note.text() == "by the window"
    assert screen.page.unsaved() is not None
    screen.page.leaving()
    assert _note(screen, "orienting") == "by the window"


def test_a_note_that_was_refused_after_its_tool_was_left_can_be_kept_again(
    screen: ToolsScreen, ctx: Context, told: Told, song: Strategy
) -> None:
    _read(screen, "orienting")
    screen.page.reading.note.set_text("by the window")
    with full(ctx):
        screen.page.open(song.id)
        screen.settle()
        screen.settle()
    assert told.said[-1][1] == "Try again"
    told.do_last()
    assert _note(screen, "orienting") == "by the window"


def test_a_mark_that_was_refused_is_not_shown_as_kept(screen: ToolsScreen, ctx: Context, session: Session) -> None:
    session.strategies.mark("orienting", Mark(favourite=True))
    _read(screen, "orienting")
    screen.page.reading.favourite.click()
    screen.page.reading.favourite.click()
    screen.settle()
    with full(ctx):
        screen.page.reading.not_for_me.click()
        screen.settle()
    assert screen.page.reading.favourite.isChecked()
    assert not screen.page.reading.not_for_me.isChecked()
