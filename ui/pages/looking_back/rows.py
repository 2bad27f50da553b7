"""A note behind an answer, as a row: what it is called, when it was, and nothing made of it."""

from __future__ import annotations

from app.journal.model import Entry
from app.practice.model import Use
from app.triggers.model import DayPart, TriggerNote
from app.vault.scale import WORD_STRENGTHS
from ui.i18n import dates, labels, moods, translate
from ui.pages.looking_back.reads import Behind
from ui.widgets.listing import RowView

_WORD_OF = {number: word for word, number in WORD_STRENGTHS.items()}


def row(line: Behind) -> RowView:
    """The row of a note."""
    note = line.note
    if isinstance(note, TriggerNote):
        return _trigger(note)
    return _use(note) if isinstance(note, Use) else _entry(note)


def _trigger(note: TriggerNote) -> RowView:
    assert note.at is not None
    chips = [
        labels.listed(map(words, values))
        for values, words in (
            (note.channels, labels.channel),
            (note.places, labels.place),
            (note.feelings, moods.mood),
            (note.body, labels.body),
        )
    ]
    said = [chip for chip in chips if chip]
    first = said[0][:1].upper() + said[0][1:] if said else translate("LookingBack", "A note without words")
    clock = dates.time_words(note.at) if note.day_part is DayPart.CLOCK else labels.day_part(note.day_part)
    when = labels.listed((dates.short_day(note.at), clock))
    strong, numb = (strength(value, in_words=note.peak_in_words) for value in (note.peak, note.numb))
    small = labels.join((
        when,
        translate("LookingBack", "strength {strength}").format(strength=strong) if strong else "",
        translate("LookingBack", "numb {strength}").format(strength=numb) if numb else "",
    ))  # fmt: skip
    return RowView(note.note or first, labels.join(said if note.note else said[1:]), small, "cloud-sun")


def _use(use: Use) -> RowView:
    assert use.at is not None
    when = labels.listed((dates.short_day(use.at), dates.time_words(use.at)))
    return RowView(use.tool_title, labels.join((labels.verdict(use.verdict), pair(use))), when, "heart-handshake")


def _entry(entry: Entry) -> RowView:
    """A veiled entry shows its date and its content note."""
    when = labels.listed((dates.short_day(entry.at), dates.time_words(entry.at)))
    if entry.veiled:
        return RowView(entry.veil_note or translate("LookingBack", "A veiled entry"), "", when, "eye-off")
    felt = labels.listed(moods.mood(word) for word in entry.moods)
    title = entry.title or translate("LookingBack", "An entry without a title")
    return RowView(title, felt, when, "book-open")


def pair(use: Use) -> str:
    """The strengths of a use as they were said."""
    said = [
        (translate("LookingBack", "before {strength}"), use.before),
        (translate("LookingBack", "numb before {strength}"), use.numb_before),
        (translate("LookingBack", "after {strength}"), use.after),
        (translate("LookingBack", "numb after {strength}"), use.numb_after),
    ]
    return labels.listed(
        words.format(strength=strength(value, in_words=use.in_words)) for words, value in said if value is not None
    )


def strength(value: int | None, *, in_words: bool) -> str:
    """A strength as it was said: a number out of ten, or a word."""
    if value is None:
        return ""
    if in_words:
        return labels.strength(_WORD_OF.get(value, ""))
    return translate("LookingBack", "{number} of 10").format(number=dates.number_words(value))
