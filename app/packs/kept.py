"""What was taken of a pack, as it is kept.  Every word of it stands in a note that its signers signed."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

import msgspec

from app.packs import inner
from app.packs.keys import VerifierKey
from app.packs.model import ExerciseItem, Item, Pack, Role, Signer
from app.packs.reading import Signed, reread

UNDO_DAYS = 30
"""How long an adding can be undone.  Afterwards nothing is remembered of what it replaced."""

NOTHING_KEPT = "{}"
"""Stands in the place of what an adding replaced once that is forgotten."""


class Policy(StrEnum):
    """What a newer version may do to an item.  The values are stable: vaults hold them."""

    NEWER = "newer"  # take it, unless the person changed theirs
    ALWAYS = "always"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class KeptPack:
    """A pack that something was taken from, in the version that was met last."""

    id: str
    root: str  # the first key of its author, hexadecimal
    seq: int
    hash: str
    note: str = field(repr=False)  # the whole file
    created_at: int = 0
    modified_at: int = 0

    @property
    def pack(self) -> Pack:
        """What it says.  Raises `Refused` if what is kept was damaged."""
        return said(self.note).what

    @property
    def keys(self) -> tuple[VerifierKey, ...]:
        """Whom it names as signers, in the order of `Pack.signers`; `lacking` are those who have not signed."""
        return said(self.note).signers

    @property
    def lacking(self) -> tuple[VerifierKey, ...]:
        """Reviewers whom it names and whose signature is not here."""
        return said(self.note).note.lacking

    @property
    def author(self) -> Signer:
        return next(signer for signer in self.pack.signers if signer.role is Role.AUTHOR)


@dataclass(frozen=True, slots=True)
class KeptItem:
    """One item that was taken, as it was said when it was taken."""

    pack_id: str
    item: Item
    pos: int = 0
    seq: int = 0  # the version in which it stands like this
    policy: Policy = Policy.NEWER
    row_id: str = ""  # what it became in another room; empty: it lives here
    created_at: int = 0
    modified_at: int = 0

    @property
    def id(self) -> str:
        return self.item.id

    @property
    def kind(self) -> str:
        return kind_of(self.item)

    @property
    def tool_id(self) -> str:
        """The tool that it became, or empty."""
        if isinstance(self.item, ExerciseItem):
            return inner.tool_id(self.pack_id, self.item.id)
        return self.row_id if self.kind == "strategy" else ""


def kind_of(item: Item) -> str:
    """The kind of an item, as the format calls it."""
    return str(type(item).__struct_config__.tag)


def same(one: Item, other: Item) -> bool:
    """Whether two items say the same, to the letter."""
    return msgspec.json.encode(one) == msgspec.json.encode(other)


@lru_cache(maxsize=32)
def said(note: str) -> Signed[Pack]:
    """What a kept file says.  Raises `Refused` if it was damaged."""
    return reread(note)
