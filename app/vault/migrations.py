"""Schema versions and the steps between them (architecture, *Storage rules*).

A new vault is created at schema 1 and walked up through every step, so the steps never rot.
Each step is one transaction.  A newer major version is refused kindly; a newer minor opens.
"""

from __future__ import annotations

from importlib import resources

from app.errors import Code, WorldError
from app.vault.database import Database

MAJOR, MINOR = 1, 0  # what this program writes
OLDEST = 1


def create(db: Database) -> None:
    """Lay the first schema into an empty database and walk up to today's."""
    with db.transaction():
        db.script(_sql(OLDEST))
        _stamp(db, OLDEST, 0)
    upgrade(db)


def version(db: Database) -> tuple[int, int]:
    """(major, minor) of an open database."""
    stored: dict[str, str] = dict(db.rows("SELECT key, value FROM meta WHERE key IN ('major', 'minor')"))
    try:
        return int(stored["major"]), int(stored["minor"])
    except (KeyError, ValueError):
        raise WorldError(Code.DATABASE_DAMAGED) from None


def needs_upgrade(db: Database) -> bool:
    """Whether `upgrade` would change anything; a copy is kept before.  Refuses a newer major."""
    found = version(db)
    if found[0] > MAJOR:
        raise WorldError(Code.NEWER_VERSION)
    return found < (MAJOR, MINOR)


def upgrade(db: Database) -> None:
    """Walk up to today's schema, one transaction a step."""
    while needs_upgrade(db):
        target = version(db)[0] + 1
        with db.transaction():
            db.script(_sql(target))
            _stamp(db, target, 0)


def _stamp(db: Database, major: int, minor: int) -> None:
    db.execute_many("INSERT OR REPLACE INTO meta(key, value) VALUES (?, ?)", [("major", str(major)), ("minor", str(minor))])


def _sql(step: int) -> str:
    return resources.files("app.vault").joinpath("schema", f"{step:03d}.sql").read_text("utf-8")
