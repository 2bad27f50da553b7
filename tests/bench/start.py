"""The window's start against an empty PySide6 window, in one run, on the display that is there.

Both are whole processes, timed from before they are started until they have painted once.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.vault import Figure

ROOT = Path(__file__).parents[2]

_PAINTED = """
from PySide6.QtCore import QEvent, QObject
class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and watched is self.window:
            watched.removeEventFilter(self)
            import os, time
            os.write(3, str(time.time_ns()).encode())
            os._exit(0)
        return False
"""

_EMPTY = (
    "from PySide6.QtWidgets import QApplication, QWidget\n"
    + _PAINTED
    + """
app = QApplication(['x'])
window = QWidget()
window.resize(1240, 820)
painted = Painted(); painted.window = window
window.installEventFilter(painted)
window.show()
app.exec()
"""
)

_OURS = (
    """
import sys
from pathlib import Path
from ui import environment
environment.prepare()
from app.harden import harden
harden()
from ui.application import Program, Application, load_settings
"""
    + _PAINTED
    + """
folder = Path(sys.argv[1])
settings = load_settings(folder)
app = Application(['x'], settings)
program = Program(app, folder, settings)
painted = Painted(); painted.window = program.shell
program.shell.installEventFilter(painted)
program.start()
app.exec()
"""
)


def measure(rounds: int = 9) -> list[Figure]:
    """Start with a vault there: the unlock window."""
    from app.vault.secrets import Passphrase
    from app.vault.vault import create
    from tests.support import CHEAP

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "vault"
        create(folder, Passphrase("bench"), cost=CHEAP).close()
        empty: list[float] = []
        ours: list[float] = []
        _once(_EMPTY), _once(_OURS, str(folder))  # the disk's cache is warm for both
        for _ in range(rounds):
            empty.append(_once(_EMPTY))
            ours.append(_once(_OURS, str(folder)))
    return [Figure("start to the first painted window", statistics.median(ours), statistics.median(empty), 1.6)]


def _once(script: str, *words: str) -> float:
    reader, writer = os.pipe()
    env = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": ""}
    start = time.time_ns()
    process = subprocess.Popen(
        [sys.executable, "-c", f"import os; os.dup2({writer}, 3)\n" + script, *words],
        pass_fds=[writer],
        env=env,
        cwd=ROOT,
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    with os.fdopen(reader) as answer:
        painted = answer.read()
    process.wait()
    if not painted:
        raise RuntimeError("the window was never painted")
    return (int(painted) - start) / 1_000_000
