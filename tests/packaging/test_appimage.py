"""The AppDir, its picture, and what is refused as a runtime."""

from __future__ import annotations

import configparser
import hashlib
import importlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from tests.packaging import built
from tests.packs import needs

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="AppImages are made on Linux")
RUNTIME = b"\x7fELF\x02\x01\x01\x00AI\x02" + bytes(100)


@pytest.fixture
def maker() -> ModuleType:
    return importlib.import_module("build_appimage")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return built.make(tmp_path / "Notes")


def app_dir(maker: ModuleType, folder: Path, target: Path, name: str = "Notes") -> Path:
    maker.app_dir(importlib.import_module("built_folder").find(folder), target, name)
    return target


def test_what_is_in_it(maker: ModuleType, folder: Path, tmp_path: Path) -> None:
    made = app_dir(maker, folder, tmp_path / "App", "Recipes")
    files = {str(p.relative_to(made)) for p in made.rglob("*") if p.is_file()}
    assert {"AppRun", "yarrow.desktop", "yarrow.png", ".DirIcon"} <= files
    assert {f"usr/lib/yarrow/{name}" for name in built.FILES} == {f for f in files if f.startswith("usr/lib")}
    assert not any(path.is_symlink() for path in made.rglob("*"))
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(made / "yarrow.desktop", "utf-8")
    assert entry["Desktop Entry"]["Name"] == "Recipes"
    assert (made / f"{entry['Desktop Entry']['Icon']}.png").is_file()
    assert {p.stat().st_mtime for p in made.rglob("*")} == {built.EPOCH}


@pytest.mark.parametrize(
    ("called", "words", "said"),
    [
        ("Notes.AppImage", ("a b", "--data", "x"), "window a b --data x"),
        ("Notes.AppImage", ("--cli", "list", "a b"), "line list a b"),
        ("/usr/local/bin/notes-cli", ("list", "--cli"), "line list --cli"),
        (None, ("x",), "window x"),
    ],
)
def test_it_starts_the_window_or_the_command_line(
    maker: ModuleType, folder: Path, tmp_path: Path, called: str | None, words: tuple[str, ...], said: str
) -> None:
    made = app_dir(maker, folder, tmp_path / "with a space")
    environment = {"PATH": os.environ["PATH"]} | ({"ARGV0": called} if called else {})
    done = subprocess.run([made / "AppRun", *words], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == said


def test_what_desktops_lack_is_put_in_with_what_it_lacks_itself(
    maker: ModuleType, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elf = importlib.import_module("elf")
    wants = {"Notes": {"libxcb-cursor.so.0", "libxcb.so.1"}, "libxcb-cursor.so.0": {"libxcb-image.so.0", "libc.so.6"}}

    def wanted(files: Iterator[Path]) -> object:
        names = {path.name for path in files}
        return elf.Wanted(frozenset(set[str]().union(*(wants.get(n, set()) for n in names)) - names), (2, 34))

    monkeypatch.setattr(elf, "wanted", wanted)
    program = folder
    library = tmp_path / "some.so"
    library.write_bytes(b"\x7fELF")
    assert maker.add_libraries(program, lambda _: library) == ["libxcb-cursor.so.0", "libxcb-image.so.0"]
    assert (program / "lib/libxcb-image.so.0").read_bytes() == library.read_bytes()
    shutil.rmtree(program)
    with pytest.raises(importlib.import_module("built_folder").NotBuilt, match="libxcb-cursor"):
        maker.add_libraries(built.make(program), lambda _: None)


def test_libraries_of_this_computer_are_found(maker: ModuleType) -> None:
    found = maker.on_this_computer("libc.so.6")
    assert found is not None
    assert found.read_bytes()[:4] == b"\x7fELF"
    assert maker.on_this_computer("libyarrow-no-such-thing.so.9") is None


@needs("mksquashfs")
def test_the_same_folder_gives_the_same_bytes(maker: ModuleType, folder: Path, tmp_path: Path) -> None:
    found = importlib.import_module("built_folder").find(folder)
    made = [
        maker.build(found, tmp_path / out, "Notes", RUNTIME) for out in ("a", "b") if (tmp_path / out).mkdir() is None
    ]
    contents = [path.read_bytes() for path in made]
    assert contents[0] == contents[1]
    assert contents[0].startswith(RUNTIME)
    assert contents[0][len(RUNTIME) :][:4] == b"hsqs"


def test_nothing_goes_in_front_but_the_runtime_that_was_meant(maker: ModuleType, tmp_path: Path) -> None:
    refused = importlib.import_module("built_folder").NotBuilt
    file = tmp_path / "runtime"
    file.write_bytes(RUNTIME)
    digest = hashlib.sha256(RUNTIME).hexdigest()
    assert maker.runtime(file, digest) == RUNTIME
    other = tmp_path / "other"
    other.write_bytes(b"\x7fELF" + bytes(100))
    for path, told in (
        (None, None),
        (file, None),
        (None, digest),
        (file, "0" * 64),
        (file, digest[:32]),
        (other, hashlib.sha256(other.read_bytes()).hexdigest()),
    ):
        with pytest.raises(refused):
            maker.runtime(path, told)


def test_without_a_runtime_it_refuses(maker: ModuleType, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert maker.main(["--folder", str(folder)]) == 1
    assert "--runtime" in capsys.readouterr().err
