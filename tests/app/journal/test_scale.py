"""Nothing that is done at every key or page grows with the journal: asserted on the plans, not by a watch."""

from __future__ import annotations

import pytest

from app.journal import search
from app.journal.journal import Journal
from app.journal.lines import COLUMNS
from app.journal.model import EntryDraft
from app.triggers.log import TriggerLog
from app.triggers.model import TriggerDraft, TriggerFilter
from app.vault.database import Database, Row
from tests.support import CountingIds, FakeClock

BY_KEY = "SEARCH entry USING INTEGER PRIMARY KEY (rowid<?)"


class Watched:
    """Writes down every question that is put to the database."""

    def __init__(self, db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked: list[tuple[str, tuple[object, ...]]] = []
        self._db = db
        real, real_row = Database.rows, Database.row

        def rows(this: Database, sql: str, values: tuple[object, ...] = ()) -> list[Row]:
            self.asked.append((sql, tuple(values)))
            return real(this, sql, values)  # type: ignore[arg-type]

        def row(this: Database, sql: str, values: tuple[object, ...] = ()) -> Row | None:
            self.asked.append((sql, tuple(values)))
            return real_row(this, sql, values)  # type: ignore[arg-type]

        monkeypatch.setattr(Database, "rows", rows)
        monkeypatch.setattr(Database, "row", row)
        self._plan = lambda sql, values: [row[3] for row in real(db, "EXPLAIN QUERY PLAN " + sql, values)]

    def plans(self) -> list[str]:
        """The steps of all questions asked so far."""
        steps = [step for sql, values in self.asked for step in self._plan(sql, values)]
        self.asked.clear()
        return steps


@pytest.fixture
def watched(db: Database, monkeypatch: pytest.MonkeyPatch) -> Watched:
    return Watched(db, monkeypatch)


def grows(step: str) -> bool:
    """A step that reads a whole table (other than what is late and the list of mood words, which are little), or sorts."""
    return (
        step.startswith("SCAN") and "VIRTUAL TABLE INDEX" not in step and not step.endswith(("_late", " mood_word"))
    ) or "TEMP B-TREE" in step


def test_the_watch_sees_a_plan_that_grows(watched: Watched, db: Database) -> None:
    db.rows("SELECT title FROM entry ORDER BY title")
    assert len([step for step in watched.plans() if grows(step)]) == 2


def test_pages_and_searches_walk_the_order_of_the_key(journal: Journal, watched: Watched) -> None:
    for n in range(3):
        journal.save(EntryDraft(body=f"hope and rest {n}", tags=("home",), moods=("sad",)))
    last = journal.page(limit=1)[0].cursor
    journal.settle()
    watched.plans()
    for ask in (
        journal.page,
        lambda: journal.page(last, 1),
        lambda: journal.search("hope rest "),
        lambda: journal.search("ho", last),
        lambda: journal.search('"hope and'),
        lambda: journal.search("-hope "),
        lambda: journal.search("before:2026-04 after:2026"),
        lambda: journal.search("tag:home mood:sad "),
        lambda: journal.search("is:starred hope"),
        lambda: journal.search("is:starred"),
        lambda: journal.day("2026-03-14"),
        lambda: journal.month(2026, 3),
        lambda: journal.get(journal.page()[0].id),
        lambda: journal.versions(journal.page()[0].id),
        lambda: journal.known("x", ["y"]),
    ):
        ask()  # type: ignore[no-untyped-call]
        plans = watched.plans()
        assert plans
        assert [step for step in plans if grows(step)] == []


def test_a_page_goes_along_the_key_and_no_other_way(journal: Journal, watched: Watched) -> None:
    journal.save(EntryDraft(body="x"))
    watched.plans()
    journal.page()
    assert BY_KEY in watched.plans()


def test_a_search_takes_its_order_from_the_index(journal: Journal, db: Database) -> None:
    asked = search.understand("hope ", journal._searched, journal.mood_words)
    sql, values = journal._searched.statement(COLUMNS, asked, None, 50)
    steps = [row[3] for row in db.rows("EXPLAIN QUERY PLAN " + sql, values)]
    assert len(steps) == 2
    assert steps[0].startswith("SCAN entry_words VIRTUAL TABLE INDEX")
    assert steps[1] == "SEARCH entry USING INTEGER PRIMARY KEY (rowid=?)"


def test_saving_looks_at_no_other_entry(journal: Journal, watched: Watched) -> None:
    entry = journal.save(EntryDraft(body="one", tags=("a",))).value
    journal.save(EntryDraft(id=entry.id, body="two", tags=("b",)))
    assert [step for step in watched.plans() if grows(step)] == []


def test_typing_on_does_not_touch_the_index(journal: Journal, db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = journal.save(EntryDraft(body="settled words")).value
    journal.settle()
    statements: list[str] = []
    real = Database.execute

    def execute(this: Database, sql: str, values: tuple[object, ...] = ()) -> int:
        statements.append(sql)
        return real(this, sql, values)  # type: ignore[arg-type]

    monkeypatch.setattr(Database, "execute", execute)
    for n in range(20):
        journal.save(EntryDraft(id=entry.id, body=f"settled words {n}"))
    assert len(statements) > 20
    assert [sql for sql in statements if "entry_words" in sql] == []


def test_the_trigger_log_walks_the_order_of_the_key(db: Database, watched: Watched) -> None:
    log = TriggerLog(db, FakeClock(), CountingIds())
    log.save(TriggerDraft(note="smoke", channels=("smelled",)))
    log.settle()
    watched.plans()
    for wanted in (
        TriggerFilter(),
        TriggerFilter(text="smo"),
        TriggerFilter(channel="smelled", after="2026-01-01"),
        TriggerFilter("smoke", "smelled"),
    ):
        assert len(log.page(filter=wanted)) == 1
        assert [step for step in watched.plans() if grows(step)] == []
