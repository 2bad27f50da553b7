"""Rows are known by their looks, also those that were written before their table got another column."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.practice.model import UseDraft
from app.practice.practice import Practice
from app.vault import migrations
from app.vault.database import Database
from app.vault.records import Record
from app.vault.shapes import _BEFORE, shapes_of
from tests.support import CountingIds, FakeClock


@pytest.fixture
def row(db: Database, clock: FakeClock, ids: CountingIds) -> Record:
    """A use of a tool as it lies on the disk."""
    Practice(db, clock, ids).save(UseDraft("orienting", "Look around", before=7, note="on the bus"))
    values = db.row("SELECT * FROM practice")
    assert values is not None
    return Record(values[0], tuple(values), cut=False)


def test_a_row_of_today_and_one_from_before_are_known(db: Database, row: Record) -> None:
    shape = shapes_of(db)["practice"]
    before = Record(row.rowid, row.values[: _BEFORE["practice"]], cut=False)
    for record in (row, before):
        assert shape.plausible(record)
        assert shape.fit(record) == row.values
    assert not shape.plausible(Record(row.rowid, row.values[:-2], cut=False))


def test_rows_from_before_are_like_those_of_no_other_table(db: Database, row: Record) -> None:
    for table, count in _BEFORE.items():
        before = Record(row.rowid, row.values[:count], cut=False)
        like = [name for name, shape in shapes_of(db).items() if shape.plausible(before) and shape.fit(before)]
        assert like == [table]


def test_the_count_from_before_is_that_of_the_first_schema(tmp_path: Path) -> None:
    first = Database.open(tmp_path / "first.db", "0f" * 48, create=True)
    first.script((Path(migrations.__file__).parent / "schema" / migrations.STEPS[0][2]).read_text("utf-8"))
    assert {table: len(shapes_of(first)[table].columns) for table in _BEFORE} == _BEFORE
    first.close()
