"""What may be typed.  A passphrase never may: arguments can be read by every program of the computer."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from pathlib import Path

from app.cli.asking import QUESTIONS
from app.cli.leaving_out import names
from app.cli.pack import arguments as pack_arguments
from app.exchange import registry
from app.version import VERSION

_PROG = "yarrow-cli"
_EPILOG = """\
The passphrase is asked for, or is the first line of --passphrase-file.
Exit codes: 0 done, 2 not understood, 3 wrong passphrase, 4 damaged, 5 input refused,
6 open elsewhere, 7 disk or permission."""


_HELD = "\ue000"  # stands for the dash of a word that is not wanted, while argparse looks for options


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """What was typed, understood.  Raises `SystemExit` with a sentence when it is not.

    ``search DIR walk -rain`` asks for entries without rain; argparse would take ``-rain`` for options.
    """
    words = list(argv)
    if words[:1] == ["search"]:
        words[2:] = [
            _HELD + word[1:] if re.fullmatch(r"-[^-].*", word, re.DOTALL) and word != "-h" else word
            for word in words[2:]
        ]
    args = parser().parse_args(words)
    if args.command == "search":
        args.query = ["-" + word[1:] if word.startswith(_HELD) else word for word in args.query]
    return args


def parser() -> argparse.ArgumentParser:
    """The whole grammar."""
    top = argparse.ArgumentParser(
        prog=_PROG, description="Your notes, from the command line.", epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False,
    )  # fmt: skip
    top.add_argument("--version", action="version", version=f"%(prog)s {VERSION}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _new(commands)
    _writing(commands)
    _reading(commands)
    _caring(commands)
    _asking(commands)
    _moving(commands)
    pack_arguments.add_to(commands)
    _portable(commands)
    _keeping(commands)
    return top


_Commands = argparse._SubParsersAction  # noqa: SLF001  the only name that argparse gives it


def _command(
    commands: _Commands[argparse.ArgumentParser], name: str, what: str, *, lists: bool = True, place: str = "DIR"
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=what, description=what, allow_abbrev=False)
    if place == "DIR":
        command.add_argument("dir", metavar="DIR", type=Path, help="the folder that holds the notes")
    else:
        command.add_argument(place.casefold(), metavar=place, type=Path, help="the stick, or a folder")
    command.add_argument(
        "--passphrase-file",
        metavar="FILE",
        help="read the passphrase from the first line of FILE (- for standard input)",
    )
    command.add_argument("--key-file", metavar="FILE", type=Path, help="the key file that belongs to the passphrase")
    if name != "new":
        command.add_argument(
            "--recovery", action="store_true", help="open with the recovery code in place of the passphrase"
        )
    if lists:
        command.add_argument("--json", action="store_true", help="answer in JSON")
    return command


def _new(commands: _Commands[argparse.ArgumentParser]) -> None:
    _command(commands, "new", "make a new place for notes in DIR")


def _writing(commands: _Commands[argparse.ArgumentParser]) -> None:
    add = _command(commands, "add", "keep an entry, read from standard input")
    add.add_argument("--at", metavar="WHEN", help="when it was lived: 2026-03-14, or 2026-03-14 21:15; now if left out")
    add.add_argument("--title", default="", help="a title")
    add.add_argument("--tag", action="append", default=[], help="a tag; may be said more than once")
    add.add_argument("--mood", action="append", default=[], help="a mood word; may be said more than once")


def _reading(commands: _Commands[argparse.ArgumentParser]) -> None:
    unveil = "show what is veiled, too"
    entries = _command(commands, "list", "every entry, newest first")
    entries.add_argument("--limit", type=_count, default=0, metavar="N", help="at most N entries")
    entries.add_argument("--unveil", action="store_true", help=unveil)
    show = _command(commands, "show", "one entry, whole")
    show.add_argument(
        "id", metavar="ID", help="its identity, as list says it; the first signs are enough if no other begins so"
    )
    search = _command(commands, "search", "the entries that hold the words, newest first")
    search.add_argument(
        "query", metavar="QUERY", nargs="+", help='words, "a phrase", begin*, -not, tag:, mood:, before:, after:'
    )
    search.add_argument("--limit", type=_count, default=0, metavar="N", help="at most N entries")
    search.add_argument("--unveil", action="store_true", help=unveil)
    cards = _command(commands, "cards", "the cards that were kept, or one of them, whole")
    cards.add_argument("id", metavar="ID", nargs="?", help="its identity, or the first signs of it")
    cards.add_argument("--limit", type=_count, default=0, metavar="N", help="at most N cards")
    lines = _command(commands, "lines", "whom you could call or write to; nothing is dialled")
    lines.add_argument("--country", metavar="CC", help="show another country this once: two letters, EU, or other")
    change = lines.add_mutually_exclusive_group()
    change.add_argument("--choose", metavar="CC", help="keep this country; none forgets it")
    change.add_argument("--add", metavar="NAME", help="keep a line of your own")
    change.add_argument("--hide", metavar="ID", help="do not show a built-in line")
    change.add_argument("--unhide", metavar="ID", help="show it again")
    change.add_argument("--delete", metavar="ID", help="delete a line of your own for good")
    for name, what in (("contact", "its number or address"), ("hours", "when"), ("note", "a note")):
        lines.add_argument(f"--{name}", metavar="TEXT", default="", help=f"with --add: {what}")


def _caring(commands: _Commands[argparse.ArgumentParser]) -> None:
    cautions = _command(commands, "cautions", "what is left out everywhere: say, leave out, bring back")
    for option, what in (("--leave-out", "never offer this any more"), ("--bring-back", "offer it again")):
        cautions.add_argument(
            option, metavar="NAME", action="append", default=[], choices=names(),
            help=f"{what}; may be said more than once. One of: {', '.join(names())}",
        )  # fmt: skip


def _asking(commands: _Commands[argparse.ArgumentParser]) -> None:
    ask = _command(commands, "ask", "a question to your own notes")
    ask.formatter_class = argparse.RawDescriptionHelpFormatter
    ask.epilog = "questions:\n" + "\n".join(f"  {name:<13} {what}" for name, what in QUESTIONS.items())
    ask.add_argument("question", metavar="QUESTION", choices=QUESTIONS, help=", ".join(QUESTIONS))
    ask.add_argument("words", metavar="WORD", nargs="*", help="what the question is about, see below")
    ask.add_argument("--from", dest="from_", metavar="DAY", default="", help="from this day, 2026-03-14")
    ask.add_argument("--to", metavar="DAY", default="", help="to this day")
    ask.add_argument("--table", action="store_true", help="show the numbers behind it as tables")
    ask.add_argument("--notes", action="store_true", help="name the newest notes that it rests on")
    fair = _command(commands, "fair-test", "two tools and a coin: say how it stands, begin, throw, stop")
    fair.add_argument("--table", action="store_true", help="show the numbers behind it as tables")
    change = fair.add_mutually_exclusive_group()
    change.add_argument("--tools", action="store_true", help="say which tools a coin may choose")
    change.add_argument(
        "--begin",
        nargs=2,
        metavar="TOOL",
        help="begin one; standard input says the situation in its first line, and below it what would count as a difference",
    )
    change.add_argument("--throw", action="store_true", help="throw the coin")
    change.add_argument("--stop", action="store_true", help="end the one that runs; what was noted stays")
    change.add_argument("--resume", metavar="ID", help="take one up again")
    change.add_argument("--delete", metavar="ID", help="delete one for good; the noted uses stay")


def _moving(commands: _Commands[argparse.ArgumentParser]) -> None:
    bring = _command(commands, "import", "bring in what was written elsewhere")
    bring.add_argument("path", metavar="PATH", type=Path, nargs="?", help="a file, a folder or a zip")
    bring.add_argument("--format", choices=registry.formats(), help="what it is, if that is not found out")
    bring.add_argument("--dry-run", action="store_true", help="only say what would happen")
    bring.add_argument("--undo", metavar="IMPORT", help="take an earlier import back")
    take = _command(commands, "export", "take everything out, readable by anyone who gets it")
    take.add_argument("out", metavar="OUT", type=Path, help="a new file or folder")
    take.add_argument("--format", choices=sorted(registry.EXPORTERS), required=True, help="what to write")


def _portable(commands: _Commands[argparse.ArgumentParser]) -> None:
    copy = _command(commands, "portable", "put a copy of the program on a stick", place="TARGET")
    copy.add_argument("--name", help="what the folder, the program and its window are called there")
    copy.add_argument(
        "--with", dest="with_", choices=("vault", "new", "none"),
        help="the notes: these, new ones, or what is there stays; new if left out and none are there",
    )  # fmt: skip
    copy.add_argument(
        "--runtime", metavar="PATH", action="append", default=[],
        help="the folder or archive of a built program, one for each system; none: only notes; this program if left out",
    )  # fmt: skip
    copy.add_argument("--data", metavar="DIR", type=Path, help="the folder of the notes, if it is another")
    copy.add_argument("--dry-run", action="store_true", help="only say what would happen")


def _keeping(commands: _Commands[argparse.ArgumentParser]) -> None:
    _command(commands, "check", "read everything and say whether it is whole")
    passphrase = _command(commands, "passphrase", "change the passphrase")
    passphrase.add_argument(
        "--new-passphrase-file", metavar="FILE", help="read the new passphrase from the first line of FILE"
    )
    passphrase.add_argument("--new-key-file", metavar="FILE", type=Path, help="from now on this key file belongs to it")
    passphrase.add_argument("--drop-key-file", action="store_true", help="from now on it opens without a key file")
    slots = _command(commands, "slots", "the ways in: say, add, take away")
    change = slots.add_mutually_exclusive_group()
    change.add_argument("--add-recovery", action="store_true", help="make a recovery code and show it once")
    change.add_argument(
        "--add-key-file",
        metavar="FILE",
        type=Path,
        help="a further way in: a passphrase together with FILE, made if it is not there",
    )
    change.add_argument("--remove", metavar="N", type=int, help="take way N away")
    slots.add_argument(
        "--new-passphrase-file",
        metavar="FILE",
        help="the passphrase that goes with --add-key-file, if it is to be another",
    )


def _count(word: str) -> int:
    number = int(word)
    if number < 0:
        raise ValueError
    return number
