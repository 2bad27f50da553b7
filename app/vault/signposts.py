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


class Signposts:
    """The table of contents of one full-text index."""

    def __init__(self, db: Database, table: str, vocabulary: Vocabulary) -> None:
        self._db = db
        self._table = table
        self._vocabulary = vocabulary

    def forget(self, texts: Iterable[str]) -> None:
        """Take away what the table of contents shows of words that are in these texts and no longer in the index."""
        held = self._vocabulary
        for word in dict.fromkeys(held.words("\n".join(texts))):
            if held.following(word.encode()) == word:
                continue
            self._replace(b"0", word, held.following)
            for number, length in enumerate(PREFIXES, 1):
                beginning = word[:length]
                if len(beginning) == length and not held.following(beginning.encode()).startswith(beginning):
                    self._replace(str(number).encode(), beginning, partial(held.following_beginning, length=length))

    def _replace(self, digit: bytes, gone: str, following: Callable[[bytes], str]) -> None:
        """Where a signpost shows letters of the gone word and of no word that is there, put up another."""
        key = digit + gone.encode()
        for segment in self._segments():
            for post in self._posts(segment, key):
                instead = digit + following(post[len(digit) :]).encode()
                if not instead.startswith(post) and len(instead) > len(digit):
                    sql = f"UPDATE OR IGNORE {self._table}_idx SET term = ? WHERE segid = ? AND term = ?"  # noqa: S608
                    self._db.execute(sql, (instead, segment, post))

    def _posts(self, segment: int, key: bytes) -> Iterator[bytes]:
        """The signposts that are beginnings of the key, longest first."""
        sql = f"SELECT term FROM {self._table}_idx WHERE segid = ? AND term <= ? ORDER BY term DESC LIMIT 1"  # noqa: S608
        bound = key
        while len(bound) > 1:
            post = self._db.value(sql, (segment, bound))
            if not isinstance(post, bytes):  # the first page of a segment has an empty text
                return
            shared = _shared(post, key)
            if 1 < shared == len(post):
                yield post
                bound = key[: shared - 1]
            else:
                bound = key[:shared]

    def _segments(self) -> Iterator[int]:
        segment = -1
        while (found := self._db.value(f"SELECT min(segid) FROM {self._table}_idx WHERE segid > ?", (segment,))) is not None:  # noqa: S608
            segment = int(found)
            yield segment


def _shared(one: bytes, other: bytes) -> int:
    """How many bytes the two begin with alike."""
    return next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
