"""What an item becomes in another room, and whether the person has changed it there since.

Strategies become tools of the person; lines become lines of their own.  Everything else lives in
the room of packs and is read there.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any, Protocol

from app.circle.circle import LONGEST
from app.circle.circle import as_draft as as_line_draft
from app.circle.circle import tidy as tidy_line
from app.circle.model import HelpLineDraft
from app.circle.resources.read import LinesError
from app.errors import UserFixable
from app.packs import inner
from app.packs.kept import KeptItem, kind_of
from app.packs.model import ExerciseItem, Item, JournalPrompt, LineItem, StrategyItem
from app.session import Session
from app.strategies.model import Discreet, State, StrategyDraft
from app.strategies.strategies import as_draft, tidy
from exercises.load import ExerciseError


class Room(Protocol):
    """Another room, as far as items of one kind are concerned."""

    table: str

    def would_be(self, item: Any) -> Mapping[str, Any]:
        """What stands in the room if nobody changes it, field by field."""

    def found(self, session: Session, row_id: str) -> Mapping[str, Any] | None:
        """What stands there now; None when it is gone or deleted."""

    def put(self, session: Session, item: Any, pack_id: str, row_id: str) -> str:
        """Write it, in the place of ``row_id`` if that is given; the row's identity."""

    def make_own(self, session: Session, row_id: str) -> None:
        """It stays, and is the person's own from now on."""


class Tools:
    """Strategies."""

    table = "strategy"

    def would_be(self, item: StrategyItem) -> Mapping[str, Any]:
        return _told(tidy(strategy_draft(item)))

    def found(self, session: Session, row_id: str) -> Mapping[str, Any] | None:
        for strategy in session.strategies.these([row_id]):
            return _told(as_draft(strategy))
        return None

    def put(self, session: Session, item: StrategyItem, pack_id: str, row_id: str) -> str:
        draft = dataclasses.replace(strategy_draft(item), id=row_id or None)
        if row_id and not session.strategies.these([row_id]):
            session.strategies.undo_delete(row_id)
        return session.strategies.take(draft, pack_id).value.id or ""

    def make_own(self, session: Session, row_id: str) -> None:
        session.strategies.make_own(row_id)


class Lines:
    """Lines of one's own."""

    table = "help_line"

    def would_be(self, item: LineItem) -> Mapping[str, Any]:
        try:
            return dataclasses.asdict(line_draft(item)) | {"id": None}
        except LinesError:  # taken by an older program that allowed it: what stands there counts as the person's
            return {}

    def found(self, session: Session, row_id: str) -> Mapping[str, Any] | None:
        try:
            kept = session.circle.get(row_id)
        except UserFixable:
            return None
        return dataclasses.asdict(as_line_draft(kept)) | {"id": None}

    def put(self, session: Session, item: LineItem, pack_id: str, row_id: str) -> str:  # noqa: ARG002  a line has no source
        if row_id and self.found(session, row_id) is None:
            session.circle.undo_delete(row_id)
        draft = dataclasses.replace(line_draft(item), id=row_id or None)
        return session.circle.save(draft).value.id or ""

    def make_own(self, session: Session, row_id: str) -> None:
        """It is already."""


_ROOMS: dict[str, Room] = {"strategy": Tools(), "line": Lines()}


def room_of(item: Item) -> Room | None:
    """The room that items of this kind go to; None for what is read in the room of packs."""
    return _ROOMS.get(kind_of(item))


def table_of(kind: str) -> str:
    """The table of that room, or empty."""
    room = _ROOMS.get(kind)
    return room.table if room else ""


def rooms() -> tuple[Room, ...]:
    return tuple(_ROOMS.values())


def is_here(session: Session, kept: KeptItem) -> bool:
    """Whether what it became is still in sight."""
    room = room_of(kept.item)
    return room is None or room.found(session, kept.row_id) is not None


def mine(session: Session, kept: KeptItem) -> Mapping[str, Any]:
    """Where the person has changed it: theirs, field by field; else nothing."""
    room = room_of(kept.item)
    now = room.found(session, kept.row_id) if room else None
    return now if room and now is not None and now != room.would_be(kept.item) else {}


def edited(session: Session, kept: KeptItem) -> bool:
    """Whether the person has changed what came from the pack."""
    return bool(mine(session, kept))


def touched(item: Item) -> frozenset[str]:
    """The cautions and topics of an item, as codes; of an exercise also what it draws on."""
    codes = {str(code) for code in (*item.cautions, *item.topics)}
    if isinstance(item, ExerciseItem):
        with suppress(ExerciseError):
            codes |= {str(code) for code in inner.read(item).draws_on}
    return frozenset(codes)


def offered_prompts(session: Session) -> list[JournalPrompt]:
    """Prompts for the journal that came with packs, without those that touch what the person leaves out."""
    avoided = {str(code) for code in (*session.cautions.left_out(), *session.cautions.topics())}
    return [prompt for prompt in session.packs.prompts() if touched(prompt).isdisjoint(avoided)]


def strategy_draft(item: StrategyItem) -> StrategyDraft:
    """A strategy as the room of tools takes it."""
    return StrategyDraft(
        None, item.title, item.steps, item.helps_when, item.not_when, item.minutes or None, Discreet(item.discreet.value),
        item.needs, item.tags, tuple(str(caution) for caution in item.cautions), tuple(State(s.value) for s in item.states),
    )  # fmt: skip


def line_draft(item: LineItem) -> HelpLineDraft:
    """A line as a person would write it down: what it says, not for whom it is, when it was seen, as far as there is room."""
    line = inner.read_line(item)
    contacts = (" ".join(filter(None, (one.value, one.letters, one.write, one.press))) for one in line.contacts)
    hours = line.hours.words or ("24/7" if line.hours.always else "")
    notes = (
        line.note,
        _signed("✗", line.not_served),
        _signed("✓", line.served),
        line.police,
        line.checked.isoformat(),
        line.source,
    )
    return tidy_line(HelpLineDraft(None, line.name, _fitting(contacts), hours, _fitting(notes)))


def _signed(sign: str, words: str) -> str:
    return f"{sign} {words}" if words else ""


def _fitting(parts: Iterable[str]) -> str:
    """As many of the parts, a line each, as a field holds; none is cut."""
    text = ""
    for part in filter(None, parts):
        longer = f"{text}\n{part}" if text else part
        if len(longer) <= LONGEST:
            text = longer
    return text


def _told(draft: StrategyDraft) -> Mapping[str, Any]:
    told = dataclasses.asdict(draft)
    del told["id"]
    return told
