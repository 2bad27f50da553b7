"""The kinds of step an exercise can be made of.

This is the one place where a kind is born: a class here, added to :data:`Step`.  The reader, the
published JSON Schema and the lint follow from the class; a kind that needs more than *next* and
*back* gets a handler in ``engine.py``, and a widget in the player.

What each kind means, and what a reader must refuse, is written in ``docs/specs/exercise.md``.
Lengths are in characters, times in seconds.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, TypeAlias

from msgspec import Meta, Struct

Slug = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", min_length=1, max_length=40)]
Heading = Annotated[str, Meta(min_length=1, max_length=80)]
Line = Annotated[str, Meta(min_length=1, max_length=240)]
Label = Annotated[str, Meta(min_length=1, max_length=60)]
Lines = Annotated[tuple[Line, ...], Meta(min_length=1, max_length=6)]
Seconds = Annotated[int, Meta(ge=1, le=30)]
Hold = Annotated[int, Meta(ge=0, le=8)]
Rounds = Annotated[int, Meta(ge=1, le=30)]


class Leave(StrEnum):
    """The ways out.  The first three are offered in every state of the engine, and so is the last."""

    STOP = "stop"
    ELSE = "else"
    WORSE = "worse"
    UNSAFE = "unsafe"


class Sense(StrEnum):
    SIGHT = "sight"
    TOUCH = "touch"
    HEARING = "hearing"
    SMELL = "smell"
    TASTE = "taste"
    THOUGHT = "thought"


class Motion(StrEnum):
    """What moves in a pace without breath."""

    FINGER = "finger"  # up and down round the fingers of a hand, drawn on screen
    DOT = "dot"  # from side to side
    TAP = "tap"  # a slow beat


class Base(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What every step has.

    ``next`` names the step that follows: "" is the next in the list, "end" the end.  It may only
    point forward, so that an exercise always comes to an end.
    """

    id: Slug
    text: Lines
    title: Annotated[str, Meta(max_length=80)] = ""
    note: Annotated[str, Meta(max_length=240)] = ""  # quieter, below: an adaptation, a permission
    next: Annotated[str, Meta(max_length=40)] = ""


class Text(Base, frozen=True, tag_field="kind", tag="text"):
    """Something to read and to do."""


class Option(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One answer of a :class:`Choose`: to a later step, to another tool, or out.  At most one of them."""

    label: Label
    to: Annotated[str, Meta(max_length=40)] = ""
    tool: Annotated[str, Meta(max_length=40)] = ""
    leave: Leave | None = None


class Choose(Base, frozen=True, tag_field="kind", tag="choose"):
    """Two to six answers of equal weight.  Going on without an answer takes ``next``."""

    options: Annotated[tuple[Option, ...], Meta(min_length=2, max_length=6)]


class Gate(Base, frozen=True, tag_field="kind", tag="gate"):
    """Asks before it shows what follows.  Only ``clear`` leads on; there is no way past it."""

    reasons: Annotated[tuple[Line, ...], Meta(min_length=1, max_length=14)]
    clear: Label
    unclear: Label
    instead: Slug  # the tool that is offered to whoever finds themselves in the reasons


class Instead(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The same step by another sense, one press away."""

    label: Label
    title: Annotated[str, Meta(max_length=80)] = ""
    text: Lines
    sense: Sense


class NameThings(Base, frozen=True, tag_field="kind", tag="name-things"):
    """Name so many things, aloud, silently or in writing; each may be counted off."""

    sense: Sense
    count: Annotated[int, Meta(ge=1, le=10)]
    instead: Instead | None = None


class Twin(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The same calm rhythm without any breath."""

    label: Label
    title: Annotated[str, Meta(max_length=80)] = ""
    text: Lines
    motion: Motion
    cue_there: Label
    cue_back: Label


class Breathe(Base, frozen=True, tag_field="kind", tag="breathe"):
    """Paced breathing.  Holds are given only to whoever asks for them.

    ``sip`` is a second, short in-breath on top of the first.  ``without`` is the way to keep the
    rhythm and leave the breath alone; no breathing step may lack it.
    """

    breath_in: Annotated[int, Meta(ge=2, le=8)]
    breath_out: Annotated[int, Meta(ge=2, le=12)]
    rounds: Rounds
    cue_in: Label
    cue_out: Label
    without: Twin
    sip: Annotated[int, Meta(ge=0, le=3)] = 0
    cue_sip: Annotated[str, Meta(max_length=60)] = ""
    hold: Hold = 0
    rest: Hold = 0
    cue_hold: Annotated[str, Meta(max_length=60)] = ""


class Pace(Base, frozen=True, tag_field="kind", tag="pace"):
    """A slow rhythm to follow with a finger, the eyes or a foot."""

    motion: Motion
    there: Seconds
    back: Seconds
    rounds: Rounds
    cue_there: Label
    cue_back: Label


class Timer(Base, frozen=True, tag_field="kind", tag="timer"):
    """Some seconds for something; the person starts it, and may go on before it ends."""

    seconds: Annotated[int, Meta(ge=5, le=1800)]
    cue: Label


class TenseRelease(Base, frozen=True, tag_field="kind", tag="tense-release"):
    """Press or tense, then let the muscle rest, so many rounds."""

    tense: Seconds
    release: Seconds
    rounds: Rounds
    cue_tense: Label
    cue_release: Label


class Listing(Base, frozen=True, tag_field="kind", tag="list"):
    """A few short lines of the person's own."""

    prompt: Label
    most: Annotated[int, Meta(ge=1, le=20)] = 5


class Card(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A sentence to pick.  ``group`` puts cards of one sort together."""

    text: Line
    group: Annotated[str, Meta(max_length=60)] = ""


class Cards(Base, frozen=True, tag_field="kind", tag="cards"):
    """Sentences to pick from, or one's own."""

    cards: Annotated[tuple[Card, ...], Meta(min_length=2, max_length=24)]
    most: Annotated[int, Meta(ge=1, le=24)] = 1
    own: Annotated[str, Meta(max_length=60)] = ""  # the prompt for an own sentence; "" offers none


class Prompt(Base, frozen=True, tag_field="kind", tag="prompt"):
    """One of many prompts, drawn by chance; "another" draws the next."""

    prompts: Annotated[tuple[Line, ...], Meta(min_length=3, max_length=60)]
    another: Label


class Family(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One area of the mood grid with its words."""

    id: Slug
    label: Label
    words: Annotated[tuple[Label, ...], Meta(min_length=1, max_length=24)]


class Words(Base, frozen=True, tag_field="kind", tag="words"):
    """An area first, then at most ``most`` words; "no word" is an answer too."""

    families: Annotated[tuple[Family, ...], Meta(min_length=2, max_length=8)]
    none: Label
    most: Annotated[int, Meta(ge=1, le=3)] = 2


class Rate(Base, frozen=True, tag_field="kind", tag="rate"):
    """A whole number from 0 to 10 with words at its ends; the anchors are the player's."""

    low: Label
    high: Label


class Column(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One of two columns: what it is called, and how many lines it has.  ``given`` stands there already."""

    label: Label
    prompt: Label
    most: Annotated[int, Meta(ge=0, le=10)] = 4
    given: Annotated[tuple[Line, ...], Meta(max_length=6)] = ()


class Columns(Base, frozen=True, tag_field="kind", tag="columns"):
    """Two columns side by side.  ``first`` is written in short lines, a title and no more, where it touches the past."""

    first: Column
    second: Column


class Blank(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One blank of a card.  ``offers`` are words that may be taken as they are; ``given`` is filled in already."""

    label: Label
    prompt: Annotated[str, Meta(max_length=80)] = ""
    given: Annotated[str, Meta(max_length=240)] = ""
    offers: Annotated[tuple[Label, ...], Meta(max_length=12)] = ()
    longest: Annotated[int, Meta(ge=20, le=600)] = 240  # characters


class Fill(Base, frozen=True, tag_field="kind", tag="fill"):
    """A card with blanks, each of which may stay empty."""

    blanks: Annotated[tuple[Blank, ...], Meta(min_length=1, max_length=12)]


class FreeText(Base, frozen=True, tag_field="kind", tag="free-text"):
    """A page to write on.  What is written goes nowhere unless the person keeps it at the end."""

    prompt: Label


class Wave(Base, frozen=True, tag_field="kind", tag="wave"):
    """Watching something rise and fall: a number each minute, or none, drawn as a line."""

    minutes: Annotated[int, Meta(ge=1, le=30)]
    low: Label
    high: Label
    cue: Label


class Sort(Base, frozen=True, tag_field="kind", tag="sort"):
    """Puts things into piles: ``cards``, and what was written at the step ``source``."""

    piles: Annotated[tuple[Label, ...], Meta(min_length=2, max_length=4)]
    cards: Annotated[tuple[Line, ...], Meta(max_length=16)] = ()
    source: Annotated[str, Meta(max_length=40)] = ""


class Share(Base, frozen=True, tag_field="kind", tag="share"):
    """Shares 100 points, in fives: ``parts`` in the order of asking, then what was written at ``source``."""

    parts: Annotated[tuple[Label, ...], Meta(min_length=1, max_length=8)]
    source: Annotated[str, Meta(max_length=40)] = ""


class Recall(Base, frozen=True, tag_field="kind", tag="recall"):
    """Shows again, as one card, what was written, picked or sorted at earlier steps."""

    sources: Annotated[tuple[Slug, ...], Meta(min_length=1, max_length=8)]


Step: TypeAlias = (
    Text
    | Choose
    | Gate
    | NameThings
    | Breathe
    | Pace
    | Timer
    | TenseRelease
    | Listing
    | Cards
    | Prompt
    | Words
    | Rate
    | Columns
    | Fill
    | FreeText
    | Wave
    | Sort
    | Share
    | Recall
)
"""Any step.  A new kind is added here, and nowhere else in the reader."""

Timed: TypeAlias = Breathe | Pace | Timer | TenseRelease | Wave
"""The kinds with a clock.  It runs only after the person has started it."""

END = "end"


def kind_of(step: Step) -> str:
    """The kind of a step as its file names it."""
    return str(type(step).__struct_config__.tag)
