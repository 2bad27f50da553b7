"""One text at a time, nothing heavy unasked, and nothing kept but a sentence."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt

from app.cards.model import CardDraft, Section
from app.cautions import Topic
from app.session import Session
from app.settings import Settings
from exercises.readings import readings
from tests.pages.reading import ReadingScreen
from tests.ui.harness import Told, settled, slow
from ui.context import Context
from ui.navigation import Room
from ui.theme.theme import Application
from ui.widgets.text import Text


@pytest.fixture
def screen(qtbot: Any, ctx: Context, told: Told) -> ReadingScreen:
    return ReadingScreen(qtbot, ctx, told)


def test_it_begins_with_a_light_text_shown_whole(screen: ReadingScreen) -> None:
    text = screen.text()
    assert text is not None
    assert not text.topics
    assert all(line in screen.words() for line in (text.title, *text.text))
    assert not screen.offers("The one before")


def test_every_text_comes_once_and_then_again_from_the_first(screen: ReadingScreen) -> None:
    first = screen.text()
    seen = []
    for _ in range(screen.count()):
        seen.append(screen.text())
        screen.press("Another one")
    assert {one.id for one in seen if one} == {one.id for one in readings()}
    assert screen.text() == first


def test_the_one_before(screen: ReadingScreen) -> None:
    first = screen.text()
    assert not screen.offers("The one before")
    screen.press("Another one")
    screen.turn_to(lambda one: not one.topics)
    assert screen.text() != first
    while screen.text() != first:
        screen.press("The one before")
    assert not screen.offers("The one before")


def test_a_heavy_one_says_first_what_it_touches(screen: ReadingScreen) -> None:
    text = screen.turn_to(lambda one: bool(one.topics))
    said = screen.words()
    assert text.content_note in said
    assert not any(line in said for line in text.text)
    screen.press("Read it")
    assert all(line in screen.words() for line in text.text)
    screen.press("Another one")
    screen.press("The one before")
    assert all(line in screen.words() for line in text.text)  # it is not asked again


def test_what_a_person_leaves_out_is_not_there(qtbot: Any, ctx: Context, told: Told, session: Session) -> None:
    session.cautions.leave_out(topics=[Topic.SEXUAL])
    screen = ReadingScreen(qtbot, ctx, told)
    left = [one for one in readings() if Topic.SEXUAL not in one.topics]
    assert screen.count() == len(left) < len(readings())
    for _ in left:
        text = screen.text()
        assert text is not None
        assert Topic.SEXUAL not in text.topics
        screen.press("Another one")


def test_from_a_heavy_one_to_what_texts_may_touch_on(screen: ReadingScreen) -> None:
    screen.turn_to(lambda one: bool(one.topics))
    screen.press("Choose what texts may touch on")
    assert screen.went().room is Room.CAUTIONS


def test_nothing_is_kept_but_the_sentence(screen: ReadingScreen, told: Told) -> None:
    before = screen.ask(lambda s: s.vault.db.value("SELECT total_changes()"))
    text = screen.turn_to(lambda one: not one.topics)
    for _ in range(3):
        screen.press("Another one")
    assert screen.ask(lambda s: s.vault.db.value("SELECT total_changes()")) == before
    text = screen.turn_to(lambda one: one.id == text.id)
    screen.press("Keep “")
    (card,) = screen.ask(lambda s: s.cards.page())
    assert (card.title, card.parts, card.tool_id) == (text.title, (Section("", (text.keep,)),), "")
    assert screen.text() == text  # one goes on where one was
    told.do_last()
    screen.settle()
    assert screen.ask(lambda s: s.cards.page()) == []
    assert screen.ask(lambda s: s.vault.db.value("SELECT count(*) FROM card")) == 0


def test_cards_come_first(qtbot: Any, ctx: Context, told: Told, session: Session) -> None:
    session.cards.save(CardDraft(title="Night", parts=(Section("Near me", ("the lamp", "the cat")),)))
    screen = ReadingScreen(qtbot, ctx, told)
    assert screen.text() is None
    said = screen.words()
    assert all(words in said for words in ("From your cards", "Night", "Near me", "the lamp", "the cat"))
    screen.press("Another one")
    assert screen.text() is not None


def test_a_card_that_is_kept_meanwhile_opens_no_heavy_text(screen: ReadingScreen) -> None:
    heavy = screen.turn_to(lambda one: bool(one.topics))
    screen.press("Read it")
    screen.press("Keep “")
    screen.settle()
    assert screen.text() == heavy  # one goes on where one was
    other = screen.turn_to(lambda one: bool(one.topics) and one != heavy)
    assert not any(line in screen.words() for line in other.text)


def test_the_keyboard_is_never_lost_on_the_way_back(screen: ReadingScreen) -> None:
    for _ in range(6):
        screen.press("Another one")
    while screen.offers("The one before"):
        screen.page._before.setFocus()
        screen.press("The one before")
    assert screen.frame.focusWidget() is screen.page.first_focus()


@pytest.mark.parametrize("width", [455, 1080])
def test_at_twice_the_text_size_every_text_is_whole(
    qtbot: Any, app: Application, ctx: Context, told: Told, width: int
) -> None:
    app.dress(Settings(theme="light", text_scale=200))
    screen = ReadingScreen(qtbot, ctx, told)
    screen.page.window().resize(width, 700)
    for _ in range(screen.count()):
        if screen.offers("Read it"):
            screen.press("Read it")
        screen.press("About this text")
        for text in (text for text in screen.page.findChildren(Text) if text.isVisible()):
            qtbot.waitUntil(lambda t=text: t.height() >= t.heightForWidth(t.width()), timeout=3000)
            assert text.mapTo(screen.page, text.rect().topRight()).x() <= screen.page.width()
        screen.press("Another one")


def test_whose_words_they_are_is_said(screen: ReadingScreen) -> None:
    text = screen.turn_to(lambda one: not one.topics)
    screen.press("About this text")
    said = screen.words()
    assert "not one person's story" in said
    assert "No trained person has reviewed this text yet." in said
    assert all(source.cite in said for source in text.sources)


def test_enough_leads_back_and_not_safe_is_there(screen: ReadingScreen, told: Told) -> None:
    screen.press("I am not safe right now")
    assert screen.went().room is Room.SAFETY
    screen.press("That is enough")
    assert told.went_back == 1


def test_kept_twice_on_a_slow_disk_it_is_one_card_and_nothing_else_is_pressed(
    screen: ReadingScreen, qtbot: Any, ctx: Context, told: Told
) -> None:
    shown = screen.page.shown
    assert shown is not None
    keep = shown.keep
    assert keep is not None
    keep.setFocus(Qt.FocusReason.TabFocusReason)
    with slow(ctx):
        for _ in range(2):
            qtbot.keyClick(keep, Qt.Key.Key_Return)
            assert screen.frame.focusWidget() is keep
    assert len(settled(qtbot, ctx, lambda s: s.cards.page())) == 1
    assert len(told.said) == 1
    assert screen.frame.focusWidget() is keep
    qtbot.keyClick(keep, Qt.Key.Key_Return)
    assert len(settled(qtbot, ctx, lambda s: s.cards.page())) == 1


def test_taking_a_kept_sentence_back_leaves_another_text_as_it_is(
    screen: ReadingScreen, qtbot: Any, ctx: Context, told: Told
) -> None:
    screen.press("Keep “")
    screen.press("Another one")
    shown = screen.page.shown
    told.do_last()
    assert settled(qtbot, ctx, lambda s: s.cards.page()) == []
    assert screen.page.shown is shown
