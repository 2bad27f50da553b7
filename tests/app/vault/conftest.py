"""A small vault, made once and copied for each test that wants to do something to it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.vault import containers
from app.vault.secrets import Passphrase
from app.vault.vault import create
from tests.support import CHEAP

RIGHT = Passphrase("seven dull grey stones")
WRONG = Passphrase("seven dull grey stone")


@pytest.fixture(autouse=True)
def small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Containers of 1, 2, 3 MiB … instead of 16, 32, 64 …: the same code on less disk."""
    monkeypatch.setattr(containers, "_BUCKETS", tuple(range(1, containers.MOST_MIB)))


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "vault"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(containers, "_BUCKETS", tuple(range(1, containers.MOST_MIB)))
        create(folder, RIGHT, cost=CHEAP).close()
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Iterator[Path]:
    """The folder of a closed vault that `RIGHT` opens."""
    path = tmp_path / "vault"
    shutil.copytree(made, path)
    yield path
    shutil.rmtree(path, ignore_errors=True)


@pytest.fixture
def right() -> Passphrase:
    return RIGHT


@pytest.fixture
def wrong() -> Passphrase:
    return WRONG
