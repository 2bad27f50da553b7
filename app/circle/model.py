"""Lines as the person keeps them: their own, and what they changed of those that come with the program."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HelpLineDraft:
    """What a form says of a line.  ``id`` None makes a new one of the person's own."""

    id: str | None = None
    name: str = ""
    contact: str = ""
    hours: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class HelpLine(HelpLineDraft):
    """A line of one's own; or, with ``own`` False, what was changed of the built-in line with this id.

    An empty field of a change is as built in.  ``hidden`` is only ever true of a built-in line.
    """

    own: bool = True
    hidden: bool = False
    created_at: int = 0
    modified_at: int = 0
