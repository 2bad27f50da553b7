"""What leaves is written new, for the person alone, all of it or nothing."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from app.errors import AppError, Code
from app.handover import newfiles


def test_files_are_for_the_person_alone(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    newfiles.write([(folder / "a", b"heron"), (folder / "b", b"")], folder)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {"a": b"heron", "b": b""}
    if sys.platform != "win32":
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


def test_nothing_is_written_over_and_what_was_begun_is_taken_back(tmp_path: Path) -> None:
    (tmp_path / "there").write_bytes(b"mine")
    with pytest.raises(AppError) as caught:
        newfiles.write([(tmp_path / "a", b"1"), (tmp_path / "there", b"2")])
    assert caught.value.code is Code.OUTPUT_EXISTS
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"there": b"mine"}


def test_a_folder_that_holds_something_stays_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "there"
    folder.mkdir()
    (folder / "mine").write_bytes(b"heron")
    with pytest.raises(AppError) as caught:
        newfiles.write([(folder / "a", b"1")], folder)
    assert caught.value.code is Code.OUTPUT_EXISTS
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {"mine": b"heron"}


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(AppError):
        newfiles.write([(tmp_path / "link", b"1")])
    assert not (tmp_path / "elsewhere").exists()


def test_a_disk_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr(newfiles, "force", full)
    folder = tmp_path / "new"
    with pytest.raises(AppError) as caught:
        newfiles.write([(folder / "a", b"1")], folder)
    assert caught.value.code is Code.DISK_FULL
    assert not folder.exists()


def test_a_place_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for around in (tmp_path / "no", tmp_path / "file", tmp_path / "no" / "deeper"):
        for folder in (None, around / "a"):
            with pytest.raises(AppError) as caught:
                newfiles.write([(around / "a" / "b" if folder else around / "a", b"1")], folder)
            assert caught.value.code is Code.OUTPUT_NOWHERE
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file"]
