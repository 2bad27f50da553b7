"""How text is cut into words, cleaned and compared."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.vault import words


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("plain, with signs!", ["plain,", "with", "signs!"]),
        ("我很好", ["我", "很", "好"]),
        ("iPhone手机", ["iPhone", "手", "机"]),
        ("ひらがなとカナ", ["ひ", "ら", "が", "な", "と", "カ", "ナ"]),
        ("กินข้าว", ["กิ", "น", "ข้", "า", "ว"]),
        ("été", ["été"]),
    ],
)
def test_scripts_without_spaces_are_cut_into_characters(text: str, cut: list[str]) -> None:
    assert words.cut(text).split() == cut


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("が", "か\u3099"),
        ("한", unicodedata.normalize("NFD", "한")),
        ("ＡＢＣ１", "ABC1"),
        ("كتاب", "كِتَابـ"),
        ("☀", "☀️"),
    ],
)
def test_two_ways_to_write_the_same_are_cut_the_same(one: str, other: str) -> None:
    assert words.cut(one).split() == words.cut(other).split()


def test_each_picture_sign_is_a_word_of_its_own() -> None:
    pieces = words.cut("a🌊🌊b 👍🏽").split()
    assert pieces[0] == "a"
    assert pieces[3] == "b"
    assert pieces[1] == pieces[2] != pieces[4]
    assert all(unicodedata.category(piece) == "Co" for piece in (pieces[1], pieces[4], pieces[5]))


def test_no_two_picture_signs_become_the_same_word() -> None:
    signs = [
        chr(point)
        for block in ((0x2190, 0x2200), (0x2300, 0x2400), (0x25A0, 0x27C0), (0x2B00, 0x2C00), (0x1F000, 0x1FB00))
        for point in range(*block)
    ]
    assert len({words.cut(sign).strip() for sign in signs}) == len(signs)


@given(st.text(alphabet=st.characters(max_codepoint=127)))
def test_plain_ascii_is_never_touched(text: str) -> None:
    assert words.cut(text) == text


@given(st.text(), st.text())
def test_a_space_between_texts_never_joins_or_parts_words(one: str, other: str) -> None:
    assert words.cut(f"{one} {other}").split() == words.cut(one).split() + words.cut(other).split()


@given(st.text(alphabet=st.characters(codec=None)))
def test_clean_text_can_always_be_stored_and_stays_clean(text: str) -> None:
    clean = words.clean(text)
    clean.encode()
    assert "\x00" not in clean
    assert "\r" not in clean
    assert words.clean(clean) == clean


def test_halves_of_surrogate_pairs_and_nul_are_replaced() -> None:
    assert words.clean("a\ud83d\x00b\r\nc\rd\u2029e") == "a\ufffd\ufffdb\nc\nd\ne"


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert words.fold(words.fold(text)) == words.fold(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Über", "über"), ("ΣΟΦΌΣ", "σοφός"), ("STRASSE", "straße"), ("é", "e\u0301"), ("ＡＢ", "ab"), (" x ", "x")],
)
def test_labels_that_differ_only_in_case_width_or_composition_are_one(one: str, other: str) -> None:
    assert words.fold(one) == words.fold(other)


def test_labels_are_trimmed_without_hash_and_once_each_in_order() -> None:
    given_labels = ("  #Home ", "work", "home", "", " # ", "WORK", "far \n away", "c#", "##x")
    assert words.clean_labels(given_labels) == ("Home", "work", "far away", "c#", "x")


@given(st.lists(st.text()).map(tuple))
def test_clean_labels_stay_as_they_are(labels: tuple[str, ...]) -> None:
    clean = words.clean_labels(labels)
    assert words.clean_labels(clean) == clean
    assert len({words.fold(label) for label in clean}) == len(clean)


def test_loose_form_has_no_accents() -> None:
    assert words.loose("Él está ÜBER") == "el esta uber"
