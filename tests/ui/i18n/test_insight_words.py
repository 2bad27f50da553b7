from __future__ import annotations

import re

import pytest
from hypothesis import given

from app.insights.pictures import Way
from app.insights.questions import During, Field, OnDays, Source, Span, WithWord
from app.insights.strengths import Scale, Strength
from app.insights.telling import SUMS_UP, Line, PartOfDay, Say, Title, Weekday, Word
from app.practice.model import Verdict
from tests.app.insights.lines import NOT_OURS, every_line
from ui.i18n import insight_words

pytestmark = pytest.mark.usefixtures("app")  # it speaks English, with the forms for one and many


@given(every_line())
def test_every_sentence_that_sums_up_prints_its_counts(line: Line) -> None:
    text = insight_words.sentence(line)
    names = ("n", "left_n", "right_n", "notes", "uses", "entries")
    counts = [v for k, v in line.slots.items() if isinstance(v, int) and k in names]
    assert counts or line.code not in SUMS_UP
    for count in counts:
        shown = {1: r"1|once|it is", 2: "2|twice"}.get(count, str(count))
        assert re.search(rf"(?<!\d)({shown})(?!\d)", text), (line, text)


@given(every_line())
def test_no_sentence_ranks_promises_or_reckons(line: Line) -> None:
    text = insight_words.sentence(line)
    assert not NOT_OURS.search(text), text
    assert text[-1] in ".”"
    assert "{" not in text
    assert "(s)" not in text
    assert text[0] == text[0].upper()
    assert "worse" not in text or line.code in (Say.WENT, Say.WENT_SHARES, Say.FAIR_WORSE, Say.FAIR_WENT)


def test_every_code_has_a_sentence() -> None:
    assert set(insight_words._sentences()) == set(Say)


@pytest.mark.parametrize(
    ("thing", "words"),
    [
        (Strength(7), "7"), (Strength(7, Scale.WORDS), "a lot"), (Word(Field.PLACE, "shop"), "“a shop”"),
        (Word(Field.MOOD, "own word"), "“own word”"), (Title("Five"), "“Five”"), (Title(""), "a tool that is gone"),
        (Verdict.WORSE, "it made it worse"), (PartOfDay("night"), "night"), (Weekday(7), "Sunday"), (Way.SAME, "the same"),
        (WithWord(Field.PLACE, "shop", without=True), "notes without “a shop”"), (OnDays(weekend=False), "Monday to Friday"),
        (During(Span("2026-03-01")), "from 1 Mar 2026"), (During(Span(last="2026-03-01")), "until 1 Mar 2026"),
        (During(Span("2026-03-01", "2026-03-02")), "1 Mar 2026 to 2 Mar 2026"), (During(Span()), "all time"),
    ],
)  # fmt: skip
def test_everything_has_a_name(thing: object, words: str) -> None:
    assert insight_words.words(thing) == words  # type: ignore[arg-type]


@pytest.mark.parametrize("field", list(Field))
def test_every_field_can_be_counted_and_be_silent(field: Field) -> None:
    assert "12" in insight_words._naming(field, 12)
    assert "12" in insight_words._silent(field, 12)


@pytest.mark.parametrize(("n", "words"), [(0, "0 times"), (1, "once"), (2, "twice"), (3, "3 times")])
def test_times(n: int, words: str) -> None:
    assert insight_words.times(n) == words


@pytest.mark.parametrize("source", list(Source))
def test_some(source: Source) -> None:
    assert insight_words.some(source, 1).startswith("1 ")
    assert insight_words.some(source, 3).startswith("3 ")
