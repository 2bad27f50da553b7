"""What is looked for: words, tags, feelings, a day.  Together they make one query of the journal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.jobs import CancelToken
from app.journal.model import EntryLine
from app.session import Session

WINDOW = 50  # rows of one fetch


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything that narrows the list."""

    words: str = ""
    tags: tuple[str, ...] = ()
    moods: tuple[str, ...] = ()
    day: str = ""  # YYYY-MM-DD

    @property
    def is_all(self) -> bool:
        return not (self.words.strip() or self.tags or self.moods or self.day)

    def query(self) -> str:
        """The same in the language of the search box.  The words come last: they may still be on their way."""
        parts = [f'tag:"{tag}"' for tag in _quotable(self.tags)] + [f'mood:"{mood}"' for mood in _quotable(self.moods)]
        if self.day:
            parts.append(f"on:{self.day}")
        return " ".join([*parts, self.words]) if self.words.strip() else " ".join([*parts, ""])

    def read(
        self, session: Session, token: CancelToken, before: int | None = None, limit: int = WINDOW
    ) -> list[EntryLine]:
        """One window of what fits, newest first."""
        if self.is_all:
            return session.journal.page(before, limit)
        return session.journal.search(self.query(), before, limit, token, typing=bool(self.words.strip()))

    def unclear(self, session: Session) -> list[str]:
        """What of the words could not be read."""
        return session.journal.unclear(self.words) if self.words.strip() else []


def _quotable(labels: Sequence[str]) -> list[str]:
    """A double quote would end the phrase; labels with one are asked for without it."""
    return [label.replace('"', " ").strip() for label in labels]
