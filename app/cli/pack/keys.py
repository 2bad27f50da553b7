"""Keys that sign: in somebody's notes, or in an encrypted file of their own."""

from __future__ import annotations

import argparse

from app.cli import terminal
from app.cli.opening import read_passphrase
from app.cli.pack import files, sentences
from app.cli.stop import Exit, Stop
from app.errors import Code, UserFixable
from app.packs import keyfile
from app.packs.keys import SigningKey, VerifierKey, fingerprint_digits, fingerprint_words, new_key
from app.packs.model import FORMAT, Contact
from app.packs.own import KeyState, OwnKey
from app.packs.reading import sign
from app.session import Session
from app.vault.folder import exists
from app.vault.secrets import offer_words

_LONGEST = 80  # characters of a name that is shown


def new(args: argparse.Namespace) -> Exit:
    """``pack new-key``."""
    if exists(args.where):
        with files.notes(args, args.where) as session:
            own = session.packs.own.new(args.shown, args.name, args.pack_id).value
            key = session.packs.own.signing_key(own.id).verifier
    else:
        key = _new_file(args).verifier
    answer = {"made": True, **public(key), "shown": args.shown}
    if args.json:
        terminal.say_json(answer)
    else:
        terminal.say("A key was made.")
        _say(key)
    return Exit.DONE


def _new_file(args: argparse.Namespace) -> SigningKey:
    if args.where.is_dir():
        raise UserFixable(Code.NO_VAULT)
    if args.where.exists():
        raise UserFixable(Code.OUTPUT_EXISTS)  # before anybody types words
    shown = " ".join(args.shown.split())
    if not shown:
        raise UserFixable(Code.EMPTY)
    if len(shown) > _LONGEST:
        raise UserFixable(Code.TOO_LONG)
    try:
        key = new_key(args.name or "-".join(offer_words(2)))
    except ValueError:
        raise UserFixable(Code.KEY_NAME) from None
    seed = key.seed().hex()
    file = keyfile.KeyFile(type=keyfile.TYPE, name=key.name, shown=shown, pack=args.pack_id, seq=0, seed=seed, notes=())
    files.write(args.where, keyfile.seal(file, files.fresh_words(args.passphrase_file, draw=args.draw_words)))
    return key


def contact(args: argparse.Namespace) -> Exit:
    """``pack contact``."""
    if exists(args.where):
        with files.notes(args, args.where) as session:
            own = chosen(session, args.key)
            card = session.packs.own.contact(own.id, args.about, args.made, with_age=args.age)
            key = session.packs.own.signing_key(own.id).verifier
    else:
        if args.age:
            raise Stop(Exit.USAGE, sentences.AGE_IN_NOTES)
        signing, shown = key_file(args)
        key = signing.verifier
        told = Contact(format=FORMAT, name=key.name, shown=shown, about=args.about, made=args.made, age="")
        card = sign(told, [signing])
    files.write(args.out, card)
    if args.json:
        terminal.say_json({"written": True, **public(key)})
    else:
        terminal.say("Written. These words are read out when you meet:")
        _say(key)
    return Exit.DONE


def signing_key(args: argparse.Namespace) -> tuple[SigningKey, str]:
    """The key that ``--with`` and ``--key`` name, and the name that people see."""
    if not exists(args.where):
        return key_file(args)
    with files.notes(args, args.where) as session:
        own = chosen(session, args.key)
        return session.packs.own.signing_key(own.id), own.shown


def key_file(args: argparse.Namespace) -> tuple[SigningKey, str]:
    """The key in a file, and the name that people see."""
    if args.where.is_dir():
        raise UserFixable(Code.NO_VAULT)
    data = files.read(args.where)
    file = keyfile.unseal(data, read_passphrase(args.passphrase_file))
    if args.key not in (None, file.name):
        raise Stop(Exit.USAGE, sentences.NO_SUCH_KEY)
    return file.key, file.shown or file.name


def chosen(session: Session, name: str | None) -> OwnKey:
    """The key of this name, or the only one."""
    good = [key for key in session.packs.own.all() if key.state is KeyState.GOOD]
    found = good if name is None else [key for key in good if name in (key.name, key.id)]
    if not found:
        raise Stop(Exit.USAGE, sentences.NO_SUCH_KEY if name is not None else sentences.NO_KEY_YET)
    if len(found) > 1:
        raise Stop(Exit.USAGE, sentences.SEVERAL_KEYS + ", ".join(sorted(key.name for key in found)))
    return found[0]


def public(key: VerifierKey) -> dict[str, object]:
    """A public key, as JSON says it."""
    return {
        "name": key.name, "key": key.line, "words": list(fingerprint_words(key.key)), "digits": fingerprint_digits(key.key),
    }  # fmt: skip


def _say(key: VerifierKey) -> None:
    terminal.say(f"    {' '.join(fingerprint_words(key.key))}")
    terminal.say(f"    {fingerprint_digits(key.key)}")
    terminal.say(f'    key = "{key.line}"')
