"""Taking rows out of a full-text index so that no letter of them stays, the quicker of two ways.

*One by one.*  With ``secure-delete`` FTS5 takes each word of a row, and each beginning that the
index keeps of its own, from the page that it is on.  What that costs goes with the words that go.

*By merging.*  Without ``secure-delete`` FTS5 writes beside the index which words are gone, and
leaves them out when it merges all of it into one.  What that costs goes with the size of the index.

A row of 150 words takes about as long one by one as merging four hundred pages does, so rows are
held back until it is clear which way it is.  Merging goes in steps, between which it can be stopped.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.jobs import CancelToken
from app.vault.database import Database
from app.vault.signposts import Signposts
from app.vault.words import cut

_SIGNS_TO_A_PAGE = 2.5  # of a row, that take one by one as long as merging a page does; measured, give or take one half
_STEP = 400  # pages merged between two looks at the token: some fifty milliseconds


class Removal:
    """Rows on their way out of the index ``table``.  Part of one transaction; `finish` ends it."""

    def __init__(
        self,
        db: Database,
        table: str,
        names: Sequence[str],
        signposts: Signposts,
        token: CancelToken | None,
        *,
        already_gone: bool = False,
    ) -> None:
        self._db = db
        self._table = table
        self._signposts = signposts
        self._token = token
        self._already_gone = already_gone
        columns, marks = ", ".join(names), ", ".join("?" * len(names))
        self._delete = f"INSERT INTO {table}({table}, rowid, {columns}) VALUES ('delete', ?, {marks})"  # noqa: S608  names of ours
        self._waiting: list[tuple[int, list[str]]] = []
        self._signs = 0
        self._pages: int | None = None
        self._merging = False

    def take(self, seq: int, texts: Sequence[str]) -> None:
        """A row goes; ``texts`` are the words that the index holds of it.  Raises `Cancelled`."""
        self._check()
        if self._already_gone:
            return
        pieces = [cut(text) for text in texts]
        self._waiting.append((seq, pieces))
        self._signs += sum(map(len, pieces))
        if self._merging:
            self._take_out()
        elif self._signs > self._size() * _SIGNS_TO_A_PAGE:
            self._secure(on=False)
            self._merging = True
            self._take_out()

    def finish(self) -> None:
        """What was taken is gone from here on, not before.  Raises `Cancelled`."""
        self._check()
        if self._merging:
            self._merge()
            self._secure(on=True)
        elif self._waiting:
            texts = [text for _, pieces in self._waiting for text in pieces]
            self._take_out()
            self._command("flush")  # FTS5 would put it off to the end of the transaction
            self._signposts.forget(texts)

    def _take_out(self) -> None:
        """In the order of the key FTS5 gathers many before it writes."""
        for seq, pieces in sorted(self._waiting, key=lambda row: row[0]):
            self._check()
            self._db.execute(self._delete, (seq, *pieces))
        self._waiting = []

    def _merge(self) -> None:
        self._command("flush")
        pages = -_STEP  # the first step sets everything that there is to be merged
        for _ in range(2 * self._signposts.pages() // _STEP + 2):
            if len(list(self._signposts.segments())) < 2:
                break
            self._check()
            self._command("merge", pages)
            pages = _STEP
        self._command("optimize")  # what is left of it; nothing, as a rule

    def _size(self) -> int:
        if self._pages is None:
            self._pages = self._signposts.pages()
        return self._pages

    def _secure(self, *, on: bool) -> None:
        self._command("flush")  # what waits is written the way it came in
        self._command("secure-delete", int(on))

    def _command(self, name: str, value: int | None = None) -> None:
        if value is None:
            self._db.execute(f"INSERT INTO {self._table}({self._table}) VALUES (?)", (name,))  # noqa: S608
        else:
            self._db.execute(f"INSERT INTO {self._table}({self._table}, rank) VALUES (?, ?)", (name, value))  # noqa: S608

    def _check(self) -> None:
        if self._token:
            self._token.check()
