"""Packs in one's own notes: ``install``, ``list``, ``remove``."""

from __future__ import annotations

import argparse
from dataclasses import replace

from app.cli import terminal
from app.cli.opening import opened
from app.cli.pack import files, sentences
from app.cli.stop import Exit, Stop
from app.errors import Code, UserFixable
from app.exchange.records import stamp
from app.handover import applying, planning, reviewing, undoing
from app.handover.model import Fate, Met, Plan, Review, Standing
from app.packs.kept import KeptItem, KeptPack
from app.packs.trust import of_key
from app.session import Session

_FEWEST_SIGNS = 4


def install(args: argparse.Namespace) -> Exit:
    """``pack install``: review, plan, and, unless it is a dry run, apply."""
    if (args.file is None) == (args.undo is None):
        raise Stop(Exit.USAGE, sentences.FILE_OR_UNDO)
    with opened(args) as (session, _):
        if args.undo is not None:
            return _undo(args, session)
        review = reviewing.review(session, files.note(args, session))
        plan = _plan(args, review)
        answer = {"dry_run": args.dry_run, **_plan_shape(review, plan)}
        if not args.json:
            _say_plan(review, plan)
        done = sentences.DRY
        if not args.dry_run:
            applied = applying.apply(session, plan).value
            answer |= {"apply_id": applied.apply_id or None}
            counts = applied.counts
            undo = f" To take it back: --undo {applied.apply_id}" if applied.apply_id else ""
            done = f"Added: {counts[Fate.ADDED]}. Updated: {counts[Fate.UPDATED]}.{undo}"
        terminal.answer(args.json, answer, done)
    return Exit.DONE


def _undo(args: argparse.Namespace, session: Session) -> Exit:
    undone = undoing.undo(session, args.undo).value
    stayed = f" {undone.stayed} that you changed since stayed, and are your own now." if undone.stayed else ""
    answer = {"taken_back": undone.taken_back, "stayed": undone.stayed}
    terminal.answer(args.json, answer, f"Taken back: {undone.taken_back}.{stayed}")
    return Exit.DONE


def _plan(args: argparse.Namespace, review: Review) -> Plan:
    choices = planning.usual(review)
    if args.items is not None:
        wanted = frozenset(args.items)
        if not wanted <= {item.id for item in review.items}:
            raise Stop(Exit.USAGE, sentences.NO_SUCH_ITEM)
        choices = replace(choices, items=wanted)
    return planning.plan(review, replace(choices, author=Met(args.author)))


def _plan_shape(review: Review, plan: Plan) -> dict[str, object]:
    return {
        "pack_id": review.pack.id,
        "seq": review.pack.seq,
        "title": review.pack.title,
        "standing": review.standing,
        "state": review.state,
        "months": review.months,
        "meant": review.meant,
        "needs_author": plan.needs_author,
        "signers": [
            {"name": one.key.name, "shown": one.shown, "role": one.role, "state": one.state, "words": list(one.words), "signed": not one.missing}
            for one in review.signers
        ],
        "counts": {str(fate): count for fate, count in plan.counts.items()},
        "items": [
            {"id": one.id, "kind": one.kind, "title": one.title, "fate": one.fate, "why": one.why, "touches": sorted(one.touches)}
            for one in plan.items
        ],
    }  # fmt: skip


_STANDINGS = {
    Standing.NEW: "not here yet",
    Standing.SAME: "this version is here",
    Standing.NEWER: "newer than what is here",
}


def _age(months: int | None) -> str:
    if months is None:
        return ""
    if months < 1:
        return ", made this month" if months == 0 else ", made in a month to come, as it says"
    return f", made {months} month{'' if months == 1 else 's'} ago"


def _say_plan(review: Review, plan: Plan) -> None:
    age = _age(review.months)
    terminal.say(f"{review.pack.title}  (version {review.pack.seq}{age}): {_STANDINGS[review.standing]}.")
    for signer in review.signers:
        state = sentences.OWN if signer.own else sentences.TRUST[signer.state]
        if signer.missing:
            state = sentences.NOT_HERE
        terminal.say(f"    {signer.shown}  [{signer.role}]  {state}: {' '.join(signer.words)}")
    if said := sentences.MEANT[review.meant]:
        terminal.say(f"    {said}")
    if review.pack.content_note:
        terminal.say(f"    {review.pack.content_note}")
    for fresh in review.fresh:
        terminal.say(f"    New in this file: the signature of {fresh.name}.")
    for one in plan.items:
        why = (
            f" ({sentences.WHYS[one.why]}{': ' + ', '.join(sorted(one.touches)) if one.touches else ''})"
            if one.why
            else ""
        )
        terminal.say(f"  {sentences.FATES[one.fate]:<14} {one.id:<24} {one.kind:<14} {one.title}{why}")


def list_(args: argparse.Namespace) -> Exit:
    """``pack list``."""
    with opened(args) as (session, _):
        packs = [(pack, session.packs.items(pack.id)) for pack in session.packs.all()]
        answer = [_shape(session, pack, items) for pack, items in packs]
    if args.json:
        terminal.say_json(answer)
        return Exit.DONE
    for (pack, items), told in zip(packs, answer, strict=True):
        terminal.say(f"{pack.id}  {pack.pack.title}  (version {pack.seq})")
        terminal.say(f"    {pack.author.shown}: {told['state']}")
        for item in items:
            terminal.say(f"    {item.id:<24} {item.kind:<14} {item.item.title}")
    return Exit.DONE


def _shape(session: Session, pack: KeptPack, items: list[KeptItem]) -> dict[str, object]:
    said = pack.pack
    place = said.signers.index(pack.author)
    known = of_key(session.packs.signers.book(), pack.keys[place])
    own = known.key in session.packs.own.publics()
    return {
        "id": pack.id,
        "seq": pack.seq,
        "title": said.title,
        "author": pack.author.shown,
        "state": sentences.OWN if own else sentences.TRUST[known.state],
        "items": [{"id": one.id, "kind": one.kind, "title": one.item.title, "policy": one.policy} for one in items],
        "addings": [
            {"apply_id": one.id, "made": stamp(one.created_at), "seq": one.seq, "undoable": one.undoable}
            for one in undoing.addings(session, pack.id)
        ],
    }


def remove(args: argparse.Namespace) -> Exit:
    """``pack remove``."""
    with opened(args) as (session, _):
        pack = _named(session, args.id)
        keep = {item.id for item in undoing.edited_items(session, pack.id)} if args.keep_edited else set()
        removed = undoing.remove(session, pack.id, keep=keep, keep_signers=args.keep_signers).value
    kept = f" Yours from now on: {removed.kept_as_own}." if removed.kept_as_own else ""
    answer = {"removed": removed.removed, "kept_as_own": removed.kept_as_own}
    terminal.answer(args.json, answer, f"Removed: {removed.removed}. Nothing of the pack remains.{kept}")
    return Exit.DONE


def _named(session: Session, said: str) -> KeptPack:
    """The pack with this identity, or the only one that begins so."""
    exact = session.packs.find(said)
    if exact is not None:
        return exact
    found = [pack for pack in session.packs.all() if len(said) >= _FEWEST_SIGNS and pack.id.startswith(said)]
    if len(found) > 1:
        raise Stop(Exit.USAGE, sentences.MANY_BEGIN_SO)
    if not found:
        raise UserFixable(Code.NOT_FOUND)
    return found[0]
