"""An invented person's vault for the pictures.  Nobody's story; gentle enough for a README."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from app.cards.model import CardDraft, Section
from app.clock import Moment
from app.journal.model import EntryDraft
from app.practice.model import UseDraft, Verdict
from app.session import Session
from app.strategies.model import Discreet, Mark, State, StrategyDraft
from app.triggers.model import Danger, Helped, TriggerDraft
from tests.support import FakeClock
from tests.ui.harness import make_session

EVENING = datetime(2026, 3, 14, 21, 15)

_ENTRIES = (
    (0, 40, "A quieter evening", "Rain on the window. I made soup and ate it **slowly**.\n\nThe street was loud at six, and I noticed my shoulders. Then I looked round the room, once, and it was the room.\n\n- the blue cup\n- the lamp\n- the cat asleep on the letter", ("evening",), ("calm", "tired out"), False, ""),
    (1, 95, "", "Slept four hours, then read. Wrote to M. that I would like to come on Sunday. She said yes before I had put the phone down.", ("people",), ("relieved",), False, ""),
    (2, 20, "", "A hard one, kept closed.", (), (), True, "about the letter from March; no details"),
    (4, 130, "What helped today", "Walking the long way. Feet, then trees, then the bakery. I did not have to explain anything to anybody.", ("walks", "small things"), ("steady",), False, ""),
    (6, 15, "", "Nothing much. That is also a day.", (), ("mixed",), False, ""),
    (9, 60, "Sunday at M.'s", "We sorted seeds and said very little. She has beans from her grandmother, violet ones.", ("people", "garden"), ("cared for", "curious"), False, ""),
    (11, 200, "", "Court letter arrived. It is only a date. I put it in the drawer and went out.", ("letters",), ("on guard",), False, ""),
    (15, 45, "Things I would tell a friend", "That being slow is allowed. That an alarm is built to go off early.", (), ("tender",), False, ""),
)  # fmt: skip

_CARDS = (
    CardDraft(
        tool_id="night-plan-card",
        title="For three in the morning",
        parts=(
            Section("I know it by", ("I lie and listen",)),
            Section("I go to", ("the chair by the window, with the blanket",)),
            Section("I do", ("plain words, from A to Z",)),
            Section("Who answers", ("M. said I may, after six",)),
            Section("From me, by day", ("Nights are loud. This is one. It has got light every time so far.",)),
        ),
    ),
    CardDraft(
        tool_id="boundary-rehearsal",
        title="Words for a no",
        parts=(Section("To a friend", ("Not today. I will say when.",)), Section("", ("My answer stays.",))),
    ),
    CardDraft(
        title="What M. said", parts=(Section("", ("You do not owe anybody the whole story.", "Soup is on Thursday.")),)
    ),
)


def fill(folder: Path) -> Session:
    """A vault as it might look after two weeks."""
    clock = FakeClock("2026-03-14T21:15:00")
    session = make_session(folder, clock)
    for days, minutes, title, body, tags, moods, veiled, note in _ENTRIES:
        at = Moment.of(EVENING - timedelta(days=days, minutes=minutes), "+01:00")
        session.journal.save(
            EntryDraft(at=at, title=title, body=body, tags=tags, moods=moods, veiled=veiled, veil_note=note)
        )
    own = session.strategies.save(
        StrategyDraft(
            title="The long way home",
            steps=("Shoes by the door", "Left at the bakery, along the trees", "One thing to look at on each corner"),
            helps_when="After the phone, or when the flat feels small.",
            not_when="After dark when I am on guard.",
            minutes=20,
            discreet=Discreet.YES,
            tags=("outside",),
            states=(State.ALL_RIGHT, State.TOO_MUCH),
        )
    ).value
    if own.id:
        session.strategies.mark(own.id, Mark(favourite=True))
    session.triggers.save(
        TriggerDraft(
            at=Moment.of(EVENING - timedelta(days=1, hours=3), "+01:00"),
            danger=Danger.REMINDER,
            places=("street",),
            channels=("heard", "letter"),
            note="brakes outside, same evening as the letter",
            body=("heart", "shaking"),
            feelings=("on guard", "trapped"),
            peak=7,
            numb=2,
            did=("orienting",),
            after=4,
            helped=Helped.MORE_THAN_NOTHING,
        )
    )
    session.triggers.save(
        TriggerDraft(
            at=Moment.of(EVENING - timedelta(days=5, hours=9), "+01:00"),
            danger=Danger.REMINDER,
            places=("shop",),
            channels=("smelled",),
            note="the soap aisle",
            feelings=("numb", "far away"),
            peak=3,
            numb=8,
        )
    )
    session.practice.save(
        UseDraft("orienting", "Look around slowly", before=7, after=4, numb_after=2, verdict=Verdict.HELPED)
    )
    for number, card in enumerate(_CARDS):
        session.cards.save(replace(card, at=Moment.of(EVENING - timedelta(days=3 * number + 1), "+01:00")))
    _earlier(session)
    return session


_STRENGTHS = (7, 4, 8, 5, 6, 3, 7, 2, 6, 8, 5, 4, 7, 6, 2, 9, 5, 6, 3, 4, 7, 5, 6, 4)
_PLACES = ("street", "shop", "transport", "with-people", "phone", "street", "shop")


def _earlier(session: Session) -> None:
    """Weeks before: what there is to look back at."""
    for number, strength in enumerate(_STRENGTHS):
        days = 9 + number * 2 + (16 if number > 11 else 0)  # two weeks in between without a note
        at = Moment.of(EVENING - timedelta(days=days, hours=(number * 5) % 14), "+01:00")
        session.triggers.save(
            TriggerDraft(
                at=at,
                danger=Danger.REMINDER,
                places=(_PLACES[number % 7],),
                channels=("heard",) if number % 3 else ("seen",),
                feelings=("on guard",) if number % 2 else ("jumpy", "tired out"),
                peak=strength,
                numb=8 if strength < 4 else number % 4,
            )
        )
        tool = ("five-senses", "finger-trace")[number % 2]
        after = max(strength - (0 if number % 5 == 0 else 2) + (1 if number % 7 == 0 else 0), 0)
        session.practice.save(
            UseDraft(
                tool,
                session.strategies.tool(tool).title,
                at=at,
                before=strength,
                after=after,
                numb_before=2,
                numb_after=4 if number % 6 == 0 else 2,
                verdict=(Verdict.HELPED, Verdict.HELPED, Verdict.SAME, Verdict.WORSE)[number // 2 % 4],
            )
        )
