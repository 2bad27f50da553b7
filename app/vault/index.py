"""A full-text index that holds words and no text, that may lag behind, and that forgets completely.

*No text.*  The index is contentless: to take a row out, the very words that were put in are given
back.  With FTS5's ``secure-delete`` they leave its pages at once (and `app.vault.signposts` sees to
the one trace that stays).

*Lagging.*  Taking a row out touches a page for each of its words, far too much for every pause of a
writing hand.  So a changed row is noted as late, with the words that the index still holds of it,
and `settle` brings the index up to date: before a search, and when there is time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from app.vault.database import Database
from app.vault.signposts import Signposts
from app.vault.vocabulary import Vocabulary
from app.vault.words import cut

Texts = Sequence[str]


class Index:
    """The full-text index ``table`` with these columns, over rows known by their ``seq``.

    ``late`` is the table of rows that lag behind: ``seq`` and the same columns.
    """

    def __init__(self, db: Database, table: str, columns: Sequence[str], late: str) -> None:
        self._db = db
        self.table = table
        self._late = late
        self.vocabulary = Vocabulary(db, table)
        self._signposts = Signposts(db, table, self.vocabulary)
        names, marks = ", ".join(columns), ", ".join("?" * len(columns))
        self._names = names
        self._add = f"INSERT INTO {table}(rowid, {names}) VALUES (?, {marks})"  # noqa: S608  names of ours
        self._remove = f"INSERT INTO {table}({table}, rowid, {names}) VALUES ('delete', ?, {marks})"  # noqa: S608
        self._flush = f"INSERT INTO {table}({table}) VALUES ('flush')"  # noqa: S608
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
        late = self._db.row(f"SELECT {self._names} FROM {self._late} WHERE seq = ?", (seq,))  # noqa: S608
        if late is None:
            self._take_out(seq, texts)
            return
        self._db.execute(f"DELETE FROM {self._late} WHERE seq = ?", (seq,))  # noqa: S608
        if late[0] is not None:
            self._take_out(seq, late)

    def settle(self, words: Callable[[Sequence[int]], Mapping[int, Texts]]) -> None:
        """Bring the index up to date; ``words`` gives what it should hold of some rows, by ``seq``."""
        late = [row[0] for row in self._db.rows(f"SELECT seq FROM {self._late}")]  # noqa: S608
        if not late:
            return
        with self._db.transaction():
            present = words(late)
            for seq in late:
                self.remove(seq, ())
                if seq in present:
                    self.add(seq, present[seq])

    def clear(self) -> None:
        """Take everything out."""
        self._db.execute(f"INSERT INTO {self.table}({self.table}) VALUES ('delete-all')")  # noqa: S608
        self._db.execute(f"DELETE FROM {self._late}")  # noqa: S608

    def _take_out(self, seq: int, texts: Texts) -> None:
        pieces = [cut(text) for text in texts]
        self._db.execute(self._remove, (seq, *pieces))
        self._db.execute(self._flush)  # FTS5 would put it off to the end of the transaction
        self._signposts.forget(pieces)
