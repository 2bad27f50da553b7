"""Python itself is asked to refuse what this program never does: connections, other programs, notes in the system.

An audit hook (PEP 578) sees these wherever they are called from, our own code or a library, and
cannot be taken out again.  It is no wall against hostile code inside the process, which could call
the system past Python; it keeps the promise "no network" against mistakes, also those of others.
What Qt and SQLCipher do happens below Python: tests/e2e/test_traces.py watches that from outside.
docs/adr/0503-python-refuses.md says what is left alone, and why.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_NETWORK, _PROGRAM, _NOTE = "network", "program", "note"

_ROOMS = {
    **dict.fromkeys(("socket", "urllib", "http", "ftplib", "smtplib", "poplib", "imaplib", "nntplib", "telnetlib"), _NETWORK),
    **dict.fromkeys(("subprocess", "pty", "webbrowser"), _PROGRAM),
    **dict.fromkeys(("syslog", "tempfile"), _NOTE),
}  # fmt: skip
"""Events by what stands before the dot."""
_EVENTS = {
    **dict.fromkeys(
        ("os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.forkpty", "os.startfile", "os.startfile/2", "_winapi.CreateProcess"),
        _PROGRAM,
    ),
    **dict.fromkeys(
        ("winreg.CreateKey", "winreg.SetValue", "winreg.DeleteKey", "winreg.DeleteValue", "winreg.LoadKey", "winreg.SaveKey"),
        _NOTE,
    ),
}  # fmt: skip

_becoming = False


def install() -> None:
    """Refuse from now on, in this whole process.  To be called first thing by what starts one; never by a test in its own process.

    What is refused raises `app.errors.Bug` with its ``kind`` ("network", "program", "note") and is noted
    in `app.log` by the name of the event: no address, no path, no word.
    """
    sys.addaudithook(_heard)


@contextmanager
def becoming() -> Iterator[None]:
    """Within this, the process may start itself: ``sys.executable`` and nothing else."""
    global _becoming  # noqa: PLW0603  the hook has no other state
    _becoming = True
    try:
        yield
    finally:
        _becoming = False


def _heard(event: str, args: tuple[Any, ...]) -> None:
    kind = _EVENTS.get(event) or _ROOMS.get(event.partition(".")[0])
    if kind is None or (kind is _PROGRAM and _becoming and _ourselves(event, args)):
        return
    from app import log
    from app.errors import Bug

    log.note("refused", event)
    raise Bug(kind=kind)


def _ourselves(event: str, args: tuple[Any, ...]) -> bool:
    """Whether what would be started is this very program."""
    if event == "os.exec":
        return bool(args[0] == sys.executable)
    if event in ("subprocess.Popen", "_winapi.CreateProcess"):  # Windows: the name may stand only in the command line
        program, line = args[:2]
        if program is not None:
            return bool(program == sys.executable)
        first = line if isinstance(line, str) else line[0]
        return bool(first.lstrip('"').startswith(sys.executable))
    return False
