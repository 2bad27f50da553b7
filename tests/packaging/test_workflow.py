"""The builds on machines of others: they may read, they get keys only to sign, and they do only what we can do too."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.packaging import built

WORKFLOWS = sorted((built.ROOT / ".github" / "workflows").glob("*"))
# Looked up in public repositories that name tag and commit together; a newer one is looked up in the same way.
ACTIONS = {
    "actions/checkout": ("08c6903cd8c0fde910a37f88322edcfb5dd907a8", "v5.0.0"),
    "actions/setup-python": ("e797f83bcb11b83ae66e0230d6156d7c80228e7c", "v6.0.0"),
    "actions/upload-artifact": ("ea165f8d65b6e75b540449e92b4886f43607fa02", "v4.6.2"),
}


@pytest.fixture(params=WORKFLOWS, ids=lambda path: path.name)
def file(request: pytest.FixtureRequest) -> Path:
    found: Path = request.param
    return found


@pytest.fixture
def workflow(file: Path) -> dict[Any, Any]:
    found = yaml.safe_load(file.read_text("utf-8"))
    assert isinstance(found, dict)
    return found


def steps(workflow: dict[Any, Any]) -> Iterator[dict[str, Any]]:
    for job in workflow["jobs"].values():
        yield from job["steps"]


def test_there_is_one() -> None:
    assert [path.suffix for path in WORKFLOWS] == [".yml"]


def test_it_may_read_and_no_more(workflow: dict[Any, Any]) -> None:
    assert workflow["permissions"] == {"contents": "read"}
    assert not any("permissions" in job for job in workflow["jobs"].values())
    checkout = next(step for step in steps(workflow) if step.get("uses", "").startswith("actions/checkout@"))
    assert checkout["with"] == {"persist-credentials": False}


def test_strangers_do_not_run_with_our_keys(workflow: dict[Any, Any]) -> None:
    started = workflow[True]  # YAML takes the bare word `on` for yes
    assert set(started) == {"push", "pull_request", "workflow_dispatch"}
    for step in steps(workflow):
        if "secrets." in str(step):
            assert step["name"].startswith("Sign if there is a key")
            assert "secrets." not in str({key: value for key, value in step.items() if key != "env"})
    assert "secrets." not in str([{k: v for k, v in job.items() if k != "steps"} for job in workflow["jobs"].values()])
    assert "secrets" not in str(workflow.get("env"))


def test_nothing_that_others_write_is_run(workflow: dict[Any, Any]) -> None:
    """A title or a branch name put into a script would be a script."""
    assert not [step["run"] for step in steps(workflow) if "${{" in step.get("run", "")]


def test_actions_are_pinned_by_commit(file: Path) -> None:
    used = re.findall(r"uses: (\S+)@(\S+) # (\S+)", file.read_text("utf-8"))
    assert len(used) == file.read_text("utf-8").count("uses:")
    for name, commit, tag in used:
        assert (commit, tag) == ACTIONS[name]
        assert re.fullmatch("[0-9a-f]{40}", commit)


def test_every_command_is_one_of_ours(workflow: dict[Any, Any]) -> None:
    dev = (built.PACKAGING / "dev.py").read_text("utf-8")
    called = 0
    for step in steps(workflow):
        for line in step.get("run", "").splitlines():
            words = shlex.split(line, posix=True) if line.strip().startswith(("python ", ". ")) else []
            if words[:1] == ["python"]:
                called += 1
                assert (built.ROOT / words[1]).is_file(), line
                if words[1] == "packaging/dev.py":
                    assert f'"{words[2]}": ' in dev, line
                if words[2:3] == ["build"]:
                    maker = built.PACKAGING / f"build_{words[3]}.py"
                    text = maker.read_text("utf-8")
                    assert "\ndef main(" in text
                    assert all(f'"{word}"' in text for word in words[4:]), line
            elif words[:1] == ["."]:
                assert (built.ROOT / words[1]).is_file(), line
    assert called > 8


def test_every_system_is_tested_built_and_tried(workflow: dict[Any, Any]) -> None:
    (job,) = workflow["jobs"].values()
    systems = {entry["system"]: entry["runner"] for entry in job["strategy"]["matrix"]["include"]}
    assert set(systems) == {"linux", "windows", "macos"}
    assert not [runner for runner in systems.values() if "latest" in runner]
    everywhere = [step.get("run", "") for step in job["steps"] if "if" not in step]
    for needed in ("dev.py test", "dev.py build portable", "smoke.py", "dev.py build release"):
        assert any(needed in run for run in everywhere), needed
    assert workflow["env"]["QT_QPA_PLATFORM"] == "offscreen"
