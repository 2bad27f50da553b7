"""How an entry looks in a list, and how it is said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from app.journal.excerpt import excerpt
from app.journal.model import Entry, EntryLine
from ui.i18n import dates, labels, moods, translate
from ui.widgets.listing import RowView


@dataclass
class Telling:
    """What rows need to know beyond the entry."""

    today: date
    first_words: bool = False  # show how entries begin
    names: Mapping[str, str] = field(default_factory=dict)  # the person's own names of mood words

    def row(self, line: EntryLine) -> RowView:
        """A veiled entry shows its date and its content note."""
        day, clock = dates.day_heading(line.at, self.today), dates.time_words(line.at)
        when = labels.join((day, clock))
        if line.veiled:
            note = line.veil_note or translate("Journal", "Veiled")
            spoken = translate("Journal", "Veiled entry, {day}. {note}").format(
                day=dates.moment_words(line.at), note=line.veil_note
            )
            return RowView(note, when, "", "eye-off", spoken.strip())
        words = labels.join(
            (labels.listed(self.mood(word) for word in line.moods), " ".join(hashed(tag) for tag in line.tags))
        )
        begins = line.excerpt if self.first_words else ""
        icon = "star" if line.starred else ""
        starred = translate("Journal", "Starred") if line.starred else ""
        spoken = ". ".join(part for part in (line.title, dates.moment_words(line.at), starred, begins, words) if part)
        if line.title:
            return RowView(line.title, begins or when, labels.join((when, words)) if begins else words, icon, spoken)
        return RowView(when, begins, words, icon, spoken) if begins else RowView(when, words, "", icon, spoken)

    def mood(self, word: str) -> str:
        """A mood word as the person calls it."""
        return moods.mood(word, self.names.get(word, ""))


def hashed(tag: str) -> str:
    """A tag with its sign.  Isolated where the window runs from right to left, so that the sign stays before the word."""
    if QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        return f"\u2068#{tag}\u2069"
    return f"#{tag}"


def line_of(entry: Entry) -> EntryLine:
    """The row of an entry that was just kept, as the vault would give it."""
    if entry.veiled:
        return EntryLine(
            entry.id,
            entry.cursor,
            entry.at,
            "",
            "",
            (),
            (),
            veiled=True,
            veil_note=entry.veil_note,
            starred=entry.starred,
        )
    return EntryLine(
        entry.id, entry.cursor, entry.at, entry.title, excerpt(entry.body), entry.tags, entry.moods,
        veiled=False, veil_note="", starred=entry.starred,
    )  # fmt: skip
