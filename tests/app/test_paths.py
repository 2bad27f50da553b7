from __future__ import annotations

import sys
from pathlib import Path

import pytest

from app import paths
from app.settings import load, save


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
    assert not paths.is_portable()
    (tmp_path / paths.PORTABLE_MARK).write_text("", "utf-8")
    assert paths.is_portable()
    assert paths.data_folder() == tmp_path / "data"
    assert paths.data_folder(tmp_path / "else") == tmp_path / "else"


@pytest.mark.parametrize("folder", ["Linux", "Windows", "macOS", "linux", "Linux.old", "Windows.part"])
def test_programs_of_several_systems_share_what_lies_above_them(tmp_path: Path, folder: str) -> None:
    (tmp_path / folder).mkdir()
    assert paths.portable_root(tmp_path / folder) is None
    (tmp_path / paths.PORTABLE_MARK).write_text("Recipes\n", "utf-8")
    assert paths.portable_root(tmp_path / folder) == tmp_path
    (tmp_path / folder / paths.PORTABLE_MARK).write_text("", "utf-8")
    assert paths.portable_root(tmp_path / folder) == tmp_path / folder


@pytest.mark.parametrize("folder", ["Solaris", "lib", "Linuxes"])
def test_no_other_folder_looks_above_itself(tmp_path: Path, folder: str) -> None:
    (tmp_path / folder).mkdir()
    (tmp_path / paths.PORTABLE_MARK).write_text("", "utf-8")
    assert paths.portable_root(tmp_path / folder) is None


@pytest.mark.parametrize(
    ("written", "name"),
    [
        (b"", "Notes"),
        (b"Recipes", "Recipes"),
        (b"\xef\xbb\xbf  Holiday\tplans \r\nmore", "Holiday plans"),
        ("Einkäufe\n".encode(), "Einkäufe"),
        (b"\n\n", "Notes"),
        (b"\xff\xfe\x00", "\ufffd\ufffd"),
        (b"a" * 5000, "a" * 40),
    ],
)
def test_the_mark_says_the_name(tmp_path: Path, written: bytes, name: str) -> None:
    (tmp_path / paths.PORTABLE_MARK).write_bytes(written)
    assert paths.shown_name(tmp_path / "data") == name
    assert paths.shown_name(tmp_path / "elsewhere") == "Notes"
    assert load(tmp_path / "data").window_title == name
    save(tmp_path / "data", load(tmp_path / "data").with_(window_title="Lists"))
    assert load(tmp_path / "data").window_title == "Lists"


def test_program_folder_of_source_frozen_appimage_and_bundle(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("APPIMAGE", raising=False)
    assert (paths.program_folder() / "app" / "paths.py").is_file()
    monkeypatch.setenv("APPIMAGE", str(tmp_path / "stick" / "Notes.AppImage"))
    monkeypatch.setenv("APPDIR", str(tmp_path / "mounted"))
    assert (paths.program_folder() / "app" / "paths.py").is_file()  # started by some other AppImage
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "Notes"))
    assert paths.program_folder() == tmp_path
    monkeypatch.setattr(sys, "executable", str(tmp_path / "mounted" / "Notes"))
    assert paths.program_folder() == tmp_path / "stick"
    monkeypatch.delenv("APPDIR")
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(sys, "executable", str(tmp_path / "Notes.app" / "Contents" / "MacOS" / "Notes"))
    assert paths.program_folder() == tmp_path
