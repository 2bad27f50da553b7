"""Hostile files, folders and zips are bounded, and nothing is written anywhere."""

from __future__ import annotations

import dataclasses
import os
import stat
import zipfile
from pathlib import Path

import pytest

from app.errors import Code, UntrustedInput
from app.exchange import source as source_module
from app.exchange.limits import LIMITS
from app.exchange.model import Reason
from app.exchange.source import MemberError, open_source
from tests.exchange import zipped

SMALL = dataclasses.replace(LIMITS, members=5, text=1000, total=1500, small=100, ratio=10, folders=4)


def _left(path: Path) -> dict[str, Reason]:
    with open_source(path) as source:
        return {left.where: left.reason for left in source.left}


def _members(path: Path) -> list[str]:
    with open_source(path) as source:
        return [m.name for m in source.members]


@pytest.mark.parametrize(
    "name",
    ["../evil.md", "/etc/evil.md", "a/../../evil.md", "C:/evil.md", "a\\..\\evil.md", "a/./b.md", "x" * 2000 + ".md"],
)
def test_names_that_climb_are_refused(tmp_path: Path, name: str) -> None:
    path = zipped(tmp_path / "a.zip", {name: b"x", "good.md": b"x"})
    assert list(_left(path).values()) == [Reason.BAD_NAME]
    assert _members(path) == ["good.md"]


def test_links_in_a_zip_and_in_a_folder_are_never_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("secret")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "link.md").symlink_to(secret)
    (folder / "loop").symlink_to(folder)
    assert _left(folder) == {"link.md": Reason.LINK, "loop": Reason.LINK}
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        info = zipfile.ZipInfo("link.md")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, str(secret))
    assert _left(path) == {"link.md": Reason.LINK}


def test_pipes_and_system_files_are_left(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / ".DS_Store").write_bytes(b"x")
    (tmp_path / "._note.md").write_bytes(b"x")
    assert _left(tmp_path) == {
        "pipe.md": Reason.OTHER_FILE,
        ".DS_Store": Reason.SYSTEM_FILE,
        "._note.md": Reason.SYSTEM_FILE,
    }
    with pytest.raises(UntrustedInput):
        _members(tmp_path / "pipe.md")


def test_a_bomb_is_refused_by_what_it_declares_and_by_what_it_is(tmp_path: Path) -> None:
    path = zipped(tmp_path / "bomb.zip", {"bomb.md": bytes(20 << 20)})
    assert _left(path) == {"bomb.md": Reason.TOO_LARGE}
    # The same, but the directory lies about the size.
    data = bytearray(path.read_bytes())
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = (1000).to_bytes(4, "little")
    path.write_bytes(data)
    with open_source(path) as source:
        (member,) = source.members
        with pytest.raises(MemberError) as refused:
            source.read(member)
    assert refused.value.reason is Reason.BROKEN


def test_everything_together_is_bounded(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {f"{n}.md": os.urandom(900) for n in range(2)})
    with open_source(path, SMALL) as source:
        source.read(source.members[0])
        with pytest.raises(UntrustedInput) as refused:
            source.read(source.members[1])
    assert refused.value.code is Code.INPUT_TOO_LARGE


def test_a_large_file_is_refused_alone(tmp_path: Path) -> None:
    (tmp_path / "large.md").write_bytes(b"x" * 1001)
    with open_source(tmp_path, SMALL) as source, pytest.raises(MemberError) as refused:
        source.read(source.members[0])
    assert refused.value.reason is Reason.TOO_LARGE


def test_too_many_members(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {f"{n}.md": b"" for n in range(6)})
    with pytest.raises(UntrustedInput), open_source(path, SMALL):
        pass
    folder = tmp_path / "folder"
    folder.mkdir()
    for number in range(6):
        (folder / str(number)).write_bytes(b"")
    with pytest.raises(UntrustedInput), open_source(folder, SMALL):
        pass


def test_folders_inside_folders_end_somewhere(tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b" / "c" / "d" / "e"
    deep.mkdir(parents=True)
    (deep / "x.md").write_bytes(b"x")
    with open_source(tmp_path, SMALL) as source:
        assert [left.reason for left in source.left] == [Reason.NESTED]


def test_encrypted_and_oddly_packed_members_are_said(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("lzma.md", b"x" * 100, compress_type=zipfile.ZIP_LZMA)
        archive.writestr("locked.md", b"x" * 100)
    data = bytearray(path.read_bytes())
    at = data.rindex(b"PK\x01\x02")
    data[at + 8] |= 1
    path.write_bytes(data)
    assert _left(path) == {"lzma.md": Reason.COMPRESSION, "locked.md": Reason.ENCRYPTED}


def test_a_table_of_contents_that_is_too_large_is_not_even_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = zipped(tmp_path / "a.zip", {"x" * 500: b""})

    def never(*_args: object) -> None:
        raise AssertionError

    monkeypatch.setattr(source_module.zipfile, "ZipFile", never)
    with pytest.raises(UntrustedInput) as refused, open_source(path, dataclasses.replace(LIMITS, directory=100)):
        pass
    assert refused.value.code is Code.INPUT_TOO_LARGE


def test_a_broken_member_is_refused_alone(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.md": b"words and words " * 50, "b.md": b"fine"})
    data = bytearray(path.read_bytes())
    data[45] ^= 0xFF
    path.write_bytes(data)
    with open_source(path) as source:
        broken, fine = source.members
        with pytest.raises(MemberError):
            source.read(broken)
        assert source.read(fine) == b"fine"


def test_what_is_no_zip_inside_is_unreadable(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.md": b"x"})
    path.write_bytes(path.read_bytes().replace(b"PK\x01\x02", b"XX\x01\x02"))
    with pytest.raises(UntrustedInput), open_source(path):
        pass


def test_nothing_there(tmp_path: Path) -> None:
    with pytest.raises(UntrustedInput), open_source(tmp_path / "missing"):
        pass


def test_names_that_no_reader_should_see(tmp_path: Path) -> None:
    assert _members(zipped(tmp_path / "a.zip", {"a\u202egpj.md": b"x", "👩\u200d💻.md": b"x"})) == [
        "a\ufffdgpj.md",
        "👩\u200d💻.md",
    ]
