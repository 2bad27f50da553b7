"""After something was removed for good, the database is written anew.

``secure_delete`` wipes a removed row where it lies.  Where SQLite had moved rows from page to page
before (rows that came in out of order: imports, backdated entries), copies of them can remain in
the unused gap of table pages, which nothing wipes.  ``VACUUM`` builds every page afresh.

It takes as long as the vault is large, so it waits for an idle moment (`app.session.Session.settle`)
and is done on closing only where it is quick.
"""

from __future__ import annotations

from app.jobs import CancelToken
from app.vault.database import Database

QUICK = 2048  # pages of 4 KiB: 8 MiB, measured well below half a second
MOST = 65_536  # 256 MiB: the new pages are built in memory


def owe(db: Database) -> None:
    """Remember, in the same transaction as a removal, that the database is to be written anew."""
    db.execute("INSERT OR REPLACE INTO meta(key, value) VALUES ('unswept', '1')")


def sweep(db: Database, most: int, token: CancelToken | None = None) -> bool:
    """Write the database anew if that is owed and it has at most so many pages; whether it was done.

    Raises `Cancelled`, `WorldError`: then everything is as it was, and it stays owed.
    """
    if db.value("SELECT 1 FROM meta WHERE key = 'unswept'") is None or db.page_count() > most:
        return False
    with db.reading(token):
        db.execute("VACUUM")
    db.execute("DELETE FROM meta WHERE key = 'unswept'")
    return True
