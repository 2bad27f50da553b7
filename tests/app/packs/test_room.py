"""The room itself: what it shows, what it lets go, what it does with what was damaged."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from app.changes import Changes
from app.cli import wholeness
from app.errors import Code, UserFixable
from app.handover import undoing
from app.packs.kept import Policy
from app.packs.model import ExerciseItem, WordsItem
from app.packs.refusal import Refused
from app.session import Session
from app.strategies.model import Mark, ToolFilter
from exercises.load import CONTENT
from tests.handover import add, file, holds, memory_session, mentions
from tests.packs import EXERCISE, PACK_ID, STRANGER, every_kind
from tests.support import FakeClock

TOOL = f"{PACK_ID}.{EXERCISE['id']}"


@pytest.fixture
def session(clock: FakeClock) -> Iterator[Session]:
    made = memory_session(clock)
    yield made
    made.close()


def test_what_was_taken_can_be_read(session: Session) -> None:
    add(session, file())
    (pack,) = session.packs.all()
    assert (pack.id, pack.seq, pack.pack.title, pack.author.name) == (
        PACK_ID,
        1,
        "First steps",
        "riverside-counselling",
    )
    assert session.packs.get(PACK_ID) == pack == session.packs.find(PACK_ID)
    assert session.packs.find("x") is None
    assert [kept.id for kept in session.packs.items(PACK_ID)] == [item.id for item in every_kind()]
    assert [kept.id for kept in session.packs.items(kind="page")] == ["page"]
    assert session.packs.item(PACK_ID, "page").kind == "page"
    for call in (lambda: session.packs.get("x"), lambda: session.packs.item(PACK_ID, "x")):
        with pytest.raises(UserFixable) as caught:
            call()
        assert caught.value.code is Code.NOT_FOUND


def test_an_exercise_is_a_tool_like_any(session: Session) -> None:
    add(session, file())
    tool = session.strategies.tool(TOOL)
    assert (tool.title, tool.source) == (EXERCISE["title"], PACK_ID)
    session.strategies.mark(TOOL, Mark(favourite=True))
    assert session.strategies.tools()[0].id == TOOL
    assert TOOL in {tool.id for tool in session.strategies.tools(ToolFilter(text="push"))}
    assert session.strategies.exercise(TOOL).id == TOOL
    assert session.strategies.exercise("five-senses").id == "five-senses"
    own = next(strategy for strategy in session.strategies.each())
    for wanted in (own.id or "", f"{PACK_ID}.none", "none"):
        with pytest.raises(UserFixable):
            session.strategies.exercise(wanted)


def test_what_is_deleted_is_gone_after_ten_minutes_with_its_star(session: Session, clock: FakeClock) -> None:
    add(session, file())
    session.strategies.mark(TOOL, Mark(favourite=True))
    assert session.packs.delete_item(PACK_ID, EXERCISE["id"]).changes == Changes.PACKS | Changes.STRATEGIES
    assert TOOL not in {tool.id for tool in session.strategies.tools()}
    session.purge_expired()
    session.packs.undo_delete_item(PACK_ID, EXERCISE["id"])
    assert session.strategies.tool(TOOL).mark.favourite
    session.packs.delete_item(PACK_ID, EXERCISE["id"])
    clock.tick(11 * 60)
    session.purge_expired()
    with pytest.raises(UserFixable):
        session.packs.undo_delete_item(PACK_ID, EXERCISE["id"])
    assert "tool_mark" not in holds(session.vault.db)


def test_what_became_something_elsewhere_is_deleted_there(session: Session, clock: FakeClock) -> None:
    add(session, file())
    for item_id in ("feet", "line"):
        with pytest.raises(UserFixable):
            session.packs.delete_item(PACK_ID, item_id)
    (strategy,) = session.strategies.each()
    session.strategies.delete(strategy.id or "")
    clock.tick(11 * 60)
    session.purge_expired()
    assert "feet" not in {kept.id for kept in session.packs.items()}


def test_policies_are_kept(session: Session) -> None:
    add(session, file())
    assert session.packs.item(PACK_ID, "page").policy is Policy.NEWER
    session.packs.set_policy(PACK_ID, "page", Policy.NEVER)
    assert session.packs.item(PACK_ID, "page").policy is Policy.NEVER
    with pytest.raises(UserFixable):
        session.packs.set_policy(PACK_ID, "x", Policy.NEVER)


def test_a_damaged_file_takes_nothing_else_with_it(session: Session) -> None:
    add(session, file())
    other = file([WordsItem(id="w", title="w", text="w")], keys=(STRANGER,), id="0" * 26)
    add(session, other)
    session.vault.db.execute("UPDATE pack_note SET note = replace(note, 'Many', 'Some') WHERE pack_id = ?", (PACK_ID,))
    fresh = Session(session.vault, session.clock, session.ids)
    assert [kept.pack_id for kept in fresh.packs.items()] == ["0" * 26]
    assert {tool.source for tool in fresh.strategies.tools() if tool.source} == {
        PACK_ID
    }  # the strategy has words of its own
    broken = fresh.packs.get(PACK_ID)
    with pytest.raises(Refused):
        _ = broken.pack
    undoing.remove(fresh, PACK_ID)
    assert mentions(session.vault.db, PACK_ID) == []
    assert list(fresh.strategies.each()) == []


@pytest.mark.parametrize("seq", [1, 2])
def test_a_lost_file_is_healed_by_its_like(session: Session, seq: int) -> None:
    add(session, file())
    assert wholeness.find(session.vault.db) == []
    session.vault.db.execute("DELETE FROM pack_note")
    assert [(one.what, one.count) for one in wholeness.find(session.vault.db)] == [
        ("files of packs", 1 + len(every_kind()))
    ]
    fresh = Session(session.vault, session.clock, session.ids)
    assert [pack.id for pack in fresh.packs.all()] == [PACK_ID]
    assert fresh.packs.items() == []
    add(fresh, file(seq=seq))
    assert {kept.id for kept in fresh.packs.items()} == {item.id for item in every_kind()}
    assert wholeness.find(session.vault.db) == []


def test_an_exercise_that_is_not_allowed_any_more_takes_nothing_else_with_it(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = json.loads((CONTENT / "en" / "feet-and-chair.json").read_bytes())
    items = [every_kind()[1], ExerciseItem(id=second["id"], title="t", exercise=second)]
    add(session, file(items))
    from app.packs import inner
    from exercises.load import ExerciseError

    real = inner.read

    def stricter(item: ExerciseItem) -> object:
        if item.id == EXERCISE["id"]:
            raise ExerciseError("pack", "$", "inconsistent:later-rule")
        return real(item)

    monkeypatch.setattr(inner, "read", stricter)
    assert list(session.packs.exercises()) == [f"{PACK_ID}.{second['id']}"]
