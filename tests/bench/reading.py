"""How long it takes to read and check all exercises, as happens once, soon after a vault is opened."""

from __future__ import annotations

import time

from exercises.load import CONTENT, read_folder

AIM_MS = 40
TIMES = 9


def measure() -> tuple[int, float]:
    """How many files there are, and the milliseconds of the best of some readings."""
    took = []
    files = 0
    for _ in range(TIMES):
        began = time.perf_counter()
        files = len(read_folder(CONTENT / "en")[0])
        took.append(time.perf_counter() - began)
    return files, min(took) * 1000


if __name__ == "__main__":
    print("{} exercises: {:.1f} ms".format(*measure()))
