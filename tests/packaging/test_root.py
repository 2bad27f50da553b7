"""The bare system that builds are tried in: what it is made of, and what counts as left behind."""

from __future__ import annotations

import importlib
import os
import shlex
import sys
from pathlib import Path
from types import ModuleType

import pytest

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a bare system is one of Linux")


@pytest.fixture
def root() -> ModuleType:
    return importlib.import_module("build_root")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Types: deb\nURIs: place:/a\nSuites: calm calm-updates\nComponents: main\n", "place:/a"),
        ("Types: deb\nURIs: place:/b\nSuites: calm-security\n\nTypes: deb\nURIs: place:/a\nSuites: calm\n", "place:/a"),
        ("deb place:/a calm main\n", "place:/a"),
        ("deb [signed-by=/x arch=amd64] place:/a calm main\n", "place:/a"),
        ("# deb place:/a calm main\ndeb-src place:/a calm main\ndeb place:/b calm-security main\n", None),
        ("", None),
    ],
)
def test_the_package_source_is_the_hosts_own(root: ModuleType, text: str, found: str | None) -> None:
    assert root.source_in(text, "calm") == found


def test_every_change_is_seen_and_what_changes_by_itself_is_not(root: ModuleType, tmp_path: Path) -> None:
    system = root.Root(tmp_path)
    for name in ("etc/a", "etc/b", "home/x", "var/lib/dpkg/status", "tmp/y"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("1")
    (tmp_path / "etc/link").symlink_to("a")
    before = system.state()
    assert root.difference(before, system.state()) == []
    (tmp_path / "etc/a").write_text("2")
    (tmp_path / "etc/b").chmod(0o600)
    (tmp_path / "home/x").unlink()
    (tmp_path / "home/.cache").mkdir()
    (tmp_path / "etc/link").unlink()
    (tmp_path / "etc/link").symlink_to("b")
    (tmp_path / "var/lib/dpkg/status").write_text("2")
    (tmp_path / "tmp/y").unlink()
    assert root.difference(before, system.state()) == [
        "new      /home/.cache",
        "gone     /home/x",
        "changed  /etc/a",
        "changed  /etc/b",
        "changed  /etc/link",
    ]


def test_commands_run_apart_with_nothing_of_ours_around_them(root: ModuleType, tmp_path: Path) -> None:
    system = root.Root(tmp_path / "a b")
    mounts = [root.Mount("/notes", size="16m"), root.Mount("/program", source=tmp_path)]
    words = system.command(["say", "it's"], mounts=mounts, user=True, network=False, environment={"DISPLAY": ":7"})
    assert words[0] == "unshare"
    assert {"--mount", "--pid", "--fork", "--kill-child", "--net"} <= set(words)
    steps = shlex.split(words[-1])
    assert [step for step in steps if step.startswith("size=")] == ["size=16m,mode=0700,uid=1000,gid=1000"]
    assert steps.count("remount,bind,ro") == 1
    assert steps[steps.index("env") + 1] == "-i"
    assert {"HOME=/home/someone", "DISPLAY=:7"} <= set(steps)
    assert "--userspec=1000:1000" in steps
    assert steps[-2:] == ["say", "it's"]
    assert not any(name in words[-1] for name in ("PYTHON", "VIRTUAL_ENV"))
    assert "--net" not in system.command(["true"])


@pytest.mark.skipif(os.name == "nt", reason="who one is")
def test_it_says_who_may_make_one(root: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert root.possible() == "A bare system is made by root only."
