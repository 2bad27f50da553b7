"""What is known of a line, field by field (``docs/specs/lines.md``).

Everything here is data that was copied with care from pages; nothing in it runs, nothing dials, and
no address is ever opened.  What is not known is empty, never guessed.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

FORMAT = 1
"""The highest format this program reads."""

EU = "EU"
"""The country code under which the lines of the whole European Union stand."""

Words = Annotated[str, Meta(min_length=1, max_length=240)]
Maybe = Annotated[str, Meta(max_length=240)]
Short = Annotated[str, Meta(max_length=60)]
Id = Annotated[str, Meta(pattern=r"^[a-z]{2}(-[a-z0-9]+)+$", max_length=60)]
CountryCode = Annotated[str, Meta(pattern=r"^[A-Z]{2}$")]
Clock = Annotated[str, Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$")]


class Kind(StrEnum):
    """How a line is reached."""

    VOICE = "voice"
    TEXT = "text"
    CHAT = "chat"  # on a page
    TTY = "tty"
    MAIL = "mail"
    WHATSAPP = "whatsapp"
    USSD = "ussd"  # typed like a number, answered by the network
    WEB = "web"  # a page with more


WRITTEN = frozenset({Kind.CHAT, Kind.MAIL, Kind.WEB})
"""Kinds whose value is an address, not a number."""


class Confidence(StrEnum):
    """How the digits were seen.  What is known less well than this does not come with the program."""

    A = "A"  # a page of the line itself or of a government
    B = "B"  # one or more pages of others
    A_AND_B = "A/B"
    GENERAL = "general"  # emergency numbers only: known in general


class Method(StrEnum):
    """What was done to check."""

    SEEN = "seen"  # on a page; nobody has phoned
    PHONED = "phoned"


class Bill(StrEnum):
    """Whether a call shows on the telephone bill, as far as the pages say."""

    MAY_SHOW = "may-show"
    NOT_SHOWN = "not-shown"


class Day(StrEnum):
    MON = "mon"
    TUE = "tue"
    WED = "wed"
    THU = "thu"
    FRI = "fri"
    SAT = "sat"
    SUN = "sun"


class Span(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """From ``opens`` to ``closes`` (``HH:MM``, ``24:00`` for midnight) on each of the days; never over midnight."""

    days: Annotated[tuple[Day, ...], Meta(min_length=1, max_length=7)]
    opens: Clock
    closes: Clock


class Hours(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """When somebody answers.  ``sure`` False: the pages disagree or are old, so nothing is claimed about now."""

    words: Maybe = ""  # as the pages say it, in the line's own time
    always: bool = False
    zone: Short = ""  # IANA; belongs to ``spans``
    spans: Annotated[tuple[Span, ...], Meta(max_length=7)] = ()
    sure: bool = True


class Contact(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One number or address.  What is empty is as for the whole line."""

    kind: Kind
    value: Annotated[str, Meta(min_length=2, max_length=60)]
    letters: Short = ""  # what the last digits spell
    write: Short = ""  # the word to send
    press: Annotated[str, Meta(pattern=r"^[0-9]?$")] = ""  # after the answer
    region: Short = ""
    served: Short = ""
    languages: Short = ""
    hours: Hours | None = None


class Line(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A line as it was seen."""

    id: Id
    name: Annotated[str, Meta(min_length=1, max_length=80)]
    contacts: Annotated[tuple[Contact, ...], Meta(min_length=1, max_length=8)]
    source: Words
    method: Method
    checked: date
    confidence: Confidence
    region: Short = ""  # a part of the country
    hours: Hours = Hours()
    languages: Maybe = ""
    operator: Maybe = ""
    cost: Short = ""
    bill: Bill = Bill.MAY_SHOW
    log: Maybe = ""  # what is known of the telephone's own list of calls
    police: Maybe = ""  # what is known of calling others without consent
    served: Maybe = ""  # people
    about: Maybe = ""  # what happened
    not_served: Maybe = ""
    not_in: Annotated[tuple[CountryCode, ...], Meta(max_length=27)] = ()
    note: Maybe = ""  # shown before the numbers
    for_pain: bool = False  # says of itself that it is for thoughts of not wanting to live, or any crisis


class Emergency(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An emergency number.  ``silent``: what to press where one cannot speak."""

    number: Annotated[str, Meta(pattern=r"^[0-9]{3}$")]
    source: Words
    method: Method
    checked: date
    confidence: Confidence
    silent: Annotated[str, Meta(pattern=r"^[0-9]{0,4}$")] = ""
    silent_from: Annotated[str, Meta(pattern=r"^(mobile)?$")] = ""
    note: Maybe = ""


class Country(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What comes with the program for one country."""

    format: Annotated[int, Meta(ge=1)]
    country: CountryCode
    in_eu: bool = False
    emergency: Annotated[tuple[Emergency, ...], Meta(max_length=3)] = ()
    lines: Annotated[tuple[Line, ...], Meta(max_length=60)] = ()
