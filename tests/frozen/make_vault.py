"""Makes a frozen vault: what this version of the program writes, kept for ever.

    python -m tests.frozen.make_vault v2

Refuses to overwrite: a vault that was released is never made again.  (Before the first release
schema 1 may still change; then ``vaults/v1`` is removed by hand and made anew.)  To keep the repository small
only the used container's database is stored, without its random padding; the other container is
nothing but random.  `rebuild` puts a folder together again.
"""

from __future__ import annotations

import dataclasses
import json
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from app.cards.model import CardDraft, Section
from app.circle.model import HelpLineDraft
from app.clock import Moment
from app.insights.fair_model import FairDraft
from app.journal.model import EntryDraft
from app.practice.model import UseDraft, Verdict
from app.session import Session
from app.strategies.model import Discreet, Mark, State, StrategyDraft
from app.triggers.model import Danger, DayPart, Helped, TriggerDraft
from app.vault import containers, header, migrations
from app.vault.secrets import Passphrase
from app.vault.vault import create, open_vault
from exercises.model import Caution
from exercises.topics import Topic
from tests.handover import add, file
from tests.packs import every_kind
from tests.support import CHEAP, CountingIds, FakeClock

HERE = Path(__file__).parent / "vaults"
PASSPHRASE = "six plain words open this one"
README = """# A frozen vault

Made by the program at schema {major}.{minor} with `python -m tests.frozen.make_vault {name}`. Never changed, never made again.

* passphrase: `{passphrase}`
* recovery code: `{code}`
* `slots`: as it was
* `database`: the used container, `{container}`, without its random padding
* `expected.json`: what every later version must find in it
"""


def rebuild(name: str, folder: Path) -> None:
    """Put a frozen vault together again in an empty folder."""
    source = HERE / name
    shutil.copy(source / "slots", folder / header.FILE)
    opened = header.unlock(folder, Passphrase(PASSPHRASE))
    shutil.copy(source / "database", containers.path_of(folder, opened.contents.container))
    containers.settle(folder)


def contents(session: Session) -> dict[str, Any]:
    """Everything a person would see, as plain JSON."""
    found = {
        "journal": list(session.journal.each()),
        "versions": [v for entry in session.journal.each() for v in session.journal.versions(entry.id)],
        "templates": session.journal.templates(),
        "triggers": list(session.triggers.each()),
        "strategies": list(session.strategies.each()),
        "marks": session.strategies.marks(),
        "practice": list(session.practice.each()),
        "preference": session.preferences.get("first-day", ""),
        "cards": list(session.cards.each()),
        "lines": list(session.circle.each()),
        "country": session.circle.country(),
        "left out": sorted(session.cautions.left_out()),
        "topics": sorted(session.cautions.topics()),
        "fair tests": list(session.insights.fair_tests.each()),
        "packs": [[kept.id, kept.seq] for kept in session.packs.all()],
        "items of packs": [[kept.id, str(kept.kind)] for kept in session.packs.items()],
        "signers": [[signer.key, str(signer.state), signer.shown] for signer in session.packs.signers.all()],
        "own keys": [[key.public, key.shown] for key in session.packs.own.all()],
        "opens what is locked for us": list(session.packs.own.identities()),
        "search": {
            word: [line.id for line in session.journal.search(word)] for word in ("linden", "菩提樹", "tag:garden")
        },
    }
    plain: dict[str, Any] = json.loads(json.dumps(found, default=_plain, ensure_ascii=False))
    return plain


def _plain(thing: Any) -> dict[str, Any]:
    fields = dataclasses.asdict(thing)
    fields.pop("cursor", None)  # a place in today's order, no part of what was written
    return fields


def fill(session: Session, clock: FakeClock) -> None:
    """A little of everything, invented."""
    journal = session.journal
    first = journal.save(
        EntryDraft(
            at=Moment("2026-03-01T08:30:00", "Europe/Vienna"),
            title="The linden tree",
            body="Snow is gone from the *linden* by the gate.\n\n- a list\n- of two",
            tags=("garden", "Übung"),
            moods=("calm",),
        )
    ).value
    clock.tick(3600)
    journal.save(
        EntryDraft(
            id=first.id, at=first.at, title=first.title, body="Rewritten an hour later. Linden.", tags=("garden",)
        )
    )
    journal.save(
        EntryDraft(
            at=Moment("2026-03-02T23:59:59", "+09:00"), body="菩提樹の下で、静かな一日。", moods=("tender", "tired")
        )
    )
    journal.save(
        EntryDraft(
            at=Moment("2026-03-02T12:00:00"), body="Behind a veil.", veiled=True, veil_note="the letter", starred=True
        )
    )
    gone = journal.save(EntryDraft(body="Not to be found again.")).value
    journal.delete(gone.id)
    journal.save_template(None, "Evening", "Today", "What was kind?\n", ("evening",))
    note = session.triggers.save(
        TriggerDraft(
            at=Moment("2026-03-03T17:10:00", "+01:00"),
            danger=Danger.REMINDER,
            places=("shop",),
            channels=("smelled", "a certain soap"),
            note="the soap aisle",
            body=("heart", "breath"),
            feelings=("afraid",),
            thought="not again",
            urges=("run",),
            peak=7,
            numb=2,
            did=("own words",),
            after=4,
            after_minutes=20,
            helped=Helped.MORE_THAN_NOTHING,
            next_time="go with someone",
        )
    ).value
    session.triggers.save(TriggerDraft(at=Moment("2026-03-04T00:00:00"), day_part=DayPart.NIGHT))
    strategy = session.strategies.save(
        StrategyDraft(
            title="Cold water, then the window",
            steps=("wrists under the tap", "open the window", "name the street"),
            helps_when="too much",
            not_when="it is freezing",
            minutes=3,
            discreet=Discreet.PARTLY,
            needs=("water",),
            tags=("kitchen",),
            states=(State.TOO_MUCH,),
        )
    ).value
    assert strategy.id
    session.strategies.mark(strategy.id, Mark(favourite=True, own_note="every time"))
    session.practice.save(
        UseDraft(
            tool_id=strategy.id,
            tool_title=strategy.title,
            at=Moment("2026-03-03T17:20:00", "+01:00"),
            state="too_high",
            before=7,
            after=4,
            verdict=Verdict.HELPED,
            note="slowly",
            trigger_id=note.id or "",
        )
    )
    session.preferences.set("first-day", "2026-03-01")
    _fill_since_1_1(session, clock)


def _fill_since_1_1(session: Session, clock: FakeClock) -> None:
    """What schema 1.1 brought."""
    session.practice.save(UseDraft("five-senses", "Five senses", before=7, after=4, in_words=True))
    session.cards.save(
        CardDraft(tool_id="night-plan-card", title="Three in the morning", parts=(Section("I go to", ("the window",)),))
    )
    session.circle.choose_country("GB")
    session.circle.save(HelpLineDraft(name="The neighbour", contact="two knocks", hours="always", note="has a key"))
    session.circle.change(HelpLineDraft("gb-galop", note="asked for later"), hidden=True)
    session.cautions.leave_out([Caution.BREATH], [Topic.LAW])
    test = session.insights.fair_tests.begin(
        FairDraft("five-senses", "finger-trace", "on the bus", "two numbers lower")
    ).value
    clock.tick(60)
    turn = session.insights.fair_tests.throw(test.id).value
    clock.tick(60)
    session.practice.save(UseDraft(turn.tool_id, "On the bus", before=6, after=5))
    _fill_since_1_2(session)


def _fill_since_1_2(session: Session) -> None:
    """What schema 1.2 brought."""
    add(session, file(every_kind()))
    session.packs.own.new("Riverside", "riverside")
    session.packs.own.recipient()


def main(name: str) -> None:
    """Make ``vaults/NAME``."""
    target = HERE / name
    if target.exists():
        sys.exit("That one is frozen.")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "vault"
        clock = FakeClock("2026-03-05T10:00:00", "+01:00", 1_772_701_200_000)
        vault = create(folder, Passphrase(PASSPHRASE), cost=CHEAP)
        code = vault.add_recovery_code().value
        session = Session(vault, clock, CountingIds())
        fill(session, clock)
        expected = contents(session)
        pages = vault.db.page_count()
        session.close()
        opened = header.unlock(folder, Passphrase(PASSPHRASE))
        container = containers.path_of(folder, opened.contents.container)
        target.mkdir(parents=True)
        (target / "slots").write_bytes((folder / header.FILE).read_bytes())
        (target / "database").write_bytes(container.read_bytes()[: pages * containers.PAGE])
        (target / "expected.json").write_text(json.dumps(expected, indent=1, ensure_ascii=False) + "\n", "utf-8")
        major, minor = migrations.STEPS[-1][:2]
        (target / "README.md").write_text(
            README.format(
                major=major, minor=minor, name=name, passphrase=PASSPHRASE, code=code, container=container.name
            ),
            "utf-8",
        )
        (Path(scratch) / "again").mkdir()
        rebuild(name, Path(scratch) / "again")
        again = Session(open_vault(Path(scratch) / "again", Passphrase(PASSPHRASE)), clock, CountingIds())
        assert contents(again) == expected
        again.close()


if __name__ == "__main__":
    main(sys.argv[1])
