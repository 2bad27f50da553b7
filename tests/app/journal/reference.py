"""What a search should find, worked out the slow and simple way.

It knows nothing of FTS5 or of `app.vault.words`: letters are compared without case and accents,
characters of scripts without spaces and picture signs are words of their own.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from app.journal.model import Entry
from app.vault.database import Database

_WORD = re.compile(
    "(?P<one>[\u4e00-\u9fff\u3041-\u30ff\U0001f300-\U0001faff]|[\u0e01-\u0e2e\u0e40-\u0e44][\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]*)"
    "|(?P<run>[^\\W_\u4e00-\u9fff\u3041-\u30ff\u0e01-\u0e4e]+)"
)


def words(text: str) -> list[str]:
    """The words of a text."""
    found = []
    for match in _WORD.finditer(unicodedata.normalize("NFC", text)):
        apart = unicodedata.normalize("NFD", match[0].lower()) if match["run"] else match[0]
        bare = "".join(sign for sign in apart if not "\u0300" <= sign <= "\u036f")
        found.append(unicodedata.normalize("NFC", bare))
    return found


@dataclass(frozen=True)
class Asked:
    """One term, before it is written down."""

    text: str = ""
    kind: str = "words"  # words, tag, mood, before, after, on, is
    negative: bool = False
    starts: bool = False

    def written(self) -> str:
        """As a person would type it; the star and the quotes make it complete."""
        field = "" if self.kind == "words" else f"{self.kind}:"
        return f'{"-" * self.negative}{field}"{self.text}"{"*" * self.starts}'

    def holds(self, entry: Entry) -> bool:
        """Whether the entry is to be found by it."""
        return self._holds(entry) != self.negative

    def _holds(self, entry: Entry) -> bool:
        day = entry.at.day
        match self.kind:
            case "words":
                columns = (entry.title, entry.body, "\n".join((*entry.tags, *entry.moods)))
                return any(self._within(words(column)) for column in columns)
            case "tag" | "mood":
                labels = entry.tags if self.kind == "tag" else entry.moods
                wanted = self.text.lower()
                return any(
                    label.lower().startswith(wanted) if self.starts else label.lower() == wanted for label in labels
                )
            case "before":
                return day[: len(self.text)] < self.text
            case "after":
                return day[: len(self.text)] >= self.text
            case "on":
                return day.startswith(self.text)
            case _:
                return bool(getattr(entry, self.text))

    def _within(self, text: list[str]) -> bool:
        asked = words(self.text)
        for start in range(len(text) - len(asked) + 1):
            piece = text[start : start + len(asked)]
            if piece[:-1] == asked[:-1] and (
                piece[-1].startswith(asked[-1]) if self.starts else piece[-1] == asked[-1]
            ):
                return True
        return False


def held(db: Database, table: str) -> list[tuple[object, ...]]:
    """Everything an index holds."""
    db.execute(f"CREATE VIRTUAL TABLE temp.held USING fts5vocab('main', '{table}', 'instance')")
    found = db.rows("SELECT term, doc, col, offset FROM temp.held ORDER BY term, doc, col, offset")
    db.execute("DROP TABLE temp.held")
    return found
