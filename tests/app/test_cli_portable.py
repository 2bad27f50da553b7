"""``yarrow-cli portable``, inside the process of the tests."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app import paths
from app.cli import main, sentences, terminal
from app.cli.stop import Exit
from app.portable.runtime import System
from app.vault.vault import create, exists, open_vault
from tests.exchange import SECRET
from tests.portable import as_zip, build, tree
from tests.support import CHEAP

Run = Callable[..., int]


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    return made


@pytest.fixture
def run(stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run it on the stick; its exit code."""
    monkeypatch.setattr(terminal, "prepare", lambda: None)
    monkeypatch.setattr(paths, "data_folder", lambda override=None: override or tmp_path / "notes")
    return lambda *words: main(["portable", str(stick), *words])


@pytest.fixture
def built(tmp_path: Path) -> str:
    return str(build(tmp_path / "built"))


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    folder = tmp_path / "notes"
    create(folder, SECRET, cost=CHEAP).close()
    (tmp_path / "pw").write_text(SECRET.text + "\n", encoding="utf-8")
    return folder


def _said(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_new_notes_where_there_are_none(run: Run, stick: Path, built: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--runtime", built, "--name", "Recipes", "--json") == Exit.DONE
    said = _said(capsys)
    assert said["starts"] == {"Linux": str(stick / "Recipes" / "Linux" / "Recipes")}
    assert (said["dry_run"], said["new"], said["notes"], said["adds"]) == (False, True, "new", ["Linux"])
    assert (stick / "Recipes" / "data").is_dir()
    assert run("--runtime", built, "--name", "Recipes", "--json") == Exit.DONE
    said = _said(capsys)
    assert (said["new"], said["notes"], said["replaces"]) == (False, "none", ["Linux"])


def test_these_notes(run: Run, stick: Path, built: str, notes: Path, tmp_path: Path) -> None:
    assert run("--runtime", built, "--with", "vault", "--passphrase-file", str(tmp_path / "pw")) == Exit.DONE
    with open_vault(stick / "Notes" / "data", SECRET):
        pass
    assert run("--runtime", built, "--with", "vault", "--passphrase-file", str(tmp_path / "pw")) == Exit.USAGE


def test_only_the_notes_and_from_another_folder(run: Run, stick: Path, notes: Path, tmp_path: Path) -> None:
    other = notes.rename(tmp_path / "other")
    words = ("--runtime", "none", "--with", "vault", "--passphrase-file", str(tmp_path / "pw"))
    assert run(*words) == Exit.USAGE
    assert not list(stick.iterdir())
    assert run(*words, "--data", str(other)) == Exit.DONE
    assert exists(stick / "Notes" / "data")


def test_a_wrong_passphrase_leaves_the_stick_alone(
    run: Run, stick: Path, built: str, notes: Path, tmp_path: Path
) -> None:
    (tmp_path / "pw").write_text("not it\n")
    code = run("--runtime", built, "--with", "vault", "--passphrase-file", str(tmp_path / "pw"))
    assert code == Exit.WRONG_PASSPHRASE
    assert not list(stick.iterdir())


def test_a_dry_run_writes_nothing(run: Run, stick: Path, built: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--runtime", built, "--dry-run") == Exit.DONE
    said = capsys.readouterr().out
    assert "Nothing was written" in said
    assert "Linux: would be added" in said
    assert not list(stick.iterdir())


def test_several_systems_from_folder_and_archive(run: Run, stick: Path, built: str, tmp_path: Path) -> None:
    archive = as_zip(build(tmp_path / "w", System.WINDOWS), tmp_path / "w.zip")
    assert run("--runtime", built, "--runtime", str(archive)) == Exit.DONE
    assert {f.split("/")[1] for f in tree(stick)} == {"Linux", "Windows", "portable.txt", "READ ME.txt"}
    assert run("--runtime", built, "--runtime", built) == Exit.USAGE


def test_from_source_it_says_what_else_there_is(run: Run, stick: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run() == Exit.USAGE
    assert sentences.NO_PROGRAM_HERE in capsys.readouterr().err
    assert run("--runtime", "none", "--with", "none") == Exit.USAGE
    assert not list(stick.iterdir())


def test_what_stands_in_the_way_has_its_exit_code(run: Run, stick: Path, built: str, tmp_path: Path) -> None:
    assert run("--runtime", built, "--name", "con") == Exit.USAGE
    assert run("--runtime", str(tmp_path)) == Exit.REFUSED
    assert run("--runtime", str(tmp_path / "nowhere")) == Exit.REFUSED
    assert run("--runtime", str(tmp_path / "nowhere.zip")) == Exit.DISK
    assert main(["portable", str(stick / "gone"), "--runtime", built]) == Exit.DISK
    assert not list(stick.iterdir())
