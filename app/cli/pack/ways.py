"""Ways over: encrypted, and as symbols to photograph."""

from __future__ import annotations

import argparse
from pathlib import Path

from app.cli import terminal
from app.cli.pack import files, sentences
from app.cli.stop import Exit, Stop
from app.errors import UntrustedInput
from app.handover import newfiles, png, symbols
from app.handover.opening import unpack
from app.packs import agefile, frames, reading
from app.packs.frames import Collector
from app.packs.model import Contact, Pack
from app.packs.refusal import Reason, Refused


def encrypt(args: argparse.Namespace) -> Exit:
    """``pack encrypt``.  First signed, then encrypted: what does not verify is refused."""
    data = files.plain(args.file)
    signed = reading.read(data)
    recipients = [*args.to, *(_recipient(path) for path in args.to_contact)]
    if recipients and (args.words_file is not None or args.draw_words):
        raise Stop(Exit.USAGE, sentences.NOT_BOTH)
    if not all(agefile.is_recipient(one) for one in recipients):
        raise Stop(Exit.REFUSED, sentences.NO_RECIPIENT)
    if recipients:
        sealed = agefile.encrypt_to(data, recipients)
        if isinstance(signed.what, Pack) and len(recipients) == 1 and not signed.what.recipient:
            terminal.tell(sentences.FOR_ONE_PERSON)
    else:
        sealed = agefile.encrypt_with_words(data, files.fresh_words(args.words_file, draw=args.draw_words))
    out = agefile.armored(sealed).encode("ascii") if args.armor else sealed
    files.write(args.out, out)
    terminal.answer(args.json, {"written": True, "bytes": len(out)}, f"Encrypted: {len(out)} bytes.")
    return Exit.DONE


def _recipient(path: Path) -> str:
    signed = reading.read(files.plain(path))
    if not isinstance(signed.what, Contact):
        raise Stop(Exit.USAGE, sentences.NO_CARD)
    if not signed.what.age:
        raise Stop(Exit.USAGE, sentences.NOT_AN_AGE_RECIPIENT)
    return signed.what.age


def decrypt(args: argparse.Namespace) -> Exit:
    """``pack decrypt``."""
    data = files.note(args)
    signed = reading.read(data)
    files.write(args.out, data)
    answer = {"written": True, "type": str(signed.note.type), "bytes": len(data)}
    terminal.answer(args.json, answer, f"Opened, and every signature that is here holds: {len(data)} bytes.")
    return Exit.DONE


def qr(args: argparse.Namespace) -> Exit:
    """``pack qr``: one picture for each symbol."""
    data = unpack(files.read(args.file))
    if not agefile.is_encrypted(data):
        reading.read(data)
    made = frames.split(data)
    pictures = [
        (args.out / f"{place:02d}-of-{len(made):02d}.png", symbols.picture(frame, args.scale))
        for place, frame in enumerate(made, start=1)
    ]
    newfiles.write(pictures, args.out)
    terminal.answer(args.json, {"written": True, "pictures": len(pictures)}, f"Pictures: {len(pictures)}.")
    return Exit.DONE


def unqr(args: argparse.Namespace) -> Exit:
    """``pack unqr``: pictures in any order; one that cannot be read does not keep the others from it."""
    collector = Collector()
    found = 0
    for path in args.images:
        try:
            found += symbols.take(collector, [png.read(files.read(path, png.MOST_BYTES))])
        except Refused as refused:
            if refused.reason not in (Reason.PICTURE, Reason.TOO_BIG):
                raise
            terminal.tell(f"{path.name}: {sentences.REASONS[refused.reason]}")
        except UntrustedInput:
            terminal.tell(f"{path.name}: {sentences.REASONS['unreadable']}")
    data = collector.joined()
    if not agefile.is_encrypted(data):
        reading.read(data)
    files.write(args.out, data)
    answer = {"written": True, "symbols": found, "bytes": len(data)}
    terminal.answer(args.json, answer, f"Symbols: {found}. Written: {len(data)} bytes.")
    return Exit.DONE
