from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run(program: str) -> str:
    return subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True).stdout


@pytest.mark.skipif(sys.platform != "linux", reason="prctl")
def test_no_dump_and_not_again_after_exec() -> None:
    """3 is PR_GET_DUMPABLE.  Exec makes a process dumpable again: the reason to harden every process."""
    program = """
import ctypes, os, resource, sys
from app.harden import harden
dumpable = lambda: ctypes.CDLL(None).prctl(3, 0, 0, 0, 0)
if sys.argv[-1] != "again":
    print(dumpable())
    harden(); harden()
    print(dumpable(), *resource.getrlimit(resource.RLIMIT_CORE), flush=True)
    os.execv(sys.executable, [sys.executable, "-c", PROGRAM, "again"])
print(dumpable())
harden()
print(dumpable())
"""
    told = run(
        f"PROGRAM = {program!r}\nimport sys\n"
        + program.replace("PROGRAM,", "'PROGRAM = ' + repr(PROGRAM) + chr(10) + PROGRAM,")
    )
    assert told.split() == ["1", "0", "0", "0", "1", "0"]


@pytest.mark.skipif(sys.platform == "linux", reason="tried above")
def test_hardening_never_fails() -> None:
    run("from app.harden import harden; harden(); harden()")


def test_errors_that_nobody_caught_say_nothing_of_what_they_held() -> None:
    """In the main thread, in another one, and where Python can only report it."""
    program = """
import sys, threading
from app import log
from app.harden import harden
harden()
class Holds:
    def __del__(self):
        raise ValueError("canary in del")
def breaks():
    words = "canary in a thread"
    raise KeyError(words)
holds = Holds()
del holds
thread = threading.Thread(target=breaks)
thread.start()
thread.join()
print(sorted(line.detail for line in log.lines() if "Error" in line.detail), flush=True)
raise RuntimeError("canary at the end")
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stdout.strip() == "['KeyError', 'ValueError']"
    assert done.stderr == ""
