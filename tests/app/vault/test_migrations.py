from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.errors import AppError, Code
from app.vault import migrations
from app.vault.database import Database

NEXT = """
CREATE TABLE later (id TEXT PRIMARY KEY) STRICT;
ALTER TABLE preference ADD COLUMN note TEXT NOT NULL DEFAULT '';
"""
BROKEN = "CREATE TABLE later (id TEXT PRIMARY KEY) STRICT; INSERT INTO nowhere VALUES (1);"


def schema(db: Database) -> list[tuple[str, str, str]]:
    """Every object of the schema, spelling and order aside."""
    found = db.rows("SELECT type, name, coalesce(sql, '') FROM sqlite_schema")
    return sorted((kind, name, re.sub(r"\s+", " ", sql)) for kind, name, sql in found)


def add_step(patch: pytest.MonkeyPatch, version: tuple[int, int], sql: str) -> None:
    real = migrations._sql
    name = f"{version}.sql"
    patch.setattr(migrations, "STEPS", (*migrations.STEPS, (*version, name)))
    patch.setattr(migrations, "_sql", lambda asked: sql if asked == name else real(asked))


def test_steps_rise_and_have_their_files() -> None:
    versions = [step[:2] for step in migrations.STEPS]
    assert versions == sorted(set(versions))
    folder = Path(migrations.__file__).parent / "schema"
    assert {step[2] for step in migrations.STEPS} == {path.name for path in folder.glob("*.sql")}


def test_fresh_schema_is_the_migrated_schema(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An old vault walked up, and one made today, have the same objects; shown with a step that is yet to come."""
    old = Database.open(tmp_path / "old.db", "0f" * 48, create=True)
    migrations.create(old)
    before = schema(old)
    add_step(monkeypatch, (migrations.STEPS[-1][0], migrations.STEPS[-1][1] + 1), NEXT)
    new = Database.open(tmp_path / "new.db", "0f" * 48, create=True)
    migrations.create(new)
    assert schema(new) != before
    assert migrations.needs_upgrade(old)
    migrations.upgrade(old)
    assert schema(old) == schema(new)
    assert migrations.version(old) == migrations.version(new) == migrations.STEPS[-1][:2]
    assert not migrations.needs_upgrade(old)
    for db in (old, new):
        assert db.sound()
        db.close()


def test_a_step_that_fails_leaves_the_one_before_it(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    before, version = schema(db), migrations.version(db)
    add_step(monkeypatch, (version[0] + 1, 0), BROKEN)
    with pytest.raises(AppError):
        migrations.upgrade(db)
    assert (schema(db), migrations.version(db)) == (before, version)


def test_a_newer_minor_is_left_alone_and_a_newer_major_refused(db: Database) -> None:
    major, minor = migrations.version(db)
    db.execute("UPDATE meta SET value = ? WHERE key = 'minor'", (str(minor + 3),))
    assert not migrations.needs_upgrade(db)
    migrations.upgrade(db)
    assert migrations.version(db) == (major, minor + 3)
    db.execute("UPDATE meta SET value = ? WHERE key = 'major'", (str(major + 1),))
    with pytest.raises(AppError) as caught:
        migrations.needs_upgrade(db)
    assert caught.value.code is Code.NEWER_VERSION


@pytest.mark.parametrize("damage", ["DELETE FROM meta", "UPDATE meta SET value = 'x'"])
def test_a_database_without_a_version_is_damaged(db: Database, damage: str) -> None:
    db.execute(damage)
    with pytest.raises(AppError) as caught:
        migrations.version(db)
    assert caught.value.code is Code.DATABASE_DAMAGED


def test_every_room_row_can_be_merged_one_day(db: Database) -> None:
    """Rows that belong to the person carry identity, both times and a deletion mark, from the first schema on."""
    wanted = {"id", "created_at", "modified_at", "deleted_at"}
    for table in ("entry", "template", "trigger_note", "strategy", "practice"):
        assert wanted <= {name for (name,) in db.rows("SELECT name FROM pragma_table_info(?)", (table,))}, table
