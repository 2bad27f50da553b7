"""Pictures of an answer as widgets, and their tables, which have every number of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from app.insights.pictures import Bars, Over, Picture, Stacks, Way, days_of
from app.insights.strengths import Measure, Scale, Strength
from app.insights.telling import PartOfDay, Weekday
from app.insights.weeks import Grain
from app.vault.scale import HIGHEST, WORD_STRENGTHS
from ui.i18n import dates, insight_words, labels, translate
from ui.widgets.dot_plot import DotChart, DotColumn, DotPlot, stacks
from ui.widgets.soft_bar import BarRow, SoftBars
from ui.widgets.table import PlainTable

_EVERY_SECOND = 2


@dataclass(frozen=True, slots=True)
class Shown:
    """What a picture is called, what must be said beside it, and its table."""

    name: str
    note: str
    head: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]


def shown(picture: Picture) -> Shown:
    """A picture in words."""
    match picture:
        case Bars():
            head = (
                translate("LookingBack", "What"),
                translate("LookingBack", "How often"),
                translate("LookingBack", "Would fit"),
            )
            return Shown(
                translate("LookingBack", "How often, and what would fit"),
                translate("LookingBack", "The dot is what you noted. Anywhere in the soft bar would fit."),
                head,
                [
                    (insight_words.words(row.label), _of(row.k, row.n), _range(row.low, row.high, row.n))
                    for row in picture.rows
                ],
            )
        case Over():
            return _over(picture)
        case Stacks():
            return _stacked(picture)


def draw(picture: Picture) -> QWidget:
    """A picture for the eye."""
    words = shown(picture)
    described = translate("LookingBack", "The table has the same.")
    match picture:
        case Bars():
            rows = tuple(BarRow(_cap(insight_words.words(r.label)), r.k, r.n, r.low, r.high) for r in picture.rows)
            return SoftBars(rows, words.name)
        case Over():
            return DotPlot(_chart_over(picture), words.name, described)
        case Stacks():
            columns = [(_short(column.label), column.n) for column in picture.columns]
            return DotPlot(stacks(columns, picture.each), words.name, described)


def table(picture: Picture) -> PlainTable:
    """The same as a table."""
    words = shown(picture)
    return PlainTable(words.name, words.head, words.rows)


def _stacked(picture: Stacks) -> Shown:
    such = any(column.such is not None for column in picture.columns)
    first = picture.columns[0].label
    head = [_first_head(first), translate("LookingBack", "Notes")]
    if such:
        head.append(translate("LookingBack", "Such days in this time"))
    rows = []
    for column in picture.columns:
        cells = [_cap(insight_words.words(column.label)), dates.number_words(column.n)]
        if such:
            cells.append(dates.number_words(column.such or 0))
        rows.append(tuple(cells))
    return Shown(_name(picture), _each(picture.each), tuple(head), rows)


def _name(picture: Stacks) -> str:
    first = picture.columns[0].label
    if isinstance(first, PartOfDay):
        return translate("LookingBack", "By time of day")
    if isinstance(first, Weekday):
        return translate("LookingBack", "By day of the week")
    parts = [_cap(insight_words.words(picture.side)) if picture.side is not None else ""]
    if isinstance(first, Way):
        numb = picture.measure is Measure.NUMB_AFTER
        parts.append(
            translate("LookingBack", "Numb or far away, before and after")
            if numb
            else translate("LookingBack", "How strong, before and after")
        )
    elif picture.measure is not None:
        parts.append(insight_words.measure(picture.measure))
    if picture.scale is Scale.WORDS:
        parts.append(translate("LookingBack", "in words"))
    return labels.join(parts)


def _first_head(label: object) -> str:
    if isinstance(label, PartOfDay):
        return translate("LookingBack", "Time of day")
    if isinstance(label, Weekday):
        return translate("LookingBack", "Day")
    return translate("LookingBack", "Afterwards") if isinstance(label, Way) else translate("LookingBack", "Strength")


def _short(label: object) -> str:
    return dates.weekday(label.value, short=True) if isinstance(label, Weekday) else insight_words.words(label)  # type: ignore[arg-type]


# over weeks


def _over(picture: Over) -> Shown:
    weeks = picture.weeks
    by_day = weeks.grain is Grain.DAY
    name = insight_words.measure(weeks.measure)
    if weeks.scale is Scale.WORDS:
        name = labels.join((name, translate("LookingBack", "in words")))
    note = [translate("LookingBack", "Each dot is a note. Where there is none, nothing is drawn.")]
    if picture.each > 1:
        note = [_each(picture.each)]
    if weeks.before:
        note.append(translate("LookingBack", "Earlier than drawn here: %n note(s).", "", weeks.before))
    head = (
        translate("LookingBack", "Day") if by_day else translate("LookingBack", "Week from"),
        translate("LookingBack", "Notes"),
        translate("LookingBack", "Strengths"),
    )
    rows = [
        (dates.short_day(column.first), dates.number_words(column.n), _strengths(column.counts, weeks.scale))
        for column in weeks.columns
    ]
    title = (
        translate("LookingBack", "{what}, day by day") if by_day else translate("LookingBack", "{what}, week by week")
    )
    return Shown(title.format(what=name), " ".join(note), head, rows)


def _chart_over(picture: Over) -> DotChart:
    weeks = picture.weeks
    values = sorted(WORD_STRENGTHS.values()) if weeks.scale is Scale.WORDS else list(range(HIGHEST + 1))
    place = {value: i for i, value in enumerate(values)}
    there = {column.first: column.counts for column in weeks.columns}
    by_day = weeks.grain is Grain.DAY
    columns = []
    for number, day in enumerate(days_of(picture)):
        begins = by_day and number % 7 == 0
        counts = there.get(day, ())
        columns.append(
            DotColumn(
                _date(day) if begins or not by_day else "",
                {place[value]: n for value, n in enumerate(counts) if n},
                begins,
            )
        )
    numbers = weeks.scale is Scale.NUMBERS
    levels = tuple(
        insight_words.words(Strength(value, weeks.scale)) if not numbers or value % _EVERY_SECOND == 0 else ""
        for value in values
    )
    return DotChart(tuple(columns), picture.each, levels)


def _strengths(counts: tuple[int, ...], scale: Scale) -> str:
    """Every strength that was said; how often where it was more than once."""
    parts = []
    for value, n in enumerate(counts):
        if n:
            word = insight_words.words(Strength(value, scale))
            often = translate("LookingBack", "{strength} ({times})").format(strength=word, times=insight_words.times(n))
            parts.append(word if n == 1 else often)
    return labels.listed(parts)


def _date(day: date) -> str:
    return dates.day_and_month(day)


def _each(each: int) -> str:
    if each == 1:
        return translate("LookingBack", "Each dot is a note.")
    return translate("LookingBack", "One dot stands for %n note(s), a hollow one for fewer.", "", each)


def _of(k: int, n: int) -> str:
    return translate("LookingBack", "{k} of {n}").format(k=dates.number_words(k), n=dates.number_words(n))


def _range(low: int, high: int, n: int) -> str:
    return translate("LookingBack", "{low} to {high} of {n}").format(
        low=dates.number_words(low), high=dates.number_words(high), n=dates.number_words(n)
    )


def _cap(text: str) -> str:
    return text[:1].upper() + text[1:]
