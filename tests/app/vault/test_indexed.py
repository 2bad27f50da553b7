"""What every room promises that is searched by words: it is found by what is said now, and by nothing that was."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from app.clock import Moment
from app.journal.journal import Journal
from app.journal.model import EntryDraft
from app.triggers.log import TriggerLog
from app.triggers.model import TriggerDraft, TriggerFilter
from app.vault.database import Database
from tests.support import CountingIds, FakeClock

EVENING = Moment("2025-05-05T18:30:00", "+02:00")
MORNING = Moment("2025-05-06T10:00:00", "+02:00")


@dataclass(frozen=True)
class Kind:
    """A room, how something is said in it, and how it is asked for."""

    room: type[Any]
    say: Callable[[str], Any]
    find: Callable[[Any, str], list[str]]
    index: str

    def found(self, room: Any, *words: str) -> list[bool]:
        return [bool(self.find(room, word)) for word in words]


KINDS = (
    Kind(
        Journal,
        lambda text: EntryDraft(at=EVENING, body=text),
        lambda room, word: [line.id for line in room.search(word)],
        "entry",
    ),
    Kind(
        TriggerLog,
        lambda text: TriggerDraft(at=EVENING, note=text),
        lambda room, word: [str(note.id) for note in room.page(filter=TriggerFilter(text=word))],
        "trigger",
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


def again(kind: Kind, kept: Any, text: str, at: Moment) -> Any:
    return dataclasses.replace(kind.say(text), id=kept.id, at=at)


def held(db: Database, kind: Kind, word: str) -> int:
    """How many rows the index itself says a word of, whether they are there or not."""
    table = f"{kind.index}_words"
    return int(db.value(f"SELECT count(*) FROM {table} WHERE {table} MATCH ?", (word,)))


@pytest.mark.parametrize("settles", [False, True], ids=["late", "settled"])
@pytest.mark.parametrize("at", [EVENING, MORNING], ids=["stays", "moves"])
def test_it_is_found_by_what_is_said_now(kind: Kind, room: Any, db: Database, at: Moment, *, settles: bool) -> None:
    kept = room.save(kind.say("heron lake")).value
    if settles:
        room.settle()
    assert kind.found(room, "heron", "lake", "swift") == [True, True, False]
    for text in ("swift lake", "swift pond"):
        room.save(again(kind, kept, text, at))
    assert kind.found(room, "heron", "lake", "swift", "pond") == [False, False, True, True]
    room.settle()
    assert kind.found(room, "heron", "lake", "swift", "pond") == [False, False, True, True]
    assert [held(db, kind, word) for word in ("heron", "lake", "swift", "pond")] == [0, 0, 1, 1]


@pytest.mark.parametrize("settles", [False, True], ids=["late", "settled"])
def test_what_is_gone_for_good_leaves_no_word(kind: Kind, room: Any, db: Database, *, settles: bool) -> None:
    gone, stays = (room.save(kind.say(text)).value for text in ("heron lake", "heron pond"))
    if settles:
        room.settle()
    room.purge(gone.id)
    assert kind.find(room, "heron") == [stays.id]
    assert (held(db, kind, "heron"), held(db, kind, "lake")) == (1, 0)
    room.purge_all()
    room.settle()
    assert kind.found(room, "heron", "lake", "pond") == [False, False, False]
    assert held(db, kind, "pond") == 0
    assert db.value(f"SELECT count(*) FROM {kind.index}_late") == 0


def test_once_settled_nothing_is_late(kind: Kind, room: Any, db: Database) -> None:
    kept = room.save(kind.say("heron")).value
    room.settle()
    room.save(again(kind, kept, "swift", EVENING))
    assert db.value(f"SELECT count(*) FROM {kind.index}_late") == 1
    room.settle()
    assert db.value(f"SELECT count(*) FROM {kind.index}_late") == 0
