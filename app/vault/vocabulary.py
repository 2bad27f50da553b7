"""The words that a full-text index holds, and how it cuts a text into words.

Both are asked of FTS5 itself, through temporary tables in memory, so that they can never differ
from what the index does.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from app.vault.database import Database

PREFIXES = (2, 3)  # lengths of beginnings that the index keeps of its own, as in the schema
TOKENIZER = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"  # as in the schema
_NEXT = b"\x01"  # after the word itself, before any word that it begins
_PAST = b"\xff"  # after every word that it begins


class Vocabulary:
    """The words of one full-text index of this schema."""

    def __init__(self, db: Database, table: str, schema: str = "main") -> None:
        self._db = db
        self._table = table
        self._schema = schema
        self._ready = False

    def words(self, text: str) -> list[str]:
        """The words of a text that is cut already (`app.vault.words.cut`), in order, as the index has them."""
        self._prepare()
        self._db.execute("INSERT INTO temp.word_cutter(rowid, text) VALUES (1, ?)", (text,))
        found = self._db.rows("SELECT offset, term FROM temp.word_cuttings")
        self._db.execute("INSERT INTO temp.word_cutter(word_cutter) VALUES ('delete-all')")
        return [term for _, term in sorted(found)]

    def following(self, place: bytes) -> str:
        """The first word in the index from this place on; empty at the end.

        A place is the UTF-8 of a word or of a piece of one, even one that ends within a character.
        """
        self._prepare()
        return (
            self._db.value(f"SELECT term FROM temp.{self._table}_held WHERE term >= CAST(? AS TEXT) LIMIT 1", (place,))  # noqa: S608
            or ""
        )

    def next_to(self, words: Iterable[str]) -> dict[str, str]:
        """`following` of many words, in one statement: to open the list of words takes longer than to look into it."""
        self._prepare()
        sql = f"SELECT value, (SELECT term FROM temp.{self._table}_held WHERE term >= value LIMIT 1) FROM json_each(?)"  # noqa: S608
        return {
            word: found or "" for word, found in self._db.rows(sql, (json.dumps(sorted(words), ensure_ascii=False),))
        }

    def following_beginning(self, place: bytes, length: int) -> str:
        """The first beginning of this length, from this place on, that a word of the index has; empty at the end."""
        word = self.following(place)
        while word and len(word) < length:
            word = self.following(word.encode() + _NEXT)
        return word[:length]

    def starting(self, beginning: str, most: int) -> list[str]:
        """The words in the index that begin so, in order, up to ``most`` of them."""
        found: list[str] = []
        word = self.following(beginning.encode())
        while word.startswith(beginning) and word and len(found) < most:
            found.append(word)
            word = self.following(word.encode() + _NEXT)
        return found

    def longer(self, beginning: str, length: int) -> list[str]:
        """The beginnings of this length that words of the index have and that begin so, in order."""
        found: list[str] = []
        longer = self.following_beginning(beginning.encode(), length)
        while longer.startswith(beginning) and longer:
            found.append(longer)
            longer = self.following_beginning(longer.encode() + _PAST, length)
        return found

    def _prepare(self) -> None:
        if self._ready:
            return
        tokenizer = TOKENIZER.replace("'", "''")
        self._db.execute(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.{self._table}_held USING fts5vocab('{self._schema}', '{self._table}', 'instance')"
        )
        self._db.execute(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.word_cutter USING fts5(text, content='', tokenize='{tokenizer}')"
        )
        self._db.execute(
            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.word_cuttings USING fts5vocab('temp', 'word_cutter', 'instance')"
        )
        self._ready = True
