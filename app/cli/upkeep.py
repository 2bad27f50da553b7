"""Commands about the vault itself: is it whole, and what opens it."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from app.cli import sentences, terminal
from app.cli.opening import fresh_secret, opened
from app.cli.stop import Exit
from app.cli.wholeness import Finding, find
from app.errors import Code, UserFixable
from app.exchange.records import stamp
from app.vault.secrets import Passphrase, Secret, new_key_file, read_key_file
from app.vault.slots import SlotInfo, SlotRole
from app.vault.vault import Vault

_KINDS = {
    SlotRole.PASSPHRASE: "passphrase",
    SlotRole.RECOVERY_CODE: "recovery-code",
    SlotRole.KEY_FILE: "passphrase-and-key-file",
}


def check(args: argparse.Namespace) -> Exit:
    with opened(args) as (session, _):
        health = session.vault.check()
        findings = find(session.vault.db) if health.sound else [Finding("structure", max(1, len(health.damaged_pages)))]
    whole = not findings
    answer = {
        "whole": whole,
        "damaged_pages": list(health.damaged_pages),
        "findings": [{"what": f.what, "count": f.count} for f in findings],
    }
    if args.json:
        terminal.say_json(answer)
    elif whole:
        terminal.say("Everything was read, and everything is whole.")
    else:
        for finding in findings:
            terminal.say(f"Not whole: {finding.what} ({finding.count}).")
        terminal.say("Nothing was changed. Copy the whole folder to another disk before anything else is tried.")
    return Exit.DONE if whole else Exit.DAMAGED


def passphrase(args: argparse.Namespace) -> Exit:
    with opened(args) as (session, secret):
        fresh = fresh_secret(args.new_passphrase_file, args.new_key_file, args)
        kept = secret.key_file if isinstance(secret, Passphrase) else None
        if fresh.key_file is None and kept is not None and not args.drop_key_file:
            fresh = Passphrase(fresh.text, kept)
        session.vault.change_passphrase(fresh)
    terminal.answer(
        args.json, {"changed": True}, "The passphrase was changed. Copies made before still open with the old one."
    )
    return Exit.DONE


def slots(args: argparse.Namespace) -> Exit:
    with opened(args) as (session, secret):
        vault = session.vault
        if args.add_recovery:
            code = vault.add_recovery_code().value
            terminal.answer(args.json, {"recovery_code": code}, code)
            terminal.tell(sentences.KEEP_THE_CODE)
        elif args.add_key_file is not None:
            _add_key_file(vault, args, secret)
            terminal.answer(
                args.json,
                {"ways": _ways(vault)},
                "A further way in was added: the passphrase together with the key file.",
            )
        elif args.remove is not None:
            vault.remove_slot(args.remove)
            terminal.answer(args.json, {"ways": _ways(vault)}, "This way in was taken away.")
        elif args.json:
            terminal.say_json(_ways(vault))
        else:
            for slot in vault.slots():
                terminal.say(_line(slot))
    return Exit.DONE


def _ways(vault: Vault) -> list[dict[str, object]]:
    return [
        {"number": s.index, "kind": _KINDS[s.kind], "since": stamp(s.made_at) if s.made_at else None}
        for s in vault.slots()
    ]


def _line(slot: SlotInfo) -> str:
    since = f"  since {str(stamp(slot.made_at))[:10]}" if slot.made_at else ""
    return f"{slot.index:>3}  {_KINDS[slot.kind]}{since}"


def _add_key_file(vault: Vault, args: argparse.Namespace, secret: Secret) -> None:
    if args.new_passphrase_file is None and isinstance(secret, Passphrase):
        words = secret.text
    else:
        words = fresh_secret(args.new_passphrase_file, None, args).text
    path: Path = args.add_key_file
    made = not path.exists()
    if made:
        _make_key_file(path)
    try:
        vault.add_key_file(words, read_key_file(path))
    except BaseException:
        if made:
            path.unlink(missing_ok=True)
        raise


def _make_key_file(path: Path) -> None:
    try:
        with os.fdopen(
            os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600), "wb"
        ) as stream:
            stream.write(new_key_file())
            stream.flush()
            os.fsync(stream.fileno())
    except OSError:
        raise UserFixable(Code.KEY_FILE_UNREADABLE) from None
