"""Asked by the system to end, the program ends by itself, once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

_PROGRAM = """
import os, signal, sys
from PySide6.QtCore import QCoreApplication, QTimer
from ui.signals import Signals

app = QCoreApplication([])
told = []

def end():
    told.append(1)
    QTimer.singleShot(100, app.quit)  # a second one would come before that

listening = Signals(end)
def ask():
    for _ in range(2):
        os.kill(os.getpid(), int(sys.argv[1]))
QTimer.singleShot(0, ask)
QTimer.singleShot(20_000, lambda: os._exit(3))
app.exec()
print("asked", len(told))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends none")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_it_is_told_once_and_in_the_loop(name: str) -> None:
    import signal

    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, str(int(getattr(signal, name)))],
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, "asked 1\n", "")
