"""How long a question to one's own notes takes, and how soon it stops when it is called off.

``python -m tests.bench.asking`` prints it; ``./dev bench --write`` puts it into docs/bench.md.
"""

from __future__ import annotations

import random
import statistics
import tempfile
import threading
import time
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from app.cautions import Cautions
from app.clock import Moment, SystemClock
from app.errors import Cancelled
from app.ids import Uuid7Ids
from app.insights.insights import Insights
from app.insights.pictures import draw
from app.insights.questions import (
    AboutTool,
    AboutWord,
    BeforeAfter,
    Field,
    HowStrong,
    InPeriod,
    OnDays,
    Question,
    SideBySide,
    Source,
    WhenWasIt,
    WithTool,
)
from app.insights.telling import tell
from app.jobs import CancelToken
from app.journal.journal import Journal
from app.journal.moods import FAMILY_OF
from app.practice.model import UseDraft, Verdict
from app.practice.practice import Practice
from app.preferences import Preferences
from app.strategies.strategies import Strategies
from app.triggers.log import TriggerLog
from app.triggers.model import BODY, CHANNELS, PLACES, TriggerDraft
from app.vault import migrations
from app.vault.database import Database
from tests.bench import corpus

AIM_MS = 1000
AIM_STOP_MS = 100
TOOLS = ("five-senses", "finger-trace", "orienting")
QUESTIONS: tuple[tuple[str, Question], ...] = (
    ("about a tool", AboutTool(TOOLS[0])),
    ("before and after", BeforeAfter(TOOLS[0])),
    ("a word of the trigger log", AboutWord(Field.PLACE, "shop")),
    ("a mood word of the journal", AboutWord(Field.MOOD, "sad")),
    ("how strong, and the weeks", HowStrong()),
    ("times of entries", WhenWasIt(Source.ENTRIES)),
    ("everything in all time", InPeriod()),
    ("two tools side by side", SideBySide(WithTool(TOOLS[0]), WithTool(TOOLS[1]))),
    ("weekdays and weekends", SideBySide(OnDays(weekend=False), OnDays(weekend=True))),
)


def fill(db: Database, entries: int, notes: int) -> Insights:
    """``entries`` of the journal with mood words, ``notes`` of triggers, and as many uses of tools."""
    migrations.create(db)
    clock = SystemClock()
    ids = Uuid7Ids(clock)
    journal, triggers, practice = Journal(db, clock, ids), TriggerLog(db, clock, ids), Practice(db, clock, ids)
    rng = random.Random(3)
    moods = list(FAMILY_OF)
    strength = [None, *range(11)]
    at = datetime(2010, 1, 1, 7, 30)
    pending = corpus.entries(entries)
    for start in range(0, max(entries, notes), 1000):
        with db.transaction():
            for _ in range(min(1000, max(entries - start, 0))):
                journal.save(replace(next(pending), moods=tuple(rng.sample(moods, rng.randint(0, 3)))))
            for _ in range(min(1000, max(notes - start, 0))):
                at += timedelta(minutes=rng.randint(60, 900))
                triggers.save(
                    TriggerDraft(
                        at=Moment.of(at),
                        places=tuple(rng.sample(PLACES, 2)),
                        channels=tuple(rng.sample(CHANNELS, 2)),
                        body=tuple(rng.sample(BODY, 2)),
                        peak=rng.choice(strength),
                        numb=rng.choice(strength),
                        did=(rng.choice(TOOLS),),
                    )
                )
                practice.save(
                    UseDraft(
                        rng.choice(TOOLS),
                        "T",
                        at=Moment.of(at + timedelta(minutes=20)),
                        before=rng.choice(strength),
                        after=rng.choice(strength),
                        numb_before=rng.choice(strength),
                        numb_after=rng.choice(strength),
                        verdict=rng.choice(list(Verdict)),
                    )
                )
    db.checkpoint()
    Cautions(Preferences(db, clock))
    return Insights(db, clock, ids, Strategies(db, clock, ids))


def measure(folder: Path, entries: int, notes: int, rounds: int = 5) -> list[tuple[str, float]]:
    """Milliseconds of each question with its lines and pictures, and of stopping one."""
    db = Database.open(folder / "db", "7e" * 48, create=True)
    insights = fill(db, entries, notes)
    found = [(name, _median(lambda q=question: _ask(insights, q), rounds)) for name, question in QUESTIONS]  # type: ignore[misc]
    found.append(("the newest 50 notes behind an answer", _median(lambda: insights.notes(InPeriod()), rounds)))
    found.append(("what there is to ask about", _median(insights.choices, rounds)))
    found.append(("a question that is called off: until it stops", _stopping(insights, rounds)))
    db.close()
    return found


def report(found: list[tuple[str, float]], entries: int, notes: int) -> list[str]:
    """A part of docs/bench.md."""
    return [
        "## Asking one's notes",
        "",
        (
            f"{entries:,} journal entries, {notes:,} trigger notes and {notes:,} noted uses; each with its sentences"
            f" and pictures (aim: below {AIM_MS} ms, and below {AIM_STOP_MS} ms until one that is called off stops)."
        ),
        "",
        "| what | ms |",
        "| --- | --: |",
        *(f"| {name} | {ms:.1f} |" for name, ms in found),
    ]


def _ask(insights: Insights, question: Question) -> None:
    answer = insights.ask(question)
    tell(answer)
    draw(answer)


def _median(do: object, rounds: int) -> float:
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        do()  # type: ignore[operator]
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def _stopping(insights: Insights, rounds: int) -> float:
    """From the call to the end of the work; questions that were quicker than the call do not count."""
    times = []
    for _ in range(rounds * 4):
        token = CancelToken()
        called: list[float] = []

        def call(token: CancelToken = token, called: list[float] = called) -> None:
            called.append(time.perf_counter())
            token.cancel()

        timer = threading.Timer(0.01, call)
        timer.start()
        try:
            insights.ask(InPeriod(), token)
        except Cancelled:
            times.append(time.perf_counter() - called[0])
        timer.join()
    return max(times, default=0.0) * 1000


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        print("\n".join(report(measure(Path(name), 100_000, 10_000), 100_000, 10_000)))
