"""The model: what it promises beyond its types, and that the published schema is the model."""

from __future__ import annotations

from typing import get_args

import msgspec
import pytest

from exercises import steps
from exercises.model import DRAWS_ON, OFF_THE_FRONT, Amount, Caution, Exercise
from exercises.schema_file import PATH, schema_text
from tests.exercises.support import STEPS, exercise, step_of


def test_the_published_schema_is_the_model() -> None:
    assert PATH.read_text(encoding="utf-8") == schema_text(), "run: python -m exercises schema > " + PATH.name


def test_every_kind_of_step_is_tried_by_these_tests() -> None:
    assert {kind.__struct_config__.tag for kind in get_args(steps.Step)} == set(STEPS)


def test_an_exercise_cannot_be_changed() -> None:
    one = exercise()
    with pytest.raises(AttributeError):
        one.title = "Another"  # type: ignore[misc]
    assert isinstance(one.long.steps, tuple)


@pytest.mark.parametrize("caution", list(Caution))
def test_the_front_page_shows_nothing_that_must_be_looked_for(caution: Caution) -> None:
    one = exercise(
        cautions=["C-BREATH", caution] if caution is not Caution.BREATH else ["C-BREATH"],
        not_if_in_danger=caution is Caution.DANGER,
    )
    assert one.front_page is (caution not in OFF_THE_FRONT)


def test_the_catalogue_fields_are_all_there() -> None:
    """The metadata of the catalogue (docs/specs/exercise.md, section 2)."""
    fields = {field.name for field in msgspec.structs.fields(Exercise)}
    assert fields >= {
        *("id", "title", "aim", "arousal_fit", "minutes_min", "minutes_max", "postures", "eyes", "breath_focus"),
        *("body_focus", "imagery", "touch", "sound", "writing", "discreet", "needs", "cautions", "evidence", "sources"),
        *("content_note", "not_if_in_danger"),
    }


@pytest.mark.parametrize(("field", "caution"), list(DRAWS_ON.items()))
@pytest.mark.parametrize("amount", list(Amount))
def test_what_is_used_lightly_or_at_heart_is_drawn_on(field: str, caution: Caution, amount: Amount) -> None:
    one = exercise(step_of("text"), **{"breath_focus": "none", "cautions": [caution], field: amount})
    bare = msgspec.structs.replace(one, cautions=())
    assert one.draws_on == {caution}
    assert bare.draws_on == ({caution} if amount in {Amount.LIGHT, Amount.CENTRAL} else set())


def test_a_caution_in_part_is_drawn_on_and_a_voice_is_not() -> None:
    one = exercise(step_of("text"), breath_focus="none", cautions=["C-COLD"], mild=["C-COLD"], voice="central")
    assert one.draws_on == {Caution.COLD}
