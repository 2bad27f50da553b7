"""Entries that were written elsewhere."""

from __future__ import annotations

import pytest

from app.changes import Changes
from app.clock import Moment
from app.errors import Cancelled
from app.jobs import CancelToken
from app.journal.imported import ImportedEntry, ImportedVersion
from app.journal.journal import Journal
from app.journal.model import EntryDraft
from app.vault.database import Database
from tests.support import FakeClock

AT = Moment("2019-07-01T23:59:59", "America/Lima")
FULL = ImportedEntry(
    "abc", AT, "Title", "Body **text**", ("one", "two"), ("sad",), True, "note", True, None, 1_000, 2_000, "Body __text__",
    {"weather": {"sky": "grey"}, "steps": 5}, (ImportedVersion(1_500, "T", "older", ("old",), ("numb",)),),
)  # fmt: skip


@pytest.fixture
def batch(db: Database) -> str:
    db.execute(
        "INSERT INTO import_batch(id, created_at, format, kept, changed, skipped, unreadable) VALUES ('batch', 0, 'x', 0, 0, 0, 0)"
    )
    return "batch"


def test_everything_is_kept_as_it_came(journal: Journal, db: Database, batch: str) -> None:
    outcome = journal.add_imported("dayone", batch, [FULL])
    assert (outcome.value, outcome.changes) == (["abc"], Changes.JOURNAL)
    (entry,) = journal.each()
    assert (entry.at, entry.title, entry.body, entry.tags, entry.moods) == (
        AT,
        "Title",
        "Body **text**",
        ("one", "two"),
        ("sad",),
    )
    assert (entry.veiled, entry.veil_note, entry.starred) == (True, "note", True)
    assert (entry.created_at, entry.modified_at, entry.source, entry.extra) == (1_000, 2_000, "dayone", FULL.extra)
    assert db.value("SELECT original FROM entry") == "Body __text__"
    (version,) = journal.versions(entry.id)
    assert (version.saved_at, version.title, version.body, version.tags, version.moods) == (
        1_500,
        "T",
        "older",
        ("old",),
        ("numb",),
    )
    assert len(journal.search("text tag:two ")) == 1


def test_a_second_import_adds_nothing_even_while_one_is_deleted(journal: Journal, batch: str) -> None:
    journal.add_imported("dayone", batch, [FULL])
    (entry,) = journal.each()
    journal.delete(entry.id)
    again = journal.add_imported("dayone", batch, [FULL, ImportedEntry("new", AT)])
    assert again.value == ["new"]
    assert journal.known("dayone", ["abc", "new", "other", ""]) == {"abc", "new"}
    assert journal.known("jrnl", ["abc"]) == set()


def test_an_entry_of_ours_is_known_by_our_identity(journal: Journal, batch: str) -> None:
    own = journal.save(EntryDraft(body="mine")).value
    assert journal.add_imported("yarrow", batch, [ImportedEntry(own.id, AT, id=own.id)]).value == []
    journal.purge(own.id)
    assert journal.add_imported("yarrow", batch, [ImportedEntry(own.id, AT, id=own.id)]).value == [own.id]
    assert journal.get(own.id).at == AT


def test_without_stamps_it_is_of_now(journal: Journal, batch: str, clock: FakeClock) -> None:
    journal.add_imported("x", batch, [ImportedEntry("1", AT)])
    (entry,) = journal.each()
    assert entry.created_at == entry.modified_at == clock.ms


def test_editing_keeps_what_only_elsewhere_knows(journal: Journal, batch: str) -> None:
    journal.add_imported("x", batch, [FULL])
    (entry,) = journal.each()
    changed = journal.save(EntryDraft(id=entry.id, body="edited")).value
    assert (changed.extra, changed.source, changed.created_at) == (FULL.extra, "x", 1_000)


def test_entries_without_an_identity_elsewhere_are_all_added(journal: Journal, batch: str) -> None:
    assert journal.add_imported("x", batch, [ImportedEntry("", AT), ImportedEntry("", AT)]).value == ["", ""]


def test_undoing_an_import_removes_it_for_good_and_nothing_else(
    journal: Journal, db: Database, batch: str, clock: FakeClock
) -> None:
    mine = journal.save(EntryDraft(body="text of mine")).value
    journal.add_imported("x", batch, [FULL, ImportedEntry("2", AT, body="text")])
    theirs = [entry for entry in journal.each() if entry.source]
    clock.tick(60)
    journal.save(EntryDraft(id=theirs[0].id, body="text, edited"))
    assert journal.edited_since(batch, clock.ms - 1) == 1
    assert journal.remove_imported(batch).value == 2
    assert list(journal.each()) == [mine]
    assert [line.id for line in journal.search("text")] == [mine.id]
    assert db.value("SELECT count(*) FROM entry_version") == 0
    assert journal.remove_imported(batch).changes == Changes.NONE


def test_a_cancelled_import_adds_nothing(journal: Journal, batch: str) -> None:
    token = CancelToken()

    def coming() -> object:
        yield ImportedEntry("1", AT)
        token.cancel()
        yield ImportedEntry("2", AT)

    with pytest.raises(Cancelled):
        journal.add_imported("x", batch, coming(), token)  # type: ignore[arg-type]
    assert list(journal.each()) == []


def test_progress_is_told(journal: Journal, batch: str) -> None:
    told: list[int] = []
    journal.add_imported(
        "x", batch, [ImportedEntry(str(n), AT) for n in range(3)], None, lambda done, _: told.append(done)
    )
    assert told == [1, 2, 3]
