"""Any order of writing, moving, deleting, undoing, restoring, importing and purging.

After each step the journal says what a dictionary says, and the index of words is what it would
be if it were built anew.
"""

from __future__ import annotations

import dataclasses
import math

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    multiple,
    precondition,
    rule,
)

from app.clock import Moment
from app.errors import Cancelled
from app.jobs import CancelToken
from app.journal.entries import as_draft
from app.journal.imported import ImportedEntry
from app.journal.journal import Journal
from app.journal.model import EntryDraft
from app.vault import removal
from app.vault.database import Database
from app.vault.rows import UNDO_MS
from app.vault.words import cut
from tests.app.journal.reference import held
from tests.support import CountingIds, FakeClock, memory_database

TEXT = st.text(alphabet="ab cé我กี🌊*\n", max_size=12)
LABELS = st.lists(st.sampled_from(["one", "Two", "far away"]), max_size=2, unique=True).map(tuple)
TIMES = st.sampled_from(
    [f"{day}T{time}" for day in ("2025-01-31", "2025-02-01", "2025-02-02") for time in ("00:00:00", "23:59:59")]
)
DRAFTS = st.builds(
    EntryDraft,
    at=TIMES.map(Moment),
    title=TEXT.map(lambda text: text.replace("\n", " ")),
    body=TEXT,
    tags=LABELS,
    moods=LABELS,
    starred=st.booleans(),
)


def rebuilt(db: Database) -> list[tuple[object, ...]]:
    """What the index of entries would hold if it were built from the rows as they are."""
    sql = str(db.value("SELECT sql FROM sqlite_master WHERE name = 'entry_words'"))
    db.execute(sql.replace("entry_words", "anew"))
    for seq, title, body in db.rows("SELECT seq, title, body FROM entry"):
        labels = [
            row[0] for row in db.rows("SELECT value FROM entry_label WHERE seq = ? ORDER BY field DESC, pos", (seq,))
        ]
        db.execute(
            "INSERT INTO anew(rowid, title, body, labels) VALUES (?, ?, ?, ?)",
            (seq, cut(title), cut(body), cut("\n".join(labels))),
        )
    found = held(db, "anew")
    db.execute("DROP TABLE anew")
    return found


@dataclasses.dataclass
class Known:
    """What the model knows of an entry."""

    draft: EntryDraft
    deleted_at: int | None = None
    import_id: str = ""


class JournalStates(RuleBasedStateMachine):
    """The journal beside a dictionary."""

    entries = Bundle("entries")
    versions = Bundle("versions")

    def __init__(self) -> None:
        super().__init__()
        self.patch = pytest.MonkeyPatch()
        self.db = memory_database()
        self.clock = FakeClock()
        self.journal = Journal(self.db, self.clock, CountingIds())
        self.known: dict[str, Known] = {}
        self.imports = 0

    @initialize(signs=st.sampled_from([0.0, math.inf]))
    def take_out(self, signs: float) -> None:
        """Rows leave the index always by merging it, or always one by one."""
        self.patch.setattr(removal, "_SIGNS_TO_A_PAGE", signs)

    def teardown(self) -> None:
        self.patch.undo()
        self.db.close()

    def in_sight(self, entry_id: str) -> bool:
        return entry_id in self.known and self.known[entry_id].deleted_at is None

    @rule(target=entries, draft=DRAFTS)
    def write(self, draft: EntryDraft) -> str:
        entry = self.journal.save(draft).value
        self.known[entry.id] = Known(dataclasses.replace(draft, id=entry.id))
        return entry.id

    @rule(target=versions, entry_id=entries, draft=DRAFTS, pause=st.sampled_from([1, 400, 700]), moves=st.booleans())
    def change(self, entry_id: str, draft: EntryDraft, pause: int, moves: bool) -> object:
        self.clock.tick(pause)
        if not self.in_sight(entry_id):
            return multiple()
        known = self.known[entry_id]
        draft = dataclasses.replace(draft, id=entry_id, at=draft.at if moves else None)
        self.journal.save(draft)
        known.draft = dataclasses.replace(draft, at=draft.at or known.draft.at)
        return multiple(*(version.id for version in self.journal.versions(entry_id)[:1]))

    @rule(version_id=versions)
    def restore(self, version_id: str) -> None:
        rows = self.db.rows("SELECT entry_id FROM entry_version WHERE id = ?", (version_id,))
        if rows and self.in_sight(rows[0][0]):
            entry = self.journal.restore(version_id).value
            known = self.known[entry.id]
            known.draft = dataclasses.replace(
                known.draft, title=entry.title, body=entry.body, tags=entry.tags, moods=entry.moods
            )

    @rule(entry_id=entries)
    def delete(self, entry_id: str) -> None:
        if self.in_sight(entry_id):
            self.journal.delete(entry_id)
            self.known[entry_id].deleted_at = self.clock.ms

    @rule(entry_id=entries)
    def undo(self, entry_id: str) -> None:
        if entry_id in self.known and not self.in_sight(entry_id):
            self.journal.undo_delete(entry_id)
            self.known[entry_id].deleted_at = None

    @rule(entry_id=consumes(entries))
    def purge(self, entry_id: str) -> None:
        if self.known.pop(entry_id, None):
            self.journal.purge(entry_id)

    @rule(entry_ids=st.lists(consumes(entries), max_size=4), stopped=st.booleans())
    def purge_several(self, entry_ids: list[str], stopped: bool) -> None:
        """Stopped half way, all of them stay, and the next attempt takes them."""
        here = sorted({entry_id for entry_id in entry_ids if entry_id in self.known})
        if stopped and here:
            token = CancelToken()
            with pytest.raises(Cancelled):
                self.journal.purge_these(here, token, lambda _done, _total: token.cancel())
        assert self.journal.purge_these(entry_ids).value == len(here)
        self.known = {key: known for key, known in self.known.items() if key not in here}

    @rule(seconds=st.sampled_from([1, 299, 600]))
    def wait(self, seconds: int) -> None:
        self.clock.tick(seconds)
        self.journal.purge_expired()
        limit = self.clock.ms - UNDO_MS
        self.known = {
            key: known for key, known in self.known.items() if known.deleted_at is None or known.deleted_at > limit
        }

    @rule(day=st.sampled_from(["2025-01-31", "2025-02-01"]))
    def purge_day(self, day: str) -> None:
        self.journal.purge_days(day, day)
        self.known = {key: known for key, known in self.known.items() if known.draft.at and known.draft.at.day != day}

    @rule(drafts=st.lists(DRAFTS, max_size=3))
    def bring(self, drafts: list[EntryDraft]) -> None:
        self.imports += 1
        batch = f"import {self.imports}"
        self.db.execute(
            "INSERT INTO import_batch(id, created_at, format, kept, changed, skipped, unreadable) VALUES (?, 0, 'x', 0, 0, 0, 0)",
            (batch,),
        )
        coming = [
            ImportedEntry(
                f"{batch}/{number}", draft.at, draft.title, draft.body, draft.tags, draft.moods, starred=draft.starred
            )
            for number, draft in enumerate(drafts)
            if draft.at
        ]
        assert self.journal.add_imported("x", batch, coming).value == [entry.source_id for entry in coming]
        assert self.journal.add_imported("x", batch, coming).value == []
        for (entry_id,) in self.db.rows("SELECT id FROM entry WHERE import_id = ?", (batch,)):
            self.known[entry_id] = Known(as_draft(self.journal.get(entry_id)), None, batch)
        assert sorted(
            map(
                repr,
                (
                    dataclasses.replace(known.draft, id=None)
                    for known in self.known.values()
                    if known.import_id == batch
                ),
            )
        ) == sorted(map(repr, drafts))

    @precondition(lambda self: self.imports)
    @rule()
    def undo_import(self) -> None:
        batch = f"import {self.imports}"
        count = sum(known.import_id == batch for known in self.known.values())
        assert self.journal.remove_imported(batch).value == count
        self.known = {key: known for key, known in self.known.items() if known.import_id != batch}

    @invariant()
    def it_says_what_the_dictionary_says(self) -> None:
        expected = {key: known.draft for key, known in self.known.items() if known.deleted_at is None}
        assert {entry.id: as_draft(entry) for entry in self.journal.each()} == expected
        lines = self.journal.page(limit=1000)
        assert [line.id for line in lines] == [entry.id for entry in list(self.journal.each())[::-1]]
        assert [line.at.local for line in lines] == sorted((line.at.local for line in lines), reverse=True)

    @invariant()
    def the_index_is_what_a_new_one_would_be(self) -> None:
        self.journal.settle()
        assert held(self.db, "entry_words") == rebuilt(self.db)

    @invariant()
    def nothing_is_left_of_what_is_gone(self) -> None:
        for table, column in (("entry_version", "entry_id"), ("entry", "id")):
            assert {row[0] for row in self.db.rows(f"SELECT {column} FROM {table}")} <= set(self.known)
        assert {row[0] for row in self.db.rows("SELECT seq FROM entry_label")} <= {
            row[0] for row in self.db.rows("SELECT seq FROM entry")
        }


class LaggingJournalStates(JournalStates):
    """The same, with an index that is looked at only at the end: it lags over many steps."""

    @invariant()
    def the_index_is_what_a_new_one_would_be(self) -> None:
        """Not yet."""

    def teardown(self) -> None:
        self.journal.settle()
        assert held(self.db, "entry_words") == rebuilt(self.db)
        super().teardown()


FEWER = settings(stateful_step_count=25, max_examples=settings.default.max_examples // 8)  # each example is many steps
JournalStates.TestCase.settings = FEWER
LaggingJournalStates.TestCase.settings = FEWER
TestJournalStates = JournalStates.TestCase
TestLaggingJournalStates = LaggingJournalStates.TestCase
