"""What it costs to have freed memory overwritten, and by whom: by SQLCipher, by the whole process, by nobody or by both.

In processes of their own, turn by turn: a process in which SQLCipher once did it cannot stop it.  Processor time, for
SQLCipher asks the system twice for each piece of memory, and how long these waits are depends on who else is busy.
``python -m tests.bench.wiping`` prints it; ``./dev bench --write`` puts it into docs/bench.md, which
docs/adr/0513-sqlcipher-overwrites-where-nobody-else-does.md reads.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from app import begin
from app.clock import SystemClock
from app.exchange import registry
from app.ids import Uuid7Ids
from app.insights.insights import Insights
from app.journal.model import EntryDraft
from app.session import Session
from app.strategies.strategies import Strategies
from app.vault import database
from app.vault.database import Database
from app.vault.secrets import Passphrase
from app.vault.vault import create, open_vault
from tests.bench import asking, corpus
from tests.bench.vault import KEY, make_journal
from tests.support import CHEAP

ROOT = Path(__file__).parents[2]
IMPORTED = 5_000
SECRET = Passphrase("bench")
WAYS = {"nobody": (False, False), "the process": (True, False), "SQLCipher": (False, True), "both": (True, True)}
"""Whether the process does it, and whether SQLCipher does."""

Taken = dict[str, float]  # milliseconds of the processor, by what was done


def measure(entries: int, rounds: int = 5) -> dict[str, Taken]:
    """The median of each piece of work, for every way."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        db = Database.open(folder / "db", KEY, create=True)
        asking.fill(db, entries, entries // 10)
        db.close()
        _write_import(folder)
        taken: dict[str, list[Taken]] = {way: [] for way in WAYS}
        for _ in range(rounds):
            for way in WAYS:
                taken[way].append(_in_a_process(way, folder))
    return {
        way: {what: statistics.median(taken[what] for taken in all_of_it) for what in all_of_it[0]}
        for way, all_of_it in taken.items()
    }


def report(taken: dict[str, Taken], entries: int) -> list[str]:
    """A section in Markdown."""
    lines = [
        "## Overwriting what is freed",
        "",
        f"{entries:,} entries, and {IMPORTED:,} more that are imported; milliseconds of the processor, whole processes in turn.",
        "The window has the process do it (on glibc), the command line SQLCipher.",
        "",
        "| what | " + " | ".join(WAYS) + " | SQLCipher : the process |",
        "| --- |" + " --: |" * (len(WAYS) + 1),
    ]
    for what in taken["nobody"]:
        cells = [f"{taken[way][what]:.0f}" for way in WAYS]
        lines.append(
            f"| {what} | {' | '.join(cells)} | {taken['SQLCipher'][what] / taken['the process'][what]:.2f} × |"
        )
    return lines


def _in_a_process(way: str, folder: Path) -> Taken:
    env = {name: value for name, value in os.environ.items() if name not in begin.overwriting({})}
    if WAYS[way][0]:
        env |= begin.overwriting({})
    words = [sys.executable, "-m", "tests.bench.wiping", "--once", way, str(folder)]
    done = subprocess.run(words, cwd=ROOT, env=env, stdout=subprocess.PIPE, check=True)
    taken: Taken = json.loads(done.stdout)
    return taken


def _write_import(folder: Path) -> None:
    """The file that is imported, and the vault that it is imported into."""
    with create(folder / "full", SECRET, cost=CHEAP) as vault:
        session = Session(vault)
        with vault.db.transaction():
            for draft in corpus.entries(IMPORTED, seed=7):
                session.journal.save(draft)
        registry.EXPORTERS["json"](session, folder / "all.json")
    create(folder / "empty", SECRET, cost=CHEAP).close()


def _once(way: str, folder: Path) -> Taken:
    """Everything, in this process; what it writes it takes back."""
    database.overwrites_freed = lambda: not WAYS[way][1]
    taken: Taken = {}

    @contextmanager
    def noted(what: str) -> Iterator[None]:
        gc.collect()
        start = time.process_time()
        yield
        taken[what] = (time.process_time() - start) * 1000

    with noted("open, and the first page"):
        db = Database.open(folder / "db", KEY)
        journal = make_journal(db)
        rows = journal.page()
    words = corpus.vocabulary()
    with noted("search, per key, five words"):
        for word in (corpus.NEEDLE, words[3], words[40], words[400], words[4000]):
            for length in range(1, len(word) + 1):
                journal.search(word[:length])
    entry = journal.get(rows[0].id)
    draft = EntryDraft(id=entry.id, at=entry.at, title=entry.title, body=entry.body, tags=entry.tags)
    with noted("save what was typed, 40 times"):
        for number in range(40):
            journal.save(replace(draft, body=f"{draft.body} {number}"))
    journal.save(draft)
    clock = SystemClock()
    ids = Uuid7Ids(clock)
    insights = Insights(db, clock, ids, Strategies(db, clock, ids))
    with noted("every question to one's notes"):
        for _, question in asking.QUESTIONS:
            asking._ask(insights, question)
    db.close()
    with open_vault(folder / "empty", SECRET) as vault:
        session = Session(vault)
        plan = registry.plan(session, folder / "all.json")
        with noted(f"import of {IMPORTED:,} entries"):
            done = registry.apply(session, plan)
        registry.undo(session, done.value.import_id)
    return taken


def main() -> None:
    """Measure and print; or, as a process of its own, one way."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--once", nargs=2)
    options = parser.parse_args()
    if options.once:
        print(json.dumps(_once(options.once[0], Path(options.once[1]))))
    else:
        print("\n".join(report(measure(options.entries), options.entries)))


if __name__ == "__main__":
    main()
