"""Reading what came: voices, words, pages, questions, plans, check-ins; and what can be done with each."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.cautions import Topic
from app.handover import planning, reviewing
from app.handover.model import Choices, Met
from app.packs.kept import Policy
from app.packs.model import CheckIn, PageItem, Question, VoiceItem
from app.session import Session
from app.strategies.strategies import as_draft
from tests.handover import add, file, holds, mentions
from tests.packs import PACK_ID, every_kind
from tests.pages.packs import PacksScreen
from tests.pages.tools import ToolsScreen
from tests.ui.harness import Told
from ui.context import Context
from ui.navigation import PackItem, Place, Room
from ui.widgets.page_text import PageText

_SEVERITY = ("score", "severe", "mild", "moderate", "total", "points")


@pytest.fixture
def screen(qtbot: Any, ctx: Context, told: Told, session: Session) -> PacksScreen:
    add(session, file(), author=Met.KNOWN)
    return PacksScreen(qtbot, ctx, told, PACK_ID)


def test_a_voice_waits_behind_its_note_and_two_equal_buttons(screen: PacksScreen) -> None:
    screen.press("Somebody who said nothing for years")
    assert "Mentions that harm was done. Nothing is described." in screen.words()
    assert "I said nothing for a long time" not in screen.words()
    read, later = (
        next(b for b in screen.reached() if getattr(b, "text", str)() == words) for words in ("Read it", "Not now")
    )
    assert read.kind is later.kind  # type: ignore[attr-defined]
    screen.press("Read it")
    assert "I said nothing for a long time" in screen.words()
    assert "It is not one person's story." in screen.words()


def test_an_invented_voice_is_never_passed_off_as_one_persons(
    qtbot: Any, ctx: Context, told: Told, session: Session
) -> None:
    voice = next(item for item in every_kind() if isinstance(item, VoiceItem))
    add(session, file((voice,)))
    screen = PacksScreen(qtbot, ctx, told, PackItem(PACK_ID, voice.id))
    screen.press("Read it")
    assert "Written by the authors from common experiences" in screen.words()


def test_a_sentence_is_kept_as_a_card_and_let_go(screen: PacksScreen, session: Session) -> None:
    screen.press("Somebody who said nothing for years")
    screen.press("Read it")
    screen.press("Keep a sentence as a card")
    screen.press("Keep “Later I told one person.”")
    assert [card.parts[0].lines for card in session.cards.each()] == [("Later I told one person.",)]
    screen.undo()
    assert list(session.cards.each()) == []


def test_a_myth_stands_beside_its_answer(screen: PacksScreen) -> None:
    screen.press("What people say")
    words = screen.words()
    assert words.index("What is said") < words.index("Why did you not say so?") < words.index("Silence kept me safe.")


def test_a_page_leads_nowhere(qtbot: Any, ctx: Context, told: Told, session: Session) -> None:
    text = "# Head\n\n[a link](https://example.org) <img src='file:///etc/passwd'> ![p](file:///etc/passwd) *so*"
    add(session, file((PageItem(id="p", title="A page", text=text),)))
    screen = PacksScreen(qtbot, ctx, told, PackItem(PACK_ID, "p"))
    assert "[a link](https://example.org) <img src='file:///etc/passwd'> ![p](file:///etc/passwd) so" in screen.words()
    page = screen.page.findChild(PageText)
    assert page.document().allFormats()  # type: ignore[union-attr]
    assert not any(form.isImageFormat() or form.toCharFormat().isAnchor() for form in page.document().allFormats())  # type: ignore[union-attr]


def test_questions_and_pages_are_copied(screen: PacksScreen) -> None:
    screen.press("For a first talk")
    screen.press("Copy")
    assert screen.clipboard() == "For a first talk\n- Who else reads this?"


def test_a_plan_becomes_a_card(screen: PacksScreen, session: Session) -> None:
    screen.press("A hard day")
    screen.press("Make a card of it")
    card = next(iter(session.cards.each()))
    assert (card.title, card.parts[0].heading, card.parts[0].lines) == ("A hard day", "Before", ("Water.",))


def test_a_check_in_is_nothing_but_its_questions(screen: PacksScreen, session: Session) -> None:
    before = holds(session.vault.db)
    screen.press("How the week was")
    assert "Handed to you by Riverside-Counselling. You can remove it." in screen.words()
    screen.press("Read it")
    assert "Skip this one" in screen.buttons()
    screen.press("How was sleep?: Hard")
    assert "help is one press away" in screen.words()
    screen.press("How was sleep?: Skip this one")
    assert "help is one press away" not in screen.words()
    screen.press("How was sleep?: Hard")
    screen.press("Copy what I chose")
    assert screen.clipboard() == "How the week was\n\nHow was sleep?\nHard"
    said = screen.words().casefold()
    assert not [word for word in _SEVERITY if word in said]
    assert holds(session.vault.db) == before
    screen.press("Get help now")
    assert screen.went() == Place(Room.SAFETY)


def test_what_was_chosen_in_a_check_in_stays_while_something_else_changes(
    screen: PacksScreen, session: Session
) -> None:
    screen.press("How the week was")
    screen.press("Read it")
    screen.press("How was sleep?: Hard")
    screen.press("Keeping it up to date, or removing it")
    screen.press("When a newer version is opened: Always take it")
    assert screen.page.item.check_in is not None
    assert "Hard" in screen.page.item.check_in.chosen()
    assert session.packs.item(PACK_ID, "check-in").policy is Policy.ALWAYS


def test_leaving_a_check_in_forgets_what_was_chosen(screen: PacksScreen) -> None:
    screen.press("How the week was")
    screen.press("Read it")
    screen.press("How was sleep?: Hard")
    screen.press("Back to the pack")
    screen.press("How the week was")
    screen.press("Read it")
    assert screen.page.item.check_in is not None
    assert "Hard" not in screen.page.item.check_in.chosen()


def test_several_questions_are_never_added_up(qtbot: Any, ctx: Context, told: Told, session: Session) -> None:
    questions = tuple(Question(text=f"Question {n}?", answers=("Never", "Often")) for n in range(3))
    made = CheckIn(id="c", title="Check", content_note="Asks.", intro="", questions=questions, source="Somebody")
    add(session, file((made,)))
    screen = PacksScreen(qtbot, ctx, told, PackItem(PACK_ID, "c"))
    screen.press("Read it")
    before = screen.words()
    for n in range(3):
        screen.press(f"Question {n}?: Often")
    assert screen.words() == before


def test_tools_say_where_they_came_from(qtbot: Any, ctx: Context, told: Told, session: Session) -> None:
    add(session, file(), author=Met.KNOWN)
    for item_id, title in (("feet", "Feet on the floor"), ("wall-push", "Push the wall")):
        tool_id = session.packs.item(PACK_ID, item_id).tool_id
        tools = ToolsScreen(qtbot, ctx, told, tool_id)
        tools.press("From the pack “First steps” by Riverside-Counselling")
        assert told.places[-1] == Place(Room.PACKS, PackItem(PACK_ID, item_id)), title


def test_an_unknown_name_is_not_passed_off_as_one_in_tools(
    qtbot: Any, ctx: Context, told: Told, session: Session
) -> None:
    add(session, file())
    tools = ToolsScreen(qtbot, ctx, told, session.packs.item(PACK_ID, "feet").tool_id)
    tools.press("From the pack “First steps”, which says that it is by Riverside-Counselling")


def test_deleting_one_thing_can_be_undone(screen: PacksScreen, session: Session) -> None:
    screen.press("What people say")
    screen.press("Keeping it up to date, or removing it")
    screen.press("Delete")
    assert "What people say" not in screen.items()
    screen.undo()
    assert "What people say" in screen.items()


def test_what_became_a_tool_can_be_made_ones_own(screen: PacksScreen, session: Session) -> None:
    screen.press("Feet on the floor")
    screen.press("Open it in Tools")
    assert screen.went().room is Room.TOOLS
    screen.press("Keeping it up to date, or removing it")
    screen.press("Keep it as my own")
    assert "Feet on the floor" not in screen.items()
    assert [one.title for one in session.strategies.each()] == ["Feet on the floor"]


def test_what_the_person_leaves_out_is_counted_not_shown(screen: PacksScreen, session: Session) -> None:
    voice = VoiceItem(
        id="v",
        title="A heavy one",
        content_note="Court.",
        text="Text.",
        tone="quiet",
        origin="authors",
        topics=(Topic.LAW,),  # type: ignore[arg-type]
    )
    session.cautions.leave_out(topics=[Topic.LAW])
    review = reviewing.review(session, file((*every_kind(), voice), seq=2))
    chosen = planning.usual(review)
    add(session, file((*every_kind(), voice), seq=2), planning.Choices(chosen.items | {"v"}))
    screen.open(PACK_ID)
    assert "A heavy one" not in screen.items()
    assert "Not shown, because of what you leave out: 1 thing." in screen.words()
    screen.press("Show their titles")
    assert "A heavy one" in screen.items()


def test_removing_a_pack_leaves_nothing(screen: PacksScreen, session: Session) -> None:
    screen.press("Remove this pack")
    assert "no trace that it was here" in screen.words()
    screen.press("Remove it")
    assert screen.packs() == []
    assert mentions(session.vault.db, "Riverside") == []
    assert mentions(session.vault.db, PACK_ID) == []


def test_removing_keeps_what_was_changed_if_one_wants(screen: PacksScreen, session: Session) -> None:
    mine = session.strategies.these([session.packs.item(PACK_ID, "feet").row_id])[0]
    session.strategies.save(replace(as_draft(mine), title="My feet"))
    screen.open(PACK_ID)
    screen.press("Remove this pack")
    assert screen.picked() == {"Feet on the floor": True}
    screen.press("Go on knowing whose key it is")
    screen.press("Remove it")
    assert [one.title for one in session.strategies.each()] == ["My feet"]
    assert session.packs.signers.all()


def test_the_last_adding_is_taken_back_from_the_pack_too(screen: PacksScreen, session: Session) -> None:
    screen.press("Undo the last adding")
    assert session.packs.all() == []
    assert screen.packs() == []


def test_more_can_be_taken_later(qtbot: Any, ctx: Context, told: Told, session: Session) -> None:
    add(session, file(), Choices(frozenset({"words"})))
    screen = PacksScreen(qtbot, ctx, told, PACK_ID)
    assert screen.items() == ["What people say"]
    screen.press("Take more of it")
    screen.press("A prompt")
    screen.press("Add")
    assert screen.items() == ["What people say", "A prompt"]
