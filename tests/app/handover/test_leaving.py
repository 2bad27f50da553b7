"""The file as it would be now: whole, with what it says of its makers, and nothing of it is kept."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.handover import building
from app.handover.leaving import leaving
from app.handover.traces import Kind
from app.packs.drafts import PackDraft
from app.session import Session
from tests.handover import memory_session

DRAFT = PackDraft(
    title="First steps", licence="CC0-1.0", unnamed=True,
    items=({"kind": "words", "id": "words", "title": "For the door", "text": "You are here."},),
)  # fmt: skip


@pytest.fixture
def session() -> Iterator[Session]:
    made = memory_session()
    yield made
    made.close()


def test_it_is_what_would_be_signed(session: Session) -> None:
    key = session.packs.own.new("Riverside").value
    draft = session.packs.drafts.save(PackDraft(title=DRAFT.title, licence=DRAFT.licence, items=DRAFT.items)).value
    found = leaving(session, draft)
    assert found.key == key
    built = building.sign_draft(session, draft.id or "", [building.SignAs(key)]).value
    assert [one for one in found.said if one.where != "$.reading_level"] == [
        one for one in building.what_leaves(built.data) if one.where != "$.reading_level"
    ]


def test_where_there_is_no_key_none_is_made(session: Session) -> None:
    draft = session.packs.drafts.save(DRAFT).value
    before = session.vault.db.value("SELECT total_changes()")
    found = leaving(session, draft)
    assert found.key is None
    assert session.packs.own.all() == []
    assert session.vault.db.value("SELECT total_changes()") == before


def test_a_key_that_signed_another_pack_is_named(session: Session) -> None:
    key = session.packs.own.new("Riverside").value
    named = PackDraft(title=DRAFT.title, licence=DRAFT.licence, items=DRAFT.items)
    first, second = (session.packs.drafts.save(named).value for _ in range(2))
    assert Kind.KEY_USED not in {one.kind for one in leaving(session, second).traces}
    building.sign_draft(session, first.id or "", [building.SignAs(key)])
    assert Kind.KEY_USED in {one.kind for one in leaving(session, second).traces}
    assert leaving(session, session.packs.drafts.save(DRAFT).value).key is None  # who is unnamed is offered a fresh one
