"""One sentence for each line of an answer (`app.insights.telling`): what it says, and never more."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from app.insights.pictures import Label, Way
from app.insights.questions import During, Field, OnDays, Side, Source, Span, WithWord
from app.insights.strengths import Measure, Scale, Strength
from app.insights.telling import Count, Line, PartOfDay, Say, Title, Weekday, Word
from app.practice.model import Verdict
from app.vault.scale import WORD_STRENGTHS
from ui.i18n import dates, labels, moods, translate

Slots = Mapping[str, Any]
_WORD_OF = {number: word for word, number in WORD_STRENGTHS.items()}


def sentence(line: Line) -> str:
    """The sentence of a line."""
    said = _sentences()[line.code](line.slots)
    return said[:1].upper() + said[1:]


# things that stand in sentences, tables and pictures


def words(thing: Label | Side | Title) -> str:
    """Anything that has a name."""
    match thing:
        case Strength(value, scale):
            return labels.strength(_WORD_OF.get(value, "")) if scale is Scale.WORDS else dates.number_words(value)
        case Word(field, value):
            return translate("Insights", "“{word}”").format(word=chosen_word(field, value))
        case Title(text):
            if not text:
                return translate("Insights", "a tool that is gone")
            return translate("Insights", "“{word}”").format(word=text)
        case Verdict():
            return labels.verdict(thing)
        case PartOfDay(value):
            return part_of_day(value)
        case Weekday(value):
            return dates.weekday(value)
        case Way():
            return way(thing)
        case WithWord() | OnDays() | During():
            return side(thing)
        case _:
            return ""


def chosen_word(field: Field, value: str) -> str:
    """A word that was chosen in a field."""
    known = {Field.CHANNEL: labels.channel, Field.PLACE: labels.place, Field.BODY: labels.body}.get(field)
    return known(value) if known else moods.mood(value)


def part_of_day(value: str) -> str:
    return {
        "morning": translate("Insights", "morning"),
        "afternoon": translate("Insights", "afternoon"),
        "evening": translate("Insights", "evening"),
        "night": translate("Insights", "night"),
    }.get(value, value)


def way(value: Way) -> str:
    """Which way a number went."""
    return {
        Way.DOWN: translate("Insights", "lower"),
        Way.SAME: translate("Insights", "the same"),
        Way.UP: translate("Insights", "higher"),
    }[value]


def side(value: Side) -> str:
    """One side of a comparison."""
    match value:
        case WithWord(field, word, without):
            quoted = words(Word(field, word))
            if without:
                return translate("Insights", "notes without {word}").format(word=quoted)
            return translate("Insights", "notes with {word}").format(word=quoted)
        case OnDays(weekend):
            return translate("Insights", "weekends") if weekend else translate("Insights", "Monday to Friday")
        case During(days):
            return span(days)
        case _:
            return ""


def span(days: Span) -> str:
    """Some days."""
    first, last = (dates.short_day(date.fromisoformat(day)) if day else "" for day in (days.first, days.last))
    if first and last:
        return translate("Insights", "{first} to {last}").format(first=first, last=last)
    if first:
        return translate("Insights", "from {first}").format(first=first)
    return translate("Insights", "until {last}").format(last=last) if last else translate("Insights", "all time")


def measure(value: Measure) -> str:
    """What a strength is of."""
    return {
        Measure.PEAK: translate("Insights", "How strong it was at the peak"),
        Measure.NUMB: translate("Insights", "How numb or far away"),
        Measure.BEFORE: translate("Insights", "How strong it was before"),
        Measure.AFTER: translate("Insights", "How strong it was afterwards"),
        Measure.NUMB_BEFORE: translate("Insights", "How numb or far away before"),
        Measure.NUMB_AFTER: translate("Insights", "How numb or far away afterwards"),
    }[value]


def some(source: Source, n: int) -> str:
    """So many notes of a kind."""
    if source is Source.NOTES:
        return translate("Insights", "%n trigger note(s)", "", n)
    if source is Source.USES:
        return translate("Insights", "%n noted use(s)", "", n)
    return translate("Insights", "%n journal entry(ies)", "", n)


def notes(n: int) -> str:
    return translate("Insights", "%n note(s)", "", n)


def _measured(s: Slots) -> str:
    """So many of what has this measure: trigger notes, or uses of tools."""
    if s["measure"] in (Measure.PEAK, Measure.NUMB):
        return notes(s["n"])
    return translate("Insights", "%n use(s)", "", s["n"])


def times(n: int) -> str:
    """How often."""
    if n == 1:
        return translate("Insights", "once")
    if n == 2:
        return translate("Insights", "twice")
    return translate("Insights", "%n time(s)", "", n)


def _naming(field: Field, n: int) -> str:
    """So many notes that name something in a field."""
    return {
        Field.CHANNEL: translate("Insights", "%n note(s) that say what set it off", "", n),
        Field.PLACE: translate("Insights", "%n note(s) that name a kind of place", "", n),
        Field.BODY: translate("Insights", "%n note(s) that say what the body did", "", n),
        Field.FEELING: translate("Insights", "%n note(s) that name a feeling", "", n),
        Field.MOOD: translate("Insights", "%n journal entry(ies) that name a feeling", "", n),
    }[field]


def _silent(field: Field, n: int) -> str:
    return {
        Field.CHANNEL: translate("Insights", "Not counted: %n note(s) with nothing about what set it off.", "", n),
        Field.PLACE: translate("Insights", "Not counted: %n note(s) without a kind of place.", "", n),
        Field.BODY: translate("Insights", "Not counted: %n note(s) with nothing about the body.", "", n),
        Field.FEELING: translate("Insights", "Not counted: %n note(s) without a feeling.", "", n),
        Field.MOOD: translate("Insights", "Not counted: %n journal entry(ies) without a feeling.", "", n),
    }[field]


# sentences


def _sentences() -> dict[Say, Callable[[Slots], str]]:
    return {**_counts(), **_findings(), **_sides(), **_left_out(), **_caveats()}


def _counts() -> dict[Say, Callable[[Slots], str]]:
    return {
        Say.NOTHING: lambda _: translate(
            "Insights", "There is nothing of this in your notes for this time. That is fine."
        ),
        Say.HERE_THEY_ARE: lambda s: (
            translate("Insights", "You noted this once. Here it is.")
            if s["n"] == 1
            else translate("Insights", "You noted this {times}. Here they are.").format(times=times(s["n"]))
        ),
        Say.USES: lambda s: translate("Insights", "You noted this tool {times}.").format(times=times(s["n"])),
        Say.NAMED_IN_NOTES: lambda s: translate("Insights", "You also named it in %n trigger note(s).", "", s["n"]),
        Say.PAIRED: lambda s: translate("Insights", "Before and after were noted {times}.").format(times=times(s["n"])),
        Say.NOTES: lambda s: _in_this_time(some(Source.NOTES, s["n"])),
        Say.TIMES: lambda s: _in_this_time(some(s["source"], s["n"])),
        Say.PERIOD: lambda s: translate("Insights", "In this time: {notes}, {uses}, {entries}.").format(
            notes=some(Source.NOTES, s["notes"]),
            uses=some(Source.USES, s["uses"]),
            entries=some(Source.ENTRIES, s["entries"]),
        ),
        Say.WORD_COUNT: lambda s: translate("Insights", "You have {notes}. {word} was chosen {times}.").format(
            notes=_naming(s["word"].field, s["n"]), word=words(s["word"]), times=times(s["k"])
        ),
        Say.WORD_SHARE: lambda s: translate("Insights", "{word} is in {count} of the {notes}.").format(
            word=words(s["word"]), count=_number(s["k"]), notes=_naming(s["word"].field, s["n"])
        ),
        Say.BAND: lambda s: translate("Insights", "With {notes}, anywhere from {low} to {high} of {n} would fit.").format(
            notes=notes(s["n"]), low=_number(s["low"]), high=_number(s["high"]), n=_number(s["n"])
        ),
    }  # fmt: skip


def _findings() -> dict[Say, Callable[[Slots], str]]:
    went = translate("Insights", "How it went was noted {times}: {parts}.")
    return {
        Say.WENT: lambda s: went.format(times=times(s["n"]), parts=_parts(s)),
        Say.WENT_SHARES: lambda s: went.format(times=times(s["n"]), parts=_parts(s, of=s["n"])),
        Say.CHANGED: _changed,
        Say.LOWER_BUT_NUMBER: lambda s: translate(
            "Insights",
            "Both were noted {times}. The number fell while you got more numb or further away {count}.",
        ).format(times=times(s["n"]), count=times(s["k"])),
        Say.RANGE: lambda s: translate("Insights", "{what}: {notes}, {range}.").format(
            what=measure(s["measure"]), notes=_measured(s), range=_range(s)
        ),
        Say.SPREAD: lambda s: translate("Insights", "{what}: {notes}. {spread}.").format(
            what=measure(s["measure"]), notes=_measured(s), spread=_spread(s)
        ),
        Say.LOW_AND_NUMB: lambda s: translate(
            "Insights", "{notes} say both how strong and how numb. In {count} it was not strong while you were numb or far away."
        ).format(notes=notes(s["n"]), count=_number(s["k"])),
        Say.PARTS: lambda s: translate("Insights", "By time of day, of {notes}: {parts}.").format(
            notes=notes(s["n"]), parts=_parts(s)
        ),
        Say.WEEKDAYS: lambda s: translate("Insights", "By day of the week, of {notes}: {parts}.").format(
            notes=notes(s["n"]), parts=_parts(s)
        ),
        Say.CHOSEN: lambda s: translate("Insights", "Chosen most, of {notes}: {parts}.").format(
            notes=_naming(s["field"], s["n"]), parts=_parts(s)
        ),
    }  # fmt: skip


def _sides() -> dict[Say, Callable[[Slots], str]]:
    return {
        Say.SIDES: lambda s: translate("Insights", "{left}: {some}. {right}: {others}.").format(
            left=words(s["left"]), some=some(s["source"], s["left_n"]),
            right=_cap(words(s["right"])), others=some(s["source"], s["right_n"]),
        ),
        Say.SIDE_RANGE: lambda s: translate("Insights", "{side}. {what}: {notes}, {range}.").format(
            side=words(s["side"]), what=measure(s["measure"]), notes=_measured(s), range=_range(s)
        ),
        Say.SIDE_SPREAD: lambda s: translate("Insights", "{side}. {what}: {notes}. {spread}.").format(
            side=words(s["side"]), what=measure(s["measure"]), notes=_measured(s), spread=_spread(s)
        ),
        Say.FAIR_SIDE: lambda s: translate("Insights", "{side}: drawn {turns}, noted afterwards {times}.").format(
            side=words(s["side"]), turns=times(s["turns"]), times=times(s["n"])
        ),
        Say.FAIR_WORSE: lambda s: translate(
            "Insights",
            "{side}: you noted “it made it worse” {count}; it was noted {times} in all. You can stop at any time.",
        ).format(side=words(s["side"]), count=times(s["k"]), times=times(s["n"])),
        Say.FAIR_WENT: lambda s: translate("Insights", "{side}. How it went was noted {times}: {parts}.").format(
            side=words(s["side"]), times=times(s["n"]), parts=_parts(s)
        ),
        Say.FAIR_WROTE: lambda s: translate(
            "Insights", "Before the first throw you wrote: “{text}” You can look whether it is so."
        ).format(text=s["text"]),
    }  # fmt: skip


def _left_out() -> dict[Say, Callable[[Slots], str]]:
    return {
        Say.UNSAID_WENT: lambda s: translate(
            "Insights", "Not counted there: %n use(s) of which nobody said how it went.", "", s["n"]
        ),
        Say.UNSAID: lambda s: translate("Insights", "{what}: left open in {notes}, so not counted there.").format(
            what=measure(s["measure"]), notes=_measured(s)
        ),
        Say.SILENT: lambda s: _silent(s["field"], s["n"]),
        Say.NO_TIME: lambda s: translate("Insights", "Not counted there: %n note(s) of which only the day is known.", "", s["n"]),
        Say.ON_BOTH_SIDES: lambda s: translate("Insights", "Left out: %n note(s) on both sides.", "", s["n"]),
        Say.FEW: lambda s: translate("Insights", "With {notes}, this is all that can honestly be said.").format(notes=notes(s["n"])),
        Say.TOO_FEW_BESIDE: lambda s: translate(
            "Insights", "Of {some} and {others}, too few say how strong it was to lay them side by side."
        ).format(some=some(s["source"], s["left_n"]), others=some(s["source"], s["right_n"])),
    }  # fmt: skip


def _caveats() -> dict[Say, Callable[[Slots], str]]:
    return {
        Say.FAIR_WAITS: lambda s: translate(
            "Insights",
            "The two are laid side by side once each has {each} noted uses. There is no hurry.",
        ).format(each=_number(s["each"])),
        Say.WORDS_APART: lambda _: translate("Insights", "Strengths in words are counted apart from numbers."),
        Say.EASES_WITH_TIME: lambda _: translate(
            "Insights", "Hard moments often ease with time, so this cannot show what caused it."
        ),
        Say.NUMB_IS_NOT_CALM: lambda _: translate("Insights", "Feeling little while numb is not the same as calm."),
        Say.USED_WHEN_HARD: lambda _: translate(
            "Insights", "A tool that is used in the hardest moments can look weak for that reason alone."
        ),
        Say.WHERE_YOU_ARE: lambda s: (
            translate("Insights", "It may matter, or may just be where you often are.")
            if s["field"] is Field.PLACE
            else translate("Insights", "It may matter, or may just be a part of most days.")
        ),
        Say.WORDS_YOU_LIKE: lambda _: translate("Insights", "It may matter, or may be a word you often reach for."),
        Say.WHEN_YOU_WRITE: lambda _: translate("Insights", "This may only show when there was time to write."),
        Say.MORE_NOTICING: lambda _: translate("Insights", "More notes can simply mean more noticing."),
        Say.COULD: lambda _: translate(
            "Insights",
            "A difference here could matter. It could also come from when you noted, from what was left out, or from chance.",
        ),
        Say.CHANCE: lambda _: translate(
            "Insights",
            "The coin chose, not the day. Still, with so few turns, chance alone can make a difference like this.",
        ),
    }  # fmt: skip


# parts of sentences


def _changed(s: Slots) -> str:
    numb = s["measure"] is Measure.NUMB_AFTER
    slots = {"times": times(s["n"]), "down": times(s["down"]), "same": times(s["same"]), "up": times(s["up"])}
    if s["scale"] == Scale.WORDS:
        return (
            translate("Insights", "Numb or far away, with a word before and after, {times}: less {down}, the same {same}, more {up}.")
            if numb
            else translate("Insights", "With a word before and after, {times}: less {down}, the same {same}, more {up}.")
        ).format(**slots)  # fmt: skip
    return (
        translate("Insights", "Numb or far away, with a number before and after, {times}: lower {down}, the same {same}, higher {up}.")
        if numb
        else translate("Insights", "With a number before and after, {times}: lower {down}, the same {same}, higher {up}.")
    ).format(**slots)  # fmt: skip


def _in_this_time(what: str) -> str:
    return translate("Insights", "{notes} in this time.").format(notes=what)


def _parts(s: Slots, of: int = 0) -> str:
    parts: tuple[Count, ...] = s["parts"]
    shape = translate("Insights", "{what} {count} of {n} times") if of else translate("Insights", "{what} {count}")
    return labels.listed(shape.format(what=words(p.what), count=_number(p.n), n=_number(of)) for p in parts)


def _range(s: Slots) -> str:
    low, high = words(s["low"]), words(s["high"])
    if low == high:
        return translate("Insights", "all at {low}").format(low=low)
    return translate("Insights", "from {low} to {high}").format(low=low, high=high)


def _spread(s: Slots) -> str:
    low, high, mid_low, mid_high = (words(s[name]) for name in ("low", "high", "mid_low", "mid_high"))
    if low == high:
        return translate("Insights", "The middle half is at {low}").format(low=low)
    if mid_low == mid_high:
        return translate("Insights", "The middle half lies between {low} and {high}, the one in the middle is {middle}").format(
            low=low, high=high, middle=mid_low
        )  # fmt: skip
    return translate("Insights", "The middle half lies between {low} and {high}, the middle between {first} and {second}").format(
        low=low, high=high, first=mid_low, second=mid_high
    )  # fmt: skip


def _number(n: int) -> str:
    return dates.number_words(n)


def _cap(text: str) -> str:
    return text[:1].upper() + text[1:]
