"""Looking at a pack, adding it, taking it back: as a person does it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.cautions import Topic
from app.handover.shipped import Shipped
from app.packs import agefile, armor, note, reading, release
from app.packs.model import StrategyItem
from app.packs.refusal import Reason, Refused
from app.session import Session
from app.strategies.strategies import as_draft
from tests.handover import add, file, holds
from tests.packs import AUTHOR, REVIEWER, STRANGER, every_kind, pack
from tests.pages.packs import PacksScreen
from tests.ui.harness import Told
from tests.ui.pages.packs.notes import revocation
from ui.context import Context
from ui.i18n.messages import message
from ui.navigation import Room
from ui.pages.packs import reads

WORDS = "six quiet words for a test"


@pytest.fixture
def screen(qtbot: Any, ctx: Context, told: Told) -> PacksScreen:
    return PacksScreen(qtbot, ctx, told)


def _tool(title: str = "Feet on the floor", step: str = "Both feet on the floor.", **changes: Any) -> StrategyItem:
    return StrategyItem(id="feet", title=title, steps=(step,), **changes)


def test_nothing_is_here_before_something_was_added(screen: PacksScreen) -> None:
    assert screen.packs() == []
    assert "Nothing is added unless you say so" in screen.words()


def test_what_one_sees_before_adding(screen: PacksScreen, session: Session) -> None:
    before = holds(session.vault.db)
    screen.review(file())
    words = screen.words()
    assert "Says that it is from Riverside-Counselling" in words
    assert "Not known to you yet." in words
    assert "Mentions that harm was done" in words
    assert "This is not treatment." in words
    assert "I said nothing for a long time" not in words  # a preview unfolds only when it is pressed
    assert holds(session.vault.db) == before


def test_a_signature_that_is_announced_and_not_here_is_said_and_can_come_later(
    screen: PacksScreen, session: Session
) -> None:
    """Of a clinic that the person knows, too: its name in a pack of somebody else says nothing."""
    session.packs.signers.know(REVIEWER.verifier, "The clinic")
    keys = [AUTHOR, REVIEWER]
    begun = note.seal(reading.write(pack([_tool()], keys), [key.verifier for key in keys]), [AUTHOR])
    screen.review(begun)
    assert "Says that The clinic signs it, too" in screen.words()
    assert "Their signature is not here." in screen.words()
    assert "You said that you know them" not in screen.words()
    screen.press("No, and I want to add it all the same")
    screen.press("Add")
    assert "Says that The clinic signs it, too" in screen.words()
    screen.review(reading.cosign(begun, REVIEWER))
    assert "This file brings the signature of The clinic, too." in screen.words()
    assert "Looked through by The clinic" in screen.words()
    assert "You said that you know them" in screen.words()
    screen.press("Add")
    assert "Looked through by The clinic" in screen.words()


def test_a_file_is_read_and_a_text_pasted(screen: PacksScreen, tmp_path: Path) -> None:
    (tmp_path / "ab12.yarrow").write_bytes(file())
    screen.open(tmp_path / "ab12.yarrow")
    assert screen.is_reviewing()
    screen.press("Not now")
    screen.press("Paste a text")
    screen.write("The text", "hello\n" + armor.wrap(file()) + "\nbye")
    screen.press("Look into this")
    assert screen.is_reviewing()


def test_a_file_that_is_not_there_is_said(screen: PacksScreen, tmp_path: Path) -> None:
    screen.open(tmp_path / "gone.yarrow")
    assert "This was not opened" in screen.words()
    assert "This is not here any more." in screen.words()


def test_adding_asks_first_whether_one_knows_them(screen: PacksScreen, session: Session) -> None:
    screen.review(file())
    screen.press("Add")
    assert "Please say first whether you know who this is from." in screen.words()
    assert session.packs.all() == []
    screen.press("No, and I want to add it all the same")
    screen.press("Add")
    assert session.packs.all()
    assert session.packs.signers.all() == []


def test_the_plan_is_said_in_words_and_follows_what_is_picked(screen: PacksScreen) -> None:
    screen.review(file())
    assert screen.plan().startswith("Adds 11 things: 1 tool, 1 guided tool, 1 voice,")
    screen.press("Feet on the floor")
    assert screen.plan().startswith("Adds 10 things: 1 guided tool,")
    screen.press("Pick none")
    assert "Nothing would be added." in screen.plan()
    screen.press("Pick all")
    assert screen.plan().startswith("Adds 11 things")


def test_adding_and_taking_it_back_leaves_nothing(screen: PacksScreen, session: Session) -> None:
    before = holds(session.vault.db)
    screen.add(file())
    assert "11 added" in screen.said()
    assert "Somebody who said nothing for years" in screen.items()
    screen.undo()
    assert screen.packs() == []
    assert holds(session.vault.db) == before


def test_looking_inside_unfolds_one_item(screen: PacksScreen) -> None:
    screen.review(file())
    screen.press("Look inside: Somebody who said nothing for years")
    assert "Written by the authors from common experiences" in screen.words()
    assert "I said nothing for a long time" in screen.words()
    screen.press("Close it again: Somebody who said nothing for years")
    assert "I said nothing for a long time" not in screen.words()


def test_what_the_person_leaves_out_is_counted_and_shown_on_request(
    qtbot: Any, ctx: Context, told: Told, session: Session
) -> None:
    session.cautions.leave_out(topics=[Topic.SPIRITUAL])
    screen = PacksScreen(qtbot, ctx, told)
    items = (_tool(), StrategyItem(id="bell", title="A bell", steps=("Ring.",), topics=(Topic.SPIRITUAL,)))
    screen.review(file(items))
    assert "Not picked, because of what you leave out: 1 thing." in screen.words()
    assert "faith, spirituality, ceremony" in screen.words()
    assert list(screen.picked()) == ["Feet on the floor"]
    screen.press("Show their titles")
    assert screen.picked() == {"Feet on the floor": True, "A bell": False}
    screen.press("Pick all")
    assert screen.picked()["A bell"] is False


def test_words_open_what_was_locked_and_a_wrong_word_is_said_kindly(screen: PacksScreen) -> None:
    locked = agefile.encrypt_with_words(file(), WORDS)
    screen.open(locked)
    screen._qtbot.waitUntil(lambda: "Locked with words" in screen.words())
    screen.write("The words", "other words")
    screen.press("Open it")
    screen._qtbot.waitUntil(lambda: "These words did not open it." in screen.words(), timeout=20_000)
    screen.write("The words", WORDS)
    screen.press("Open it")
    screen._qtbot.waitUntil(screen.is_reviewing, timeout=20_000)
    assert screen.page.opening.words.text() == ""


def test_the_window_answers_while_it_is_opened(screen: PacksScreen, monkeypatch: pytest.MonkeyPatch) -> None:
    screen.open(agefile.encrypt_with_words(file(), WORDS))
    screen._qtbot.waitUntil(lambda: "Locked with words" in screen.words())
    ticks: list[int] = []
    timer = QTimer()
    timer.timeout.connect(lambda: ticks.append(1))
    timer.start(10)
    screen.write("The words", WORDS)
    screen.press("Open it")
    screen._qtbot.waitUntil(screen.is_reviewing, timeout=20_000)
    assert len(ticks) >= 3


def test_locked_for_somebody_is_explained(screen: PacksScreen, session: Session) -> None:
    _identity, theirs = agefile.new_identity()
    screen.open(agefile.encrypt_to(file(), [theirs]))
    assert "locked for one person" in screen.words()
    screen.press("All packs")
    mine = session.packs.own.recipient().value
    screen.open(agefile.encrypt_to(file(), [theirs]))
    assert "It is locked for somebody else." in screen.words()
    screen.press("All packs")
    screen.open(agefile.encrypt_to(file(), [mine]))
    screen.settle()
    assert screen.is_reviewing()


def test_what_is_refused_says_why_and_shows_nothing_of_it(screen: PacksScreen) -> None:
    screen.open(file().replace(b"First steps", b"Other steps"))
    words = screen.words()
    assert "The signature does not fit" in words
    assert "Nothing was added" in words
    assert "Other steps" not in words


def test_an_older_version_is_refused(screen: PacksScreen, session: Session) -> None:
    add(session, file(seq=2))
    screen.open(file(seq=1))
    assert "older version" in screen.words()


def test_somebody_elses_pack_of_the_same_name_is_refused(screen: PacksScreen, session: Session) -> None:
    add(session, file())
    screen.open(file(seq=2, keys=(STRANGER,)))
    assert "somebody else signed it" in screen.words()


def test_both_are_shown_where_the_person_changed_theirs(screen: PacksScreen, session: Session) -> None:
    add(session, file((_tool(),)))
    mine = session.strategies.these([session.packs.items()[0].row_id])[0]
    session.strategies.save(replace(as_draft(mine), steps=("My own step.",)))
    screen.review(file((_tool(step="A new step."),), seq=2))
    assert "My own step." in screen.words()
    assert "A new step." in screen.words()
    assert screen.plan().startswith("Nothing would be added.")
    assert "Keep what I have" in screen.buttons()
    screen.press("Take the one in the pack")
    assert screen.plan().startswith("Brings 1 thing up to date: 1 tool.")
    screen.press("Bring up to date")
    assert session.strategies.these([mine.id or ""])[0].steps == ("A new step.",)


def test_a_newer_version_says_what_is_new(screen: PacksScreen, session: Session) -> None:
    add(session, file((_tool(),)))
    screen.review(file((_tool(step="Another."),), seq=2, changes="The step was shortened."))
    assert "This is a newer version of a pack that you have." in screen.words()
    assert "What is new: The step was shortened." in screen.words()


def test_a_withdrawn_key_adds_nothing(screen: PacksScreen, session: Session) -> None:
    session.packs.signers.take(reading.read(revocation(AUTHOR)))
    screen.review(file())
    assert "Signed with a key that was withdrawn." in screen.words()
    assert "Nothing can be added from a key that was withdrawn." in screen.words()
    assert not {"Add", "Pick all", "Feet on the floor"} & set(screen.buttons())  # to be read, not to be picked


def test_of_hundreds_of_items_some_are_shown_and_all_are_reckoned_with(screen: PacksScreen) -> None:
    items = tuple(StrategyItem(id=f"i-{n}", title=f"Thing {n}", steps=("One.",)) for n in range(300))
    screen.review(file(items))
    assert len(screen.picked()) == 24
    assert screen.plan().startswith("Adds 300 things")
    screen.press("Thing 3")
    screen.press("Show more")
    assert len(screen.picked()) == 48
    assert screen.plan().startswith("Adds 299 things")
    screen.press("Pick none")
    assert screen.plan().startswith("Nothing would be added.")
    screen.press("Thing 40")
    assert screen.plan().startswith("Adds 1 thing: 1 tool.")


def test_the_title_of_a_pack_is_not_the_title_of_the_window(screen: PacksScreen) -> None:
    screen.add(file())
    assert "First steps" not in screen.title()
    assert all("First steps" not in window.windowTitle() for window in QApplication.topLevelWidgets())


@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_has_a_sentence_of_its_own(reason: Reason, app: Any) -> None:
    told = message(Refused(reason, "$.items[3].title"))
    assert told.happened
    assert told.safe
    assert told.do
    assert "$.items[3].title" in told.do
    assert "!" not in str(told)
    others = {message(Refused(other)).happened for other in Reason if other is not reason}
    assert message(Refused(reason)).happened not in others


def test_what_is_asked_of_is_in_the_order_of_the_pack(screen: PacksScreen) -> None:
    screen.review(file())
    assert list(screen.picked()) == [item.title for item in every_kind()]


def test_the_place_of_safety_is_reached_from_a_voice(screen: PacksScreen) -> None:
    screen.add(file())
    screen.press("How the week was")
    screen.press("I am not safe right now")
    assert screen.went().room is Room.SAFETY


def test_what_comes_with_the_program_is_offered_until_it_is_here(
    qtbot: Any, ctx: Context, told: Told, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = file(title="Changed").replace(b"Changed", b"Chinged")
    files = (Shipped("one", file()), Shipped("two", changed))
    monkeypatch.setattr(reads, "shipped", lambda: files)
    screen = PacksScreen(qtbot, ctx, told)
    assert screen.offered() == ["First steps"]  # what does not hold is not offered
    assert session.packs.all() == []
    screen.press("First steps")
    assert screen.is_reviewing()
    screen.press("No, and I want to add it all the same")
    screen.press("Add")
    screen.press("All packs")
    assert (screen.packs(), screen.offered()) == (["First steps"], [])


def test_a_signer_of_the_release_is_said_to_come_with_the_program(
    screen: PacksScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(release, "RELEASE_KEYS", (AUTHOR.verifier.line,))
    screen.review(file())
    assert "Comes with this program" in screen.words()
    assert "Riverside-Counselling" not in screen.words()


def test_cancelling_while_words_are_tried_adds_nothing(screen: PacksScreen, session: Session) -> None:
    screen.open(agefile.encrypt_with_words(file(), WORDS))
    screen.write("The words", WORDS)
    screen.page.opening.open_it.click()
    screen.press("All packs")
    screen.settle()
    assert not screen.is_reviewing()
    assert screen.page.opening.words.text() == ""
