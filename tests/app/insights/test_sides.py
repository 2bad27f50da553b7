from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Bug
from app.insights.sides import Beside, Comparison, FairBeside, beside, fair_beside
from app.insights.strengths import Measure, Scale, Spread, Tally

tallies = st.lists(st.integers(0, 3), min_size=11, max_size=11).map(tuple)
both = st.tuples(tallies, tallies)


def of(n: int) -> Tally:
    return (0, 0, 0, n, *[0] * 7)


def enough(left: Tally, right: Tally, each: int, together: int) -> bool:
    return min(sum(left), sum(right)) >= each and sum(left) + sum(right) >= together


@given(both, both)
def test_a_comparison_waits_for_twenty_and_six_on_each_side(
    numbers: tuple[Tally, Tally], words: tuple[Tally, Tally]
) -> None:
    found = beside(Measure.PEAK, numbers, words)
    possible = {Scale.NUMBERS: numbers, Scale.WORDS: words}
    assert (found is None) == (not any(enough(*pair, 6, 20) for pair in possible.values()))
    if found is not None:
        assert (found.left, found.right) == possible[found.scale]
        assert found.n == (sum(found.left), sum(found.right))


@given(both)
def test_a_fair_test_waits_for_eight_on_each_side(numbers: tuple[Tally, Tally]) -> None:
    found = fair_beside(Measure.AFTER, numbers, (of(0), of(0)))
    assert (found is None) == (not enough(*numbers, 8, 16))


@given(both)
def test_both_sides_are_told_alike(pair: tuple[Tally, Tally]) -> None:
    for kind, each, together in ((Beside, 6, 20), (FairBeside, 8, 16)):
        if not enough(*pair, each, together):
            with pytest.raises(Bug):
                kind(Measure.PEAK, Scale.NUMBERS, *pair)
            continue
        sides = kind(Measure.PEAK, Scale.NUMBERS, *pair).sides
        assert {isinstance(side, Spread) for side in sides} == {min(map(sum, pair)) >= 10}
        assert tuple(side.n for side in sides) == tuple(map(sum, pair))


def test_the_way_in_which_more_was_said_is_taken() -> None:
    few, many = (of(10), of(10)), (of(11), of(12))
    for numbers, words, scale in ((few, many, Scale.WORDS), (many, few, Scale.NUMBERS)):
        found = beside(Measure.PEAK, numbers, words)
        assert found is not None
        assert found.scale is scale


@pytest.mark.parametrize("measures", [0, 4])
def test_never_more_than_three_at_once(measures: int) -> None:
    one = Beside(Measure.PEAK, Scale.NUMBERS, of(10), of(10))
    assert len(Comparison((one,) * 3).measures) == 3
    with pytest.raises(Bug):
        Comparison((one,) * measures)
