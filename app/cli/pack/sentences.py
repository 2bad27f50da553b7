"""What ``yarrow-cli pack`` says: why something was refused, what was found, what the checklist asks."""

from __future__ import annotations

from typing import Final

from app.errors import AppError
from app.handover.checklist import Stage
from app.handover.finding import Finding, Level
from app.handover.model import Fate, Meant, Why
from app.handover.sourcefiles import Fault
from app.packs.refusal import Reason
from app.packs.trust import Trust

NOTHING: Final = "Nothing was added or changed."

FOR_A_PERSON: Final = "This is encrypted to a person. Nothing was changed. Name their notes with --with, or an identity of age with --identity."
KEEP_THE_WORDS: Final = "Write these words down by hand. They are not shown again:"
NO_SUCH_KEY: Final = "There is no key with this name there. Nothing was written."
NO_KEY_YET: Final = "There is no key there yet. Nothing was written. Make one with “pack new-key”."
SEVERAL_KEYS: Final = "There are several keys there. Nothing was written. Say which with --key: "
NOT_A_SIGNER: Final = "The pack does not name this key among its signers. Nothing was written."
NO_PUBLIC_KEY: Final = "The public key of a signer is not known. Nothing was written. Put it into pack.toml, or name their card with --contact: "
SIGNED_ALREADY: Final = "This is signed already. Nothing was written. Use “pack cosign” for another signature."
STILL_TO_SIGN: Final = "Nobody can open it before these have signed, too: "
MAY_STILL_SIGN: Final = "It can be opened. Until they have signed, too, it says that these signatures are not here: "
NOT_HERE: Final = "named, but the signature is not here"
AGE_IN_NOTES: Final = "Only a key in your notes can say to whom others encrypt. Nothing was written."
NOT_BOTH: Final = "With words or to people: not both. Nothing was written."
FILE_OR_UNDO: Final = "Name a pack, or an adding to take back with --undo; not both. Nothing was changed."
NO_SUCH_ITEM: Final = "There is no item of this name in the pack. Nothing was added. “pack inspect” shows them."
MANY_BEGIN_SO: Final = "More than one pack begins with these signs. Nothing was changed. Write more of them."
NOT_AN_AGE_RECIPIENT: Final = "The card says nothing about encrypting to this person. Nothing was written."
NO_RECIPIENT: Final = "This is nobody to encrypt to: age writes people as age1 and 58 more signs. Nothing was written."
ONE_INPUT: Final = "Only one thing can come from the standard input. Nothing was changed."
NO_CARD: Final = "This is no contact card. Nothing was written."
FOR_ONE_PERSON: Final = "Note: whoever can open it can pass it on as if it had been meant for others. “recipient” in pack.toml says for whom it is."
DRY: Final = "Nothing was written: this was a dry run."
CLAIMED: Final = (
    "The names are what the file says. Whose the keys are, only comparing the words with that person can tell."
)
NOT_READ_HERE: Final = "Only PNG pictures are read here; the window reads photographs as well."

REASONS: Final[dict[str, str]] = {
    Reason.EMPTY: "it is empty",
    Reason.TOO_BIG: "it is larger than a pack may be",
    Reason.NOT_A_NOTE: "it is no signed note, or was cut short",
    Reason.NOT_A_PACK: "it is no pack",
    Reason.NEWER: "it was made for a newer version of the program",
    Reason.SIGNER: "the line of a signer is not as it must be",
    Reason.WEAK_KEY: "the key of a signer is one that others can sign with",
    Reason.SIGNATURE: "a signature is missing, or does not belong to this text",
    Reason.NOT_UTF8: "it is not UTF-8",
    Reason.TOO_DEEP: "it is nested too deeply",
    Reason.NOT_JSON: "it is no JSON",
    Reason.TOO_MANY: "there are too many values in it",
    Reason.NAME_TWICE: "a name stands twice in one object",
    Reason.BAD_NUMBER: "a number is not one that a pack may hold",
    Reason.BAD_CHARACTER: "there is a character in it that cannot be seen, or turns text round",
    Reason.SCHEMA: "a field is missing, unknown, or not as it must be",
    Reason.INCONSISTENT: "two parts of it contradict each other",
    Reason.NOT_TEXT: "no pack was found in it",
    Reason.PICTURE: f"it is no picture that can be read. {NOT_READ_HERE}",
    Reason.FRAMES_MISSING: "symbols are missing",
    Reason.FRAMES_DIFFER: "the symbols do not belong together",
    Reason.ENCRYPTED: "it is encrypted; open it with “pack decrypt” first",
    Reason.TOO_COSTLY: "opening it would take more work than we dare",
    Reason.NOT_OPENED: "the words are others, or it is damaged",
    Reason.NOT_FOR_YOU: "it is encrypted to somebody else",
    Reason.OLDER: "a later version was met before",
    Reason.TWO_VERSIONS: "its author signed two different packs under one number",
    Reason.REVOKED: "its author has said that this key is to be believed no longer",
    Reason.OTHER_AUTHOR: "a pack of this name is here, and none of its authors signed this one",
    Reason.NOT_ACCEPTED: "its author was never met; look at it with “pack inspect”, then say --author once or --author known",
    Reason.NOT_A_KEY: "there is no key in it",
    Fault.NOT_A_FOLDER: "this is no folder that can be read",
    Fault.NO_PACK_FILE: "pack.toml is missing",
    Fault.NO_ITEMS: "there is no item in the folder yet",
    Fault.UNREADABLE: "it cannot be read",
    Fault.LINK: "links are not followed",
    Fault.NOT_A_FILE: "this is no plain file",
    Fault.NAME: "this is no name of an item: a number, a hyphen, the id in small letters, .md or .json",
    Fault.ID_TWICE: "there are two files with this id",
    Fault.NO_HEAD: "there is no head between two lines +++",
    Fault.NOT_TOML: "this is not TOML",
    Fault.KIND: "this kind of item is not known",
    Fault.UNKNOWN_FIELD: "there is no such field here",
    Fault.MISSING_FIELD: "a field is missing",
    Fault.BAD_VALUE: "this value cannot stand here: of another kind, too long, too short, or not one of those allowed",
    Fault.BELONGS_BELOW: "this field belongs below the head",
    Fault.BODY: "the text below the head is not of the form of its kind",
    Fault.BAD_KEY: "this is no public key of this name",
    Fault.NOTE_MISSING: "the content note is missing",
    Fault.NO_AUTHOR: "no signer is an author",
}

FINDINGS: Final[dict[str, str]] = {
    "no-items": "there is no item in it",
    "missing": "this is still to be written",
    "title-missing": "the title is missing",
    "licence-missing": "the licence is missing",
    "licence-unclear": "this may not be clear as a licence",
    "content-note-missing": "the content note is missing: what it mentions, what it leaves out",
    "not-this-missing": "“not_this” is empty: say plainly what this is not",
    "summary-missing": "the summary is empty",
    "few-reviewers": "fewer than two people have read it",
    "changes-missing": "a later version without a word on what is new",
    "title-not-neutral": "others may see this on a screen",
    "reading-level": "harder to read than school grade 6 (one text: 8)",
    "reading-level-differs": "“reading_level” says another grade than was measured",
    "reading-level-not-measured": "how hard it is to read cannot be measured in this language",
    "too-many-heavy": "more than one piece in three is heavy",
    "begins-heavy": "it begins with a heavy piece",
    "no-steady-end": "it does not end with something steadying",
    "belief-twice": "a sentence of belief, once more",
    "no-line-for-region": "there is no line for this country",
    "reason-not-needed": "_checklist.toml leaves something that is not there",
    "no-word-list": "there is no word list for this language",
    "command": "a command; an invitation leaves the choice",
    "advice": "advice",
    "exclamation-mark": "an exclamation mark",
    "capitals": "a word in capitals",
    "markup": "this is shown as the characters it is made of",
    "link": "an address; nothing in a pack opens anything",
    "contact-data": "an address or a number of somebody",
    "asks-back": "it asks for something back",
    "graphic": "this may be more than somebody can bear to read",
    "name-hint": "this may be a name",
    "date-hint": "this says when; somebody may be known by it",
    "age-hint": "this says how old; somebody may be known by it",
    "place-hint": "this says where; somebody may be known by it",
    "work-hint": "this says what somebody does; they may be known by it",
    "topic-missing": "a topic without its code; nobody can leave it out",
    "no-topics": "no topic is named; nobody can leave it out",
    "caution-missing": "a caution is missing",
    "voice-short": "fewer words than 150",
    "voice-long": "more words than 400",
    "length-not-measured": "words cannot be counted in this language",
    "no-first-person": "nobody says “I”",
    "severity-word": "a word of severity or of scores",
    "instrument": "a questionnaire with a name, and perhaps an owner",
    "help-not-opened": "no answer opens the help page",
    "no-such-answer": "“opens_help” names an answer that is not there",
    "exercise-refused": "the program does not take this exercise",
    "line-refused": "the program does not take this line",
    "line-old": "checked longer ago than 30 days",
    "line-from-tomorrow": "checked on a day to come",
    "line-not-phoned": "seen on a page, and nobody has phoned",
    "word-command": "this sounds like an order",
    "word-closed-eyes": "no closed eyes",
    "word-pressure": "this presses",
    "word-belittles": "this makes it sound small",
    "word-advice": "this is advice on what only the person can decide",
    "word-promise": "this is a promise",
    "word-label": "this is a label",
    "word-may-not-exist": "not everybody has this",
    "word-doubt": "this sounds like doubt",
    "word-shock": "this strikes hard where it is not expected",
    "word-jargon": "a word of professionals",
    "word-stigma": "this keeps some people away",
    "word-religious-reading": "this has a religious or ceremonial ring for some",
    "word-place-of-harm": "this may be who or where the harm came from",
    "word-gender": "this says a gender",
    "word-informing": "this sounds like informing on somebody",
    "word-school-tone": "this sounds like school",
    "word-hurts": "this hurts some people",
    "word-legal-tone": "this sounds like a court or a newspaper",
    "word-praise": "praise can press, too",
    "word-blame": "this sounds like blame",
    "word-reminder": "this is a reminder for many",
    "word-demanded-of-many": "this is asked of people too often",
    "word-left-out": "this is left out on purpose",
    "word-substances": "hard for somebody who tries to stay away from it",
    "word-touch-below-collarbone": "no touch below the collarbone",
}

LEVELS: Final = {Level.REFUSED: "needed", Level.RULE: "rule", Level.LOOK: "look", Level.LEFT: "left"}

POINTS: Final[dict[str, str]] = {
    "purpose": "Its purpose is clear and written down.",
    "audience": "It is clear who will get it, and who could see it over their shoulder.",
    "two-reviewers": "Two people have read it, one of them from a group led by survivors.",
    "excluded-topics": "There is a list of topics that it leaves out.",
    "licences": "The licence of every text is clear, and the words are our own.",
    "reading-level": "It is easy to read.",
    "translation": "A translation was read by a native speaker who works with survivors.",
    "content-note": "It says what it mentions and what it leaves out.",
    "no-graphic-detail": "No act, body part, weapon, method or injury is described.",
    "no-advice": "It gives no advice and no order.",
    "no-promise": "It promises nothing.",
    "no-blame": "Responsibility stays with the person who harmed; nobody else is blamed.",
    "identifiers": "The person who harmed would not know who this is.",
    "present-danger": "Following it could not raise the risk with a violent person near.",
    "medical-cautions": "Medical cautions are carried over, and who had better leave it out is said.",
    "exits-work": "Every way out of the exercise works.",
    "line-confirmed": "The line was confirmed today, with source and date.",
    "inclusive-words": "The words include men, women, trans and non-binary people, and leave family and faith unsaid.",
    "questions-are-safe": "The questions may be used, judge nobody, and open the help page where they must.",
    "voice-shape": "A feeling – what made a difference – how it is now – a line to the reader; 150 to 400 words.",
    "consent-given": "The contributor has agreed to this text, in writing, and knows that copies cannot be called back.",
    "ends-steady": "It ends with something steadying.",
    "read-and-initialled": "Somebody has read it and put their initials and the date on the list.",
    "neutral-title": "The title is neutral on a screen.",
    "review-date": "There is a date for looking at it again.",
    "lines-for-audience": "There are lines for the countries of those who get it.",
    "nothing-active": "There are no addresses to press and no marks of other programs.",
    "nothing-asked-back": "It asks for nothing back.",
    "order": "Hopeful and practical first, heavy in the middle, a steady end.",
    "one-in-three": "At most one piece in three is heavy.",
    "what-it-is-not": "It says plainly what it is not.",
    "tested-with-two": "Two survivors have tried it.",
    "explain-in-person": "It is explained in person.",
    "safer-way": "It goes by a safer way than mail: a stick with a neutral name, or added together.",
    "who-sees-the-computer": "We have asked who sees the computer.",
    "can-be-removed": "We have said that it can be removed without a trace.",
    "ask-once-later": "We shall ask once, later, how it landed.",
    "reissue-with-changes": "Corrections are given out with a word on what is new.",
    "withdraw-list": "There is a list of versions that did harm and were withdrawn.",
}

STAGES: Final = {
    Stage.BEFORE: "Before", Stage.ITEM: "Each item", Stage.PACK: "The pack", Stage.HANDING_OVER: "Handing over",
}  # fmt: skip

TRUST: Final = {
    Trust.UNKNOWN: "never met",
    Trust.KNOWN: "known",
    Trust.VERIFIED: "words compared",
    Trust.REVOKED: "revoked",
}
OWN: Final = "your own key"
FATES: Final = {
    Fate.ADDED: "added", Fate.UPDATED: "updated", Fate.SAME: "here already", Fate.KEPT: "left as it is",
    Fate.LEFT_OUT: "left out", Fate.REMOVED: "removed",
}  # fmt: skip
WHYS: Final = {
    Why.NONE: "",
    Why.NOT_PICKED: "not picked",
    Why.EDITED: "you changed yours",
    Why.NEVER: "you said so",
    Why.GONE: "not in this version any more",
    Why.AVOIDED: "touches what you leave out",
}
MEANT: Final = {
    Meant.ANYBODY: "",
    Meant.ME: "It was made for you.",
    Meant.SOMEBODY_ELSE: "It was made for somebody else.",
}


def refused(error: AppError) -> str:
    """The whole message of a refusal: why, at which place, as which code."""
    reason, where = str(error.slots.get("reason", "")), str(error.slots.get("where", "$"))
    detail = str(error.slots.get("detail", ""))
    more = f": {detail}" if detail else ""
    return f"This was not taken: {REASONS.get(reason, 'it is no pack')}{more} ({reason} at {where}). {NOTHING}"


def finding(found: Finding) -> str:
    """What was found, with the author's own word at fault."""
    detail = f": {found.detail}" if found.detail else ""
    return f"{FINDINGS.get(found.code, 'worth a look')}{detail}"
