from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import AppError, Code
from app.vault import containers, copies, disk, migrations
from app.vault.database import Database
from app.vault.secrets import Passphrase
from app.vault.vault import Vault, open_vault
from tests.vaults import note, notes


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every copy a second later than the one before."""
    seconds = iter(range(10**6))
    monkeypatch.setattr(copies.SystemClock, "now_ms", lambda self: next(seconds) * 1000)


def kept(vault: Vault) -> list[Path]:
    return sorted(path for path in (vault.folder / copies.FOLDER).iterdir())


def test_a_copy_holds_what_the_vault_holds(folder: Path, right: Passphrase) -> None:
    with open_vault(folder, right) as vault:
        for key in "abc":
            note(vault, key)
        path = vault.keep_copy("import")
        note(vault, "later")
        (copy,) = vault.copies()
        assert (copy.path, copy.reason) == (path, "import")
        rows = vault.db.value("SELECT count(*) FROM preference")
        assert copy.rows >= rows - 1
        look = Database.peek(path, vault._opened.raw_key())
        assert look.rows("SELECT key FROM preference ORDER BY key") == [("a",), ("b",), ("c",)]
        with pytest.raises(AppError):
            look.execute("DELETE FROM preference")
        look.close()


def test_a_copy_says_nothing_from_outside(folder: Path, right: Passphrase) -> None:
    with open_vault(folder, right) as vault:
        first, second = vault.keep_copy("import"), vault.keep_copy("upgrade")
        vault.db.checkpoint()
        container = containers.path_of(folder, vault._opened.contents.container)
        heads = {path.read_bytes()[:16] for path in (first, second, container)}
        assert len(heads) == 3
        for path in (first, second):
            data = path.read_bytes()
            assert len(data) == containers.MIB
            assert path.stat().st_mtime == disk.CONSTANT_TIME
            assert len({data[at : at + 16] for at in range(0, len(data), 16)}) == len(data) // 16
            assert bytes(9) not in data


@pytest.mark.usefixtures("many")
def test_only_the_newest_five_stay(folder: Path, right: Passphrase) -> None:
    with open_vault(folder, right) as vault:
        made = [vault.keep_copy("import") for _ in range(8)]
        stranger = vault.folder / copies.FOLDER / "0123456789abcdef"
        stranger.write_bytes(b"of the other space, or anything")
        made.append(vault.keep_copy("import"))
        assert [copy.path for copy in vault.copies()] == made[:3:-1]
        assert len(made[:3:-1]) == copies.KEPT
        assert stranger in kept(vault)


def test_a_copy_that_is_not_whole_is_not_kept(folder: Path, right: Passphrase, monkeypatch: pytest.MonkeyPatch) -> None:
    execute = Database.execute

    def spoiled(self: Database, sql: str, values: tuple[str, ...] = ()) -> int:
        done = execute(self, sql, values)
        if sql.startswith("VACUUM INTO"):
            data = bytearray(Path(values[0]).read_bytes())
            data[3 * containers.PAGE + 9] ^= 1
            Path(values[0]).write_bytes(data)
        return done

    with open_vault(folder, right) as vault:
        good = vault.keep_copy("import")
        with monkeypatch.context() as patch:
            patch.setattr(Database, "execute", spoiled)
            with pytest.raises(AppError) as caught:
                vault.keep_copy("import")
        assert caught.value.code is Code.COPY_NOT_VERIFIED
        assert kept(vault) == [good]


def test_a_copy_with_other_rows_is_not_kept(folder: Path, right: Passphrase, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_vault(folder, right) as vault:
        note(vault, "a")
        real = copies.count_rows
        monkeypatch.setattr(
            copies, "count_rows", lambda db: {**real(db), "preference": 99} if db is vault.db else real(db)
        )
        with pytest.raises(AppError) as caught:
            vault.keep_copy("import")
        assert caught.value.code is Code.COPY_NOT_VERIFIED
        assert kept(vault) == []


def test_no_room_for_a_copy(folder: Path, right: Passphrase, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_vault(folder, right) as vault:
        monkeypatch.setattr(disk, "free_bytes", lambda folder: containers.MIB)
        with pytest.raises(AppError) as caught:
            vault.keep_copy("import")
        assert caught.value.code is Code.DISK_FULL
        assert kept(vault) == []


def test_a_copy_is_kept_before_an_upgrade(folder: Path, right: Passphrase, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_vault(folder, right) as vault:
        note(vault, "a")
    sql = migrations._sql
    major = migrations.STEPS[-1][0]
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, (major + 1, 0, "next.sql")))
    monkeypatch.setattr(
        migrations, "_sql", lambda name: "CREATE TABLE later (a TEXT) STRICT;" if name == "next.sql" else sql(name)
    )
    with open_vault(folder, right) as vault:
        assert migrations.version(vault.db) == (major + 1, 0)
        assert notes(vault) == ["a"]
        (copy,) = vault.copies()
        assert copy.reason == "upgrade"
        look = Database.peek(copy.path, vault._opened.raw_key())
        assert migrations.version(look)[0] == major
        look.close()


def test_an_upgrade_does_not_begin_without_its_copy(
    folder: Path, right: Passphrase, monkeypatch: pytest.MonkeyPatch
) -> None:
    major = migrations.STEPS[-1][0]
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "STEPS", (*migrations.STEPS, (major + 1, 0, "next.sql")))
        patch.setattr(disk, "free_bytes", lambda folder: 0)
        with pytest.raises(AppError) as caught:
            open_vault(folder, right)
        assert caught.value.code is Code.DISK_FULL
    with open_vault(folder, right) as vault:
        assert migrations.version(vault.db)[0] == major
