"""One sentence for each line of an answer (`app.insights.telling`), and the same numbers as tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from app.insights.pictures import Bars, Label, Over, Picture, Stacks, Way
from app.insights.questions import During, Field, OnDays, Side, Source, WithWord
from app.insights.strengths import Measure, Scale, Strength
from app.insights.telling import Count, Line, PartOfDay, Say, Title, Weekday, Word
from app.practice.model import Verdict
from app.vault.scale import WORD_STRENGTHS

Slots = Mapping[str, Any]

_STRENGTHS = {number: word.replace("-", " ") for word, number in WORD_STRENGTHS.items()}
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_VERDICTS = {
    Verdict.UNSAID: "nothing said", Verdict.HELPED: "it helped", Verdict.SAME: "about the same",
    Verdict.WORSE: "it made it worse", Verdict.CANT_TELL: "can't tell",
}  # fmt: skip
_MEASURES = {
    Measure.PEAK: "how strong it was at the peak", Measure.NUMB: "how numb or far away", Measure.BEFORE: "how strong it was before",
    Measure.AFTER: "how strong it was after", Measure.NUMB_BEFORE: "how numb or far away before", Measure.NUMB_AFTER: "how numb or far away after",
}  # fmt: skip
_FIELDS = {
    Field.CHANNEL: "what set it off", Field.PLACE: "a kind of place", Field.BODY: "the body",
    Field.FEELING: "a feeling", Field.MOOD: "a feeling",
}  # fmt: skip
_KINDS = {Source.NOTES: "trigger note", Source.USES: "noted use", Source.ENTRIES: "journal entry"}
_WAYS = {Way.DOWN: "lower", Way.SAME: "the same", Way.UP: "higher"}


def sentence(line: Line) -> str:
    """The sentence of a line."""
    return _cap(_SAY[line.code](line.slots))


def table(picture: Picture) -> list[tuple[str, ...]]:
    """The numbers of a picture, a header first."""
    match picture:
        case Bars(rows):
            return [
                ("", "times", "would fit"),
                *((words(r.label), f"{r.k} of {r.n}", f"{r.low} to {r.high} of {r.n}") for r in rows),
            ]
        case Over(weeks):
            return [
                (f"{weeks.grain.value} of", _MEASURES[weeks.measure]),
                *((c.first.isoformat(), _each(c.counts, weeks.scale)) for c in weeks.columns),
            ]
        case Stacks(columns):
            such = any(column.such is not None for column in columns)
            head = _head(picture)
            return [
                (head, "notes", *(("such days",) if such else ())),
                *((words(c.label), str(c.n), *((str(c.such),) if such else ())) for c in columns),
            ]


def words(thing: Label | Side | Title | Strength) -> str:
    """Anything that stands in a sentence or a table."""
    match thing:
        case Strength(value, scale):
            return _STRENGTHS.get(value, str(value)) if scale is Scale.WORDS else str(value)
        case Word(_, value):
            return f"“{value}”"
        case Title(text):
            return f"“{text}”" if text else "a tool that is gone"
        case Verdict():
            return _VERDICTS[thing]
        case PartOfDay(value):
            return value
        case Weekday(value):
            return _DAYS[value - 1]
        case Way():
            return _WAYS[thing]
        case WithWord(field, value, without):
            return f"notes that name {_FIELDS[field]}, but not “{value}”" if without else f"notes with “{value}”"
        case OnDays(weekend):
            return "weekends" if weekend else "Monday to Friday"
        case During(span):
            return f"{span.first or 'the beginning'} to {span.last or 'today'}"
        case _:
            return ""


def _head(picture: Stacks) -> str:
    parts = [
        words(picture.side) if picture.side is not None else "",
        _MEASURES[picture.measure] if picture.measure else "",
    ]
    return ", ".join(part for part in parts if part)


def _each(counts: tuple[int, ...], scale: Scale) -> str:
    return ", ".join(words(Strength(value, scale)) for value, n in enumerate(counts) for _ in range(n))


def _some(n: int, kind: str) -> str:
    if n == 1:
        return f"1 {kind}"
    return f"{n} {kind[:-1]}ies" if kind.endswith("y") else f"{n} {kind}s"


def _times(n: int) -> str:
    return "once" if n == 1 else "twice" if n == 2 else f"{n} times"


def _parts(slots: Slots, of: str = "") -> str:
    parts: tuple[Count, ...] = slots["parts"]
    return ", ".join(f"{words(part.what)} {part.n}{of}" for part in parts)


def _of_times(s: Slots) -> str:
    return f" of {s['n']} times"


def _measured(s: Slots) -> str:
    """So many of what has this measure: trigger notes, or uses of tools."""
    return _some(s["n"], "note" if s["measure"] in (Measure.PEAK, Measure.NUMB) else "use")


def _cap(words_: str) -> str:
    return words_[:1].upper() + words_[1:]


def _notes(s: Slots) -> str:
    return _some(s["n"], "note")


def _spread(s: Slots) -> str:
    low, high, mid_low, mid_high = (words(s[name]) for name in ("low", "high", "mid_low", "mid_high"))
    half = f"the middle half is at {low}" if low == high else f"the middle half lies between {low} and {high}"
    middle = mid_low if mid_low == mid_high else f"between {mid_low} and {mid_high}"
    return half if low == high else f"{half}, the one in the middle is {middle}"


def _range(s: Slots) -> str:
    low, high = words(s["low"]), words(s["high"])
    return f"all at {low}" if low == high else f"from {low} to {high}"


def _changed(s: Slots) -> str:
    said = "a word" if s["scale"] == Scale.WORDS else "a number"
    if s["measure"] is Measure.NUMB_AFTER:
        return (
            f"Numb or far away, with {said} before and after, {_times(s['n'])}: "
            f"less {_times(s['down'])}, the same {_times(s['same'])}, more {_times(s['up'])}."
        )
    return (
        f"With {said} before and after, {_times(s['n'])}: "
        f"lower {_times(s['down'])}, the same {_times(s['same'])}, higher {_times(s['up'])}."
    )


def _named(s: Slots) -> str:
    return _FIELDS[s["field"]]


def _kind(s: Slots, n: str = "n") -> str:
    return _some(s[n], _KINDS[s["source"]])


def _what(s: Slots) -> str:
    return _MEASURES[s["measure"]]


_SAY: dict[Say, Callable[[Slots], str]] = {
    Say.NOTHING: lambda _: "There is nothing of this in your notes for this time. That is fine.",
    Say.HERE_THEY_ARE: lambda s: f"You noted this {_times(s['n'])}. Here {'it is' if s['n'] == 1 else 'they are'}.",
    Say.USES: lambda s: f"You noted this tool {_times(s['n'])}.",
    Say.NAMED_IN_NOTES: lambda s: f"You also named it in {_some(s['n'], 'trigger note')}.",
    Say.PAIRED: lambda s: f"Before and after were noted {_times(s['n'])}.",
    Say.NOTES: lambda s: f"{_some(s['n'], 'trigger note')} in this time.",
    Say.WORD_COUNT: lambda s: (
        f"{_notes(s)} name {_FIELDS[s['word'].field]}. {words(s['word'])} was chosen {_times(s['k'])}."
    ),
    Say.WORD_SHARE: lambda s: (
        f"{words(s['word'])} is in {s['k']} of the {_notes(s)} that name {_FIELDS[s['word'].field]}."
    ),
    Say.TIMES: lambda s: f"{_kind(s)} in this time.",
    Say.PERIOD: lambda s: (
        f"In this time: {_some(s['notes'], 'trigger note')}, {_some(s['uses'], 'noted use')}"
        f" of tools, {_some(s['entries'], 'journal entry')}."
    ),
    Say.SIDES: lambda s: f"{words(s['left'])}: {_kind(s, 'left_n')}. {_cap(words(s['right']))}: {_kind(s, 'right_n')}.",
    Say.FAIR_SIDE: lambda s: f"{words(s['side'])}: drawn {_times(s['turns'])}, noted afterwards {_times(s['n'])}.",
    Say.WENT: lambda s: f"How it went was noted {_times(s['n'])}: {_parts(s)}.",
    Say.WENT_SHARES: lambda s: f"How it went was noted {_times(s['n'])}: {_parts(s, _of_times(s))}.",
    Say.BAND: lambda s: f"With {_notes(s)}, anywhere from {s['low']} to {s['high']} of {s['n']} would fit.",
    Say.CHANGED: _changed,
    Say.LOWER_BUT_NUMBER: lambda s: (
        f"Both were noted {_times(s['n'])}. {_cap(_times(s['k']))} the strength fell"
        " while you got more numb or further away."
    ),
    Say.RANGE: lambda s: f"{_what(s)}: {_measured(s)}, {_range(s)}.",
    Say.SPREAD: lambda s: f"{_what(s)}: {_measured(s)}; {_spread(s)}.",
    Say.LOW_AND_NUMB: lambda s: (
        f"{_notes(s)} say both how strong and how numb. In {s['k']} it was not strong, and you were numb or far away."
    ),
    Say.PARTS: lambda s: f"By time of day, of {_notes(s)}: {_parts(s)}.",
    Say.WEEKDAYS: lambda s: f"By day of the week, of {_notes(s)}: {_parts(s)}.",
    Say.CHOSEN: lambda s: f"Chosen most, of {_notes(s)} that name {_named(s)}: {_parts(s)}.",
    Say.SIDE_RANGE: lambda s: f"{words(s['side'])}, {_what(s)}: {_measured(s)}, {_range(s)}.",
    Say.SIDE_SPREAD: lambda s: f"{words(s['side'])}, {_what(s)}: {_measured(s)}; {_spread(s)}.",
    Say.FAIR_WORSE: lambda s: (
        f"After {words(s['side'])} you noted “it made it worse” {_times(s['k'])}; it was noted {_times(s['n'])}"
        " in all. You can stop at any time."
    ),
    Say.FAIR_WENT: lambda s: f"{words(s['side'])}, how it went was noted {_times(s['n'])}: {_parts(s)}.",
    Say.UNSAID_WENT: lambda s: f"Nothing was said about how it went: {_times(s['n'])}. Not counted there.",
    Say.UNSAID: lambda s: f"Not counted there, because they leave open {_what(s)}: {_measured(s)}.",
    Say.SILENT: lambda s: f"Not counted, because they do not name {_named(s)}: {_notes(s)}.",
    Say.NO_TIME: lambda s: f"Only the day is known: {_notes(s)}.",
    Say.ON_BOTH_SIDES: lambda s: f"Left out, because they stand on both sides: {_notes(s)}.",
    Say.FAIR_WROTE: lambda s: f"Before the first throw you wrote: “{s['text']}”. You can look whether it is so.",
    Say.FEW: lambda s: f"With {_notes(s)}, this is all that can honestly be said.",
    Say.TOO_FEW_BESIDE: lambda s: (
        f"Of {_kind(s, 'left_n')} and {_kind(s, 'right_n')}, too few say how strong it was to lay them side by side."
    ),
    Say.FAIR_WAITS: lambda s: f"The two are laid side by side once each has {s['each']} noted uses. There is no hurry.",
    Say.WORDS_APART: lambda _: "Strengths in words are counted apart from numbers.",
    Say.EASES_WITH_TIME: lambda _: "Hard moments often ease with time, so this cannot show what caused it.",
    Say.NUMB_IS_NOT_CALM: lambda _: "Feeling little while numb is not the same as calm.",
    Say.USED_WHEN_HARD: lambda _: "A tool that is used in the hardest moments can look weak for that reason alone.",
    Say.WHERE_YOU_ARE: lambda s: (
        "It may matter, or may just be where you often are."
        if s["field"] is Field.PLACE
        else "It may matter, or may just be a part of most days."
    ),
    Say.WORDS_YOU_LIKE: lambda _: "It may matter, or may be a word you often reach for.",
    Say.WHEN_YOU_WRITE: lambda _: "This may only show when there was time to write.",
    Say.MORE_NOTICING: lambda _: "More notes can simply mean more noticing.",
    Say.COULD: lambda _: (
        "A difference here could matter. It could also come from when you noted, from what was left out, or from chance."
    ),
    Say.CHANCE: lambda _: (
        "The coin chose, not the day. Still, with so few turns, chance alone can make a difference like this."
    ),
}
