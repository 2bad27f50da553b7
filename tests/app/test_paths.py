from __future__ import annotations

import sys
from pathlib import Path

import pytest

from app import paths


def test_an_override_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert paths.data_folder(tmp_path / "x") == tmp_path / "x"
    assert paths.data_folder(Path("x")) == tmp_path / "x"
    assert not (tmp_path / "x").exists()


def test_the_systems_own_place_has_a_neutral_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(paths, "program_folder", lambda: tmp_path)
    found = paths.data_folder()
    assert found.name == "Notes"
    assert "yarrow" not in str(found).lower()


def test_portable(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(paths, "program_folder", lambda: tmp_path)
    (tmp_path / paths.PORTABLE_MARK).write_text("", "utf-8")
    assert paths.data_folder() == tmp_path / "data"
    assert paths.data_folder(tmp_path / "else") == tmp_path / "else"


def test_program_folder_of_source_frozen_appimage_and_bundle(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("APPIMAGE", raising=False)
    assert (paths.program_folder() / "app" / "paths.py").is_file()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "Notes"))
    assert paths.program_folder() == tmp_path
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(sys, "executable", str(tmp_path / "Notes.app" / "Contents" / "MacOS" / "Notes"))
    assert paths.program_folder() == tmp_path
    monkeypatch.setenv("APPIMAGE", str(tmp_path / "stick" / "Notes.AppImage"))
    assert paths.program_folder() == tmp_path / "stick"
