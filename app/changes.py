"""What a write changed, so that a front end knows what to show again."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Flag, auto
from typing import Generic, TypeVar

T = TypeVar("T")


class Changes(Flag):
    """The rooms that a write touched."""

    NONE = 0
    JOURNAL = auto()
    TRIGGERS = auto()
    STRATEGIES = auto()
    PRACTICE = auto()
    PREFERENCES = auto()  # among them what the person leaves out
    CARDS = auto()
    CIRCLE = auto()  # lines of their own, lines they hid or changed
    INSIGHTS = auto()  # fair tests
    PACKS = auto()  # what came from others, keys, packs that are being written
    VAULT = auto()  # slots, copies kept, anything about the folder itself


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """The value a write gives back, and what it changed."""

    value: T
    changes: Changes
