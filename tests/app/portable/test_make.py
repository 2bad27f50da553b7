"""Making copies, and everything that can happen on the way."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app import paths
from app.errors import AppError, Cancelled, Code
from app.jobs import CancelToken
from app.portable import archives, folders
from app.portable.medium import Medium
from app.portable.plan import Notes, Wish, plan
from app.portable.runtime import System
from app.settings import load
from app.vault.lock import FolderLock
from tests import portable
from tests.portable import Stick, as_tar, as_zip, beside, build, do, look, single, tree, wish


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    return made


@pytest.fixture
def memory() -> Iterator[Path]:
    """A folder that no disk is waited for, where there is one: a thousand copies are made in it."""
    shared = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=shared if os.access(shared, os.W_OK) else None) as name:
        yield Path(name)


@pytest.fixture
def built(tmp_path: Path) -> Path:
    return build(tmp_path / "built")


def test_a_new_copy_is_whole_and_bears_its_name(stick: Path, built: Path) -> None:
    made = do(wish(stick, look(built), name="Recipes", notes=Notes.NEW))
    assert made.root == stick / "Recipes"
    assert made.starts == ((System.LINUX, stick / "Recipes" / "Linux" / "Recipes"),)
    there = tree(stick / "Recipes")
    assert there.pop("portable.txt") == b"Recipes\n"
    assert there.pop("READ ME.txt") == b"read me"
    assert {f.removeprefix("Linux/").replace("Recipes", "Notes"): b for f, b in there.items()} == tree(built)
    assert (stick / "Recipes" / "data").is_dir()
    assert sorted(p.name for p in stick.iterdir()) == ["Recipes"]
    if os.name == "posix":
        assert (stick / "Recipes" / "Linux" / "Recipes").stat().st_mode & 0o100
        assert not (stick / "Recipes" / "Linux" / "lib" / "one.so").stat().st_mode & 0o100
        assert (stick / "Recipes" / "data").stat().st_mode & 0o777 == 0o700


def test_a_copy_finds_its_notes_and_its_name(stick: Path, built: Path) -> None:
    root = do(wish(stick, look(built), name="Holiday plans")).root
    assert paths.portable_root(root / "Linux") == root
    assert paths.shown_name(root / "data") == "Holiday plans"
    assert load(root / "data").window_title == "Holiday plans"


def test_notes_go_along_under_the_name_of_the_copy(stick: Path, built: Path) -> None:
    do(wish(stick, look(built), name="Garden", notes=Notes.VAULT), notes=portable.carried(b"mine"))
    data = stick / "Garden" / "data"
    assert (data / "c0").read_bytes() == b"minemine"
    assert load(data).window_title == "Garden"
    assert {p.stat().st_mtime for p in data.iterdir()} == {946_684_800}


def test_only_notes(stick: Path) -> None:
    made = do(wish(stick, name="Garden", notes=Notes.VAULT))
    assert made.starts == ()
    assert {f.split("/")[0] for f in tree(stick / "Garden")} == {"portable.txt", "data"}


def test_a_copy_of_a_copy_gets_the_third_name(stick: Path, built: Path, tmp_path: Path) -> None:
    first = do(wish(stick, look(built), name="Recipes")).root
    other = tmp_path / "other"
    other.mkdir()
    second = do(wish(other, *folders.there(first), name="Lists")).root
    names = sorted(p.name for p in (second / "Linux").iterdir())
    assert names == ["Lists", "Lists-cli", "READ ME.txt", "SHA256SUMS", "SHA256SUMS.minisig", "lib"]


def test_a_program_is_replaced_and_the_notes_are_not(stick: Path, built: Path) -> None:
    root = beside(stick, "Notes", System.LINUX, System.WINDOWS)
    before = tree(root / "data")
    made = do(wish(stick, look(built)))
    assert tree(root / "data") == before
    assert tree(root / "Linux") == tree(built)
    assert sorted(p.name for p in root.iterdir()) == [
        "Linux",
        "READ ME.txt",
        "Windows",
        "data",
        "portable.txt",
    ]
    assert made.left == ()


def test_what_somebody_put_beside_a_program_stays(stick: Path, built: Path) -> None:
    root = beside(stick, "Notes", System.LINUX)
    (root / "Linux" / "lib" / "mine.txt").write_text("mine")
    made = do(wish(stick, look(built)))
    assert made.left == (root / "Linux.old",)
    assert tree(root / "Linux.old") == {"lib/mine.txt": b"mine"}


@pytest.mark.parametrize("system", [System.LINUX, System.WINDOWS])
def test_a_folder_of_one_system_makes_room_for_others(stick: Path, built: Path, system: System) -> None:
    root = single(stick, system=system)
    before = tree(root / "data")
    planned = plan(wish(stick, look(built)))
    assert planned.moves is not None
    do(planned)
    assert tree(root / "data") == before
    assert sorted(p.name for p in root.iterdir()) == sorted(
        {"READ ME.txt", "data", "portable.txt", "Linux", str(system)}
    )
    assert tree(root / "Linux") == tree(built)
    assert folders.there(root)[0].version == "1.0"
    if system is System.WINDOWS:
        assert folders.in_folder(root / "Windows").version == "0.9"


@pytest.mark.parametrize("pack", [as_tar, as_zip])
def test_a_program_comes_out_of_an_archive(stick: Path, tmp_path: Path, pack: Callable[[Path, Path], Path]) -> None:
    built = build(tmp_path / "w", System.WINDOWS)
    archive = pack(built, tmp_path / ("a.zip" if pack is as_zip else "a.tar.xz"))
    found = archives.look(archive, CancelToken())
    assert (found.system, found.version, found.size) == (System.WINDOWS, "1.0", look(built).size)
    do(wish(stick, found, name="Lists"))
    there = {f.replace("Lists", "Notes"): b for f, b in tree(stick / "Lists" / "Windows").items()}
    assert there == tree(built)


def test_a_changed_file_is_not_copied(stick: Path, built: Path) -> None:
    program = look(built)
    (built / "lib" / "one.so").write_bytes(b"2" * 3003)
    with pytest.raises(AppError) as refused:
        do(wish(stick, program))
    assert refused.value.code is Code.PROGRAM_DAMAGED
    assert tree(stick) == {}
    assert not list(stick.iterdir())


def test_a_stick_that_keeps_other_bytes_is_noticed(stick: Path, built: Path) -> None:
    class Liar(Medium):
        def write(self, descriptor: int, block: bytes) -> None:
            super().write(descriptor, block.replace(b"111", b"112"))

    with pytest.raises(AppError) as refused:
        do(wish(stick, look(built)), Liar())
    assert refused.value.code is Code.STICK_DIFFERS
    assert not list(stick.iterdir())


@pytest.mark.parametrize("there", [False, True])
def test_a_driver_that_loses_what_is_in_a_renamed_folder_is_noticed(stick: Path, built: Path, there: bool) -> None:
    """As fusefat 0.1 does."""
    if there:
        beside(stick, "Notes", System.LINUX)
    before = tree(stick)

    class Loser(Medium):
        def rename(self, old: Path, new: Path) -> None:
            if old.name.endswith(".part"):
                shutil.rmtree(old)
                new.mkdir()
            else:
                super().rename(old, new)

    with pytest.raises(AppError) as refused:
        do(wish(stick, look(built)), Loser())
    assert refused.value.code is Code.STICK_DIFFERS
    assert tree(stick) == before
    assert [p.name for p in stick.iterdir()] == (["Notes"] if there else [])


def test_notes_that_are_open_on_the_stick_are_left_alone(stick: Path, built: Path) -> None:
    root = beside(stick, "Notes", System.LINUX)
    before = tree(stick)
    lock = FolderLock(root / "data")
    try:
        with pytest.raises(AppError) as refused:
            do(wish(stick, look(built)))
    finally:
        lock.release()
    assert refused.value.code is Code.STICK_IN_USE
    assert tree(stick) == before
    do(wish(stick, look(built)))


# whatever goes wrong, at every single touch of the stick


def _fresh(stick: Path, built: Path) -> Wish:
    return wish(stick, look(built), notes=Notes.VAULT)


def _again(stick: Path, built: Path) -> Wish:
    beside(stick, "Notes", System.LINUX)
    return wish(stick, look(built))


def _from_single(stick: Path, built: Path) -> Wish:
    single(stick)
    return wish(stick, look(built))


def _another(stick: Path, built: Path) -> Wish:
    single(stick, system=System.WINDOWS)
    return wish(stick, look(built))


def _notes_only(stick: Path, built: Path) -> Wish:
    root = beside(stick, "Notes", System.LINUX)
    shutil.rmtree(root / "data")
    (root / "data").mkdir()
    return wish(stick, notes=Notes.VAULT)


_SCENES = [_fresh, _again, _from_single, _another, _notes_only]


def _programs(root: Path) -> dict[tuple[System, str], Path]:
    """Every whole program that finds the notes, with its version, wherever it lies."""
    found = {}
    for folder in [root, *(p for p in root.iterdir() if p.is_dir())] if root.is_dir() else []:
        try:
            program = folders.look(folder)
        except AppError:
            continue
        listed = {item.path: item.digest for item in program.items if item.digest}
        whole = all((folder / program.renamed(path, program.called)).is_file() for path in listed)
        if whole and paths.portable_root(folder) == root:
            found[program.system, program.version] = folder
    return found


@pytest.mark.parametrize("scene", _SCENES)
@pytest.mark.parametrize("how", ["full", "pulled", "cancelled"])
def test_the_old_or_the_new_and_never_less(memory: Path, scene: Callable[[Path, Path], Wish], how: str) -> None:
    built = build(memory / "built")
    model = memory / "model"
    model.mkdir()
    asked = scene(model, built)
    before, had = tree(model), _programs(model / "Notes")
    old_data = tree(model / "Notes" / "data") if (model / "Notes" / "data").is_dir() else {}
    counting = Stick()
    _run(memory / "count", model, asked, counting)
    after, has = tree(memory / "count"), _programs(memory / "count" / "Notes")
    assert counting.touches > 10
    done = 0
    for at in range(1, counting.touches + 1):
        here = memory / "here"
        token = CancelToken()
        what = {"full": portable.refuse(errno.ENOSPC), "forbidden": portable.refuse(errno.EACCES)}.get(how)
        stick = Stick(at, token.cancel if how == "cancelled" else what, pulled=how == "pulled")
        try:
            _run(here, model, asked, stick, token)
            done += 1
        except (AppError, Cancelled):
            if how != "pulled":
                assert tree(here) in (before, after) or _between(here, had, has), at
        for name, content in old_data.items():
            assert (here / "Notes" / "data" / name).read_bytes() == content, at
        for system, _version in had:
            kept = {(s, v) for s, v in _programs(here / "Notes") if s is system}
            assert kept, f"{system} is gone at touch {at}"
        left = [p.name for p in here.iterdir() if p.name != "Notes"]
        assert left in ([], ["Notes.part"]), at
        _run(here, here, asked, Stick(), again=True)  # the next try mends everything
        assert {f: b for f, b in tree(here).items() if f != "Notes/data/unfinished"} == after, at
        shutil.rmtree(here)
    assert done < counting.touches


def _between(here: Path, had: object, has: object) -> bool:
    """Not everything could be cleared, but nothing half bears a name."""
    programs = set(_programs(here / "Notes"))
    return bool(programs) or not (here / "Notes").exists()


def _run(
    here: Path, model: Path, asked: Wish, stick: Stick, token: CancelToken | None = None, *, again: bool = False
) -> None:
    """The scene once more in another folder."""
    if not again:
        shutil.copytree(model, here)
    done = (here / "Notes" / "data" / "c0").exists()
    notes = Notes.NONE if again and done and asked.notes is Notes.VAULT else asked.notes
    if again and notes is Notes.NONE and not asked.programs:
        return
    do(plan(Wish(here, asked.name, asked.programs, notes)), stick, token=token)
