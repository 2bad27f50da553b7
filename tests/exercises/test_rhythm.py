"""Beats and rounds: the clock's arithmetic."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.rhythm import FASTEST, SLOWEST, Rhythm, now, rhythm
from exercises.steps import Breathe, Step, Timed
from tests.exercises.support import step_of

TIMED = ("breathe", "pace", "timer", "tense-release")


def timed(kind: str, **more: Any) -> Timed:
    step: Timed = msgspec.convert(step_of(kind, **more), Step)  # type: ignore[arg-type]
    return step


def test_holds_are_played_only_when_asked_for() -> None:
    step = timed("breathe")
    assert isinstance(step, Breathe)
    without = rhythm(step)
    assert [beat.cue for beat in without.beats] == ["In", "And in", "Out"]
    assert without.round_ms == (step.breath_in + step.sip + step.breath_out) * 1000
    asked = rhythm(step, holds=True)
    assert [beat.cue for beat in asked.beats] == ["In", "And in", "Hold", "Out", "Hold"]
    assert asked.round_ms == without.round_ms + (step.hold + step.rest) * 1000


def test_without_breath_no_cue_speaks_of_breath_and_the_rhythm_stays() -> None:
    step = timed("breathe")
    assert isinstance(step, Breathe)
    twin = rhythm(step, holds=True, without_breath=True)
    assert [beat.cue for beat in twin.beats] == [step.without.cue_there, step.without.cue_back]
    assert twin.round_ms == rhythm(step).round_ms


@pytest.mark.parametrize("kind", TIMED)
def test_levels_join_without_a_jump_where_they_move(kind: str) -> None:
    beats = rhythm(timed(kind), holds=True).beats
    for one, two in pairwise(beats):
        assert one.end in {two.start, one.start}  # a press and a rest are switched, not eased
    assert all(0 <= level <= 1 for beat in beats for level in (beat.start, beat.end))


@pytest.mark.parametrize(("speed", "factor"), [(SLOWEST, 2), (100, 1), (10, 2)])
def test_slower_lasts_longer_and_only_so_far(speed: int, factor: int) -> None:
    step = timed("pace")
    assert rhythm(step, speed=speed).total_ms == rhythm(step).total_ms * factor
    assert rhythm(step, speed=1000) == rhythm(step, speed=FASTEST)


def test_speed_leaves_a_timer_and_a_press_alone() -> None:
    assert rhythm(timed("timer"), speed=50) == rhythm(timed("timer"))
    assert rhythm(timed("tense-release"), speed=50) == rhythm(timed("tense-release"))


@given(kind=st.sampled_from(TIMED), part=st.floats(-0.5, 1.5), holds=st.booleans(), speed=st.integers(40, 160))
def test_the_clock_stands_somewhere_sensible(kind: str, part: float, holds: bool, speed: int) -> None:
    of = rhythm(timed(kind), holds=holds, speed=speed)
    elapsed = int(of.total_ms * part)
    at = now(of, elapsed)
    assert of.beats[at.index] is at.beat
    assert 0 <= at.fraction <= 1
    assert 0 <= at.round < at.rounds == of.rounds
    assert at.done is (elapsed >= of.total_ms)
    assert (at.seconds_left > 0) is not at.done
    if not at.done:
        before = sum(beat.ms for beat in of.beats[: at.index])
        assert at.round * of.round_ms + before + at.fraction * at.beat.ms == pytest.approx(max(0, elapsed))
        assert at.total_left * 1000 >= of.total_ms - max(0, elapsed) > (at.total_left - 1) * 1000


def test_a_rhythm_counts_down_each_beat() -> None:
    of: Rhythm = rhythm(timed("pace"))
    first = of.beats[0]
    counted = [now(of, ms).seconds_left for ms in range(0, first.ms, 1000)]
    assert counted == list(range(first.ms // 1000, 0, -1))
