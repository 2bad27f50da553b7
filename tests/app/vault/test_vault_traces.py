"""What the closed folder, the errors and the memory give away."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.errors import AppError
from app.vault import containers
from app.vault.secrets import Passphrase
from app.vault.vault import create, open_vault
from tests.support import CHEAP
from tests.vaults import note, snapshot


def test_closed_containers_look_random_and_alike(tmp_path: Path, right: Passphrase) -> None:
    """The smoke test of docs/specs/vault.md, section 1; every page and the seam between data and padding is in it."""
    with create(tmp_path / "v", right, cost=CHEAP) as vault:
        for number in range(300):
            note(vault, f"{number:04}", '"' + "the same line again. " * 40 + '"')
        with vault.db.transaction():
            vault.db.execute("DELETE FROM preference WHERE key < '0200'")
    for name in containers.NAMES:
        data = (tmp_path / "v" / name).read_bytes()
        blocks = [data[at : at + 16] for at in range(0, len(data), 16)]
        assert len(set(blocks)) == len(blocks), name
        assert bytes(9) not in data, name  # by chance once in 2^50 runs
        counts = [data.count(value) for value in range(256)]
        chi = sum((n - len(data) / 256) ** 2 for n in counts) / (len(data) / 256)
        assert abs(chi - 255) / (2 * 255) ** 0.5 < 6, name
    assert len({(tmp_path / "v" / name).stat().st_size for name in containers.NAMES}) == 1
    assert len({(tmp_path / "v" / name).stat().st_mtime_ns for name in containers.NAMES}) == 1


def test_the_smoke_test_above_can_fail() -> None:
    """Its most sensitive measure sees SQLite's own padding of a page."""
    data = os.urandom(1 << 20) + bytes(4059) + os.urandom(37)
    blocks = [data[at : at + 16] for at in range(0, len(data), 16)]
    assert len(set(blocks)) < len(blocks)
    assert bytes(9) in data


def test_a_second_look_shows_what_the_threat_model_says(folder: Path, right: Passphrase) -> None:
    """Two pictures of the closed folder with one line between them: the used container is the one that changed.

    This asserts the leak that docs/threat-model.md admits, so that nobody claims more.
    """
    before = snapshot(folder)
    with open_vault(folder, right) as vault:
        note(vault, "one line")
        used = containers.NAMES[vault._opened.contents.container]
    after = snapshot(folder)
    assert [name for name in before if before[name] != after[name]] == [used]


CANARY = "canary-Zx81-stone"


def test_no_secret_and_no_text_outside_the_containers(tmp_path: Path) -> None:
    folder = tmp_path / "v"
    with create(folder, Passphrase(CANARY, CANARY.encode()), cost=CHEAP) as vault:
        note(vault, CANARY, f'"{CANARY}"')
        code = vault.add_recovery_code().value
        vault.keep_copy("import")
        key = vault._opened.raw_key()
        needles = [
            CANARY.encode(),
            code.encode(),
            code.replace("-", "").encode(),
            bytes.fromhex(key)[:32],
            key.encode(),
        ]
        for path in folder.rglob("*"):
            if path.is_file():
                assert not [n for n in needles if n in path.read_bytes()], path.name


def test_errors_hold_no_content(folder: Path, right: Passphrase) -> None:
    caught: list[BaseException] = []
    with open_vault(folder, right) as vault:
        for act in (
            lambda: open_vault(folder, Passphrase(CANARY)),
            lambda: vault.db.execute(f'SELECT "{CANARY}" FROM "{CANARY}"'),
            lambda: vault.db.rows("SELECT * FROM entry_words WHERE entry_words MATCH ?", (f'"{CANARY} AND (',)),
            lambda: vault.db.execute("INSERT INTO preference VALUES (?, 1, 0)", ("\ud800" + CANARY,)),
            lambda: vault.change_passphrase(Passphrase("\x07" + CANARY)),
            lambda: create(folder, Passphrase(CANARY), cost=CHEAP),
        ):
            with pytest.raises(AppError) as info:
                act()
            caught.append(info.value)
    for error in caught:
        chain: BaseException | None = error
        while chain is not None:
            assert CANARY not in repr(chain)
            assert str(folder) not in repr(chain)
            chain = chain.__cause__ or (None if chain.__suppress_context__ else chain.__context__)
