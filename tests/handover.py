"""What tests of adding packs share: a session in memory, adding in one step, everything that a vault holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from app.handover import applying, planning, reviewing
from app.handover.model import Applied, Choices, Met
from app.packs import reading
from app.packs.keys import SigningKey
from app.packs.model import Item
from app.session import Session
from app.vault.database import Database
from app.vault.vault import Vault
from tests.packs import AUTHOR, pack
from tests.support import CountingIds, FakeClock, memory_database


@dataclass
class VaultInMemory:
    """As much of a vault as rooms need."""

    db: Database

    def close(self) -> None:
        self.db.close()


def memory_session(clock: FakeClock | None = None) -> Session:
    """A session whose vault lies in memory only: for tests that want hundreds."""
    return Session(cast("Vault", VaultInMemory(memory_database())), clock or FakeClock(), CountingIds())


def file(
    items: Sequence[Item] | None = None, seq: int = 1, keys: Sequence[SigningKey] = (AUTHOR,), **changes: Any
) -> bytes:
    """A signed pack."""
    return reading.sign(pack(items, keys, seq=seq, **changes), keys)


def add(session: Session, data: bytes, choices: Choices | None = None, author: Met = Met.ONCE) -> Applied:
    """Review, plan and apply in one step; what is usual is picked unless ``choices`` say otherwise."""
    review = reviewing.review(session, data)
    chosen = choices or planning.usual(review)
    if chosen.author is Met.UNSAID:
        chosen = replace(chosen, author=author)
    return applying.apply(session, planning.plan(review, chosen)).value


def holds(db: Database) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, but for what the vault notes about itself."""
    names = [
        name for (name,) in db.rows("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE TABLE%'")
    ]
    rows = {
        name: sorted(db.rows(f"SELECT * FROM {name}"), key=repr)
        for name in names
        if name != "meta" and "_words" not in name
    }
    return {name: found for name, found in rows.items() if found}


def mentions(db: Database, words: str) -> list[str]:
    """The tables in which these words stand anywhere."""
    return [name for name, rows in holds(db).items() if any(words in str(value) for row in rows for value in row)]
