"""What a person, or a clock they have started, can say to a step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from exercises.steps import Leave


@dataclass(frozen=True, slots=True)
class Next:
    """On, with or without having done anything."""


@dataclass(frozen=True, slots=True)
class Back:
    """To the step before; from outside, back in."""


@dataclass(frozen=True, slots=True)
class Exit:
    """Out, by one of the exits."""

    leave: Leave


@dataclass(frozen=True, slots=True)
class Again:
    """Once more from the start, because the person asks."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the answers of a *choose* step."""

    index: int


@dataclass(frozen=True, slots=True)
class Clear:
    """At a gate: does nothing of it fit (True), or something (False, also when unsure)?"""

    clear: bool


@dataclass(frozen=True, slots=True)
class Count:
    """So many things named so far."""

    number: int


@dataclass(frozen=True, slots=True)
class Write:
    """The whole text of one line, as it stands now."""

    text: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Pick:
    """A card or a word: picked if it was not, put back if it was."""

    index: int


@dataclass(frozen=True, slots=True)
class Area:
    """An area of the mood grid; None closes it.  "No word" is ``Area(None)`` and going on."""

    index: int | None


@dataclass(frozen=True, slots=True)
class Rating:
    """A number from 0 to 10, or none.  In a wave, for the minute that runs."""

    number: int | None


@dataclass(frozen=True, slots=True)
class Put:
    """Lays the thing of this number in ``View.items`` on a pile, or back (None)."""

    item: int
    pile: int | None


@dataclass(frozen=True, slots=True)
class Give:
    """Gives the thing of this number so many of the 100 points: fives, at most what the others leave."""

    item: int
    points: int


@dataclass(frozen=True, slots=True)
class Another:
    """Another prompt."""


@dataclass(frozen=True, slots=True)
class Switch:
    """The other version of this step, or the first one again."""


@dataclass(frozen=True, slots=True)
class Holds:
    """With the holds of a breathing pattern, or without (the default)."""

    on: bool


@dataclass(frozen=True, slots=True)
class Speed:
    """In per cent of the file's speed, kept within 50 and 150."""

    percent: int


@dataclass(frozen=True, slots=True)
class Start:
    """Start the clock of this step, or go on after a pause; after its end, from the start."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Stop the clock where it is."""


@dataclass(frozen=True, slots=True)
class Tick:
    """So many milliseconds have passed.  Counts only while the clock runs."""

    ms: int


Answer: TypeAlias = (
    Next
    | Back
    | Exit
    | Again
    | Choice
    | Clear
    | Count
    | Write
    | Pick
    | Area
    | Rating
    | Put
    | Give
    | Another
    | Switch
    | Holds
    | Speed
    | Start
    | Pause
    | Tick
)
