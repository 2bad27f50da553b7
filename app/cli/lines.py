"""``yarrow-cli lines``: whom one could call or write to.  It says numbers; it dials none."""

from __future__ import annotations

import argparse
from datetime import UTC, date, datetime

import msgspec

from app.circle.board import Board, Checked, Shown, board
from app.circle.circle import OTHER
from app.circle.model import HelpLine, HelpLineDraft
from app.circle.resources import read
from app.circle.resources.ageing import Age
from app.circle.resources.model import Contact, Emergency, Hours, Kind, Line, Method
from app.circle.resources.opening import State, opening
from app.cli import sentences, terminal
from app.cli.opening import opened
from app.cli.shapes import Shape
from app.cli.stop import Exit, Stop
from app.errors import Code, UserFixable
from app.exchange.records import stamp
from app.handover.checked import checked_lines
from app.session import Session

NONE = "none"

_KINDS = {
    Kind.VOICE: "call", Kind.TEXT: "text", Kind.TTY: "TTY", Kind.CHAT: "chat on", Kind.MAIL: "mail", Kind.WHATSAPP: "WhatsApp",
    Kind.USSD: "dial", Kind.WEB: "page",
}  # fmt: skip
_STATES = {
    State.ALWAYS: "day and night, as its pages say",
    State.OPEN: "open now, by its own times",
    State.CLOSED: "closed now, by its own times",
    State.NOT_KNOWN: "hours not known to us",
}


def lines(args: argparse.Namespace) -> Exit:
    """Say the lines, or change what is kept of them."""
    with opened(args) as (session, _):
        done = _change(session, args)
        chosen = _code(args.country) if args.country is not None else session.circle.country()
        now = datetime.fromtimestamp(session.clock.now_ms() / 1000, UTC)
        today = session.clock.here().as_date()
        found = board(chosen, today, session.circle.kept(), checked_lines(session))
    if args.json:
        terminal.say_json(_shape(found, now))
        return Exit.DONE
    if done:
        terminal.tell(done)
    for line in _said(found, now):
        terminal.say(line)
    return Exit.DONE


def _change(session: Session, args: argparse.Namespace) -> str:
    """Do what was asked for; what to say of it."""
    circle = session.circle
    if args.choose is not None:
        code = "" if args.choose == NONE else _code(args.choose)
        circle.choose_country(code)
        return "Kept." if code else "No country is kept any more."
    if args.add is not None:
        kept = circle.save(HelpLineDraft(None, args.add, args.contact, args.hours, args.note)).value
        return f"Kept: {kept.id}"
    if args.hide is not None or args.unhide is not None:
        line_id = args.hide if args.hide is not None else args.unhide
        _built_in(line_id)
        (circle.hide if args.hide is not None else circle.unhide)(line_id)
        return "Hidden." if args.hide is not None else "Shown again."
    if args.delete is not None:
        if not circle.get(args.delete).own:
            raise UserFixable(Code.NOT_FOUND)
        circle.purge(args.delete)
        return "Deleted for good."
    return ""


def _code(said: str) -> str:
    """A country as typed.  Raises `Stop`."""
    code = said.upper()
    if code in read.codes():
        return code
    if said.lower() == OTHER:
        return OTHER
    raise Stop(Exit.USAGE, sentences.NO_SUCH_COUNTRY.format(codes=" ".join((*read.codes(), OTHER))))


def _built_in(line_id: str) -> None:
    country = read.country(line_id[:2].upper())
    if country is None or line_id not in {line.id for line in country.lines}:
        raise UserFixable(Code.NOT_FOUND)


# for scripts


def _shape(found: Board, now: datetime) -> Shape:
    return {
        "country": found.country or None,
        "emergency": [msgspec.to_builtins(number) for number in found.emergency],
        "own": [_own_shape(line, found.checked.get(line.id or "")) for line in found.own],
        "lines": [_line_shape(shown, now) for shown in (*found.lines, *found.wide)],
        "hidden": [shown.line.id for shown in found.put_away],
        "too_old": found.too_old,
    }


def _own_shape(line: HelpLine, checked: Checked | None) -> Shape:
    dated = {"checked": checked.day.isoformat(), "age": checked.age.value} if checked else {}
    return {
        "id": line.id, "name": line.name, "contact": line.contact, "hours": line.hours, "note": line.note,
        "created": stamp(line.created_at), "modified": stamp(line.modified_at), **dated,
    }  # fmt: skip


def _line_shape(shown: Shown, now: datetime) -> Shape:
    plain: Shape = msgspec.to_builtins(shown.line)
    changed = {"name": shown.name, "contact": shown.contact, "hours": shown.hours, "note": shown.own_note}
    mine = {key: value for key, value in changed.items() if value and shown.change}
    return {**plain, "now": opening(shown.line.hours, now).state.value, "age": shown.age.value, "changed": mine or None}


# for eyes


def _said(found: Board, now: datetime) -> list[str]:
    said = [_emergency(number) for number in found.emergency] or [
        "In an emergency: the emergency number where you are."
    ]
    said += [sentences.BEFORE_CALLING, ""]
    for own in found.own:
        checked = found.checked.get(own.id or "")
        dated = [f"    {_checked(checked.day, checked.age, phoned=checked.phoned)}"] if checked else []
        said += [f"{own.name or own.contact}  {own.id}", *_own_lines(own), *dated, ""]
    for shown in (*found.lines, *found.wide):
        said += [*_lines(shown, now), ""]
    if found.unreadable:
        said.append(sentences.LINES_UNREADABLE)
    elif not found.country:
        said.append(sentences.CHOOSE_A_COUNTRY)
    elif not (found.lines or found.wide or found.put_away or found.too_old):
        said.append(sentences.NO_LINES)
    if found.put_away:
        said.append("Hidden by you: " + ", ".join(shown.line.id for shown in found.put_away))
    if found.too_old:
        said.append(sentences.TOO_OLD.format(count=found.too_old))
    return said


def _emergency(number: Emergency) -> str:
    where = " from a mobile" if number.silent_from else ""
    silent = f" If you cannot speak{where}: {number.number}, then {number.silent}." if number.silent else ""
    return f"In an emergency: {number.number}.{silent} {number.note}".rstrip()


def _own_lines(line: HelpLine) -> list[str]:
    texts = [*([line.contact] if line.name else []), line.hours, line.note]
    return [f"    {part}" for text in texts if text for part in text.split("\n")]


def _lines(shown: Shown, now: datetime) -> list[str]:
    line = shown.line
    said = [f"{shown.name}{f' ({line.region})' if line.region else ''}  {line.id}"]
    said += [line.note] if line.note else []
    said += shown.contact.split("\n") if shown.contact else [_contact(contact) for contact in line.contacts]
    said.append(shown.hours or _hours(line.hours, now))
    said += [f"for: {line.served}"] if line.served else []
    said += [f"about: {line.about}"] if line.about else []
    said += [text for text in (line.not_served, line.police, shown.own_note) if text]
    return [said[0], *(f"    {text}" for text in (*said[1:], _seen(line, shown.age)))]


def _contact(contact: Contact) -> str:
    more = (
        f"write {contact.write}" if contact.write else "", f"then press {contact.press}" if contact.press else "",
        contact.letters, contact.region, contact.served, contact.languages, contact.hours.words if contact.hours else "",
    )  # fmt: skip
    told = ", ".join(part for part in more if part)
    return f"{_KINDS[contact.kind]} {contact.value}" + (f" ({told})" if told else "")


def _hours(hours: Hours, now: datetime) -> str:
    state = _STATES.get(opening(hours, now).state, "")
    return "; ".join(part for part in (hours.words, state) if part)


def _seen(line: Line, age: Age) -> str:
    return _checked(line.checked, age, phoned=line.method is Method.PHONED)


def _checked(day: date, age: Age, *, phoned: bool) -> str:
    unsure = "" if phoned else "not yet confirmed by phone; "
    return f"{unsure}checked on {day}" + ("; may have changed" if age is not Age.FRESH else "")
