"""What the pacers cost: frames a second, the slowest frames, and how much of one core they take.

``python -m tests.bench.pacers`` on the display that is there.  Aim: sixty frames a second under
15 % of one core with the software renderer.
"""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QPaintEvent

from app.settings import Settings
from exercises.rhythm import Beat, Rhythm
from ui.pages.player.pacer import Pacer
from ui.pages.player.pacers import Circle, Dial, Dot, Hand, Tap
from ui.theme.theme import Application
from ui.widgets.cards import Card

_RHYTHM = Rhythm((Beat("In", 4_000, 0.0, 1.0), Beat("Out", 6_000, 1.0, 0.0)), 12)
_WARM_MS, _MEASURED_MS = 400, 5_000


@dataclass(frozen=True, slots=True)
class Cost:
    """One pacer.  ``slow_ms`` is the 95th percentile of the time between two frames."""

    name: str
    frames: float
    slow_ms: float
    core: float  # per cent


def measure() -> list[Cost]:
    """Each pacer for five seconds in a window of the size it has in the program."""
    return [_measure(kind) for kind in (Circle, Dot, Hand, Tap, Dial)]


def _measure(kind: type[Pacer]) -> Cost:
    painted: list[float] = []

    class Counted(kind):  # type: ignore[misc, valid-type]
        def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
            painted.append(time.perf_counter())
            super().paintEvent(event)

    card = Card()
    pacer = Counted()
    card.column.addWidget(pacer)
    card.resize(940, 560)
    card.show()
    pacer.show_rhythm(_RHYTHM, 0, running=True)
    _let_run(_WARM_MS)
    painted.clear()
    worked, began = time.process_time(), time.perf_counter()
    _let_run(_MEASURED_MS)
    passed = time.perf_counter() - began
    worked = time.process_time() - worked
    gaps = sorted(two - one for one, two in pairwise(painted))
    card.close()
    slow = gaps[int(len(gaps) * 0.95)] * 1000 if gaps else 0.0
    return Cost(kind.__name__, len(painted) / passed, slow, worked / passed * 100)


def _let_run(ms: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def report(costs: list[Cost]) -> list[str]:
    """The figures as a Markdown table."""
    rows = [f"| {c.name} | {c.frames:.1f} | {c.slow_ms:.1f} | {c.core:.1f} % |" for c in costs]
    return ["| pacer | frames a second | 95 % within, ms | of one core |", "| --- | --: | --: | --: |", *rows]


if __name__ == "__main__":
    _app = Application(["bench"], Settings(theme="light"))
    sys.stdout.write("\n".join(report(measure())) + "\n")
