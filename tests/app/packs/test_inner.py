"""Exercises and lines inside packs are held to the program's own rules, and lead nowhere that is not there."""

from __future__ import annotations

import json
from typing import Any

import pytest

from app.packs import inner, reading
from app.packs.model import ExerciseItem, Item, LineItem
from app.packs.refusal import Reason, Refused
from exercises.load import CONTENT, library
from exercises.steps import Choose, Gate, Leave
from exercises.wording import exceptions
from tests.packs import AUTHOR, EXERCISE, LINE, PACK_ID, pack


def exercise(item_id: str = EXERCISE["id"], source: dict[str, Any] = EXERCISE, **changes: Any) -> ExerciseItem:
    return ExerciseItem(id=item_id, title="t", exercise={**source, "id": item_id, **changes})


def line(**changes: Any) -> LineItem:
    return LineItem(id="line", title="t", country="GB", line={**LINE, **changes})


def refusal(*items: Item) -> tuple[Reason, str, str]:
    with pytest.raises(Refused) as caught:
        reading.sign(pack(items), [AUTHOR])
    return caught.value.reason, caught.value.where, caught.value.detail


def test_what_fits_is_taken() -> None:
    reading.sign(pack([exercise(), line()]), [AUTHOR])


@pytest.mark.parametrize(
    ("item", "where", "code"),
    [
        (exercise(format=99), "$.items[0].exercise.format", "newer-format"),
        (exercise(aim=""), "$.items[0].exercise.aim", "wrong-length"),
        (exercise(secret="x"), "$.items[0].exercise", "unknown-field"),
        (exercise(cautions=["C-NONE"]), "$.items[0].exercise.cautions[0]", "unknown-caution"),
        (exercise(minutes_min=9), "$.items[0].exercise.minutes_min", "inconsistent:minutes"),
        (exercise(aim="You must do this!"), "$.items[0].exercise.aim", None),
        (ExerciseItem(id="other", title="t", exercise=EXERCISE), "$.items[0].exercise.id", "wrong-name"),
        (exercise(exits={"something_else": ["nowhere-at-all", "five-senses"], "worse": ["five-senses"]}), "$.items[0].exercise.exits.something_else[0]", "tool-unknown"),
        (line(id="us-invented"), "$.items[0].line.id", "wrong-name"),
        (line(contacts=[]), "$.items[0].line.contacts", "wrong-length"),
        (line(contacts=[{"kind": "voice", "value": "call me"}]), "$.items[0].line.contacts[0].value", "bad-number"),
        (line(contacts=[{"kind": "chat", "value": "http://a.example/x?y"}]), "$.items[0].line.contacts[0].value", "bad-number"),
        (line(checked="2026-13-40"), "$.items[0].line.checked", None),
        (line(source=""), "$.items[0].line.source", "wrong-length"),
        (line(secret="x"), "$.items[0].line", "unknown-field"),
        (line(hours={"zone": "Europe/London", "words": "x", "spans": [{"days": ["mon"], "opens": "10:00", "closes": "09:00"}]}), "$.items[0].line.hours", "bad-hours"),
    ],
)  # fmt: skip
def test_what_does_not_is_refused_with_its_place(item: Item, where: str, code: str | None) -> None:
    reason, at, detail = refusal(item)
    assert (reason, at) == (Reason.SCHEMA, where)
    assert code is None or detail == code
    assert "secret" not in f"{at}{detail}"


def test_an_exception_made_for_one_of_ours_is_none_for_others() -> None:
    """A word that is allowed where our own tool needs it is not allowed to a pack that takes the tool's name."""
    for name in exceptions():
        ours = json.loads((CONTENT / "en" / f"{name}.json").read_bytes())
        reason, _, detail = refusal(exercise(name, ours))
        assert (reason, detail) == (Reason.SCHEMA, "word-to-avoid")


def test_exercises_of_one_pack_may_lead_to_each_other() -> None:
    exits = {"something_else": ["second", "five-senses"], "worse": ["five-senses"]}
    first, second = exercise("first", exits=exits), exercise("second")
    reading.sign(pack([first, second]), [AUTHOR])
    assert refusal(first)[2] == "tool-unknown"
    both = inner.placed(first, PACK_ID, {"first", "second"})
    assert both.id == f"{PACK_ID}.first"
    assert both.exits.something_else == (f"{PACK_ID}.second", "five-senses")
    alone = inner.placed(first, PACK_ID, {"first"})  # the second one was not taken
    assert alone.exits.something_else == ("five-senses",)


def test_where_a_tool_was_not_taken_something_steady_stands() -> None:
    source = json.loads(json.dumps(EXERCISE).replace('"feet-and-chair"', '"second"'))
    item = exercise("first", source)
    placed = inner.placed(item, PACK_ID, {"first"})
    gates = [step for step in placed.long.steps if isinstance(step, Gate)]
    assert [gate.instead for gate in gates] == [inner.STEADY]
    assert inner.STEADY in library()
    assert "" in [one.tool for one in placed.not_when]
    together = inner.placed(item, PACK_ID, {"first", "second"})
    assert [g.instead for g in together.long.steps if isinstance(g, Gate)] == [f"{PACK_ID}.second"]


def test_an_answer_whose_tool_was_not_taken_offers_something_else() -> None:
    source = json.loads(json.dumps(EXERCISE))
    choose = next(step for step in source["long"]["steps"] if step["kind"] == "choose")
    choose["options"].append({"label": "Something quieter", "tool": "second"})
    item = exercise("first", source)
    for there, tool, leave in (({"first"}, "", Leave.ELSE), ({"first", "second"}, f"{PACK_ID}.second", None)):
        steps = inner.placed(item, PACK_ID, there).long.steps
        option = next(step for step in steps if isinstance(step, Choose)).options[-1]
        assert (option.tool, option.leave) == (tool, leave)
