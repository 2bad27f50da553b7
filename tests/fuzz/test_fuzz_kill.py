"""A writing program is killed at random moments: nothing that was said to be kept is lost, nothing is asked."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.vault.secrets import Passphrase
from app.vault.vault import create, open_vault
from tests.support import CHEAP

ROOT = Path(__file__).parents[2]
RIGHT = Passphrase("seven dull grey stones")
WRITER = """
import sys
from pathlib import Path
from app.clock import SystemClock
from app.journal.model import EntryDraft
from app.session import Session
from app.vault.secrets import Passphrase
from app.vault.vault import open_vault
session = Session(open_vault(Path(sys.argv[1]), Passphrase(sys.argv[2])))
entry = session.journal.save(EntryDraft(body="")).value
for number in range(10**6):
    session.journal.save(EntryDraft(id=entry.id, body=f"{number} " * 50))
    if number % 7 == 3:
        entry = session.journal.save(EntryDraft(body="")).value
    if number % 11 == 5:
        session.vault.db.checkpoint()
    print(number, flush=True)
"""


def rounds(folder: Path, count: int) -> None:
    create(folder, RIGHT, cost=CHEAP).close()
    draw = random.Random()
    for number in range(count):
        command = [sys.executable, "-c", WRITER, str(folder), RIGHT.text]
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        assert process.stdout
        said = int(process.stdout.readline())
        time.sleep(draw.uniform(0, 0.25))  # the moment itself, not a wait for something
        process.send_signal(signal.SIGKILL)
        rest = process.communicate()[0].splitlines()
        said = max([said, *(int(line) for line in rest if line.isdigit())])
        with open_vault(folder, RIGHT) as vault:
            bodies = {body for (body,) in vault.db.rows("SELECT body FROM entry")}
            kept = max(int(body.split()[0]) for body in bodies if body)
            assert kept >= said, number
            assert vault.check().sound, number
            with vault.db.transaction():
                vault.db.execute("DELETE FROM entry_late")
                vault.db.execute("DELETE FROM entry")
        assert not list(folder.glob("*-wal"))
        assert (folder / "c0").stat().st_size == (folder / "c1").stat().st_size
    shutil.rmtree(folder)


@pytest.mark.skipif(os.name != "posix", reason="kill -9")
def test_a_few_moments(tmp_path: Path) -> None:
    rounds(tmp_path / "v", 3)


@pytest.mark.long
@pytest.mark.skipif(os.name != "posix", reason="kill -9")
def test_forty_moments(tmp_path: Path) -> None:
    rounds(tmp_path / "v", 40)
