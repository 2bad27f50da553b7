"""A note in the trigger log, said in words."""

from __future__ import annotations

from collections.abc import Callable

from app.triggers.model import DayPart, TriggerNote
from ui.i18n import dates, labels, moods, translate
from ui.widgets.listing import RowView


def when(note: TriggerNote, *, long: bool = False) -> str:
    """The day, and as much of the time as the person knew."""
    assert note.at is not None
    day = dates.day_words(note.at) if long else dates.short_day(note.at)
    clock = dates.time_words(note.at) if note.day_part is DayPart.CLOCK else labels.day_part(note.day_part)
    return labels.listed((day, clock))


def strength(value: int | None, *, in_words: bool) -> str:
    """A strength as it was said: a number out of ten, or a word."""
    if value is None:
        return ""
    if in_words:
        return labels.strength_of(value)
    return translate("Triggers", "{number} of 10").format(number=dates.number_words(value))


def headline(note: TriggerNote) -> str:
    """What a note is called: its own words, else what set it off, else what was felt."""
    if note.note:
        return note.note
    for chips in (
        _all(note.channels, labels.channel),
        _all(note.feelings, moods.mood),
        _all(note.body, labels.body),
        _all(note.urges, labels.urge),
    ):
        if chips:
            return chips[:1].upper() + chips[1:]
    return translate("Triggers", "A note without words")


def row(note: TriggerNote) -> RowView:
    """A note in the list."""
    title = headline(note)
    parts = [
        _all(note.channels, labels.channel) if note.note else "",
        _all(note.places, labels.place),
        _all(note.feelings, moods.mood),
    ]
    excerpt = labels.join(part for part in parts if part and part.casefold() != title.casefold())
    strong = strength(note.peak, in_words=note.peak_in_words)
    numb = strength(note.numb, in_words=note.peak_in_words)
    small = labels.join(
        (
            when(note),
            translate("Triggers", "strength {strength}").format(strength=strong) if strong else "",
            translate("Triggers", "numb {strength}").format(strength=numb) if numb else "",
        )
    )
    return RowView(title, excerpt or small, small if excerpt else "")


def _all(values: tuple[str, ...], words: Callable[[str], str]) -> str:
    return labels.listed(words(value) for value in values)


def lines(note: TriggerNote, tools: dict[str, str]) -> list[tuple[str, str]]:
    """Every field that is filled, with its name, in the order of the form.  ``tools``: titles by id."""
    said = note.peak_in_words
    minutes = labels.minutes(note.after_minutes, note.after_minutes)
    pairs = [
        (translate("Triggers", "When"), when(note, long=True)),
        (translate("Triggers", "First question"), labels.danger(note.danger)),
        (translate("Triggers", "How strong at the peak"), strength(note.peak, in_words=said)),
        (translate("Triggers", "How numb or far away"), strength(note.numb, in_words=said)),
        (translate("Triggers", "What set it off"), _all(note.channels, labels.channel)),
        (translate("Triggers", "What kind of place"), _all(note.places, labels.place)),
        (translate("Triggers", "Body"), _all(note.body, labels.body)),
        (translate("Triggers", "Feelings"), _all(note.feelings, moods.mood)),
        (translate("Triggers", "A thought, in one line"), note.thought),
        (translate("Triggers", "What I felt pulled to do"), _all(note.urges, labels.urge)),
        (translate("Triggers", "What I did"), _all(note.did, lambda value: tools.get(value, value))),
        (translate("Triggers", "How strong after"), strength(note.after, in_words=said)),
        (translate("Triggers", "How numb or far away after"), strength(note.numb_after, in_words=said)),
        (translate("Triggers", "How long after"), minutes),
        (translate("Triggers", "Did it help"), labels.helped(note.helped)),
        (translate("Triggers", "Next time"), note.next_time),
    ]
    return [(name, value) for name, value in pairs if value]
