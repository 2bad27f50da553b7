"""What is erased is gone, and nothing else is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app import settings
from app.errors import Code, UserFixable, WorldError
from app.vault.copies import Copy
from app.vault.erase import erase_copy, erase_vault
from app.vault.secrets import Passphrase
from app.vault.vault import create, exists, open_vault
from tests.support import CHEAP

WORDS = Passphrase("a quiet room")


def test_the_whole_vault_goes_and_only_the_vault(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with create(folder, WORDS, cost=CHEAP) as vault:
        vault.keep_copy("import")
    settings.save(folder, settings.Settings())
    (folder / "mine.txt").write_text("not ours")
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    assert {"slots", "slots.bak", "c0", "c1", "settings.toml"} <= before.keys()

    erase_vault(folder)

    assert not exists(folder)
    assert [path.name for path in folder.iterdir()] == ["mine.txt"]
    assert (folder / "mine.txt").read_text() == "not ours"


def test_an_empty_folder_goes_too_and_a_new_vault_can_be_made_there(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    create(folder, WORDS, cost=CHEAP).close()
    erase_vault(folder)
    assert not folder.exists()
    create(folder, WORDS, cost=CHEAP).close()


def test_the_slots_are_overwritten_before_anything_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "data"
    create(folder, WORDS, cost=CHEAP).close()
    before = (folder / "slots").read_bytes()
    kept = Path.unlink

    def refuse(self: Path, missing_ok: bool = False) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "unlink", refuse)
    erase_vault(folder)
    monkeypatch.setattr(Path, "unlink", kept)
    assert (folder / "slots").read_bytes() != before
    assert (folder / "slots.bak").read_bytes() != before
    with pytest.raises(WorldError) as refused:
        open_vault(folder, WORDS)
    assert refused.value.code is Code.HEADER_DAMAGED


def test_an_open_vault_is_not_erased(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with create(folder, WORDS, cost=CHEAP):
        with pytest.raises(WorldError) as refused:
            erase_vault(folder)
        assert refused.value.code is Code.IN_USE
    open_vault(folder, WORDS).close()


def test_progress_reaches_its_end(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    create(folder, WORDS, cost=CHEAP).close()
    said: list[tuple[int, int]] = []
    erase_vault(folder, lambda done, total: said.append((done, total)))
    assert said == sorted(said)
    assert said[-1][0] == said[-1][1]


def test_one_copy_goes_and_the_others_stay(tmp_path: Path) -> None:
    with create(tmp_path, WORDS, cost=CHEAP) as vault:
        vault.keep_copy("import")
        vault.keep_copy("upgrade")
        first, second = vault.copies()
        erase_copy(tmp_path, first)
        assert [copy.path for copy in vault.copies()] == [second.path]


def test_nothing_outside_the_copies_can_be_erased_as_one(tmp_path: Path) -> None:
    with create(tmp_path, WORDS, cost=CHEAP) as vault:
        vault.keep_copy("import")
        copy: Copy = vault.copies()[0]
        with pytest.raises(UserFixable) as refused:
            erase_copy(tmp_path, replace(copy, path=tmp_path / "slots"))
        assert refused.value.code is Code.NOT_FOUND
    assert (tmp_path / "slots").exists()
