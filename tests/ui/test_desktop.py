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
from PySide6.QtDBus import QDBusConnection
from PySide6.QtWidgets import QApplication
from ui.desktop import Desktop
app = QApplication([])
locked = []
desktop = Desktop(lambda: locked.append(1))
bus = QDBusConnection.sessionBus().interface()
bus.registeredServiceNames()  # when this is answered, the bus knows what is listened to
speaker = subprocess.Popen([sys.executable, "-c", sys.argv[1], sys.argv[2]])
def listen():
    if speaker.poll() is not None:
        bus.registeredServiceNames()  # when this is answered, what was said has come
        QTimer.singleShot(0, app.quit)
timer = QTimer()
timer.timeout.connect(listen)
timer.start(50)
app.exec()
print("locked" if locked else "open")
"""

_SPEAKER = """
import sys
from PySide6.QtCore import QCoreApplication
from PySide6.QtDBus import QDBusConnection, QDBusMessage
app = QCoreApplication([])
bus = QDBusConnection.sessionBus()
bus.registerService("org.gnome.ScreenSaver")
signal = QDBusMessage.createSignal("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged")
signal.setArguments([sys.argv[1] == "on"])
bus.send(signal)
bus.interface().registeredServiceNames()  # when this is answered, the bus has passed it on
"""


@pytest.mark.window
@pytest.mark.skipif(shutil.which("dbus-run-session") is None, reason="no dbus-run-session on this computer")
@pytest.mark.parametrize(("says", "answer"), [("on", "locked"), ("off", "open")])
def test_the_screen_saver_locks_and_its_end_does_not(says: str, answer: str) -> None:
    env = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-c", _LISTENER, _SPEAKER, says],
        env=env, capture_output=True, text=True, timeout=110, check=False,
    )  # fmt: skip
    assert done.stdout.split() == [answer]
