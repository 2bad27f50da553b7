"""Taking text apart: what is found is what the plain way finds, in a time in proportion to the length."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.readability import questions, sentences
from exercises.wording import word_list, words_to_avoid

KNOWN = word_list("en")
PLAIN = re.compile(r"[.?!:…]+[”\"’]*(?:\s+|$)")  # tries every mark of a run: right, and slow on long runs

_TEXTS = st.text(alphabet=st.sampled_from(list('.?!:…”"’ \nab')), max_size=40)


@given(_TEXTS)
def test_sentences_end_where_the_plain_expression_ends_them(text: str) -> None:
    assert sentences(text) == [part.strip() for part in PLAIN.split(text) if part.strip()]
    ends = [match.group(0) for match in PLAIN.finditer(text)]
    assert questions(text) == {part.strip() for part, end in zip(PLAIN.split(text), ends, strict=False) if "?" in end}


@given(
    st.lists(
        st.sampled_from(
            [
                "relax",
                "Relaxing",
                "let it go",
                "trust",
                "trusty",
                "you must",
                "don’t tell",
                "a",
                "-",
                "’",
                ".",
                " ",
                "é",
            ]
        )
    )
)
def test_words_to_avoid_are_those_of_each_pattern(parts: list[str]) -> None:
    assert KNOWN
    text = " ".join(parts) + "".join(parts)
    plain = [
        (match.span(), avoid.pattern)
        for avoid in KNOWN.avoid
        for match in re.finditer(rf"(?<![\w'’-])(?:{avoid.pattern})(?![\w’-])", text.replace("’", "'"), re.IGNORECASE)
    ]
    assert [(match.span(), avoid.pattern) for match, avoid in words_to_avoid(text, KNOWN)] == plain


@pytest.mark.parametrize("piece", [".", "?", "…", ".”", "a. ", "a ", "'", "a'", "-", "rela", "you "])
def test_a_text_ten_times_as_long_takes_no_hundred_times_the_time(piece: str) -> None:
    assert KNOWN

    def spent(length: int) -> float:
        text = piece * (length // len(piece)) + "x"
        best = 9.0
        for _ in range(3):
            began = time.process_time()
            sentences(text)
            list(words_to_avoid(text, KNOWN))
            best = min(best, time.process_time() - began)
        return best

    assert spent(40_000) < 10 * 4 * spent(4_000) + 0.02
