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
