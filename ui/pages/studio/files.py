"""Files that the studio reads: guided tools, contact cards, packs to sign as well, keys.  Off the vault's lane."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.handover import building, opening
from app.packs import reading, strictjson
from app.packs.keys import VerifierKey, fingerprint_digits
from app.packs.model import Contact, Pack
from app.packs.reading import Signed
from app.packs.refusal import Reason, Refused
from ui.context import Context
from ui.ways.file import read
from ui.widgets.file_picker import FilePicker, Want

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody that a pack can be locked for."""

    shown: str
    recipient: str  # of age
    key: VerifierKey

    @property
    def digits(self) -> str:
        """How the pack names them."""
        return fingerprint_digits(self.key.key)


def choose(
    over: QWidget, ctx: Context, title: str, yes: str, work: Callable[[Path], T], then: Callable[[T], None]
) -> FilePicker:
    """Ask for a file and read it."""
    picker = FilePicker(over, ctx.lanes, title, want=Want.FILE, yes=yes)
    owner: QObject = over
    picker.chosen.connect(
        lambda path: ctx.lanes.free(lambda _token, _progress: work(path), then, owner=owner, failed=ctx.show_error)
    )
    picker.show_sheet(picker.files)
    return picker


def exercise(path: Path, taken: Collection[str]) -> building.Item:
    """A guided tool as an item.  Raises `Refused` for what is no JSON object with a title."""
    found: dict[str, Any] = strictjson.read(read(path))
    if not isinstance(found.get("title"), str) or not found["title"].strip():
        raise Refused(Reason.SCHEMA, "$.title")
    return building.of_exercise(found, taken)


def person(path: Path) -> Person:
    """Who is on a contact card.  Raises `Refused`, also for a card that does not say how to lock for its owner."""
    found = reading.read(opening.unpack(read(path)))
    if not isinstance(found.what, Contact) or not found.what.age:
        raise Refused(Reason.NOT_A_KEY)
    return Person(found.what.shown, found.what.age, found.signers[0])


def signer(path: Path) -> building.AlsoSigns:
    """Whose card this is, as somebody who is asked to sign.  Raises `Refused` for what is no card."""
    found = reading.read(opening.unpack(read(path)))
    if not isinstance(found.what, Contact):
        raise Refused(Reason.NOT_A_KEY)
    return building.AlsoSigns(found.signers[0], found.what.shown)


@dataclass(frozen=True, slots=True)
class ToSign:
    """A pack that goes round."""

    data: bytes
    signed: Signed[Pack]


def to_sign(path: Path) -> ToSign:
    """A pack that somebody sent to be signed as well.  Raises `Refused`."""
    data = opening.unpack(read(path))
    return ToSign(data, reading.unfinished(data))
