"""Short labels on a row (tags, mood words, what set it off), in the order in which they were chosen.

A label is kept as the person wrote it and compared by its folded form, so *Über* and *über* are one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from app.vault.database import Database
from app.vault.words import fold

Fields = Mapping[str, tuple[str, ...]]
_AT_ONCE = 500


class Chips:
    """The labels in ``table`` on the rows of ``owner``."""

    def __init__(self, db: Database, table: str, owner: str) -> None:
        self._db = db
        self._table = table
        self._owner = owner

    def put(self, seq: int, fields: Fields, *, fresh: bool = False) -> None:
        """Make these the labels of a row; ``fresh`` says that it has none yet."""
        if not fresh:
            self._db.execute(f"DELETE FROM {self._table} WHERE seq = ?", (seq,))  # noqa: S608
        rows = [
            (seq, field, pos, value, fold(value))
            for field, values in fields.items()
            for pos, value in enumerate(values)
        ]
        if rows:
            self._db.execute_many(
                f"INSERT INTO {self._table}(seq, field, pos, value, fold) VALUES (?, ?, ?, ?, ?)",  # noqa: S608
                rows,
            )

    def of(self, seqs: Iterable[int]) -> dict[int, dict[str, tuple[str, ...]]]:
        """The labels of some rows by field; every asked row is in the answer."""
        wanted = list(seqs)
        found: dict[int, dict[str, tuple[str, ...]]] = {seq: {} for seq in wanted}
        for start in range(0, len(wanted), _AT_ONCE):
            part = wanted[start : start + _AT_ONCE]
            marks = ", ".join("?" * len(part))
            sql = f"SELECT seq, field, value FROM {self._table} WHERE seq IN ({marks}) ORDER BY seq, field, pos"  # noqa: S608
            for seq, field, value in self._db.rows(sql, part):
                fields = found[seq]
                fields[field] = (*fields.get(field, ()), value)
        return found

    def counts(self, field: str) -> list[tuple[str, int]]:
        """Every label of a field on rows in sight, most used first, as it was last written."""
        every = f"SELECT fold, count(*) FROM {self._table} WHERE field = ? GROUP BY fold"  # noqa: S608  the index alone answers
        hidden = (
            f"SELECT c.fold, count(*) FROM {self._owner} o CROSS JOIN {self._table} c ON c.seq = o.seq"  # noqa: S608
            " WHERE o.deleted_at IS NOT NULL AND c.field = ? GROUP BY c.fold"
        )
        out_of_sight: dict[str, int] = dict(self._db.rows(hidden, (field,)))
        counts = [(key, count - out_of_sight.get(key, 0)) for key, count in self._db.rows(every, (field,))]
        counts.sort(key=lambda pair: (-pair[1], pair[0]))
        newest = f"SELECT value FROM {self._table} WHERE field = ? AND fold = ? ORDER BY seq DESC LIMIT 1"  # noqa: S608
        return [(self._db.value(newest, (field, key)), count) for key, count in counts if count]

    def condition(self, seq: str, field: str, labels: Sequence[str], *, starts: bool = False) -> tuple[str, list[str]]:
        """SQL that holds where the row whose key is the expression ``seq`` has one of the labels.

        ``starts``: or has a label that begins with one of them.
        """
        test = "(c.fold >= ? AND c.fold < ?)" if starts else "c.fold = ?"
        tests = " OR ".join([test] * len(labels))
        keys = [fold(label) for label in labels]
        values = [part for key in keys for part in ((key, key + "\U0010ffff") if starts else (key,))]
        sql = f"{seq} IN (SELECT c.seq FROM {self._table} c WHERE c.field = ? AND ({tests}))"  # noqa: S608
        return sql, [field, *values]

    def is_used(self, field: str, label: str) -> bool:
        """Whether any row has exactly this label."""
        return (
            self._db.row(f"SELECT 1 FROM {self._table} WHERE field = ? AND fold = ? LIMIT 1", (field, fold(label)))  # noqa: S608
            is not None
        )
