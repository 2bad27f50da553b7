"""What the studio reads, in one go each."""

from __future__ import annotations

from dataclasses import dataclass

from app.cards.model import Card
from app.circle.model import HelpLine
from app.handover.leaving import Leaving, leaving
from app.packs.drafts import KeptDraft, PackDraft
from app.packs.own import KeyState, OwnKey
from app.session import Session
from app.strategies.model import Kind, Strategy

MOST = 200
"""Cards that are offered."""


@dataclass(frozen=True, slots=True)
class Own:
    """What of one's own can be put into a pack."""

    tools: list[Strategy]
    cards: list[Card]
    lines: list[HelpLine]


@dataclass(frozen=True, slots=True)
class KeyChoice:
    """Keys that can sign, the one to offer first (None: a new one), and which month it is."""

    keys: list[OwnKey]
    proposed: OwnKey | None
    month: str


def drafts(session: Session) -> list[KeptDraft]:
    """Packs that are being written, the one begun last first."""
    return list(reversed(list(session.packs.drafts.each())))


def draft(session: Session, draft_id: str) -> KeptDraft:
    """Raises `UserFixable` NOT_FOUND."""
    return session.packs.drafts.get(draft_id)


def own(session: Session) -> Own:
    """Own tools, cards and lines."""
    ids = [tool.id for tool in session.strategies.tools() if tool.kind is Kind.OWN]
    return Own(
        session.strategies.these(ids),
        session.cards.page(None, MOST),
        [line for line in session.circle.kept() if line.own],
    )


def key_choice(session: Session, draft: PackDraft) -> KeyChoice:
    """Who could sign this draft.  A key that is for another pack is not offered."""
    good = [key for key in session.packs.own.all() if key.state is KeyState.GOOD and key.pack_id in {"", draft.pack_id}]
    return KeyChoice(good, session.packs.own.proposed(draft.pack_id, peer=draft.unnamed), month(session))


def keys(session: Session) -> list[OwnKey]:
    return session.packs.own.all()


def month(session: Session) -> str:
    """The month, as a pack says it."""
    return session.clock.here().day[:7]


def leaving_now(session: Session, draft: PackDraft) -> Leaving:
    """Everything that would leave if it were signed now.  Raises `Refused`."""
    return leaving(session, draft)
