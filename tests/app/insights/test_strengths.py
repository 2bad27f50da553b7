from __future__ import annotations

from statistics import median_high, median_low

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Bug
from app.insights.strengths import (
    LowAndNumb,
    Measure,
    Range,
    Scale,
    Spread,
    Strength,
    low_and_numb,
    measure,
    summarise,
    tally,
)
from app.vault.scale import WORD_STRENGTHS

values = st.lists(st.integers(0, 10), max_size=60)
words = st.sampled_from(sorted(WORD_STRENGTHS.values()))
tallies = st.lists(st.integers(0, 5), min_size=11, max_size=11).map(tuple)


def counted(found: list[int]) -> tuple[int, ...]:
    return tally(((value, 1) for value in found), Scale.NUMBERS)


@given(values)
def test_nothing_is_summed_up_below_its_threshold(found: list[int]) -> None:
    summary = summarise(Scale.NUMBERS, counted(found))
    assert (summary is None) == (len(found) < 5)
    assert isinstance(summary, Spread) == (len(found) >= 10)
    if summary is not None:
        assert summary.n == len(found)


@given(tallies, st.sampled_from([Range, Spread]))
def test_a_summary_refuses_to_exist_below_its_threshold(counts: tuple[int, ...], kind: type[Range]) -> None:
    least = {Range: 5, Spread: 10}[kind]
    if sum(counts) >= least:
        assert kind(Scale.NUMBERS, counts).n == sum(counts)
    else:
        with pytest.raises(Bug):
            kind(Scale.NUMBERS, counts)


@given(st.lists(st.integers(0, 10), min_size=5, max_size=60))
def test_the_range_goes_from_the_lowest_to_the_highest(found: list[int]) -> None:
    summary = Range(Scale.NUMBERS, counted(found))
    assert (summary.low.value, summary.high.value) == (min(found), max(found))


@given(st.lists(st.integers(0, 10), min_size=10, max_size=60))
def test_the_middle_is_a_value_that_was_noted(found: list[int]) -> None:
    low, high = Spread(Scale.NUMBERS, counted(found)).middle
    assert (low.value, high.value) == (median_low(found), median_high(found))
    assert low.value in found
    assert high.value in found


@given(st.lists(st.integers(0, 10), min_size=10, max_size=60))
def test_at_least_half_of_the_notes_lie_in_the_middle_half(found: list[int]) -> None:
    summary = Spread(Scale.NUMBERS, counted(found))
    low, high = (strength.value for strength in summary.half)
    assert low in found
    assert high in found
    assert 2 * sum(low <= value <= high for value in found) >= len(found)
    assert low <= summary.middle[0].value <= summary.middle[1].value <= high
    aside = len(found) // 4
    assert [low, high] == [sorted(found)[aside], sorted(found)[-1 - aside]]


def test_a_tally_is_eleven_counts() -> None:
    for wrong in ((5, 5), (-1, *[2] * 10)):
        with pytest.raises(Bug):
            Range(Scale.NUMBERS, wrong)


@given(st.lists(st.tuples(st.none() | st.integers(-3, 14), st.booleans(), st.integers(1, 4)), max_size=30))
def test_numbers_and_words_are_never_mixed(said: list[tuple[int | None, bool, int]]) -> None:
    found = measure(Measure.PEAK, said)
    numbers = sum(times for value, in_words, times in said if not in_words and value is not None and 0 <= value <= 10)
    in_words = sum(times for value, words_, times in said if words_ and value in WORD_STRENGTHS.values())
    assert found.said == (numbers, in_words)
    assert sum(found.said) + found.unsaid == sum(times for _, _, times in said)
    for summary, scale, n in ((found.numbers, Scale.NUMBERS, numbers), (found.words, Scale.WORDS, in_words)):
        assert (summary is None) == (n < 5)
        if summary is not None:
            assert (summary.scale, summary.n) == (scale, n)
    assert list(found.summaries) == [s for s in (found.numbers, found.words) if s is not None]


def test_a_word_is_told_as_a_word() -> None:
    found = measure(Measure.NUMB, [(4, True, 3), (10, True, 2)])
    assert found.words is not None
    assert (found.words.low, found.words.high) == (Strength(4, Scale.WORDS), Strength(10, Scale.WORDS))
    assert found.numbers is None


pairs = st.tuples(st.none() | st.integers(0, 10), st.none() | st.integers(0, 10), st.just(False), st.integers(1, 3))
word_pairs = st.tuples(st.none() | words, st.none() | words, st.just(True), st.integers(1, 3))


@given(st.lists(pairs | word_pairs, max_size=20))
def test_low_and_numb_counts_only_notes_that_say_both(rows: list[tuple[int | None, int | None, bool, int]]) -> None:
    found = low_and_numb(rows)
    n = sum(times for strength, numb, _, times in rows if strength is not None and numb is not None)
    assert (found is None) == (n < 5)
    if found is not None:
        assert found.n == n
        assert found.k == sum(
            times
            for strength, numb, in_words, times in rows
            if strength is not None and numb is not None
            and strength <= (4 if in_words else 3) and numb >= (7 if in_words else 6)
        )  # fmt: skip


@pytest.mark.parametrize(("n", "k"), [(4, 0), (6, 7), (6, -1)])
def test_low_and_numb_refuses_too_few_and_too_many(n: int, k: int) -> None:
    with pytest.raises(Bug):
        LowAndNumb(n, k)
