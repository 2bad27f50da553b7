"""From Shift three times to a window that is gone, in the real program on a full vault, right after writing.

The keys come through XTEST.  The time counts from before the third Shift is sent to the moment when the display
no longer has the window, asked again and again: starting the programs that send and ask is a part of the figure.
"""

from __future__ import annotations

import shutil
import statistics
import tempfile
import time
from pathlib import Path

from app.session import Session
from app.vault.secrets import Passphrase
from app.vault.vault import create
from tests.bench import corpus
from tests.e2e.conftest import PASSPHRASE
from tests.e2e.desk import Desk
from tests.e2e.test_evening import unlock
from tests.support import CHEAP

AIM_MS = 200


def measure(count: int, rounds: int = 5) -> float | None:
    """The median in milliseconds with ``count`` entries; None where there is no xdotool."""
    if shutil.which("xdotool") is None:
        return None
    with tempfile.TemporaryDirectory() as name:
        desk = Desk(Path(name) / "home")
        _fill(desk.data, count)
        return statistics.median(_once(desk) for _ in range(rounds))


def _fill(folder: Path, count: int) -> None:
    with create(folder, Passphrase(PASSPHRASE), cost=CHEAP) as vault:
        journal = Session(vault).journal
        drafts = iter(corpus.entries(count))
        left = count
        while left:
            with vault.db.transaction():
                for _ in range(min(1000, left)):
                    journal.save(next(drafts))
                    left -= 1


def _once(desk: Desk) -> float:
    """Open, write in the journal, go to the settings, leave."""
    desk.start()
    unlock(desk)
    desk.key("ctrl+2", pause=1.0)
    desk.write("Half a sentence")
    desk.key("ctrl+comma", pause=1.2)
    try:
        desk.key("Shift_L", "Shift_L", pause=0.1)
        start = time.perf_counter()
        desk.key("Shift_L", pause=0)
        desk.until(lambda: not desk.has_window(), "the window stayed")
        gone = (time.perf_counter() - start) * 1000
        desk.until(lambda: not desk.running(), "the process stayed")
    finally:
        desk.close()
    return gone
