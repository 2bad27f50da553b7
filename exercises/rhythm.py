"""The time inside a step: beats, rounds, and where the clock stands.

Times are whole milliseconds.  A beat moves a level from ``start`` to ``end`` (0 to 1); how that
looks, and how it is eased, is the player's business.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from exercises.steps import Breathe, Motion, Pace, TenseRelease, Timed, Timer, Wave

SLOWEST, FASTEST = 50, 150
"""Speed in per cent of the file's.  Half as fast lasts twice as long."""

MINUTE_MS = 60_000

SIP_FROM = 0.85
"""How full the first in-breath leaves the circle when a second, short one follows."""


@dataclass(frozen=True, slots=True)
class Beat:
    """One part of a round: "in", "hold", "out"; "press", "rest"."""

    cue: str
    ms: int
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Rhythm:
    """The beats of one round, and how many rounds there are."""

    beats: tuple[Beat, ...]
    rounds: int

    @property
    def round_ms(self) -> int:
        return sum(beat.ms for beat in self.beats)

    @property
    def total_ms(self) -> int:
        return self.round_ms * self.rounds


@dataclass(frozen=True, slots=True)
class Now:
    """Where the clock stands.  ``fraction`` runs from 0 to 1 within the beat."""

    beat: Beat
    index: int
    fraction: float
    round: int  # from 0
    rounds: int
    seconds_left: int  # of this beat, rounded up; what a still version counts
    total_left: int  # of everything, in seconds, rounded up
    done: bool


def rhythm(step: Timed, *, holds: bool = False, without_breath: bool = False, speed: int = 100) -> Rhythm:
    """The rhythm of a step.  Holds only if asked for; none without breath.  A round of a wave is a minute."""
    if isinstance(step, Wave):
        return Rhythm((Beat(step.cue, MINUTE_MS, 0.0, 1.0),), step.minutes)
    if isinstance(step, Timer):
        return Rhythm((Beat(step.cue, step.seconds * 1000, 0.0, 1.0),), 1)
    if isinstance(step, TenseRelease):
        tense, release = step.tense * 1000, step.release * 1000
        return Rhythm((Beat(step.cue_tense, tense, 1.0, 1.0), Beat(step.cue_release, release, 0.0, 0.0)), step.rounds)
    beats = _paced(step) if isinstance(step, Pace) else _breath(step, holds=holds, without_breath=without_breath)
    return Rhythm(tuple(_scaled(beat, speed) for beat in beats if beat.ms), step.rounds)


def now(of: Rhythm, elapsed_ms: int) -> Now:
    """Where ``elapsed_ms`` falls; before the start is the start, after the end is the end."""
    total = of.total_ms
    if elapsed_ms >= total:
        last = len(of.beats) - 1
        return Now(of.beats[last], last, 1.0, of.rounds - 1, of.rounds, 0, 0, done=True)
    elapsed = max(0, elapsed_ms)
    round_, inside = divmod(elapsed, of.round_ms)
    index = 0
    while inside >= of.beats[index].ms:
        inside -= of.beats[index].ms
        index += 1
    beat = of.beats[index]
    left = ceil((beat.ms - inside) / 1000)
    return Now(beat, index, inside / beat.ms, round_, of.rounds, left, ceil((total - elapsed) / 1000), done=False)


def _breath(step: Breathe, *, holds: bool, without_breath: bool) -> tuple[Beat, ...]:
    if without_breath:
        there = (step.breath_in + step.sip) * 1000
        return (
            Beat(step.without.cue_there, there, 0.0, 1.0),
            Beat(step.without.cue_back, step.breath_out * 1000, 1.0, 0.0),
        )
    full = SIP_FROM if step.sip else 1.0
    hold, rest = (step.hold, step.rest) if holds else (0, 0)
    return (
        Beat(step.cue_in, step.breath_in * 1000, 0.0, full),
        Beat(step.cue_sip, step.sip * 1000, full, 1.0),
        Beat(step.cue_hold, hold * 1000, 1.0, 1.0),
        Beat(step.cue_out, step.breath_out * 1000, 1.0, 0.0),
        Beat(step.cue_hold, rest * 1000, 0.0, 0.0),
    )


def _paced(step: Pace) -> tuple[Beat, ...]:
    lit = 1.0 if step.motion is Motion.TAP else 0.0  # a tap is there at once, and fades
    return (
        Beat(step.cue_there, step.there * 1000, lit, 1.0),
        Beat(step.cue_back, step.back * 1000, 1.0, 0.0),
    )


def _scaled(beat: Beat, speed: int) -> Beat:
    kept = min(FASTEST, max(SLOWEST, speed))
    return beat if kept == 100 else Beat(beat.cue, beat.ms * 100 // kept, beat.start, beat.end)
