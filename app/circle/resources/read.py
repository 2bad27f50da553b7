"""Reading the lines of a country: strict, bounded, clear about where something is wrong.

A file is refused with a `LinesError` that says the file's name, the place inside it and a stable
reason, and never quotes what stood there.  Whatever the bytes are, nothing else comes out.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

import msgspec

from app.circle.resources.model import EU, FORMAT, WRITTEN, Contact, Country, Hours, Kind, Line

MAX_BYTES = 64 * 1024
DATA = Path(__file__).parent / "data"

_NUMBER = re.compile(r"[#*+]?[0-9][0-9 #*()-]*[0-9#]")
_ADDRESS = re.compile(r"([a-z0-9-]+\.)+[a-z]{2,12}(/[a-z0-9/-]+)?")
_MAIL = re.compile(r"[A-Za-z0-9._+-]+@([a-z0-9-]+\.)+[a-z]{2,12}")
_ZONE = re.compile(r"[A-Za-z]+(/[A-Za-z_+-]+)+")
_PATH = re.compile(r" - at `([^`]*)`$")
_RULES = (
    ("missing required field", "missing-field"),
    ("unknown field", "unknown-field"),
    ("Invalid enum value", "unknown-value"),
    ("of length", "wrong-length"),
    ("matching regex", "wrong-form"),
    ("` >= ", "out-of-range"),
    ("Expected `", "wrong-type"),
)


class Reason(StrEnum):
    """Why a file was refused."""

    UNREADABLE = "unreadable"
    TOO_LARGE = "too-large"
    NOT_TOML = "not-toml"
    NEWER_FORMAT = "newer-format"
    MISSING_FIELD = "missing-field"
    UNKNOWN_FIELD = "unknown-field"
    UNKNOWN_VALUE = "unknown-value"
    WRONG_LENGTH = "wrong-length"
    WRONG_FORM = "wrong-form"
    OUT_OF_RANGE = "out-of-range"
    WRONG_TYPE = "wrong-type"
    WRONG_NAME = "wrong-name"  # the country or an id does not fit the file
    TWICE = "twice"
    BAD_NUMBER = "bad-number"
    BAD_HOURS = "bad-hours"
    BAD_CHARACTER = "bad-character"


class LinesError(ValueError):
    """A file was refused.  ``where`` is a path inside the document, ``$`` being the whole."""

    def __init__(self, file: str, where: str, reason: Reason) -> None:
        super().__init__(f"{file}: {where}: {reason}")
        self.file, self.where, self.reason = file, where, reason


def codes() -> tuple[str, ...]:
    """The countries that have lines, as two capital letters, and `EU`; in alphabetical order."""
    return tuple(sorted(file.stem.upper() for file in DATA.glob("??.toml")))


@cache
def country(code: str) -> Country | None:
    """What comes with the program for a country; None where nothing does.  Raises `LinesError`."""
    if code not in codes():
        return None
    file = DATA / f"{code.lower()}.toml"
    try:
        data = file.read_bytes()
    except OSError:
        raise LinesError(file.name, "$", Reason.UNREADABLE) from None
    return read(data, file.name)


def europe() -> Country:
    """What holds across the European Union.  Raises `LinesError`."""
    found = country(EU)
    if found is None:
        raise LinesError(f"{EU.lower()}.toml", "$", Reason.UNREADABLE)
    return found


def read(data: bytes, file: str) -> Country:
    """The country in these bytes.  ``file`` is the name that errors carry.  Raises `LinesError`, and nothing else."""
    if len(data) > MAX_BYTES:
        raise LinesError(file, "$", Reason.TOO_LARGE)
    try:
        found = tomllib.loads(data.decode("utf-8"))
    except (ValueError, RecursionError):
        raise LinesError(file, "$", Reason.NOT_TOML) from None
    version = found.get("format")
    if type(version) is int and version > FORMAT:
        raise LinesError(file, "$.format", Reason.NEWER_FORMAT)
    try:
        made = msgspec.convert(found, Country, strict=True, builtin_types=(date,))
    except msgspec.ValidationError as error:
        raise LinesError(file, *_explain(str(error))) from None
    except (ValueError, RecursionError, OverflowError):
        raise LinesError(file, "$", Reason.WRONG_TYPE) from None
    for where, reason in _problems(made, file):
        raise LinesError(file, where, reason)
    return made


def read_line(country: str, told: Mapping[str, object]) -> Line:
    """One line on its own, as JSON tells it: for lines that somebody hands over.

    Raises `LinesError`, and nothing else; its places begin with ``$.lines[0]``.
    """
    file = f"{country.lower()}.toml"
    try:
        made = msgspec.convert({"format": FORMAT, "country": country, "lines": [told]}, Country, strict=True)
    except msgspec.ValidationError as error:
        raise LinesError(file, *_explain(str(error))) from None
    except (ValueError, RecursionError, OverflowError):
        raise LinesError(file, "$.lines[0]", Reason.WRONG_TYPE) from None
    for where, reason in _problems(made, file):
        raise LinesError(file, where, reason)
    return made.lines[0]


def _explain(said: str) -> tuple[str, Reason]:
    path = _PATH.search(said)
    reason = next((reason for sign, reason in _RULES if sign in said), "wrong-form")
    return (path[1] if path else "$"), Reason(reason)


def _problems(made: Country, file: str) -> Iterator[tuple[str, Reason]]:
    """What no type can say."""
    if made.country.lower() != Path(file).stem:
        yield "$.country", Reason.WRONG_NAME
    seen: set[str] = set()
    for number, line in enumerate(made.lines):
        where = f"$.lines[{number}]"
        if not line.id.startswith(f"{made.country.lower()}-"):
            yield f"{where}.id", Reason.WRONG_NAME
        if line.id in seen:
            yield f"{where}.id", Reason.TWICE
        seen.add(line.id)
        if not _printable(line):
            yield where, Reason.BAD_CHARACTER
        if not _fits(line.hours):
            yield f"{where}.hours", Reason.BAD_HOURS
        for place, contact in enumerate(line.contacts):
            inside = f"{where}.contacts[{place}]"
            if not _is_number_or_address(contact):
                yield f"{inside}.value", Reason.BAD_NUMBER
            if contact.hours is not None and not _fits(contact.hours):
                yield f"{inside}.hours", Reason.BAD_HOURS


def _is_number_or_address(contact: Contact) -> bool:
    if contact.kind is Kind.MAIL:
        return _MAIL.fullmatch(contact.value) is not None
    return (_ADDRESS if contact.kind in WRITTEN else _NUMBER).fullmatch(contact.value) is not None


def _fits(hours: Hours) -> bool:
    """Spans need words and a zone, end after they begin, and do not stand beside "day and night".

    Whether this computer knows the zone is not asked: a number is worth showing also without "open now".
    """
    if bool(hours.spans) != bool(hours.zone and hours.words and not hours.always):
        return False
    if hours.zone and not _ZONE.fullmatch(hours.zone):
        return False
    return all(span.opens < span.closes and len(set(span.days)) == len(span.days) for span in hours.spans)


def _printable(line: Line) -> bool:
    texts = (value for value in msgspec.structs.asdict(line).values() if isinstance(value, str))
    return all(text.isprintable() for text in texts)
