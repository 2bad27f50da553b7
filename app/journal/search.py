"""The language of the journal's search box.

``word`` · ``"a phrase"`` · ``begin*`` · ``-not`` · ``tag:x`` · ``mood:"far away"`` ·
``before:2026-03-14`` · ``after:2026-03`` · ``on:2026`` · ``is:starred`` · ``is:veiled``

A day, a month or a year may be named.  ``before:`` ends where what it names begins and ``after:``
begins there, so the two share time without a gap; ``on:`` is within.  A date that cannot be read
does not narrow; it is among `Asked.unclear`, so that a front end can say so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from app.journal.entries import MOOD, TAG
from app.journal.mood_words import MoodWords
from app.vault import ask, rows
from app.vault.find import Searched, Wanted

FIELDS = frozenset({TAG, MOOD, "before", "after", "on", "is"})
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?-?", re.ASCII)
_STATES = {"starred": "starred", "veiled": "veiled"}


@dataclass(slots=True)
class Asked(Wanted):
    """A query, understood."""

    near: list[str] = field(default_factory=list)  # the words to show an entry around
    unclear: list[str] = field(default_factory=list)  # what could not be read and does not narrow


def understand(query: str, journal: Searched, moods: MoodWords, *, typing: bool = True) -> Asked:
    """Read a query; whatever is typed has a meaning.

    ``typing``: the last word may still be on its way, and counts as the beginning of one.
    """
    terms = ask.read(query, FIELDS, typing=typing)
    asked = Asked()
    journal.ask(asked, terms)
    for term in terms:
        if not term.field:
            if not term.negative:
                asked.near.append(term.text)
        elif term.field in (TAG, MOOD):
            _label(asked, term, journal, moods)
        elif term.field == "is":
            _state(asked, term)
        else:
            _date(asked, term)
    return asked


def _label(asked: Asked, term: ask.Term, journal: Searched, moods: MoodWords) -> None:
    text = term.text.lstrip("#")
    names = [text, *moods.called(text)] if term.field == MOOD else [text]
    # A label that exists is meant as it stands, even while the cursor is still behind it.
    starts = term.starts and not (term.typed and any(journal.labels.is_used(term.field, name) for name in names))
    journal.has_label(asked, term.field, names, starts=starts, negative=term.negative)


def _state(asked: Asked, term: ask.Term) -> None:
    column = _STATES.get(term.text.casefold())
    if column:
        asked.narrow(f"entry.{column} = 1", negative=term.negative)  # a number, not a mark: there is an index for 1
    else:
        asked.unclear.append(f"is:{term.text}")


def _date(asked: Asked, term: ask.Term) -> None:
    span = _span(term.text)
    if span is None:
        asked.unclear.append(f"{term.field}:{term.text}")
    elif term.field == "on":
        if term.negative:
            asked.narrow("(entry.seq < ? OR entry.seq >= ?)", *span)
        else:
            asked.since(span[0])
            asked.below(span[1])
    elif (term.field == "before") != term.negative:
        asked.below(span[0])
    else:
        asked.since(span[0])


def _span(text: str) -> tuple[int, int] | None:
    """The keys of a year, a month or a day: from the one, below the other."""
    found = _DATE.fullmatch(text)
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
        if day:
            last = first
        else:
            end = month or 12
            last = date(first.year, end, rows.days_in_month(first.year, end))
    except ValueError:
        return None
    return rows.span_of_days(first.isoformat(), last.isoformat())
