"""The checklist for whoever prepares a pack (content research 6.3), point by point, as data.

Some points a machine can answer, most it cannot: those are asked of the person, who ticks them off.
Ticks are keys, so that they can be kept with a draft: ``purpose``, or ``no-graphic-detail:the-kettle``
for a point about one item.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from enum import StrEnum
from typing import Final, NamedTuple

from app.handover.finding import Finding, Level
from app.packs.kept import kind_of
from app.packs.model import Item


class Stage(StrEnum):
    """When a point comes up."""

    BEFORE = "before"
    ITEM = "item"
    PACK = "pack"
    HANDING_OVER = "handing-over"


class Mark(StrEnum):
    """How a point stands."""

    DONE = "done"  # the machine sees nothing against it, and there is nothing more to it; or the person ticked it
    OPEN = "open"  # the machine sees something
    ASK = "ask"  # only a person can say


class Point(NamedTuple):
    """One point.  ``codes`` are findings that speak against it; ``asks``: a person has to say, too.

    ``kinds`` are the kinds of items that it is about, none: all.
    """

    id: str
    stage: Stage
    codes: tuple[str, ...] = ()
    asks: bool = True
    kinds: tuple[str, ...] = ()


class Row(NamedTuple):
    """A point as it stands.  ``item`` is the id of an item, or empty."""

    point: Point
    item: str
    mark: Mark
    findings: tuple[Finding, ...] = ()

    @property
    def key(self) -> str:
        """What is kept when it is ticked."""
        return key(self.point.id, self.item)


_TOLD: Final = (
    "voice",
    "page",
    "words",
    "note",
    "strategy",
    "check-in",
    "plan-template",
    "question-card",
    "journal-prompt",
)

POINTS: Final[tuple[Point, ...]] = (
    Point("purpose", Stage.BEFORE),
    Point("audience", Stage.BEFORE),
    Point("two-reviewers", Stage.BEFORE, ("few-reviewers",)),
    Point("excluded-topics", Stage.BEFORE),
    Point("licences", Stage.BEFORE, ("licence-missing", "licence-unclear")),
    Point("reading-level", Stage.BEFORE, ("reading-level", "reading-level-not-measured"), asks=False),
    Point("translation", Stage.BEFORE),
    Point("content-note", Stage.ITEM, ("content-note-missing", "topic-missing", "no-topics")),
    Point("no-graphic-detail", Stage.ITEM, ("graphic", "word-shock"), kinds=_TOLD),
    Point("no-advice", Stage.ITEM, ("advice", "command", "word-advice", "word-pressure", "word-command"), asks=False, kinds=_TOLD),
    Point("no-promise", Stage.ITEM, ("word-promise", "word-may-not-exist"), asks=False, kinds=_TOLD),
    Point("no-blame", Stage.ITEM, ("word-doubt", "word-blame", "word-belittles", "word-hurts"), kinds=_TOLD),
    Point(
        "identifiers", Stage.ITEM,
        ("name-hint", "date-hint", "age-hint", "place-hint", "work-hint", "contact-data"), kinds=("voice", "strategy", "words", "note"),
    ),
    Point("present-danger", Stage.ITEM),
    Point("medical-cautions", Stage.ITEM, ("caution-missing",), kinds=("strategy", "exercise", "page")),
    Point("exits-work", Stage.ITEM, ("exercise-refused",), asks=False, kinds=("exercise",)),
    Point("line-confirmed", Stage.ITEM, ("line-refused", "line-old", "line-from-tomorrow", "line-not-phoned"), kinds=("line",)),
    Point("inclusive-words", Stage.ITEM, ("word-gender", "word-place-of-harm", "word-label", "word-stigma"), kinds=_TOLD),
    Point("questions-are-safe", Stage.ITEM, ("severity-word", "instrument", "help-not-opened", "no-such-answer"), kinds=("check-in",)),
    Point("voice-shape", Stage.ITEM, ("voice-short", "voice-long", "no-first-person"), kinds=("voice",)),
    Point("consent-given", Stage.ITEM, kinds=("voice",)),
    Point("ends-steady", Stage.ITEM, kinds=("voice", "page", "check-in")),
    Point("read-and-initialled", Stage.ITEM),
    Point("neutral-title", Stage.PACK, ("title-not-neutral",)),
    Point("review-date", Stage.PACK),
    Point("lines-for-audience", Stage.PACK, ("no-line-for-region",)),
    Point("nothing-active", Stage.PACK, ("link", "markup"), asks=False),
    Point("nothing-asked-back", Stage.PACK, ("asks-back",), asks=False),
    Point("order", Stage.PACK, ("begins-heavy", "no-steady-end"), asks=False),
    Point("one-in-three", Stage.PACK, ("too-many-heavy",), asks=False),
    Point("what-it-is-not", Stage.PACK, ("not-this-missing",), asks=False),
    Point("tested-with-two", Stage.PACK),
    Point("explain-in-person", Stage.HANDING_OVER),
    Point("safer-way", Stage.HANDING_OVER),
    Point("who-sees-the-computer", Stage.HANDING_OVER),
    Point("can-be-removed", Stage.HANDING_OVER),
    Point("ask-once-later", Stage.HANDING_OVER),
    Point("reissue-with-changes", Stage.HANDING_OVER, ("changes-missing",)),
    Point("withdraw-list", Stage.HANDING_OVER),
)  # fmt: skip
"""In the order of asking.  The ids are stable: drafts hold them."""


def key(point: str, item: str = "") -> str:
    """How a tick of a point is kept."""
    return f"{point}:{item}" if item else point


def checklist(items: Sequence[Item], findings: Sequence[Finding], ticks: Collection[str] = ()) -> Iterator[Row]:
    """Every point as it stands.  A tick settles what only a person can say, and what is only worth a look.

    What is against a rule stays open although it was ticked: the words have to change, or be left as
    they are knowingly.
    """
    for point in POINTS:
        against = [one for one in findings if one.code in point.codes]
        if point.stage is not Stage.ITEM:
            yield _row(point, "", against, ticks)
            continue
        for item in items:
            if not point.kinds or kind_of(item) in point.kinds:
                yield _row(point, item.id, [one for one in against if one.item == item.id], ticks)


def _row(point: Point, item: str, against: Sequence[Finding], ticks: Collection[str]) -> Row:
    ticked = key(point.id, item) in ticks
    counts = [one for one in against if one.level is not Level.LEFT]
    if any(one.level is not Level.LOOK for one in counts) or (counts and not ticked):
        mark = Mark.OPEN
    elif ticked or not point.asks:
        mark = Mark.DONE
    else:
        mark = Mark.ASK
    return Row(point, item, mark, tuple(against))
