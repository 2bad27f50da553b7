"""What a coping tool is to the person: an exercise of ours, or a strategy of their own."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Discreet(StrEnum):
    """Can it be done where others see?"""

    UNSAID = ""
    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class State(StrEnum):
    """How it is right now, in three sizes (product design, *Now*)."""

    TOO_MUCH = "too_high"
    ALL_RIGHT = "middle"
    TOO_LITTLE = "too_low"


class Occasion(StrEnum):
    """A moment with a starting set of its own (content research 1.F).  Never guessed from the clock."""

    NIGHT = "night"
    ALONE = "alone"
    ANGER = "anger"
    SELF_BLAME = "self_blame"
    HARD_DAY_AHEAD = "hard_day_ahead"


class Kind(StrEnum):
    OWN = "own"
    EXERCISE = "exercise"


@dataclass(frozen=True, slots=True)
class StrategyDraft:
    """A strategy as the person writes it.  ``id`` None makes a new one."""

    id: str | None = None
    title: str = ""
    steps: tuple[str, ...] = ()
    helps_when: str = ""
    not_when: str = ""
    minutes: int | None = None
    discreet: Discreet = Discreet.UNSAID
    needs: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()  # caution codes, e.g. "C-BREATH"
    states: tuple[State, ...] = ()


@dataclass(frozen=True, slots=True)
class Strategy(StrategyDraft):
    """A strategy of the person's own, as it is kept.  ``source`` is the pack that it came from, or empty."""

    source: str = ""
    created_at: int = 0
    modified_at: int = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """What the person says of any tool, built in or own."""

    favourite: bool = False
    not_for_me: bool = False
    own_note: str = ""


@dataclass(frozen=True, slots=True)
class Tool:
    """One row of the Tools room, whatever it is made of."""

    id: str
    kind: Kind
    title: str
    summary: str
    minutes_min: int | None
    minutes_max: int | None
    discreet: Discreet
    needs: tuple[str, ...]
    tags: tuple[str, ...]
    cautions: tuple[str, ...]
    states: tuple[State, ...]
    mark: Mark
    touches: frozenset[str] = frozenset()  # its cautions, and what it draws on
    left_out: frozenset[str] = frozenset()  # those of them that the person leaves out everywhere
    group: str = ""  # of the catalogue (`exercises.catalogue.Group`); "" for one of their own
    source: str = ""  # the pack that it came from


@dataclass(frozen=True, slots=True)
class ToolFilter:
    """Which tools to show.  Empty fields do not narrow."""

    text: str = ""
    state: State | None = None
    occasion: Occasion | None = None  # only its starting set, in its order
    minutes: int | None = None  # fits within so many minutes
    discreet: bool = False  # only what can be done where others see
    needs_nothing: bool = False
    kind: Kind | None = None
    favourites: bool = False
    tag: str = ""
    without_cautions: frozenset[str] = frozenset()
    show_not_for_me: bool = False
    show_left_out: bool = False  # also what the person's cautions leave out
