"""What was removed for good is in no page any more, however it came in."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.errors import Cancelled
from app.jobs import CancelToken
from app.journal.journal import Journal
from app.journal.model import EntryDraft
from app.session import Session
from app.vault import containers, migrations, sweeping
from app.vault.database import Database
from app.vault.secrets import Passphrase
from app.vault.vault import Vault, create, open_vault
from tests.app.journal.test_forgetting import CANARY, RAW_KEY, file_of, fill
from tests.raw_pages import PAGE, decrypted
from tests.support import CHEAP, CountingIds, FakeClock

SECRET = Passphrase("a quiet room")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "swept.db"


@pytest.fixture
def scattered(path: Path) -> Iterator[Database]:
    """Secret rows that came in between others, out of order, and were removed for good."""
    db = Database.open(path, RAW_KEY, create=True)
    migrations.create(db)
    journal, chance = Journal(db, FakeClock(), CountingIds()), random.Random(5)
    fill(journal, chance, 100)
    fill(journal, chance, 60, "secret", CANARY)
    for (row_id,) in db.rows("SELECT id FROM entry WHERE import_id = 'secret'"):
        journal.purge(row_id)
    yield db
    db.close()


def test_removing_alone_leaves_copies_in_the_gaps_of_pages(scattered: Database, path: Path) -> None:
    """Why there is anything to sweep; if SQLite ever wipes the gaps, this says so."""
    assert file_of(scattered, path).count(CANARY.encode()) > 0


def test_sweeping_leaves_none(scattered: Database, path: Path) -> None:
    assert sweeping.sweep(scattered, sweeping.MOST)
    assert file_of(scattered, path).count(CANARY.encode()) == 0
    assert len(Journal(scattered, FakeClock(), CountingIds()).page(limit=200)) == 100
    assert not sweeping.sweep(scattered, sweeping.MOST), "it was owed once"


def test_an_idle_moment_makes_the_library_forget(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where the database is too large to be written anew."""
    monkeypatch.setattr(sweeping, "MOST", 1)
    forgotten: list[bool] = []
    monkeypatch.setattr(Database, "forget", lambda _db: forgotten.append(True))
    with create(tmp_path / "vault", SECRET, cost=CHEAP) as vault:
        vault.sweep()
        assert forgotten == [True]


def test_a_large_database_is_left_for_later(scattered: Database) -> None:
    assert not sweeping.sweep(scattered, most=1)
    assert sweeping.sweep(scattered, sweeping.MOST)


def test_a_stopped_sweep_stays_owed(scattered: Database, path: Path) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        sweeping.sweep(scattered, sweeping.MOST, token)
    assert sweeping.sweep(scattered, sweeping.MOST)
    assert file_of(scattered, path).count(CANARY.encode()) == 0


def _remnants(vault: Vault, folder: Path) -> int:
    """Copies of the canary in the used container, read with its key after closing."""
    raw_key, used = vault._opened.raw_key(), vault._opened.contents.container
    vault.close()
    return decrypted(containers.path_of(folder, used), raw_key).count(CANARY.encode())


def test_closing_sweeps_and_keeps_both_containers_equal(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    with create(folder, SECRET, cost=CHEAP) as vault:
        journal, chance = Session(vault).journal, random.Random(7)
        fill(journal, chance, 60)
        fill(journal, chance, 40, "secret", CANARY)
    sizes = {path.stat().st_size for path in (folder / "c0", folder / "c1")}
    vault = open_vault(folder, SECRET)
    journal = Session(vault).journal
    assert journal.remove_imported("secret").value == 40
    kept = journal.save(EntryDraft(body="still here")).value.id
    assert _remnants(vault, folder) == 0
    assert {path.stat().st_size for path in (folder / "c0", folder / "c1")} == sizes
    assert all((folder / name).stat().st_size % PAGE == 0 for name in ("c0", "c1"))
    with open_vault(folder, SECRET) as vault:
        assert Session(vault).journal.get(kept).body == "still here"
        assert vault.check().sound
