"""The command line on a fresh folder, inside the process of the tests."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.cli import main, terminal
from app.cli.stop import Exit
from app.vault.vault import create
from tests.exchange import SECRET
from tests.support import CHEAP

Run = Callable[..., int]


def runner(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs ``command`` on a fresh folder with the right passphrase; its exit code."""
    create(tmp_path / "notes", SECRET, cost=CHEAP).close()
    (tmp_path / "pw").write_text(SECRET.text + "\n", encoding="utf-8")
    monkeypatch.setattr(terminal, "prepare", lambda: None)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"")))
    return lambda *words: main([command, str(tmp_path / "notes"), *words, "--passphrase-file", str(tmp_path / "pw")])


def answer(run: Run, capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    """What it says with ``--json``."""
    capsys.readouterr()
    assert run(*words, "--json") == Exit.DONE
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found
