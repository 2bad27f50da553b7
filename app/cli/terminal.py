"""Standard input, output and the passphrase: everything that touches the person's terminal."""

from __future__ import annotations

import getpass
import io
import json
import os
import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from app.cli import sentences
from app.cli.stop import Exit, Stop
from app.exchange import text
from app.vault.secrets import MOST_CHARACTERS

_MOST_INPUT = 16 * 1024 * 1024
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def prepare() -> None:
    """Make the streams say every letter, whatever the locale; a stream that is closed says nothing."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115  open until the end
        elif isinstance(stream, io.TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="backslashreplace")
            else:
                stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def say(line: str = "") -> None:
    """One line on standard output, with nothing in it that could steer the terminal."""
    sys.stdout.write(_CONTROL.sub("\ufffd", line) + "\n")


def tell(line: str) -> None:
    """One line for the person, beside the output."""
    sys.stderr.write(_CONTROL.sub("\ufffd", line) + "\n")
    sys.stderr.flush()


def say_json(value: object) -> None:
    """One JSON value on standard output, with nothing in it that could steer the terminal."""
    sys.stdout.write(_tamed(json.dumps(value, ensure_ascii=False, indent=1)) + "\n")


def stream_json(items: Iterable[Mapping[str, object]]) -> None:
    """A JSON list in the same way, one item a line, without holding it whole."""
    first = True
    sys.stdout.write("[")
    for item in items:
        sys.stdout.write(("\n" if first else ",\n") + _tamed(json.dumps(item, ensure_ascii=False)))
        first = False
    sys.stdout.write("]\n" if first else "\n]\n")


def _tamed(text: str) -> str:
    """JSON itself lets C1 signs through."""
    return _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def answer(as_json: bool, value: Mapping[str, object], sentence: str) -> None:
    """What was done: as JSON for a script, or as a sentence."""
    if as_json:
        say_json(value)
    else:
        say(sentence)


def read_text() -> str:
    """Everything from standard input, as text.  Raises `Stop`."""
    if sys.stdin is None:
        raise Stop(Exit.USAGE, sentences.NO_INPUT)
    if sys.stdin.isatty():
        tell(sentences.WRITE_NOW)
    stream = getattr(sys.stdin, "buffer", None)
    try:
        data = (
            stream.read(_MOST_INPUT + 1)
            if stream is not None
            else sys.stdin.read(_MOST_INPUT + 1).encode("utf-8", "surrogateescape")
        )
    except (OSError, ValueError):
        raise Stop(Exit.USAGE, sentences.NO_INPUT) from None
    if len(data) > _MOST_INPUT:
        raise Stop(Exit.REFUSED, sentences.TOO_MUCH_TEXT)
    found = text.decode(data)
    if found is None:
        raise Stop(Exit.REFUSED, sentences.NOT_TEXT)
    if found.guessed:
        tell(sentences.NOT_UTF8)
    return text.clean(found.value)[0]


def read_all(most: int) -> bytes:
    """The bytes of standard input, one more than ``most`` at most.  Raises `Stop`."""
    if sys.stdin is None:
        raise Stop(Exit.USAGE, sentences.NO_INPUT)
    try:
        return sys.stdin.buffer.read(most + 1)
    except (OSError, ValueError):
        raise Stop(Exit.USAGE, sentences.NO_INPUT) from None


def read_first_line(name: str) -> str:
    """The first line of a file, or of standard input for ``-``, without its line end.  Raises `Stop`."""
    try:
        if name == "-":
            if sys.stdin is None:
                raise Stop(Exit.USAGE, sentences.NO_SUCH_FILE)
            line = sys.stdin.buffer.readline(MOST_CHARACTERS * 4 + 8)
        else:
            with Path(name).open("rb") as stream:
                line = stream.readline(MOST_CHARACTERS * 4 + 8)
        return line.decode("utf-8-sig").rstrip("\r\n")
    except (OSError, ValueError):
        raise Stop(Exit.DISK if name != "-" else Exit.USAGE, sentences.NO_SUCH_FILE) from None


def ask(question: str) -> str:
    """Ask for something secret on the terminal, without showing it.

    Never falls back to standard input, which may be the text of an entry.  Raises `Stop`.
    """
    if not _has_terminal():
        raise Stop(Exit.USAGE, sentences.NO_TERMINAL)
    try:
        return getpass.getpass(question)
    except (EOFError, OSError, UnicodeDecodeError):
        raise Stop(Exit.USAGE, sentences.NO_TERMINAL) from None


def _has_terminal() -> bool:
    if os.name == "nt":
        return sys.stdin is not None and sys.stdin.isatty()
    try:
        os.close(os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY))
    except OSError:
        return False
    return True
