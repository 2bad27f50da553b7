"""What a person can do with entries."""

from __future__ import annotations

import dataclasses
from contextlib import AbstractContextManager

import pytest

from app.changes import Changes
from app.clock import Moment
from app.errors import AppError, Code, UserFixable
from app.journal.journal import Journal
from app.journal.model import Entry, EntryDraft
from app.vault.database import Database
from tests.support import FakeClock


def write(journal: Journal, body: str = "", at: str | None = None, **fields: object) -> Entry:
    moment = Moment(at) if at else None
    return journal.save(EntryDraft(at=moment, body=body, **fields)).value  # type: ignore[arg-type]


def draft_of(entry: Entry, **changes: object) -> EntryDraft:
    draft = EntryDraft(
        entry.id,
        entry.at,
        entry.title,
        entry.body,
        entry.tags,
        entry.moods,
        entry.veiled,
        entry.veil_note,
        entry.starred,
    )
    return dataclasses.replace(draft, **changes)  # type: ignore[arg-type]


def refused(code: Code) -> AbstractContextManager[object]:
    return pytest.raises(AppError, match=f"^{code}$")


# saving


def test_a_new_entry_is_kept_as_it_was_written(journal: Journal, clock: FakeClock) -> None:
    draft = EntryDraft(
        None,
        Moment("2024-02-29T23:59:59", "Europe/Madrid"),
        "A title",
        "# Body\n\ntext\n",
        ("one", "Two"),
        ("sad", "far away"),
        True,
        "about work",
        True,
    )
    entry = journal.save(draft).value
    assert journal.get(entry.id) == entry
    assert draft_of(entry, id=None) == draft
    assert (entry.created_at, entry.modified_at) == (clock.ms, clock.ms)


def test_an_entry_without_a_time_is_of_now(journal: Journal, clock: FakeClock) -> None:
    assert write(journal).at == clock.moment


def test_tags_and_moods_are_trimmed_and_once_each(journal: Journal) -> None:
    entry = write(journal, tags=("#Home", " home ", "HOME", "", "new"), moods=("sad", "Sad"))
    assert (entry.tags, entry.moods) == (("Home", "new"), ("sad",))


def test_saving_says_what_changed(journal: Journal) -> None:
    outcome = journal.save(EntryDraft(body="a"))
    assert outcome.changes == Changes.JOURNAL
    again = journal.save(draft_of(outcome.value))
    assert again.changes == Changes.NONE
    assert again.value == outcome.value


def test_saving_the_same_again_writes_nothing(journal: Journal, clock: FakeClock) -> None:
    entry = write(journal, "a")
    clock.tick(3600)
    journal.save(EntryDraft(id=entry.id, body="a"))
    assert journal.get(entry.id) == entry


def test_a_change_keeps_the_time_unless_it_says_otherwise(journal: Journal, clock: FakeClock) -> None:
    entry = write(journal, "a", "2020-01-01T10:00:00")
    clock.tick(5)
    changed = journal.save(EntryDraft(id=entry.id, body="b")).value
    assert (changed.at, changed.body, changed.created_at) == (entry.at, "b", entry.created_at)
    assert changed.modified_at == entry.modified_at + 5000


def test_an_entry_saved_blank_stays(journal: Journal) -> None:
    entry = write(journal, "a", tags=("x",))
    blank = journal.save(EntryDraft(id=entry.id)).value
    assert (blank.id, blank.body, blank.tags) == (entry.id, "", ())
    assert [line.id for line in journal.page()] == [entry.id]


def test_a_title_stays_on_one_line_and_text_can_hold_anything(journal: Journal) -> None:
    entry = write(journal, "a\r\nb\x00\ud800", title="one\ntwo")
    assert (entry.title, entry.body) == ("one two", "a\nb\ufffd\ufffd")


@pytest.mark.parametrize(
    "call", ["get", "delete", "undo_delete", "purge", "versions", "restore", "delete_template", "undo_delete_template"]
)
def test_wrong_identities_are_not_found(journal: Journal, call: str) -> None:
    with refused(Code.NOT_FOUND):
        getattr(journal, call)("nobody")
    with refused(Code.NOT_FOUND):
        journal.save(EntryDraft(id="nobody"))
    with refused(Code.NOT_FOUND):
        journal.save_template("nobody", "", "", "", ())


def test_a_failed_save_leaves_everything_as_it_was(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = write(journal, "before")

    def fail(*_: object, **__: object) -> None:
        raise UserFixable(Code.BUG)

    monkeypatch.setattr(journal._labels, "put", fail)
    with pytest.raises(UserFixable):
        journal.save(draft_of(entry, body="after", tags=("x",)))
    assert journal.get(entry.id) == entry
    assert len(journal.search("before ")) == 1


# order and time


def test_pages_are_newest_first_and_join_without_gap_or_overlap(journal: Journal) -> None:
    days = ["2023-05-01", "2021-01-01", "2026-12-31", "1969-07-20", "2021-01-02"]
    for day in days:
        write(journal, at=f"{day}T12:00:00")
    seen: list[str] = []
    before = None
    while page := journal.page(before, limit=2):
        seen += [line.at.day for line in page]
        before = page[-1].cursor
    assert seen == sorted(days, reverse=True)


def test_entries_of_one_second_stand_in_the_order_of_writing(journal: Journal) -> None:
    written = [write(journal, str(n), "2025-01-01T08:00:00").id for n in range(5)]
    assert [line.id for line in journal.page()] == written[::-1]


def test_changing_the_time_moves_the_entry_with_all_that_hangs_on_it(journal: Journal, clock: FakeClock) -> None:
    first = write(journal, "the wandering one", "2020-01-01T10:00:00", tags=("kept",), moods=("sad",))
    other = write(journal, "the resting one", "2021-01-01T10:00:00")
    clock.tick(1000)
    journal.save(draft_of(first, body="the wandering one, changed"))
    moved = journal.save(draft_of(journal.get(first.id), at=Moment("2022-01-01T10:00:00"))).value
    assert [line.id for line in journal.page()] == [first.id, other.id]
    assert (moved.tags, moved.moods) == (("kept",), ("sad",))
    assert [line.cursor for line in journal.search("wandering ")] == [moved.cursor]
    assert journal.day("2020-01-01") == []
    assert [version.body for version in journal.versions(first.id)] == ["the wandering one"]


def test_a_row_in_the_place_of_a_moved_one_is_found_by_its_own_words(journal: Journal) -> None:
    first = write(journal, "cedar", "2020-01-01T10:00:00")
    journal.settle()
    journal.save(draft_of(first, body="maple", at=Moment("2020-01-02T10:00:00")))
    second = write(journal, "birch", "2020-01-01T10:00:00")
    assert second.cursor == first.cursor
    assert [line.id for line in journal.search("birch ")] == [second.id]
    assert [line.id for line in journal.search("maple ")] == [first.id]
    assert journal.search("cedar ") == []


def test_changing_only_the_zone_keeps_the_place(journal: Journal) -> None:
    entry = write(journal, at="2020-01-01T10:00:00")
    same = journal.save(draft_of(entry, at=Moment("2020-01-01T10:00:00", "Asia/Tokyo"))).value
    assert (same.cursor, same.at.zone) == (entry.cursor, "Asia/Tokyo")


@pytest.mark.parametrize("zone", ["", "+14:00", "-12:00", "Pacific/Apia", "Nowhere/At_All"])
@pytest.mark.parametrize("time", ["00:00:00", "12:00:00", "23:59:59"])
def test_a_day_never_shifts(journal: Journal, clock: FakeClock, zone: str, time: str) -> None:
    entry = journal.save(EntryDraft(at=Moment(f"2024-03-31T{time}", zone), body="x")).value
    clock.moment = Moment("2030-01-01T00:00:00", "-11:00")  # the computer has travelled
    assert [line.id for line in journal.day("2024-03-31")] == [entry.id]
    assert journal.month(2024, 3) == {31: 1}
    assert journal.get(entry.id).at == Moment(f"2024-03-31T{time}", zone)
    assert len(journal.search("on:2024-03-31")) == 1


def test_month_counts_days_of_that_month_only(journal: Journal) -> None:
    for at in (
        "2024-01-31T23:59:59",
        "2024-02-01T00:00:00",
        "2024-02-29T23:59:59",
        "2024-02-29T00:00:00",
        "2024-03-01T00:00:00",
    ):
        write(journal, at=at)
    journal.delete(write(journal, at="2024-02-10T09:00:00").id)
    assert journal.month(2024, 2) == {1: 1, 29: 2}
    assert journal.month(2024, 12) == {}


@pytest.mark.parametrize(("year", "month", "day"), [(1, 1, "0001-01-01"), (9999, 12, "9999-12-31")])
def test_the_ends_of_time_are_in_reach(journal: Journal, year: int, month: int, day: str) -> None:
    entry = write(journal, "edge", f"{day}T00:00:00")
    assert sum(journal.month(year, month).values()) == 1
    assert [line.id for line in journal.day(day)] == [entry.id]
    assert [line.id for line in journal.search(f"on:{day}")] == [entry.id]
    assert journal.purge_days(day, day).value == 1


# lists


def test_a_veiled_entry_shows_its_date_and_own_note_only(journal: Journal) -> None:
    write(
        journal,
        "hidden text",
        title="hidden title",
        tags=("hidden-tag",),
        moods=("ashamed",),
        veiled=True,
        veil_note="about the hearing",
    )
    for lines in (journal.page(), journal.search("hidden"), journal.day("2026-03-14")):
        (line,) = lines
        assert (line.title, line.excerpt, line.tags, line.moods) == ("", "", (), ())
        assert (line.veiled, line.veil_note, line.at.day) == (True, "about the hearing", "2026-03-14")


def test_labels_are_counted_in_sight_only_most_used_first(journal: Journal) -> None:
    write(journal, tags=("home", "one"), moods=("sad",))
    write(journal, tags=("Home",), moods=("sad", "numb"))
    journal.delete(write(journal, tags=("gone",), moods=("gone",)).id)
    assert journal.tags() == [("Home", 2), ("one", 1)]
    assert journal.moods() == [("sad", 2), ("numb", 1)]


def test_each_gives_every_entry_in_sight_oldest_first(journal: Journal) -> None:
    days = [f"{year}-06-01T10:00:00" for year in range(1600, 2050)]
    for at in days[::-1]:
        write(journal, at, at)
    journal.delete(journal.page()[0].id)
    found = list(journal.each())
    assert [entry.at.local for entry in found] == days[:-1]
    assert [entry.body for entry in found] == days[:-1]


# deleting


def test_delete_can_be_undone_and_hides_meanwhile(journal: Journal) -> None:
    entry = write(journal, "words", tags=("x",))
    journal.delete(entry.id)
    assert journal.page() == journal.search("words") == journal.day(entry.at.day) == list(journal.each()) == []
    with refused(Code.NOT_FOUND):
        journal.get(entry.id)
    with refused(Code.NOT_FOUND):
        journal.save(draft_of(entry))
    journal.undo_delete(entry.id)
    assert journal.get(entry.id) == entry
    assert len(journal.search("words")) == 1


def test_ten_minutes_later_it_is_gone(journal: Journal, clock: FakeClock) -> None:
    entry = write(journal, "words")
    template = journal.save_template(None, "t", "", "", ()).value
    journal.delete(entry.id)
    journal.delete_template(template.id)
    clock.tick(10 * 60 - 1)
    assert journal.purge_expired().value == 0
    clock.tick(1)
    assert journal.purge_expired().value == 2
    for undo, gone in ((journal.undo_delete, entry.id), (journal.undo_delete_template, template.id)):
        with refused(Code.NOT_FOUND):
            undo(gone)


def test_purging_leaves_an_identity_and_nothing_else(journal: Journal, db: Database, clock: FakeClock) -> None:
    entry = write(journal, "words", tags=("x",), moods=("sad",))
    clock.tick(700)
    journal.save(draft_of(entry, body="other"))
    journal.purge(entry.id)
    tables = [
        row[0] for row in db.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE TABLE%'")
    ]
    own = [table for table in tables if table.startswith("entry") and not table.startswith("entry_words")]
    assert len(own) > 3
    assert [table for table in own if db.value(f"SELECT count(*) FROM {table}")] == []
    assert db.rows("SELECT id, kind, deleted_at FROM tombstone") == [(entry.id, "entry", clock.ms)]


def test_a_range_of_days_goes_with_both_its_ends(journal: Journal) -> None:
    for at in ("2024-01-31T23:59:59", "2024-02-01T00:00:00", "2024-02-02T23:59:59", "2024-02-03T00:00:00"):
        write(journal, "kept or not", at=at)
    journal.delete(write(journal, "kept or not", at="2024-02-01T10:00:00").id)
    assert journal.purge_days("2024-02-01", "2024-02-02").value == 3
    assert [line.at.day for line in journal.page()] == ["2024-02-03", "2024-01-31"]
    assert len(journal.search("kept")) == 2


def test_the_whole_journal_can_go(journal: Journal) -> None:
    for n in range(450):
        write(journal, f"number {n}", tags=("x",))
    journal.save_template(None, "t", "", "", ())
    journal.mood_words.add("wobbly")
    assert journal.purge_all().value == 452
    assert journal.page() == journal.search("number") == journal.templates() == []
    assert journal.purge_all().changes == Changes.NONE
    write(journal, "number again")
    assert len(journal.search("number")) == 1
