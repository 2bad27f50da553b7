"""Writing keeps itself: within a second, once, and whatever happens."""

from __future__ import annotations

import gc
import time
import weakref
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt
from shiboken6 import isValid

from app.errors import Code, WorldError
from app.session import Session
from tests.pages.journal import JournalScreen, entry, fill
from tests.ui.harness import Told, make_context
from ui.context import Context
from ui.pages.journal.autosave import PAUSE_MS
from ui.pages.journal.writing import LONGEST_LINE, tame


def bodies(screen: JournalScreen) -> list[str]:
    return [e.body for e in screen.ask(lambda s: list(s.journal.each()))]


def test_the_page_opens_blank_and_shows_no_words_of_earlier_days(
    qtbot: Any, ctx: Context, told: Told, session: Session
) -> None:
    fill(session, [entry(13, "Bread", "canary in the middle of the loaf")])
    screen = JournalScreen(qtbot, ctx, told)
    assert screen.shown() == "write"
    assert screen.paper_text() == ""
    assert screen.row_titles() == ["Bread"]
    assert "canary" not in screen.words_on_screen()
    assert screen.frame.focusWidget() is screen.page.write.text


def test_nothing_is_kept_before_anything_is_written(qtbot: Any, ctx: Context, told: Told) -> None:
    screen = JournalScreen(qtbot, ctx, told)
    screen.press("Star")
    screen.page.leaving()
    screen.settle()
    assert bodies(screen) == []


def test_words_are_kept_within_a_second_of_the_last_key(qtbot: Any, ctx: Context, told: Told) -> None:
    screen = JournalScreen(qtbot, ctx, told)
    screen.type("the heron was there")
    began = time.monotonic()
    assert screen.kept_sign() == ""
    screen.wait_kept()
    assert time.monotonic() - began < 1.0
    assert bodies(screen) == ["the heron was there"]
    assert screen.kept_sign() == "Kept 21:15"


def test_a_hand_that_never_rests_is_kept_as_well(qtbot: Any, ctx: Context, told: Told) -> None:
    """Keys faster than the pause: only the second timer can be what keeps them."""
    screen = JournalScreen(qtbot, ctx, told)
    began = time.monotonic()
    while not (found := bodies(screen)):
        screen.type("a")
        qtbot.wait(PAUSE_MS // 8)
        assert time.monotonic() - began < 60  # a busy computer takes its time, but not for ever
    assert set(found[0]) == {"a"}


def test_quick_saves_make_one_entry(qtbot: Any, ctx: Context, told: Told) -> None:
    screen = JournalScreen(qtbot, ctx, told)
    for word in ("one ", "two ", "three"):
        screen.type(word)
        screen.page.leaving()  # hands over at once, without waiting for the answer to the one before
    screen.settle()
    assert bodies(screen) == ["one two three"]


def test_the_lock_path_carries_the_very_latest_letters(qtbot: Any, app: Any, told: Told, session: Session) -> None:
    ctx = make_context(session, told)
    screen = JournalScreen(qtbot, ctx, told)
    screen.type("almost")
    screen.page.leaving()
    screen.type(" gone")
    write = screen.page.unsaved()
    assert write is not None
    assert ctx.lanes.finish(lambda: write(session) and None, 5)
    assert [e.body for e in session.journal.each()] == ["almost gone"]


def test_there_is_nothing_for_the_lock_path_when_all_is_kept(qtbot: Any, ctx: Context, told: Told) -> None:
    screen = JournalScreen(qtbot, ctx, told)
    assert screen.page.unsaved() is None
    screen.type("kept")
    screen.wait_kept()
    assert screen.page.unsaved() is None


def test_a_full_disk_is_said_once_and_tried_again(
    qtbot: Any, ctx: Context, told: Told, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = JournalScreen(qtbot, ctx, told)

    def refuse(_draft: object) -> None:
        raise WorldError(Code.DISK_FULL)

    with monkeypatch.context() as broken:
        broken.setattr(session.journal, "save", refuse)
        for letter in "ab":
            screen.type(letter)
            screen.page.leaving()
            screen.settle()
    assert [e.code for e in told.errors] == [Code.DISK_FULL]
    assert screen.kept_sign() == "Not kept yet"
    screen.page.autosave._again.timeout.emit()
    screen.wait_kept()
    assert bodies(screen) == ["ab"]


def test_what_could_not_be_kept_before_a_new_page_is_not_forgotten(
    qtbot: Any, ctx: Context, told: Told, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = JournalScreen(qtbot, ctx, told)
    with monkeypatch.context() as broken:
        broken.setattr(session.journal, "save", lambda _draft: (_ for _ in ()).throw(WorldError(Code.DISK_FULL)))
        screen.type("first")
        screen.press("New entry")
        screen.settle()
    write = screen.page.unsaved()
    assert write is not None
    screen.ask(write)
    assert bodies(screen) == ["first"]


def test_an_entry_that_vanished_under_the_hand_is_kept_as_a_new_one(qtbot: Any, ctx: Context, told: Told) -> None:
    screen = JournalScreen(qtbot, ctx, told)
    screen.type("still here")
    screen.wait_kept()
    screen.ask(lambda s: s.journal.purge_all())
    screen.type(".")
    screen.wait_kept()
    assert bodies(screen) == ["still here."]


def test_an_emptied_page_leaves_no_entry(qtbot: Any, ctx: Context, told: Told) -> None:
    screen = JournalScreen(qtbot, ctx, told)
    screen.type("no")
    screen.wait_kept()
    screen.page.write.text.clear()
    screen.press("New entry")
    screen.settle()
    assert bodies(screen) == []
    assert screen.row_titles() == []


def test_title_feelings_tags_veil_and_star_are_kept(qtbot: Any, ctx: Context, told: Told) -> None:
    screen = JournalScreen(qtbot, ctx, told)
    screen.type_title("By the water")
    screen.key(Qt.Key.Key_Return)
    assert screen.frame.focusWidget() is not screen.page.write.title
    screen.press("Feelings")
    assert not screen.can_press("numb")
    screen.press("Low and hard to bear")
    screen.press("numb")
    screen.press("Feelings")
    screen.press("Tags")
    screen.page.write.tags.field.set_text("canal,")
    screen.press("Veil")
    screen.page.write.veil_note.set_text("about August")
    screen.press("Star")
    screen.wait_kept()
    (kept,) = screen.ask(lambda s: list(s.journal.each()))
    assert (kept.title, kept.moods, kept.tags, kept.veiled, kept.veil_note, kept.starred) == (
        "By the water", ("numb",), ("canal",), True, "about August", True,
    )  # fmt: skip
    assert screen.rows() == [("about August", "Today · 21:15", "")]


def test_a_word_of_ones_own_is_offered_from_then_on(qtbot: Any, ctx: Context, told: Told) -> None:
    screen = JournalScreen(qtbot, ctx, told)
    screen.press("Feelings")
    screen.press("Quiet and pleasant")
    screen.page.write.moods.own.set_text("unhurried")
    screen.page.write.moods.own.submitted.emit()
    screen.wait_kept()
    screen.press("New entry")
    screen.press("Feelings")
    screen.press("Quiet and pleasant")
    assert screen.can_press("unhurried")
    assert [e.moods for e in screen.ask(lambda s: list(s.journal.each()))] == [("unhurried",)]


def test_tab_leaves_the_page_and_undo_takes_back(qtbot: Any, ctx: Context, told: Told) -> None:
    screen = JournalScreen(qtbot, ctx, told)
    screen.type("kind")
    screen.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert screen.paper_text() == ""
    with qtbot.waitActive(screen.frame):
        screen.frame.activateWindow()
    screen.page.write.text.setFocus()
    screen.key(Qt.Key.Key_Tab)
    assert screen.frame.focusWidget() is not screen.page.write.text
    assert "\t" not in screen.paper_text()


def test_going_on_with_what_was_just_written(qtbot: Any, ctx: Context, told: Told) -> None:
    screen = JournalScreen(qtbot, ctx, told)
    assert not screen.can_press("Go on with what you just wrote")
    screen.type("half a thought")
    screen.page.leaving()
    screen.page.open(None)  # came back: a blank page
    screen.settle()
    assert screen.paper_text() == ""
    screen.press("Go on with what you just wrote")
    screen.type(", whole")
    screen.wait_kept()
    assert bodies(screen) == ["half a thought, whole"]


def test_five_megabytes_are_pasted_in_a_moment_and_kept(qtbot: Any, ctx: Context, told: Told) -> None:
    """One line of five megabytes took five seconds to lay out, and as long for each key after it."""
    screen = JournalScreen(qtbot, ctx, told)
    data = QMimeData()
    data.setText("quiet words " * 420_000)
    began = time.monotonic()
    screen.page.write.text.insertFromMimeData(data)
    screen.type("x")
    assert time.monotonic() - began < 2.5
    assert told.said
    screen.page.leaving()
    qtbot.waitUntil(lambda: len(bodies(screen)) == 1, timeout=30_000)
    assert bodies(screen)[0].replace("\n", "") == data.text() + "x"


@pytest.mark.parametrize("text", ["", "a" * 9_001, "word " * 4_000, "short\n\nlines\n", "中" * 5_000])
def test_taming_breaks_long_lines_and_changes_nothing_else(text: str) -> None:
    tamed = tame(text)
    assert max(map(len, tamed.split("\n"))) <= LONGEST_LINE
    assert tamed.replace("\n", "") == text.replace("\n", "")
    assert (tamed == text) == (max(map(len, text.split("\n"))) <= LONGEST_LINE)


def test_scripts_that_run_otherwise_are_kept_as_written(qtbot: Any, ctx: Context, told: Told) -> None:
    text = "שלום לעולם\nمرحبا\n今日は静かでした。\nวันนี้\n🌿 fine"
    screen = JournalScreen(qtbot, ctx, told)
    screen.page.write.text.insertPlainText(text)
    screen.wait_kept()
    assert bodies(screen) == [text]
    screen.search("静か")
    assert len(screen.rows()) == 1


def test_the_page_is_freed(qtbot: Any, ctx: Context, told: Told) -> None:
    screen = JournalScreen(qtbot, ctx, told)
    screen.press("Calendar")
    screen.type("x")
    screen.wait_kept()
    screen.open_row(0)
    screen.search("x")
    seen = [
        weakref.ref(part)
        for part in (screen.page, screen.page.write.text, screen.page.finder.model, screen.page.autosave)
    ]
    frame = screen.frame
    del screen
    frame.page = None  # type: ignore[assignment]
    frame.close()
    frame.deleteLater()
    qtbot.waitUntil(lambda: not isValid(frame))
    gc.collect()
    assert [part() for part in seen] == [None] * len(seen)
