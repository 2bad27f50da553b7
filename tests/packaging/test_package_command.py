"""The commands that make a package: what each takes, and what it says where there is nothing to make it of."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import pytest

from tests.packaging import built

TAKEN = {"deb": "--folder", "appimage": "--folder", "windows": "--folder", "macos": "--bundle"}
ASKED = {
    "deb": [],
    "appimage": ["--app-dir-only"],
    "windows": ["--zip", "--installer"],
    "macos": ["--sign", "--image"],
}


@pytest.fixture
def command() -> ModuleType:
    return importlib.import_module("package_command")


@pytest.mark.parametrize("what", TAKEN)
def test_each_says_what_it_takes(what: str, capsys: pytest.CaptureFixture[str]) -> None:
    maker = importlib.import_module(f"build_{what}")
    with pytest.raises(SystemExit) as ended:
        maker.main(["--help"])
    assert ended.value.code == 0
    said = capsys.readouterr().out
    assert f"./dev build {what} " in said
    assert " ".join(maker.__doc__.splitlines()[0].split()[:6]) in " ".join(said.split())
    for word in (TAKEN[what], "--name", "--out", *ASKED[what]):
        assert f" {word}" in said


@pytest.mark.parametrize("what", TAKEN)
def test_without_a_build_it_says_what_to_run(what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    maker = importlib.import_module(f"build_{what}")
    out = tmp_path / "out"
    assert maker.main([TAKEN[what], str(tmp_path), "--out", str(out), *ASKED[what]]) == 1
    assert "./dev build portable" in capsys.readouterr().err
    assert not out.exists() or not [*out.iterdir()]


def test_what_was_made_is_told_with_its_size(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = built.make(tmp_path / "Notes")
    for name in ("Notes", "Notes-cli"):
        (folder / name).rename(folder / f"{name}.exe")
    (folder / "lib/large").write_bytes(bytes(range(256)) * 2000)
    windows = importlib.import_module("build_windows")
    assert windows.main(["--folder", str(folder), "--out", str(tmp_path / "out"), "--zip"]) == 0
    (made,) = (tmp_path / "out").iterdir()
    assert capsys.readouterr().out == f"{made} ({made.stat().st_size / 1e6:.1f} MB)\n"


def test_only_what_is_foreseen_is_told_as_a_refusal(command: ModuleType) -> None:
    def breaks(_options: object) -> int:
        raise ZeroDivisionError

    options = command.words_of("deb", "A word.", Path("there")).parse_args([])
    with pytest.raises(ZeroDivisionError):
        command.done(breaks, options)
    assert command.done(lambda given: 3 if given is options else 0, options) == 3
