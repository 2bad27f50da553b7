"""Rows that hold, newest first: how every search of a room is put to the database.

The index gives its rows in the order of the key, and so does the table, so the first page costs
what it shows and not what there is.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from app.vault.ask import Term, expression
from app.vault.chips import Chips
from app.vault.database import Database, Row, Value
from app.vault.index import Index

NEWEST = (1 << 63) - 1  # above every `seq`


@dataclass(slots=True)
class Wanted:
    """What must hold of a row; nothing, to begin with."""

    terms: list[Term] = field(default_factory=list)
    words: str = ""  # FTS5 expression: must hold
    without: str = ""  # FTS5 expression: must not
    conditions: list[str] = field(default_factory=list)  # SQL of ours, all must hold
    values: list[Value] = field(default_factory=list)  # for the marks in the conditions, in order
    low: int = 0  # keys from here
    high: int = NEWEST  # keys below this

    def narrow(self, condition: str, *values: Value, negative: bool = False) -> None:
        """One condition more."""
        self.conditions.append(f"NOT {condition}" if negative else condition)
        self.values.extend(values)

    def since(self, seq: int) -> None:
        """Only keys from here."""
        self.low = max(self.low, seq)

    def below(self, seq: int) -> None:
        """Only keys below this."""
        self.high = min(self.high, seq)


@dataclass(frozen=True, slots=True)
class Searched:
    """A table with its index of words and its labels."""

    table: str
    index: Index
    labels: Chips

    def ask(self, wanted: Wanted, terms: list[Term]) -> None:
        """Narrow to the rows that have these words, and not those with a minus."""
        wanted.terms = terms
        wanted.words = expression(terms, self.index.vocabulary, negative=False)
        wanted.without = expression(terms, self.index.vocabulary, negative=True)

    def has_label(
        self, wanted: Wanted, field: str, names: list[str], *, starts: bool = False, negative: bool = False
    ) -> None:
        """Narrow to the rows that have one of these labels."""
        sql, values = self.labels.condition(f"{self.table}.seq", field, names, starts=starts)
        wanted.narrow(sql, *values, negative=negative)

    def find(self, db: Database, columns: str, wanted: Wanted, before: int | None, limit: int) -> list[Row]:
        """The newest ``limit`` rows in sight that hold, below the key ``before``."""
        if not self.index.lagging or not (wanted.words or wanted.without):
            sql, values = self.statement(columns, wanted, before, limit)
            return db.rows(sql, values)
        columns, late = f"{columns}, {self.table}.seq", f"(SELECT seq FROM {self.index.late})"  # noqa: S608
        settled = replace(wanted, conditions=[*wanted.conditions, f"{self.table}.seq NOT IN {late}"])
        lagging = replace(
            wanted,
            conditions=[*wanted.conditions, f"{self.table}.seq IN {late}"],
            words=expression(wanted.terms, self.index.overlay.vocabulary, negative=False),
            without=expression(wanted.terms, self.index.overlay.vocabulary, negative=True),
        )
        sql, values = self.statement(columns, settled, before, limit)
        found = db.rows(sql, values)
        sql, values = self.statement(columns, lagging, before, limit, self.index.overlay.table)
        found += db.rows(sql, values)
        return [row[:-1] for row in sorted(found, key=lambda row: -row[-1])[:limit]]

    def statement(
        self, columns: str, wanted: Wanted, before: int | None, limit: int, index: str = ""
    ) -> tuple[str, list[Value]]:
        """The SQL of `find` and its values, with the words of another index where one is named."""
        span: list[Value] = [wanted.low, wanted.high if before is None else min(wanted.high, before)]
        index = index or self.index.table
        if wanted.words:
            match = f"({wanted.words}) NOT ({wanted.without})" if wanted.without else wanted.words
            source, key = f"{index} CROSS JOIN {self.table} ON {self.table}.seq = {index}.rowid", f"{index}.rowid"
            where, values = [f"{index} MATCH ?"], [match, *span]
        else:
            source, key = self.table, f"{self.table}.seq"
            where, values = [], span
        where += [f"{key} >= ? AND {key} < ?", f"{self.table}.deleted_at IS NULL", *wanted.conditions]
        values += wanted.values
        if wanted.without and not wanted.words:
            where.append(f"{self.table}.seq NOT IN (SELECT rowid FROM {index} WHERE {index} MATCH ?)")  # noqa: S608
            values.append(wanted.without)
        sql = f"SELECT {columns} FROM {source} WHERE {' AND '.join(where)} ORDER BY {key} DESC LIMIT ?"  # noqa: S608
        return sql, [*values, limit]
