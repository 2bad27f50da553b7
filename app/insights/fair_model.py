"""A fair test: two low-risk tools, and a coin that says which comes next."""

from __future__ import annotations

from dataclasses import dataclass

from app.strategies.model import Tool
from exercises.model import Caution

HARMLESS = frozenset({Caution.EYES, Caution.TOUCH, Caution.SOUND, Caution.NIGHT})
"""The only cautions that a tool in a fair test may carry: a coin shall never send anyone into a risk."""

MOST_MINUTES = 5
"""A turn is short: what takes longer is no matter for a coin."""

MOST_SITUATION = 500  # characters
MOST_WOULD_CHANGE = 2_000


def low_risk(tool: Tool) -> bool:
    """Whether a coin may choose it.  A caution that is not known counts as a risk."""
    if tool.mark.not_for_me or tool.left_out:
        return False
    if tool.minutes_max is not None and tool.minutes_max > MOST_MINUTES:
        return False
    return all(caution in HARMLESS for caution in tool.cautions)


@dataclass(frozen=True, slots=True)
class FairDraft:
    """What the person says before the first throw."""

    first_tool: str
    second_tool: str
    situation: str
    would_change: str


@dataclass(frozen=True, slots=True)
class FairTurn:
    """One throw.  ``practice_id`` is the use that followed, "" while none is noted."""

    thrown_at: int  # milliseconds since 1970, UTC
    tool_id: str
    practice_id: str = ""


@dataclass(frozen=True, slots=True)
class FairTest:
    """A fair test as it is kept, its turns in order."""

    id: str
    created_at: int
    modified_at: int
    first_tool: str
    second_tool: str
    situation: str
    would_change: str
    ended_at: int | None = None
    turns: tuple[FairTurn, ...] = ()
