"""Looking at what somebody handed over, without notes of one's own: ``verify`` and ``inspect``."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import Any

import msgspec

from app.cli import terminal
from app.cli.pack import files, keys, sentences
from app.cli.stop import Exit
from app.handover.building import what_leaves
from app.packs import reading
from app.packs.kept import kind_of
from app.packs.keys import fingerprint_digits, fingerprint_words
from app.packs.model import Contact, Pack
from app.packs.reading import Signed


def verify(args: argparse.Namespace) -> Exit:
    """``pack verify``."""
    signed = reading.read(files.note(args))
    if args.json:
        terminal.say_json(_shape(signed))
        return Exit.DONE
    terminal.say(f"Every signature that is here holds: {signed.note.type}")
    for line in _signers(signed):
        terminal.say(line)
    terminal.tell(sentences.CLAIMED)
    return Exit.DONE


def inspect(args: argparse.Namespace) -> Exit:
    """``pack inspect``: everything that is inside."""
    data = files.note(args)
    signed = reading.read(data)
    if args.json:
        terminal.say_json({**_shape(signed), "says": msgspec.to_builtins(signed.what)})
        return Exit.DONE
    for line in _signers(signed):
        terminal.say(line)
    if isinstance(signed.what, Pack):
        for line in _overview(signed.what):
            terminal.say(line)
    terminal.say("")
    terminal.say("Everything in the file:")
    for said in what_leaves(data):
        head, *more = said.text.split("\n")
        terminal.say(f"{said.where}: {head}" if said.where else head)
        for line in more:
            terminal.say(f"    {line}" if line else "")
    terminal.tell(sentences.CLAIMED)
    return Exit.DONE


def _overview(pack: Pack) -> Iterator[str]:
    yield f"{pack.title}  (version {pack.seq}{', ' + pack.made if pack.made else ''}, {pack.licence})"
    if pack.content_note:
        yield f"    {pack.content_note}"
    for item in pack.items:
        note = f"  – {item.content_note}" if item.content_note else ""
        yield f"    {item.id:<24} {kind_of(item):<14} {item.title}{note}"


def _signers(signed: Signed[Any]) -> Iterator[str]:
    """Names as the file says them, beside what can be compared."""
    shown = _shown(signed)
    for place, key in enumerate(signed.signers):
        missing = f"  – {sentences.NOT_HERE}" if key in signed.note.lacking else ""
        yield f"{shown[place]['shown'] or key.name}  [{shown[place]['role'] or 'signed'}]  {key.name}{missing}"
        yield f"    {' '.join(fingerprint_words(key.key))}"
        yield f"    {fingerprint_digits(key.key)}"


def _shown(signed: Signed[Any]) -> list[dict[str, str]]:
    if isinstance(signed.what, Pack):
        return [{"shown": one.shown, "role": str(one.role)} for one in signed.what.signers]
    shown = signed.what.shown if isinstance(signed.what, Contact) else ""
    return [{"shown": shown, "role": ""} for _ in signed.signers]


def _shape(signed: Signed[Any]) -> dict[str, object]:
    return {
        "type": str(signed.note.type),
        "hash": signed.hash,
        "signers": [
            {**keys.public(key), **said, "signed": key not in signed.note.lacking}
            for key, said in zip(signed.signers, _shown(signed), strict=True)
        ],
    }  # fmt: skip
