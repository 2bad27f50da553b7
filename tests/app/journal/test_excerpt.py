"""A few words of an entry, without the signs of Markdown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.journal.excerpt import LENGTH, excerpt, plain


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("# Heading\n\ntext", "Heading text"),
        ("Heading\n=======\ntext", "Heading text"),
        ("## Closed ##", "Closed"),
        ("- one\n* two\n+ three\n1. four\n2) five", "one two three four five"),
        ("- [ ] open\n- [x] done", "open done"),
        ("> said\n> > twice", "said twice"),
        (
            "**bold** *slanted* __bold__ _slanted_ ~~gone~~ `code` ***both***",
            "bold slanted bold slanted gone code both",
        ),
        ("snake_case_word and 3 * 4 * 5", "snake_case_word and 3 * 4 * 5"),
        ("[text](http://example.org/a_(b)) and ![picture](x.png)", "text and picture"),
        ("[text][1]\n\n[1]: http://example.org 'title'", "text"),
        ("<http://example.org> <b>bold</b> <!-- hidden --> 3 < 4", "http://example.org bold 3 < 4"),
        ("```python\ncode\n```", "code"),
        ("a\n\n---\n\nb", "a b"),
        ("| a | b |\n|---|:-:|\n| c | d |", "a b c d"),
        (r"\*as it is\* 1\. x", "*as it is* 1. x"),
        ("no signs at all\n  and lines", "no signs at all and lines"),
        ("", ""),
        ("***", ""),
    ],
)
def test_signs_fall_away_and_words_stay(markdown: str, words: str) -> None:
    assert plain(markdown) == words


def test_a_long_text_ends_between_words() -> None:
    short = excerpt("some words that go on " * 50)
    assert short.endswith("…")
    assert len(short) <= LENGTH + 1
    assert short[:-1].split()[-1] in {"some", "words", "that", "go", "on"}


def test_a_script_without_spaces_is_cut_between_characters() -> None:
    assert len(excerpt("字" * 1000)) == LENGTH + 1


def test_marks_and_joined_signs_are_not_parted_from_what_they_sit_on() -> None:
    assert excerpt("e\u0301" * 1000).removesuffix("…").endswith("\u0301")
    assert not excerpt("x" + "👩\u200d🚀" * 1000).removesuffix("…").endswith("\u200d")


def test_signs_at_the_beginning_do_not_use_up_the_room() -> None:
    assert "words" in excerpt("- [ ] " * 40 + "words")
    assert "after" in excerpt("[x](http://example.org/" + "a" * 700 + ") after")


@given(st.text(alphabet="ab \n*_`~#>[]()<|\\=+-!1.", max_size=400))
def test_any_arrangement_of_signs_gives_a_short_line(markdown: str) -> None:
    line = excerpt(markdown)
    assert len(line) <= LENGTH + 2
    assert "\n" not in line


@given(st.text(max_size=300), st.text(min_size=1, max_size=5))
def test_any_word_may_be_asked_for(body: str, word: str) -> None:
    assert len(excerpt(body, [word])) <= LENGTH + 2


@pytest.mark.parametrize("piece", ["*", "* a", "[", "_a", "<a ", "`", "|", "[a](", "- ", "# ", "> ", "<!--", "**a "])
@pytest.mark.timeout(20)
def test_no_text_is_too_hard(piece: str) -> None:
    """Only a piece of bounded length is looked at, so no pattern can take long."""
    body = piece * 50_000
    for _ in range(10):
        excerpt(body)
        excerpt(body + " needle", ["needle"])
        excerpt(body, ["needle"])
