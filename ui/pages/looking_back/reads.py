"""What the views of *Looking back* read, in one go each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.insights.answers import Answer, FairFound
from app.insights.fair_model import FairTest
from app.insights.insights import Choices
from app.insights.questions import Question, Ref, Source
from app.jobs import CancelToken
from app.journal.model import Entry
from app.practice.model import Use
from app.session import Session
from app.strategies.model import Tool, ToolFilter
from app.triggers.model import TriggerNote
from ui.operations.tools import asks_after

Note = TriggerNote | Use | Entry
NOTES = 50  # in one window of the list


@dataclass(frozen=True, slots=True)
class Behind:
    """A note behind an answer, and its place."""

    ref: Ref
    note: Note


@dataclass(frozen=True, slots=True)
class Offer:
    """What there is to ask about, and today."""

    choices: Choices
    today: date


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer; its notes where they are so few that they are shown at once."""

    answer: Answer
    notes: list[Behind]


@dataclass(frozen=True, slots=True)
class FairTests:
    """Every fair test, what a coin may choose, and whether uses are noted at all."""

    tests: list[FairTest]
    allowed: list[Tool]
    titles: dict[str, str]
    notes_uses: bool


@dataclass(frozen=True, slots=True)
class FairOne:
    """One of them."""

    found: FairFound
    titles: dict[str, str]


def offer(session: Session, token: CancelToken) -> Offer:
    return Offer(session.insights.choices(token), session.clock.here().as_date())


def answered(session: Session, question: Question, token: CancelToken, week_begins: int) -> Answered:
    from app.insights.telling import lists_at_once

    answer = session.insights.ask(question, token, week_begins=week_begins)
    return Answered(answer, notes(session, question, None, token) if lists_at_once(answer) else [])


def notes(session: Session, question: Question, before: int | None, token: CancelToken) -> list[Behind]:
    """The next notes behind an answer, newest first."""
    return [Behind(ref, _note(session, ref)) for ref in session.insights.notes(question, before, NOTES, token)]


def fair_notes(session: Session, test_id: str) -> list[Behind]:
    return [Behind(ref, _note(session, ref)) for ref in session.insights.fair_tests.notes(test_id)]


def fair_tests(session: Session) -> FairTests:
    tests = session.insights.fair_tests
    return FairTests(tests.all(), tests.allowed(), titles(session), asks_after(session))


def fair_one(session: Session, test_id: str) -> FairOne:
    """Raises `UserFixable` NOT_FOUND."""
    return FairOne(session.insights.fair_tests.result(test_id), titles(session))


def titles(session: Session) -> dict[str, str]:
    """Titles of every tool, also of those put aside or left out."""
    found = session.strategies.tools(ToolFilter(show_not_for_me=True, show_left_out=True))
    return {tool.id: tool.title for tool in found}


def _note(session: Session, ref: Ref) -> Note:
    if ref.source is Source.NOTES:
        return session.triggers.get(ref.id)
    return session.practice.get(ref.id) if ref.source is Source.USES else session.journal.get(ref.id)
