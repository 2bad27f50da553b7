"""The commands, one function each.  They say what they did; what stands in the way is raised."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TypeVar

from app.cards.model import Card
from app.cli import sentences, shapes, terminal
from app.cli.opening import fresh_secret, opened
from app.cli.stop import Exit, Stop
from app.clock import Moment
from app.errors import Code, UntrustedInput, UserFixable
from app.exchange import clocktext, registry
from app.exchange.model import Fate
from app.journal.model import EntryDraft, EntryLine
from app.session import Session
from app.vault.shelf import Kept, Shelf
from app.vault.vault import create

_PAGE = 200
T = TypeVar("T", bound=Kept)
L = TypeVar("L", bound=EntryLine | Card)


def new(args: argparse.Namespace) -> Exit:
    secret = fresh_secret(args.passphrase_file, args.key_file, args)
    create(args.dir, secret).close()
    terminal.answer(args.json, {"made": True}, "A place for notes was made.")
    return Exit.DONE


def add(args: argparse.Namespace) -> Exit:
    at = _when(args.at)
    with opened(args) as (session, _):
        body = terminal.read_text().strip("\n")
        draft = EntryDraft(None, at, args.title, body, tuple(args.tag), tuple(args.mood))
        if draft.is_blank:
            raise UserFixable(Code.EMPTY)
        kept = session.journal.save(draft).value
    terminal.answer(args.json, shapes.entry(kept), f"Kept: {kept.at.day} {kept.at.clock}  {kept.id}")
    return Exit.DONE


def _when(said: str | None) -> Moment | None:
    """The wall clock that was said; its zone is this computer's at that time, unless one was said."""
    if said is None:
        return None
    stamp = clocktext.read_stamp(said)
    if stamp is None:
        raise UserFixable(Code.BAD_DATE)
    at, timed, zone = stamp
    return Moment.of(at, zone or (_zone_here(at) if timed else ""))


def _zone_here(at: datetime) -> str:
    try:
        offset = at.astimezone().strftime("%z")
    except (OverflowError, ValueError, OSError):
        return ""
    return f"{offset[:3]}:{offset[3:5]}"


def list_(args: argparse.Namespace) -> Exit:
    with opened(args) as (session, _):
        _show_entries(args, session, session.journal.page)
    return Exit.DONE


def search(args: argparse.Namespace) -> Exit:
    query = " ".join(args.query)
    with opened(args) as (session, _):
        for word in session.journal.unclear(query):
            terminal.tell(f"Note: this was not understood and narrows nothing: {word}")
        _show_entries(args, session, lambda before, limit: session.journal.search(query, before, limit, typing=False))
    return Exit.DONE


def _show_entries(
    args: argparse.Namespace, session: Session, page: Callable[[int | None, int], list[EntryLine]]
) -> None:
    entries = (session.journal.get(line.id) for line in _lines(page, args.limit))
    if args.json:
        terminal.stream_json(shapes.entry(e, unveil=args.unveil) for e in entries)
        return
    for kept in entries:
        for line in shapes.entry_lines(kept, unveil=args.unveil):
            terminal.say(line)


def _lines(page: Callable[[int | None, int], list[L]], limit: int) -> Iterator[L]:
    """Page by page, at most ``limit`` of them; 0 is all."""
    before: int | None = None
    left = limit or sys.maxsize
    while left and (found := page(before, min(_PAGE, left))):
        yield from found
        left -= len(found)
        before = found[-1].cursor


def show(args: argparse.Namespace) -> Exit:
    with opened(args) as (session, _):
        kept = named(session.journal, args.id)
    if args.json:
        terminal.say_json(shapes.entry(kept))
    else:
        for line in shapes.entry_lines(kept):
            terminal.say(line)
    return Exit.DONE


def cards(args: argparse.Namespace) -> Exit:
    with opened(args) as (session, _):
        if args.id is None:
            _list_cards(args, session)
            return Exit.DONE
        kept = named(session.cards, args.id)
    if args.json:
        terminal.say_json(shapes.card(kept))
    else:
        for line in shapes.card_lines(kept):
            terminal.say(line)
    return Exit.DONE


def _list_cards(args: argparse.Namespace, session: Session) -> None:
    found = _lines(session.cards.page, args.limit)
    if args.json:
        terminal.stream_json(shapes.card(kept) for kept in found)
    else:
        for kept in found:
            terminal.say(shapes.card_head(kept))


_FEWEST_SIGNS = 4


def named(room: Shelf[T], said: str) -> T:
    """The one in a room with this identity, or the only one that begins so."""
    try:
        return room.get(said)
    except UserFixable:
        if len(said) < _FEWEST_SIGNS:
            raise
    found = [kept for kept in room.each() if (kept.id or "").startswith(said)]
    if len(found) > 1:
        raise Stop(Exit.USAGE, sentences.MANY_BEGIN_SO)
    if not found:
        raise UserFixable(Code.NOT_FOUND)
    return found[0]


def import_(args: argparse.Namespace) -> Exit:
    if (args.path is None) == (args.undo is None):
        raise Stop(Exit.USAGE, sentences.PATH_OR_UNDO)
    with opened(args) as (session, _):
        if args.undo is not None:
            undone = registry.undo(session, args.undo).value
            stayed = f" {undone.stayed} that you changed since stayed." if undone.stayed else ""
            terminal.answer(
                args.json,
                {"removed": undone.removed, "stayed": undone.stayed},
                f"Taken back: {undone.removed}.{stayed}",
            )
            return Exit.DONE
        found = registry.plan(session, args.path, args.format)
        answer = {"dry_run": args.dry_run, **shapes.plan(found)}
        if not args.json:
            for line in shapes.plan_lines(found):
                terminal.say(line)
        if not (found.adds or found.counts[Fate.KNOWN]):
            if args.json:
                terminal.say_json(answer)
            raise UntrustedInput(Code.NOTHING_FOUND)
        done = "Nothing was written: this was a dry run."
        if not args.dry_run:
            report = registry.apply(session, found).value
            added = report.entries + report.others
            answer |= {"added": added, "refused": report.refused, "import_id": report.import_id or None}
            undo = f" To take it back: --undo {report.import_id}" if report.import_id else ""
            done = f"Added: {added}.{undo}"
        terminal.answer(args.json, answer, done)
    return Exit.DONE


def export(args: argparse.Namespace) -> Exit:
    with opened(args) as (session, _):
        report = registry.EXPORTERS[args.format](session, args.out)
    answer = {"files": report.files, "entries": report.entries, "others": report.others}
    terminal.answer(
        args.json, answer, f"Written. Entries: {report.entries}, other records: {report.others}, files: {report.files}."
    )
    terminal.tell(sentences.READABLE)
    return Exit.DONE
