"""What every room promises whose rows are about a moment, on the rooms that are built so."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pytest

from app.cards import cards
from app.cards.model import CardDraft, Section
from app.changes import Changes
from app.clock import Moment
from app.errors import AppError, Code
from app.practice import practice
from app.practice.model import UseDraft
from app.triggers import log
from app.triggers.model import Danger, TriggerDraft
from app.vault.database import Database
from tests.support import CountingIds, FakeClock, memory_database

EVENING = Moment("2025-05-05T18:30:00", "+02:00")
MORNING = Moment("2025-05-06T10:00:00", "Europe/Madrid")


@dataclass(frozen=True)
class Kind:
    """A room, something to keep in it, what may be said otherwise of it, and its lists."""

    room: type[Any]
    as_draft: Callable[[Any], Any]
    draft: Any
    otherwise: dict[str, object]
    lists: Callable[[Any], Sequence[list[Any]]]


KINDS = (
    Kind(
        cards.Cards,
        cards.as_draft,
        CardDraft(None, EVENING, "orienting", "In the evening", (Section("Here", ("the lamp",)),)),
        {"title": "At night"},
        lambda room: (room.page(), room.of_tool("orienting")),
    ),
    Kind(
        practice.Practice,
        practice.as_draft,
        UseDraft("orienting", "Orienting", None, EVENING, before=7, note="on the bus"),
        {"after": 3},
        lambda room: (room.recent(), room.uses("orienting")),
    ),
    Kind(
        log.TriggerLog,
        log.as_draft,
        TriggerDraft(None, EVENING, danger=Danger.REMINDER, places=("street",), note="smoke"),
        {"places": ("street", "bus"), "thought": "again"},
        lambda room: (room.page(),),
    ),
)


@pytest.fixture(params=KINDS, ids=lambda kind: kind.room.__name__)
def kind(request: pytest.FixtureRequest) -> Kind:
    found = request.param
    assert isinstance(found, Kind)
    return found


@pytest.fixture
def room(kind: Kind, db: Database, clock: FakeClock, ids: CountingIds) -> Any:
    return kind.room(db, clock, ids)


def test_without_a_moment_it_is_about_now(kind: Kind, room: Any, clock: FakeClock) -> None:
    assert room.save(dataclasses.replace(kind.draft, at=None)).value.at == clock.moment


def test_what_is_said_otherwise_leaves_it_in_its_place_with_its_beginning(
    kind: Kind, room: Any, clock: FakeClock
) -> None:
    first = room.save(kind.draft).value
    clock.tick(300)
    later = room.save(dataclasses.replace(kind.as_draft(first), at=None, **kind.otherwise)).value
    assert (later.id, later.at, later.cursor, later.created_at) == (first.id, EVENING, first.cursor, first.created_at)
    assert later.modified_at == first.modified_at + 300_000
    assert {name: getattr(later, name) for name in kind.otherwise} == kind.otherwise


def test_saying_the_same_again_writes_nothing(kind: Kind, room: Any, clock: FakeClock) -> None:
    kept = room.save(kind.draft).value
    clock.tick(300)
    for draft in (kind.as_draft(kept), dataclasses.replace(kind.as_draft(kept), at=None)):
        outcome = room.save(draft)
        assert (outcome.value, outcome.changes) == (kept, Changes.NONE)
    assert room.get(kept.id) == kept


def test_another_moment_moves_it(kind: Kind, room: Any) -> None:
    first = room.save(kind.draft).value
    second = room.save(dataclasses.replace(kind.draft, at=MORNING)).value
    moved = room.save(dataclasses.replace(kind.as_draft(first), at=dataclasses.replace(MORNING, zone=""))).value
    assert moved.at == Moment(MORNING.local)
    assert moved.cursor > second.cursor > first.cursor
    for found in kind.lists(room):
        assert [one.id for one in found] == [first.id, second.id]


def test_delete_undo_and_gone(kind: Kind, room: Any, clock: FakeClock) -> None:
    kept = room.save(kind.draft).value
    room.delete(kept.id)
    assert [*kind.lists(room), list(room.each())] == [[] for _ in (*kind.lists(room), 1)]
    room.undo_delete(kept.id)
    assert room.get(kept.id) == kept
    room.delete(kept.id)
    clock.tick(600)
    assert room.purge_expired().value == 1
    with pytest.raises(AppError, match=f"^{Code.NOT_FOUND}$"):
        room.undo_delete(kept.id)


@pytest.mark.parametrize("call", ["get", "delete", "undo_delete", "purge"])
def test_wrong_identities_are_not_found(kind: Kind, room: Any, call: str) -> None:
    with pytest.raises(AppError, match=f"^{Code.NOT_FOUND}$"):
        getattr(room, call)("nobody")
    with pytest.raises(AppError, match=f"^{Code.NOT_FOUND}$"):
        room.save(dataclasses.replace(kind.draft, id="nobody"))


def test_an_export_comes_back_as_it_was_and_only_once(kind: Kind, room: Any, clock: FakeClock) -> None:
    room.save(kind.draft)
    clock.tick(300)
    first = room.save(dataclasses.replace(kind.draft, at=MORNING)).value
    room.save(dataclasses.replace(kind.as_draft(first), **kind.otherwise))
    clock.tick(300)
    other = kind.room(memory_database(), clock, CountingIds())
    assert other.add_exported(room.each()).value == 2
    assert list(other.each()) == list(room.each())
    assert other.add_exported(room.each()).changes == Changes.NONE
