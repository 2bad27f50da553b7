"""What is deleted for good leaves no letter behind: not in the rows, the index, its table of contents or free pages."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.clock import Moment
from app.errors import Cancelled
from app.jobs import CancelToken
from app.journal.imported import ImportedEntry
from app.journal.journal import Journal
from app.journal.model import EntryDraft
from app.triggers.log import TriggerLog
from app.triggers.model import TriggerDraft
from app.vault import migrations, removal
from app.vault.database import Database
from tests.app.journal.reference import held
from tests.raw_pages import decrypted
from tests.support import CountingIds, FakeClock

RAW_KEY = "0f" * 48
LETTERS = "aeioubcdfghklmnprst"
CANARY = "qxzj"  # no other word has these letters


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "forget.db"


@pytest.fixture
def db(path: Path) -> Iterator[Database]:
    database = Database.open(path, RAW_KEY, create=True)
    migrations.create(database)
    yield database
    database.close()


def word(chance: random.Random, beginning: str = "") -> str:
    return beginning + "".join(chance.choices(LETTERS, k=chance.randint(3, 8)))


def fill(
    journal: Journal, chance: random.Random, count: int, batch: str = "b", beginning: str = "", year: int = 1900
) -> None:
    """An import of so many entries of forty words, one a year over and over for two centuries."""
    columns = "id, created_at, format, kept, changed, skipped, unreadable"
    journal._db.execute(f"INSERT INTO import_batch({columns}) VALUES (?, 0, 'x', 0, 0, 0, 0)", (batch,))
    entries = (
        ImportedEntry(
            f"{batch}{n}",
            Moment(f"{year + n % 200}-06-01T10:00:00"),
            body=" ".join(word(chance, beginning) for _ in range(40)),
        )
        for n in range(count)
    )
    journal.add_imported("x", batch, entries)


def file_of(db: Database, path: Path) -> bytes:
    db.checkpoint()
    return decrypted(path, RAW_KEY)


def test_the_reader_of_pages_sees_what_is_there(db: Database, path: Path) -> None:
    journal = Journal(db, FakeClock(), CountingIds())
    journal.save(EntryDraft(body=f"{CANARY} in the text", title=f"{CANARY}title"))
    journal.settle()
    assert file_of(db, path).count(CANARY.encode()) >= 3


def test_a_purged_entry_leaves_no_letter_of_its_own(db: Database, path: Path, clock: FakeClock) -> None:
    journal, chance = Journal(db, clock, CountingIds()), random.Random(1)
    fill(journal, chance, 400)
    secret = EntryDraft(
        body=" ".join(word(chance, CANARY) for _ in range(300)), title=word(chance, CANARY), tags=(word(chance, CANARY),), moods=(word(chance, CANARY),),
        veiled=True, veil_note=word(chance, CANARY),
    )  # fmt: skip
    entry = journal.save(secret).value
    journal.settle()
    for _ in range(3):  # through versions, through a late index, to another time
        clock.tick(700)
        journal.save(
            EntryDraft(id=entry.id, body=" ".join(word(chance, CANARY) for _ in range(300)), title=word(chance, CANARY))
        )
    journal.settle()
    journal.save(
        EntryDraft(
            id=entry.id, at=Moment("2001-01-01T00:00:00"), body=" ".join(word(chance, CANARY) for _ in range(300))
        )
    )
    assert file_of(db, path).count(CANARY.encode()) > 1000
    journal.delete(entry.id)
    clock.tick(600)
    journal.purge_expired()
    assert file_of(db, path).count(CANARY.encode()) == 0


def test_a_purged_note_leaves_no_letter_of_its_own(db: Database, path: Path, clock: FakeClock) -> None:
    log, chance = TriggerLog(db, clock, CountingIds()), random.Random(2)
    note = log.save(
        TriggerDraft(
            note=word(chance, CANARY),
            thought=" ".join(word(chance, CANARY) for _ in range(200)),
            did=(word(chance, CANARY),),
        )
    ).value
    log.settle()
    assert file_of(db, path).count(CANARY.encode()) > 200
    log.purge(note.id)
    assert file_of(db, path).count(CANARY.encode()) == 0


def test_the_whole_journal_goes_without_a_letter(db: Database, path: Path, clock: FakeClock) -> None:
    journal, chance = Journal(db, clock, CountingIds()), random.Random(3)
    for _ in range(50):
        journal.save(EntryDraft(body=" ".join(word(chance, CANARY) for _ in range(30)), tags=(word(chance, CANARY),)))
    journal.save_template(
        None, word(chance, CANARY), word(chance, CANARY), word(chance, CANARY), (word(chance, CANARY),)
    )
    journal.mood_words.add(word(chance, CANARY))
    journal.settle()
    assert file_of(db, path).count(CANARY.encode()) > 1000
    journal.purge_all()
    assert file_of(db, path).count(CANARY.encode()) == 0


@pytest.mark.parametrize("signs", [0.0, math.inf], ids=["merging", "one by one"])
def test_an_import_taken_back_leaves_no_letter_of_its_own(
    db: Database, path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch, signs: float
) -> None:
    """Also after an attempt that was stopped half way, which leaves everything."""
    monkeypatch.setattr(removal, "_SIGNS_TO_A_PAGE", signs)
    monkeypatch.setattr(removal, "_STEP", 3)
    journal, chance = Journal(db, clock, CountingIds()), random.Random(5)
    fill(journal, chance, 100)
    fill(journal, chance, 60, "secret", CANARY, 2200)
    before = held(db, "entry_words")
    assert file_of(db, path).count(CANARY.encode()) > 1000

    token, looks = CancelToken(), 0
    real = token.check

    def check() -> None:
        nonlocal looks
        looks += 1
        if looks == 90:  # all 60 have been handed over; the index is being written
            token.cancel()
        real()

    monkeypatch.setattr(token, "check", check)
    with pytest.raises(Cancelled):
        journal.remove_imported("secret", token)
    assert looks == 90
    assert held(db, "entry_words") == before

    told: list[tuple[int, int]] = []
    removed = journal.remove_imported("secret", CancelToken(), lambda done, total: told.append((done, total)))
    assert (removed.value, told[-1]) == (60, (60, 60))
    assert file_of(db, path).count(CANARY.encode()) == 0
    secret = journal.save(EntryDraft(body=word(chance, CANARY))).value  # and forgetting goes on as before
    journal.settle()
    journal.purge(secret.id)
    assert file_of(db, path).count(CANARY.encode()) == 0
    for entry in journal.each():
        for each in entry.body.split():
            assert db.row("SELECT 1 FROM entry_words WHERE entry_words MATCH ? AND rowid = ?", (each, entry.cursor))


def test_what_is_long_or_many_goes_by_merging(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    journal, chance = Journal(db, FakeClock(), CountingIds()), random.Random(6)
    fill(journal, chance, 400)
    fill(journal, chance, 40, "many")
    statements: list[object] = []
    real = Database.execute

    def execute(this: Database, sql: str, values: tuple[object, ...] = ()) -> int:
        statements.extend(values)
        return real(this, sql, values)  # type: ignore[arg-type]

    monkeypatch.setattr(Database, "execute", execute)
    journal.purge(next(journal.each()).id)
    assert "merge" not in statements
    journal.remove_imported("many")
    assert "merge" in statements


def signposts(db: Database, table: str) -> list[bytes]:
    """The table of contents of the index: as much of words as FTS5 keeps outside its pages."""
    return [
        term if isinstance(term, bytes) else str(term).encode()
        for (term,) in db.rows(f"SELECT term FROM {table}_idx")
        if term
    ]


def test_no_signpost_points_to_a_word_that_is_gone(db: Database) -> None:
    """Entries with words of their own go in any order; what is left in the table of contents begins words that are left."""
    journal, chance = Journal(db, FakeClock(), CountingIds()), random.Random(4)
    fill(journal, chance, 200)
    gone = [entry.id for entry in journal.each() if chance.random() < 0.4]
    with db.transaction():
        for entry_id in gone:
            journal.purge(entry_id)
    db.execute("CREATE VIRTUAL TABLE temp.there USING fts5vocab('main', 'entry_words', 'row')")
    there = [row[0] for row in db.rows("SELECT term FROM temp.there")]
    beginnings = {b"0" + name.encode()[:end] for name in there for end in range(len(name) + 1)}
    beginnings |= {
        digit + name[:most].encode()[:end]
        for name in there
        for digit, most in ((b"1", 2), (b"2", 3))
        for end in range(most + 1)
    }
    posts = signposts(db, "entry_words")
    assert len(posts) > 50
    assert [post for post in posts if post not in beginnings] == []
    for entry in journal.each():  # and every word is still found where it is
        for each in entry.body.split():
            assert db.row("SELECT 1 FROM entry_words WHERE entry_words MATCH ? AND rowid = ?", (each, entry.cursor)), (
                each
            )
