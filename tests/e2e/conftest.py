"""A desk for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.vault.secrets import Passphrase
from app.vault.vault import create
from tests.e2e.desk import Desk
from tests.support import CHEAP

PASSPHRASE = "seven quiet lanterns over water"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """An empty home and a display."""
    if shutil.which("xdotool") is None:
        pytest.skip("no xdotool on this computer")
    made = Desk(tmp_path / "home")
    yield made
    made.close()


@pytest.fixture
def kept(desk: Desk) -> Desk:
    """A desk whose home has a vault already, behind `PASSPHRASE`."""
    create(desk.data, Passphrase(PASSPHRASE), cost=CHEAP).close()
    return desk
