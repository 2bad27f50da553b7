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

from collections.abc import Iterable, Iterator

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
            following = held.following(word)
            if following == word:
                continue
            self._replace("0", word, following)
            for number, length in enumerate(PREFIXES, 1):
                beginning = word[:length]
                if len(beginning) == length and not held.following(beginning).startswith(beginning):
                    self._replace(str(number), beginning, held.following_beginning(beginning, length))

    def _replace(self, digit: str, gone: str, following: str) -> None:
        key, instead = (digit + gone).encode(), (digit + following).encode()
        for segment in self._segments():
            post = self._post(segment, key)
            if post is None or len(post) < 2 or not key.startswith(post):
                continue
            if following and not instead.startswith(post):
                self._db.execute(f"UPDATE {self._table}_idx SET term = ? WHERE segid = ? AND term = ?", (instead, segment, post))  # noqa: S608

    def _post(self, segment: int, key: bytes) -> bytes | None:
        sql = f"SELECT term FROM {self._table}_idx WHERE segid = ? AND term <= ? ORDER BY term DESC LIMIT 1"  # noqa: S608
        found = self._db.value(sql, (segment, key))
        return None if found is None else bytes(found) if isinstance(found, bytes) else str(found).encode()

    def _segments(self) -> Iterator[int]:
        segment = -1
        while (found := self._db.value(f"SELECT min(segid) FROM {self._table}_idx WHERE segid > ?", (segment,))) is not None:  # noqa: S608
            segment = int(found)
            yield segment
