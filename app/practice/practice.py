"""What was used, and how it was before and after: only what the person chose to note."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from typing import ClassVar

from app.changes import Changes, Outcome
from app.clock import Moment
from app.practice.model import Use, UseDraft, Verdict
from app.vault import scale
from app.vault.database import Row, Value
from app.vault.shelf import Shelf, either, only
from app.vault.words import clean, clean_line

_SINGLE = (
    "tool_id", "tool_title", "state", "before", "numb_before", "after", "numb_after", "verdict", "note", "trigger_id", "in_words",
)  # fmt: skip
_COLUMNS = ", ".join(("seq", "id", "created_at", "modified_at", "local", "zone", *_SINGLE))


class Practice(Shelf[Use]):
    """Uses of tools, newest first.

    Every method that takes an identity raises `UserFixable` NOT_FOUND for one that is not there.
    """

    table: ClassVar[str] = "practice"
    changes: ClassVar[Changes] = Changes.PRACTICE

    def save(self, use: UseDraft) -> Outcome[Use]:
        """Keep a use.  ``id`` None makes a new one, ``at`` None means now.

        Raises `UserFixable` BAD_NUMBER for a strength outside 0..10, or said in words and none of the words.
        """
        use = _tidy(use)
        with self._db.transaction():
            if use.id is None:
                use_id = self._add(use, use.at or self._clock.here())
            else:
                use_id = use.id
                old = self.get(use_id)
                was = old.at or self._clock.here()
                at = use.at or was
                if dataclasses.replace(use, at=at) == as_draft(old):
                    return Outcome(old, Changes.NONE)
                seq = self._place(old.cursor, was, at)
                self._update(old.cursor, {"seq": seq, "local": at.local, "zone": at.zone, **_values(use)})
            return Outcome(self.get(use_id), self.changes)

    def uses(self, tool_id: str, before: int | None = None, limit: int = 50) -> list[Use]:
        """Uses of one tool; ``before`` is the cursor of the last one shown."""
        return [_use(row) for row in self._page(_COLUMNS, ("tool_id = ?",), (tool_id,), before, limit)]

    def recent(self, limit: int = 50, before: int | None = None) -> list[Use]:
        """Uses of all tools."""
        return [_use(row) for row in self._page(_COLUMNS, (), (), before, limit)]

    def count(self) -> int:
        """How many uses are noted."""
        return int(self._db.value("SELECT count(*) FROM practice WHERE deleted_at IS NULL"))

    def add_exported(self, uses: Iterable[Use]) -> Outcome[int]:
        """Add uses of an export of ours with their identities and stamps; those here already stay; how many."""
        return self._add_new(uses, self._add_exported)

    def _add_exported(self, use: Use) -> None:
        draft = _tidy(as_draft(use))
        self._add(draft, draft.at or self._clock.here(), created_at=use.created_at, modified_at=use.modified_at)

    def _add(self, use: UseDraft, at: Moment, **more: Value) -> str:
        return self._insert(at, {"local": at.local, "zone": at.zone, **_values(use), **more}, use.id)[1]

    def _read(self, condition: str, values: Sequence[Value]) -> list[Use]:
        return [_use(row) for row in self._db.rows(f"SELECT {_COLUMNS} FROM practice WHERE {condition}", values)]  # noqa: S608


def as_draft(use: Use) -> UseDraft:
    """What the form would say of a use."""
    return only(UseDraft, use)


def _tidy(use: UseDraft) -> UseDraft:
    strengths = (use.before, use.numb_before, use.after, use.numb_after)
    scale.check(*strengths, in_words=use.in_words)
    said = use.in_words and any(strength is not None for strength in strengths)
    return dataclasses.replace(use, tool_title=clean_line(use.tool_title).strip(), note=clean(use.note), in_words=said)


def _values(use: UseDraft) -> dict[str, Value]:
    return {name: getattr(use, name) for name in _SINGLE} | {"in_words": int(use.in_words)}


def _use(row: Row) -> Use:
    seq, use_id, created_at, modified_at, local, zone, *single = row
    values = dict(zip(_SINGLE, single, strict=True))
    values["verdict"] = either(Verdict, values["verdict"], Verdict.UNSAID)
    values["in_words"] = bool(values["in_words"])
    return Use(id=use_id, at=Moment(local, zone), cursor=seq, created_at=created_at, modified_at=modified_at, **values)
