"""What a note in the trigger log is.  Every field is optional (content research 2.1, 2.2)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.clock import Moment
from app.vault.scale import WORD_STRENGTHS as WORD_STRENGTHS  # noqa: PLC0414  a part of what a note is


class Danger(StrEnum):
    """The answer to the first question: is something unsafe now, or is this a reminder?"""

    UNASKED = ""
    REMINDER = "reminder"
    NOT_SURE = "not-sure"
    UNSAFE = "unsafe"


class DayPart(StrEnum):
    """How exactly the person knows when it was."""

    CLOCK = "clock"
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"
    UNKNOWN = "unknown"


class Helped(StrEnum):
    """Did it help?"""

    UNASKED = ""
    MORE_THAN_NOTHING = "more-than-nothing"
    SAME = "same"
    WORSE = "worse"
    CANT_TELL = "cant-tell"


# Chips are stored as these stable words or as the person's own text; labels are in ui/i18n.
CHANNELS = (
    "seen",
    "heard",
    "smelled",
    "touched",
    "tasted",
    "place",
    "date",
    "body-state",
    "thought",
    "person",
    "contact",
    "letter",
    "news",
    "closeness",
    "watched",
    "none-noticed",
)
PLACES = (
    "home",
    "work-or-school",
    "street",
    "transport",
    "shop",
    "online",
    "phone",
    "medical",
    "court-or-police",
    "bed",
    "with-people",
    "alone",
)
BODY = ("heart", "breath", "shaking", "frozen", "hot-cold", "nausea", "pain", "numb", "far-away", "other")
URGES = (
    "run",
    "hide",
    "freeze",
    "please",
    "argue",
    "check",
    "contact",
    "drink-or-use",
    "eat-or-not-eat",
    "self-harm",
    "not-be-here",
    "other",
)
CRISIS_URGES = frozenset({"self-harm", "not-be-here"})

BUILT_IN = {"channels": CHANNELS, "places": PLACES, "body": BODY, "urges": URGES}

# A part of the day has a place in the order of notes; nobody is shown these hours.
PART_HOURS = {DayPart.MORNING: 9, DayPart.AFTERNOON: 15, DayPart.EVENING: 20, DayPart.NIGHT: 23, DayPart.UNKNOWN: 12}

MAX_NOTE = 140  # characters: a title is enough
MAX_AFTER_MINUTES = 7 * 24 * 60


@dataclass(frozen=True, slots=True)
class TriggerDraft:
    """What the person notes.  ``id`` None makes a new note; ``at`` None means now."""

    id: str | None = None
    at: Moment | None = None
    day_part: DayPart = DayPart.CLOCK
    danger: Danger = Danger.UNASKED
    places: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    note: str = ""  # up to 140 characters; a title is enough
    body: tuple[str, ...] = ()
    feelings: tuple[str, ...] = ()
    thought: str = ""
    urges: tuple[str, ...] = ()
    peak: int | None = None  # 0..10
    peak_in_words: bool = False  # every strength of this note was chosen as a word (WORD_STRENGTHS)
    numb: int | None = None  # 0..10, apart from distress
    did: tuple[str, ...] = ()  # tool ids or the person's own text
    after: int | None = None
    numb_after: int | None = None
    after_minutes: int | None = None
    helped: Helped = Helped.UNASKED
    next_time: str = ""


@dataclass(frozen=True, slots=True)
class TriggerNote(TriggerDraft):
    """A note as it is kept."""

    cursor: int = 0
    created_at: int = 0  # when it was written down, hidden by default
    modified_at: int = 0


@dataclass(frozen=True, slots=True)
class TriggerFilter:
    """Which notes to show.  Empty fields do not narrow."""

    text: str = ""
    channel: str = ""
    place: str = ""
    feeling: str = ""
    after: str = ""  # YYYY-MM-DD, inclusive
    before: str = ""  # YYYY-MM-DD, inclusive
