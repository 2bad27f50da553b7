"""The person's own lines, what they changed of the built-in ones, and their country."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from typing import ClassVar

from app.changes import Changes, Outcome
from app.circle.model import HelpLine, HelpLineDraft
from app.clock import Clock
from app.errors import Code, UserFixable
from app.ids import Ids
from app.preferences import Preferences
from app.vault import sweeping
from app.vault.database import Database, Row, Value
from app.vault.shelf import Shelf, stamps
from app.vault.words import clean, clean_line

COUNTRY_KEY = "country"
OTHER = "other"
"""Chosen as country: one for which no lines come with the program."""

LONGEST = 400  # characters of a field; a line is short
_TEXTS = ("name", "contact", "hours", "note")


class Circle(Shelf[HelpLine]):
    """Lines of one's own, in the order in which they were made.

    Every method that takes an identity of an own line raises `UserFixable` NOT_FOUND for one that
    is not there.
    """

    table: ClassVar[str] = "help_line"
    columns: ClassVar[str] = ", ".join(("id", "created_at", "modified_at", "own", "hidden", *_TEXTS))
    changes: ClassVar[Changes] = Changes.CIRCLE

    def __init__(self, db: Database, clock: Clock, ids: Ids, preferences: Preferences) -> None:
        super().__init__(db, clock, ids)
        self._preferences = preferences

    # where the person is

    def country(self) -> str:
        """The country that the person chose: two capital letters, `OTHER`, or "" while they chose none."""
        return self._preferences.get(COUNTRY_KEY, "")

    def choose_country(self, code: str) -> Outcome[None]:
        """From now on show the lines of this country; "" forgets it."""
        changed = self._preferences.set(COUNTRY_KEY, code or None)
        return Outcome(None, changed.changes | self.changes)

    # lines of one's own

    def save(self, draft: HelpLineDraft) -> Outcome[HelpLine]:
        """Keep a line of the person's own.

        Raises `UserFixable` EMPTY for one without a name and without a number, TOO_LONG for a field
        of more than 400 characters.
        """
        draft = tidy(draft)
        if not (draft.name or draft.contact):
            raise UserFixable(Code.EMPTY)
        with self._db.transaction():
            if draft.id is None:
                line_id = self._insert(self._clock.here(), {"own": 1, "hidden": 0, **_values(draft)})[1]
            else:
                line_id = draft.id
                old = self.get(line_id)
                if draft == as_draft(old):
                    return Outcome(old, Changes.NONE)
                self._write(line_id, _values(draft))
            return Outcome(self.get(line_id), self.changes)

    # lines that come with the program

    def kept(self) -> list[HelpLine]:
        """Everything that is kept: own lines and changes to built-in ones, oldest first."""
        return list(self.each())

    def change(self, built_in: HelpLineDraft, *, hidden: bool | None = None) -> Outcome[HelpLine | None]:
        """Keep what the person changed of a built-in line: all of it, an empty field is as built in.

        ``hidden`` None leaves it as it is.  What comes back is what was kept before, or None;
        `put_back` with it undoes the change.  Raises `UserFixable` NOT_FOUND without an id, TOO_LONG.
        """
        draft = tidy(built_in)
        if not draft.id:
            raise UserFixable(Code.NOT_FOUND)
        with self._db.transaction():
            before = self._change(draft.id)
            hide = (before is not None and before.hidden) if hidden is None else hidden
            if before is not None and draft == as_draft(before) and hide == before.hidden:
                return Outcome(before, Changes.NONE)
            self._keep(dataclasses.replace(_as_change(draft), hidden=hide))
        return Outcome(before, self.changes)

    def hide(self, line_id: str) -> Outcome[HelpLine | None]:
        """Do not show a built-in line.  What comes back undoes it through `put_back`."""
        before = self._change(line_id)
        return self.change(as_draft(before) if before else HelpLineDraft(line_id), hidden=True)

    def unhide(self, line_id: str) -> Outcome[HelpLine | None]:
        """Show a built-in line again."""
        before = self._change(line_id)
        return self.change(as_draft(before) if before else HelpLineDraft(line_id), hidden=False)

    def put_back(self, line_id: str, before: HelpLine | None) -> Outcome[None]:
        """Have a built-in line as it was: with the changes ``before``, or with none."""
        with self._db.transaction():
            self._keep(before if before is not None else _as_change(HelpLineDraft(line_id)))
        return Outcome(None, self.changes)

    # carrying

    def add_exported(self, lines: Iterable[HelpLine]) -> Outcome[int]:
        """Add lines of an export of ours with their identities and stamps; those here already stay; how many.

        Raises `UserFixable` EMPTY for one that says nothing.
        """
        return self._add_new(lines, self._add_exported)

    def _add_exported(self, line: HelpLine) -> None:
        draft = tidy(as_draft(line))
        says = draft.name or draft.contact or (not line.own and (draft.hours or draft.note or line.hidden))
        if not says:
            raise UserFixable(Code.EMPTY)
        flags: dict[str, Value] = {"own": int(line.own), "hidden": int(line.hidden and not line.own)}
        self._insert(self._clock.here(), {**flags, **_values(draft), **stamps(line)}, draft.id)

    # rows

    def _change(self, line_id: str) -> HelpLine | None:
        found = self._read("id = ? AND own = 0 AND deleted_at IS NULL", (line_id,))
        return found[0] if found else None

    def _keep(self, change: HelpLine) -> None:
        """Write a change to a built-in line; one that changes nothing leaves no row."""
        there = change.id is not None and self._change(change.id) is not None
        if not (change.hidden or any(getattr(change, name) for name in _TEXTS)):
            self._db.execute("DELETE FROM help_line WHERE id = ? AND own = 0", (change.id,))
            sweeping.owe(self._db)
            return
        values = {"hidden": int(change.hidden), **_values(change)}
        if there:
            self._write(change.id or "", values)
        else:
            self._db.execute("DELETE FROM tombstone WHERE id = ?", (change.id,))  # its identity is never gone for good
            self._insert(self._clock.here(), {"own": 0, **values}, change.id)

    def _made(self, found: Sequence[Row]) -> list[HelpLine]:
        return [_line(row) for row in found]


def as_draft(line: HelpLine) -> HelpLineDraft:
    """What the form would say of a line."""
    return HelpLineDraft(line.id, line.name, line.contact, line.hours, line.note)


def _as_change(draft: HelpLineDraft) -> HelpLine:
    return HelpLine(draft.id, draft.name, draft.contact, draft.hours, draft.note, own=False)


def tidy(draft: HelpLineDraft) -> HelpLineDraft:
    """A line as it is kept.  Raises `UserFixable` TOO_LONG."""
    if any(len(getattr(draft, name)) > LONGEST for name in _TEXTS):
        raise UserFixable(Code.TOO_LONG)
    return dataclasses.replace(
        draft,
        name=clean_line(draft.name).strip(),
        contact=clean(draft.contact).strip(),
        hours=clean_line(draft.hours).strip(),
        note=clean(draft.note).strip(),
    )


def _values(draft: HelpLineDraft) -> dict[str, Value]:
    return {name: getattr(draft, name) for name in _TEXTS}


def _line(row: Row) -> HelpLine:
    line_id, created_at, modified_at, own, hidden, name, contact, hours, note = row
    return HelpLine(line_id, name, contact, hours, note, bool(own), bool(hidden), created_at, modified_at)
