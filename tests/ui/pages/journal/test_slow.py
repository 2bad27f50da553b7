"""The journal on a disk that is slow, or full: whatever is typed while it answers is kept, and one press is one thing."""

from __future__ import annotations

from typing import Any

import pytest

from app.errors import Code, WorldError
from app.session import Session
from tests.pages.journal import JournalScreen, entry, fill
from tests.support import FakeClock
from tests.ui.harness import Told, full, settled, slow
from ui.context import Context
from ui.pages.journal.begin_sheet import BeginSheet
from ui.pages.journal.history_sheet import HistorySheet
from ui.pages.journal.sheets import MoreSheet, NameSheet, WhenSheet


@pytest.fixture
def screen(qtbot: Any, ctx: Context, told: Told, session: Session) -> JournalScreen:
    fill(session, [entry(2, "heron", "one"), entry(3, "swift", "two")])
    return JournalScreen(qtbot, ctx, told)


def _bodies(qtbot: Any, ctx: Context) -> list[str]:
    found: list[str] = settled(qtbot, ctx, lambda s: [one.body for one in s.journal.each()])
    return found


def _shown(screen: JournalScreen, kind: type[Any]) -> int:
    return len([sheet for sheet in screen.frame.findChildren(kind) if sheet.isVisible()])


# what is typed meanwhile


def test_what_is_written_before_an_entry_is_there_to_read_is_kept(
    screen: JournalScreen, qtbot: Any, ctx: Context
) -> None:
    with slow(ctx):
        screen.page.finder.opened.emit(screen.page.finder.model.rows()[0])
        screen.type("a thought")
    screen.settle()
    assert screen.shown() == "read"
    screen.press("Edit")  # the pen goes to another entry before the pause after the last key is over
    screen.settle()
    assert sorted(_bodies(qtbot, ctx)) == ["a thought", "one", "two"]


def test_what_is_written_before_the_piece_before_is_back_is_kept(
    screen: JournalScreen, qtbot: Any, ctx: Context
) -> None:
    screen.type("the first piece")
    screen.wait_kept()
    screen.page.open(None)
    screen.settle()
    with slow(ctx):
        screen.page._go_on()
        screen.type("a thought")
    screen.settle()
    assert screen.paper_text() == "the first piece"
    assert sorted(_bodies(qtbot, ctx)) == ["a thought", "one", "the first piece", "two"]


def test_what_is_written_on_before_it_is_there_to_read_is_read_and_edited(
    screen: JournalScreen, qtbot: Any, ctx: Context
) -> None:
    screen.type("a thought")
    screen.wait_kept()
    with slow(ctx):
        screen.page.write.read_asked.emit()
        screen.type(" or two")
    screen.settle()
    qtbot.waitUntil(lambda: screen.shown() == "read")
    assert screen.read_text() == "a thought or two"
    screen.press("Edit")
    screen.type(".")
    screen.wait_kept()
    assert "a thought or two." in _bodies(qtbot, ctx)


def test_what_is_written_on_while_its_date_changes_is_kept_with_the_date(
    screen: JournalScreen, qtbot: Any, ctx: Context
) -> None:
    screen.type("a thought")
    screen.wait_kept()
    screen.press("More")
    screen.press("Change date or time")
    sheet = screen.sheet(WhenSheet)
    sheet.day.edit.setText("2026-03-01")
    with slow(ctx):
        sheet.yes.click()
        screen.type(" or two")
    screen.wait_kept()
    assert screen.paper_text() == "a thought or two"
    found = settled(qtbot, ctx, lambda s: {one.body: one.at.day for one in s.journal.each()})
    assert found["a thought or two"] == "2026-03-01"


def test_nothing_is_written_while_an_earlier_version_comes_back(
    screen: JournalScreen, qtbot: Any, ctx: Context, clock: FakeClock, told: Told
) -> None:
    screen.type("a thought")
    screen.wait_kept()
    clock.tick(700)
    screen.type(" or two")
    screen.wait_kept()
    screen.press("More")
    screen.press("Earlier versions")
    sheet = screen.sheet(HistorySheet)
    sheet.list.opened.emit(sheet.model.rows()[0])
    with slow(ctx):
        sheet.yes.click()
        sheet.yes.click()
        assert sheet.isVisible()
    screen.settle()
    assert _shown(screen, HistorySheet) == 0
    assert screen.paper_text() == "a thought"
    assert len(told.said) == 1


def test_a_version_that_was_refused_can_be_brought_back_again(
    screen: JournalScreen, qtbot: Any, ctx: Context, clock: FakeClock
) -> None:
    screen.type("a thought")
    screen.wait_kept()
    clock.tick(700)
    screen.type(" or two")
    screen.wait_kept()
    screen.press("More")
    screen.press("Earlier versions")
    sheet = screen.sheet(HistorySheet)
    sheet.list.opened.emit(sheet.model.rows()[0])
    with full(ctx):
        screen.press("Bring this version back")
    assert "The disk is full" in sheet.trouble()
    screen.press("Bring this version back")
    assert screen.paper_text() == "a thought"


# pressed twice


def test_deleted_twice_it_can_still_be_brought_back(screen: JournalScreen, ctx: Context, told: Told) -> None:
    row = screen.page.finder.model.rows()[0]
    with slow(ctx):
        for _ in range(3):  # the Delete key on a row that is still there
            screen.page.finder.list.delete_asked.emit(row)
    screen.settle()
    assert told.errors == []
    assert [action for _words, action in told.said] == ["Undo"]
    assert screen.row_titles() == ["heron"]
    told.do_last()
    screen.settle()
    assert screen.row_titles() == ["swift", "heron"]


def test_a_sheet_asked_for_twice_is_one(screen: JournalScreen, ctx: Context) -> None:
    screen.type("a thought")
    screen.wait_kept()
    for kind, ask in ((MoreSheet, screen.page.write.more_asked), (BeginSheet, screen.page.write.begin_asked)):
        with slow(ctx):
            ask.emit()
            ask.emit()
        screen.settle()
        assert _shown(screen, kind) == 1
        screen.sheet(kind).close_sheet()  # type: ignore[type-var]


def test_what_can_be_done_with_an_entry_is_not_offered_once_another_is_written(
    screen: JournalScreen, ctx: Context
) -> None:
    screen.type("a thought")
    screen.wait_kept()
    with slow(ctx):
        screen.page.write.more_asked.emit()
        screen.page.open(None)
    screen.settle()
    assert _shown(screen, MoreSheet) == 0


# refused


def test_a_name_that_was_refused_stays_in_the_sheet(
    screen: JournalScreen, qtbot: Any, ctx: Context, told: Told
) -> None:
    screen.open_row(0)
    screen.press("More")
    screen.press("Keep as a beginning")
    sheet = screen.sheet(NameSheet)
    sheet.name.set_text("For the night")
    with full(ctx):
        screen.press("Keep")
    assert "The disk is full" in sheet.trouble()
    assert sheet.name.text() == "For the night"
    screen.press("Keep")
    assert settled(qtbot, ctx, lambda s: [one.name for one in s.journal.templates()]) == ["For the night"]
    assert told.said[-1][0].startswith("Kept.")


def test_a_beginning_that_could_not_be_deleted_is_still_offered(
    screen: JournalScreen, ctx: Context, session: Session
) -> None:
    session.journal.save_template(None, "For the night", "", "words", ())
    screen.press("Begin with…")
    with full(ctx):
        screen.press("Delete “For the night”")
    assert screen.can_press("Delete “For the night”")


def test_an_entry_that_could_not_be_deleted_for_good_is_kept_on(
    screen: JournalScreen, qtbot: Any, ctx: Context, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen.type("a thought")
    screen.wait_kept()
    leaf = screen.page.autosave.leaf
    assert leaf.id is not None

    def refuse(_entry_id: str) -> None:
        raise WorldError(Code.DISK_FULL)

    monkeypatch.setattr(session.journal, "purge", refuse)
    screen.page.deleting.purge(leaf.id)
    screen.settle()
    assert not leaf.gone  # what is still to be written of it is not dropped
    assert "a thought" in _bodies(qtbot, ctx)


def test_a_choice_about_the_list_that_was_refused_is_not_shown_as_made(screen: JournalScreen, ctx: Context) -> None:
    with full(ctx):
        screen.page.finder._on_first_words(True)
        screen.settle()
    assert not screen.page.finder._first_words
    assert not any("one" in excerpt for _title, excerpt, _small in screen.rows())
