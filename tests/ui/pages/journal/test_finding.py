"""The way back: search, list, calendar, filters; veils hold everywhere."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt

from app.clock import Moment
from app.journal.model import EntryDraft
from app.session import Session
from tests.pages.journal import JournalScreen, entry, fill
from tests.support import FakeClock
from tests.ui.harness import Told
from ui.context import Context
from ui.pages.journal.finding import WINDOW, Asked
from ui.pages.journal.sheets import SearchHelp, examples


def test_search_shows_newest_first_and_the_words_around(qtbot: Any, ctx: Context, told: Told, session: Session) -> None:
    fill(session, [entry(2, "Old", "a heron"), entry(9, "New", "the heron again"), entry(5, "Other", "a duck")])
    screen = JournalScreen(qtbot, ctx, told)
    screen.search("her")
    assert screen.row_titles() == ["New", "Old"]
    assert "heron" in screen.rows()[0][1]
    screen.search("")
    assert screen.row_titles() == ["New", "Other", "Old"]
    assert "heron" not in screen.words_on_screen()


def test_a_new_key_drops_the_question_before(
    qtbot: Any, ctx: Context, told: Told, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(session, [entry(2, "Heron", "heron"), entry(3, "Duck", "duck")])
    screen = JournalScreen(qtbot, ctx, told)
    shown: list[list[str]] = []
    asked: list[tuple[str, bool]] = []
    real = session.journal.search

    def slow(query: str, *args: Any, **more: Any) -> Any:
        token = args[2]
        found = real(query, *args, **more)
        asked.append((query, token.cancelled))
        return found

    monkeypatch.setattr(session.journal, "search", slow)
    screen.page.finder.model.modelReset.connect(lambda: shown.append(screen.row_titles()))
    ctx.query(
        lambda _s: __import__("time").sleep(0.2), lambda _n: None, owner=screen.page
    )  # keeps the lane busy while the keys come
    for text in ("d", "du", "duck"):
        screen.page.finder.search.edit.setText(text)
    screen.settle()
    assert shown == [["Duck"]]
    assert [query for query, _cancelled in asked] == ["duck"]


def test_the_list_fetches_in_windows(
    qtbot: Any, ctx: Context, told: Told, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = date(2010, 1, 1)
    many = 3000
    with session.vault.db.transaction():
        fill(
            session,
            [
                EntryDraft(at=Moment(f"{first + timedelta(days=i)}T08:00:00"), title=f"n{i}", body="x")
                for i in range(many)
            ],
        )
    limits: list[int] = []
    real = session.journal.page
    monkeypatch.setattr(
        session.journal, "page", lambda before=None, limit=50: limits.append(limit) or real(before, limit)
    )
    screen = JournalScreen(qtbot, ctx, told)
    listing = screen.page.finder.list
    assert screen.row_titles()[0] == f"n{many - 1}"
    assert len(screen.rows()) <= 2 * WINDOW
    for _ in range(3):
        before = len(screen.rows())
        listing.scrollToBottom()
        qtbot.waitUntil(lambda before=before: len(screen.rows()) > before)
        screen.settle()
    titles = screen.row_titles()
    assert titles == [f"n{many - 1 - i}" for i in range(len(titles))]
    assert len(titles) < many / 4
    assert set(limits) == {WINDOW}


def test_a_veil_hides_in_list_search_and_before_opening(qtbot: Any, ctx: Context, told: Told, session: Session) -> None:
    fill(
        session,
        [
            entry(
                11,
                "Court",
                "canary text",
                tags=("canarytag",),
                moods=("numb",),
                veiled=True,
                veil_note="about the letter",
            )
        ],
    )
    screen = JournalScreen(qtbot, ctx, told)
    for words in ("", "canary"):
        screen.search(words)
        assert screen.row_titles() == ["about the letter"]
        assert not {"Court", "canary", "numb"} & set(screen.words_on_screen().replace("#", " ").split())
    screen.open_row(0)
    assert screen.shown() == "veil"
    assert screen.page.read.reader().toPlainText() == ""
    assert screen.frame.focusWidget() is screen.page.veil.leave_it
    assert screen.page.veil.show_it.width() == screen.page.veil.leave_it.width()
    screen.press("Not now")
    assert screen.shown() == "write"
    screen.search("")
    screen.open_row(0)
    screen.press("Show it")
    assert screen.shown() == "read"
    assert screen.read_text() == "canary text"


def test_the_calendar_counts_and_narrows(qtbot: Any, ctx: Context, told: Told, session: Session) -> None:
    fill(session, [entry(2, "a", "x"), entry(2, "b", "x"), entry(9, "c", "x")])
    screen = JournalScreen(qtbot, ctx, told)
    screen.press("Calendar")
    calendar = screen.page.finder.calendar
    assert calendar.dots() == {2: 2, 9: 1}
    cell = calendar.cell(date(2026, 3, 2))
    assert cell is not None
    assert cell.accessibleDescription().startswith("2")
    assert "March" in cell.accessibleName()
    screen.choose_day(date(2026, 3, 2))
    assert sorted(screen.row_titles()) == ["a", "b"]
    screen.choose_day(date(2026, 3, 2))  # again: let go of it
    assert len(screen.rows()) == 3


def test_filters_by_tag_and_feeling(qtbot: Any, ctx: Context, told: Told, session: Session) -> None:
    fill(session, [
        entry(2, "a", "x", tags=("far away",), moods=("calm",)),
        entry(3, "b", "x", tags=("far away",)),
        entry(4, "c", "x", moods=("calm",)),
    ])  # fmt: skip
    screen = JournalScreen(qtbot, ctx, told)
    screen.press("Filter by tag or feeling")
    screen.press("far away · 2")
    assert screen.row_titles() == ["b", "a"]
    screen.press("calm · 2")
    assert screen.row_titles() == ["a"]
    screen.press("#far away")  # what narrows is shown, and goes with one press
    assert screen.row_titles() == ["c", "a"]


def test_beginnings_of_entries_are_shown_only_when_wanted(
    qtbot: Any, ctx: Context, told: Told, session: Session
) -> None:
    fill(session, [entry(2, "a", "canary")])
    screen = JournalScreen(qtbot, ctx, told)
    assert "canary" not in screen.words_on_screen()
    screen.press("Filter by tag or feeling")
    screen.press("Show how entries begin")
    assert "canary" in screen.words_on_screen()
    again = JournalScreen(qtbot, ctx, told)
    assert "canary" in again.words_on_screen()


def test_a_date_that_cannot_be_read_is_said(qtbot: Any, ctx: Context, told: Told, session: Session) -> None:
    fill(session, [entry(2, "a", "x")])
    screen = JournalScreen(qtbot, ctx, told)
    screen.search("before:soon")
    assert "before:soon" in screen.status()
    assert screen.row_titles() == ["a"]


def test_help_examples_can_be_tried_and_are_understood(qtbot: Any, ctx: Context, told: Told, session: Session) -> None:
    screen = JournalScreen(qtbot, ctx, told)
    screen.press("How to search")
    screen.press("on:2026", screen.sheet(SearchHelp))
    assert screen.page.finder.asked == Asked(words="on:2026")
    assert [screen.ask(lambda s, w=words: s.journal.unclear(w)) for words, _meaning in examples()] == [[]] * len(
        examples()
    )


def test_labels_with_quotes_are_asked_for_safely(session: Session) -> None:
    assert Asked(tags=('a "b" c',)).query().count('"') == 2


def test_days_are_opened_from_elsewhere(qtbot: Any, ctx: Context, told: Told, session: Session) -> None:
    fill(session, [entry(2, "a", "x"), entry(9, "b", "x")])
    screen = JournalScreen(qtbot, ctx, told, date(2026, 3, 9))
    assert screen.row_titles() == ["b"]
    assert screen.shown() == "write"


def test_midnight_passes(qtbot: Any, ctx: Context, told: Told, session: Session, clock: FakeClock) -> None:
    fill(session, [entry(14, "a", "x")])
    screen = JournalScreen(qtbot, ctx, told)
    assert screen.rows()[0][1].startswith("Today")
    clock.tick(6 * 3600)
    screen.page.entered()
    screen.settle()
    assert screen.rows()[0][1].startswith("Yesterday")
    assert "15" in screen.page.write.date.text()


def test_keys_lead_everywhere(qtbot: Any, ctx: Context, told: Told, session: Session) -> None:
    fill(session, [entry(2, "a", "x"), entry(9, "b", "y")])
    screen = JournalScreen(qtbot, ctx, told)
    with qtbot.waitActive(screen.frame):
        screen.frame.activateWindow()
    screen.page.write.text.setFocus()
    screen.type("z")
    screen.key(Qt.Key.Key_Escape)
    assert screen.frame.focusWidget() is screen.page.finder.list
    screen.key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert screen.frame.focusWidget() is screen.page.finder.search.edit
    screen.key(Qt.Key.Key_Down)
    screen.key(Qt.Key.Key_Return)
    assert screen.shown() == "read"
    screen.key(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert screen.shown() == "write"
    assert screen.frame.focusWidget() is screen.page.write.text


def test_a_narrow_window_shows_one_at_a_time(qtbot: Any, ctx: Context, told: Told, session: Session) -> None:
    fill(session, [entry(2, "a", "x")])
    screen = JournalScreen(qtbot, ctx, told, size=(700, 600))
    assert not screen.page.finder.isVisible()
    screen.press("Find an entry")
    assert screen.page.finder.isVisible()
    assert not screen.page.paper.isVisible()
    screen.key(Qt.Key.Key_Escape)
    assert screen.page.paper.isVisible()
    screen.press("Find an entry")
    screen.open_row(0)
    assert screen.page.paper.isVisible()
    assert screen.shown() == "read"
