"""The tooling, for tests."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.packaging import built


@pytest.fixture(autouse=True)
def tooling(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The tooling is no package: it is found in its folder, for one test at a time."""
    path = list(sys.path)
    monkeypatch.syspath_prepend(str(built.PACKAGING))
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    yield
    sys.path[:] = path
    for name, module in list(sys.modules.items()):
        if Path(getattr(module, "__file__", None) or "/").is_relative_to(built.PACKAGING):
            del sys.modules[name]
