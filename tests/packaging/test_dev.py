"""Setting up: what is missing is found, nothing is done twice, and the right tests are chosen."""

from __future__ import annotations

import importlib
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("dev", "dev_system", "dev_venv", "dev_test", "translations")


@pytest.fixture(autouse=True)
def tooling(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The tooling is no package: it is found in its folder, for one test at a time."""
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    yield
    for name in NAMES:
        sys.modules.pop(name, None)


@pytest.fixture
def system() -> ModuleType:
    return importlib.import_module("dev_system")


@pytest.fixture
def venv() -> ModuleType:
    return importlib.import_module("dev_venv")


@pytest.fixture
def runner() -> ModuleType:
    return importlib.import_module("dev_test")


@pytest.fixture
def tree(tmp_path: Path, venv: ModuleType) -> Path:
    """A tree with lists of libraries and an environment that only looks like one."""
    for name in (venv.RUN, venv.DEV, "pyproject.toml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    venv.python(tmp_path).parent.mkdir(parents=True)
    venv.python(tmp_path).touch()
    return tmp_path


def settle(venv: ModuleType, root: Path, which: str) -> None:
    venv.stamp_file(root, which).write_text(venv.stamp(root, which))


def test_a_library_that_loads_is_present_and_one_that_does_not_is_missing(system: ModuleType) -> None:
    absent = system.Need("libyarrow-no-such-thing.so.9", ("apt-name", "dnf-name", "pacman-name", "zypper-name"))
    there = system.Need("libc.so.6", ("libc6",) * 4)
    assert system.missing([absent, there]) == ([absent] if sys.platform.startswith("linux") else [])


def test_a_program_is_looked_for_on_the_path(
    system: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not system.present("Xvfb")
    (tmp_path / "Xvfb").touch(0o755)
    assert system.present("Xvfb")


def test_a_module_of_python_is_looked_for(system: ModuleType) -> None:
    assert system.present("python:json")
    assert not system.present("python:yarrow_no_such_module")


def test_other_systems_need_nothing(system: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert system.missing([system.Need("libno.so.1", ("a", "b", "c", "d"))]) == []


def test_every_need_has_a_package_under_every_manager(system: ModuleType) -> None:
    for need in (*system.LIBRARIES, *system.WINDOW_TOOLS, *system.OTHERS):
        assert len(need.packages) == len(system.MANAGERS)
        assert all(need.packages)


def test_packages_are_named_once(system: ModuleType) -> None:
    needs = [need for need in system.LIBRARIES if need.probe in ("libGL.so.1", "libEGL.so.1")]
    assert system.packages(needs, "pacman") == ["libglvnd"]
    assert system.packages(needs, "apt-get") == ["libgl1", "libegl1"]


@pytest.mark.parametrize(
    ("uid", "has_sudo", "can_ask", "expected"),
    [
        (0, False, False, ["x"]),
        (0, True, True, ["x"]),
        (1000, True, True, ["sudo", "x"]),
        (1000, True, False, ["sudo", "-n", "x"]),
        (1000, False, True, None),
    ],
)
def test_root_is_asked_for_only_where_it_is_needed(
    system: ModuleType, uid: int, has_sudo: bool, can_ask: bool, expected: list[str] | None
) -> None:
    assert system.as_root(["x"], uid=uid, has_sudo=has_sudo, can_ask=can_ask) == expected


def test_what_cannot_be_installed_is_said_in_one_line(
    system: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    absent = system.Need("libyarrow-no-such-thing.so.9", ("apt-name", "dnf-name", "pacman-name", "zypper-name"))
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(system, "manager", lambda: "dnf")
    monkeypatch.setattr(system, "_run", lambda command: False)
    assert not system.ensure([absent])
    assert "sudo dnf install -y -q dnf-name" in capsys.readouterr().err


def test_a_new_machine_gets_package_lists_first(system: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[list[str]] = []
    installed: list[str] = []

    def run(command: list[str]) -> bool:
        ran.append(command)
        if command[1] == "update":
            return True
        if ["apt-get", "update", "-q"] in ran:
            installed.extend(command)
            return True
        return False

    absent = system.Need("libyarrow-no-such-thing.so.9", ("apt-name",) * 4)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(system, "manager", lambda: "apt-get")
    monkeypatch.setattr(system, "_run", run)
    monkeypatch.setattr(system, "present", lambda probe: bool(installed))
    assert system.ensure([absent])
    assert installed[-1] == "apt-name"


def test_nothing_is_done_when_the_stamp_fits(venv: ModuleType, tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settle(venv, tree, venv.RUN)
    monkeypatch.setattr(subprocess, "run", lambda *a, **k: pytest.fail("something was run"))
    venv.ensure(tree, venv.RUN)


def test_the_list_for_developing_serves_running_and_not_the_other_way(venv: ModuleType, tree: Path) -> None:
    settle(venv, tree, venv.DEV)
    venv.ensure(tree, venv.RUN)
    assert not venv.fits(tree, venv.RUN)
    venv.stamp_file(tree, venv.DEV).unlink()
    settle(venv, tree, venv.RUN)
    assert not venv.fits(tree, venv.DEV)


@pytest.mark.parametrize("name", ["packaging/requirements.txt", "pyproject.toml"])
def test_a_changed_list_is_noticed(venv: ModuleType, tree: Path, name: str) -> None:
    settle(venv, tree, venv.RUN)
    assert venv.fits(tree, venv.RUN)
    (tree / name).write_text("changed")
    assert not venv.fits(tree, venv.RUN)


def test_another_python_is_noticed(venv: ModuleType, tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settle(venv, tree, venv.RUN)
    monkeypatch.setattr(sys, "version", "3.14.0 (another one)")
    assert not venv.fits(tree, venv.RUN)


def test_a_moved_tree_is_noticed(venv: ModuleType, tree: Path) -> None:
    settle(venv, tree, venv.RUN)
    moved = tree.rename(tree.with_name("moved"))
    assert not venv.fits(moved, venv.RUN)


def test_an_interrupted_set_up_is_not_taken_for_done(
    venv: ModuleType, tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The stamp is the last thing written: where pip fails there is none."""

    def fail(*words: object) -> None:
        raise venv.SetupError("no network")

    monkeypatch.setattr(venv, "_make", lambda root: None)
    monkeypatch.setattr(venv.dev_system, "ensure", lambda needs: True)
    monkeypatch.setattr(venv, "_pip", fail)
    with pytest.raises(venv.SetupError):
        venv.ensure(tree, venv.RUN)
    assert not venv.fits(tree, venv.RUN)


def test_only_files_with_the_mark_go_to_the_window(runner: ModuleType, tmp_path: Path) -> None:
    tests = tmp_path / "tests"
    (tests / "e2e").mkdir(parents=True)
    (tests / "test_plain.py").write_text("def test_a(): pass")
    (tests / "e2e" / "test_evening.py").write_text("@pytest.mark.window\ndef test_a(): pass")
    assert runner.window_files(tmp_path, []) == ["tests/e2e/test_evening.py"]
    assert runner.window_files(tmp_path, ["-k", "a", "tests/test_plain.py"]) == []
    assert runner.window_files(tmp_path, ["tests/e2e"]) == ["tests/e2e/test_evening.py"]
    one = "tests/e2e/test_evening.py::test_a"
    assert runner.window_files(tmp_path, [one, "-x"]) == [one]
    assert runner.options(tmp_path, ["-x", "-k", "a", one]) == ["-x", "-k", "a"]


@pytest.mark.parametrize(
    ("plain", "in_window", "expected", "runs"),
    [(0, 0, 0, 2), (1, 0, 1, 1), (0, 1, 1, 2), (5, 0, 0, 2), (0, 5, 0, 2), (5, 5, 5, 2)],
)
def test_the_window_follows_once_the_rest_holds(
    runner: ModuleType,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    plain: int,
    in_window: int,
    expected: int,
    runs: int,
) -> None:
    done: list[bool] = []

    def pytest_(root: Path, words: list[str], *, screen: bool = False) -> int:
        done.append(screen)
        return in_window if screen else plain

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(runner, "_pytest", pytest_)
    monkeypatch.setattr(runner, "window_files", lambda root, words: ["tests/e2e/test_evening.py"])
    monkeypatch.setattr(runner.dev_system, "ensure", lambda needs: True)
    assert runner.test(tmp_path, []) == expected
    assert done == [False, True][:runs]


def test_without_xvfb_a_sentence_says_what_is_left_out(
    runner: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(runner, "_pytest", lambda root, words, screen=False: 0)
    monkeypatch.setattr(runner, "window_files", lambda root, words: ["tests/e2e/test_evening.py"])
    monkeypatch.setattr(runner.dev_system, "ensure", lambda needs: False)
    assert runner.test(tmp_path, []) == 0
    assert "left out" in capsys.readouterr().out


@pytest.mark.skipif(sys.platform == "win32", reason="the shell's half is POSIX")
def test_a_command_that_has_nothing_to_set_up_costs_little() -> None:
    """The shell and dev.py together, up to the point where the program would start: under 0.3 s."""
    best = 9.0
    for _ in range(5):
        start = time.perf_counter()
        subprocess.run([str(ROOT / "dev"), "check", "nothing-of-that-name"], check=True, capture_output=True)
        best = min(best, time.perf_counter() - start)
    assert best < 0.3


def test_a_list_of_marks_is_seen_too(runner: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_list.py").write_text("pytestmark = [\n    pytest.mark.window,\n]\n", "utf-8")
    (tmp_path / "tests" / "test_words.py").write_text('"""Says pytest.mark.window in passing."""\n', "utf-8")
    assert runner.window_files(tmp_path, []) == ["tests/test_list.py"]


def test_programs_of_others_are_brought_where_a_chosen_test_wants_them(
    runner: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(runner, "_pytest", lambda root, words, screen=False: 0)
    monkeypatch.setattr(runner.dev_system, "ensure", lambda needs: asked.append(needs) or False)
    (tmp_path / "tests").mkdir()
    with_it, without = tmp_path / "tests" / "test_with.py", tmp_path / "tests" / "test_without.py"
    with_it.write_text('@needs("age")\ndef test_a() -> None: ...\n', "utf-8")
    without.write_text('"""Says @needs( in passing."""\n', "utf-8")
    assert runner.test(tmp_path, ["tests/test_without.py"]) == 0
    assert asked == []
    assert runner.test(tmp_path, ["tests/test_with.py::test_a"]) == 0
    assert runner.test(tmp_path, ["-k", "a"]) == 0
    assert asked == [runner.dev_system.OTHERS] * 2


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ([], None),
        (["tests/e2e", "-k", "evening"], None),
        (["-n", "3"], 3),
        (["-n4", "-x"], 4),
        (["--numprocesses=2"], 2),
        (["-n", "0"], 0),
        (["--pdb"], 0),
        (["-p", "no:xdist"], 0),
    ],
)
def test_how_many_processes_is_the_persons_choice(runner: ModuleType, words: list[str], count: int | None) -> None:
    assert runner.processes(words) == count


@pytest.mark.skipif(
    not all(map(shutil.which, ("Xvfb", "openbox", "xdotool"))), reason="no display of our own on this computer"
)
def test_each_process_has_a_display_of_its_own(
    runner: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[dict[str, str]] = []

    really = subprocess.run

    def run(command: list[str], *, env: dict[str, str], **more: Any) -> subprocess.CompletedProcess[str]:
        if command[0] == "xdotool":  # whether the window manager is there
            return really(command, env=env, **more)
        given.append(env)
        assert all(Path(one.split("=")[1]).stat().st_size for one in env["TEST_SCREENS"].split())
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(runner.subprocess, "run", run)
    assert runner._pytest(tmp_path, ["-n", "2"], screen=True) == 0
    first, second = (one.split("=") for one in given[0]["TEST_SCREENS"].split())
    assert first == [given[0]["DISPLAY"], given[0]["TEST_FRAME"]]
    assert first[0] != second[0]
    assert not Path(first[1]).exists()
