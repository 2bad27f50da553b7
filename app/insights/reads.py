"""Reading what questions need: counted by the database, group by group, so that much is as quick as little.

The key of a row is its wall-clock second (`app.vault.rows`), so days, hours and weekdays are sums
with it, not calendar work for each row.  Everything here stops when the `Database.reading` around
it is cancelled.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.insights.pairs import PairRow
from app.insights.questions import During, Field, OnDays, Ref, Side, Source, Span, WithTool, WithWord
from app.vault import rows
from app.vault.database import Database, Value
from app.vault.find import NEWEST
from app.vault.words import fold

_SECOND = 1 << 20  # keys a second: app.vault.rows
_HOUR = 3600 * _SECOND
_DAY = 24 * _HOUR
_TABLES = {Source.NOTES: "trigger_note", Source.USES: "practice", Source.ENTRIES: "entry"}
_LABELS = {Source.NOTES: "trigger_chip", Source.ENTRIES: "entry_label"}
_MONDAY_FIRST = 7  # day 0 of the keys, 1 January of the year 1, was a Monday


@dataclass(frozen=True, slots=True)
class Where:
    """A condition in SQL and its values."""

    sql: str = "1"
    values: tuple[Value, ...] = ()

    def __and__(self, other: Where) -> Where:
        return Where(f"({self.sql}) AND ({other.sql})", (*self.values, *other.values))

    def __invert__(self) -> Where:
        return Where(f"NOT ({self.sql})", self.values)


def within(span: Span) -> Where:
    """Rows of these days."""
    where = Where()
    if span.first:
        where &= Where("seq >= ?", (rows.first_seq_of_day(span.first),))
    if span.last:
        where &= Where("seq < ?", (rows.span_of_days(span.last, span.last)[1],))
    return where


def names(field: Field, value: str = "") -> Where:
    """Rows that name something in a field, or this."""
    table = _LABELS[field.source]
    # `+seq`: look each row up in the list of the index, not each of the list among rows that hold whole texts
    if not value:
        return Where(f"+seq IN (SELECT seq FROM {table} WHERE field = ?)", (field.value,))  # noqa: S608
    return Where(f"+seq IN (SELECT seq FROM {table} WHERE field = ? AND fold = ?)", (field.value, fold(value)))  # noqa: S608


def of_tool(tool_id: str) -> Where:
    """Uses of a tool."""
    return Where("tool_id = ?", (tool_id,))


def naming_tool(tool_id: str) -> Where:
    """Trigger notes that name a tool among what was done."""
    return Where("seq IN (SELECT seq FROM trigger_chip WHERE field = 'did' AND fold = ?)", (fold(tool_id),))


def of_side(side: Side) -> Where:
    """The rows of one side of a comparison."""
    match side:
        case WithWord(field, value, without):
            return names(field) & ~names(field, value) if without else names(field, value)
        case OnDays(weekend):
            return Where(f"(seq / {_DAY}) % {_MONDAY_FIRST} {'>=' if weekend else '<'} 5")
        case WithTool(tool_id):
            return of_tool(tool_id)
        case During(span):
            return within(span)


def count(db: Database, source: Source, where: Where) -> int:
    """How many are in sight."""
    sql, values = _select("count(*)", source, where)
    return int(db.value(sql, values))


@dataclass(frozen=True, slots=True)
class NoteRow:
    """So many trigger notes with these strengths."""

    peak: int | None
    numb: int | None
    in_words: bool
    times: int
    day: date = date.min


def notes(db: Database, where: Where) -> list[NoteRow]:
    """Trigger notes by their strengths."""
    sql, values = _select("peak, numb, peak_in_words, count(*)", Source.NOTES, where)
    return [NoteRow(r[0], r[1], bool(r[2]), r[3]) for r in db.rows(f"{sql} GROUP BY 1, 2, 3", values)]


def notes_by_day(db: Database, where: Where) -> list[NoteRow]:
    """The same, each day apart."""
    sql, values = _select(f"peak, numb, peak_in_words, count(*), seq / {_DAY}", Source.NOTES, where)
    return [
        NoteRow(r[0], r[1], bool(r[2]), r[3], date.fromordinal(r[4] + 1))
        for r in db.rows(f"{sql} GROUP BY 1, 2, 3, 5", values)
    ]


def uses(db: Database, where: Where) -> list[PairRow]:
    """Uses by their strengths."""
    sql, values = _select("before, after, numb_before, numb_after, in_words, count(*)", Source.USES, where)
    return [PairRow(r[0], r[1], r[2], r[3], bool(r[4]), r[5]) for r in db.rows(f"{sql} GROUP BY 1, 2, 3, 4, 5", values)]


def verdicts(db: Database, where: Where) -> list[tuple[str, int]]:
    """How uses were said to go."""
    sql, values = _select("verdict, count(*)", Source.USES, where)
    return [(r[0], r[1]) for r in db.rows(f"{sql} GROUP BY 1", values)]


def words(db: Database, field: Field, where: Where) -> list[tuple[str, int]]:
    """The words of a field, as they were last written, and in how many rows each is."""
    table, owner = _LABELS[field.source], _TABLES[field.source]
    sql = (
        f"SELECT fold, count(*), max(seq) FROM {table} WHERE field = ? AND {where.sql} AND {_in_sight(owner)}"  # noqa: S608
        " GROUP BY fold"  # the index alone answers
    )
    newest = f"SELECT value FROM {table} WHERE seq = ? AND field = ? AND fold = ?"  # noqa: S608
    return [
        (str(db.value(newest, (seq, field.value, key))), n)
        for key, n, seq in db.rows(sql, (field.value, *where.values))
    ]


@dataclass(frozen=True, slots=True)
class Times:
    """Notes by hour and weekday, and the days from the first to the last of them."""

    hours: dict[int, int]  # 0 to 23
    parts: dict[str, int]  # notes of which only the part of the day is known
    weekdays: dict[int, int]  # 1 = Monday
    first: date
    last: date


def times(db: Database, source: Source, where: Where) -> Times | None:
    """When the notes were; None if there are none."""
    part = {Source.NOTES: "day_part", Source.USES: "'clock'", Source.ENTRIES: "'clock'"}[source]
    what = f"(seq / {_DAY}) % {_MONDAY_FIRST}, (seq / {_HOUR}) % 24, {part}, count(*), min(seq), max(seq)"
    sql, values = _select(what, source, where)
    found = db.rows(f"{sql} GROUP BY 1, 2, 3", values)
    if not found:
        return None
    hours: dict[int, int] = {}
    parts: dict[str, int] = {}
    weekdays: dict[int, int] = {}
    for weekday, hour, known, n, _, _ in found:
        weekdays[weekday + 1] = weekdays.get(weekday + 1, 0) + n
        if known == "clock":
            hours[hour] = hours.get(hour, 0) + n
        else:
            parts[known] = parts.get(known, 0) + n
    if source is Source.ENTRIES:
        # some programs keep only the day; then no zone is known either, and the clock says midnight
        midnight = f"(seq / {_SECOND}) % 86400 = 0 AND {where.sql}"
        sql, values = _select("seq", source, Where(midnight, where.values))
        parts["unknown"] = int(db.value(f"SELECT count(*) FROM entry WHERE zone = '' AND seq IN ({sql})", values))  # noqa: S608
        hours[0] = hours.get(0, 0) - parts["unknown"]
    first, last = min(r[4] for r in found), max(r[5] for r in found)
    return Times(hours, parts, weekdays, date.fromordinal(first // _DAY + 1), date.fromordinal(last // _DAY + 1))


def refs(db: Database, wanted: Sequence[tuple[Source, Where]], before: int | None, limit: int) -> list[Ref]:
    """The rows themselves, newest first, all kinds together; ``before`` is the cursor of the last one shown."""
    below = NEWEST if before is None else before
    found: list[Ref] = []
    for source, where in wanted:
        sql, values = _select("id, seq", source, where & Where("seq < ?", (below,)))
        found += [Ref(source, r[0], r[1]) for r in db.rows(f"{sql} ORDER BY seq DESC LIMIT ?", (*values, limit))]
    found.sort(key=lambda ref: (-ref.cursor, ref.source, ref.id))
    return _whole(found, limit)


def _whole(found: list[Ref], limit: int) -> list[Ref]:
    """The first of them; those of different kinds that share a key stay together, or the next page would skip some."""
    end = limit
    while 0 < end < len(found) and found[end].cursor == found[end - 1].cursor:
        end += 1
    return found[:end]


def _select(what: str, source: Source, where: Where) -> tuple[str, tuple[Value, ...]]:
    table = _TABLES[source]
    return f"SELECT {what} FROM {table} WHERE {_in_sight(table)} AND {where.sql}", where.values  # noqa: S608


def _in_sight(table: str) -> str:
    """Said so that an index can answer: reading ``deleted_at`` of each row would read the texts beside it."""
    return f"seq NOT IN (SELECT seq FROM {table} WHERE deleted_at IS NOT NULL)"  # noqa: S608
