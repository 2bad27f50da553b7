"""Formats, fates and reasons of an import, in words."""

from __future__ import annotations

from app.exchange.model import Fate, Reason
from ui.i18n import translate


def format_words(name: str) -> str:
    """The name of a format as its own program writes it."""
    return {
        "dayone": "Day One",
        "jrnl": "jrnl",
        "rednotebook": "RedNotebook",
        "daylio": "Daylio",
        "markdown": translate("Exchange", "Markdown folder"),
        "yarrow": translate("Exchange", "JSON of this program"),
    }.get(name, name)


def fate_words(fate: Fate) -> str:
    """What becomes of an item, as one word or two."""
    return {
        Fate.KEPT: translate("Exchange", "kept"),
        Fate.CHANGED: translate("Exchange", "changed"),
        Fate.KNOWN: translate("Exchange", "here already"),
        Fate.SKIPPED: translate("Exchange", "skipped"),
        Fate.UNREADABLE: translate("Exchange", "unreadable"),
    }[fate]


def kind_words(kind: str) -> str:
    """What sort of thing an item is; "" for a mere file."""
    return {
        "entry": translate("Exchange", "journal entry"),
        "trigger": translate("Exchange", "trigger note"),
        "strategy": translate("Exchange", "own tool"),
        "practice": translate("Exchange", "use of a tool"),
        "card": translate("Exchange", "card"),
        "fair_test": translate("Exchange", "fair test"),
        "line": translate("Exchange", "line to call or write to"),
        "template": translate("Exchange", "template"),
        "mark": translate("Exchange", "mark on a tool"),
        "mood_word": translate("Exchange", "mood word"),
        "pack": translate("Exchange", "pack"),
        "draft": translate("Exchange", "pack that is being written"),
        "preference": translate("Exchange", "choice of yours"),
    }.get(kind, "")


def reason_words(reason: Reason) -> str:
    """Why an item is not simply kept."""
    return {**_changed(), **_left()}[reason]


def _changed() -> dict[Reason, str]:
    return {
        Reason.ESCAPES: translate("Exchange", "backslashes before signs taken away"),
        Reason.INVISIBLE: translate("Exchange", "invisible characters taken away"),
        Reason.CHARACTERS: translate("Exchange", "signs that no text can hold replaced"),
        Reason.ENCODING: translate("Exchange", "read with an older set of letters (Windows-1252)"),
        Reason.MARKUP: translate("Exchange", "formatting turned into Markdown"),
        Reason.LINKS: translate("Exchange", "links into the other program replaced"),
        Reason.MEDIA: translate("Exchange", "a photo or recording is only named in the text"),
        Reason.RICH_TEXT: translate("Exchange", "only a formatted copy was there; its text was taken"),
        Reason.CATEGORIES: translate("Exchange", "lists beside the text put below it"),
        Reason.TIME_UNKNOWN: translate("Exchange", "the day is known, the time could not be read"),
        Reason.ZONE_UNKNOWN: translate("Exchange", "time zone not known: shown in UTC"),
        Reason.DATE_FROM_FILE: translate("Exchange", "no date inside: the date of the file was taken"),
        Reason.FRONT_MATTER: translate("Exchange", "the lines at the top could not be read and stay in the text"),
    }


def _left() -> dict[Reason, str]:
    return {
        Reason.ALREADY_HERE: translate("Exchange", "here already"),
        Reason.ALREADY_HERE_DIFFERS: translate("Exchange", "here already in another state, which stays as it is"),
        Reason.TWICE_IN_SOURCE: translate("Exchange", "twice in what you chose"),
        Reason.ATTACHMENT: translate("Exchange", "photos and other files cannot be kept yet"),
        Reason.EMPTY: translate("Exchange", "empty"),
        Reason.OLD_COPY: translate("Exchange", "an older copy of something else in it"),
        Reason.OTHER_FILE: translate("Exchange", "another kind of file"),
        Reason.SYSTEM_FILE: translate("Exchange", "a file of the system"),
        Reason.LINK: translate("Exchange", "a link to another place; links are not followed"),
        Reason.NO_FIELD: translate("Exchange", "there is no place for this yet"),
        Reason.DELETED: translate("Exchange", "deleted in the other program"),
        Reason.NOT_TEXT: translate("Exchange", "not a text"),
        Reason.BROKEN: translate("Exchange", "cut short or damaged"),
        Reason.BAD_DATE: translate("Exchange", "its date could not be understood"),
        Reason.NO_DATE: translate("Exchange", "no date"),
        Reason.ENCRYPTED: translate("Exchange", "locked with a password of its own"),
        Reason.TOO_LARGE: translate("Exchange", "larger than we dare to read"),
        Reason.NESTED: translate("Exchange", "too many folders inside folders"),
        Reason.BAD_NAME: translate("Exchange", "its name is not safe to use"),
        Reason.COMPRESSION: translate("Exchange", "packed in a way that we do not open"),
    }
