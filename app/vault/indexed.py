"""A room that is searched by words: each of its rows has an entry in an index, which goes and changes with it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Generic, Protocol, TypeVar

from app.jobs import CancelToken
from app.vault.index import Index
from app.vault.shelf import Kept, Shelf, among


class Placed(Kept, Protocol):
    """Anything that knows the key of its row."""

    @property
    def cursor(self) -> int: ...


P = TypeVar("P", bound=Placed)
D = TypeVar("D")


class Indexed(Shelf[P], Generic[P, D]):
    """A `Shelf` with an index; the room makes it, and puts new rows in."""

    _index: Index

    @abstractmethod
    def _words(self, said: P | D) -> tuple[str, ...]:
        """What the index holds of a row or a clean draft, column by column."""

    def settle(self, token: CancelToken | None = None) -> None:
        """Bring the index of words up to date, in an idle moment: a search can do without.  Raises `Cancelled`."""
        self._index.settle(self._words_of, token)

    def _words_of(self, seqs: Sequence[int]) -> dict[int, tuple[str, ...]]:
        return {kept.cursor: self._words(kept) for kept in self._read(among("seq", seqs), seqs)}

    def _reword(self, old: P, new: D, seq: int) -> None:
        """Have the index say what is said now, of a row whose key may be another one now."""
        if seq != old.cursor:
            self._index.remove(old.cursor, self._words(old))
            self._index.add_later(seq, self._words(new))
        elif self._words(new) != self._words(old):
            self._index.change_later(seq, self._words(old))

    def _letting_go(self, token: CancelToken | None, *, everything: bool) -> AbstractContextManager[object]:
        return self._index.removing(token, everything=everything)

    def _let_go(self, seqs: Sequence[int]) -> None:
        for kept in self._read(among("seq", seqs), seqs):
            self._index.remove(kept.cursor, self._words(kept))
