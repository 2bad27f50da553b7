"""Settings change how the notes are opened: their tests open them again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.session import Session
from tests.support import FakeClock
from tests.ui.harness import make_session


@pytest.fixture
def session(tmp_path: Path, clock: FakeClock) -> Iterator[Session]:
    """A real vault that can be opened again."""
    made = make_session(tmp_path / "vault", clock, again=True)
    yield made
    made.close()
