"""What somebody may keep at the end of an exercise: the parts of a card or of an entry.

Nothing here keeps anything.  ``Exercise.keep`` says as what it is offered; the person says whether.
"""

from __future__ import annotations

from exercises.engine import State, form_of, kept_at, own_at
from exercises.kept import Part
from exercises.model import Exercise

__all__ = ["Part", "parts"]


def parts(exercise: Exercise, state: State) -> tuple[Part, ...]:
    """What of ``exercise.keep`` has something in it, in the order in which it is to be kept.

    () if there is nothing of the person's own: lines that the file gave are no reason to keep a card,
    and answers taken on the way are none either, but they stand on it beside what is.
    """
    if exercise.keep is None:
        return ()
    here = {one.id for one in form_of(exercise, state.form).steps}
    steps = [key for key in exercise.keep.steps if key in here]
    if not any(own_at(exercise, state, key) for key in steps):
        return ()
    return tuple(part for key in steps for part in kept_at(exercise, state, key))
