"""Lines in words: how they are reached, when, and what is known of them.

Numbers and addresses run from left to right in every language; inside a sentence they are kept
apart by isolates (Unicode Standard Annex 9), which nobody sees or hears.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, tzinfo

from app.circle.board import Checked, Shown
from app.circle.resources.ageing import Age
from app.circle.resources.model import Bill, Confidence, Contact, Hours, Kind, Line, Method
from app.circle.resources.opening import Opening, State
from app.clock import Moment
from ui.i18n import translate
from ui.i18n.countries import country_name
from ui.i18n.dates import short_day, time_words, weekday
from ui.i18n.labels import listed

_ISOLATE, _END = "\u2066", "\u2069"


def apart(number: str) -> str:
    """A number inside a sentence."""
    return f"{_ISOLATE}{number}{_END}"


def digit_by_digit(number: str) -> str:
    """A number as a voice should say it: "1 8 0 0, 7 9 9". An address stays as it is."""
    if any(sign.isalpha() for sign in number):
        return number
    return ", ".join(" ".join(group) for group in re.split(r"[ ()\n-]+", number) if group)


def kind_words(kind: Kind) -> str:
    """What to do with a number or an address."""
    return {
        Kind.VOICE: translate("Lines", "Call"),
        Kind.TEXT: translate("Lines", "Text message"),
        Kind.CHAT: translate("Lines", "Chat on the page"),
        Kind.TTY: translate("Lines", "Text telephone (TTY)"),
        Kind.MAIL: translate("Lines", "Mail"),
        Kind.WHATSAPP: translate("Lines", "WhatsApp"),
        Kind.USSD: translate("Lines", "Type on the phone and call"),
        Kind.WEB: translate("Lines", "Page"),
    }[kind]


def contact_words(contact: Contact) -> str:
    """What belongs to a number: the word to send, the key to press, for whom, in which language."""
    parts = (
        translate("Lines", "write {word}").format(word=apart(contact.write)) if contact.write else "",
        translate("Lines", "then press {key}").format(key=contact.press) if contact.press else "",
        translate("Lines", "the last digits spell {word}").format(word=contact.letters) if contact.letters else "",
        contact.region,
        contact.served,
        contact.languages,
        contact.hours.words if contact.hours else "",
    )
    return " · ".join(part for part in parts if part)


def opening_words(hours: Hours, found: Opening, now: datetime, here: tzinfo | None = None) -> str:
    """Whether somebody answers now, by the line's own times, in the person's time (``here``; None: this computer's)."""
    if found.state is State.ALWAYS:
        return translate("Lines", "Day and night, as its pages say")
    if found.state is State.NOT_SURE:
        return hours.words
    if found.state is State.NOT_KNOWN or found.opens is None or found.closes is None:
        return translate("Lines", "We do not know its hours")
    opens, closes = found.opens.astimezone(here), found.closes.astimezone(here)
    times = {"from": _time(opens), "to": _time(closes)}
    if found.state is State.OPEN:
        return translate("Lines", "Open now by its own times: {from} to {to} where you are").format(**times)
    days = (opens.date() - now.astimezone(here).date()).days
    day = translate("Lines", "today") if days == 0 else translate("Lines", "tomorrow") if days == 1 else ""
    times["day"] = day or weekday(opens.isoweekday())
    return translate("Lines", "Closed now by its own times. Next: {day}, {from} to {to} where you are").format(**times)


def _time(at: datetime) -> str:
    return time_words(Moment.of(at))


def served_words(line: Line) -> str:
    """For whom it is, and who may be turned away."""
    served = translate("Lines", "For: {whom}.").format(whom=line.served) if line.served else ""
    about = translate("Lines", "About: {what}.").format(what=line.about) if line.about else ""
    reach = ""
    if line.not_in:
        reach = translate("Lines", "Not in {countries}.").format(countries=listed(map(country_name, line.not_in)))
    return " ".join(part for part in (served, about, line.not_served, reach) if part)


def checked_words(shown: Shown) -> str:
    """How far the number can be relied on, in one line."""
    line = shown.line
    return day_words(Checked(line.checked, line.method is Method.PHONED, shown.age))


def day_words(checked: Checked) -> str:
    """The same of a line that somebody handed over."""
    parts = [
        "" if checked.phoned else translate("Lines", "Not yet confirmed by phone"),
        translate("Lines", "checked on {day}").format(day=short_day(checked.day)),
        translate("Lines", "may have changed") if checked.age is Age.MAY_HAVE_CHANGED else "",
    ]
    return " · ".join(part for part in parts if part)


def bill_words(line: Line) -> str:
    """What a call leaves behind."""
    trace = line.log or translate("Lines", "It stays in the phone's list.")
    if line.bill is Bill.NOT_SHOWN:
        return translate("Lines", "Not on the bill, as its pages say.") + " " + trace
    return translate("Lines", "May show on the bill and in the phone's list.")


def details(line: Line) -> list[tuple[str, str]]:
    """Everything else that is known, and what is not: a name and a text each."""
    unknown = translate("Lines", "We do not know.")
    return [
        (translate("Lines", "Hours"), _own_hours(line.hours)),
        (translate("Lines", "Languages"), line.languages or unknown),
        (translate("Lines", "Run by"), line.operator or unknown),
        (translate("Lines", "Cost"), _cost(line.cost) or unknown),
        (translate("Lines", "On the bill"), bill_words(line)),
        (translate("Lines", "Does it call the police?"), line.police or _police()),
        (translate("Lines", "Where we saw it"), f"{line.source}. {_seen(line)}"),
    ]


def _own_hours(hours: Hours) -> str:
    """Its times in its own zone."""
    if hours.words:
        return f"{hours.words} ({hours.zone})" if hours.zone else hours.words
    return translate("Lines", "Day and night.") if hours.always else translate("Lines", "We do not know.")


def _cost(cost: str) -> str:
    return translate("Lines", "Free, as its pages say.") if cost == "free" else cost


def _police() -> str:
    return translate("Lines", "We do not know. You can ask before you say who you are.")


def _seen(line: Line) -> str:
    seen = {
        Confidence.A: translate("Lines", "A page of the line itself or of a government."),
        Confidence.A_AND_B: translate("Lines", "Pages of a government and of others."),
    }.get(line.confidence, translate("Lines", "Pages of others."))
    return seen if line.method is Method.PHONED else f"{seen} {translate('Lines', 'Nobody has phoned.')}"


def instant(ms: int) -> datetime:
    """A stamp as an instant."""
    return datetime.fromtimestamp(ms / 1000, UTC)
