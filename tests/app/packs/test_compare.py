from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.packs.compare import ASKED, OFFERED, Challenge, Form, draw, parts, right
from app.packs.keys import fingerprint_words
from app.vault.secrets import word_list
from tests.packs import AUTHOR, STRANGER

KEY = AUTHOR.verifier.key
OTHER = STRANGER.verifier.key
FORMS = list(Form)


@given(st.integers(), st.sampled_from(FORMS))
def test_the_right_parts_are_right_and_are_among_the_offers(seed: int, form: Form) -> None:
    asked = draw(KEY, form, random.Random(seed))
    whole = parts(KEY, form)
    answers = [whole[place - 1] for place in asked.places]
    assert right(KEY, asked, answers)
    assert right(KEY, asked, [f" {answer.upper()} " for answer in answers])
    assert len(set(asked.places)) == ASKED == len(asked.offers)
    for answer, offers in zip(answers, asked.offers, strict=True):
        assert answer in offers
        assert len(set(offers)) == OFFERED
        assert list(offers) == sorted(offers)


@given(st.integers(), st.sampled_from(FORMS), st.integers(0, ASKED - 1))
def test_one_wrong_part_is_wrong(seed: int, form: Form, at: int) -> None:
    asked = draw(KEY, form, random.Random(seed))
    answers = [parts(KEY, form)[place - 1] for place in asked.places]
    for offered in asked.offers[at]:
        tried = [*answers[:at], offered, *answers[at + 1 :]]
        assert right(KEY, asked, tried) == (tried == answers)
    assert not right(OTHER, asked, answers)


@pytest.mark.parametrize("answers", [[], ["a", "b"], ["", "", ""]])
def test_pressing_same_is_not_enough(answers: list[str]) -> None:
    asked = draw(KEY)
    assert not right(KEY, asked, answers)
    same = fingerprint_words(KEY)[0]
    assert not right(KEY, Challenge(Form.WORDS, (1, 1, 1), ()), [same] * 3)
    assert not right(KEY, Challenge(Form.WORDS, (), ()), [])
    assert not right(KEY, Challenge(Form.WORDS, (0, 8, 1), ()), ["a", "b", same])


def test_places_and_offers_are_drawn_by_chance() -> None:
    chance = random.Random(7)
    places = Counter(place for _ in range(2000) for place in draw(KEY, chance=chance).places)
    assert set(places) == set(range(1, 8))
    assert max(places.values()) - min(places.values()) < 250  # 857 each are expected, with a deviation of 22
    offers = {word for _ in range(50) for row in draw(KEY, chance=chance).offers for word in row}
    assert offers <= set(word_list())
    assert len(offers) > 300
