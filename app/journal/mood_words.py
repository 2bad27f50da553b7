"""The person's own list of mood words: words added, words hidden, words called otherwise."""

from __future__ import annotations

from dataclasses import dataclass

from app.changes import Changes, Outcome
from app.clock import Clock
from app.errors import Code, UserFixable
from app.journal.moods import FAMILIES, FAMILY_OF, Family
from app.vault.database import Database
from app.vault.shelf import either
from app.vault.words import clean_labels, fold


@dataclass(frozen=True, slots=True)
class MoodWord:
    """One word of the list."""

    word: str  # what entries store; for words of the program the English word
    family: Family
    label: str = ""  # the person's own name for it; empty where it has none
    hidden: bool = False
    own: bool = False  # added by the person


class MoodWords:
    """The list, as the person arranged it."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def all(self) -> list[MoodWord]:
        """Every word, hidden ones too: the program's in their order, then the person's by alphabet."""
        changed = self._changed()
        built_in = [
            changed.pop(fold(word), MoodWord(word, family)) for family, words in FAMILIES.items() for word in words
        ]
        return built_in + list(changed.values())

    def shown(self) -> dict[Family, list[MoodWord]]:
        """What to offer, by family."""
        found: dict[Family, list[MoodWord]] = {family: [] for family in FAMILIES}
        for word in self.all():
            if not word.hidden:
                found[word.family].append(word)
        return found

    def called(self, label: str) -> list[str]:
        """The words that the person calls so."""
        key = fold(label)
        return [word.word for word in self.all() if word.label and fold(word.label) == key]

    def add(self, word: str, family: Family = Family.OTHER) -> Outcome[MoodWord]:
        """Add a word; one that is there already is shown again.  Raises `UserFixable` EMPTY."""
        word = _one(word)
        known = self._find(word)
        kept = (
            MoodWord(word, family, own=True)
            if known is None
            else MoodWord(known.word, known.family, known.label, False, known.own)
        )
        return self._write(kept)

    def rename(self, word: str, label: str) -> Outcome[MoodWord]:
        """Call a word otherwise from now on; an empty label gives it its first name back."""
        known = self._known(word)
        label = next(iter(clean_labels((label,))), "")
        return self._write(
            MoodWord(known.word, known.family, "" if label == known.word else label, known.hidden, known.own)
        )

    def hide(self, word: str, *, hidden: bool = True) -> Outcome[MoodWord]:
        """Take a word from what is offered, or offer it again.  Entries keep it."""
        known = self._known(word)
        return self._write(MoodWord(known.word, known.family, known.label, hidden, known.own))

    def remove(self, word: str) -> Outcome[None]:
        """Forget a word of the person's own, or every change to one of the program's.  Entries keep it."""
        known = self._known(word)
        self._db.execute("DELETE FROM mood_word WHERE word = ?", (known.word,))
        return Outcome(None, Changes.JOURNAL)

    def forget_all(self) -> int:
        """Back to the program's own list; how many changes that undid."""
        return self._db.execute("DELETE FROM mood_word")

    def _find(self, word: str) -> MoodWord | None:
        key = fold(word)
        return next((known for known in self.all() if fold(known.word) == key), None)

    def _known(self, word: str) -> MoodWord:
        known = self._find(word)
        if known is None:
            raise UserFixable(Code.NOT_FOUND)
        return known

    def _changed(self) -> dict[str, MoodWord]:
        found = self._db.rows("SELECT word, family, label, hidden FROM mood_word ORDER BY word")
        return {
            fold(word): MoodWord(word, _family(word, family), label, bool(hidden), word not in FAMILY_OF)
            for word, family, label, hidden in found
        }

    def _write(self, word: MoodWord) -> Outcome[MoodWord]:
        self._db.execute(
            "INSERT INTO mood_word(word, modified_at, family, label, hidden) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT(word) DO UPDATE SET family = excluded.family, label = excluded.label, hidden = excluded.hidden,"
            " modified_at = excluded.modified_at",
            (word.word, self._clock.now_ms(), word.family, word.label, int(word.hidden)),
        )
        return Outcome(word, Changes.JOURNAL)


def _one(word: str) -> str:
    cleaned = clean_labels((word,))
    if not cleaned:
        raise UserFixable(Code.EMPTY)
    return cleaned[0]


def _family(word: str, stored: str) -> Family:
    if word in FAMILY_OF:
        return FAMILY_OF[word]
    return either(Family, stored, Family.OTHER)
