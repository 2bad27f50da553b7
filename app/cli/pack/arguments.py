"""What may be typed behind ``yarrow-cli pack``.  Words that open something never are: they are asked for, or in a file."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

_WHERE = "a folder with notes, or a file that new-key made"


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The grammar of ``pack``."""
    what = "packs: make them, hand them over, take them in"
    pack = commands.add_parser("pack", help=what, description=what, allow_abbrev=False)
    inner = pack.add_subparsers(dest="pack_command", required=True, metavar="COMMAND")
    _keys(inner)
    _making(inner)
    _looking(inner)
    _ways(inner)
    _taking(inner)


_Commands = argparse._SubParsersAction  # noqa: SLF001  the only name that argparse gives it


def _command(
    commands: _Commands[argparse.ArgumentParser], name: str, what: str, *, json: bool = True
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=what, description=what, allow_abbrev=False)
    if json:
        command.add_argument("--json", action="store_true", help="answer in JSON")
    return command


def _opens(command: argparse.ArgumentParser) -> None:
    """What opens the notes, or the file with a key."""
    command.add_argument(
        "--passphrase-file",
        metavar="FILE",
        help="read the passphrase from the first line of FILE (- for standard input)",
    )
    command.add_argument("--key-file", metavar="FILE", type=Path, help="the key file that belongs to the passphrase")
    command.add_argument(
        "--recovery", action="store_true", help="open with the recovery code in place of the passphrase"
    )


def _signs(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--with", dest="where", metavar="WHERE", type=Path, required=True, help=f"where the key is: {_WHERE}"
    )
    command.add_argument("--key", metavar="NAME", help="which key, by its name, if there are several")
    _opens(command)


def _sealed(command: argparse.ArgumentParser) -> None:
    """What opens an encrypted pack."""
    command.add_argument(
        "--words-file", metavar="FILE", help="read the words that it opens with from the first line of FILE"
    )
    command.add_argument(
        "--with", dest="where", metavar="DIR", type=Path, help="the notes of the person it was encrypted to"
    )
    command.add_argument(
        "--identity", metavar="FILE", type=Path, help="an identity of the program age that it was encrypted to"
    )
    _opens(command)


def _file(
    command: argparse.ArgumentParser,
    what: str = "a pack: a file (- for standard input), a text to paste, or an encrypted one",
) -> None:
    command.add_argument("file", metavar="FILE", type=Path, help=what)


def _out(command: argparse.ArgumentParser, what: str = "a new file", name: str = "OUT") -> None:
    command.add_argument("out", metavar=name, type=Path, help=what)


def _keys(commands: _Commands[argparse.ArgumentParser]) -> None:
    new = _command(commands, "new-key", "make a key that signs, in your notes or in an encrypted file of its own")
    new.add_argument("where", metavar="WHERE", type=Path, help="a folder with notes, or a new file")
    new.add_argument("--shown", required=True, metavar="NAME", help="the name that people see; it may be a chosen one")
    new.add_argument(
        "--name", default="", metavar="NAME", help="the name in the file: a to z, 0 to 9, hyphen; drawn if left out"
    )
    new.add_argument(
        "--for", dest="pack_id", default="", type=identity, metavar="ID", help="the one pack that it is for"
    )
    new.add_argument("--draw-words", action="store_true", help="draw six words that open the file, and show them once")
    _opens(new)
    contact = _command(commands, "contact", "write a card with the public half of a key, to hand out")
    _out(contact)
    contact.add_argument("--about", default="", metavar="TEXT", help="a sentence about who this is")
    contact.add_argument("--made", default="", metavar="YYYY-MM", help="the month; left out: nothing is said")
    contact.add_argument("--age", action="store_true", help="put on it to whom others can encrypt (keys in notes only)")
    _signs(contact)


def _making(commands: _Commands[argparse.ArgumentParser]) -> None:
    start = _command(commands, "start", "begin the folder of a new pack", json=False)
    _out(start, "a new folder", "OUT_DIR")
    start.add_argument("--title", required=True, help="neutral on a screen that others see")
    start.add_argument("--licence", required=True, metavar="TEXT", help="for example CC-BY-SA-4.0")
    start.add_argument("--lang", default="en", help="the language: en, es, pt-BR")
    _signs(start)
    build = _command(commands, "build", "make the text of a pack out of its folder, to be signed by several")
    build.add_argument("source", metavar="SRC_DIR", type=Path, help="the folder of a pack")
    _out(build)
    _contacts(build)
    lint = _command(commands, "lint", "look the folder of a pack through, or a pack")
    lint.add_argument("source", metavar="SRC_DIR", type=Path, help="the folder of a pack, or a pack")
    lint.add_argument("--strict", action="store_true", help="exit with 5 if anything is against a rule")
    lint.add_argument("--checklist", action="store_true", help="show the whole checklist for people who prepare packs")
    sign = _command(commands, "sign", "sign: a folder with one signer at once, or the text that build made")
    sign.add_argument("source", metavar="SRC", type=Path, help="the folder of a pack, or the text that build made")
    _out(sign)
    _contacts(sign)
    _signs(sign)
    cosign = _command(commands, "cosign", "add the signature of another signer")
    _file(cosign, "a pack that somebody has signed")
    _out(cosign)
    _signs(cosign)
    unpack = _command(commands, "unpack", "write the folder that a pack says", json=False)
    _file(unpack)
    _out(unpack, "a new folder", "OUT_DIR")
    _sealed(unpack)


def _contacts(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--contact", action="append", default=[], metavar="FILE", type=Path,
        help="the card of a signer whose key is not in pack.toml; may be said more than once",
    )  # fmt: skip


def _looking(commands: _Commands[argparse.ArgumentParser]) -> None:
    verify = _command(commands, "verify", "check the signatures, and say whose they are")
    _file(verify, "a pack, a card, a rotation or a revocation")
    _sealed(verify)
    inspect = _command(commands, "inspect", "say everything that is inside")
    _file(inspect, "a pack, a card, a rotation or a revocation")
    _sealed(inspect)


def _ways(commands: _Commands[argparse.ArgumentParser]) -> None:
    encrypt = _command(commands, "encrypt", "encrypt a pack: to people, or with words said on the phone")
    _file(encrypt, "a signed pack")
    _out(encrypt)
    encrypt.add_argument("--to", action="append", default=[], metavar="AGE1...", help="to whom, as age writes it")
    encrypt.add_argument(
        "--to-contact", action="append", default=[], metavar="FILE", type=Path, help="to whom, by their card"
    )
    encrypt.add_argument("--words-file", metavar="FILE", help="with words: read them from the first line of FILE")
    encrypt.add_argument("--draw-words", action="store_true", help="with words: draw six, and show them once")
    encrypt.add_argument("--armor", action="store_true", help="as text that can be pasted")
    decrypt = _command(commands, "decrypt", "open an encrypted pack")
    _file(decrypt, "an encrypted pack")
    _out(decrypt)
    _sealed(decrypt)
    symbols = _command(commands, "qr", "draw a pack as symbols to photograph, one picture each")
    _file(symbols, "a pack of at most 12,000 bytes, encrypted or not")
    _out(symbols, "a new folder", "OUT_DIR")
    symbols.add_argument("--scale", type=scale, default=6, metavar="N", help="pixels for each small square, 2 to 20")
    read = _command(commands, "unqr", "read the symbols on pictures")
    read.add_argument("images", metavar="IMAGE", type=Path, nargs="+", help="PNG pictures, in any order")
    read.add_argument("--out", metavar="FILE", type=Path, required=True, help="a new file for the pack")


def _taking(commands: _Commands[argparse.ArgumentParser]) -> None:
    install = _command(commands, "install", "add what a pack brings")
    _dir(install)
    install.add_argument(
        "file",
        metavar="FILE",
        type=Path,
        nargs="?",
        help="a pack: a file (- for standard input), a text to paste, or an encrypted one",
    )
    install.add_argument(
        "--items", metavar="ID", nargs="+", help="only these; left out: all that touch nothing you leave out"
    )
    install.add_argument("--dry-run", action="store_true", help="only say what would happen")
    install.add_argument(
        "--author", choices=("once", "known"), default="",
        help="somebody never met before: add it once, or know them from now on",
    )  # fmt: skip
    install.add_argument("--undo", metavar="ADDING", help="take an earlier adding back")
    install.add_argument(
        "--words-file", metavar="FILE", help="read the words that it opens with from the first line of FILE"
    )
    here = _command(commands, "list", "the packs that are here, and what was taken of them")
    _dir(here)
    remove = _command(commands, "remove", "remove a pack and everything that came from it")
    _dir(remove)
    remove.add_argument("id", metavar="ID", help="its identity, as list says it; the first signs are enough")
    remove.add_argument("--keep-edited", action="store_true", help="what you have changed stays, as your own")
    remove.add_argument("--keep-signers", action="store_true", help="go on knowing the keys of those who signed it")


def _dir(command: argparse.ArgumentParser) -> None:
    command.add_argument("dir", metavar="DIR", type=Path, help="the folder that holds the notes")
    _opens(command)


def identity(word: str) -> str:
    if not re.fullmatch(r"[0-9a-hjkmnp-tv-z]{26}|", word):
        raise ValueError
    return word


def scale(word: str) -> int:
    number = int(word)
    if not 2 <= number <= 20:
        raise ValueError
    return number
