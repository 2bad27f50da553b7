"""Where one can go.  A place is a page's name and what it shall open."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Room(StrEnum):
    """The pages.  The order of the first six is the order in the rail."""

    NOW = "now"
    JOURNAL = "journal"
    TRIGGERS = "triggers"
    TOOLS = "tools"
    PACKS = "packs"
    STUDIO = "studio"
    LOOKING_BACK = "looking-back"
    PLAYER = "player"
    CARDS = "cards"
    CAUTIONS = "cautions"
    READING = "reading"
    SAFETY = "safety"
    SETTINGS = "settings"
    GUIDE = "guide"


RAIL = (Room.NOW, Room.JOURNAL, Room.TRIGGERS, Room.TOOLS, Room.PACKS, Room.LOOKING_BACK)


@dataclass(frozen=True, slots=True)
class Place:
    """A page, and optionally what to open there (an id, a date, …; the page knows)."""

    room: Room
    what: object = None


NEW = "new"
"""What to open in a room to begin something new there."""

OWN_PAIN = "own-pain"
"""What to open in `Room.SAFETY` when the danger is to oneself from oneself."""


@dataclass(frozen=True, slots=True)
class CardsOf:
    """What to open in `Room.CARDS`: the cards that were kept from one tool."""

    tool_id: str


@dataclass(frozen=True, slots=True)
class PackItem:
    """What to open in `Room.PACKS`: one thing that came with a pack."""

    pack_id: str
    item_id: str


@dataclass(frozen=True, slots=True)
class GuideAt:
    """What to open in `Room.GUIDE`: a guide, and a section of it by its anchor; "" is its beginning."""

    guide: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class PlayerStart:
    """How a tool is opened.  ``calm`` False: from "too much", so nothing is asked before."""

    tool_id: str
    state: str = ""
    calm: bool = True
    trigger_id: str = ""
