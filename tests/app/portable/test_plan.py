"""What is said before a byte is written."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from app.errors import AppError, Bug, Code
from app.portable import ground
from app.portable import plan as planning
from app.portable.ground import Ground, find_mount
from app.portable.plan import Notes, Notice, Wish, plan, system_here
from app.portable.runtime import System
from tests.portable import beside, build, data, look, single, tree, wish


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    return made


@pytest.fixture
def built(tmp_path: Path) -> Path:
    return build(tmp_path / "built")


def _code(asked: Wish, size: int = 0) -> Code:
    with pytest.raises(AppError) as error:
        plan(asked, notes_size=size)
    return error.value.code


def test_a_plan_changes_nothing(stick: Path, built: Path) -> None:
    single(stick)
    before = tree(stick)
    planned = plan(wish(stick, look(built)))
    assert tree(stick) == before
    assert (planned.fresh, planned.replaces, planned.adds) == (False, (System.LINUX,), ())


def test_what_is_added_replaced_and_left(stick: Path, built: Path, tmp_path: Path) -> None:
    beside(stick, "Notes", System.LINUX, System.MACOS)
    windows = look(build(tmp_path / "w", System.WINDOWS))
    planned = plan(wish(stick, look(built), windows))
    assert (planned.adds, planned.replaces, planned.stays) == ((System.WINDOWS,), (System.LINUX,), (System.MACOS,))


def test_a_name_is_looked_for_in_any_case(stick: Path, built: Path) -> None:
    single(stick, "Notes")
    planned = plan(wish(stick, look(built), name="NOTES"))
    assert planned.root.name == "Notes"
    assert not planned.fresh


def test_somebodys_own_folder_or_file_is_left_alone(stick: Path, built: Path) -> None:
    (stick / "Notes").mkdir()
    assert _code(wish(stick, look(built))) is Code.OUTPUT_EXISTS
    (stick / "Lists").touch()
    assert _code(wish(stick, look(built), name="lists")) is Code.OUTPUT_EXISTS


@pytest.mark.parametrize("notes", [Notes.NEW, Notes.VAULT])
def test_notes_are_never_written_over(stick: Path, built: Path, notes: Notes) -> None:
    root = beside(stick, "Notes", System.LINUX)
    assert _code(wish(stick, look(built), notes=notes)) is Code.STICK_NOTES
    for file in (root / "data").iterdir():
        file.unlink()
    assert plan(wish(stick, look(built), notes=notes)).replaces == (System.LINUX,)
    (root / "data" / "settings.toml").touch()
    assert _code(wish(stick, look(built), notes=notes)) is Code.STICK_NOTES


def test_an_older_program_does_not_replace_a_newer_one(stick: Path, tmp_path: Path) -> None:
    beside(stick, "Notes", System.LINUX, version="1.10")
    assert _code(wish(stick, look(build(tmp_path / "b", version="1.9")))) is Code.PROGRAM_OLDER
    plan(wish(stick, look(build(tmp_path / "b", version="1.10"))))
    plan(wish(stick, look(build(tmp_path / "w", System.WINDOWS, version="1.9"))))


def test_room_is_reckoned_before(stick: Path, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    free = ground.look(stick).free
    needed = plan(wish(stick, look(built), notes=Notes.VAULT), notes_size=1000).needed
    assert needed > look(built).size + 1000
    with pytest.raises(AppError) as refused:
        plan(wish(stick, look(built), notes=Notes.VAULT), notes_size=free)
    assert refused.value.code is Code.STICK_FULL
    assert int(refused.value.slots["needed"]) > int(refused.value.slots["free"])
    plan(wish(stick, look(built)), notes_size=free)  # they do not go along


def test_a_place_that_is_not_there_or_cannot_be_written(
    stick: Path, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _code(wish(stick / "gone", look(built))) is Code.STICK_GONE
    (stick / "file").touch()
    assert _code(wish(stick / "file", look(built))) is Code.STICK_GONE
    real = ground.look(stick)
    monkeypatch.setattr(ground, "look", lambda _folder: replace(real, read_only=True))
    assert _code(wish(stick, look(built))) is Code.STICK_READ_ONLY


def test_the_notes_and_the_program_themselves_are_no_place(
    stick: Path, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = tmp_path / "vault"
    (vault / "backups").mkdir(parents=True)
    for place in (vault, vault / "backups"):
        assert _code(wish(place, look(built), own=vault)) is Code.STICK_INSIDE
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(built / "Notes"))
    assert _code(wish(built / "lib", look(built))) is Code.STICK_INSIDE
    plan(wish(stick, look(built)))


def test_a_program_is_not_replaced_while_it_runs(
    stick: Path, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = look(build(tmp_path / "w", System.WINDOWS if system_here() is System.LINUX else System.LINUX))
    for root in (single(stick, "One"), beside(stick, "Two", System.LINUX)):
        data(root)
        program = root / "Linux" if (root / "Linux").is_dir() else root
        monkeypatch.setattr(sys, "frozen", True, raising=False)
        monkeypatch.setattr(sys, "executable", str(program / root.name))
        assert _code(wish(stick, look(built), name=root.name)) is Code.STICK_INSIDE
        planned = plan(wish(stick, other, name=root.name))
        assert planned.adds == (other.system,)
        assert planned.moves is None
        monkeypatch.setattr(sys, "frozen", False)


def test_nothing_and_two_of_a_kind_are_our_mistakes(stick: Path, built: Path) -> None:
    with pytest.raises(Bug):
        plan(wish(stick))
    with pytest.raises(Bug):
        plan(wish(stick, look(built), look(built)))


def test_what_to_know_before(stick: Path, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planning, "system_here", lambda: System.LINUX)
    (tmp_path / "vault").mkdir()
    assert Notice.SAME_DISK in plan(wish(stick, look(built), own=tmp_path / "vault")).notices
    assert Notice.NO_PROGRAM in plan(wish(stick, notes=Notes.NEW)).notices
    windows = look(build(tmp_path / "w", System.WINDOWS))
    assert Notice.OTHER_SYSTEM in plan(wish(stick, windows)).notices
    assert Notice.OTHER_SYSTEM not in plan(wish(stick, windows, look(built))).notices


# the ground

_TABLE = """\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
40 22 8:17 / /media/a\\040b rw,nosuid,nodev,relatime shared:2 - vfat /dev/sdb1 rw,fmask=0022,dmask=0022,showexec,utf8
41 22 8:33 / /media/c ro,noexec - exfat /dev/sdc1 rw,fmask=0133
42 22 0:50 / /media/d rw - fuse.fusefat image rw
43 22 0:51 / /media/c rw - tmpfs tmpfs rw
not a line
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/x", "ext4"), ("/media/a b", "vfat"), ("/media/a b/c/d", "vfat"), ("/media/a bc", "ext4"),
        ("/media/c/x", "tmpfs"), ("/media/d", "vfat"), ("/", "ext4"),
    ],
)  # fmt: skip
def test_the_mount_is_found(path: str, kind: str) -> None:
    assert find_mount(_TABLE, path)[0] == kind


@pytest.mark.skipif(sys.platform != "linux", reason="mounts of Linux")
@pytest.mark.parametrize(
    ("kind", "options", "no_programs", "starts"),
    [
        ("vfat", "rw,showexec", False, False), ("vfat", "rw,fmask=0022", False, True), ("vfat", "rw,fmask=0133", False, False),
        ("vfat", "rw,umask=0177", False, False), ("exfat", "rw,fmask=0022", False, True), ("ext4", "rw", True, False),
        ("ext4", "rw", False, True), ("vfat", "rw,fmask=oops", False, True),
    ],
)  # fmt: skip
def test_whether_a_program_starts_from_it(kind: str, options: str, no_programs: bool, starts: bool) -> None:
    found = Ground(kind, frozenset(options.split(",")), read_only=False, no_programs=no_programs, free=1)
    assert found.starts(System.LINUX) is starts
    assert found.starts(System.WINDOWS)
