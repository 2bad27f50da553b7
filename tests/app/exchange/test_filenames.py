"""Names that every file system can hold."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.filenames import Names, tame

FORBIDDEN = set('<>:"/\\|?*')


@given(st.text(st.characters()))
def test_any_words_become_a_name(words: str) -> None:
    name = tame(words)
    name.encode("utf-8")
    assert len(name.encode("utf-8")) <= 121
    assert not FORBIDDEN & set(name)
    assert not any(unicodedata.category(c) in ("Cc", "Cs") for c in name)
    assert name == name.strip(" .")
    assert name.split(".")[0].rstrip("_").upper() not in {"CON", "NUL", "PRN", "AUX"} or name.endswith("_")


@pytest.mark.parametrize(("words", "name"), [
    ("CON", "CON_"), ("nul.txt", "nul.txt_"), ("com1", "com1_"), ("a/b: c?", "a b c"), ("...", ""), (" x. ", "x"), ("e\u0301", "é"), ("a\u202eb", "a b"),
])  # fmt: skip
def test_names(words: str, name: str) -> None:
    assert tame(words) == name


@given(st.lists(st.text(st.sampled_from("aAéEe\u0301ß (2)"), max_size=6), max_size=30))
def test_every_file_has_a_name_of_its_own_whatever_the_file_system(words: list[str]) -> None:
    names = Names()
    given_ = [names.free("f", tame(w), ".md") for w in words]
    folded = {unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", n).casefold()) for n in given_}
    assert len(folded) == len(words)
