from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Bug
from app.insights.pairs import LowerButNumber, PairRow, Pairs, changed
from app.insights.strengths import Scale

numbers = st.none() | st.integers(0, 10)
words = st.none() | st.sampled_from([1, 4, 7, 10])
rows = st.lists(
    st.builds(PairRow, numbers, numbers, numbers, numbers, st.just(False), st.integers(1, 3))
    | st.builds(PairRow, words, words, words, words, st.just(True), st.integers(1, 3)),
    max_size=25,
)


@given(rows)
def test_pairs_add_up_and_wait_for_six(found: list[PairRow]) -> None:
    result = changed(found)
    assert result.noted == sum(r.times for r in found if None not in (r.before, r.after))
    for pairs, before, after in (
        (result.distress, "before", "after"),
        (result.numbness, "numb_before", "numb_after"),
    ):
        by_scale = {p.scale: p for p in pairs}
        assert len(by_scale) == len(pairs)
        for scale in Scale:
            part = [
                (getattr(r, before), getattr(r, after), r.times)
                for r in found
                if r.in_words == (scale is Scale.WORDS) and None not in (getattr(r, before), getattr(r, after))
            ]
            n = sum(times for _, _, times in part)
            assert (scale in by_scale) == (n >= 6)
            if scale in by_scale:
                assert by_scale[scale] == Pairs(
                    scale,
                    sum(t for b, a, t in part if a < b),
                    sum(t for b, a, t in part if a == b),
                    sum(t for b, a, t in part if a > b),
                )
                assert by_scale[scale].n == n


@given(rows)
def test_lower_but_number_looks_at_uses_with_both_pairs(found: list[PairRow]) -> None:
    result = changed(found).lower_but_number
    whole = [r for r in found if None not in (r.before, r.after, r.numb_before, r.numb_after)]
    n = sum(r.times for r in whole)
    assert (result is None) == (n < 6)
    if result is not None:
        fell = [r for r in whole if r.after < r.before and r.numb_after > r.numb_before]  # type: ignore[operator]
        assert result == LowerButNumber(n, sum(r.times for r in fell))


@given(st.tuples(*[st.integers(-1, 4)] * 3))
def test_pairs_refuse_too_few(counts: tuple[int, int, int]) -> None:
    if min(counts) >= 0 and sum(counts) >= 6:
        assert Pairs(Scale.NUMBERS, *counts).n == sum(counts)
    else:
        with pytest.raises(Bug):
            Pairs(Scale.NUMBERS, *counts)


@pytest.mark.parametrize(("n", "k"), [(5, 1), (7, 8), (7, -1)])
def test_lower_but_number_refuses_what_cannot_be(n: int, k: int) -> None:
    with pytest.raises(Bug):
        LowerButNumber(n, k)
