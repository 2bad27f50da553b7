"""Looking a pack through before anybody signs it (content research 4.2.G, 6.2, 6.3, 8.2).

What a machine can see is found here; what only people can see is asked of them (`checklist`).  A
finding says where and what, as a stable code; the sentences belong to the window and the terminal.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from app.handover import itemchecks, packchecks
from app.handover.finding import Finding, Head, Level
from app.packs.model import ExerciseItem, Item

__all__ = ["Finding", "Head", "Level", "check", "check_item", "measured_level", "refused"]

measured_level = packchecks.measured_level


_ORDER: Final = {level: place for place, level in enumerate(Level)}


def check(head: Head, items: Sequence[Item], today: date) -> list[Finding]:
    """Everything found: of the pack first, then item by item; what is refused first within each."""
    there = frozenset(item.id for item in items if isinstance(item, ExerciseItem))
    found = sorted(packchecks.check(head, items), key=lambda one: _ORDER[one.level])
    for item in items:
        found += check_item(item, head.lang, today, there)
    return found


def check_item(item: Item, lang: str, today: date, there: frozenset[str] = frozenset()) -> list[Finding]:
    """Everything found in one item of a pack in ``lang``; ``there`` are the ids of its exercises."""
    found = list(itemchecks.check(item, item.lang or lang, today, there | {item.id}))
    return sorted(dict.fromkeys(found), key=lambda one: _ORDER[one.level])


def refused(found: Sequence[Finding]) -> Iterator[Finding]:
    """What a reader would refuse: with any of these a pack cannot be signed."""
    return (one for one in found if one.level is Level.REFUSED)
