"""Settings on a disk that is slow, or full: one press is one thing, and nothing is said to be so that is not."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.errors import Code
from app.journal.model import EntryDraft
from app.session import Session
from app.vault.slots import SlotRole
from tests.pages.settings import SettingsScreen
from tests.ui.harness import Told, full, settled, slow
from ui.context import Context
from ui.operations import tools as tool_ops
from ui.widgets.sheet import Sheet

Open = Callable[[str], SettingsScreen]


@pytest.fixture
def settings(qtbot: Any, ctx: Context, told: Told) -> Open:
    return lambda section: SettingsScreen(qtbot, ctx, told, section)


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    folder = tmp_path / "diary"
    folder.mkdir()
    for day in range(1, 4):
        (folder / f"2025-03-0{day}.md").write_text(f"# Day {day}\n\nwords of day {day}\n")
    return folder


def _press_three_times(qtbot: Any, screen: SettingsScreen, button: QWidget) -> None:
    """As somebody does who sees nothing happen; the keyboard stays where it is."""
    button.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(3):
        assert screen.frame.focusWidget() is button
        qtbot.keyClick(button, Qt.Key.Key_Return)


def _kinds(qtbot: Any, ctx: Context) -> list[SlotRole]:
    found: list[SlotRole] = settled(qtbot, ctx, lambda s: sorted(slot.kind for slot in s.vault.slots()))
    return found


def _until_written(ctx: Context) -> None:
    """Until the vault's lane has done everything, and before the window has heard of it."""
    done = threading.Event()
    ctx.lanes.vault(lambda _token, _progress: done.set())
    assert done.wait(20)


# ways in


def test_a_recovery_code_asked_for_twice_is_one(settings: Open, qtbot: Any, ctx: Context) -> None:
    screen = settings("ways-in")
    with slow(ctx):
        _press_three_times(qtbot, screen, screen.section.add_code)
    screen.settle()
    assert _kinds(qtbot, ctx) == [SlotRole.PASSPHRASE, SlotRole.RECOVERY_CODE]
    assert len([sheet for sheet in screen.frame.findChildren(Sheet) if sheet.isVisible()]) == 1
    screen.press("Rather not now")
    screen.press("Make a recovery code")  # it can be asked for again
    assert screen.sheet() is not None


def test_a_code_is_not_shown_on_another_page_and_does_not_stay_unseen(
    settings: Open, qtbot: Any, ctx: Context, told: Told
) -> None:
    screen = settings("ways-in")
    with slow(ctx):
        screen.section.add_code.click()
        screen.page.nav.items["about"].click()
    screen.settle()
    assert screen.sheet() is None
    assert _kinds(qtbot, ctx) == [SlotRole.PASSPHRASE]
    assert "No recovery code was made" in told.said[-1][0]


def test_a_code_that_could_not_be_taken_away_stands_on_the_list(settings: Open, ctx: Context, told: Told) -> None:
    screen = settings("ways-in")
    screen.press("Make a recovery code")
    with full(ctx):
        screen.press("Rather not now")
    assert [error.code for error in told.errors] == [Code.DISK_FULL]
    assert "A recovery code" in screen.words()
    assert len(screen.section.removers) == 2


def test_the_passphrase_is_changed_once_to_what_it_was_when_it_was_pressed(
    settings: Open, qtbot: Any, ctx: Context
) -> None:
    screen = settings("ways-in")
    screen.press("Change the passphrase")
    sheet = screen.sheet()
    sheet.proof.field.set_text("a quiet room")
    sheet.new.way.choose("own")
    sheet.new.first.set_text("another quiet room")
    sheet.new.again.set_text("another quiet room")
    with slow(ctx):
        _press_three_times(qtbot, screen, sheet.yes)
        qtbot.keyClicks(sheet.proof.field.edit, "x")
        qtbot.keyClick(sheet, Qt.Key.Key_Escape)
        assert sheet.isVisible()
        assert sheet.proof.field.text() == "a quiet room"
    screen.settle()
    assert screen.sheet() is None


# copies, deleting, tools


def test_a_copy_asked_for_twice_is_one(settings: Open, qtbot: Any, ctx: Context) -> None:
    screen = settings("copies")
    with slow(ctx):
        _press_three_times(qtbot, screen, screen.section.keep)
    screen.settle()
    assert len(settled(qtbot, ctx, lambda s: s.vault.copies())) == 1
    screen.press(screen.section.keep.text())
    assert len(settled(qtbot, ctx, lambda s: s.vault.copies())) == 2


def test_days_looked_at_twice_are_asked_about_once(settings: Open, ctx: Context, session: Session) -> None:
    session.journal.save(EntryDraft(title="First", body="words"))
    screen = settings("delete")
    today = session.clock.here().as_date().isoformat()
    screen.section.first.edit.setText(today)
    screen.section.last.edit.setText(today)
    with slow(ctx):
        screen.section.look.click()
        screen.section.look.click()
    screen.settle()
    assert len([sheet for sheet in screen.frame.findChildren(Sheet) if sheet.isVisible()]) == 1


def test_a_choice_that_was_refused_is_not_shown_as_made(settings: Open, ctx: Context, told: Told) -> None:
    screen = settings("tools")
    with full(ctx):
        screen.press("Offer nothing, keep nothing")
    screen.settle()
    assert [error.code for error in told.errors] == [Code.DISK_FULL]
    assert screen.section.keep.value() == tool_ops.ASK


# bringing in, taking out


def test_an_import_that_landed_before_it_was_cancelled_is_taken_back(
    settings: Open, qtbot: Any, ctx: Context, diary: Path
) -> None:
    screen = settings("bring-in")
    screen.section.look_into(diary)
    screen.settle()
    screen.section.review.yes.click()
    _until_written(ctx)
    screen.section.working.cancel.click()
    screen.settle()
    assert settled(qtbot, ctx, lambda s: s.journal.page()) == []
    assert screen.section.undoers == []
    assert not screen.section.review.yes.resting()
    screen.section.review.yes.click()
    screen.settle()
    assert len(settled(qtbot, ctx, lambda s: s.journal.page())) == 3


def test_taking_an_import_back_that_was_done_before_it_was_cancelled_is_shown_so(
    settings: Open, ctx: Context, diary: Path, told: Told
) -> None:
    screen = settings("bring-in")
    screen.section.look_into(diary)
    screen.settle()
    screen.section.review.yes.click()
    screen.settle()
    told.do_last()
    _until_written(ctx)
    screen.section.working.cancel.click()
    screen.settle()
    assert screen.section.undoers == []


def test_return_pressed_twice_brings_in_once_and_leads_nowhere_else(
    settings: Open, qtbot: Any, ctx: Context, diary: Path, told: Told
) -> None:
    screen = settings("bring-in")
    screen.section.look_into(diary)
    screen.settle()
    with slow(ctx):
        _press_three_times(qtbot, screen, screen.section.review.yes)
    screen.settle()
    assert len(settled(qtbot, ctx, lambda s: s.journal.page())) == 3
    assert len(told.said) == 1


def test_what_is_still_being_read_when_the_section_is_left_is_let_go(settings: Open, ctx: Context, diary: Path) -> None:
    screen = settings("bring-in")
    with slow(ctx):
        screen.section.look_into(diary)
        screen.page.nav.items["about"].click()
    screen.settle()
    screen.open("Bring in")
    assert screen.section.review is None
    assert not screen.section.choose.resting()


def test_taking_out_leaves_the_keyboard_on_its_button(settings: Open, qtbot: Any, ctx: Context, tmp_path: Path) -> None:
    screen = settings("take-out")
    button = screen.section.markdown
    button.setFocus(Qt.FocusReason.TabFocusReason)
    with slow(ctx):
        screen.section.write(tmp_path / "mine", "markdown")
        for _ in range(2):
            assert screen.frame.focusWidget() is button
            qtbot.keyClick(button, Qt.Key.Key_Return)
        assert screen.sheet() is None
    screen.settle()
    assert (tmp_path / "mine").is_dir()
