"""What was found in a pack that is being made, as one sentence each: plain, kind, and about the text, never the person."""

from __future__ import annotations

from app.handover.finding import Finding, Level
from exercises.topics import Topic
from ui.i18n import pack_words, translate
from ui.i18n.caution_words import topic as topic_name
from ui.i18n.tool_words import caution_short

_REFUSED = "refused-"


def finding(found: Finding) -> str:
    """What was found, and what could be done."""
    if found.code.startswith(_REFUSED):
        return pack_words.refused(found.code.removeprefix(_REFUSED))[0]
    if found.code.startswith("word-"):
        return _word(found.code.removeprefix("word-"), found.detail)
    if found.code == "line-refused" and found.detail in (told := _line()):
        return told[found.detail]
    known = {**_unfinished(), **_pack(), **_said(), **_hints(), **_kinds()}
    words = known.get(found.code) or translate("Findings", "Something here is worth a second look.")
    return words.format(detail=_detail(found))


def level(value: Level) -> str:
    """How much a finding weighs, in two or three words before it."""
    return {
        Level.REFUSED: translate("Findings", "Needed:"),
        Level.RULE: translate("Findings", "Worth a change:"),
        Level.LOOK: translate("Findings", "Maybe:"),
        Level.LEFT: translate("Findings", "Left as it is:"),
    }[value]


def level_icon(value: Level) -> str:
    return {Level.REFUSED: "circle-alert", Level.RULE: "pencil", Level.LOOK: "circle-help", Level.LEFT: "check"}[value]


def with_level(found: Finding) -> str:
    return f"{level(found.level)} {finding(found)}"


def _detail(found: Finding) -> str:
    """The word at fault; topics and cautions are named as the person knows them."""
    code, _, rest = found.detail.partition(": ")
    if found.code == "topic-missing" and code in Topic._value2member_map_:
        return translate("Findings", "{name} (“{word}”)").format(name=topic_name(Topic(code)), word=rest)
    if found.code == "caution-missing":
        return translate("Findings", "{name} (“{word}”)").format(name=caution_short(code), word=rest)
    return found.detail


def _unfinished() -> dict[str, str]:
    return {
        "missing": translate("Findings", "Something is still to be written here."),
        "too-long": translate("Findings", "This is longer than fits: {detail} characters at most."),
        "too-many": translate("Findings", "These are more than fit: {detail} at most."),
        "bad-value": translate("Findings", "This cannot stand here as it is written."),
        "no-items": translate("Findings", "There is nothing in it yet."),
        "title-missing": translate("Findings", "It needs a title. A neutral one: others may see the screen."),
        "licence-missing": translate(
            "Findings",
            "It needs a licence, so that people know whether they may pass it on. CC0-1.0 gives it away freely.",
        ),
        "content-note-missing": translate(
            "Findings", "It needs a content note: what it mentions, and what it leaves out."
        ),
    }


def _pack() -> dict[str, str]:
    return {
        "licence-unclear": translate("Findings", "“{detail}” may not be clear to everybody as a licence."),
        "not-this-missing": translate("Findings", "Please say plainly what this is not, such as: no therapy, no legal advice."),
        "summary-missing": translate("Findings", "One or two sentences on what is inside help people to choose."),
        "few-reviewers": translate("Findings", "Two people should read it before anybody gets it, one of them from a survivor-led group."),
        "changes-missing": translate("Findings", "This is a newer version. Please say what changed."),
        "title-not-neutral": translate("Findings", "“{detail}” can be read by whoever looks at the screen. A neutral word is safer here."),
        "reading-level": translate("Findings", "The words are hard to read on a bad day (school grade {detail}). Shorter sentences help."),
        "reading-level-not-measured": translate("Findings", "We cannot measure how easy it reads in this language. Please have somebody read it aloud."),
        "reading-level-differs": translate("Findings", "It reads like school grade {detail}."),
        "too-many-heavy": translate("Findings", "Heavy pieces: {detail}. One in three at most keeps it bearable."),
        "begins-heavy": translate("Findings", "It begins with something heavy. Something hopeful or practical first is easier."),
        "no-steady-end": translate("Findings", "Please end with something that steadies: a tool, words, or a line to reach somebody."),
        "belief-twice": translate("Findings", "“It was not your fault” and “I believe you” stand here more than once. Few and true ones weigh more."),
        "no-line-for-region": translate("Findings", "There is no line to reach somebody in {detail}."),
    }  # fmt: skip


def _said() -> dict[str, str]:
    return {
        "command": translate("Findings", "“{detail}” tells people what to do. “You could…” or “What helped me…” leaves it to them."),
        "advice": translate("Findings", "“{detail}” is advice. A voice tells what helped one person, nothing more."),
        "exclamation-mark": translate("Findings", "An exclamation mark can sound like shouting. A full stop is enough."),
        "capitals": translate("Findings", "“{detail}” in capitals can look like shouting."),
        "markup": translate("Findings", "“{detail}” is shown as the characters it is made of. It can be left out."),
        "link": translate("Findings", "“{detail}” looks like a link. Nothing in a pack opens anything; name the place in words."),
        "contact-data": translate("Findings", "“{detail}” looks like an address or a number. Lines to reach somebody have a kind of their own; a person's never go into a pack."),
        "asks-back": translate("Findings", "“{detail}” asks for something back. A pack asks for nothing."),
        "graphic": translate("Findings", "“{detail}” may be more than somebody can bear to read. What was done can stay unsaid."),
        "topic-missing": translate("Findings", "It touches on {detail}. With that named, people can leave it out."),
        "no-topics": translate("Findings", "No topic is named yet. With topics, people can leave out what they cannot bear."),
        "caution-missing": translate("Findings", "This may need the caution: {detail}."),
        "no-word-list": translate("Findings", "We have no word list for this language. Please have somebody who works with survivors read it."),
    }  # fmt: skip


def _hints() -> dict[str, str]:
    return {
        "name-hint": translate("Findings", "“{detail}” looks like a name. Somebody could be known by it."),
        "date-hint": translate("Findings", "“{detail}” says when. Somebody could be known by it."),
        "age-hint": translate("Findings", "“{detail}” says how old. Somebody could be known by it."),
        "place-hint": translate("Findings", "“{detail}” says where. Somebody could be known by it."),
        "work-hint": translate("Findings", "“{detail}” says what somebody does. They could be known by it."),
    }


def _kinds() -> dict[str, str]:
    return {
        "voice-short": translate("Findings", "It has {detail} words. Voices are meant to have 150 to 400."),
        "voice-long": translate("Findings", "It has {detail} words. Voices are meant to have 150 to 400."),
        "length-not-measured": translate("Findings", "We cannot count words in this language. A page is about right."),
        "no-first-person": translate("Findings", "It does not say “I”. A voice speaks for one person."),
        "severity-word": translate("Findings", "“{detail}” judges how bad it is. A check-in never does."),
        "instrument": translate("Findings", "“{detail}” is a known questionnaire. It may not be free to copy, and its scores belong to professionals."),
        "help-not-opened": translate("Findings", "This asks about danger, and no answer opens the help page."),
        "no-such-answer": translate("Findings", "An answer that opens the help page is not there any more."),
        "exercise-refused": translate("Findings", "The program would not take this guided tool ({detail})."),
        "line-refused": translate("Findings", "The program would not take this line ({detail})."),
        "line-old": translate("Findings", "It was checked {detail} days ago. A line should be called or looked up again within 30."),
        "line-from-tomorrow": translate("Findings", "It says that it was checked on a day that is still to come."),
        "line-not-phoned": translate("Findings", "It was seen on a page, and nobody has phoned yet."),
    }  # fmt: skip


def _line() -> dict[str, str]:
    """Why the program would not take a line, for whoever types one."""
    return {
        "bad-number": translate("Findings", "A number has digits, spaces and + ( ) - only; an address stands without https://."),
        "bad-hours": translate("Findings", "The hours do not fit together: times of day need words and a time zone beside them, and end later than they begin."),
        "bad-character": translate("Findings", "There is a hidden sign in it. Typing it anew helps."),
        "wrong-length": translate("Findings", "This is longer than fits."),
        "wrong-form": translate("Findings", "This cannot stand here as it is written."),
    }  # fmt: skip


def _word(why: str, word: str) -> str:
    """A word of the list to leave out, by the reason why it is on it."""
    sentences = {
        "command": translate("Findings", "“{word}” sounds like an order."),
        "closed-eyes": translate("Findings", "“{word}”: closed eyes are hard for many. Open eyes are always fine."),
        "pressure": translate("Findings", "“{word}” presses. “Could” leaves the choice."),
        "belittles": translate("Findings", "“{word}” can make it sound small."),
        "advice": translate("Findings", "“{word}” is advice on something that only the person can decide."),
        "label": translate("Findings", "“{word}” is a label. Plain words for what somebody did are clearer."),
        "promise": translate("Findings", "“{word}” promises what nobody can promise."),
        "may-not-exist": translate("Findings", "“{word}”: not everybody has one."),
        "doubt": translate("Findings", "“{word}” can sound like doubt."),
        "shock": translate("Findings", "“{word}” can strike hard where it is not expected."),
        "jargon": translate("Findings", "“{word}” is a word of professionals. A plain one reaches more people."),
        "stigma": translate("Findings", "“{word}” keeps some people away."),
        "religious-reading": translate("Findings", "“{word}” has a religious or ceremonial ring for some."),
        "place-of-harm": translate("Findings", "“{word}” may be who or where the harm came from."),
        "gender": translate("Findings", "“{word}” says a gender. Everybody may be meant."),
        "informing": translate("Findings", "“{word}” can sound like a duty to report."),
        "hurts": translate("Findings", "“{word}” hurts some people."),
        "blame": translate("Findings", "“{word}” can sound like blame."),
        "reminder": translate("Findings", "“{word}” is a reminder for many."),
        "substances": translate(
            "Findings", "“{word}” can be hard to read for somebody who tries to stay away from it."
        ),
    }
    words = sentences.get(why) or translate("Findings", "“{word}” is better left out, or said otherwise.")
    return words.format(word=word)
