"""What an exercise is: everything that is known of it, and its two forms.

The fields are those of the catalogue (``docs/specs/exercise.md``).  An exercise is data in a file,
reviewed like code; nothing in it runs.  Instances are immutable and come from ``load.py`` only.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from exercises.steps import Heading, Label, Leave, Line, Slug, Step

FORMAT = 1
"""The highest format this program reads.  A file with a higher one is refused kindly."""

TODAY = "{today}"
"""The one token a text may hold.  The player puts the day in its place, written out."""

Minutes = Annotated[int, Meta(ge=1, le=60)]


class Arousal(StrEnum):
    """Which state the exercise fits: too much, all right, too little (numb, far away)."""

    TOO_HIGH = "too_high"
    MIDDLE = "middle"
    TOO_LOW = "too_low"


class Amount(StrEnum):
    """How much of something an exercise uses."""

    NONE = "none"
    LIGHT = "light"
    OPTIONAL = "optional"
    CENTRAL = "central"


class Eyes(StrEnum):
    """There is no third: no exercise asks for closed eyes."""

    OPEN = "open"
    OPTIONAL = "optional"


class Discreet(StrEnum):
    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class Posture(StrEnum):
    SITTING = "sitting"
    STANDING = "standing"
    LYING = "lying"
    WALKING = "walking"


class Caution(StrEnum):
    """What a person may want to be kept from.  The values are stable: vaults and packs hold them."""

    BREATH = "C-BREATH"  # attention to breath brings trouble
    BODY = "C-BODY"  # attention to the body brings trouble
    EYES = "C-EYES"  # closing the eyes does
    IMAGERY = "C-IMAGERY"  # picturing does
    COLD = "C-COLD"  # heart, fainting, low pressure, beta-blockers, eating disorder, cold allergy, pregnancy
    EXERT = "C-EXERT"  # heart, lung or joint trouble, pregnancy, eating disorder, injury
    WRITE = "C-WRITE"  # may open memory; somebody could read it
    SOUND = "C-SOUND"
    TOUCH = "C-TOUCH"
    NIGHT = "C-NIGHT"  # not in the last hour before bed
    DISSOC = "C-DISSOC"  # not when far away or losing time
    RECENT = "C-RECENT"  # not in the first weeks after what happened
    DANGER = "C-DANGER"  # not while the person who harms is near or may find it
    SUPPORT = "C-SUPPORT"  # better first with somebody trained


OFF_THE_FRONT = frozenset({Caution.RECENT, Caution.SUPPORT, Caution.IMAGERY, Caution.WRITE})
"""What keeps an exercise off the front page until the person looks for it."""


DRAWS_ON = {
    "breath_focus": Caution.BREATH,
    "body_focus": Caution.BODY,
    "imagery": Caution.IMAGERY,
    "touch": Caution.TOUCH,
    "sound": Caution.SOUND,
    "writing": Caution.WRITE,
}
"""Which caution goes with which use.  A voice has none: it is the person's own."""


class Evidence(StrEnum):
    """How well it has been tested, honestly.

    E1 trials with people hurt by trauma; E2 trials with others; E3 a piece of a well-supported
    whole, hardly tested alone; E4 custom and good sense.
    """

    E1 = "E1"
    E2 = "E2"
    E3 = "E3"
    E4 = "E4"


class Source(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Where something comes from.  ``seen`` is False while nobody has checked the original."""

    cite: Annotated[str, Meta(min_length=1, max_length=300)]
    seen: bool


class NotWhen(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """When to leave it out, and what to use in its place: another tool, or the way out."""

    text: Line
    tool: Annotated[str, Meta(max_length=40)] = ""
    leave: Leave | None = None


class Exits(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Where two of the exits lead.  "Stop" needs nothing."""

    something_else: Annotated[tuple[Slug, ...], Meta(min_length=2, max_length=4)]
    worse: Annotated[tuple[Slug, ...], Meta(min_length=1, max_length=2)]


class Keeps(StrEnum):
    """As what the person may keep what they wrote, if they want."""

    CARD = "card"  # short lines, read again on a hard day
    ENTRY = "entry"  # a longer text, in the journal


class Keep(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What is offered for keeping at the end.  Nothing is kept unless the person says so."""

    what: Keeps
    title: Heading
    steps: Annotated[tuple[Slug, ...], Meta(min_length=1, max_length=12)]  # of either form


class Form(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One way through: the long one or the one of about a minute."""

    seconds: Annotated[int, Meta(ge=20, le=3600)]  # what it takes somebody in no hurry, for the label
    steps: Annotated[tuple[Step, ...], Meta(min_length=1, max_length=30)]


class Exercise(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One exercise with all that is known of it."""

    format: Annotated[int, Meta(ge=1)]
    id: Slug
    number: Annotated[int, Meta(ge=1, le=9999)]  # its place in the catalogue
    lang: Annotated[str, Meta(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", max_length=20)]
    title: Heading
    aim: Line  # one sentence: what it is for
    helps_when: Annotated[tuple[Line, ...], Meta(min_length=1, max_length=6)]
    not_when: Annotated[tuple[NotWhen, ...], Meta(max_length=10)]
    adapt: Annotated[tuple[Line, ...], Meta(max_length=10)]
    tags: Annotated[tuple[Label, ...], Meta(max_length=8)]
    arousal_fit: Annotated[tuple[Arousal, ...], Meta(min_length=1, max_length=3)]
    minutes_min: Minutes
    minutes_max: Minutes
    postures: Annotated[tuple[Posture, ...], Meta(min_length=1, max_length=4)]
    eyes: Eyes
    breath_focus: Amount
    body_focus: Amount
    imagery: Amount
    touch: Amount
    sound: Amount
    voice: Amount
    writing: Amount
    discreet: Discreet
    needs: Annotated[tuple[Label, ...], Meta(max_length=6)]
    cautions: Annotated[tuple[Caution, ...], Meta(max_length=14)]
    mild: Annotated[tuple[Caution, ...], Meta(max_length=14)]  # those of `cautions` that hold only in part
    evidence: Annotated[tuple[Evidence, ...], Meta(min_length=1, max_length=2)]
    evidence_note: Line
    sources: Annotated[tuple[Source, ...], Meta(min_length=1, max_length=10)]
    content_note: Line
    not_if_in_danger: bool
    reviewed_by: Annotated[tuple[Label, ...], Meta(max_length=10)]
    exits: Exits
    long: Form
    short: Form
    keep: Keep | None = None

    @property
    def summary(self) -> str:
        """The line that lists show under the title."""
        return self.aim

    @property
    def draws_on(self) -> frozenset[Caution]:
        """Its cautions, and those that go with what it uses, lightly or at its heart; what is optional is no part."""
        return frozenset(self.cautions) | {
            caution for field, caution in DRAWS_ON.items() if getattr(self, field) in {Amount.LIGHT, Amount.CENTRAL}
        }

    @property
    def front_page(self) -> bool:
        """May it be offered to somebody who has not looked for it?"""
        return OFF_THE_FRONT.isdisjoint(self.cautions)
