"""What the Flatpak may do, which is next to nothing, and that it is built from what is locked by hashes."""

from __future__ import annotations

import importlib
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from tests.packaging import built

HERE = built.PACKAGING / "flatpak"
ALLOWED = {
    "--socket=wayland",
    "--socket=fallback-x11",
    "--share=ipc",
    "--env=QT_QPA_PLATFORM=wayland;xcb",
}


@pytest.fixture(scope="module")
def manifest() -> dict[str, Any]:
    found = yaml.safe_load((HERE / "local.yarrow.notes.yml").read_text("utf-8"))
    assert isinstance(found, dict)
    return found


@pytest.fixture
def maker() -> ModuleType:
    return importlib.import_module("build_flatpak")


def every(value: object) -> Iterator[str]:
    """Every word of a manifest, keys too."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield str(key)
            yield from every(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from every(inner)
    else:
        yield str(value)


def test_it_may_draw_a_window_and_no_more(manifest: dict[str, Any]) -> None:
    assert set(manifest["finish-args"]) == ALLOWED
    told = " ".join(every(manifest)).lower()
    for never in ("share=network", "filesystem", "session-bus", "system-bus", "talk-name", "own-name", "persist"):
        assert never not in told, never
    for never in ("device", "socket=x11", "pulseaudio", "ssh-auth", "pcsc", "cups", "allow", "usb", "add-policy"):
        assert not any(never in argument for argument in manifest["finish-args"]), never


def test_nothing_is_fetched_while_it_is_built(manifest: dict[str, Any]) -> None:
    for module in manifest["modules"]:
        assert [source["type"] for source in module["sources"]] == ["dir"]
        assert "build-options" not in module
    assert not any("://" in word for word in every(manifest))
    (pip,) = (c for module in manifest["modules"] for c in module["build-commands"] if c.startswith("pip3"))
    assert {"--no-index", "--require-hashes", "--no-deps"} <= set(pip.split())


def test_network_code_is_taken_out(manifest: dict[str, Any]) -> None:
    away = [word for word in manifest["cleanup"] if "Network" in word or word.endswith(("/tls", "networkinformation"))]
    assert len(away) == 4


def test_its_parts_are_those_that_are_laid_ready(maker: ModuleType, manifest: dict[str, Any]) -> None:
    folders = {source["path"] for module in manifest["modules"] for source in module["sources"]}
    assert folders == {"libraries", "program"}
    told = " ".join(every(manifest))
    assert set(re.findall(r"python(\d\.\d+)", told)) == {maker.PYTHON}
    assert f"{manifest['id']}.yml" == maker.MANIFEST
    assert f"/{manifest['id']}.metainfo.xml" in told.replace(" ", "/")
    assert (HERE / manifest["command"]).is_file()


@pytest.mark.skipif(os.name == "nt", reason="for Linux")
def test_its_commands_start_the_program_and_pass_the_words_on(tmp_path: Path) -> None:
    python = tmp_path / "python3"
    python.write_text('#!/bin/sh\nprintf "%s|" "$@"\n')
    python.chmod(0o755)
    for name, module in {"yarrow": "ui", "yarrow-cli": "app"}.items():
        words = ["/bin/sh", HERE / name, "a b", ""]
        said = subprocess.run(words, env={"PATH": str(tmp_path)}, capture_output=True, text=True, check=True).stdout
        assert said == f"-B|-P|-m|{module}|a b||"


def test_only_files_with_a_hash_of_the_list_are_gathered(
    maker: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []

    def run(command: list[str], **options: object) -> subprocess.CompletedProcess[str]:
        asked.append(command)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(subprocess, "run", run)
    maker.gather(tmp_path / "libraries", machine="x86_64")
    (words,) = asked
    assert {"--require-hashes", "--no-deps", "--only-binary"} <= set(words)
    assert words[words.index("--python-version") + 1] == maker.PYTHON
    assert words[-1].endswith("packaging/requirements.txt")
    kept = (tmp_path / "libraries" / "requirements.txt").read_bytes()
    assert kept == (built.PACKAGING / "requirements.txt").read_bytes()
