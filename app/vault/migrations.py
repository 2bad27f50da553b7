"""Schema versions and the steps between them (architecture, *Storage rules*).

A new vault is created at the oldest schema and walked up through every step, so the steps never
rot.  Each step is one transaction.  A newer major version is refused kindly; a newer minor
opens, and what it added is left alone.
"""

from __future__ import annotations

from importlib import resources

from app.errors import Code, WorldError
from app.vault.database import Database

STEPS: tuple[tuple[int, int, str], ...] = ((1, 0, "001.sql"), (1, 1, "002.sql"), (1, 2, "003.sql"))
"""(major, minor, file in ``schema/`` that leads there), oldest first.  Only ever appended to."""


def create(db: Database) -> None:
    """Lay the first schema into an empty database and walk up to today's."""
    _walk(db, STEPS[0])
    upgrade(db)


def version(db: Database) -> tuple[int, int]:
    """(major, minor) of an open database.  Raises `WorldError` ``DATABASE_DAMAGED`` if it bears none."""
    stored: dict[str, str] = dict(db.rows("SELECT key, value FROM meta WHERE key IN ('major', 'minor')"))
    try:
        return int(stored["major"]), int(stored["minor"])
    except (KeyError, ValueError):
        raise WorldError(Code.DATABASE_DAMAGED) from None


def needs_upgrade(db: Database) -> bool:
    """Whether `upgrade` would change anything; a copy is kept before.

    Raises `WorldError` ``NEWER_VERSION`` for a newer major.
    """
    found = version(db)
    if found[0] > STEPS[-1][0]:
        raise WorldError(Code.NEWER_VERSION)
    return found < STEPS[-1][:2]


def upgrade(db: Database) -> None:
    """Walk up to today's schema, one transaction a step.  A step that fails leaves the one before it whole."""
    if not needs_upgrade(db):
        return
    found = version(db)
    for step in STEPS:
        if step[:2] > found:
            _walk(db, step)


def _walk(db: Database, step: tuple[int, int, str]) -> None:
    major, minor, name = step
    with db.transaction():
        db.script(_sql(name))
        db.execute_many(
            "INSERT OR REPLACE INTO meta(key, value) VALUES (?, ?)", [("major", str(major)), ("minor", str(minor))]
        )


def _sql(name: str) -> str:
    return resources.files("app.vault").joinpath("schema", name).read_text("utf-8")
