"""Keys of people: met, compared, renamed, replaced, withdrawn, forgotten."""

from __future__ import annotations

from typing import Any

import pytest

from app.handover.model import Met
from app.packs import compare
from app.packs.compare import Form
from app.packs.keys import SigningKey, from_seed
from app.packs.reading import read
from app.packs.trust import Trust
from app.session import Session
from tests.handover import add, file
from tests.packs import AUTHOR
from tests.pages.packs import PacksScreen
from tests.ui.harness import Told
from tests.ui.pages.packs.notes import card, revocation, rotation
from ui.context import Context
from ui.pages.packs.compare import CompareSheet
from ui.widgets.text import Text

NEW = from_seed("riverside-new", bytes(range(96, 128)))


@pytest.fixture
def screen(qtbot: Any, ctx: Context, told: Told) -> PacksScreen:
    return PacksScreen(qtbot, ctx, told)


def _state(session: Session, key: SigningKey = AUTHOR) -> Trust:
    return session.packs.signers.get(key.verifier.key.hex()).state


def _sheet(screen: PacksScreen) -> CompareSheet:
    sheet = screen.sheet()
    assert isinstance(sheet, CompareSheet)
    return sheet


def _answer(screen: PacksScreen, key: SigningKey = AUTHOR) -> None:
    """Type the parts that are asked for."""
    sheet = _sheet(screen)
    assert sheet._asked is not None
    whole = compare.parts(key.verifier.key, sheet._asked.form)
    for field, place in zip(sheet.fields, sheet._asked.places, strict=True):
        field.set_text(whole[place - 1])


def test_three_words_are_typed_and_the_name_is_sure(screen: PacksScreen, session: Session) -> None:
    screen.review(file())
    screen.press("Compare words: Riverside-Counselling")
    assert len(_sheet(screen).fields) == 3
    _answer(screen)
    screen.press("Compare")
    assert screen.is_reviewing()
    assert "You have compared words with them." in screen.words()
    assert "Do you know who this is from?" not in screen.words()
    assert _state(session) is Trust.VERIFIED
    assert session.packs.signers.all()[0].shown == "Riverside-Counselling"


def test_what_was_picked_stays_picked_while_words_are_compared(screen: PacksScreen) -> None:
    screen.review(file())
    screen.press("Feet on the floor")
    screen.press("Compare words: Riverside-Counselling")
    _answer(screen)
    screen.press("Compare")
    assert screen.picked()["Feet on the floor"] is False


def test_wrong_words_ask_for_other_places_and_say_what_it_may_mean(screen: PacksScreen, session: Session) -> None:
    screen.review(file())
    screen.press("Compare words: Riverside-Counselling")
    for field in _sheet(screen).fields:
        field.set_text("aloof")
    first = _sheet(screen)._asked
    screen.press("Compare")
    assert "These are not the words of this key." in screen.words()
    assert _sheet(screen)._asked is not first
    assert session.packs.signers.all() == []


def test_pressing_alone_is_not_enough(screen: PacksScreen, session: Session) -> None:
    screen.review(file())
    screen.press("Compare words: Riverside-Counselling")
    screen.press("Compare")
    assert "All three are needed." in screen.words()
    assert session.packs.signers.all() == []


def test_the_words_are_never_shown_beside_the_question(screen: PacksScreen) -> None:
    screen.review(file())
    screen.press("Compare words: Riverside-Counselling")
    sheet = _sheet(screen)
    shown = {word for text in sheet.findChildren(Text) for word in text.text().split()}
    assert not shown & set(compare.parts(AUTHOR.verifier.key))


def test_words_can_be_picked_and_numbers_typed(screen: PacksScreen, session: Session) -> None:
    screen.review(file())
    screen.press("Compare words: Riverside-Counselling")
    screen.press("What is read out to you: Numbers")
    assert _sheet(screen)._asked.form is Form.DIGITS  # type: ignore[union-attr]
    screen.press("How you answer: Pick them")
    sheet = _sheet(screen)
    assert sheet._asked is not None
    whole = compare.parts(AUTHOR.verifier.key, Form.DIGITS)
    for pick, place in zip(sheet.picks, sheet._asked.places, strict=True):
        pick.set_values((whole[place - 1],))
    screen.press("Compare")
    assert _state(session) is Trust.VERIFIED


def test_a_contact_card_is_kept_with_or_without_knowing(screen: PacksScreen, session: Session) -> None:
    screen.open(card(AUTHOR, about="We met on Thursdays."))
    assert "Says that it is from Riverside" in screen.words()
    assert "We met on Thursdays." in screen.words()
    screen.press("Only keep the card")
    assert _state(session) is Trust.UNKNOWN
    screen.open(card(AUTHOR, about="We met on Fridays."))
    screen.press("I know whose card this is")
    assert _state(session) is Trust.KNOWN


def test_a_new_key_carries_the_mark_over(screen: PacksScreen, session: Session) -> None:
    session.packs.signers.know(AUTHOR.verifier, "Riverside")
    screen.open(rotation(AUTHOR, NEW))
    assert "Riverside has a new key." in screen.words()
    assert "You said that you know them." in screen.words()
    screen.press("Take note of it")
    assert _state(session, NEW) is Trust.KNOWN
    assert _state(session) is Trust.UNKNOWN


def test_a_withdrawal_is_for_good_and_says_so(screen: PacksScreen, session: Session) -> None:
    session.packs.signers.know(AUTHOR.verifier, "Riverside")
    screen.open(revocation(AUTHOR))
    assert "The key may be in the hands of somebody else." in screen.words()
    screen.press("Take note of it")
    assert _state(session) is Trust.REVOKED
    screen.press("Riverside")
    assert "Forget this key" not in screen.buttons()
    assert "A withdrawal is remembered for good" in screen.words()


def test_news_about_nobody_one_has_met_has_nothing_to_do(screen: PacksScreen) -> None:
    screen.open(rotation(AUTHOR, NEW))
    assert "There is nothing to do." in screen.words()
    assert "Take note of it" not in screen.buttons()


def test_a_person_is_renamed_doubted_known_again_and_forgotten(screen: PacksScreen, session: Session) -> None:
    session.packs.signers.know(AUTHOR.verifier, "Riverside")
    screen.press("People and keys")
    screen.press("Riverside")
    screen.press("Show another name")
    screen.write("Name", "The Tuesday group")
    screen.press("Use this name")
    assert screen.page.person.title.text() == "The Tuesday group"
    screen.press("I am not sure any more")
    assert _state(session) is Trust.UNKNOWN
    screen.press("I know whose key this is")
    assert _state(session) is Trust.KNOWN
    screen.press("Forget this key")
    screen.press("Forget it")
    assert session.packs.signers.all() == []
    assert "Nobody yet." in screen.words()


def test_the_persons_name_stands_beside_what_the_file_says(screen: PacksScreen, session: Session) -> None:
    add(session, file(), author=Met.KNOWN)
    session.packs.signers.rename(AUTHOR.verifier.key.hex(), "My counsellor")
    screen.review(file(seq=2))
    assert "From My counsellor" in screen.words()
    assert "In the file they call themselves: Riverside-Counselling" in screen.words()


def test_what_a_pack_carries_is_told_before_adding(screen: PacksScreen, session: Session) -> None:
    session.packs.signers.know(AUTHOR.verifier, "Riverside")
    text = read(rotation(AUTHOR, NEW)).whole
    screen.review(file(keys=(NEW,), carried=(text,)))
    assert "It also brings word that Riverside has a new key." in screen.words()
    assert "You said that you know them." in screen.words()


def test_the_words_of_a_key_unfold_on_request(screen: PacksScreen) -> None:
    words = " ".join(compare.parts(AUTHOR.verifier.key))
    screen.review(file())
    assert words not in screen.words()
    screen.press("The seven words of this key")
    assert words in screen.words()
