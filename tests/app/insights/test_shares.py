from __future__ import annotations

from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Bug
from app.insights.shares import Chosen, Share, Went, chosen, share, went
from app.practice.model import Verdict


@given(st.integers(-2, 60), st.integers(-2, 60))
def test_k_of_n_needs_ten(k: int, n: int) -> None:
    if n >= 10 and 0 <= k <= n:
        assert share(k, n) == Share(k, n)
        return
    with pytest.raises(Bug):
        Share(k, n)
    if n < 10:
        assert share(k, n) is None


def tail(x: Fraction, k: int, n: int) -> Fraction:
    return sum((Fraction(comb(n + 1, j)) * x**j * (1 - x) ** (n + 1 - j) for j in range(k + 1, n + 2)), Fraction(0))


@given(st.integers(10, 90).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_band_is_four_fifths_rounded_outward(count: tuple[int, int]) -> None:
    k, n = count
    low, high = Share(k, n).band
    assert 0 <= low <= k <= high <= n
    ends = Fraction(low, n), Fraction(high, n)
    assert tail(ends[1], k, n) - tail(ends[0], k, n) >= Fraction(8, 10) - Fraction(1, 10**9)
    for narrower in (Fraction(low + 1, n), Fraction(high - 1, n)):
        below = tail(min(max(narrower, Fraction(0)), Fraction(1)), k, n)
        # one step further in would leave more than a tenth outside on that side
        assert below > Fraction(1, 10) if narrower == Fraction(low + 1, n) else below < Fraction(9, 10)


def test_more_notes_make_the_band_narrower() -> None:
    few, many = Share(6, 12).band, Share(600, 1200).band
    assert (few[1] - few[0]) / 12 > (many[1] - many[0]) / 1200


verdicts = st.lists(st.tuples(st.sampled_from([*map(str, Verdict), "newer"]), st.integers(0, 6)), max_size=8)


@given(verdicts)
def test_how_it_went_counts_what_was_said(said: list[tuple[str, int]]) -> None:
    found = went(said)
    n = sum(times for verdict, times in said if verdict not in ("", "newer"))
    assert (found is None) == (n < 5)
    if found is None:
        return
    assert found.n == n == sum(count for _, count in found.parts)
    assert [verdict for verdict, _ in found.parts] == ["helped", "same", "worse", "cant-tell"]
    assert bool(found.shares) == (n >= 10)
    assert all(part.n == n for _, part in found.shares)


@given(st.tuples(*[st.integers(-1, 5)] * 4))
def test_it_refuses_too_few(counts: tuple[int, int, int, int]) -> None:
    if min(counts) >= 0 and sum(counts) >= 5:
        assert Went(*counts).n == sum(counts)
    else:
        with pytest.raises(Bug):
            Went(*counts)


words = st.dictionaries(st.sampled_from("abcdefghijklm"), st.integers(1, 9), max_size=13)


@given(words, st.integers(0, 9))
def test_chosen_most_is_short_and_leaves_no_tie_half_told(counts: dict[str, int], more: int) -> None:
    n = max([0, *counts.values()]) + more
    found = chosen("places", n, counts.items(), "dcba")
    repeated = {word: count for word, count in counts.items() if count > 1}
    if found is None:
        assert n < 5 or not repeated or len({*repeated.values()}) == 1
        return
    shown = dict(found.words)
    assert n >= 5
    assert len(shown) <= 8
    assert shown.items() <= repeated.items()
    hidden = [count for word, count in repeated.items() if word not in shown]
    assert all(count < min(shown.values()) for count in hidden)
    assert [count for _, count in found.words] == sorted(shown.values(), reverse=True)


def test_words_that_tie_stand_as_in_the_form() -> None:
    found = chosen("places", 9, [("own", 2), ("b", 2), ("a", 3), ("c", 2)], "cba")
    assert found is not None
    assert found.words == (("a", 3), ("c", 2), ("b", 2), ("own", 2))


@pytest.mark.parametrize(("n", "words_"), [(4, (("a", 2),)), (6, (("a", 7),)), (6, (("a", 1),))])
def test_chosen_most_refuses_what_cannot_be(n: int, words_: tuple[tuple[str, int], ...]) -> None:
    with pytest.raises(Bug):
        Chosen("places", n, words_)
