"""What can be asked (docs/specs/insights.md, section 4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.errors import Code, UserFixable
from app.journal.moods import FAMILIES
from app.triggers.model import BODY, CHANNELS, PLACES


class Source(StrEnum):
    """What kind of note."""

    NOTES = "notes"  # of the trigger log
    USES = "uses"  # of tools
    ENTRIES = "entries"  # of the journal


class Field(StrEnum):
    """Words that are chosen in notes.  Urges are not among them, on purpose."""

    CHANNEL = "channels"
    PLACE = "places"
    BODY = "body"
    FEELING = "feelings"
    MOOD = "mood"  # of the journal

    @property
    def source(self) -> Source:
        return Source.ENTRIES if self is Field.MOOD else Source.NOTES


_FEELINGS = tuple(word for words in FAMILIES.values() for word in words)
ORDER: dict[Field, tuple[str, ...]] = {
    Field.CHANNEL: CHANNELS,
    Field.PLACE: PLACES,
    Field.BODY: BODY,
    Field.FEELING: _FEELINGS,
    Field.MOOD: _FEELINGS,
}
"""The built-in words in the order of their form."""


@dataclass(frozen=True, slots=True)
class Span:
    """From one day to another, both included; "" is open.  Raises `UserFixable` BAD_DATE."""

    first: str = ""  # YYYY-MM-DD
    last: str = ""

    def __post_init__(self) -> None:
        try:
            days = [date.fromisoformat(day) for day in (self.first, self.last) if day]
        except ValueError:
            raise UserFixable(Code.BAD_DATE) from None
        if [day.isoformat() for day in days] != [day for day in (self.first, self.last) if day] or days != sorted(days):
            raise UserFixable(Code.BAD_DATE)


ALL_TIME = Span()


@dataclass(frozen=True, slots=True)
class AboutTool:
    """What did I note about this tool?"""

    tool_id: str
    span: Span = ALL_TIME


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """What was different after this tool?"""

    tool_id: str
    span: Span = ALL_TIME


@dataclass(frozen=True, slots=True)
class AboutWord:
    """How often does this word appear?"""

    field: Field
    value: str
    span: Span = ALL_TIME


@dataclass(frozen=True, slots=True)
class HowStrong:
    """How strong and how numb was it, over time?"""

    span: Span = ALL_TIME


@dataclass(frozen=True, slots=True)
class WhenWasIt:
    """At what times of day, on what days of the week?"""

    source: Source = Source.NOTES
    span: Span = ALL_TIME


@dataclass(frozen=True, slots=True)
class InPeriod:
    """What did I note in this time?"""

    span: Span = ALL_TIME


# the sides of a comparison


@dataclass(frozen=True, slots=True)
class WithWord:
    """Trigger notes that name a word; ``without``: that name something else in its field."""

    field: Field
    value: str
    without: bool = False

    def __post_init__(self) -> None:
        if self.field.source is not Source.NOTES:  # mood words of the journal have no strength
            raise UserFixable(Code.NOT_FOUND)


@dataclass(frozen=True, slots=True)
class OnDays:
    """Trigger notes from Monday to Friday, or at the weekend."""

    weekend: bool


@dataclass(frozen=True, slots=True)
class WithTool:
    """Uses of a tool."""

    tool_id: str


@dataclass(frozen=True, slots=True)
class During:
    """Trigger notes of some days."""

    span: Span


Side = WithWord | OnDays | WithTool | During


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Two sides next to each other.  Both are trigger notes, or both are uses.  Raises `UserFixable` NOT_FOUND."""

    left: Side
    right: Side
    span: Span = ALL_TIME

    def __post_init__(self) -> None:
        if isinstance(self.left, WithTool) != isinstance(self.right, WithTool) or self.left == self.right:
            raise UserFixable(Code.NOT_FOUND)

    @property
    def source(self) -> Source:
        return Source.USES if isinstance(self.left, WithTool) else Source.NOTES


Question = AboutTool | BeforeAfter | AboutWord | HowStrong | WhenWasIt | InPeriod | SideBySide


@dataclass(frozen=True, slots=True)
class Ref:
    """A note that an answer rests on.  ``cursor`` orders all kinds together, newest first."""

    source: Source
    id: str
    cursor: int
