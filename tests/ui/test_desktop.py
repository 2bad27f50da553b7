"""The desktop says that the screen is locked: over a real bus, from a program that owns the name."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

_LISTENER = """
import subprocess, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ui.desktop import Desktop
app = QApplication([])
locked = []
def lock():
    locked.append(1)
    app.quit()
desktop = Desktop(lock)
QTimer.singleShot(0, lambda: subprocess.Popen([sys.executable, "-c", sys.argv[1], sys.argv[2]]))
QTimer.singleShot(4000, app.quit)
app.exec()
print("locked" if locked else "open")
"""

_SPEAKER = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage
app = QCoreApplication([])
bus = QDBusConnection.sessionBus()
bus.registerService("org.gnome.ScreenSaver")
def speak():
    signal = QDBusMessage.createSignal("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged")
    signal.setArguments([sys.argv[1] == "on"])
    bus.send(signal)
QTimer.singleShot(300, speak)
QTimer.singleShot(900, app.quit)
app.exec()
"""


@pytest.mark.window
@pytest.mark.skipif(shutil.which("dbus-run-session") is None, reason="no dbus-run-session on this computer")
@pytest.mark.parametrize(("says", "answer"), [("on", "locked"), ("off", "open")])
def test_the_screen_saver_locks_and_its_end_does_not(says: str, answer: str) -> None:
    env = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-c", _LISTENER, _SPEAKER, says],
        env=env, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.stdout.split() == [answer]
