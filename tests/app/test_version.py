"""The program and its package say the same version."""

from __future__ import annotations

import tomllib
from pathlib import Path

from app.version import VERSION


def test_the_version_is_that_of_the_package() -> None:
    told = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))
    assert told["project"]["version"] == VERSION
