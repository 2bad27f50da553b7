"""Mood words: the program's list, and what the person makes of it."""

from __future__ import annotations

import pytest

from app.errors import Code, UserFixable
from app.journal.journal import Journal
from app.journal.moods import FAMILIES, FAMILY_OF, Family


def test_every_word_is_there_once() -> None:
    every = [word for words in FAMILIES.values() for word in words]
    assert len(every) == len(set(every)) == len(FAMILY_OF)
    assert set(FAMILIES) == set(Family)


def test_words_that_must_not_go_missing() -> None:
    assert FAMILY_OF["dirty"] == Family.LOW_UNPLEASANT
    assert FAMILY_OF["missing them"] == FAMILY_OF["no words"] == Family.OTHER
    assert FAMILIES[Family.LOW_PLEASANT][-1] == "grateful"  # never in the first row


def test_the_list_begins_as_the_programs_own(journal: Journal) -> None:
    assert {
        family: tuple(word.word for word in words) for family, words in journal.mood_words.shown().items()
    } == FAMILIES


def test_own_words_are_added_to_their_family_once(journal: Journal) -> None:
    words = journal.mood_words
    words.add("  #Wobbly ", Family.LOW_UNPLEASANT)
    words.add("wobbly")
    assert [(word.word, word.own) for word in words.shown()[Family.LOW_UNPLEASANT]][-1] == ("Wobbly", True)
    assert [word.word for word in words.shown()[Family.OTHER]] == list(FAMILIES[Family.OTHER])


def test_hidden_words_stay_in_the_whole_list_and_come_back(journal: Journal) -> None:
    words = journal.mood_words
    words.hide("sad")
    assert "sad" not in {word.word for word in words.shown()[Family.LOW_UNPLEASANT]}
    assert any(word.word == "sad" and word.hidden for word in words.all())
    words.add("SAD")
    assert words.shown()[Family.LOW_UNPLEASANT][0].word == "sad"


def test_renaming_keeps_the_word_and_can_be_taken_back(journal: Journal) -> None:
    words = journal.mood_words
    words.hide("calm")
    words.rename("calm", "still water")
    (calm,) = [word for word in words.all() if word.word == "calm"]
    assert (calm.label, calm.family, calm.hidden, calm.own) == ("still water", Family.LOW_PLEASANT, True, False)
    assert words.called("Still  Water".replace("  ", " ")) == ["calm"]
    words.rename("calm", "")
    assert words.called("still water") == []


def test_removing_forgets_own_words_and_changes(journal: Journal) -> None:
    words = journal.mood_words
    before = words.all()
    words.add("wobbly")
    words.rename("sad", "blue")
    words.remove("wobbly")
    words.remove("sad")
    assert words.all() == before


@pytest.mark.parametrize("call", ["rename", "hide", "remove"])
def test_unknown_words_are_not_found(journal: Journal, call: str) -> None:
    arguments = ("nothing like it", "x") if call == "rename" else ("nothing like it",)
    with pytest.raises(UserFixable, match=f"^{Code.NOT_FOUND}$"):
        getattr(journal.mood_words, call)(*arguments)


def test_a_word_without_letters_is_refused(journal: Journal) -> None:
    with pytest.raises(UserFixable, match=f"^{Code.EMPTY}$"):
        journal.mood_words.add(" # ")
