from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.changes import Changes
from app.errors import Code, UserFixable
from app.packs.drafts import Drafts, PackDraft, as_draft, new_pack_id
from app.packs.model import FORMAT
from app.packs.reading import of_json
from app.vault.database import Database
from tests.packs import plain
from tests.support import CountingIds, FakeClock, memory_database


@pytest.fixture(scope="module")
def memory() -> Iterator[Database]:
    found = memory_database()
    yield found
    found.close()


@pytest.fixture
def drafts(memory: Database, clock: FakeClock, ids: CountingIds) -> Drafts:
    memory.execute("DELETE FROM pack_draft")
    return Drafts(memory, clock, ids)


TEXT = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\r\0\u2028\u2029"), max_size=20)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**15), 10**15) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)


@given(TEXT, TEXT, st.lists(st.dictionaries(TEXT, VALUES, max_size=4), max_size=3).map(tuple))
def test_unfinished_things_come_back_as_they_were(
    memory: Database, title: str, summary: str, items: tuple[dict[str, object], ...]
) -> None:
    drafts = Drafts(memory, FakeClock(), CountingIds())
    memory.execute("DELETE FROM pack_draft")
    kept = drafts.save(PackDraft(title=title.replace("\n", " "), summary=summary, items=items)).value
    again = drafts.get(kept.id or "")
    assert (again.title, again.summary, again.items) == (title.replace("\n", " "), summary, items)
    assert drafts.save(as_draft(again)).changes is Changes.NONE


def test_an_id_is_drawn_once_and_fits_the_format(drafts: Drafts) -> None:
    kept = drafts.save(PackDraft(title="a")).value
    assert drafts.save(replace(as_draft(kept), title="b")).value.pack_id == kept.pack_id
    assert of_json(plain(id=kept.pack_id)).format == FORMAT
    assert len({new_pack_id() for _ in range(50)}) == 50


def test_drafts_go_and_come_back_like_everything(drafts: Drafts, clock: FakeClock) -> None:
    kept = drafts.save(PackDraft(title="a")).value
    drafts.delete(kept.id or "")
    assert list(drafts.each()) == []
    drafts.undo_delete(kept.id or "")
    assert [one.title for one in drafts.each()] == ["a"]
    drafts.delete(kept.id or "")
    clock.tick(11 * 60)
    assert drafts.purge_expired().value == 1


def test_a_draft_has_a_limit(drafts: Drafts) -> None:
    with pytest.raises(UserFixable) as caught:
        drafts.save(PackDraft(items=({"text": "x" * (1 << 20)},)))
    assert caught.value.code is Code.TOO_LONG
    assert list(drafts.each()) == []


def test_a_damaged_row_keeps_its_place(drafts: Drafts, memory: Database) -> None:
    kept = drafts.save(PackDraft(title="a")).value
    memory.execute("UPDATE pack_draft SET body = '{'")
    again = drafts.get(kept.id or "")
    assert (again.title, again.items) == ("", ())
    drafts.save(replace(as_draft(again), title="anew"))
    assert drafts.get(kept.id or "").title == "anew"
