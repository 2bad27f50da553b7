"""What is kept of one use of a tool, if the person wants."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.clock import Moment


class Verdict(StrEnum):
    """What the person said of it afterwards; "made it worse" and "can't tell" are as easy as "helped"."""

    UNSAID = ""
    HELPED = "helped"
    SAME = "same"
    WORSE = "worse"
    CANT_TELL = "cant-tell"


@dataclass(frozen=True, slots=True)
class UseDraft:
    """One use.  ``id`` None makes a new note; ``at`` None means now.  Numbers are 0..10."""

    tool_id: str
    tool_title: str
    id: str | None = None
    at: Moment | None = None
    state: str = ""
    before: int | None = None
    numb_before: int | None = None
    after: int | None = None
    numb_after: int | None = None
    verdict: Verdict = Verdict.UNSAID
    note: str = ""
    trigger_id: str = ""
    in_words: bool = False  # every strength of this use was chosen as a word (app.vault.scale.WORD_STRENGTHS)


@dataclass(frozen=True, slots=True)
class Use(UseDraft):
    """One use as it is kept."""

    cursor: int = 0
    created_at: int = 0
    modified_at: int = 0
