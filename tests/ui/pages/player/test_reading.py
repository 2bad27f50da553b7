"""What the player reads of tools that came from packs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.packs.model import ExerciseItem
from app.session import Session
from app.strategies.model import Mark
from exercises.load import library
from tests.handover import add, file, memory_session
from tests.packs import EXERCISE, PACK_ID
from ui.pages.player.reading import read
from ui.pages.tools.reads import tool_data

EXITS = {"something_else": ["second", "five-senses"], "worse": ["five-senses"]}
FIRST, SECOND = f"{PACK_ID}.first", f"{PACK_ID}.second"


@pytest.fixture
def session() -> Iterator[Session]:
    made = memory_session()
    items = [
        ExerciseItem(id="first", title="t", exercise={**EXERCISE, "id": "first", "exits": EXITS}),
        ExerciseItem(id="second", title="t", exercise={**EXERCISE, "id": "second", "title": "Another way"}),
    ]
    add(made, file(items))
    yield made
    made.close()


def test_an_exercise_of_a_pack_is_played_like_any(session: Session) -> None:
    reading = read(session, FIRST)
    assert (reading.exercise.id, reading.exercise.title, reading.own()) == (FIRST, EXERCISE["title"], False)
    assert reading.exercise.exits.something_else == (SECOND, "five-senses")
    assert [reading.name_of(target) for target in reading.exercise.exits.something_else] == [
        "Another way", library()["five-senses"].title,
    ]  # fmt: skip


def test_every_name_that_is_needed_is_there_also_of_what_is_put_aside(session: Session) -> None:
    session.strategies.mark(SECOND, Mark(not_for_me=True))
    session.strategies.mark("five-senses", Mark(not_for_me=True))
    reading = read(session, FIRST)
    assert SECOND not in reading.tools
    assert all(reading.name_of(target) for target in reading.exercise.exits.something_else)


def test_its_page_in_the_tools_has_it_whole(session: Session) -> None:
    data = tool_data(session, FIRST)
    assert data.exercise is not None
    assert (data.exercise.id, data.tool.source, data.strategy) == (FIRST, PACK_ID, None)
