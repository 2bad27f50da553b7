"""Each refusal in a process of its own: an audit hook stays for good."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

REFUSED = {
    "import socket; socket.socket()": ("network", "socket.__new__"),
    "import socket; socket.socketpair()": ("network", "socket.__new__"),
    "import socket; socket.getaddrinfo('localhost', 80)": ("network", "socket.getaddrinfo"),
    "import socket; socket.gethostbyname('localhost')": ("network", "socket.gethostbyname"),
    "import socket; socket.create_connection(('127.0.0.1', 9))": ("network", "socket.getaddrinfo"),
    "import socket; socket.create_server(('127.0.0.1', 0))": ("network", "socket.__new__"),
    "import urllib.request; urllib.request.urlopen('http://localhost/')": ("network", "urllib.Request"),
    "import http.client; http.client.HTTPConnection('localhost').request('GET', '/')": ("network", "http.client.connect"),
    "import subprocess; subprocess.run(['true'])": ("program", "subprocess.Popen"),
    "import os; os.system('true')": ("program", "os.system"),
    "import tempfile; tempfile.NamedTemporaryFile()": ("note", "tempfile.mkstemp"),
    "import tempfile; tempfile.TemporaryDirectory()": ("note", "tempfile.mkdtemp"),
}  # fmt: skip
if os.name == "posix":
    REFUSED |= {
        "import os; os.fork()": ("program", "os.fork"),
        "import os; os.execv('/bin/true', ['true'])": ("program", "os.exec"),
        "import os, sys; os.execv(sys.executable, [sys.executable, '-c', ''])": ("program", "os.exec"),
        "import os; os.posix_spawn('/bin/true', ['true'], {})": ("program", "os.posix_spawn"),
        "import os; os.popen('true')": ("program", "subprocess.Popen"),
        "import pty; pty.spawn('true')": ("program", "pty.spawn"),
        "import ctypes.util; ctypes.util._findLib_gcc('c')": ("note", "tempfile.mkstemp"),
        "import syslog; syslog.syslog('marmalade')": ("note", "syslog.syslog"),
        "from multiprocessing import Process; Process(target=print).start()": ("program", "os.fork"),
        "from app import guard\nimport os\nwith guard.becoming(): os.execv('/bin/true', ['true'])": ("program", "os.exec"),
        "from app import guard\nimport os\nwith guard.becoming(): os.system('true')": ("program", "os.system"),
    }  # fmt: skip

_AROUND = """
import json, sys
from app import guard
guard.install()
from app import log
from app.errors import Bug
try:
    exec(sys.argv[1])
except Bug as refused:
    print(json.dumps([refused.slots["kind"], [line.detail for line in log.lines() if line.event == "refused"]]))
"""


def outcome(code: str, around: str = _AROUND) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", around, code], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )


@pytest.mark.parametrize("code", sorted(REFUSED))
def test_what_the_program_never_does_is_refused(code: str) -> None:
    done = outcome(code)
    assert done.returncode == 0, done.stderr
    kind, events = json.loads(done.stdout)
    assert (kind, events[0]) == REFUSED[code]


@pytest.mark.skipif(os.name != "posix", reason="exec")
def test_becoming_itself_is_allowed_where_it_is_meant() -> None:
    done = outcome(
        "import os, sys\nwith guard.becoming(): os.execv(sys.executable, [sys.executable, '-c', 'print(\"there\")'])"
    )
    assert done.stdout.strip() == "there", done.stderr


@pytest.mark.parametrize(
    ("event", "args"),
    [
        ("subprocess.Popen", (None, f'"{sys.executable}" --locked', None, None)),
        ("subprocess.Popen", (None, [sys.executable, "--locked"], None, None)),
        ("_winapi.CreateProcess", (None, f"{sys.executable} --locked", None)),
    ],
)
def test_windows_names_the_program_in_the_command_line(event: str, args: tuple[object, ...]) -> None:
    from app import guard
    from app.errors import Bug

    with guard.becoming():
        guard._heard(event, args)
    with pytest.raises(Bug):
        guard._heard(event, args)
    with guard.becoming(), pytest.raises(Bug):
        guard._heard(event, (None, "cmd.exe /c dir", None, None))


def test_the_rest_of_python_goes_on(tmp_path: Path) -> None:
    """Files, threads, libraries below Python, times, and everything that the core loads."""
    code = f"""
import threading, ctypes, zoneinfo
from pathlib import Path
from app.vault.secrets import Passphrase
from app.vault.vault import create
from tests.support import CHEAP
create(Path({str(tmp_path / "v")!r}), Passphrase("a quiet room"), cost=CHEAP).close()
thread = threading.Thread(target=print, args=("done",)); thread.start(); thread.join()
zoneinfo.ZoneInfo("Europe/Berlin")
"""
    done = outcome(code)
    assert (done.stdout, done.stderr) == ("done\n", "")


@pytest.mark.parametrize("how", [["-m", "app", "--version"], ["-m", "app", "list", "no such folder"]])
def test_the_command_line_has_it(how: list[str], tmp_path: Path) -> None:
    """A library that would connect, put in the way of what is loaded, is refused before it can."""
    (tmp_path / "sitecustomize.py").write_text(
        "import atexit, sys\n"
        "def tries():\n"
        "    import socket\n"
        "    try: socket.socket()\n"
        "    except BaseException as error: print('kind', getattr(error, 'slots', None), file=sys.stderr)\n"
        "atexit.register(tries)\n"
    )
    env = os.environ | {"PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"}
    done = subprocess.run([sys.executable, *how], cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
    assert "kind {'kind': 'network'}" in done.stderr
