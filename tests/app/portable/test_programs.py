"""Finding out what a folder or an archive holds; hostile ones are refused."""

from __future__ import annotations

import io
import sys
import tarfile
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import paths
from app.errors import AppError, Cancelled, Code
from app.jobs import CancelToken
from app.portable import archives, folders, listing, runtime
from app.portable.runtime import System
from tests.portable import as_tar, as_zip, build, do, look, tree, wish

_HASH = "0" * 64


def _refused(folder: Path) -> Code:
    with pytest.raises(AppError) as error:
        archives.look(folder, CancelToken()) if folder.is_file() else folders.look(folder)
    return error.value.code


@pytest.mark.parametrize("system", list(System))
def test_a_built_folder_says_what_it_is(tmp_path: Path, system: System) -> None:
    found = look(build(tmp_path / "b", system, name="Recipes", version="2.1"))
    assert (found.system, found.name, found.version) == (system, "Recipes", "2.1")
    assert {item.path for item in found.items} >= {"SHA256SUMS", "SHA256SUMS.minisig", "lib/one.so"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nothing\n",
        f"{_HASH}  ../out\n",
        f"{_HASH}  /etc/x\n",
        f"{_HASH}  a\n{_HASH}  A\n",  # one file on a stick
        f"{_HASH}  lib/con\n",
        f"{_HASH}  SHA256SUMS\n",
        f"{_HASH[1:]}  a\n",
        f"\\{_HASH}  a\\nb\n",
        f"{_HASH}  data/slots\n",  # nothing but notes
        "\ufffd",
    ],
)
def test_a_list_that_cannot_be_trusted(text: str) -> None:
    with pytest.raises(AppError) as error:
        listing.read(text.encode("utf-8"))
    assert error.value.code is Code.PROGRAM_UNKNOWN


def test_notes_and_the_mark_are_no_part_of_a_program() -> None:
    text = f"{_HASH}  a\n{_HASH} *./b\n{_HASH}  portable.txt\n{_HASH}  data/x\n{_HASH}  Data/y\n"
    assert list(listing.read(text.encode())) == ["a", "b"]


@given(st.binary(max_size=300))
def test_any_bytes_are_a_list_or_refused(data: bytes) -> None:
    with suppress(AppError):
        assert listing.read(data)


def test_what_is_missing_or_a_link_is_noticed(tmp_path: Path) -> None:
    folder = build(tmp_path / "b")
    (folder / "lib" / "one.so").unlink()
    assert _refused(folder) is Code.PROGRAM_DAMAGED
    (folder / "lib" / "one.so").symlink_to("/etc/passwd")
    assert _refused(folder) is Code.PROGRAM_DAMAGED


def test_what_is_no_program(tmp_path: Path) -> None:
    assert _refused(tmp_path / "nowhere") is Code.PROGRAM_UNKNOWN
    assert _refused(tmp_path) is Code.PROGRAM_UNKNOWN
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04 no zip")
    (tmp_path / "a.tar.xz").write_bytes(b"\xfd7zXZ\x00 no tar")
    (tmp_path / "a.tar.gz").write_bytes(b"\x1f\x8b\x08\x00\x00")
    (tmp_path / "a.tar").write_bytes(b"")
    for archive in tmp_path.iterdir():
        assert _refused(archive) is Code.PROGRAM_UNKNOWN, archive.name
    text = build(tmp_path / "b")
    (text / "Notes").write_bytes(b"#!/bin/sh\n")
    assert _refused(text) is Code.PROGRAM_UNKNOWN


def test_an_archive_cut_short_gives_the_whole_program_or_nothing(tmp_path: Path) -> None:
    built = build(tmp_path / "b")
    whole = as_tar(built, tmp_path / "a.tar.xz").read_bytes()
    short = tmp_path / "c.tar.xz"
    refused = 0
    for length in range(0, len(whole), 97):
        short.write_bytes(whole[:length])
        stick = tmp_path / f"stick{length}"
        stick.mkdir()
        try:
            do(wish(stick, archives.look(short, CancelToken())))
        except AppError as error:
            refused += error.code in (Code.PROGRAM_UNKNOWN, Code.PROGRAM_DAMAGED)
            assert not list(stick.iterdir())
        else:  # only what stands behind the last file was missing
            assert tree(stick / "Notes" / "Linux") == tree(built)
    assert refused >= 5


def test_an_archive_may_name_what_it_likes_and_only_listed_files_come(tmp_path: Path) -> None:
    built = build(tmp_path / "b")
    archive = tmp_path / "a.tar"
    with tarfile.open(archive, "w") as tar:
        tar.add(built, arcname="Notes")
        for name in ("../out", "/abs", "Notes/extra"):
            member = tarfile.TarInfo(name)
            member.size = 1
            tar.addfile(member, io.BytesIO(b"x"))
        link = tarfile.TarInfo("Notes/lib/one.so")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        tar.addfile(link)
    found = archives.look(archive, CancelToken())
    assert {item.path for item in found.items} == {item.path for item in look(built).items}


def test_an_archive_that_unpacks_to_more_than_any_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "_MOST_BYTES", 100)
    archive = as_zip(build(tmp_path / "b"), tmp_path / "a.zip")
    assert _refused(archive) is Code.INPUT_TOO_LARGE


def test_a_locked_zip_is_refused(tmp_path: Path) -> None:
    archive = tmp_path / "a.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("Notes/SHA256SUMS", b"x")
    data = bytearray(archive.read_bytes())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    archive.write_bytes(data)
    assert _refused(archive) is Code.PROGRAM_UNKNOWN


def test_looking_into_an_archive_can_be_stopped(tmp_path: Path) -> None:
    archive = as_zip(build(tmp_path / "b"), tmp_path / "a.zip")
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        archives.look(archive, token)


@pytest.mark.parametrize(
    ("path", "becomes"),
    [
        ("Notes", "Lists"),
        ("Notes.exe", "Lists.exe"),
        ("Notes-cli", "Lists-cli"),
        ("Notes-cli.exe", "Lists-cli.exe"),
        ("Notes.AppImage", "Lists.AppImage"),
        ("Notes.app/Contents/MacOS/Notes", "Lists.app/Contents/MacOS/Notes"),
        ("lib/Notes", "lib/Notes"),
        ("Notes/x", "Notes/x"),
        ("Notes.txt", "Notes.txt"),
    ],
)
def test_only_what_starts_it_takes_the_name(path: str, becomes: str) -> None:
    assert runtime.renamed(path, "Notes", "Lists") == becomes


@pytest.mark.parametrize(
    ("one", "other", "older"),
    [
        ("1.0", "1.1", True),
        ("1.9", "1.10", True),
        ("1.1", "1.1", False),
        ("2", "1.9", False),
        ("", "1", False),
        ("x", "1", False),
    ],
)
def test_only_a_surely_older_version_is_older(one: str, other: str, older: bool) -> None:
    assert runtime.older(one, other) is older


# what runs just now


def _freeze(monkeypatch: pytest.MonkeyPatch, program: Path) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program))
    monkeypatch.delenv("APPIMAGE", raising=False)


def test_from_source_there_is_nothing_to_copy() -> None:
    assert folders.here() == []


def test_a_built_program_is_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = build(tmp_path / "b")
    _freeze(monkeypatch, folder / "Notes-cli")
    assert [(p.system, p.called, p.folder) for p in folders.here()] == [(System.LINUX, "Notes", folder)]


def test_a_stick_for_several_systems_is_copied_for_all_of_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(tmp_path / "Linux")
    build(tmp_path / "Windows", System.WINDOWS)
    (tmp_path / "macOS").mkdir()
    (tmp_path / paths.PORTABLE_MARK).touch()
    _freeze(monkeypatch, tmp_path / "Linux" / "Notes")
    assert [p.system for p in folders.here()] == [System.LINUX, System.WINDOWS]


def test_an_installed_program_without_a_list_is_its_own_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = build(tmp_path / "notes")
    for name in ("SHA256SUMS", "SHA256SUMS.minisig"):
        (folder / name).unlink()
    (folder / "other.txt").write_text("not ours")
    (folder / "lib" / "link").symlink_to("/etc/passwd")
    _freeze(monkeypatch, folder / "Notes")
    found = folders.here()[0]
    assert (found.name, found.version) == ("Notes", "1.0")
    assert sorted(item.path for item in found.items) == [
        "Notes", "Notes-cli", "READ ME.txt", "lib/about/build.toml", "lib/deep/er/two.txt", "lib/one.so",
    ]  # fmt: skip


def test_an_appimage_is_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    image = tmp_path / "Downloads" / "Notes.AppImage"
    image.parent.mkdir()
    image.write_bytes(b"\x7fELF all of it")
    (image.parent / "other.pdf").touch()
    _freeze(monkeypatch, tmp_path / "mounted" / "Notes")
    monkeypatch.setenv("APPIMAGE", str(image))
    monkeypatch.setenv("APPDIR", str(tmp_path / "mounted"))
    found = folders.here()[0]
    assert [item.path for item in found.items] == ["Notes.AppImage"]
    assert found.starter() == "Notes.AppImage"
