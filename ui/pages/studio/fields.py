"""Things to fill in, all of one shape: a widget, what it says, and what was found about it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.handover.finding import Finding
from ui.i18n import labels
from ui.pages.studio.notes import Notes
from ui.widgets.chips import ChipChoice
from ui.widgets.fields import LineField, TextField
from ui.widgets.layout import Column, Stack
from ui.widgets.nesting import nest

Options = Iterable[tuple[str, str]]
MINUTES = (1, 2, 5, 10, 15, 20, 30, 45, 60)


@dataclass(slots=True)
class Field:
    """``name`` is that of the format.  ``get`` and ``put`` speak JSON; ``listen`` is told of every change."""

    name: str
    widget: QWidget
    get: Callable[[], Any]
    put: Callable[[Any], None]
    listen: Callable[[Callable[[], None]], object]
    notes: Notes = field(init=False)
    placed: Stack = field(init=False)  # the widget with its notes below

    def __post_init__(self) -> None:
        self.notes = Notes(self.widget)
        self.placed = Stack(self.widget, self.notes, spacing=0)

    def show_findings(self, found: Sequence[Finding]) -> None:
        """Say these below, or inside, where the widget has places for them."""
        inside = getattr(self.widget, "show_findings", None)
        self.notes.show_findings(inside(found) if inside is not None else found)


def line(name: str, words: str, help_text: str = "") -> Field:
    made = LineField(words, help_text=help_text)
    return Field(name, made, lambda: made.text().strip(), lambda v: made.set_text(v or ""), made.changed.connect)


def text(name: str, words: str, lines: int = 3, help_text: str = "") -> Field:
    made = TextField(words, lines=lines, help_text=help_text)
    return Field(name, made, lambda: made.text().strip(), lambda v: made.set_text(v or ""), made.changed.connect)


def lines(name: str, words: str, height: int, help_text: str) -> Field:
    """One thing a line."""
    made = TextField(words, lines=height, help_text=help_text)

    def get() -> list[str]:
        return [part.strip() for part in made.text().split("\n") if part.strip()]

    def put(value: Any) -> None:
        made.set_text("\n".join(str(part).replace("\n", " ") for part in value or ()))

    return Field(name, made, get, put, made.changed.connect)


def listed(name: str, words: str, help_text: str) -> Field:
    """A few short things on one line, with commas between them."""
    made = LineField(words, help_text=help_text)

    def get() -> list[str]:
        return [part.strip() for part in made.text().replace("،", ",").split(",") if part.strip()]

    return Field(name, made, get, lambda v: made.set_text(", ".join(v or ())), made.changed.connect)


def one_of(name: str, words: str, options: Options, help_text: str = "", own: str = "") -> Field:
    made = ChipChoice(words, options, single=True, help_text=help_text, own=own)
    return Field(name, made, made.value, lambda v: made.set_values([str(v)] if v else []), made.changed.connect)


def several(name: str, words: str, options: Options, help_text: str = "", own: str = "") -> Field:
    made = ChipChoice(words, options, help_text=help_text, own=own)
    return Field(name, made, lambda: list(made.values()), lambda v: made.set_values(v or ()), made.changed.connect)


def minutes(name: str, words: str) -> Field:
    made = ChipChoice(words, [(str(n), labels.minutes(n, n)) for n in MINUTES], single=True)
    return Field(
        name, made, lambda: int(made.value() or 0), lambda v: made.set_values([str(v)] if v else []), made.changed.connect
    )  # fmt: skip


class Form(QWidget):
    """Fields one below the other.  It changes nothing while it is filled."""

    bleed = Stack.bleed

    def __init__(self, fields: Sequence[Field], changed: Callable[[], None]) -> None:
        super().__init__()
        self.fields = {one.name: one for one in fields}
        self._changed = changed
        self._filling = False
        self.notes = Notes()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.column = Column()
        self.column.setSpacing(12)
        nest(outer, self.column)
        self.column.addWidget(self.notes)
        for one in fields:
            self.column.addWidget(one.placed)
            one.listen(self._on_changed)

    def fill(self, values: Mapping[str, Any]) -> None:
        """Show these; nobody is told."""
        self._filling = True
        for name, one in self.fields.items():
            one.put(_at(values, name))
        self._filling = False

    def values(self) -> dict[str, Any]:
        """Everything that is filled in, as it stands in the format."""
        told: dict[str, Any] = {}
        for name in self.filled():
            *groups, last = name.split(".")
            inside = told
            for group in groups:
                inside = inside.setdefault(group, {})
            inside[last] = self.fields[name].get()
        return told

    def filled(self) -> list[str]:
        """The names of the fields that say something."""
        return [name for name, one in self.fields.items() if one.get() not in ("", [], {}, 0, None)]

    def without(self, item: Mapping[str, Any]) -> dict[str, Any]:
        """An item without what the fields of this form say, whether they are filled in or not."""
        return _without(item, [name.split(".") for name in self.fields])

    def field_at(self, where: str) -> str:
        """The field of this form that a place of an item lies in; empty where it lies in none."""
        path = re.sub(r"\[[0-9]+\]", "", where.removeprefix("$").removeprefix("."))
        return next((name for name in self.fields if f"{path}.".startswith(f"{name}.")), "")

    def show_findings(self, found: Iterable[Finding]) -> None:
        """Each under its field; what is about no field of this form is left to others, but for the whole (``$``)."""
        by_field: dict[str, list[Finding]] = {}
        for one in found:
            by_field.setdefault(self.field_at(one.where), []).append(one)
        self.notes.show_findings([one for one in by_field.get("", []) if top(one.where) == ""])
        for name, at in self.fields.items():
            at.show_findings(by_field.get(name, []))

    def first(self) -> QWidget:
        return next(iter(self.fields.values())).widget

    def _on_changed(self, *_: object) -> None:
        if not self._filling:
            self._changed()


def top(where: str) -> str:
    """The field of an item, or of the pack, that a place lies in."""
    return where.removeprefix("$").removeprefix(".").split(".", maxsplit=1)[0].split("[", maxsplit=1)[0]


def _at(values: Mapping[str, Any], name: str) -> Any:
    """What stands under a name; a dot leads one group deeper."""
    group, _, rest = name.partition(".")
    found = values.get(group)
    return _at(found, rest) if rest and isinstance(found, Mapping) else None if rest else found


def _without(values: Mapping[str, Any], names: Sequence[list[str]]) -> dict[str, Any]:
    here = {name[0] for name in names if len(name) == 1}
    kept: dict[str, Any] = {}
    for name, value in values.items():
        deeper = [one[1:] for one in names if one[0] == name and len(one) > 1]
        if name not in here:
            kept[name] = _without(value, deeper) if deeper and isinstance(value, Mapping) else value
    return kept


def merged(one: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """Both, group by group; ``other`` weighs more."""
    both = dict(one)
    for name, value in other.items():
        there = both.get(name)
        both[name] = merged(there, value) if isinstance(there, Mapping) and isinstance(value, Mapping) else value
    return both
