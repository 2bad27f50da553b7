"""What was done at one step, in one shape for all kinds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Laid:
    """Where one thing was laid, or what it was given: a pile's number, or points.

    ``place`` and ``text`` are those it had then, so that it is known again after an edit (``items.py``).
    """

    place: int
    text: str
    value: int


@dataclass(frozen=True, slots=True)
class Work:
    """What was done at one step.  Each kind uses what it needs.

    ``piles`` and ``points`` are filled in by ``engine.view`` only, one for each of ``View.items``;
    what lasts is ``laid``.
    """

    written: tuple[str, ...] = ()
    picked: tuple[int, ...] = ()
    area: int | None = None
    number: int | None = None
    ratings: tuple[int | None, ...] = ()  # by minute, from the first
    laid: tuple[Laid, ...] = ()
    piles: tuple[int | None, ...] = ()
    points: tuple[int, ...] = ()
    drawn: int = 0
    switched: bool = False
    holds: bool = False
    elapsed_ms: int = 0
    running: bool = False


NOTHING = Work()
