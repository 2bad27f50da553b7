"""Packs on a disk that is slow, or full: one press is one thing, and no answer leads away from something else."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.handover.model import Met
from app.packs import agefile, compare
from app.packs.kept import Policy
from app.session import Session
from tests.handover import add, file
from tests.packs import AUTHOR, PACK_ID
from tests.pages.packs import PacksScreen
from tests.ui.harness import Told, full, settled, slow
from tests.ui.pages.packs.notes import card, revocation
from ui.context import Context
from ui.pages.packs.compare import CompareSheet


@pytest.fixture
def screen(qtbot: Any, ctx: Context, told: Told, session: Session) -> PacksScreen:
    """At a pack that was added."""
    add(session, file(), author=Met.KNOWN)
    return PacksScreen(qtbot, ctx, told, PACK_ID)


def _at(screen: PacksScreen, item: str) -> None:
    screen.press(item)
    screen.press("Keeping it up to date, or removing it")


def test_a_sentence_kept_twice_is_one_card(screen: PacksScreen, qtbot: Any, ctx: Context, told: Told) -> None:
    screen.press("Somebody who said nothing for years")
    screen.press("Read it")
    screen.press("Keep a sentence as a card")
    keep = screen.button("Keep “Later I told one person.”")
    with slow(ctx):
        keep.click()
        keep.click()
        screen.button("Keep “It was quiet in the room.”").click()  # another one is another one
    assert len(settled(qtbot, ctx, lambda s: s.cards.page())) == 2
    assert len(told.said) == 2


def test_a_card_made_twice_of_a_plan_is_one(screen: PacksScreen, qtbot: Any, ctx: Context) -> None:
    screen.press("A hard day")
    with slow(ctx):
        for _ in range(2):
            screen.button("Make a card of it").click()
    assert len(settled(qtbot, ctx, lambda s: s.cards.page())) == 1


def test_deleted_twice_it_can_still_be_brought_back(screen: PacksScreen, ctx: Context, told: Told) -> None:
    _at(screen, "What people say")
    with slow(ctx):
        for _ in range(2):
            screen.button("Delete").click()
    screen.settle()
    assert told.errors == []
    assert told.said == [("It is deleted.", "Undo")]
    screen.undo()
    assert "What people say" in screen.items()


def test_what_is_made_ones_own_twice_is_so_once(screen: PacksScreen, ctx: Context, told: Told) -> None:
    _at(screen, "Feet on the floor")
    with slow(ctx):
        for _ in range(2):
            screen.button("Keep it as my own").click()
    screen.settle()
    assert told.errors == []
    assert "Feet on the floor" not in screen.items()


def test_taken_back_twice_it_is_taken_back_once(screen: PacksScreen, ctx: Context, told: Told) -> None:
    with slow(ctx):
        for _ in range(2):
            screen.button("Undo the last adding").click()
    screen.settle()
    assert told.errors == []
    assert told.said == [("The adding was taken back.", "")]
    assert screen.packs() == []


def test_removed_twice_it_is_removed_once(screen: PacksScreen, ctx: Context, told: Told) -> None:
    with slow(ctx):
        for _ in range(2):
            screen.button("Remove this pack").click()
            screen.button("Remove it").click()
            QApplication.processEvents()
    screen.settle()
    assert told.errors == []
    assert [words for words, _action in told.said] == ["The pack is gone."]


@pytest.mark.parametrize("act", ["Undo the last adding", "Remove it", "Delete", "Keep it as my own"])
def test_the_answer_does_not_lead_away_from_what_is_looked_at_by_then(
    act: str, screen: PacksScreen, qtbot: Any, ctx: Context, told: Told
) -> None:
    if act == "Remove it":
        screen.press("Remove this pack")
    elif act != "Undo the last adding":
        _at(screen, "What people say" if act == "Delete" else "Feet on the floor")
    with slow(ctx):
        screen.button(act).click()
        screen.page.open(card(AUTHOR))
        qtbot.waitUntil(lambda: not screen.page.opening.isHidden())
        ctx.query(lambda _s: True, lambda _t: None, owner=screen.page)
    qtbot.waitUntil(lambda: screen.page.news is not None)
    screen.settle()
    assert screen.page.view() is screen.page.news
    if told.actions[-1] is not None:
        screen.undo()
        assert screen.page.view() is screen.page.news


def test_another_file_that_is_opened_while_a_pack_is_added_stays_open(
    screen: PacksScreen, qtbot: Any, ctx: Context, told: Told
) -> None:
    screen.review(file(seq=2))
    with slow(ctx):
        screen.button("Keep what I have").click()
        screen.page.open(card(AUTHOR))
    qtbot.waitUntil(lambda: screen.page.news is not None)
    screen.settle()
    assert told.errors == []
    assert settled(qtbot, ctx, lambda s: s.packs.get(PACK_ID).seq) == 2
    assert screen.page.view() is screen.page.news


def test_return_pressed_twice_adds_once_and_leads_nowhere_else(
    qtbot: Any, ctx: Context, told: Told, session: Session
) -> None:
    screen = PacksScreen(qtbot, ctx, told)
    screen.review(file())
    screen.press("No, and I want to add it all the same")
    assert screen.page.review is not None
    button = screen.page.review.add
    button.setFocus(Qt.FocusReason.TabFocusReason)
    with slow(ctx):
        for _ in range(3):
            assert screen.frame.focusWidget() is button
            qtbot.keyClick(button, Qt.Key.Key_Return)
    screen.settle()
    assert len(session.packs.all()) == 1
    assert told.errors == []
    assert len(told.said) == 1


def test_a_note_about_a_key_is_taken_once_and_leads_nowhere_else(
    qtbot: Any, ctx: Context, told: Told, session: Session
) -> None:
    session.packs.signers.know(AUTHOR.verifier, "Riverside")
    screen = PacksScreen(qtbot, ctx, told, revocation(AUTHOR))
    qtbot.waitUntil(lambda: screen.page.news is not None)
    with slow(ctx):
        for _ in range(2):
            screen.button("Take note of it").click()
        screen.page.open(None)
        screen.page._to_front()
    screen.settle()
    assert [words for words, _action in told.said] == ["Noted."]
    assert screen.page.view() is screen.page.front


def test_a_key_forgotten_twice_is_forgotten_once(
    screen: PacksScreen, ctx: Context, told: Told, session: Session
) -> None:
    screen.page._open_person(AUTHOR.verifier.key.hex())
    screen.settle()
    with slow(ctx):
        for _ in range(2):
            screen.button("Forget this key").click()
            screen.button("Forget it").click()
            QApplication.processEvents()
    screen.settle()
    assert told.errors == []
    assert session.packs.signers.all() == []
    assert screen.page.view() is screen.page.people


def test_a_name_that_was_refused_can_be_kept_again(
    screen: PacksScreen, ctx: Context, told: Told, session: Session
) -> None:
    screen.page._open_person(AUTHOR.verifier.key.hex())
    screen.settle()
    screen.press("Show another name")
    screen.write("Name", "R.")
    with full(ctx):
        screen.press("Use this name")
    assert told.said[-1][1] == "Try again"
    screen.undo()
    assert [one.shown for one in session.packs.signers.all()] == ["R."]


def test_words_that_could_not_be_compared_can_be_compared_again(screen: PacksScreen, ctx: Context, told: Told) -> None:
    screen.press("Compare words: Riverside-Counselling")
    sheet = screen.sheet()
    assert isinstance(sheet, CompareSheet)
    assert sheet._asked is not None
    whole = compare.parts(AUTHOR.verifier.key, sheet._asked.form)
    for field, place in zip(sheet.fields, sheet._asked.places, strict=True):
        field.set_text(whole[place - 1])
    with full(ctx):
        screen.press("Compare")
    assert "The disk is full" in sheet.problem.text()
    screen.press("Compare")
    assert told.said[-1][0].startswith("The words are the same.")


def test_what_nobody_opens_any_more_is_not_said_to_have_failed(screen: PacksScreen, qtbot: Any, ctx: Context) -> None:
    with slow(ctx):
        unpacked: list[bool] = []
        screen.page.open(file().replace(b"First steps", b"Other steps"))  # not what was signed
        ctx.lanes.free(lambda _token, _progress: True, unpacked.append)
        qtbot.waitUntil(lambda: bool(unpacked))
        screen.page.open(card(AUTHOR))
    qtbot.waitUntil(lambda: screen.page.news is not None)
    screen.settle()
    assert screen.page.opening.problem.text() == ""


def test_a_choice_about_newer_versions_that_was_refused_is_not_shown_as_made(screen: PacksScreen, ctx: Context) -> None:
    _at(screen, "What people say")
    before = screen.page.item.policy.value()
    other = next(one.value for one in Policy if one.value != before)
    with full(ctx):
        screen.page.item.policy.choose(other)
        screen.settle()
    assert screen.page.item.policy.value() == before


def test_return_pressed_twice_opens_once_and_shows_no_words(qtbot: Any, ctx: Context, told: Told) -> None:
    screen = PacksScreen(qtbot, ctx, told, agefile.encrypt_with_words(file(), "six quiet words"))
    opening = screen.page.opening
    qtbot.waitUntil(opening.words.isVisible)
    opening.words.edit.setFocus()
    opening.words.set_text("six quiet words")
    hidden = opening.words.edit.echoMode()
    for _ in range(3):
        assert screen.frame.focusWidget() is opening.words.edit
        qtbot.keyClick(opening.words.edit, Qt.Key.Key_Return)
        qtbot.keyClicks(opening.words.edit, "x")
    assert opening.words.edit.echoMode() == hidden
    assert opening.words.text() == "six quiet words"
    qtbot.waitUntil(screen.is_reviewing, timeout=20_000)
