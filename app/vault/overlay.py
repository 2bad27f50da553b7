"""A second, small index in memory, of the rows that the index lags behind.

A search looks there for them and takes their old words in the index for nothing, so it need not
wait until the index is brought up to date.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.vault.database import Database
from app.vault.vocabulary import PREFIXES, TOKENIZER, Vocabulary
from app.vault.words import cut


class Overlay:
    """Rows as they are now, beside the index ``beside`` with these columns; gone with the connection."""

    def __init__(self, db: Database, beside: str, columns: Sequence[str]) -> None:
        self._db = db
        self.table = f"{beside}_now"
        self._columns = ", ".join(columns)
        self._add = f"INSERT INTO temp.{self.table}(rowid, {self._columns}) VALUES (?, {', '.join('?' * len(columns))})"  # noqa: S608  names of ours
        self._ready = False
        self.vocabulary = Vocabulary(db, self.table, "temp")

    def show(self, rows: Iterable[tuple[int, Sequence[str]]]) -> None:
        """Hold these rows and no others."""
        if not self._ready:
            tokenizer, lengths = TOKENIZER.replace("'", "''"), " ".join(map(str, PREFIXES))
            how = f"{self._columns}, content='', prefix='{lengths}', tokenize='{tokenizer}'"
            self._db.execute(f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.{self.table} USING fts5({how})")
            self._ready = True
        self.clear()
        self._db.execute_many(self._add, ((seq, *map(cut, texts)) for seq, texts in rows))

    def clear(self) -> None:
        """Hold nothing."""
        if self._ready:
            self._db.execute(f"INSERT INTO temp.{self.table}({self.table}) VALUES ('delete-all')")  # noqa: S608
