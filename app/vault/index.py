"""A full-text index that holds words and no text, that may lag behind, and that forgets completely.

*No text.*  The index is contentless: to take a row out, the very words that were put in are given
back.  With FTS5's ``secure-delete`` they leave its pages at once (and `app.vault.signposts` sees to
the one trace that stays).

*Lagging.*  Taking a row out touches a page for each of its words, far too much for every pause of a
writing hand.  So a changed row is noted as late, with the words that the index still holds of it,
and `settle` brings the index up to date: before a search, and when there is time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from app.jobs import CancelToken
from app.vault.database import Database
from app.vault.overlay import Overlay
from app.vault.removal import Removal
from app.vault.signposts import Signposts
from app.vault.vocabulary import Vocabulary
from app.vault.words import cut

Texts = Sequence[str]
Words = Callable[[Sequence[int]], Mapping[int, Texts]]

_AT_ONCE = 200
_MOST_ROWS, _MOST_SIGNS = 50, 300_000  # in the overlay: it is made anew for each search, and takes some milliseconds


class Index:
    """The full-text index ``table`` with these columns, over rows known by their ``seq``.

    ``late`` is the table of rows that lag behind: ``seq`` and the same columns.
    """

    def __init__(self, db: Database, table: str, columns: Sequence[str], late: str) -> None:
        self._db = db
        self.table = table
        self.late = late
        self.vocabulary = Vocabulary(db, table)
        self._signposts = Signposts(db, table, self.vocabulary)
        self._columns = columns
        self._removal: Removal | None = None
        self.overlay = Overlay(db, table, columns)
        self.lagging = False  # the overlay is to be asked, too
        names, marks = ", ".join(columns), ", ".join("?" * len(columns))
        self._names = names
        self._add = f"INSERT INTO {table}(rowid, {names}) VALUES (?, {marks})"  # noqa: S608  names of ours
        self._note = f"INSERT OR IGNORE INTO {late}(seq, {names}) VALUES (?, {marks})"  # noqa: S608

    def add(self, seq: int, texts: Texts) -> None:
        """Put a row in; it must not be there."""
        self._db.execute(self._add, (seq, *map(cut, texts)))

    def add_later(self, seq: int, texts: Texts) -> None:
        """Note that a new row is to be put in."""
        self._db.execute(self._note, (seq, *(None for _ in texts)))

    def change_later(self, seq: int, old: Texts) -> None:
        """Note that a row has changed; ``old`` are its words before, where it was not late already."""
        self._db.execute(self._note, (seq, *old))

    def remove(self, seq: int, texts: Texts) -> None:
        """Take a row out; ``texts`` are its words, which the index holds where the row is not late."""
        with self.removing() as removal:
            late = self._db.row(f"SELECT {self._names} FROM {self.late} WHERE seq = ?", (seq,))  # noqa: S608
            if late is None:
                removal.take(seq, texts)
                return
            self._db.execute(f"DELETE FROM {self.late} WHERE seq = ?", (seq,))  # noqa: S608
            if late[0] is not None:
                removal.take(seq, late)

    @contextmanager
    def removing(self, token: CancelToken | None = None, *, everything: bool = False) -> Iterator[Removal]:
        """What is removed in the block goes together at its end, far quicker than one by one.

        ``everything``: all rows are.  The block is a part of a transaction, and adds nothing.
        Raises `Cancelled`: then the transaction must not be kept.
        """
        if self._removal is not None:
            yield self._removal
            return
        if everything:
            self.clear()
        self._look_away()
        self._removal = Removal(self._db, self.table, self._columns, self._signposts, token, already_gone=everything)
        try:
            yield self._removal
            self._removal.finish()
        finally:
            self._removal = None

    def catch_up(self, words: Words) -> None:
        """Make ready for a search: what is only to be put in is, and what has changed is held in the overlay.

        Where too much has changed for that, the index is brought up to date.
        """
        length = " + ".join(f"length({name})" for name in self._columns)
        changed = self._db.rows(
            f"SELECT seq, {length} FROM {self.late} WHERE {self._columns[0]} IS NOT NULL ORDER BY seq LIMIT ?",  # noqa: S608
            (_MOST_ROWS + 1,),
        )
        if len(changed) > _MOST_ROWS or sum(row[1] for row in changed) > _MOST_SIGNS:
            self.settle(words)
            return
        new = [
            row[0]
            for row in self._db.rows(f"SELECT seq FROM {self.late} WHERE {self._columns[0]} IS NULL ORDER BY seq")  # noqa: S608
        ]
        if new:
            with self._db.transaction():
                self._db.execute(f"DELETE FROM {self.late} WHERE {self._columns[0]} IS NULL")  # noqa: S608
                self._add_all(new, words)
        self._look_away()
        if changed:
            self.overlay.show(sorted(words([row[0] for row in changed]).items()))
            self.lagging = True

    def settle(self, words: Words, token: CancelToken | None = None) -> None:
        """Bring the index up to date; ``words`` gives what it should hold of some rows, by ``seq``.

        Raises `Cancelled`; then it is as late as before.
        """
        late = [row[0] for row in self._db.rows(f"SELECT seq FROM {self.late} ORDER BY seq")]  # noqa: S608
        if not late:
            return
        with self._db.transaction(), self._db.reading(token):
            with self.removing(token):
                for seq in late:
                    self.remove(seq, ())
            self._add_all(late, words)
        self._look_away()

    def _add_all(self, seqs: Sequence[int], words: Words) -> None:
        for start in range(0, len(seqs), _AT_ONCE):
            for seq, texts in sorted(words(seqs[start : start + _AT_ONCE]).items()):
                self.add(seq, texts)

    def _look_away(self) -> None:
        if self.lagging:
            self.overlay.clear()
            self.lagging = False

    def clear(self) -> None:
        """Take everything out."""
        self._db.execute(f"INSERT INTO {self.table}({self.table}) VALUES ('delete-all')")  # noqa: S608
        self._db.execute(f"DELETE FROM {self.late}")  # noqa: S608
