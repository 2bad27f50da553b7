"""A full-text index that holds words and no text, and that forgets completely.

The index is contentless: to take a row out, the very words that were put in are given back.
With FTS5's ``secure-delete`` they leave its pages at once.  One trace stays: where a removed
word began a page of the index, FTS5 keeps the first letters of it as the page's signpost.
`Index.scrub` finds such signposts and has the index rewritten.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.vault.database import Database
from app.vault.words import cut


class Index:
    """The full-text index ``table`` with these columns, over rows known by their ``seq``."""

    def __init__(self, db: Database, table: str, columns: Sequence[str]) -> None:
        self._db = db
        self._table = table
        names, marks = ", ".join(columns), ", ".join("?" * len(columns))
        self._add = f"INSERT INTO {table}(rowid, {names}) VALUES (?, {marks})"  # noqa: S608  names of ours
        self._remove = f"INSERT INTO {table}({table}, rowid, {names}) VALUES ('delete', ?, {marks})"  # noqa: S608

    def add(self, seq: int, texts: Sequence[str]) -> None:
        """Put a row in; it must not be there."""
        self._db.execute(self._add, (seq, *map(cut, texts)))

    def remove(self, seq: int, texts: Sequence[str]) -> None:
        """Take a row out; ``texts`` must be exactly what was put in."""
        self._db.execute(self._remove, (seq, *map(cut, texts)))

    def clear(self) -> None:
        """Take everything out."""
        self._db.execute(f"INSERT INTO {self._table}({self._table}) VALUES ('delete-all')")  # noqa: S608
