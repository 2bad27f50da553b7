from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from app import begin, harden
from app.harden import leave_out_of_search
from tests import ordinary

ROOT = Path(__file__).parents[2]
only_glibc = pytest.mark.skipif(not begin.on_glibc(), reason="the C library's own variables")


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


@pytest.mark.parametrize(("system", "there"), [("darwin", True), ("linux", False), ("win32", False)])
def test_the_search_of_macos_is_asked_to_leave_the_folder_out(system: str, there: bool, tmp_path: Path) -> None:
    leave_out_of_search(tmp_path, system)
    assert (tmp_path / ".metadata_never_index").exists() == there
    leave_out_of_search(tmp_path / "nowhere", system)


@only_glibc
@pytest.mark.parametrize("started_so", [False, True])
def test_the_process_knows_whether_it_overwrites_what_is_freed(started_so: bool) -> None:
    """Told by itself, and seen: a piece that was freed, and what is left of it behind the two words of the list it is in."""
    program = """
import ctypes
from app.harden import overwrites_freed
libc = ctypes.CDLL(None)
libc.malloc.restype, libc.malloc.argtypes, libc.free.argtypes = ctypes.c_void_p, [ctypes.c_size_t], [ctypes.c_void_p]
pieces = [libc.malloc(600) for _ in range(40)]
for piece in pieces:
    ctypes.memset(piece, 33, 600)
for piece in pieces[1:-1:2]:  # their neighbours stay
    libc.free(piece)
print(overwrites_freed(), not any(ctypes.string_at(piece + 32, 500) == b"!" * 500 for piece in pieces[1:-1:2]))
"""
    kept = {name: value for name, value in os.environ.items() if name not in begin.overwriting({})}
    env = kept | (begin.overwriting({}) if started_so else {})
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=env, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == [str(started_so)] * 2


@only_glibc
def test_memory_of_another_allocator_counts_as_not_overwritten(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where one is loaded before the program, for the whole system or by the person."""
    for name, value in begin.overwriting({}).items():
        monkeypatch.setenv(name, value)
    assert harden.overwrites_freed()
    libraries = {None: SimpleNamespace(malloc=ctypes.CDLL(None).calloc), harden._GLIBC: ctypes.CDLL(harden._GLIBC)}
    monkeypatch.setattr(ctypes, "CDLL", libraries.__getitem__)
    assert not harden.overwrites_freed()
    monkeypatch.undo()


OVERWRITTEN = """
import ctypes, gc, sys
from app.harden import no_pools
if "pools" not in sys.argv:
    no_pools()
before = [str(n) * 5 for n in range(500)]
words = [("violet marmalade weather " + str(n)) * 3 for n in range(200)]
places = [id(w) for w in words]
del words
gc.collect()
print(sum(b"marmalade weather" in ctypes.string_at(place, 120) for place in places))
"""


@only_glibc
def test_a_frozen_program_can_do_without_pools() -> None:
    """Such a program reads no PYTHONMALLOC; the C library's variables reach it."""
    variables = begin.overwriting({})
    del variables["PYTHONMALLOC"]
    env = {name: value for name, value in os.environ.items() if name != "PYTHONMALLOC"} | variables

    def left(*words: str) -> int:
        done = subprocess.run(
            [sys.executable, "-c", OVERWRITTEN, *words], cwd=ROOT, env=env, capture_output=True, text=True, check=True
        )
        return int(done.stdout)

    assert left("pools") > 100, "this test could not fail"
    assert left() == 0


@only_glibc
def test_without_pools_python_works_on() -> None:
    """Pieces from before and after, made longer, shorter and freed in any order, in threads and by libraries."""
    done = run("""
import json, random, threading
from app.harden import no_pools
kept = [[n] * n for n in range(300)]
no_pools()
import decimal, zoneinfo, cryptography.hazmat.primitives.ciphers.aead, sqlcipher3
def work():
    mine = random.Random(5)
    for _ in range(20_000):
        kept[mine.randrange(300)] = [mine.random()] * mine.randrange(300)
        kept[mine.randrange(300)].append("x" * mine.randrange(700))
        del kept[mine.randrange(300)][:mine.randrange(3)]
threads = [threading.Thread(target=work) for _ in range(3)]
[t.start() for t in threads]; [t.join() for t in threads]
print(len(json.loads(json.dumps(kept))))
""")
    assert done.strip() == "300"


LOOKS = """
import os, sys
for name in ("mem", "maps", "environ"):
    try: open(f"/proc/{sys.argv[1]}/{name}", "rb").read(1)
    except PermissionError: print(name)
    except OSError: pass  # the first byte of memory is nobody's
try: os.listdir(f"/proc/{sys.argv[1]}/fd")
except PermissionError: print("fd")
"""

EXEC = """
import ctypes, os, resource, sys, time
if sys.argv[-1] != "second":
    os.execv(sys.executable, [sys.executable, "-c", sys.orig_argv[2], "second"])
from app.harden import harden
harden()
print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), *resource.getrlimit(resource.RLIMIT_CORE), flush=True)
sys.stdin.read()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="/proc")
@pytest.mark.skipif(bool(ordinary.missing()), reason=ordinary.missing())
@pytest.mark.parametrize("hardened", [True, False])
def test_after_exec_no_other_program_of_the_account_can_look_in(hardened: bool) -> None:
    """An ordinary account, and a second program of it that tries: memory, map, environment, open files."""
    python = [*ordinary.prefix(), ordinary.python(), "-c"]
    env = os.environ | {"PYTHONPATH": ordinary.libraries()}
    code = EXEC if hardened else EXEC.replace("harden()\nprint", "print")
    with subprocess.Popen(
        [*python, code], cwd="/", env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        told = process.stdout.readline().split()
        done = subprocess.run(
            [*python, LOOKS, str(process.pid)], cwd="/", env=env, capture_output=True, text=True, check=True
        )
        process.kill()
    assert told[0] == ("0" if hardened else "1")
    assert told[1:] == ["0", "0"] or not hardened
    assert done.stdout.split() == (["mem", "maps", "environ", "fd"] if hardened else [])
