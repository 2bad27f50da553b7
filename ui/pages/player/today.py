"""The day in the place of its token, wherever a view has words of the file in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from exercises.engine import View
from exercises.kept import Part
from exercises.model import TODAY


def told(view: View, today: str) -> View:
    """The view with the day written out.  The state knows nothing of it: a night may lie in between."""
    return replace(
        view,
        title=view.title.replace(TODAY, today),
        lines=texts(view.lines, today),
        note=view.note.replace(TODAY, today),
        work=replace(view.work, written=texts(view.work.written, today)),
        items=texts(view.items, today),
        recalled=parts(view.recalled, today),
    )


def texts(lines: Iterable[str], today: str) -> tuple[str, ...]:
    return tuple(line.replace(TODAY, today) for line in lines)


def parts(found: Iterable[Part], today: str) -> tuple[Part, ...]:
    """Headings and lines with the day in them."""
    return tuple(Part(part.heading.replace(TODAY, today), texts(part.lines, today)) for part in found)
