"""A room of what is about a moment: it keeps the wall clock as it was, and another moment moves the row."""

from __future__ import annotations

import dataclasses
from abc import abstractmethod
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Generic, Protocol, TypeVar

from app.changes import Changes, Outcome
from app.clock import Moment
from app.vault.database import Value
from app.vault.shelf import Kept, Shelf, Stamped, stamps

NOTHING: Mapping[str, Value] = MappingProxyType({})


class DatedDraft(Kept, Protocol):
    """What a person says of it: a dataclass; ``at`` None means now, or when it was."""

    @property
    def at(self) -> Moment | None: ...


class DatedKept(DatedDraft, Stamped, Protocol):
    """The same as it is kept."""

    @property
    def cursor(self) -> int: ...


K = TypeVar("K", bound=DatedKept)
D = TypeVar("D", bound=DatedDraft)


class Dated(Shelf[K], Generic[K, D]):
    """A `Shelf` whose rows are written from drafts, each at a moment."""

    # what a room says of its own

    @abstractmethod
    def _clean(self, draft: D) -> D:
        """The draft as it can be kept.  Raises `UserFixable` where it cannot."""

    @abstractmethod
    def _draft(self, kept: K) -> D:
        """What the form would say of it."""

    @abstractmethod
    def _values(self, draft: D) -> dict[str, Value]:
        """The columns that a clean draft fills, beside those of its moment."""

    def _lived(self, draft: D, otherwise: Moment) -> Moment:
        """When it was; ``otherwise`` where the draft does not say."""
        return draft.at or otherwise

    # what it may build on

    def _save(self, draft: D) -> Outcome[K]:
        """Keep a draft.  Where nothing changed nothing is written."""
        draft = self._clean(draft)
        with self._db.transaction():
            if draft.id is None:
                row_id = self._add(draft, self._lived(draft, self._clock.here()))[1]
            else:
                row_id = draft.id
                old = self.get(row_id)
                at = self._lived(draft, old.at or self._clock.here())
                dated: Any = draft
                if dataclasses.replace(dated, at=at) == self._draft(old):
                    return Outcome(old, Changes.NONE)
                self._change(old, draft, at)
            return Outcome(self.get(row_id), self.changes)

    def _add_exported(self, kept: K) -> None:
        """One of an export, for `_add_new`: with the identity and the stamps that it has."""
        draft = self._clean(self._draft(kept))
        self._add(draft, self._lived(draft, self._clock.here()), stamps(kept))

    def _add(self, draft: D, at: Moment, more: Mapping[str, Value] = NOTHING) -> tuple[int, str]:
        """A new row; its key and identity."""
        return self._insert(at, {**_moment(at), **self._values(draft), **more}, draft.id)

    def _change(self, old: K, new: D, at: Moment) -> int:
        """Make a row say what a clean draft says; its key, which another moment changes."""
        seq = self._place(old.cursor, old.at or at, at)
        self._update(old.cursor, {"seq": seq, **_moment(at), **self._values(new)})
        return seq


def _moment(at: Moment) -> dict[str, Value]:
    return {"local": at.local, "zone": at.zone}
