"""A pack that comes back out of an export is verified anew, and believed no more than any file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.errors import Code, UserFixable
from app.exchange import packs, registry
from app.exchange.export_json import export_json
from app.exchange.packs import PackRecord, TakenItem
from app.handover import planning, reviewing, undoing
from app.handover.model import Choices, Met
from app.packs import reading
from app.packs.kept import Policy
from app.packs.model import FORMAT, Rotation, StrategyItem, WordsItem
from app.packs.trust import Trust
from app.session import Session
from app.strategies.model import StrategyDraft
from app.strategies.strategies import as_draft
from tests.exchange import new_session
from tests.handover import add, file, holds, memory_session
from tests.packs import AUTHOR, PACK_ID, STRANGER


def version(text: str, seq: int = 1, **more: Any) -> bytes:
    items = [StrategyItem(id="s", title=text, steps=(text,)), WordsItem(id="w", title=text, text=text)]
    return file(items, seq=seq, **more)


@pytest.fixture
def session() -> Iterator[Session]:
    made = memory_session()
    yield made
    made.close()


def record(*notes: bytes, items: tuple[TakenItem, ...] = (TakenItem("w", 1),)) -> PackRecord:
    texts = [data.decode("utf-8") for data in notes]
    return PackRecord(PACK_ID, 1, 2, texts[0], tuple(texts[1:]), items)


def refuses(session: Session, made: PackRecord) -> None:
    before = holds(session.vault.db)
    with pytest.raises(UserFixable) as caught:
        packs.add(session, made)
    assert caught.value.code is Code.PACK_REFUSED
    assert holds(session.vault.db) == before


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[Session, Session]]:
    made = new_session(tmp_path / "one"), new_session(tmp_path / "two")
    yield made
    for session in made:
        session.close()


def test_a_mixed_past_comes_back_as_it_was(two: tuple[Session, Session], tmp_path: Path) -> None:
    """An item left at an older version stands in the older file, and its author's word for it is checked."""
    one, other = two
    add(one, version("one"), author=Met.KNOWN)
    one.packs.set_policy(PACK_ID, "w", Policy.NEVER)
    (strategy,) = one.strategies.each()
    one.strategies.save(replace(as_draft(strategy), title="mine"))
    add(one, version("two", 2))
    export_json(one, tmp_path / "out.json")
    root = json.loads((tmp_path / "out.json").read_text("utf-8"))
    (told,) = root["packs"]
    assert [len(told["earlier"]), [(item["id"], item["seq"]) for item in told["items"]]] == [1, [("s", 1), ("w", 1)]]
    registry.apply(other, registry.plan(other, tmp_path / "out.json"))
    assert [(kept.id, kept.seq, kept.policy) for kept in other.packs.items()] == [
        ("s", 1, Policy.NEWER), ("w", 1, Policy.NEVER),
    ]  # fmt: skip
    assert [kept.id for kept in undoing.edited_items(other, PACK_ID)] == ["s"]
    assert other.packs.signers.all() == []
    assert reviewing.review_kept(other, PACK_ID).state is Trust.UNKNOWN
    undoing.remove(other, PACK_ID)
    assert list(other.strategies.each()) == []


def test_no_key_leaves(two: tuple[Session, Session], tmp_path: Path) -> None:
    one, _ = two
    add(one, version("one"), author=Met.KNOWN)
    key = one.packs.own.new("My pseudonym").value
    seed = one.packs.own.signing_key(key.id).seed().hex()
    identity = (one.packs.own.recipient().value, *one.packs.own.identities())
    export_json(one, tmp_path / "out.json")
    text = (tmp_path / "out.json").read_text("utf-8")
    for secret in (seed, key.public, key.name, "My pseudonym", *identity):
        assert secret not in text


def test_an_import_of_a_pack_can_be_undone(two: tuple[Session, Session], tmp_path: Path) -> None:
    one, other = two
    add(one, version("one"))
    export_json(one, tmp_path / "out.json")
    before = holds(other.vault.db)
    applied = registry.apply(other, registry.plan(other, tmp_path / "out.json")).value
    assert other.packs.all()
    registry.undo(other, applied.import_id)
    assert {k: v for k, v in holds(other.vault.db).items() if k != "tombstone"} == before


def test_what_holds_is_taken_once(session: Session) -> None:
    assert packs.add(session, record(version("one")))
    assert [kept.item.title for kept in session.packs.items()] == ["one"]
    assert not packs.add(session, record(version("two", 2)))


@pytest.mark.parametrize(
    "made",
    [
        record(version("one").replace(b"one", b"two")),
        record(b"no note at all"),
        record(version("one", id="0" * 26)),
        record(version("one"), version("two", 2)),  # the first must be the latest
        record(version("one"), version("one")),
        record(version("two", 2), version("one", keys=(STRANGER,))),  # words of somebody else under this author's name
    ],
    ids=["changed", "none", "another pack", "order", "twice", "somebody else's words"],
)
def test_what_does_not_hold_is_not_taken(session: Session, made: PackRecord) -> None:
    refuses(session, made)


def test_half_a_character_is_refused_and_breaks_nothing(session: Session) -> None:
    refuses(session, replace(record(version("one")), note="yarrow.pack/v1\n\ud800"))


def test_a_later_key_of_the_same_author_is_the_same_author(session: Session) -> None:
    what = Rotation(format=FORMAT, old=AUTHOR.verifier.line, new=STRANGER.verifier.line, seq=1, made="")
    rotation = reading.sign(what, [AUTHOR, STRANGER]).decode("utf-8")
    second = version("two", 2, keys=(STRANGER,), carried=(rotation,))
    items = (TakenItem("w", 1), TakenItem("s", 2))
    assert packs.add(session, record(second, version("one"), items=items))
    assert session.packs.get(PACK_ID).root == AUTHOR.verifier.key.hex()
    assert [kept.item.title for kept in session.packs.items()] == ["one"]


def test_no_pack_takes_what_is_the_persons_own(session: Session) -> None:
    """Else removing the pack would remove it."""
    own = session.strategies.save(StrategyDraft(title="own")).value
    items = (TakenItem("s", 1, became=own.id or ""), TakenItem("w", 1, became=own.id or ""), TakenItem("x", 1))
    assert packs.add(session, record(version("one"), items=items))
    assert session.packs.items() == []
    undoing.remove(session, PACK_ID)
    assert [strategy.title for strategy in session.strategies.each()] == ["own"]


def test_what_was_exported_can_be_updated_and_taken_up_again(session: Session) -> None:
    packs.add(session, record(version("one")))
    review = reviewing.review(session, version("two", 2))
    assert not planning.plan(review, planning.usual(review)).needs_author  # it was accepted where it came from
    add(session, version("two", 2), Choices(frozenset({"w", "s"})))
    assert {kept.item.title for kept in session.packs.items()} == {"two"}
