"""Own lines, changes to built-in ones, and the country: kept, undone, gone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.changes import Changes
from app.circle.circle import OTHER, Circle, as_draft
from app.circle.model import HelpLine, HelpLineDraft
from app.errors import AppError, Code
from app.preferences import Preferences
from app.vault.database import Database
from tests.support import CountingIds, FakeClock, memory_database

AUNT = HelpLineDraft(name="Aunt R.", contact="079 11 22\naunt@example.org", hours="evenings", note="say “the plants”")


@pytest.fixture
def circle(db: Database, clock: FakeClock, ids: CountingIds) -> Circle:
    return Circle(db, clock, ids, Preferences(db, clock))


def rows(db: Database) -> int:
    return int(db.value("SELECT count(*) FROM help_line"))


def test_a_line_of_ones_own(circle: Circle, clock: FakeClock) -> None:
    kept = circle.save(AUNT)
    assert kept.changes is Changes.CIRCLE
    assert as_draft(kept.value) == HelpLineDraft(kept.value.id, AUNT.name, AUNT.contact, AUNT.hours, AUNT.note)
    assert kept.value.own
    clock.tick(5)
    again = circle.save(HelpLineDraft(kept.value.id, "Aunt", "079"))
    assert (again.value.name, again.value.hours) == ("Aunt", "")
    assert again.value.modified_at == kept.value.created_at + 5000
    assert circle.kept() == [again.value]


def test_the_same_again_writes_nothing(circle: Circle) -> None:
    kept = circle.save(AUNT).value
    assert circle.save(as_draft(kept)).changes is Changes.NONE


@pytest.mark.parametrize("draft", [HelpLineDraft(), HelpLineDraft(name=" \n", hours="late", note="n")])
def test_a_line_without_name_and_number_is_none(circle: Circle, draft: HelpLineDraft) -> None:
    with pytest.raises(AppError, match=f"^{Code.EMPTY}$"):
        circle.save(draft)


def test_a_line_is_short(circle: Circle, db: Database) -> None:
    with pytest.raises(AppError, match=f"^{Code.TOO_LONG}$"):
        circle.save(HelpLineDraft(name="x" * 401))
    with pytest.raises(AppError, match=f"^{Code.TOO_LONG}$"):
        circle.change(HelpLineDraft("gb-galop", note="x" * 401))
    assert rows(db) == 0


def test_deleting_and_taking_it_back(circle: Circle, clock: FakeClock, db: Database) -> None:
    kept = circle.save(AUNT).value
    assert kept.id
    circle.delete(kept.id)
    assert circle.kept() == []
    circle.undo_delete(kept.id)
    assert circle.kept() == [kept]
    circle.delete(kept.id)
    clock.tick(600)
    assert circle.purge_expired().value == 1
    assert rows(db) == 0


def test_order_is_that_of_making(circle: Circle, clock: FakeClock) -> None:
    for name in ("b", "a", "c"):
        circle.save(HelpLineDraft(name=name))
        clock.tick(1)
    assert [line.name for line in circle.kept()] == ["b", "a", "c"]


def test_hiding_a_built_in_line_and_undoing_it(circle: Circle, db: Database) -> None:
    before = circle.hide("gb-galop").value
    assert before is None
    assert [(line.id, line.hidden, line.own) for line in circle.kept()] == [("gb-galop", True, False)]
    circle.put_back("gb-galop", before)
    assert rows(db) == 0


def test_changing_a_hidden_line_leaves_it_hidden(circle: Circle) -> None:
    circle.hide("gb-galop")
    circle.change(HelpLineDraft("gb-galop", note="n"))
    assert circle.kept()[0].hidden
    circle.unhide("gb-galop")
    assert not circle.kept()[0].hidden
    assert circle.kept()[0].note == "n"


def test_changes_are_undone_one_at_a_time(circle: Circle) -> None:
    circle.change(HelpLineDraft("gb-galop", contact="1"))
    before = circle.change(HelpLineDraft("gb-galop", contact="2", name="G")).value
    assert before is not None
    assert before.contact == "1"
    circle.put_back("gb-galop", before)
    assert [(line.contact, line.name) for line in circle.kept()] == [("1", "")]


def test_a_change_that_changes_nothing_leaves_no_row(circle: Circle, db: Database) -> None:
    circle.change(HelpLineDraft("gb-galop", note="n"))
    circle.change(HelpLineDraft("gb-galop"))
    assert rows(db) == 0
    circle.hide("gb-galop")
    assert circle.unhide("gb-galop").value is not None
    assert rows(db) == 0
    assert db.value("SELECT 1 FROM meta WHERE key = 'unswept'") == 1  # what stood there is to be swept out


def test_a_built_in_line_is_never_gone_for_good(circle: Circle, db: Database) -> None:
    circle.hide("gb-galop")
    circle.purge("gb-galop")  # as taking back an import does
    circle.hide("gb-galop")
    assert [line.hidden for line in circle.kept()] == [True]
    assert db.value("SELECT count(*) FROM tombstone WHERE id = 'gb-galop'") == 0


def test_a_change_needs_the_line_it_changes(circle: Circle) -> None:
    with pytest.raises(AppError, match=f"^{Code.NOT_FOUND}$"):
        circle.change(HelpLineDraft(None, note="n"))


def test_the_country_is_what_was_chosen(circle: Circle) -> None:
    assert circle.country() == ""
    changed = circle.choose_country("GB")
    assert changed.changes == Changes.PREFERENCES | Changes.CIRCLE
    assert circle.country() == "GB"
    circle.choose_country(OTHER)
    assert circle.country() == OTHER
    circle.choose_country("")
    assert circle.country() == ""


def test_lines_of_an_export_come_with_their_stamps_and_once(circle: Circle, db: Database) -> None:
    own = HelpLine("a", "A", "1", created_at=5, modified_at=6)
    change = HelpLine("gb-galop", note="n", own=False, hidden=True, created_at=7, modified_at=8)
    assert circle.add_exported([own, change]).value == 2
    assert circle.kept() == [own, change]
    assert circle.add_exported([own, change]).value == 0
    with pytest.raises(AppError, match=f"^{Code.EMPTY}$"):
        circle.add_exported([HelpLine("b", own=False)])
    assert rows(db) == 2


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@given(
    st.lists(
        st.tuples(st.sampled_from(["change", "hide", "unhide"]), TEXTS, TEXTS, TEXTS, TEXTS), min_size=1, max_size=6
    )
)
def test_whatever_is_done_to_a_built_in_line_each_step_can_be_undone(
    steps: list[tuple[str, str, str, str, str]],
) -> None:
    db, clock = memory_database(), FakeClock()
    circle = Circle(db, clock, CountingIds(), Preferences(db, clock))
    past: list[list[HelpLine]] = []
    befores: list[HelpLine | None] = []
    for what, name, contact, hours, note in steps:
        past.append(circle.kept())
        if what == "change":
            befores.append(circle.change(HelpLineDraft("gb-galop", name, contact, hours, note)).value)
        else:
            befores.append(getattr(circle, what)("gb-galop").value)
        clock.tick(1)
    while befores:
        circle.put_back("gb-galop", befores.pop())
        assert [_said(line) for line in circle.kept()] == [_said(line) for line in past.pop()]
    db.close()


def _said(line: HelpLine) -> tuple[HelpLineDraft, bool]:
    return as_draft(line), line.hidden
