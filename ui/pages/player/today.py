"""The day in the place of its token, wherever a view has words of the file in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from msgspec import Struct, structs

from exercises.engine import View
from exercises.kept import Part
from exercises.model import TODAY


def told(view: View, today: str) -> View:
    """The view with the day written out.  The state knows nothing of it: a night may lie in between."""
    return replace(
        view,
        step=_told(view.step, today),
        title=view.title.replace(TODAY, today),
        lines=_told(view.lines, today),
        note=view.note.replace(TODAY, today),
        work=replace(view.work, written=_told(view.work.written, today)),
        items=_told(view.items, today),
        drawn=view.drawn.replace(TODAY, today),
        recalled=parts(view.recalled, today),
    )


def parts(found: Iterable[Part], today: str) -> tuple[Part, ...]:
    """Headings and lines with the day in them."""
    return tuple(Part(part.heading.replace(TODAY, today), _told(part.lines, today)) for part in found)


def _told(thing: Any, today: str) -> Any:
    """The same with the day in every text of it, however deep."""
    if type(thing) is str:  # no enumeration, whose values are texts, too
        return thing.replace(TODAY, today)
    if isinstance(thing, tuple):
        return tuple(_told(each, today) for each in thing)
    if isinstance(thing, Struct):
        fields = {name: getattr(thing, name) for name in thing.__struct_fields__}
        return structs.replace(thing, **{name: _told(value, today) for name, value in fields.items()})
    return thing
