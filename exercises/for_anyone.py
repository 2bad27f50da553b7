"""The few tools that can be offered to somebody of whom nothing is known.

What a person leaves out is kept inside their vault.  While it is locked nobody can ask, so only
tools that have no caution at all may be offered, that draw on nothing a caution could be about
(breath, body, pictures, cold, effort, writing, touch, sound), and that end without anything to keep.
"""

from __future__ import annotations

from exercises.load import Library
from exercises.model import Exercise


def for_anyone(library: Library) -> tuple[Exercise, ...]:
    """Tools of the starting sets that need no caution, in the order of the catalogue."""
    front = {key for keys in library.sets.values() for key in keys}
    return tuple(exercise for exercise in library.values() if exercise.id in front and _needs_nothing_known(exercise))


def _needs_nothing_known(exercise: Exercise) -> bool:
    return not exercise.draws_on and not exercise.not_if_in_danger and exercise.keep is None
