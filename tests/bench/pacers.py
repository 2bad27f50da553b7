"""What the pacers cost: frames a second, the slowest frames, and how much of one core the program takes.

``python -m tests.bench.pacers [--json]`` on the display that is there; `measure` does the same in a
process of its own.  The time is that of our process (`time.process_time`), so that what else runs on
the machine does not count.  Each is set beside a widget of the same size that only fills itself at
the same pace: the least that sixty frames cost here.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).parents[2]
AIM_FRAMES, AIM_CORE = 58.0, 15.0  # a second; per cent of one core
_WARM_MS, _MEASURED_MS = 400, 5_000
BARE = "nothing but its ground"


@dataclass(frozen=True, slots=True)
class Cost:
    """One pacer.  ``slow_ms`` is the 95th percentile of the time between two frames."""

    name: str
    frames: float
    slow_ms: float
    core: float  # per cent


def measure() -> list[Cost]:
    """In a process of its own, because a process has only one display."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.pacers", "--json"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [Cost(**cost) for cost in json.loads(done.stdout)]


def measure_here() -> list[Cost]:
    """Each pacer for five seconds in a window of the size it has in the program."""
    from PySide6.QtGui import QPainter, QPaintEvent

    from exercises.rhythm import Beat, Rhythm
    from ui.pages.player.pacer import Pacer
    from ui.pages.player.pacers import Circle, Dial, Dot, Hand, Tap

    class Bare(Pacer):
        widest = Circle.widest

        def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
            self.ground(QPainter(self))

    rhythm = Rhythm((Beat("In", 4_000, 0.0, 1.0), Beat("Out", 6_000, 1.0, 0.0)), 12)
    kinds: list[tuple[str, type[Pacer], bool]] = [
        (BARE, Bare, True),
        ("breath: circle", Circle, True),
        ("dot", Dot, True),
        ("hand", Hand, True),
        ("tap", Tap, True),
        ("still: count and ring", Dial, True),
        ("breath, before Start", Circle, False),
    ]
    return [_measure(name, kind, rhythm, running=running) for name, kind, running in kinds]


def _measure(name: str, kind: type, rhythm: object, *, running: bool) -> Cost:
    from PySide6.QtGui import QPaintEvent

    from ui.widgets.cards import Card

    painted: list[float] = []

    class Counted(kind):  # type: ignore[misc]
        def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
            painted.append(time.perf_counter())
            super().paintEvent(event)

    card = Card()
    pacer = Counted()
    card.column.addWidget(pacer)
    card.resize(940, 560)
    card.show()
    pacer.show_rhythm(rhythm, 0, running=running)
    _let_run(_WARM_MS)
    painted.clear()
    worked, began = time.process_time(), time.perf_counter()
    _let_run(_MEASURED_MS)
    passed = time.perf_counter() - began
    worked = time.process_time() - worked
    gaps = sorted(two - one for one, two in pairwise(painted))
    card.close()
    slow = gaps[int(len(gaps) * 0.95)] * 1000 if gaps else 0.0
    return Cost(name, len(painted) / passed, slow, worked / passed * 100)


def _let_run(ms: int) -> None:
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def report(costs: list[Cost]) -> list[str]:
    """The figures as a section of Markdown."""
    bare = next(cost.core for cost in costs if cost.name == BARE)
    rows = [
        f"| {cost.name} | {cost.frames:.1f} | {cost.slow_ms:.1f} | {cost.core:.1f} % | {cost.core / bare:.1f} × |"
        for cost in costs
    ]
    return [
        "## What moves",
        "",
        f"The pacers of the exercises on the software renderer. Aim: {AIM_FRAMES:.0f} frames a second or more, below",
        f"{AIM_CORE:.0f} % of one core. The last column compares with a widget that only fills itself as often.",
        "",
        "| pacer | frames a second | 95 % within, ms | of one core | against bare |",
        "| --- | --: | --: | --: | --: |",
        *rows,
    ]


def main() -> int:
    """Measure on this display, and say it."""
    from app.settings import Settings
    from ui import environment

    environment.prepare()
    from ui.theme.theme import Application

    kept = Application(["bench"], Settings(theme="light"))
    costs = measure_here()
    plain = "--json" in sys.argv[1:]
    sys.stdout.write(json.dumps([asdict(cost) for cost in costs]) if plain else "\n".join(report(costs)) + "\n")
    kept.quit()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
