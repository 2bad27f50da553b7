"""What is offered where nothing of the person is known."""

from __future__ import annotations

from exercises.for_anyone import for_anyone
from exercises.load import library
from exercises.model import Amount

_USED = ("breath_focus", "body_focus", "imagery", "touch", "sound", "voice", "writing")


def test_there_are_a_few_and_none_needs_a_caution() -> None:
    found = for_anyone(library())
    assert len(found) >= 4
    for exercise in found:
        assert not exercise.cautions, exercise.id
        assert not exercise.not_if_in_danger
        assert exercise.keep is None
        assert {getattr(exercise, field) for field in _USED} <= {Amount.NONE, Amount.OPTIONAL}, exercise.id
        assert exercise.front_page


def test_what_has_a_caution_or_touches_breath_and_body_is_not_among_them() -> None:
    found = {exercise.id for exercise in for_anyone(library())}
    assert "five-senses" in found
    for key in (
        "orienting",
        "longer-out-breath",
        "feet-and-chair",
        "waking-up-the-edges",
        "cold-on-face",
        "writing-it-out",
    ):
        assert key not in found


def test_order_is_that_of_the_catalogue() -> None:
    numbers = [exercise.number for exercise in for_anyone(library())]
    assert numbers == sorted(numbers)
