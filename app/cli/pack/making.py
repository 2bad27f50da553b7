"""Making a pack: its folder, its text, its signatures."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from app.cli import terminal
from app.cli.pack import files, keys, sentences
from app.cli.stop import Exit, Stop
from app.clock import SystemClock
from app.errors import UntrustedInput
from app.handover import checks, newfiles, source, ticks
from app.handover.checklist import Mark, Row, Stage, checklist
from app.handover.finding import Finding, Level
from app.handover.source import Source
from app.handover.sourcefiles import PACK_FILE, SourceRefused
from app.handover.sourcetoml import dump
from app.handover.texts import pieces
from app.handover.ticks import Ticks
from app.packs import note, reading
from app.packs.drafts import new_pack_id
from app.packs.keys import SigningKey, VerifierKey
from app.packs.model import Contact, Pack, Role
from app.packs.refusal import Reason, Refused

_IN_ITEM = re.compile(r"\$\.items\[([0-9]+)\](.*)")


def start(args: argparse.Namespace) -> Exit:
    """``pack start``."""
    key, shown = keys.signing_key(args)
    head = {"id": new_pack_id(), "seq": 1, "title": args.title, "lang": args.lang, "licence": args.licence}
    signer = {"name": key.name, "shown": shown, "role": "author", "contact": "", "key": key.verifier.line}
    open_still = {"summary": "", "content_note": "", "not_this": "", "made": "", "region": [], "reviewed_by": []}
    text = dump({**head, **open_still, "signers": [signer]})
    newfiles.write([(args.out / PACK_FILE, text.encode("utf-8"))], args.out)
    terminal.say("The folder was begun. Each item is a file of its own: 01-its-name.md (docs/guide/packs.md).")
    return Exit.DONE


def build(args: argparse.Namespace) -> Exit:
    """``pack build``."""
    found = _source(args.source)
    data = _text(found, _verifiers(found, _cards(args.contact)))
    files.write(args.out, data)
    answer = {"written": True, "id": found.pack.id, "seq": found.pack.seq, "bytes": len(data)}
    terminal.answer(args.json, answer, f"The text was written, to be signed: {len(data)} bytes.")
    return Exit.DONE


def sign(args: argparse.Namespace) -> Exit:
    """``pack sign``: the first signature."""
    if args.source.is_dir():
        found = _source(args.source)
        key, _ = keys.signing_key(args)
        text = _text(found, _verifiers(found, [*_cards(args.contact), key.verifier]))
    else:
        text = files.read(args.source)
        if b"\n\n" in text:  # JSON with an indentation has no empty line: these are signatures
            raise Stop(Exit.USAGE, sentences.SIGNED_ALREADY)
        key, _ = keys.signing_key(args)
    return _signed(args, note.seal(text, [key]), key)


def cosign(args: argparse.Namespace) -> Exit:
    """``pack cosign``: one more."""
    data = files.plain(args.file)
    reading.unfinished(data)
    key, _ = keys.signing_key(args)
    return _signed(args, reading.cosign(data, key), key)


def _signed(args: argparse.Namespace, data: bytes, key: SigningKey) -> Exit:
    try:
        found = reading.unfinished(data)
    except Refused as refused:
        if refused.reason is not Reason.SIGNATURE or _names(data, key.verifier):
            raise
        raise Stop(Exit.USAGE, sentences.NOT_A_SIGNER) from refused
    if key.verifier not in found.signers:
        raise Stop(Exit.USAGE, sentences.NOT_A_SIGNER)
    files.write(args.out, data)
    lacking = [one.name for one in found.note.lacking]
    answer = {"signed": True, "id": found.what.id, "seq": found.what.seq, "bytes": len(data), "still_to_sign": lacking}
    terminal.answer(args.json, answer, f"Signed: {len(data)} bytes.")
    authors = {one.name for one in found.what.signers if one.role is Role.AUTHOR}
    for sentence, names in (
        (sentences.STILL_TO_SIGN, [name for name in lacking if name in authors]),
        (sentences.MAY_STILL_SIGN, [name for name in lacking if name not in authors]),
    ):
        if names:
            terminal.tell(sentence + ", ".join(names))
    return Exit.DONE


def _names(data: bytes, key: VerifierKey) -> bool:
    """Whether a text has this key among the lines before its JSON."""
    return key.line.encode("ascii") in data.partition(b"\n{")[0].split(b"\n")


def unpack(args: argparse.Namespace) -> Exit:
    """``pack unpack``."""
    signed = reading.read_pack(files.note(args))
    source.write(signed.what, args.out, signed.signers)
    terminal.say(f"Written: {len(signed.what.items)} items.")
    return Exit.DONE


# looking through


class Place(NamedTuple):
    """Where something was found."""

    file: str
    line: int
    found: Finding


def lint(args: argparse.Namespace) -> Exit:
    """``pack lint``."""
    try:
        found, pack, settled = _looked_at(args.source)
    except SourceRefused as refused:
        _say_problems(args, refused)
        return Exit.REFUSED
    today = SystemClock().here().as_date()
    findings = ticks.settle(checks.check(pack, pack.items, today), settled.leave)
    rows = list(checklist(pack.items, findings, settled.done))
    places = [_place(found, pack, one) for one in findings]
    _say(args, pack, places, rows)
    weights = {one.level for one in findings}
    bad = Level.REFUSED in weights or (args.strict and Level.RULE in weights)
    return Exit.REFUSED if bad else Exit.DONE


def _looked_at(path: Path) -> tuple[Source | None, Pack, Ticks]:
    if path.is_dir():
        found = source.read_source(path)
        return found, found.pack, ticks.read(path)
    return None, reading.unfinished(files.plain(path)).what, Ticks()


def _place(found: Source | None, pack: Pack, one: Finding) -> Place:
    if found is None:
        return Place("", 0, one)
    item = next((item for item in pack.items if item.id == one.item), None)
    text = next((piece.text for piece in pieces(item) if piece.where == one.where), "") if item else ""
    word = text[one.start : one.end]
    first = word.split("\n")[0].split(" ")[0]
    return Place(*found.at(one.item, one.where, text[: one.start], first), one)


def _say_problems(args: argparse.Namespace, refused: SourceRefused) -> None:
    problems = [dict(zip(("file", "line", "where", "reason"), one, strict=True)) for one in refused.problems]
    if args.json:
        terminal.say_json({"problems": problems, "findings": [], "checklist": [], "reading_level": None})
        return
    for one in refused.problems:
        where = "" if one.where == "$" else f" {one.where}:"
        reason = sentences.REASONS.get(one.reason, "this cannot be read")
        terminal.say(f"{_at(one.file, one.line)}:{where} {reason} ({one.reason})")


def _say(args: argparse.Namespace, pack: Pack, places: Sequence[Place], rows: Sequence[Row]) -> None:
    measured = checks.measured_level(pack.lang, pack.items)
    if args.json:
        findings = [{"file": one.file, "line": one.line, **_shape(one.found)} for one in places]
        points = [
            {"stage": row.point.stage, "point": row.point.id, "item": row.item, "mark": row.mark, "key": row.key}
            for row in rows
        ]
        terminal.say_json({"problems": [], "findings": findings, "checklist": points, "reading_level": measured})
        return
    for place in places:
        one = place.found
        where = f"{place.file and _at(place.file, place.line)}" or one.item or "pack"
        terminal.say(f"{where}: {one.where}: {sentences.LEVELS[one.level]}: {sentences.finding(one)} ({one.code})")
    if args.checklist:
        _say_checklist(rows)
    counts = {level: sum(one.found.level is level for one in places) for level in Level}
    asked = sum(row.mark is Mark.ASK for row in rows)
    terminal.say(
        f"Needed: {counts[Level.REFUSED]}. Against a rule: {counts[Level.RULE]}. Worth a look: {counts[Level.LOOK]}. "
        f"Left as it is: {counts[Level.LEFT]}. "
        f"Points that only people can answer: {asked}."
    )


_MARKS = {Mark.DONE: "[x]", Mark.OPEN: "[!]", Mark.ASK: "[ ]"}


def _say_checklist(rows: Sequence[Row]) -> None:
    for stage in Stage:
        terminal.say(f"{sentences.STAGES[stage]}:")
        for row in rows:
            if row.point.stage is stage:
                terminal.say(f"  {_MARKS[row.mark]} {sentences.POINTS[row.point.id]}  {row.key}")


def _shape(one: Finding) -> dict[str, object]:
    return {
        "item": one.item, "where": one.where, "code": one.code, "level": one.level, "detail": one.detail,
        "start": one.start, "end": one.end,
    }  # fmt: skip


def _at(file: str, line: int) -> str:
    return f"{file}:{line}" if line else file


# keys and texts


def _source(folder: Path) -> Source:
    """The folder of a pack; what is wrong with it is said file by file."""
    try:
        return source.read_source(folder)
    except SourceRefused as refused:
        for one in refused.problems[:-1]:
            reason = sentences.REASONS.get(one.reason, "this cannot be read")
            terminal.tell(f"{_at(one.file, one.line)}: {one.where}: {reason} ({one.reason})")
        last = refused.problems[-1]
        raise UntrustedInput(refused.code, reason=last.reason, where=_at(last.file, last.line), detail="") from None


def _cards(paths: Sequence[Path]) -> list[VerifierKey]:
    found = []
    for path in paths:
        signed = reading.read(files.plain(path))
        if not isinstance(signed.what, Contact):
            raise Stop(Exit.USAGE, sentences.NO_CARD)
        found.append(signed.signers[0])
    return found


def _verifiers(found: Source, known: Sequence[VerifierKey]) -> list[VerifierKey]:
    """The public key of every signer: what the folder says, else what was named."""
    by_name = {key.name: key for key in known}
    keys_of = []
    for signer, key in zip(found.pack.signers, found.keys, strict=True):
        chosen = key or by_name.get(signer.name)
        if chosen is None:
            raise Stop(Exit.USAGE, sentences.NO_PUBLIC_KEY + signer.name)
        keys_of.append(chosen)
    return keys_of


def _text(found: Source, signers: Sequence[VerifierKey]) -> bytes:
    """The text to be signed.  What a reader would refuse is said with the file in which it stands."""
    try:
        return reading.write(found.pack, signers)
    except Refused as refused:
        inside = _IN_ITEM.fullmatch(refused.where)
        if inside is None:
            raise
        file = found.files[int(inside[1])].name
        raise Refused(refused.reason, f"{file}: ${inside[2]}", refused.detail) from None
