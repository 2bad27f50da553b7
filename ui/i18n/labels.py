"""The words on screen for what is stored as a stable word: chips, states, answers, cautions.

What the person wrote themselves is its own label: every function gives an unknown word back as it
is.  Mood words live in `ui.i18n.moods`, cautions and evidence in `ui.i18n.tool_words`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from app.practice.model import Verdict
from app.strategies.model import Discreet, Occasion, State
from app.triggers.model import BODY, CHANNELS, PLACES, URGES, Danger, DayPart, Helped
from app.vault.scale import WORD_STRENGTHS
from ui.i18n import translate

Option = tuple[str, str]


def channel(value: str) -> str:
    """What set it off."""
    words = {
        "seen": translate("Labels", "something seen"),
        "heard": translate("Labels", "something heard"),
        "smelled": translate("Labels", "a smell"),
        "touched": translate("Labels", "a touch"),
        "tasted": translate("Labels", "a taste"),
        "place": translate("Labels", "the place"),
        "date": translate("Labels", "the date"),
        "body-state": translate("Labels", "my body: pain, tired, hungry, hormones"),
        "thought": translate("Labels", "a thought or memory"),
        "person": translate("Labels", "a person"),
        "contact": translate("Labels", "contact from the person who harmed me"),
        "letter": translate("Labels", "an official letter"),
        "news": translate("Labels", "news or a film"),
        "closeness": translate("Labels", "closeness"),
        "watched": translate("Labels", "being watched"),
        "none-noticed": translate("Labels", "nothing I noticed"),
    }
    return words.get(value, value)


def place(value: str) -> str:
    """A kind of place, never a location."""
    words = {
        "home": translate("Labels", "where I live"),
        "work-or-school": translate("Labels", "work or school"),
        "street": translate("Labels", "in the street"),
        "transport": translate("Labels", "bus, train or car"),
        "shop": translate("Labels", "a shop"),
        "online": translate("Labels", "online"),
        "phone": translate("Labels", "on the phone"),
        "medical": translate("Labels", "doctor, dentist or hospital"),
        "court-or-police": translate("Labels", "court, police or an office"),
        "bed": translate("Labels", "where I sleep"),
        "with-people": translate("Labels", "among people"),
        "alone": translate("Labels", "alone"),
    }
    return words.get(value, value)


def body(value: str) -> str:
    """What the body did."""
    words = {
        "heart": translate("Labels", "heart racing"),
        "breath": translate("Labels", "breath short or held"),
        "shaking": translate("Labels", "shaking"),
        "frozen": translate("Labels", "frozen"),
        "hot-cold": translate("Labels", "hot or cold"),
        "nausea": translate("Labels", "feeling sick"),
        "pain": translate("Labels", "pain"),
        "numb": translate("Labels", "numb"),
        "far-away": translate("Labels", "far away"),
        "other": translate("Labels", "something else"),
    }
    return words.get(value, value)


def urge(value: str) -> str:
    """What one felt pulled to do."""
    words = {
        "run": translate("Labels", "get away"),
        "hide": translate("Labels", "hide"),
        "freeze": translate("Labels", "keep very still"),
        "please": translate("Labels", "please somebody"),
        "argue": translate("Labels", "argue or lash out"),
        "check": translate("Labels", "check again and again"),
        "contact": translate("Labels", "contact the person who harmed me"),
        "drink-or-use": translate("Labels", "drink or take something"),
        "eat-or-not-eat": translate("Labels", "eat, or not eat"),
        "self-harm": translate("Labels", "hurt myself"),
        "not-be-here": translate("Labels", "not be here any more"),
        "other": translate("Labels", "something else"),
    }
    return words.get(value, value)


def strength(value: str) -> str:
    """A strength said in words."""
    words = {
        "none": translate("Labels", "none"),
        "a-little": translate("Labels", "a little"),
        "a-lot": translate("Labels", "a lot"),
        "too-much": translate("Labels", "too much"),
    }
    return words.get(value, value)


def strength_of(number: int) -> str:
    """The word that was chosen for a strength; words are kept as numbers, in order and never averaged."""
    return next((strength(word) for word, kept in WORD_STRENGTHS.items() if kept == number), str(number))


def day_part(value: DayPart) -> str:
    """How exactly the person knows when it was."""
    return {
        DayPart.CLOCK: translate("Labels", "a clock time"),
        DayPart.MORNING: translate("Labels", "in the morning"),
        DayPart.AFTERNOON: translate("Labels", "in the afternoon"),
        DayPart.EVENING: translate("Labels", "in the evening"),
        DayPart.NIGHT: translate("Labels", "at night"),
        DayPart.UNKNOWN: translate("Labels", "I don't know when"),
    }[value]


def danger(value: Danger) -> str:
    """The answer to the first question."""
    return {
        Danger.UNASKED: "",
        Danger.REMINDER: translate("Labels", "a reminder of something past"),
        Danger.NOT_SURE: translate("Labels", "not sure whether it was a reminder"),
        Danger.UNSAFE: translate("Labels", "something was unsafe"),
    }[value]


def helped(value: Helped) -> str:
    """Did it help?"""
    return {
        Helped.UNASKED: "",
        Helped.MORE_THAN_NOTHING: translate("Labels", "more than nothing"),
        Helped.SAME: translate("Labels", "about the same"),
        Helped.WORSE: translate("Labels", "it made it worse"),
        Helped.CANT_TELL: translate("Labels", "I can't tell"),
    }[value]


def verdict(value: Verdict) -> str:
    """What was said of one use of a tool."""
    return {
        Verdict.UNSAID: "",
        Verdict.HELPED: translate("Labels", "it helped"),
        Verdict.SAME: translate("Labels", "about the same"),
        Verdict.WORSE: translate("Labels", "it made it worse"),
        Verdict.CANT_TELL: translate("Labels", "I can't tell"),
    }[value]


def state(value: State) -> str:
    """How it is right now, in three sizes."""
    return {
        State.TOO_MUCH: translate("Labels", "Too much"),
        State.ALL_RIGHT: translate("Labels", "All right"),
        State.TOO_LITTLE: translate("Labels", "Too little"),
    }[value]


def state_hint(value: State) -> str:
    """What the size may feel like."""
    return {
        State.TOO_MUCH: translate("Labels", "on edge, afraid, flooded"),
        State.ALL_RIGHT: translate("Labels", "steady enough"),
        State.TOO_LITTLE: translate("Labels", "numb, far away"),
    }[value]


def occasion(value: Occasion) -> str:
    """A moment that something can be for."""
    return {
        Occasion.NIGHT: translate("Labels", "Awake at night"),
        Occasion.ALONE: translate("Labels", "Being alone"),
        Occasion.ANGER: translate("Labels", "Anger"),
        Occasion.SELF_BLAME: translate("Labels", "Blame and shame"),
        Occasion.HARD_DAY_AHEAD: translate("Labels", "A hard day ahead"),
    }[value]


def discreet(value: Discreet) -> str:
    """Can it be done where others see?"""
    return {
        Discreet.UNSAID: "",
        Discreet.YES: translate("Labels", "nobody notices"),
        Discreet.PARTLY: translate("Labels", "others may notice"),
        Discreet.NO: translate("Labels", "better alone"),
    }[value]


def minutes(least: int | None, most: int | None) -> str:
    """How long something takes; "" where nobody said."""
    if least is None and most is None:
        return ""
    least, most = least if least is not None else most or 0, most if most is not None else least or 0
    if least == most:
        return translate("Labels", "%n minute(s)", "", least)
    return translate("Labels", "{least} to {most} minutes").format(least=least, most=most)


def options(values: Iterable[str], words: Callable[[str], str]) -> list[Option]:
    """Stored words with their labels, for chips."""
    return [(value, words(value)) for value in values]


def channels(own: Iterable[str] = ()) -> list[Option]:
    return _with_own(CHANNELS, own, channel)


def places(own: Iterable[str] = ()) -> list[Option]:
    return _with_own(PLACES, own, place)


def bodies(own: Iterable[str] = ()) -> list[Option]:
    return _with_own(BODY, own, body)


def urges(own: Iterable[str] = ()) -> list[Option]:
    return _with_own(URGES, own, urge)


def join(parts: Iterable[str]) -> str:
    """Short facts in one line."""
    return translate("Labels", " · ").join(part for part in parts if part)


def listed(parts: Iterable[str]) -> str:
    """Words one after another, separated as the language does."""
    return translate("Labels", ", ").join(part for part in parts if part)


def _with_own(built_in: tuple[str, ...], own: Iterable[str], words: Callable[[str], str]) -> list[Option]:
    """The built-in words in their order (a last "something else" stays last), then the person's own."""
    last = tuple(value for value in built_in if value in {"other", "none-noticed"})
    first = tuple(value for value in built_in if value not in last)
    extra = tuple(value for value in dict.fromkeys(own) if value not in built_in)
    return options(first + extra + last, words)
