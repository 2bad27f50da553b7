from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app import begin

ROOT = Path(__file__).parents[2]
only_glibc = pytest.mark.skipif(not begin.on_glibc(), reason="these variables are glibc's")
NAMES = ("MALLOC_PERTURB_", "GLIBC_TUNABLES", "PYTHONMALLOC")

TELLS = """
import ctypes, os, sys
from app import begin
starts = int(os.environ.get("STARTS", "0")) + 1
os.environ["STARTS"] = str(starts)
begin.start_over()
ctypes.pythonapi._PyMem_GetCurrentAllocatorName.restype = ctypes.c_char_p
print(starts, os.getpid(), os.environ.get("GLIBC_TUNABLES"), ctypes.pythonapi._PyMem_GetCurrentAllocatorName().decode(), sys.argv[1:])
"""


def told(*words: str, **variables: str) -> list[str]:
    env = {name: value for name, value in os.environ.items() if name not in NAMES} | variables
    done = subprocess.run(
        [sys.executable, "-c", TELLS, *words], cwd=ROOT, env=env, capture_output=True, text=True, check=True
    )
    return done.stdout.split(maxsplit=4)


@only_glibc
def test_it_starts_over_once_with_the_words_it_was_given() -> None:
    starts, _, tunables, allocator, words = told("--data", "a folder")
    assert (starts, tunables, allocator) == ("2", "glibc.malloc.tcache_count=0", "malloc")
    assert words.strip() == "['--data', 'a folder']"  # nobody sees the mark


@only_glibc
def test_a_process_that_was_started_so_does_not_start_over() -> None:
    """As after locking: what was set is inherited."""
    starts, _, tunables, allocator, _ = told(**begin.overwriting({}))
    assert (starts, tunables, allocator) == ("1", "glibc.malloc.tcache_count=0", "malloc")


@only_glibc
def test_what_the_person_has_set_stays() -> None:
    starts, _, tunables, allocator, _ = told(
        GLIBC_TUNABLES="glibc.malloc.arena_max=2:glibc.malloc.tcache_count=4", PYTHONMALLOC="pymalloc"
    )
    assert (starts, tunables) == ("2", "glibc.malloc.arena_max=2:glibc.malloc.tcache_count=0")
    assert allocator == "pymalloc"


def test_there_is_no_loop_where_variables_do_not_arrive(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program in between, or the system, may take them away again: the mark is on the command line."""
    started: list[list[str]] = []

    def becomes(_program: str, words: list[str], _env: dict[str, str]) -> None:
        started.append(words)
        sys.argv[1:] = words[1:]  # and the variables are gone
        begin.start_over()

    monkeypatch.setattr(begin, "on_glibc", lambda: True)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "argv", ["Notes", "--locked"])
    monkeypatch.setattr(os, "execve", becomes)
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    begin.start_over()
    assert started == [[sys.executable, "--locked", begin.AGAIN]]
    assert sys.argv == ["Notes", "--locked"]


@only_glibc
@pytest.mark.parametrize(
    ("changed", "does"),
    [
        ({}, True),
        ({"MALLOC_PERTURB_": "85", "PYTHONMALLOC": "debug"}, True),  # the person's own, which stay
        ({"GLIBC_TUNABLES": "glibc.malloc.arena_max=2:glibc.malloc.tcache_count=0"}, True),
        ({"MALLOC_PERTURB_": "0"}, False),
        ({"MALLOC_PERTURB_": "256"}, False),  # one byte of it is what is filled in
        ({"MALLOC_PERTURB_": "much"}, False),
        ({"GLIBC_TUNABLES": "glibc.malloc.tcache_count=0:glibc.malloc.tcache_count=7"}, False),  # the last one counts
        ({"GLIBC_TUNABLES": ""}, False),
        ({"PYTHONMALLOC": ""}, False),
    ],
)
def test_it_says_whether_a_process_was_started_so(changed: dict[str, str], does: bool) -> None:
    assert begin.overwritten(begin.overwriting({}) | changed) is does


def test_nothing_is_overwritten_where_it_is_not_glibc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(begin, "on_glibc", lambda: False)
    assert not begin.overwritten(begin.overwriting({}))


@pytest.mark.parametrize("libc", [None, "musl", "", ValueError])
def test_elsewhere_it_goes_on_as_it_is(libc: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def which(_name: str) -> Any:
        if libc is ValueError:
            raise ValueError
        return libc

    monkeypatch.setattr(os, "confstr", which)
    monkeypatch.setattr(os, "execve", lambda *_: pytest.fail("started over"))
    begin.start_over()


def test_a_system_that_does_not_let_it_is_no_hindrance(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(*_: Any) -> None:
        raise PermissionError

    monkeypatch.setattr(begin, "on_glibc", lambda: True)
    monkeypatch.setattr(os, "execve", refuses)
    monkeypatch.delenv("MALLOC_PERTURB_", raising=False)
    begin.start_over()


@only_glibc
def test_what_is_freed_is_overwritten() -> None:
    """The reason for all of it; without the variables the words are still there."""
    program = """
import ctypes, gc, sys
from app import begin
if sys.argv[1:2] == ["with"] or sys.argv[-1] == begin.AGAIN: begin.start_over()
def left():
    words = [("violet marmalade weather " + str(n)) * 3 for n in range(200)]
    places = [id(w) for w in words]
    del words
    gc.collect()
    return sum(b"marmalade weather" in ctypes.string_at(place, 120) for place in places)
print(left())
"""

    def left(*words: str) -> int:
        env = {name: value for name, value in os.environ.items() if name not in NAMES}
        done = subprocess.run(
            [sys.executable, "-c", program, *words], cwd=ROOT, env=env, capture_output=True, text=True, check=True
        )
        return int(done.stdout)

    assert left() > 100, "this test could not fail"
    assert left("with") == 0


def test_the_first_thing_loads_nothing() -> None:
    """It runs twice, so whatever it loaded would be loaded twice."""
    program = "import os, sys; old = set(sys.modules); import app.begin; print(*sorted(set(sys.modules) - old))"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) <= {"__future__", "app", "app.begin"}
