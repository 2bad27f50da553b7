"""What a pack holds (``docs/specs/pack.md``, sections 4 and 5).

Records as they stand in the JSON: read strictly, written in this order of fields.  Lengths are in
code points.  Patterns end in ``\\Z``: ``$`` would let a line feed follow.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Any, TypeAlias

from msgspec import Meta, Struct

from exercises.model import Caution
from exercises.topics import Topic

FORMAT = 1

# One line, no space around it, and something in it that can be seen: a name of nothing but joiners, selectors and
# fillers looks like no name, and one with a line feed can look like two.
_UNSEEN = r"\s\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef"
_ONE_LINE = rf"(?=.*[^{_UNSEEN}])\S(.*\S)?"
_LINE = rf"^{_ONE_LINE}\Z"
_LINE_OR_NOTHING = rf"^({_ONE_LINE})?\Z"

Slug = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*\Z", min_length=1, max_length=40)]
PackId = Annotated[str, Meta(pattern=r"^[0-9a-hjkmnp-tv-z]{26}\Z")]
Name = Annotated[str, Meta(pattern=r"^[a-z0-9-]{1,60}\Z")]
Lang = Annotated[str, Meta(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z", max_length=35)]
Region = Annotated[str, Meta(pattern=r"^[A-Z]{2}\Z")]
Month = Annotated[str, Meta(pattern=r"^([0-9]{4}-(0[1-9]|1[0-2]))?\Z", max_length=7)]
Day = Annotated[str, Meta(pattern=r"^([0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]))?\Z", max_length=10)]
Title = Annotated[str, Meta(pattern=_LINE, max_length=80)]
Label = Annotated[str, Meta(pattern=_LINE, max_length=60)]
Sentence = Annotated[str, Meta(min_length=1, max_length=240)]
Note = Annotated[str, Meta(max_length=400)]
Reviewers = Annotated[tuple[Title, ...], Meta(max_length=10)]


def is_line(text: str) -> bool:
    """Whether a text can be a title or a name, however long it is."""
    return re.match(_LINE, text) is not None


class Dir(StrEnum):
    LTR = "ltr"
    RTL = "rtl"


class Role(StrEnum):
    AUTHOR = "author"
    REVIEWER = "reviewer"


class _Strict(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Nothing that is not named here, and nothing converted."""


class Signer(_Strict, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Who signed, as they want to be shown.  ``name`` is that of a signer's line of the note."""

    name: Name
    shown: Title
    role: Role
    contact: Annotated[str, Meta(pattern=_LINE_OR_NOTHING, max_length=200)] = ""


class Base(_Strict, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What every item may have.  An empty value means: as the pack says."""

    id: Slug
    title: Title
    content_note: Annotated[str, Meta(max_length=240)] = ""
    topics: Annotated[tuple[Topic, ...], Meta(max_length=11)] = ()
    cautions: Annotated[tuple[Caution, ...], Meta(max_length=14)] = ()
    lang: Annotated[str, Meta(pattern=r"^([a-z]{2,3}(-[A-Za-z0-9]{2,8})*)?\Z", max_length=35)] = ""
    dir: Dir | None = None
    region: Annotated[tuple[Region, ...], Meta(max_length=20)] = ()
    licence: Annotated[str, Meta(pattern=_LINE_OR_NOTHING, max_length=80)] = ""
    reading_level: Annotated[int, Meta(ge=0, le=20)] = 0
    reviewed_by: Reviewers = ()


class Discreet(StrEnum):
    UNSAID = ""
    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class State(StrEnum):
    TOO_MUCH = "too_high"
    ALL_RIGHT = "middle"
    TOO_LITTLE = "too_low"


class StrategyItem(Base, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="kind", tag="strategy"):
    """A way of coping in a few steps."""

    steps: Annotated[tuple[Annotated[str, Meta(min_length=1, max_length=400)], ...], Meta(min_length=1, max_length=20)]
    helps_when: Note = ""
    not_when: Note = ""
    minutes: Annotated[int, Meta(ge=0, le=600)] = 0  # 0: not said
    discreet: Discreet = Discreet.UNSAID
    needs: Annotated[tuple[Label, ...], Meta(max_length=6)] = ()
    tags: Annotated[tuple[Label, ...], Meta(max_length=8)] = ()
    states: Annotated[tuple[State, ...], Meta(max_length=3)] = ()


class ExerciseItem(Base, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="kind", tag="exercise"):
    """A guided exercise; the object is read by the same reader as those that come with the program."""

    exercise: dict[str, Any]


class Tone(StrEnum):
    QUIET = "quiet"
    ANGRY = "angry"
    HOPEFUL = "hopeful"
    MIXED = "mixed"


class Origin(StrEnum):
    """Whose voice it is.  Invented voices are never passed off as one person's."""

    ONE_PERSON = "one-person"
    COMPOSITE = "composite"
    AUTHORS = "authors"


class VoiceItem(Base, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="kind", tag="voice"):
    """What somebody tells who has been there."""

    text: Annotated[str, Meta(min_length=1, max_length=4000)]
    tone: Tone
    origin: Origin
    byline: Annotated[str, Meta(pattern=_LINE_OR_NOTHING, max_length=40)] = ""
    time_since: Annotated[str, Meta(pattern=_LINE_OR_NOTHING, max_length=40)] = ""
    what_changed: Annotated[str, Meta(max_length=200)] = ""


class WordsItem(Base, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="kind", tag="words"):
    """A sentence to keep; with ``answer`` a myth and what is said to it."""

    text: Annotated[str, Meta(min_length=1, max_length=400)]
    answer: Annotated[str, Meta(max_length=1000)] = ""


class QuestionCard(Base, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="kind", tag="question-card"):
    """Questions to take along to somebody."""

    for_whom: Title
    questions: Annotated[tuple[Sentence, ...], Meta(min_length=1, max_length=30)]


class Section(_Strict, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A part of a plan, with ideas that are none of them an instruction."""

    heading: Title
    prompt: Annotated[str, Meta(max_length=240)] = ""
    ideas: Annotated[tuple[Sentence, ...], Meta(max_length=20)] = ()


class PlanTemplate(Base, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="kind", tag="plan-template"):
    """The parts of a plan, to be filled in by the person."""

    sections: Annotated[tuple[Section, ...], Meta(min_length=1, max_length=20)]


class JournalPrompt(
    Base, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="kind", tag="journal-prompt"
):
    """A question to write from."""

    text: Sentence


class PageItem(Base, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="kind", tag="page"):
    """Information, in the small Markdown of section 4.2."""

    text: Annotated[str, Meta(min_length=1, max_length=20_000)]
    sources: Annotated[tuple[Annotated[str, Meta(min_length=1, max_length=300)], ...], Meta(max_length=30)] = ()


class NoteItem(Base, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="kind", tag="note"):
    """A few words from whoever made the pack, to whoever reads it."""

    text: Annotated[str, Meta(min_length=1, max_length=2000)]


class Question(_Strict, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One question of a check-in.  ``opens_help`` names answers after which the help page is offered."""

    text: Sentence
    answers: Annotated[tuple[Label, ...], Meta(min_length=2, max_length=11)]
    opens_help: Annotated[tuple[Annotated[int, Meta(ge=0, le=10)], ...], Meta(max_length=11)] = ()


class CheckIn(Base, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="kind", tag="check-in"):
    """Questions that somebody handed over.  Every one can be skipped; no word of severity is ever said."""

    intro: Annotated[str, Meta(max_length=1000)]
    questions: Annotated[tuple[Question, ...], Meta(min_length=1, max_length=30)]
    source: Annotated[str, Meta(min_length=1, max_length=300)]


class LineItem(Base, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="kind", tag="line"):
    """A line that people can reach; the object is read by the same reader as those that come with the program."""

    country: Annotated[str, Meta(pattern=r"^[A-Z]{2}\Z")]
    line: dict[str, Any]


Item: TypeAlias = (
    StrategyItem
    | ExerciseItem
    | VoiceItem
    | WordsItem
    | LineItem
    | QuestionCard
    | PlanTemplate
    | JournalPrompt
    | PageItem
    | NoteItem
    | CheckIn
)
"""Any item.  A new kind is added here, and what becomes of it in ``app/handover``."""

NEEDS_A_NOTE = (VoiceItem, CheckIn)
"""Kinds that may not come without a content note."""


class Pack(_Strict, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What one pack says."""

    format: Annotated[int, Meta(ge=1)]
    id: PackId
    seq: Annotated[int, Meta(ge=1, le=999_999)]
    made: Month
    title: Title
    summary: Note
    content_note: Annotated[str, Meta(max_length=240)]
    lang: Lang
    dir: Dir
    region: Annotated[tuple[Region, ...], Meta(max_length=20)]
    licence: Title
    reading_level: Annotated[int, Meta(ge=0, le=20)]
    reviewed_by: Reviewers
    not_this: Note
    signers: Annotated[tuple[Signer, ...], Meta(min_length=1, max_length=4)]
    recipient: Annotated[str, Meta(pattern=r"^([0-9]{4}( [0-9]{4}){7})?\Z")]
    changes: Annotated[str, Meta(max_length=1000)]
    carried: Annotated[tuple[Annotated[str, Meta(max_length=4000)], ...], Meta(max_length=8)]
    items: Annotated[tuple[Item, ...], Meta(min_length=1, max_length=300)]


class Contact(_Strict, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A card: this key is shown under this name.  Signed by the key itself."""

    format: Annotated[int, Meta(ge=1)]
    name: Name
    shown: Title
    about: Note
    made: Month
    age: Annotated[str, Meta(pattern=r"^(age1[02-9ac-hj-np-z]{58})?\Z")]  # to encrypt to, or empty


class Rotation(_Strict, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A new key in place of an old one.  Signed by both."""

    format: Annotated[int, Meta(ge=1)]
    old: Annotated[str, Meta(max_length=200)]
    new: Annotated[str, Meta(max_length=200)]
    seq: Annotated[int, Meta(ge=1, le=9999)]
    made: Month


class Why(StrEnum):
    LOST = "lost"
    STOLEN = "stolen"
    RETIRED = "retired"


class Revocation(_Strict, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A key says that it is to be believed no longer.  Permanent."""

    format: Annotated[int, Meta(ge=1)]
    key: Annotated[str, Meta(max_length=200)]
    reason: Why
    made: Month
