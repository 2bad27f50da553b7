"""The first letters of removed words that FTS5 leaves in its table of contents, and their removal.

An FTS5 index is a row of pages, its words in order.  ``<table>_idx`` is the table of contents: for
each page a *signpost*, which is as much of the page's first word as tells it from the word before
(SQLite's source, fts5_index.c, "%_idx").  ``secure-delete`` takes a word from its page and leaves
the signpost as it was, so a name that nobody wrote anywhere else could still be read there in part.

A signpost is right as long as it lies after every word of the pages before and not after the first
word of its own page.  So the next word that is still there can always take the place of a gone one.

The keys of the table of contents are one digit, for the index that the word is in, and the word:
``0`` for whole words, then one digit for each of the ``prefix`` lengths, in order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from app.vault.database import Database
from app.vault.vocabulary import PREFIXES, Vocabulary

_AT_ONCE = 500  # marks in one statement


class Signposts:
    """The table of contents of one full-text index."""

    def __init__(self, db: Database, table: str, vocabulary: Vocabulary) -> None:
        self._db = db
        self._table = table
        self._vocabulary = vocabulary

    def forget(self, texts: Iterable[str]) -> None:
        """Take away what the table of contents shows of words that are in these texts and no longer in the index."""
        held = self._vocabulary
        words = set(held.words("\n".join(texts)))
        gone = words - set(held.next_to(words).values())
        if not gone:
            return
        self._replace(b"0", gone, held.following)
        for number, length in enumerate(PREFIXES, 1):
            beginnings = {word[:length] for word in gone if len(word) >= length}
            kept = {beginning for beginning, word in held.next_to(beginnings).items() if word.startswith(beginning)}
            self._replace(str(number).encode(), beginnings - kept, partial(held.following_beginning, length=length))

    def pages(self) -> int:
        """How many pages the index takes, about."""
        return sum(row[0] for row in self._db.rows(f"SELECT max(pgno) / 2 FROM {self._table}_idx GROUP BY segid"))  # noqa: S608

    def segments(self) -> Iterator[int]:
        """The pieces that FTS5 keeps the index in until it merges them."""
        segment = -1
        while (
            found := self._db.value(f"SELECT min(segid) FROM {self._table}_idx WHERE segid > ?", (segment,))  # noqa: S608
        ) is not None:
            segment = int(found)
            yield segment

    def _replace(self, digit: bytes, gone: Iterable[str], following: Callable[[bytes], str]) -> None:
        """Where a signpost shows letters of a gone word and of no word that is there, put up another."""
        keys = [digit + word.encode() for word in gone]
        shown = sorted({key[:end] for key in keys for end in range(2, len(key) + 1)})
        for segment in list(self.segments()):
            for post in self._standing(segment, shown):
                instead = digit + following(post[len(digit) :]).encode()
                if not instead.startswith(post) and len(instead) > len(digit):
                    sql = f"UPDATE OR IGNORE {self._table}_idx SET term = ? WHERE segid = ? AND term = ?"  # noqa: S608
                    self._db.execute(sql, (instead, segment, post))

    def _standing(self, segment: int, posts: list[bytes]) -> list[bytes]:
        """Those of the posts that stand in this segment, the last first."""
        found: list[bytes] = []
        for start in range(0, len(posts), _AT_ONCE):
            part = posts[start : start + _AT_ONCE]
            sql = f"SELECT term FROM {self._table}_idx WHERE segid = ? AND term IN ({', '.join('?' * len(part))})"  # noqa: S608
            found += [row[0] for row in self._db.rows(sql, (segment, *part))]
        return sorted(found, reverse=True)
