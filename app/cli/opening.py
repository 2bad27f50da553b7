"""Asking for what opens the notes, and opening them."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.cli import sentences, terminal
from app.cli.stop import Exit, Stop
from app.errors import Code, UserFixable
from app.session import Session
from app.vault.folder import exists
from app.vault.secrets import Passphrase, RecoveryCode, Secret, read_key_file, strength
from app.vault.vault import open_vault

_WEAK = 1  # levels 0 and 1: within a month for one large graphics card


@contextmanager
def opened(args: argparse.Namespace) -> Iterator[tuple[Session, Secret]]:
    """The session of ``DIR``, and what opened it; closed at the end, whatever happens."""
    if not exists(args.dir):
        raise UserFixable(Code.NO_VAULT)  # before anybody types a passphrase
    secret = known_secret(args)
    session = Session(open_vault(args.dir, secret))
    try:
        session.purge_expired()
        yield session, secret
    finally:
        session.close()


def known_secret(args: argparse.Namespace) -> Secret:
    """What opens it already."""
    if args.recovery:
        return RecoveryCode(_from(args.passphrase_file, "Recovery code: ", args))
    return Passphrase(_from(args.passphrase_file, "Passphrase: ", args), _key_file(args.key_file))


def fresh_secret(file: str | None, key_file: Path | None, args: argparse.Namespace) -> Passphrase:
    """What shall open it from now on, asked twice."""
    if file is not None:
        _refuse_both(file, args)
    return Passphrase(fresh_words(file), _key_file(key_file))


def fresh_words(file: str | None) -> str:
    """Words that shall open something, from a file or asked twice."""
    if file is not None:
        words = terminal.read_first_line(file)
    else:
        words = terminal.ask("New passphrase: ")
        if terminal.ask("Once more: ") != words:
            raise Stop(Exit.USAGE, sentences.NOT_THE_SAME)
    if words and strength(words).level <= _WEAK:
        terminal.tell(sentences.EASY_TO_GUESS)
    return words


def read_passphrase(file: str | None) -> str:
    """A passphrase that opens something already, from a file or asked for."""
    return terminal.ask("Passphrase: ") if file is None else terminal.read_first_line(file)


def _from(file: str | None, question: str, args: argparse.Namespace) -> str:
    if file is None:
        return terminal.ask(question)
    _refuse_both(file, args)
    return terminal.read_first_line(file)


def _refuse_both(file: str, args: argparse.Namespace) -> None:
    if file == "-" and (args.command == "add" or getattr(args, "begin", None)):
        raise Stop(Exit.USAGE, sentences.BOTH_FROM_INPUT)


def _key_file(path: Path | None) -> bytes | None:
    return None if path is None else read_key_file(path)
