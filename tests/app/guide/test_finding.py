"""Finding in the guides."""

from __future__ import annotations

import time

import pytest

from app.guide.finding import MOST, find


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("stick", ("survivors", "on-a-stick")),
        ("forgot password", ("survivors", "if-you-forget-the-passphrase")),
        ("shift three times", ("survivors", "leaving-fast")),
        ("recovery co", ("survivors", "the-recovery-code")),
        ("seven words", ("counselors", "keys-and-the-seven-words")),
        ("daylio", ("import-export", "from-daylio")),
        ("add exercise", ("carrying-on", "adding-an-exercise")),
        ("keys", ("using", "keys")),
    ],
)
def test_what_people_look_for_is_near_the_top(query: str, place: tuple[str, str]) -> None:
    assert place in [(hit.guide, hit.anchor) for hit in find(query)[:3]]


def test_case_accents_and_apostrophes_do_not_matter() -> None:
    assert find("STICK") == find("stick") == find("stíck")


def test_every_word_must_be_there() -> None:
    assert find("stick zebra") == ()
    assert find("") == find("  ?") == ()


def test_the_line_shown_has_what_was_looked_for() -> None:
    for hit in find("printer"):
        assert "print" in hit.line.lower()
        assert len(hit.line) <= 165


def test_no_more_than_can_be_looked_through() -> None:
    assert len(find("the")) == MOST


def test_it_keeps_up_with_typing() -> None:
    find("a")
    start = time.process_time()
    for end in range(1, 12):
        find("passphrase"[:end])
    assert time.process_time() - start < 11 * 0.05
