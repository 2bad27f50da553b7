"""Lines on a disk that is slow, or full: one press is one thing, and no line that was typed is lost."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt

from app.session import Session
from tests.pages.safety import SafetyScreen
from tests.ui.harness import Told, full, settled, slow
from ui.context import Context


@pytest.fixture
def screen(qtbot: Any, ctx: Context, session: Session) -> SafetyScreen:
    session.circle.choose_country("GB")
    return SafetyScreen(qtbot, ctx)


def _names(qtbot: Any, ctx: Context) -> list[str]:
    found: list[str] = settled(qtbot, ctx, lambda s: [line.name for line in s.circle.kept()])
    return found


def _begin(screen: SafetyScreen) -> None:
    screen.press("Add a line of my own")
    screen.write(name="Aunt R.", note="say “the plants”")


def test_a_line_that_was_refused_stays_in_the_sheet(screen: SafetyScreen, qtbot: Any, ctx: Context) -> None:
    _begin(screen)
    with full(ctx):
        screen.press("Save")
    sheet = screen.sheet()
    assert "The disk is full" in sheet.trouble()
    assert (sheet.name.text(), sheet.note.text()) == ("Aunt R.", "say “the plants”")
    assert screen.page.unsaved() is not None
    screen.press("Save")
    assert _names(qtbot, ctx) == ["Aunt R."]
    assert screen.own() == ["Aunt R."]


def test_a_line_that_is_too_long_is_said_so_in_the_sheet(screen: SafetyScreen, qtbot: Any, ctx: Context) -> None:
    _begin(screen)
    screen.write(note="x" * 500)
    screen.press("Save")
    assert screen.sheet().trouble()
    screen.write(note="")
    screen.press("Save")
    assert _names(qtbot, ctx) == ["Aunt R."]


def test_a_line_saved_twice_is_one_also_if_it_locks_meanwhile(screen: SafetyScreen, qtbot: Any, ctx: Context) -> None:
    _begin(screen)
    sheet = screen.sheet()
    sheet.yes.setFocus(Qt.FocusReason.TabFocusReason)
    with slow(ctx):
        for _ in range(3):
            assert screen.frame.focusWidget() is sheet.yes
            qtbot.keyClick(sheet.yes, Qt.Key.Key_Return)
        qtbot.keyClick(sheet, Qt.Key.Key_Escape)
        assert sheet.isVisible()
        last = screen.page.unsaved()  # what locking would write
        assert last is not None
        ctx.run(last, owner=screen.frame)
    assert _names(qtbot, ctx) == ["Aunt R."]


def test_what_is_typed_while_it_is_saved_is_not_taken_in(screen: SafetyScreen, qtbot: Any, ctx: Context) -> None:
    """Else it would go with the sheet, and nobody would know."""
    _begin(screen)
    edit = screen.sheet().name.edit
    with slow(ctx):
        screen.sheet().yes.click()
        qtbot.keyClicks(edit, " and M.")
        assert edit.text() == "Aunt R."
    assert _names(qtbot, ctx) == ["Aunt R."]


def test_deleted_twice_it_can_still_be_brought_back(screen: SafetyScreen, qtbot: Any, ctx: Context, told: Told) -> None:
    _begin(screen)
    screen.press("Save")
    with slow(ctx):
        for _ in range(2):
            screen.page._delete(screen.page.view.own[0].line.id)
    settled(qtbot, ctx)
    assert told.errors == []
    assert told.said == [("The line was deleted.", "Undo")]
    told.do_last()
    assert _names(qtbot, ctx) == ["Aunt R."]


def test_put_away_twice_it_can_still_be_shown_again(screen: SafetyScreen, qtbot: Any, ctx: Context, told: Told) -> None:
    name = screen.lines()[0]
    line_id = screen.card(name).shown.line.id
    with slow(ctx):
        for _ in range(2):
            screen.page._hide(line_id)
    settled(qtbot, ctx)
    assert name not in screen.lines()
    assert len(told.said) == 1
    told.do_last()
    settled(qtbot, ctx)
    assert screen.lines()[0] == name
