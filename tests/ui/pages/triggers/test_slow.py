"""The trigger log on a disk that is slow: one press is one thing, and nothing that was written goes."""

from __future__ import annotations

from typing import Any

import pytest

from app.session import Session
from app.triggers.model import Danger, TriggerDraft, TriggerNote
from tests.pages.triggers import TriggersScreen
from tests.ui.harness import Told, slow
from ui.context import Context


@pytest.fixture
def screen(qtbot: Any, ctx: Context, told: Told) -> TriggersScreen:
    return TriggersScreen(qtbot, ctx, told)


@pytest.fixture
def earlier(session: Session) -> TriggerNote:
    return session.triggers.save(TriggerDraft(note="the siren", peak=6)).value


def _read(screen: TriggersScreen, note: TriggerNote) -> None:
    screen.page.open(note.id)
    screen.settle()
    assert screen.view() is screen.page.reading


@pytest.mark.parametrize("where", ["reading", "list"])
def test_deleted_twice_it_can_still_be_brought_back(
    where: str, screen: TriggersScreen, ctx: Context, told: Told, earlier: TriggerNote
) -> None:
    if where == "reading":
        _read(screen, earlier)
    else:
        screen.to_list()
    with slow(ctx):
        for _ in range(2):
            if where == "reading":
                screen.page.reading.delete.click()
            else:
                screen.page.earlier.listing.delete_asked.emit(screen.page.earlier.rows.rows()[0])
    screen.settle()
    screen.settle()
    assert told.errors == []
    assert told.said == [("The note is deleted.", "Undo")]
    assert screen.view() is screen.page.earlier
    assert screen.titles() == []
    told.do_last()
    assert [note.note for note in screen.notes()] == ["the siren"]


def test_whoever_is_elsewhere_by_then_stays_there(screen: TriggersScreen, ctx: Context, earlier: TriggerNote) -> None:
    _read(screen, earlier)
    with slow(ctx):
        screen.page.reading.delete.click()
        screen.page.open(None)
    screen.settle()
    screen.settle()
    assert screen.is_asked()


def test_what_is_noted_by_then_does_not_come_before_what_is_read(
    screen: TriggersScreen, ctx: Context, told: Told, earlier: TriggerNote
) -> None:
    screen.start()
    screen.page.form.peak.set_value(3)
    with slow(ctx):
        screen.page.open(earlier.id)
        screen.page.form.save.click()
    screen.settle()
    screen.settle()
    assert len(screen.notes()) == 2
    assert screen.view() is screen.page.reading
    assert told.said == [("It is noted.", "")]


def test_what_is_written_is_not_lost_to_a_change_of_another(
    screen: TriggersScreen, told: Told, earlier: TriggerNote
) -> None:
    screen.start()
    screen.page.form.peak.set_value(3)
    _read(screen, earlier)
    screen.press("Change")
    assert screen.view() is screen.page.form
    assert screen.page.form.peak.value() == 6
    assert told.said == [("Not noted.", "Note it after all")]
    told.do_last()
    assert sorted(note.peak or 0 for note in screen.notes()) == [3, 6]


def test_a_form_that_was_asked_for_twice_is_not_emptied_under_the_hands(screen: TriggersScreen, ctx: Context) -> None:
    with slow(ctx):
        screen.page.front.answers[2].click()
        ctx.query(lambda _s: True, lambda _t: screen.page.form.peak.set_value(3), owner=screen.page)
        screen.page.front.answers[2].click()
    screen.settle()
    screen.settle()
    assert screen.page.form.peak.value() == 3
    assert screen.page.form.draft().danger is Danger.REMINDER


def test_pausing_does_not_take_the_keyboard_from_whoever_went_on(screen: TriggersScreen, ctx: Context) -> None:
    with slow(ctx):
        screen.page.front.pause.click()
        screen.page.front.earlier.click()
    screen.settle()
    assert screen.view() is screen.page.earlier
    assert screen.frame.focusWidget() is not screen.page.front.resume
