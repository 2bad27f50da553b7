"""Reading an entry, and what can be done with it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app.cautions import Topic
from app.journal.entries import as_draft
from app.packs.model import JournalPrompt
from app.session import Session
from tests.handover import add, file
from tests.pages.journal import JournalScreen, entry, fill
from tests.support import FakeClock
from tests.ui.harness import Told
from ui.context import Context
from ui.pages.journal.begin_sheet import BeginSheet
from ui.pages.journal.history_sheet import HistorySheet
from ui.pages.journal.mood_sheet import MoodSheet
from ui.pages.journal.prompts import prompts
from ui.pages.journal.sheets import NameSheet, PurgeSheet, WhenSheet
from ui.widgets.fields import LineField


def test_editing_goes_on_in_the_same_entry(qtbot: Any, ctx: Context, told: Told, session: Session) -> None:
    fill(session, [entry(2, "a", "one", tags=("t",), moods=("calm",), starred=True)])
    screen = JournalScreen(qtbot, ctx, told)
    screen.open_row(0)
    screen.press("Edit")
    screen.type(" two")
    screen.wait_kept()
    (kept,) = screen.ask(lambda s: list(s.journal.each()))
    assert (kept.title, kept.body, kept.tags, kept.moods, kept.starred, kept.at.day) == (
        "a",
        "one two",
        ("t",),
        ("calm",),
        True,
        "2026-03-02",
    )
    screen.press("Read")
    assert screen.shown() == "read"
    assert screen.read_text() == "one two"


def test_delete_with_undo(qtbot: Any, ctx: Context, told: Told, session: Session) -> None:
    fill(session, [entry(2, "a", "one"), entry(3, "b", "two")])
    screen = JournalScreen(qtbot, ctx, told)
    screen.open_row(0)
    screen.press("More")
    screen.press("Delete (with ten minutes to undo)")
    assert screen.row_titles() == ["a"]
    assert screen.shown() == "write"
    assert told.said[-1][1] == "Undo"
    told.do_last()
    screen.settle()
    assert screen.row_titles() == ["b", "a"]


def test_deleting_what_is_being_written_lets_nothing_late_bring_it_back(qtbot: Any, ctx: Context, told: Told) -> None:
    screen = JournalScreen(qtbot, ctx, told)
    screen.type("first")
    screen.wait_kept()
    screen.type(" second")
    entry_id = screen.page.autosave.leaf.id
    assert entry_id is not None
    screen.page.deleting.delete(entry_id)
    screen.settle()
    assert screen.row_titles() == []
    assert screen.paper_text() == ""
    told.do_last()
    screen.settle()
    assert [e.body for e in screen.ask(lambda s: list(s.journal.each()))] == ["first second"]


def test_delete_for_good_says_what_remains_first(qtbot: Any, ctx: Context, told: Told, session: Session) -> None:
    (kept,) = fill(session, [entry(2, "a", "one")])
    screen = JournalScreen(qtbot, ctx, told)
    screen.open_row(0)
    screen.press("More")
    screen.press("Delete for good")
    sheet = screen.sheet(PurgeSheet)
    assert screen.frame.focusWidget() is sheet.no
    screen.press("Keep it")
    assert screen.row_titles() == ["a"]
    screen.press("More")
    screen.press("Delete for good")
    screen.press("Delete for good", screen.sheet(PurgeSheet))
    assert screen.row_titles() == []
    assert screen.ask(lambda s: s.vault.db.row("SELECT 1 FROM entry WHERE id = ?", (kept.id,))) is None


def test_history_is_read_and_brought_back(
    qtbot: Any, ctx: Context, told: Told, session: Session, clock: FakeClock
) -> None:
    (kept,) = fill(session, [entry(2, "a", "the first words")])
    clock.tick(3600)
    session.journal.save(replace(as_draft(kept), body="other words"))
    screen = JournalScreen(qtbot, ctx, told)
    screen.open_row(0)
    screen.press("More")
    screen.press("Earlier versions")
    sheet = screen.sheet(HistorySheet)
    assert not sheet.yes.isEnabled()
    sheet.list.clicked.emit(sheet.model.index(0, 0))
    assert sheet.text.toPlainText() == "the first words"
    screen.press("Bring this version back")
    assert screen.read_text() == "the first words"
    assert screen.ask(lambda s: s.journal.versions(kept.id))[0].body == "other words"


def test_another_date_moves_the_entry(qtbot: Any, ctx: Context, told: Told, session: Session) -> None:
    fill(session, [entry(2, "a", "one"), entry(3, "b", "two")])
    screen = JournalScreen(qtbot, ctx, told)
    screen.open_row(1)
    screen.press("More")
    screen.press("Change date or time")
    sheet = screen.sheet(WhenSheet)
    sheet.day.set_text("nonsense")
    assert not sheet.yes.isEnabled()
    sheet.day.set_day("2026-03-09")
    sheet.clock.set_clock("07:05")
    screen.press("Set date and time")
    screen.settle()
    assert screen.row_titles() == ["a", "b"]
    assert "9 March" in screen.page.read.date.text()


def test_a_new_page_can_be_given_another_day_before_anything_is_written(qtbot: Any, ctx: Context, told: Told) -> None:
    screen = JournalScreen(qtbot, ctx, told)
    screen.press("More")
    screen.sheet(WhenSheet).day.set_day("2025-12-24")
    screen.press("Set date and time")
    screen.type("snow")
    screen.wait_kept()
    assert [e.at.local for e in screen.ask(lambda s: list(s.journal.each()))] == ["2025-12-24T21:15:00"]


def test_beginnings_are_offered_and_own_ones_kept(qtbot: Any, ctx: Context, told: Told) -> None:
    screen = JournalScreen(qtbot, ctx, told)
    screen.press("Begin with…")
    first = prompts()[0]
    screen.press(first.name)
    assert all(line in screen.paper_text() for line in first.lines)
    screen.type_title("Mornings")
    screen.wait_kept()
    screen.press("More")
    screen.press("Keep as a beginning")
    assert screen.sheet(NameSheet).name.text() == "Mornings"
    screen.press("Keep", screen.sheet(NameSheet))
    screen.press("New entry")
    screen.press("Begin with…")
    screen.press("Mornings", screen.sheet(BeginSheet))
    assert screen.page.write.title.text() == "Mornings"
    assert first.lines[0] in screen.paper_text()


def test_prompts_of_packs_are_offered_without_what_is_left_out(
    qtbot: Any, ctx: Context, told: Told, session: Session
) -> None:
    items = [
        JournalPrompt(id="one", title="Somebody kind", text="Who was kind today?"),
        JournalPrompt(id="two", title="A court", text="What was said?", topics=(Topic.LAW,)),
    ]
    add(session, file(items))
    session.cautions.leave_out(topics=[Topic.LAW])
    screen = JournalScreen(qtbot, ctx, told)
    screen.press("Begin with…")
    assert not screen.can_press("A court")
    screen.press("Somebody kind", screen.sheet(BeginSheet))
    assert "Who was kind today?" in screen.paper_text()


def test_own_beginnings_can_be_deleted_and_brought_back(qtbot: Any, ctx: Context, told: Told, session: Session) -> None:
    session.journal.save_template(None, "Evening", "", "How was it", ())
    screen = JournalScreen(qtbot, ctx, told)
    screen.press("Begin with…")
    screen.press("Delete “Evening”")
    assert not screen.can_press("Evening")
    assert screen.ask(lambda s: s.journal.templates()) == []
    told.do_last()
    screen.settle()
    assert len(screen.ask(lambda s: s.journal.templates())) == 1


def test_feelings_are_renamed_and_hidden(qtbot: Any, ctx: Context, told: Told, session: Session) -> None:
    fill(session, [entry(2, "a", "x", moods=("sad",))])
    screen = JournalScreen(qtbot, ctx, told)
    screen.press("Feelings")
    screen.press("Low and hard to bear")
    screen.press("Hide or rename words")
    sheet = screen.sheet(MoodSheet)
    sheet.families.choose("low-unpleasant")
    screen.settle()
    screen.press("Rename: sad")
    field = sheet._holder.findChild(LineField)
    assert field is not None
    field.set_text("blue")
    screen.press("Keep", sheet)
    screen.press("Hide: dirty")
    assert sheet.shown()["blue"] is False
    assert sheet.shown()["dirty"] is True
    screen.press("Done")
    assert screen.can_press("blue")
    assert not screen.can_press("dirty")
    assert "blue" in screen.rows()[0][2]


def test_a_star_is_set_while_reading(qtbot: Any, ctx: Context, told: Told, session: Session) -> None:
    (kept,) = fill(session, [entry(2, "a", "one")])
    screen = JournalScreen(qtbot, ctx, told)
    screen.open_row(0)
    screen.press("Star")
    assert screen.ask(lambda s: s.journal.get(kept.id)).starred


def test_what_goes_elsewhere_leaves_the_paper(qtbot: Any, ctx: Context, told: Told, session: Session) -> None:
    (kept,) = fill(session, [entry(2, "a", "one")])
    screen = JournalScreen(qtbot, ctx, told)
    screen.open_row(0)
    outcome = screen.ask(lambda s: s.journal.purge(kept.id))
    ctx.bus.changed.emit(outcome.changes, None)
    screen.settle()
    assert screen.shown() == "write"
    assert screen.row_titles() == []


def test_an_id_from_elsewhere_is_opened(qtbot: Any, ctx: Context, told: Told, session: Session) -> None:
    (kept,) = fill(session, [entry(2, "a", "one")])
    screen = JournalScreen(qtbot, ctx, told, kept.id)
    assert screen.shown() == "read"
    assert screen.read_text() == "one"
