"""A desk for each test, and what was on it when a test failed."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.vault.secrets import Passphrase
from app.vault.vault import create
from tests.e2e import sight
from tests.e2e.desk import ROOT, Desk
from tests.support import CHEAP

PASSPHRASE = "seven quiet lanterns over water"
PICTURES = ROOT / "build" / "failed"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """Keep what is on the display when a test fails, and what its programs show."""
    report = yield
    if report.when == "call" and report.failed:
        picture = PICTURES / (re.sub(r"[^\w-]+", "_", item.nodeid) + ".png")
        if sight.keep_picture(picture):
            report.sections.append(("The display", str(picture)))
        desks = {desk: name for name, desk in getattr(item, "funcargs", {}).items() if isinstance(desk, Desk)}
        report.sections += [(f"What {name} shows", desk.told()) for desk, name in desks.items()]
    return report


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
