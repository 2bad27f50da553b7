"""Packs in words: why something was not taken, whose a key is, what an item is, what an adding would do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from app.cautions import Topic
from app.handover.model import Fate, Plan
from app.packs.kept import Policy
from app.packs.model import Origin, Tone
from app.packs.model import Why as Withdrawn
from app.packs.refusal import Reason
from app.packs.trust import Trust
from ui.i18n import caution_words, labels, tool_words, translate
from ui.i18n.dates import number_words

Parts = tuple[str, str, str]
"""What happened, what is safe, what can be done."""


def refused(reason: str, where: str = "$", detail: str = "") -> Parts:
    """Why something was not taken; never what stood in it."""
    known = Reason(reason) if reason in Reason._value2member_map_ else Reason.NOT_A_PACK
    happened, safe, do = {**_reading(), **_ways(), **_trust()}[known]
    if known is Reason.ENCRYPTED and detail == "person":
        happened = translate("PackRefused", "This is locked for one person, and no key for it is here yet.")
        do = translate("PackRefused", "Give whoever made it a contact card of yours, so that it can be locked for you.")
    if where != "$":
        do += " " + translate("PackRefused", "The place, for whoever made it: {where}").format(where=where)
    return happened, safe, do


def _reading() -> dict[Reason, Parts]:
    safe = translate("PackRefused", "Nothing was added, and nothing of yours was changed.")
    again = translate("PackRefused", "You can ask whoever gave it to you to make it again.")
    damaged = translate("PackRefused", "It may have been damaged on the way. You can ask for it once more.")
    return {
        Reason.EMPTY: (
            translate("PackRefused", "There is nothing in it."),
            safe,
            translate("PackRefused", "Please look whether it is the right file, or whether all of the text was pasted."),
        ),
        Reason.TOO_BIG: (
            translate("PackRefused", "It is larger than a pack can be."),
            safe,
            translate("PackRefused", "Please look whether it is the right file."),
        ),
        Reason.NOT_A_NOTE: (translate("PackRefused", "It is not whole: a part of it is missing or was changed."), safe, damaged),
        Reason.NOT_A_PACK: (
            translate("PackRefused", "This is not a pack."),
            safe,
            translate("PackRefused", "Please look whether it is the right file. What you wrote in another program comes in under Settings."),
        ),
        Reason.NEWER: (
            translate("PackRefused", "It was made for a newer version of this program."),
            safe,
            translate("PackRefused", "A newer version of the program can open it."),
        ),
        Reason.SIGNER: (translate("PackRefused", "It does not say clearly who signed it."), safe, again),
        Reason.WEAK_KEY: (
            translate("PackRefused", "It was signed with a kind of key that anybody can sign for."),
            safe,
            translate("PackRefused", "Please do not trust what it says. If you know who gave it to you, ask them."),
        ),
        Reason.SIGNATURE: (
            translate("PackRefused", "The signature does not fit: something in it was changed after it was signed."),
            safe,
            translate("PackRefused", "You can ask whoever made it for a fresh one, best in person."),
        ),
        Reason.NOT_UTF8: (translate("PackRefused", "There are signs in it that cannot be read."), safe, damaged),
        Reason.TOO_DEEP: (translate("PackRefused", "It is nested more deeply than a pack can be."), safe, again),
        Reason.NOT_JSON: (translate("PackRefused", "What it says is not written as a pack is written."), safe, again),
        Reason.TOO_MANY: (translate("PackRefused", "There are more things in it than a pack can hold."), safe, again),
        Reason.NAME_TWICE: (translate("PackRefused", "It says one thing twice, so that it could be read in two ways."), safe, again),
        Reason.BAD_NUMBER: (translate("PackRefused", "There is a number in it of a kind that packs do not have."), safe, again),
        Reason.BAD_CHARACTER: (
            translate("PackRefused", "There are hidden signs in it that can make words look other than they are."),
            safe,
            again,
        ),
        Reason.SCHEMA: (translate("PackRefused", "Something in it is not as a pack has it."), safe, again),
        Reason.INCONSISTENT: (translate("PackRefused", "Two things in it contradict each other."), safe, again),
    }  # fmt: skip


def _ways() -> dict[Reason, Parts]:
    safe = translate("PackRefused", "Nothing was added, and nothing of yours was changed.")
    return {
        Reason.NOT_TEXT: (
            translate("PackRefused", "The pasted text is not whole."),
            safe,
            translate("PackRefused", "Please copy it from the line that begins with BEGIN to the line that begins with END."),
        ),
        Reason.PICTURE: (
            translate("PackRefused", "This picture could not be read."),
            safe,
            translate("PackRefused", "Pictures in the formats PNG and JPEG can be read. A straight, sharp photograph in good light works best."),
        ),
        Reason.FRAMES_MISSING: (
            translate("PackRefused", "Some of the squares are still missing."),
            safe,
            translate("PackRefused", "Please add the missing ones; the order does not matter."),
        ),
        Reason.FRAMES_DIFFER: (
            translate("PackRefused", "These squares do not belong together."),
            safe,
            translate("PackRefused", "Please begin again with the pages of one pack only."),
        ),
        Reason.ENCRYPTED: (
            translate("PackRefused", "This is locked with words."),
            safe,
            translate("PackRefused", "Please ask whoever gave it to you for the words, by telephone or in person."),
        ),
        Reason.TOO_COSTLY: (
            translate("PackRefused", "It was locked in a way that would keep this computer busy for very long."),
            safe,
            translate("PackRefused", "You can ask whoever gave it to you to lock it again, with this program for example."),
        ),
        Reason.NOT_OPENED: (
            translate("PackRefused", "These words did not open it."),
            safe,
            translate("PackRefused", "That happens easily. Please look at the spelling and the spaces, then try again. If it goes on, it may be damaged."),
        ),
        Reason.NOT_FOR_YOU: (
            translate("PackRefused", "It is locked for somebody else."),
            safe,
            translate("PackRefused", "Only the person it was made for can open it. You can ask for one that is locked for you."),
        ),
        Reason.NOT_A_KEY: (
            translate("PackRefused", "There is no key in it that can be used."),
            safe,
            translate("PackRefused", "Please look whether it is the right file."),
        ),
    }  # fmt: skip


def _trust() -> dict[Reason, Parts]:
    safe = translate("PackRefused", "Nothing was added. What you have stays as it is.")
    return {
        Reason.OLDER: (
            translate("PackRefused", "This is an older version than the one that you have seen."),
            safe,
            translate("PackRefused", "There is nothing to do. If somebody says that this is the newest, ask them."),
        ),
        Reason.TWO_VERSIONS: (
            translate("PackRefused", "Two different versions carry the same number."),
            safe,
            translate("PackRefused", "Please ask whoever made it which one is meant."),
        ),
        Reason.REVOKED: (
            translate("PackRefused", "It belongs to a key that was withdrawn: its owner said that it is no longer to be believed."),
            safe,
            translate("PackRefused", "Please ask whoever it should come from, in person if you can."),
        ),
        Reason.OTHER_AUTHOR: (
            translate("PackRefused", "It says that it is a newer version of a pack that you have, but somebody else signed it."),
            safe,
            translate("PackRefused", "If the person who made it has a new key, ask them for a file about the change of keys."),
        ),
        Reason.NOT_ACCEPTED: (
            translate("PackRefused", "Whoever signed it is not known here, and nothing was said about that yet."),
            safe,
            translate("PackRefused", "Please say whether you know who it is from; then it can be added."),
        ),
    }  # fmt: skip


# whose a key is


def state(value: Trust) -> str:
    """What a name is worth, in a few words."""
    return {
        Trust.UNKNOWN: translate("Packs", "Not known to you yet"),
        Trust.KNOWN: translate("Packs", "You said that you know them"),
        Trust.VERIFIED: translate("Packs", "You have compared words with them"),
        Trust.REVOKED: translate("Packs", "Signed with a key that was withdrawn"),
    }[value]


def state_means(value: Trust) -> str:
    """What follows from it."""
    return {
        Trust.UNKNOWN: translate(
            "Packs",
            "Anybody can write any name. What is sure: nothing was changed after it was signed.",
        ),
        Trust.KNOWN: translate(
            "Packs",
            "Comparing three words makes sure that nobody stands in between.",
        ),
        Trust.VERIFIED: translate(
            "Packs",
            "The words were the same, so it comes from the person you compared them with. It does not say that everything in it is right.",
        ),
        Trust.REVOKED: translate(
            "Packs",
            "Its owner said that this key is no longer to be believed: it was lost, stolen or given up. Nothing is added from it any more.",
        ),
    }[value]


def state_icon(value: Trust) -> str:
    return {
        Trust.UNKNOWN: "circle-help",
        Trust.KNOWN: "user",
        Trust.VERIFIED: "shield-check",
        Trust.REVOKED: "ban",
    }[value]


def withdrawn(why: Withdrawn) -> str:
    """Why a key was withdrawn."""
    return {
        Withdrawn.LOST: translate("Packs", "The key was lost."),
        Withdrawn.STOLEN: translate("Packs", "The key may be in the hands of somebody else."),
        Withdrawn.RETIRED: translate("Packs", "The key is not used any more."),
    }[why]


# what an item is


def kind(value: str) -> str:
    """What an item is called."""
    names = {
        "strategy": translate("Packs", "tool"),
        "exercise": translate("Packs", "guided tool"),
        "voice": translate("Packs", "voice"),
        "words": translate("Packs", "words"),
        "line": translate("Packs", "line to reach somebody"),
        "question-card": translate("Packs", "questions to take along"),
        "plan-template": translate("Packs", "plan to fill in"),
        "journal-prompt": translate("Packs", "prompt to write from"),
        "page": translate("Packs", "page"),
        "note": translate("Packs", "note from whoever made it"),
        "check-in": translate("Packs", "check-in"),
    }
    return names.get(value, value)


def kind_icon(value: str) -> str:
    icons = {
        "strategy": "heart-handshake",
        "exercise": "play",
        "voice": "message-square",
        "words": "quote",
        "line": "life-buoy",
        "question-card": "list-checks",
        "plan-template": "layout-template",
        "journal-prompt": "feather",
        "page": "file-text",
        "note": "sticky-note",
        "check-in": "circle-dot",
    }
    return icons.get(value, "package")


def _counted() -> dict[str, Callable[[int], str]]:
    return {
        "strategy": lambda n: translate("Packs", "%n tool(s)", "", n),
        "exercise": lambda n: translate("Packs", "%n guided tool(s)", "", n),
        "voice": lambda n: translate("Packs", "%n voice(s)", "", n),
        "words": lambda n: translate("Packs", "%n saying(s)", "", n),
        "line": lambda n: translate("Packs", "%n line(s) to reach somebody", "", n),
        "question-card": lambda n: translate("Packs", "%n card(s) with questions", "", n),
        "plan-template": lambda n: translate("Packs", "%n plan(s) to fill in", "", n),
        "journal-prompt": lambda n: translate("Packs", "%n prompt(s) to write from", "", n),
        "page": lambda n: translate("Packs", "%n page(s)", "", n),
        "note": lambda n: translate("Packs", "%n note(s)", "", n),
        "check-in": lambda n: translate("Packs", "%n check-in(s)", "", n),
    }


def kinds(values: Iterable[str]) -> str:
    """How many there are of each kind, in words."""
    counted = Counter(values)
    return labels.listed(words(counted[value]) for value, words in _counted().items() if counted[value])


def origin(value: Origin) -> str:
    """Whose voice it is (invented ones are never passed off as one person's)."""
    return {
        Origin.ONE_PERSON: translate("Packs", "One person's own words."),
        Origin.COMPOSITE: translate(
            "Packs", "Put together from what several people told. It is not one person's story."
        ),
        Origin.AUTHORS: translate(
            "Packs", "Written by the authors from common experiences. It is not one person's story."
        ),
    }[value]


def tone(value: Tone) -> str:
    return {
        Tone.QUIET: translate("Packs", "quiet"),
        Tone.ANGRY: translate("Packs", "angry"),
        Tone.HOPEFUL: translate("Packs", "hopeful"),
        Tone.MIXED: translate("Packs", "mixed"),
    }[value]


_PER_MINUTE = 180  # words, read slowly


def reading_time(text: str) -> str:
    """How long it takes to read, by somebody in no hurry."""
    minutes = max(1, round(len(text.split()) / _PER_MINUTE))
    return translate("Packs", "about %n minute(s) to read", "", minutes)


def age(months: int | None) -> str:
    """How old a pack is."""
    if months is None:
        return translate("Packs", "It does not say when it was made.")
    if months < 0:
        return translate("Packs", "It says that it was made in a month that is still to come.")
    if months == 0:
        return translate("Packs", "Made this month.")
    if months < 24:
        return translate("Packs", "Made %n month(s) ago.", "", months)
    return translate("Packs", "Made %n year(s) ago. Some of it may have changed since.", "", months // 12)


def policy(value: Policy) -> str:
    """What a newer version may do to an item."""
    return {
        Policy.NEWER: translate("Packs", "Take it, unless I changed mine"),
        Policy.ALWAYS: translate("Packs", "Always take it"),
        Policy.NEVER: translate("Packs", "Leave mine as it is"),
    }[value]


def touches(codes: Iterable[str]) -> str:
    """What the person leaves out, and an item touches."""
    return labels.listed(touch(code) for code in sorted(codes))


def touch(code: str) -> str:
    """A caution or topic in a few words."""
    if code in Topic._value2member_map_:
        return caution_words.topic(Topic(code))
    return tool_words.caution_short(code)


# what an adding would do


def plan(planned: Plan) -> list[str]:
    """A plan in sentences; none is empty."""
    by_fate: dict[Fate, list[str]] = {}
    for item in planned.items:
        by_fate.setdefault(item.fate, []).append(item.kind)
    sentences: dict[Fate, Callable[[int], str]] = {
        Fate.ADDED: lambda n: translate("Packs", "Adds %n thing(s): {kinds}.", "", n),
        Fate.UPDATED: lambda n: translate("Packs", "Brings %n thing(s) up to date: {kinds}.", "", n),
        Fate.REMOVED: lambda n: translate("Packs", "Removes %n thing(s): {kinds}.", "", n),
        Fate.KEPT: lambda n: translate("Packs", "Leaves as you have it: %n thing(s).", "", n),
        Fate.SAME: lambda n: translate("Packs", "Here already, just as in the pack: %n thing(s).", "", n),
        Fate.LEFT_OUT: lambda n: translate("Packs", "Leaves out %n thing(s).", "", n),
    }
    said = [
        words(len(by_fate[fate])).format(kinds=kinds(by_fate[fate]))
        for fate, words in sentences.items()
        if fate in by_fate
    ]
    if not planned.does:
        said.insert(0, translate("Packs", "Nothing would be added."))
    return said


def applied(counts: dict[Fate, int]) -> str:
    """What an adding did, in one sentence."""
    parts = (
        (Fate.ADDED, translate("Packs", "{count} added")),
        (Fate.UPDATED, translate("Packs", "{count} brought up to date")),
        (Fate.REMOVED, translate("Packs", "{count} removed")),
    )
    done = [words.format(count=number_words(counts[fate])) for fate, words in parts if counts[fate]]
    return f"{labels.listed(done)}." if done else translate("Packs", "Nothing had to be changed.")
