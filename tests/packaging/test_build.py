"""Building: what is in a build is one commit, what is beside it is true, and the same goes in and comes out."""

from __future__ import annotations

import importlib
import json
import os
import re
import subprocess
import sys
import tarfile
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.packaging.cyclonedx import faults

ROOT = Path(__file__).resolve().parents[2]
READ_ME = ROOT / "packaging" / "portable" / "read-me"
EPOCH = 1_790_000_000
TELLING = ("yarrow", "journal", "abuse", "trauma", "harm", "survivor", "diary", "violence", "counsel")


def tool(name: str) -> ModuleType:
    return importlib.import_module(name)


def some_commit() -> Any:
    return tool("build_tree").Commit("c" * 40, EPOCH)


# one commit


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with one commit, a change that is not committed, and a file that nobody added."""
    root = tmp_path / "repository"
    root.mkdir()
    (root / "pyproject.toml").write_text('[project]\nversion = "7.8"\n')
    who = ["-c", "user.name=x", "-c", "user.email=x@invalid"]
    env = {**os.environ, "GIT_COMMITTER_DATE": f"@{EPOCH} +0000", "GIT_AUTHOR_DATE": f"@{EPOCH} +0000"}
    for words in (["init", "-q"], ["add", "."], [*who, "commit", "-q", "-m", "one"]):
        subprocess.run(["git", *words], cwd=root, env=env, check=True)
    (root / "pyproject.toml").write_text("changed since")
    (root / "lying about").write_text("a secret")
    return root


def test_only_what_is_committed_is_built(repository: Path, tmp_path: Path) -> None:
    tree = tool("build_tree")
    commit = tree.commit("HEAD", repository)
    assert (commit.epoch, commit.date) == (EPOCH, "2026-09-21T14:13:20Z")
    tree.copy(commit, tmp_path / "copy", repository)
    assert [path.name for path in (tmp_path / "copy").iterdir()] == ["pyproject.toml"]
    assert tree.version(tmp_path / "copy") == "7.8"
    assert tree.changed(repository) == ["pyproject.toml"]


def test_where_there_is_no_commit_it_says_so(tmp_path: Path) -> None:
    tree = tool("build_tree")
    with pytest.raises(tree.NoTree):
        tree.commit("HEAD", tmp_path)


@pytest.mark.parametrize("name", ["Notes", "Recipes", "Marta's recipes", "Año 2026", "دفتر", "a", "To-do"])
def test_a_name_may_be_anything_neutral(name: str) -> None:
    assert tool("build_portable").checked_name(name) == name


@pytest.mark.parametrize(
    "name", ["", " a", "a ", "a/b", "..", "con", "COM1", "a" * 41, "-a", "a:b", "a\nb", "a\\b", "x."]
)
def test_a_name_that_some_system_refuses_is_refused(name: str) -> None:
    portable = tool("build_portable")
    with pytest.raises(portable.NotBuilt):
        portable.checked_name(name)


def test_the_list_of_what_builds_holds_what_runs() -> None:
    def pins(file: str) -> dict[str, str]:
        text = (ROOT / "packaging" / file).read_text("utf-8")
        return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, re.MULTILINE))

    run, build = pins("requirements.txt"), pins("requirements-build.txt")
    assert {name: build.get(name) for name in run} == run
    assert "pyinstaller" in build
    assert "pyinstaller" not in run  # nobody who only runs it needs that


def test_an_unknown_word_shows_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    building = tool("build")
    assert building.main(["nothing-of-the-kind"]) == 2
    assert building.main([]) == 0
    assert building.main(["trim"]) == 2  # a part of the tooling, and no command
    assert "portable" in capsys.readouterr().out


# beside the program


def built(folder: Path, name: str = "Recipes") -> Path:
    """A folder that only looks like a build."""
    made = folder / name
    (made / "lib" / "inner").mkdir(parents=True)
    (made / "data").mkdir()
    (made / name).write_bytes(b"window")
    (made / f"{name}-cli").write_bytes(b"line")
    (made / "lib" / "inner" / "a.so").write_bytes(b"a")
    (made / "lib" / "Z.txt").write_bytes(b"z")
    (made / "data" / "c1").write_bytes(b"the person's own")
    return made


def sealed(folder: Path, name: str = "Recipes") -> Path:
    seal, made = tool("build_seal"), built(folder, name)
    seal.settle(made, EPOCH, {name, f"{name}-cli"})
    seal.list_hashes(made, EPOCH)
    return made


def test_the_list_names_every_file_but_the_persons_own(tmp_path: Path) -> None:
    made = sealed(tmp_path)
    listed = [line.split("  ")[1] for line in (made / "SHA256SUMS").read_text("utf-8").splitlines()]
    assert listed == ["Recipes", "Recipes-cli", "lib/Z.txt", "lib/inner/a.so"]
    assert list(tool("build_seal").differing(made)) == []


def test_whatever_changes_is_found(tmp_path: Path) -> None:
    made = sealed(tmp_path)
    (made / "Recipes").write_bytes(b"Window")
    (made / "lib" / "Z.txt").unlink()
    (made / "lib" / "more.so").write_bytes(b"m")
    (made / "data" / "c1").write_bytes(b"more of the person's own")
    assert list(tool("build_seal").differing(made)) == ["changed Recipes", "missing lib/Z.txt", "unknown lib/more.so"]


def test_an_archive_is_the_same_whoever_makes_it_and_when(tmp_path: Path) -> None:
    seal = tool("build_seal")
    mask = os.umask(0o077)
    try:
        one = sealed(tmp_path / "one")
    finally:
        os.umask(mask)
    other = sealed(tmp_path / "else" / "where")
    os.utime(other / "data", (1, 1))
    (other / "data" / "c2").write_bytes(b"somebody tried it out")
    for folder, target in ((one, tmp_path / "1.tar.xz"), (other, tmp_path / "2.tar.xz")):
        seal.archive(folder, target, EPOCH)
    assert (tmp_path / "1.tar.xz").read_bytes() == (tmp_path / "2.tar.xz").read_bytes()
    with tarfile.open(tmp_path / "1.tar.xz") as archive:
        entries = archive.getmembers()
    assert [entry.name for entry in entries if entry.isdir()] == [
        "Recipes",
        "Recipes/data",
        "Recipes/lib",
        "Recipes/lib/inner",
    ]
    assert {(entry.uid, entry.gid, entry.uname, entry.mtime) for entry in entries} == {(0, 0, "", EPOCH)}
    assert {entry.name for entry in entries if entry.isfile() and entry.mode & 0o111} == {
        "Recipes/Recipes",
        "Recipes/Recipes-cli",
    }


def test_a_rebuild_is_compared_by_its_bytes(tmp_path: Path) -> None:
    verify = tool("verify_release")
    one, other = sealed(tmp_path / "one"), sealed(tmp_path / "other")
    assert list(verify.differences(one, other)) == []
    (other / "lib" / "Z.txt").write_bytes(b"zz")
    (other / "lib" / "inner" / "a.so").unlink()
    (other / "new").write_bytes(b"")
    (other / "Recipes-cli").chmod(0o644)
    assert list(verify.differences(one, other)) == [
        "differs: Recipes-cli in who may start it",
        "differs: lib/Z.txt from byte 1 on",
        "only in the release: lib/inner/a.so",
        "only in the rebuild: new",
    ]


def test_what_the_two_builds_were_made_with_is_told() -> None:
    verify = tool("verify_release")
    theirs = {"system": "debian 12", "tools": {"Python": "3.11.7", "strip": "2.40"}}
    ours = {"system": "debian 12", "tools": {"Python": "3.12.1", "strip": "2.40"}}
    assert list(verify.circumstances(theirs, ours)) == ["Python 3.11.7, here 3.12.1"]


def test_a_signature_is_that_of_the_list(tmp_path: Path) -> None:
    if subprocess.run(["sh", "-c", "command -v minisign"], capture_output=True, check=False).returncode:
        pytest.skip("no minisign on this computer")
    made, verify = sealed(tmp_path), tool("verify_release")
    words = ["minisign", "-G", "-W", "-p", str(tmp_path / "public"), "-s", str(tmp_path / "secret")]
    subprocess.run(words, check=True, capture_output=True)
    tool("build_seal").sign(made, tmp_path / "secret", "Recipes 7.8", EPOCH)
    public = (tmp_path / "public").read_text("ascii").splitlines()[1]
    assert verify.signed(made, public)
    assert list(tool("build_seal").differing(made)) == []
    (made / "SHA256SUMS").write_text("something else")
    assert not verify.signed(made, public)


# for people


def languages() -> list[str]:
    return list(tool("build_about").LANGUAGES)


@pytest.mark.parametrize("language", ["en", "es", "fr", "pt", "de", "it", "ar"])
def test_each_read_me_says_the_same_and_nothing_telling(language: str) -> None:
    assert language in languages()
    text = (READ_ME / f"{language}.txt").read_text("utf-8")
    english = (READ_ME / "en.txt").read_text("utf-8")
    assert text.count("\n\n") == english.count("\n\n")  # as many paragraphs
    for word in ("{NAME}", "data", "HOW TO CHECK.txt", "FAT32", "exFAT", ".exe"):
        assert text.count(word) == english.count(word), word
    for word in TELLING:
        assert word not in text.lower()
    assert max(map(len, text.splitlines())) <= 120


def test_the_read_me_holds_every_language_and_the_name() -> None:
    about = tool("build_about")
    told = about.About("Marta's recipes", "7.8", some_commit(), "debian 12", [("Python", "3.11")])
    text = about.read_me(told, READ_ME)
    assert text.startswith("English  ·  Español  ·  Français  ·  Português  ·  Deutsch  ·  Italiano  ·  العربية\n")
    assert text.count("Marta's recipes.exe") == len(languages())
    assert "{" not in text
    assert sorted(path.stem for path in READ_ME.glob("*.txt")) == sorted(languages())


def parts() -> list[Any]:
    part = tool("build_parts").Part
    return [
        part("Qt", "6.11", "LGPL-3.0-only", "pkg:generic/qt@6.11", "framework", "a wheel", {"L": READ_ME}, "PySide6"),
        part("PySide6", "6.11.3", "LGPL-3.0-only", "pkg:pypi/pyside6@6.11.3", origin="wheel"),
        part("libfoo1", "1.0-2", purl="pkg:deb/debian/libfoo1@1.0-2", texts={"copyright": READ_ME}),
        part("Literata", licence="OFL-1.1", kind="data"),
        part("This-program", licence="GPL-3.0-or-later"),
    ]


def test_the_parts_are_told_in_the_form_of_cyclonedx_and_the_same_twice() -> None:
    write = tool("build_sbom").sbom
    once = write("Recipes", "7.8", some_commit(), parts(), [("PyInstaller", "6")])
    assert once == write("Recipes", "7.8", some_commit(), parts(), [("PyInstaller", "6")])
    told = json.loads(once)
    assert faults(told) == []
    assert [part["name"] for part in told["components"]] == ["Qt", "PySide6", "libfoo1", "Literata"]
    held = {one["ref"]: one["dependsOn"] for one in told["dependencies"]}
    assert held["pkg:pypi/pyside6@6.11.3"] == ["pkg:generic/qt@6.11"]
    assert "pkg:generic/qt@6.11" not in held["pkg:generic/yarrow@7.8"]
    assert told["metadata"]["timestamp"] == "2026-09-21T14:13:20Z"


def test_what_is_against_the_schema_is_seen() -> None:
    told = json.loads(tool("build_sbom").sbom("x", "1", some_commit(), parts(), []))
    told["components"][0] |= {"type": "program", "licence": "MIT"}
    told["dependencies"][1]["dependsOn"] = ["nowhere"]
    told["specVersion"] = "1.9"
    assert len(faults(told)) == 4


def test_every_part_says_where_it_was_taken_from(tmp_path: Path) -> None:
    text = tool("build_about").listing(parts())
    assert "Qt 6.11\n    licence: LGPL-3.0-only\n    taken from: a wheel\n" in text


def test_the_figures_go_between_their_marks_and_nowhere_else() -> None:
    docs = tool("build_docs")
    page = f"before\n{docs.BEGIN}\nold\n{docs.END}\nafter\n"
    once = docs.between(page, ["new", "lines"])
    assert once == f"before\n{docs.BEGIN}\nnew\nlines\n{docs.END}\nafter\n"
    assert docs.between(once, ["new", "lines"]) == once
    with pytest.raises(ValueError, match="no place"):
        docs.between("no marks", ["x"])
    assert docs.between((ROOT / "docs" / "packaging.md").read_text("utf-8"), ["x"])


@pytest.mark.long
@pytest.mark.timeout(1200)
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the libraries of a Linux system")
def test_two_builds_are_the_same_and_work(tmp_path: Path) -> None:
    """In two folders, with two environments; then the command line of the second one runs."""
    for words in (["packaging/dev.py", "build", "portable", "--fast", "--out", str(tmp_path / "out"), "--work", str(tmp_path / "work")],
                  ["packaging/verify_release.py", str(tmp_path / "out" / "Notes"), "--work", str(tmp_path / "again")]):  # fmt: skip
        done = subprocess.run([sys.executable, *words], cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
    program = tmp_path / "again" / "out" / "Notes" / "Notes-cli"
    assert subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout.strip()
