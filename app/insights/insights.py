"""The room that answers.  It keeps nothing of what was asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.clock import Clock
from app.ids import Ids
from app.insights import reads, thresholds
from app.insights.answers import (
    Answer,
    ChangeFound,
    Found,
    PartCount,
    PeriodFound,
    SidesFound,
    StrengthFound,
    TimesFound,
    ToolFound,
    WeekdayCount,
    WordFound,
)
from app.insights.fair_tests import FairTests
from app.insights.pairs import PairRow, changed
from app.insights.questions import (
    ORDER,
    AboutTool,
    AboutWord,
    BeforeAfter,
    Field,
    HowStrong,
    InPeriod,
    Question,
    Ref,
    SideBySide,
    Source,
    Span,
    WhenWasIt,
    WithTool,
)
from app.insights.reads import NoteRow, Where
from app.insights.shares import chosen, share, went
from app.insights.sides import Beside, Comparison, beside
from app.insights.strengths import (
    LowAndNumb,
    Measure,
    Measured,
    Scale,
    Tally,
    low_and_numb,
    measure,
    scale_of,
    tally,
)
from app.insights.weeks import Weeks, weeks
from app.jobs import CancelToken
from app.strategies.model import ToolFilter
from app.strategies.strategies import Strategies
from app.vault.database import Database

_PARTS = ("morning", "afternoon", "evening", "night")
_BEGINS = {"morning": 5, "afternoon": 12, "evening": 17, "night": 22}  # o'clock; night goes on until morning


@dataclass(frozen=True, slots=True)
class Choices:
    """What there is to ask about, in an order that says nothing about how often."""

    tools: tuple[tuple[str, str], ...]  # (id, title) of the tools that have uses, by title
    words: dict[Field, tuple[str, ...]]  # words that some note has, the built-in ones in the order of their form
    sources: tuple[Source, ...]  # kinds of which there is something


class Insights:
    """Questions to one's own notes, and fair tests."""

    def __init__(self, db: Database, clock: Clock, ids: Ids, strategies: Strategies) -> None:
        self._db = db
        self._strategies = strategies
        self.fair_tests = FairTests(db, clock, ids, strategies)

    def choices(self, token: CancelToken | None = None) -> Choices:
        """What there is to ask about.  Raises `Cancelled`."""
        with self._db.reading(token):
            used = self._db.rows("SELECT DISTINCT tool_id FROM practice WHERE deleted_at IS NULL")
            titles = self._titles(row[0] for row in used)
            words = {field: _in_order(field, [w for w, _ in reads.words(self._db, field, Where())]) for field in Field}
            sources = tuple(source for source in Source if reads.count(self._db, source, Where()))
        return Choices(tuple(sorted(titles.items(), key=lambda pair: (pair[1].casefold(), pair[0]))), words, sources)

    def ask(self, question: Question, token: CancelToken | None = None, *, week_begins: int = 1) -> Answer:
        """Answer a question; ``week_begins`` 1 = Monday.  Raises `Cancelled`."""
        with self._db.reading(token):
            n, found = self._find(question, week_begins)
            return Answer(question, n, found, tuple(self._titles(_tools(question)).items()))

    def notes(
        self, question: Question, before: int | None = None, limit: int = 50, token: CancelToken | None = None
    ) -> list[Ref]:
        """The notes that an answer rests on, newest first; ``before`` is the cursor of the last one shown.

        A page may be a little longer than ``limit``: notes of one instant stay together.
        Raises `Cancelled`.
        """
        with self._db.reading(token):
            return reads.refs(self._db, _rests_on(question), before, limit)

    def _find(self, question: Question, week_begins: int) -> tuple[int, Found]:
        match question:
            case AboutTool(tool_id, span):
                return self._about_tool(tool_id, span)
            case BeforeAfter(tool_id, span):
                found = changed(self._uses(tool_id, span))
                return found.noted, ChangeFound(found)
            case AboutWord(field, value, span):
                return self._about_word(field, value, span)
            case HowStrong(span):
                return self._how_strong(span, week_begins)
            case WhenWasIt(source, span):
                return self._when(source, span)
            case InPeriod(span):
                return self._in_period(span)
            case SideBySide():
                return self._side_by_side(question)

    # one question each

    def _uses(self, tool_id: str, span: Span) -> list[PairRow]:
        return reads.uses(self._db, reads.of_tool(tool_id) & reads.within(span))

    def _about_tool(self, tool_id: str, span: Span) -> tuple[int, ToolFound]:
        where = reads.of_tool(tool_id) & reads.within(span)
        uses, verdicts = self._uses(tool_id, span), reads.verdicts(self._db, where)
        n = sum(row.times for row in uses)
        return n, ToolFound(
            named=reads.count(self._db, Source.NOTES, reads.naming_tool(tool_id) & reads.within(span)),
            went=went(verdicts),
            unsaid=sum(times for verdict, times in verdicts if not verdict),
            changed=changed(uses),
            after=measure(Measure.AFTER, [(row.after, row.in_words, row.times) for row in uses]),
            numb_after=measure(Measure.NUMB_AFTER, [(row.numb_after, row.in_words, row.times) for row in uses]),
        )

    def _about_word(self, field: Field, value: str, span: Span) -> tuple[int, WordFound]:
        days, source = reads.within(span), field.source
        n = reads.count(self._db, source, days & reads.names(field))
        k = reads.count(self._db, source, days & reads.names(field, value))
        silent = reads.count(self._db, source, days) - n
        if source is not Source.NOTES:
            return k, WordFound(field, value, k, n, share(k, n), silent, None, None, None)
        rows = reads.notes(self._db, days & reads.names(field, value))
        peak, numb = _measured(rows)
        return k, WordFound(field, value, k, n, share(k, n), silent, peak, numb, _low_and_numb(rows))

    def _how_strong(self, span: Span, week_begins: int) -> tuple[int, StrengthFound]:
        rows = reads.notes_by_day(self._db, reads.within(span))
        peak, numb = _measured(rows)
        found = (_weeks(rows, what, scale, week_begins) for what in (Measure.PEAK, Measure.NUMB) for scale in Scale)
        return sum(row.times for row in rows), StrengthFound(
            peak, numb, _low_and_numb(rows), tuple(shown for shown in found if shown is not None)
        )

    def _when(self, source: Source, span: Span) -> tuple[int, TimesFound]:
        times = reads.times(self._db, source, reads.within(span))
        if times is None:
            return 0, TimesFound(source, (), 0, ())
        n = sum(times.weekdays.values())
        by_part = dict.fromkeys(_PARTS, 0)
        for hour, count in times.hours.items():
            by_part[_part(hour)] += count
        for part, count in times.parts.items():
            if part in by_part:
                by_part[part] += count
        timed = sum(by_part.values())
        first = date.fromisoformat(span.first) if span.first else times.first
        last = date.fromisoformat(span.last) if span.last else times.last
        enough = n >= thresholds.RANGE
        return n, TimesFound(
            source,
            tuple(PartCount(part, by_part[part]) for part in _PARTS) if timed >= thresholds.RANGE else (),
            n - timed,
            tuple(WeekdayCount(day, times.weekdays.get(day, 0), _such_days(day, first, last)) for day in range(1, 8))
            if enough
            else (),
        )

    def _in_period(self, span: Span) -> tuple[int, PeriodFound]:
        days = reads.within(span)
        notes, uses, entries = (reads.count(self._db, source, days) for source in Source)
        most = []
        for field in Field:
            n = reads.count(self._db, field.source, days & reads.names(field))
            if n >= thresholds.RANGE:
                most.append(chosen(field.value, n, reads.words(self._db, field, days), ORDER[field]))
        rows = reads.notes(self._db, days)
        peak, numb = _measured(rows)
        return notes + uses + entries, PeriodFound(
            notes, uses, entries, tuple(found for found in most if found is not None), peak, numb, _low_and_numb(rows)
        )

    def _side_by_side(self, question: SideBySide) -> tuple[int, SidesFound]:
        left, right = reads.of_side(question.left), reads.of_side(question.right)
        days, source = reads.within(question.span), question.source
        both = reads.count(self._db, source, days & left & right)
        sides = [days & left & ~right, days & right & ~left]
        counts = [reads.count(self._db, source, side) for side in sides]
        if source is Source.USES:
            strengths = [
                [((r.after, r.numb_after), r.in_words, r.times) for r in reads.uses(self._db, side)] for side in sides
            ]
            measures = (Measure.AFTER, Measure.NUMB_AFTER)
        else:
            strengths = [
                [((r.peak, r.numb), r.in_words, r.times) for r in reads.notes(self._db, side)] for side in sides
            ]
            measures = (Measure.PEAK, Measure.NUMB)
        found = tuple(
            shown
            for place, what in enumerate(measures)
            if (shown := _beside(what, [[(s[place], w, t) for s, w, t in rows] for rows in strengths])) is not None
        )
        return sum(counts), SidesFound(question, counts[0], counts[1], both, Comparison(found) if found else None)

    def _titles(self, tool_ids: Iterable[str]) -> dict[str, str]:
        """What tools are called, also those that are gone: then as they were called when last used."""
        wanted = list(dict.fromkeys(tool_ids))
        if not wanted:
            return {}
        known = {
            tool.id: tool.title for tool in self._strategies.tools(ToolFilter(show_not_for_me=True, show_left_out=True))
        }
        last = "SELECT tool_title FROM practice WHERE tool_id = ? ORDER BY seq DESC LIMIT 1"
        return {
            tool_id: known[tool_id] if tool_id in known else str(self._db.value(last, (tool_id,)) or "")
            for tool_id in wanted
        }


def _tools(question: Question) -> list[str]:
    """The tools that a question names."""
    match question:
        case AboutTool(tool_id) | BeforeAfter(tool_id):
            return [tool_id]
        case SideBySide(WithTool(left), WithTool(right)):
            return [left, right]
        case _:
            return []


def _rests_on(question: Question) -> list[tuple[Source, Where]]:
    match question:
        case AboutTool(tool_id, span):
            days = reads.within(span)
            return [(Source.USES, reads.of_tool(tool_id) & days), (Source.NOTES, reads.naming_tool(tool_id) & days)]
        case BeforeAfter(tool_id, span):
            paired = Where("before IS NOT NULL AND after IS NOT NULL")
            return [(Source.USES, reads.of_tool(tool_id) & paired & reads.within(span))]
        case AboutWord(field, value, span):
            return [(field.source, reads.names(field, value) & reads.within(span))]
        case HowStrong(span):
            return [(Source.NOTES, reads.within(span))]
        case WhenWasIt(source, span):
            return [(source, reads.within(span))]
        case InPeriod(span):
            return [(source, reads.within(span)) for source in Source]
        case SideBySide(left, right, span):
            one, other = reads.of_side(left), reads.of_side(right)
            either = Where(f"({one.sql}) <> ({other.sql})", (*one.values, *other.values))
            return [(question.source, either & reads.within(span))]


def _measured(rows: list[NoteRow]) -> tuple[Measured, Measured]:
    return (
        measure(Measure.PEAK, [(row.peak, row.in_words, row.times) for row in rows]),
        measure(Measure.NUMB, [(row.numb, row.in_words, row.times) for row in rows]),
    )


def _low_and_numb(rows: list[NoteRow]) -> LowAndNumb | None:
    return low_and_numb((row.peak, row.numb, row.in_words, row.times) for row in rows)


def _weeks(rows: list[NoteRow], what: Measure, scale: Scale, week_begins: int) -> Weeks | None:
    said = (
        (row.day, value, row.times)
        for row in rows
        if scale_of(in_words=row.in_words) is scale
        and (value := row.peak if what is Measure.PEAK else row.numb) is not None
    )
    return weeks(what, scale, said, week_begins)


def _beside(what: Measure, sides: list[list[tuple[int | None, bool, int]]]) -> Beside | None:
    by_scale: list[tuple[Tally, Tally]] = []
    for scale in Scale:
        left, right = (
            tally(((value, times) for value, words, times in rows if scale_of(in_words=words) is scale), scale)
            for rows in sides
        )
        by_scale.append((left, right))
    return beside(what, by_scale[0], by_scale[1])


def _part(hour: int) -> str:
    found = "night"
    for part, begins in _BEGINS.items():
        if hour >= begins:
            found = part
    return found


def _such_days(weekday: int, first: date, last: date) -> int:
    """How many days of this weekday there are from the first to the last day."""
    ahead = (weekday - first.isoweekday()) % 7
    days = (last - first).days - ahead
    return days // 7 + 1 if days >= 0 else 0


def _in_order(field: Field, words: list[str]) -> tuple[str, ...]:
    place = {word: i for i, word in enumerate(ORDER[field])}
    return tuple(sorted(words, key=lambda word: (place.get(word, len(place)), word.casefold(), word)))
