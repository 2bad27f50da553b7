"""The journal: what a person can do with entries."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace

from app.changes import Changes, Outcome
from app.clock import Clock
from app.ids import Ids
from app.jobs import CancelToken, Progress, silent
from app.journal import search
from app.journal.entries import MOOD, TAG, Entries, as_draft, tidy
from app.journal.imported import ImportedEntry
from app.journal.lines import COLUMNS, lines
from app.journal.model import Entry, EntryDraft, EntryLine, EntryVersion, Template
from app.journal.mood_words import MoodWords
from app.journal.templates import Templates
from app.vault import rows
from app.vault.database import Database, Value
from app.vault.find import Searched


class Journal(Entries):
    """Entries with their history, words to find them by, templates and mood words.

    Every method that takes an identity raises `UserFixable` NOT_FOUND for one that is not there.
    Lists are newest first; ``before`` is the cursor of the last row that is shown already.
    """

    def __init__(self, db: Database, clock: Clock, ids: Ids) -> None:
        super().__init__(db, clock, ids)
        self.mood_words = MoodWords(db, clock)
        self._templates = Templates(db, clock, ids)
        self._searched = Searched(self.table, self._index, self._labels)

    # writing

    def save(self, draft: EntryDraft) -> Outcome[Entry]:
        """Keep what is being written, in one transaction; made to be called at every pause of the hand.

        ``id`` None makes a new entry; ``at`` None means now, or for an entry that is there, when it
        is.  An entry saved blank stays, blank.  A changed time moves the entry.  Where nothing
        changed nothing is written.
        """
        draft = tidy(draft)
        with self._db.transaction():
            if draft.id is None:
                return Outcome(self.get(self._add(draft, draft.at or self._clock.here(), {})), self.changes)
            old = self.get(draft.id)
            draft = replace(draft, at=draft.at or old.at)
            if draft == as_draft(old):
                return Outcome(old, Changes.NONE)
            if (draft.title, draft.body, draft.tags, draft.moods) != (old.title, old.body, old.tags, old.moods):
                self._history.keep(old)
            self._change(old, draft)
            return Outcome(self.get(old.id), self.changes)

    # reading

    def page(self, before: int | None = None, limit: int = 50) -> list[EntryLine]:
        """One page of all entries."""
        return lines(self._page(COLUMNS, (), (), before, limit), self._labels)

    def search(
        self,
        query: str,
        before: int | None = None,
        limit: int = 50,
        token: CancelToken | None = None,
        *,
        typing: bool = True,
    ) -> list[EntryLine]:
        """One page of the entries that a query (see `app.journal.search`) asks for; all for an empty one.

        ``typing``: the last word may still be on its way, and counts as the beginning of one.
        Raises `Cancelled` when the token is cancelled meanwhile.
        """
        self._index.catch_up(self._words_of)  # not to be cancelled: each key would begin it anew
        with self._db.reading(token):
            asked = search.understand(query, self._searched, self.mood_words, typing=typing)
            return lines(self._searched.find(self._db, COLUMNS, asked, before, limit), self._labels, asked.near)

    def unclear(self, query: str) -> list[str]:
        """The parts of a query that could not be read and do not narrow, such as ``before:soon``."""
        return search.understand(query, self._searched, self.mood_words).unclear

    def month(self, year: int, month: int) -> dict[int, int]:
        """The days of a month that have entries, and how many."""
        first = f"{year:04d}-{month:02d}-01"
        last = f"{year:04d}-{month:02d}-{rows.days_in_month(year, month):02d}"
        sql = "SELECT local FROM entry WHERE seq >= ? AND seq < ? AND deleted_at IS NULL ORDER BY seq"
        days: dict[int, int] = {}
        for (local,) in self._db.rows(sql, rows.span_of_days(first, last)):
            day = int(local[8:10])
            days[day] = days.get(day, 0) + 1
        return days

    def day(self, day: str) -> list[EntryLine]:
        """The entries of a day (``YYYY-MM-DD``)."""
        first, end = rows.span_of_days(day, day)
        return lines(self._page(COLUMNS, ("seq >= ?",), (first,), end, -1), self._labels)

    def tags(self) -> list[tuple[str, int]]:
        """Tags and how many entries have them, most used first."""
        return self._labels.counts(TAG)

    def moods(self) -> list[tuple[str, int]]:
        """Mood words and how many entries have them, most used first."""
        return self._labels.counts(MOOD)

    # history

    def versions(self, entry_id: str) -> list[EntryVersion]:
        """Earlier states of an entry, newest first."""
        return self._history.of(self.get(entry_id).id)

    def restore(self, version_id: str) -> Outcome[Entry]:
        """Make an entry say what a version says; what it says now becomes a version."""
        with self._db.transaction():
            version = self._history.get(version_id)
            old = self.get(version.entry_id)
            self._history.keep(old, always=True)
            draft = EntryDraft(
                old.id,
                old.at,
                version.title,
                version.body,
                version.tags,
                version.moods,
                old.veiled,
                old.veil_note,
                old.starred,
            )
            self._change(old, draft)
            return Outcome(self.get(old.id), self.changes)

    # templates

    def templates(self) -> list[Template]:
        """Templates by name."""
        return self._templates.all()

    def save_template(
        self, template_id: str | None, name: str, title: str, body: str, tags: tuple[str, ...] = ()
    ) -> Outcome[Template]:
        """Create a template, or change the one with this id."""
        return self._templates.save(template_id, name, title, body, tags)

    def delete_template(self, template_id: str) -> Outcome[None]:
        """Take it out of sight for ten minutes, then for good."""
        return self._templates.delete(template_id)

    def undo_delete_template(self, template_id: str) -> Outcome[None]:
        """Bring it back."""
        return self._templates.undo_delete(template_id)

    # removing for good

    def purge_expired(self) -> Outcome[int]:
        """Remove for good what was deleted ten minutes ago or earlier, templates too; how many."""
        return self._counted(super().purge_expired().value + self._templates.purge_expired())

    def purge_all(self, token: CancelToken | None = None, progress: Progress = silent) -> Outcome[int]:
        """Remove the whole journal for good: entries, versions, templates, own mood words; how many.  Raises `Cancelled`."""
        with self._db.transaction():
            count = (
                super().purge_all(token, progress).value + self._templates.purge_all() + self.mood_words.forget_all()
            )
            return self._counted(count)

    # coming from elsewhere

    def known(self, source: str, source_ids: Iterable[str]) -> set[str]:
        """Which of these identities of elsewhere are here already (deleted ones, too)."""
        sql = "SELECT 1 FROM entry WHERE source = ? AND source_id = ? AND source_id <> ''"
        return {known for known in source_ids if known and self._db.row(sql, (source, known))}

    def add_imported(
        self,
        source: str,
        import_id: str,
        entries: Iterable[ImportedEntry],
        token: CancelToken | None = None,
        progress: Progress = silent,
    ) -> Outcome[list[str]]:
        """Add entries of elsewhere, all or none; the ``source_id`` of those that were new.

        An entry that is here already (by its identity elsewhere, or by ours) is left as it is.
        ``import_id`` is the row of ``import_batch`` that they belong to.  Raises `Cancelled`.
        """
        added: list[str] = []
        with self._db.transaction():
            for count, entry in enumerate(entries, 1):
                if token:
                    token.check()
                if self._add_imported(source, import_id, entry):
                    added.append(entry.source_id)
                progress(count, 0)
        return Outcome(added, self.changes if added else Changes.NONE)

    def _add_imported(self, source: str, import_id: str, entry: ImportedEntry) -> bool:
        if self.known(source, (entry.source_id,)) or (entry.id and self._is_here(entry.id)):
            return False
        now = self._clock.now_ms()
        created = now if entry.created_at is None else entry.created_at
        draft = tidy(
            EntryDraft(
                None,
                None,
                entry.title,
                entry.body,
                entry.tags,
                entry.moods,
                entry.veiled,
                entry.veil_note,
                entry.starred,
            )
        )
        more: dict[str, Value] = {
            "created_at": created, "modified_at": created if entry.modified_at is None else entry.modified_at,
            "source": source, "source_id": entry.source_id, "import_id": import_id, "original": entry.original,
            "extra": json.dumps(entry.extra, ensure_ascii=False),
        }  # fmt: skip
        entry_id = self._add(draft, entry.at, more, entry.id)
        for old in entry.versions:
            version = EntryVersion(self._ids.new(), entry_id, old.saved_at, old.title, old.body, old.tags, old.moods)
            self._history.add(version, old.saved_at)
        return True

    def edited_since(self, import_id: str, since_ms: int) -> int:
        """How many entries of an import were changed after this time: undoing it would lose that."""
        return int(
            self._db.value("SELECT count(*) FROM entry WHERE import_id = ? AND modified_at > ?", (import_id, since_ms))
        )

    def remove_imported(
        self, import_id: str, token: CancelToken | None = None, progress: Progress = silent
    ) -> Outcome[int]:
        """Remove for good every entry that came with an import; how many.  Raises `Cancelled`."""
        return self._counted(self._purge_where("import_id = ?", (import_id,), token, progress))
