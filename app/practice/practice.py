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
from app.vault.dated import Dated
from app.vault.shelf import either, only
from app.vault.words import clean, clean_line

_SINGLE = (
    "tool_id", "tool_title", "state", "before", "numb_before", "after", "numb_after", "verdict", "note", "trigger_id", "in_words",
)  # fmt: skip


class Practice(Dated[Use, UseDraft]):
    """Uses of tools, newest first.

    Every method that takes an identity raises `UserFixable` NOT_FOUND for one that is not there.
    """

    table: ClassVar[str] = "practice"
    columns: ClassVar[str] = ", ".join(("seq", "id", "created_at", "modified_at", "local", "zone", *_SINGLE))
    changes: ClassVar[Changes] = Changes.PRACTICE

    def save(self, use: UseDraft) -> Outcome[Use]:
        """Keep a use.  ``id`` None makes a new one, ``at`` None means now.

        Raises `UserFixable` BAD_NUMBER for a strength outside 0..10, or said in words and none of the words.
        """
        return self._save(use)

    def uses(self, tool_id: str, before: int | None = None, limit: int = 50) -> list[Use]:
        """Uses of one tool; ``before`` is the cursor of the last one shown."""
        return self._made(self._page(self.columns, ("tool_id = ?",), (tool_id,), before, limit))

    def recent(self, limit: int = 50, before: int | None = None) -> list[Use]:
        """Uses of all tools."""
        return self._made(self._page(self.columns, (), (), before, limit))

    def count(self) -> int:
        """How many uses are noted."""
        return int(self._db.value("SELECT count(*) FROM practice WHERE deleted_at IS NULL"))

    def add_exported(self, uses: Iterable[Use]) -> Outcome[int]:
        """Add uses of an export of ours with their identities and stamps; those here already stay; how many."""
        return self._add_new(uses, self._add_exported)

    # rows

    def _clean(self, draft: UseDraft) -> UseDraft:
        strengths = (draft.before, draft.numb_before, draft.after, draft.numb_after)
        scale.check(*strengths, in_words=draft.in_words)
        said = draft.in_words and any(strength is not None for strength in strengths)
        title, note = clean_line(draft.tool_title).strip(), clean(draft.note)
        return dataclasses.replace(draft, tool_title=title, note=note, in_words=said)

    def _draft(self, kept: Use) -> UseDraft:
        return as_draft(kept)

    def _values(self, draft: UseDraft) -> dict[str, Value]:
        return {name: getattr(draft, name) for name in _SINGLE} | {"in_words": int(draft.in_words)}

    def _made(self, found: Sequence[Row]) -> list[Use]:
        return [_use(row) for row in found]


def as_draft(use: Use) -> UseDraft:
    """What the form would say of a use."""
    return only(UseDraft, use)


def _use(row: Row) -> Use:
    seq, use_id, created_at, modified_at, local, zone, *single = row
    values = dict(zip(_SINGLE, single, strict=True))
    values["verdict"] = either(Verdict, values["verdict"], Verdict.UNSAID)
    values["in_words"] = bool(values["in_words"])
    return Use(id=use_id, at=Moment(local, zone), cursor=seq, created_at=created_at, modified_at=modified_at, **values)
