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
from collections.abc import Callable, Mapping
from pathlib import Path

from app import begin
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
from app import begin
begin.start_over()
from app import guard
guard.install()
import sys
from pathlib import Path
from ui import environment
environment.prepare(Path(sys.argv[1]))
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
    """Start with a vault there: the unlock window.  docs/adr/0502-freed-memory-is-overwritten.md reads these."""
    from app.vault.secrets import Passphrase
    from app.vault.vault import create
    from tests.support import CHEAP

    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "vault"
        create(folder, Passphrase("bench"), cost=CHEAP).close()
        ways: dict[str, Callable[[], float]] = {
            "empty": lambda: _once(_EMPTY),
            "set": lambda: _once(_OURS, str(folder), variables=begin.overwriting({})),
            "over": lambda: _once(_OURS, str(folder)),
            "bare": lambda: _once(_OURS.replace("begin.start_over()", ""), str(folder)),
        }
        taken: dict[str, list[float]] = {name: [] for name in ways}
        for way in ways.values():
            way()  # the disk's cache is warm for all
        for _ in range(rounds):
            for name, way in ways.items():
                taken[name].append(way())
    middle = {name: statistics.median(all_of_it) for name, all_of_it in taken.items()}
    return [
        Figure("start to the first painted window", middle["set"], middle["empty"], 1.6),
        Figure("the same, not started by ./run: it starts over once", middle["over"], middle["empty"]),
        Figure("the same without overwriting freed memory", middle["bare"], middle["empty"]),
    ]


def _once(script: str, *words: str, variables: Mapping[str, str] | None = None) -> float:
    reader, writer = os.pipe()
    inherited = {name: value for name, value in os.environ.items() if name not in begin.overwriting({})}
    env = inherited | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": ""} | (variables or {})
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
