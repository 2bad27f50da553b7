"""The package for Debian, made of a small folder that only looks like a built one."""

from __future__ import annotations

import configparser
import gzip
import hashlib
import importlib
import inspect
import io
import os
import re
import shutil
import subprocess
import tarfile
import xml.etree.ElementTree as ET
from pathlib import Path
from types import ModuleType

import pytest

from tests.packaging import built
from tests.packs import needs

LINUX = built.PACKAGING / "linux"
needs_dpkg = pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="dpkg-deb is not on this computer")


@pytest.fixture
def deb() -> ModuleType:
    return importlib.import_module("build_deb")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return built.make(tmp_path / "Notes")


def content(package: Path, target: Path) -> Path:
    """The package's files, and in DEBIAN what it says of itself."""
    subprocess.run(["dpkg-deb", "--raw-extract", package, target], check=True)
    return target


def build(deb: ModuleType, folder: Path, out: Path, name: str = "Notes") -> Path:
    made: Path = deb.build(importlib.import_module("built_folder").find(folder), out, name)
    return made


@needs_dpkg
def test_the_same_folder_gives_the_same_bytes(deb: ModuleType, folder: Path, tmp_path: Path) -> None:
    first = build(deb, folder, tmp_path / "a")
    for path in folder.rglob("*"):
        os.utime(path, (1, 1))
    (folder / "Notes-cli").chmod(0o777)
    second = build(deb, folder, tmp_path / "b")
    assert first.name == second.name
    assert first.read_bytes() == second.read_bytes()


@needs_dpkg
def test_what_is_in_it(deb: ModuleType, folder: Path, tmp_path: Path) -> None:
    inside = content(build(deb, folder, tmp_path / "out"), tmp_path / "in")
    program = inside / "usr/lib/yarrow"
    assert {str(p.relative_to(program)) for p in program.rglob("*") if p.is_file()} == set(built.FILES)
    for command, goal in {"yarrow": "Notes", "yarrow-cli": "Notes-cli"}.items():
        link = inside / "usr/bin" / command
        assert link.is_symlink()
        assert link.resolve() == program / goal
    for size in deb.SIZES:
        assert (inside / f"usr/share/icons/hicolor/{size}x{size}/apps/yarrow.png").is_file()
    assert gzip.decompress((inside / "usr/share/man/man1/yarrow.1.gz").read_bytes()).startswith(b".TH YARROW 1")
    assert "@" not in (inside / "usr/share/metainfo/local.yarrow.notes.metainfo.xml").read_text("utf-8")


@needs_dpkg
def test_it_has_no_scripts_and_its_files_are_everybodys_to_read(deb: ModuleType, folder: Path, tmp_path: Path) -> None:
    package = build(deb, folder, tmp_path / "out")
    inside = content(package, tmp_path / "in")
    assert {path.name for path in (inside / "DEBIAN").iterdir()} == {"control", "md5sums"}
    data = subprocess.run(["dpkg-deb", "--fsys-tarfile", package], capture_output=True, check=True).stdout
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        for entry in archive:
            assert (entry.uid, entry.gid, entry.mtime) == (0, 0, built.EPOCH), entry.name
            programs = {"./usr/lib/yarrow/Notes", "./usr/lib/yarrow/Notes-cli"}
            if entry.isfile():
                assert entry.mode == (0o755 if entry.name in programs else 0o644), entry.name
            elif entry.isdir():
                assert entry.mode == 0o755, entry.name
            else:
                assert entry.name in {"./usr/bin/yarrow", "./usr/bin/yarrow-cli"}


@needs_dpkg
def test_its_list_of_sums_fits(deb: ModuleType, folder: Path, tmp_path: Path) -> None:
    inside = content(build(deb, folder, tmp_path / "out"), tmp_path / "in")
    lines = (inside / "DEBIAN/md5sums").read_text("utf-8").splitlines()
    said = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    files = {p for p in (inside / "usr").rglob("*") if p.is_file() and not p.is_symlink()}
    assert said == {
        str(p.relative_to(inside)): hashlib.md5(p.read_bytes(), usedforsecurity=False).hexdigest() for p in files
    }


@needs_dpkg
def test_another_name_is_everywhere_it_is_shown(deb: ModuleType, folder: Path, tmp_path: Path) -> None:
    other = folder.rename(tmp_path / "Recipes")
    (other / "Notes").rename(other / "Recipes")
    (other / "Notes-cli").rename(other / "Recipes-cli")
    inside = content(build(deb, other, tmp_path / "out", "Recipes & more"), tmp_path / "in")
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(inside / "usr/share/applications/yarrow.desktop", "utf-8")
    assert entry["Desktop Entry"]["Name"] == "Recipes & more"
    assert entry["Desktop Entry"]["StartupWMClass"] == "Recipes"
    component = ET.parse(inside / "usr/share/metainfo/local.yarrow.notes.metainfo.xml").getroot()
    assert component.findtext("name") == "Recipes & more"
    assert (inside / "usr/bin/yarrow").resolve() == inside / "usr/lib/yarrow/Recipes"


def test_what_it_depends_on_is_what_is_loaded(deb: ModuleType) -> None:
    wanted = importlib.import_module("elf").Wanted
    loads = {"libc.so.6", "libm.so.6", "ld-linux-x86-64.so.2", "libxcb.so.1", "libglib-2.0.so.0", "libgthread-2.0.so.0"}
    assert deb.depends(wanted(frozenset(loads), (2, 34))) == [
        "libc6 (>= 2.34)",
        "libglib2.0-0 | libglib2.0-0t64",
        "libxcb1",
    ]
    with pytest.raises(importlib.import_module("built_folder").NotBuilt, match=r"libfresh\.so\.9"):
        deb.depends(wanted(frozenset({"libfresh.so.9"}), (2, 34)))


def test_every_library_that_running_from_source_needs_has_its_package(deb: ModuleType) -> None:
    """One table is for source, one for packages: they agree."""
    for need in importlib.import_module("dev_system").LIBRARIES:
        assert need.packages[0] in deb.PACKAGES[need.probe].split(" | "), need.probe


# what is shown of it


def test_its_words_are_neutral(deb: ModuleType) -> None:
    telling = r"surviv|abus|harm|trauma|violen|trigger|coping|therap|counsel|assault|safe|heal|journal"
    for name in ("yarrow.desktop", "yarrow.metainfo.xml", "yarrow-pack.xml", "yarrow.1", "yarrow-cli.1"):
        assert not re.findall(telling, (LINUX / name).read_text("utf-8"), re.IGNORECASE), name
    assert not re.findall(telling, inspect.getsource(deb.control), re.IGNORECASE)


@needs("desktop-file-validate")
def test_the_entry_of_the_menu_is_valid(deb: ModuleType, tmp_path: Path) -> None:
    for name in ("Notes", "Recipes & more"):
        (tmp_path / "yarrow.desktop").write_text(deb.desktop_entry(name, name), "utf-8")
        done = subprocess.run(["desktop-file-validate", tmp_path / "yarrow.desktop"], capture_output=True, check=False)
        assert (done.returncode, done.stdout) == (0, b"")


@needs("appstreamcli")
def test_what_software_centres_show_is_valid(deb: ModuleType, tmp_path: Path) -> None:
    file = tmp_path / "local.yarrow.notes.metainfo.xml"
    file.write_text(deb.metainfo("Notes", {"@VERSION@": "0.1.0", "@DATE@": "2026-11-22"}), "utf-8")
    words = ["appstreamcli", "validate", "--no-net", "--no-color", file]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert not re.search(r"^[EW]:", done.stdout, re.MULTILINE), done.stdout
