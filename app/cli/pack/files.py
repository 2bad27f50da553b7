"""Files that come in and go out, and what opens them."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from app.cli import opening, terminal
from app.cli.pack import sentences
from app.cli.stop import Exit, Stop
from app.errors import Code, UntrustedInput
from app.handover import newfiles
from app.handover.opening import Sealed, open_any, sealed_with, unpack
from app.packs import agefile
from app.packs.refusal import Reason, Refused
from app.session import Session
from app.vault.disk import read_whole
from app.vault.folder import exists
from app.vault.secrets import offer_words

STDIN: Final = Path("-")

_WORDS: Final = 6


def read(path: Path, most: int = agefile.MOST_BYTES) -> bytes:
    """The bytes of a file; of ``-`` those of the standard input.

    Raises `UntrustedInput` if there is none, `Refused` ``too-big``.
    """
    if path == STDIN:
        data: bytes | None = terminal.read_all(most)
    else:
        data = None if path.is_dir() else read_whole(path, most)
    if data is None:
        raise UntrustedInput(Code.INPUT_UNREADABLE)
    if len(data) > most:
        raise Refused(Reason.TOO_BIG)
    return data


def plain(path: Path) -> bytes:
    """The note in a file or in a text to paste.  Raises `Refused` ``encrypted`` for one that is."""
    data = unpack(read(path))
    if sealed_with(data) is not Sealed.NO:
        raise Refused(Reason.ENCRYPTED)
    return data


def write(path: Path, data: bytes) -> None:
    """A new file.  Raises `UserFixable` OUTPUT_EXISTS, `WorldError`."""
    newfiles.write([(path, data)])


@contextmanager
def notes(args: argparse.Namespace, where: Path) -> Iterator[Session]:
    """The notes in a folder, opened as always."""
    args.dir = where
    with opening.opened(args) as (session, _):
        yield session


def note(args: argparse.Namespace, session: Session | None = None) -> bytes:
    """The note in ``args.file``, whatever it is wrapped in; asks for what opens it."""
    data = unpack(read(args.file))
    sealed = sealed_with(data)
    if sealed is Sealed.NO:
        return data
    if sealed is Sealed.WORDS:
        return open_any(data, words=words(args)).data
    return open_any(data, identities=_identities(args, session)).data


def _identities(args: argparse.Namespace, session: Session | None) -> Sequence[str]:
    if session is not None:
        return session.packs.own.identities()
    if args.identity is not None:
        lines = read(args.identity, 64 * 1024).decode("ascii", "replace").splitlines()
        return [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    if args.where is not None and exists(args.where):
        with notes(args, args.where) as opened:
            return opened.packs.own.identities()
    raise Stop(Exit.USAGE, sentences.FOR_A_PERSON)


def words(args: argparse.Namespace) -> str:
    """The words that a pack opens with."""
    if args.words_file is not None:
        return terminal.read_first_line(args.words_file)
    return terminal.ask("The words it opens with: ")


def fresh_words(file: str | None, *, draw: bool) -> str:
    """The words that something shall open with: drawn and shown once, from a file, or asked twice."""
    if draw:
        drawn = " ".join(offer_words(_WORDS))
        terminal.tell(sentences.KEEP_THE_WORDS)
        terminal.tell(f"    {drawn}")
        return drawn
    return opening.fresh_words(file)
