"""The program and its package say the same version."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from app.cli.arguments import parse
from app.version import VERSION


def test_the_version_is_that_of_the_package() -> None:
    told = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))
    assert told["project"]["version"] == VERSION


def test_the_command_line_says_it(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"yarrow-cli {VERSION}\n"
