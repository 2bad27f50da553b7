from __future__ import annotations

from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.insights.beta import cumulative, quantile


def exact(x: Fraction, k: int, n: int) -> Fraction:
    """I_x(k + 1, n - k + 1): the chance of more than k hits in n + 1 throws, in exact fractions."""
    return sum((Fraction(comb(n + 1, j)) * x**j * (1 - x) ** (n + 1 - j) for j in range(k + 1, n + 2)), Fraction(0))


@st.composite
def counts(draw: st.DrawFn, most: int = 120) -> tuple[int, int]:
    n = draw(st.integers(1, most))
    return draw(st.integers(0, n)), n


@given(counts(), st.integers(1, 63))
def test_it_is_the_tail_of_a_binomial(count: tuple[int, int], sixty_fourths: int) -> None:
    k, n = count
    x = Fraction(sixty_fourths, 64)  # exact as a float, too
    assert cumulative(float(x), k + 1, n - k + 1) == pytest.approx(float(exact(x, k, n)), rel=1e-11, abs=1e-300)


@given(counts(), st.sampled_from([0.05, 0.1, 0.5, 0.9, 0.95]))
def test_the_quantile_is_where_that_much_lies_below(count: tuple[int, int], p: float) -> None:
    k, n = count
    x = quantile(p, k + 1, n - k + 1)
    assert 0 < x < 1
    assert float(exact(Fraction(x), k, n)) == pytest.approx(p, rel=1e-10)


@given(st.integers(1, 5_000), st.sampled_from([0.1, 0.9]))
def test_none_and_all_have_closed_forms(n: int, p: float) -> None:
    assert quantile(p, n + 1, 1) == pytest.approx(p ** (1 / (n + 1)), rel=1e-11)
    assert quantile(p, 1, n + 1) == pytest.approx(1 - (1 - p) ** (1 / (n + 1)), rel=1e-8)


@given(counts(2_000), st.floats(0.01, 0.99))
def test_hits_and_misses_mirror_each_other(count: tuple[int, int], p: float) -> None:
    k, n = count
    assert quantile(p, k + 1, n - k + 1) == pytest.approx(1 - quantile(1 - p, n - k + 1, k + 1), abs=1e-9)


def test_half_of_an_even_count_is_in_the_middle() -> None:
    assert quantile(0.5, 51, 51) == pytest.approx(0.5, abs=1e-12)


def test_a_hundred_thousand_notes_are_no_trouble() -> None:
    low, high = quantile(0.1, 30_001, 70_001), quantile(0.9, 30_001, 70_001)
    assert 0.298 < low < 0.3 < high < 0.302


def test_ends() -> None:
    assert cumulative(0, 3, 4) == 0
    assert cumulative(1, 3, 4) == 1
