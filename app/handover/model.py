"""What the person is shown before anything of a pack is added, and what they say to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from app.packs.kept import KeptItem, KeptPack, Policy, kind_of
from app.packs.keys import VerifierKey, fingerprint_digits, fingerprint_words
from app.packs.model import Item, Pack, Role
from app.packs.reading import Signed
from app.packs.trust import Effect, Signer, Trust


class Standing(StrEnum):
    """How a pack stands to what is here."""

    NEW = "new"
    SAME = "same"
    NEWER = "newer"


class Meant(StrEnum):
    """For whom it was encrypted."""

    ANYBODY = "anybody"
    ME = "me"
    SOMEBODY_ELSE = "somebody-else"


class Change(StrEnum):
    """How an item stands to what is here."""

    NEW = "new"  # not here
    SAME = "same"
    CHANGED = "changed"  # here, and different in this version


class Fate(StrEnum):
    """What an adding does with an item."""

    ADDED = "added"
    UPDATED = "updated"
    SAME = "same"  # here already, as it is
    KEPT = "kept"  # here, and left as it is although the pack differs
    LEFT_OUT = "left-out"
    REMOVED = "removed"


class Why(StrEnum):
    """Why an item is kept or left out."""

    NONE = ""
    NOT_PICKED = "not-picked"
    EDITED = "edited"  # the person changed theirs
    NEVER = "never"  # its policy
    GONE = "gone"  # this version of the pack has it no more
    AVOIDED = "avoided"  # it touches what the person leaves out


class Met(StrEnum):
    """What the person says of an author that they never met."""

    UNSAID = ""
    ONCE = "once"  # add it, and do not remember the author as known
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class SignerView:
    """One whom the pack names as a signer, and what is known of the key."""

    key: VerifierKey
    shown: str  # as the pack says; a claim
    role: Role
    contact: str  # to be shown only when asked for
    known: Signer
    own: bool = False  # a key of the person's own
    missing: bool = False  # the pack names it, and its signature is not here

    @property
    def state(self) -> Trust:
        """A key in whose place another one came is not believed for what it was, nor one that has not signed."""
        if self.missing and self.known.state is not Trust.REVOKED:
            return Trust.UNKNOWN
        return Trust.VERIFIED if self.own else self.known.state

    @property
    def replaced(self) -> bool:
        """Whether its owner has put another key in its place."""
        return bool(self.known.followed_by)

    @property
    def words(self) -> tuple[str, ...]:
        return fingerprint_words(self.key.key)

    @property
    def digits(self) -> str:
        return fingerprint_digits(self.key.key)


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """One item of a pack, in the order of reading, beside what is here of it."""

    item: Item
    change: Change
    touches: frozenset[str] = frozenset()  # codes of cautions and topics that the person leaves out
    kept: KeptItem | None = None
    edited: bool = False
    mine: Mapping[str, Any] = field(default_factory=dict)  # where it was edited: the person's, field by field
    is_new: bool = True  # not in the version that was met before

    @property
    def id(self) -> str:
        return self.item.id

    @property
    def kind(self) -> str:
        return kind_of(self.item)

    @property
    def policy(self) -> Policy:
        return self.kept.policy if self.kept else Policy.NEWER

    @property
    def clashes(self) -> bool:
        """The pack says something new where the person changed theirs: both are to be shown."""
        return self.edited and self.change is Change.CHANGED


@dataclass(frozen=True, slots=True)
class Carried:
    """A rotation or revocation that came inside a pack."""

    signed: Signed[Any] = field(repr=False)
    effect: Effect
    about: Signer  # the key that it is about: the old one, or the revoked one


@dataclass(frozen=True, slots=True)
class Review:
    """A pack whose signatures hold, beside what is here.  Nothing is written by looking."""

    signed: Signed[Pack] = field(repr=False)
    standing: Standing
    signers: tuple[SignerView, ...]
    root: str  # the first key of the author, through rotations
    months: int | None  # how old it is; None when it does not say
    meant: Meant
    items: tuple[ReviewItem, ...]
    gone: tuple[KeptItem, ...] = ()  # here, and not in this version any more
    here: KeptPack | None = None
    carried: tuple[Carried, ...] = ()
    fresh: tuple[VerifierKey, ...] = ()  # of a version that is here: keys whose signature is in this file only

    @property
    def pack(self) -> Pack:
        return self.signed.what

    @property
    def author(self) -> SignerView:
        return next(signer for signer in self.signers if signer.role is Role.AUTHOR)

    @property
    def state(self) -> Trust:
        """What the author's name is worth; revoked if any author's key is."""
        states = [signer.state for signer in self.signers if signer.role is Role.AUTHOR]
        return Trust.REVOKED if Trust.REVOKED in states else self.author.state

    @property
    def avoided(self) -> Counter[str]:
        """How many items touch each of the codes that the person leaves out."""
        return Counter(code for item in self.items for code in item.touches)

    @property
    def hidden(self) -> tuple[ReviewItem, ...]:
        """The items that touch what the person leaves out: never picked unasked, never passed over in silence."""
        return tuple(item for item in self.items if item.touches)

    @property
    def clashes(self) -> tuple[ReviewItem, ...]:
        return tuple(item for item in self.items if item.clashes)


@dataclass(frozen=True, slots=True)
class KeyNews:
    """A card, a rotation or a revocation by itself, and what taking it in would do (`Signers.take`)."""

    signed: Signed[Any] = field(repr=False)
    effect: Effect
    about: tuple[Signer, ...]  # what is known today of the keys that signed it
    after: tuple[Signer, ...]  # and what would be


@dataclass(frozen=True, slots=True)
class Choices:
    """What the person says to a review.

    ``items`` are to be here afterwards: added, or brought up to date.  What is here and not among them
    stays as it is; ``drop`` removes it.  ``replace`` takes the pack's words although the person has
    changed theirs.
    """

    items: frozenset[str] = frozenset()
    replace: frozenset[str] = frozenset()
    drop: frozenset[str] = frozenset()
    policies: Mapping[str, Policy] = field(default_factory=dict)
    author: Met = Met.UNSAID


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """One line of the dry run."""

    id: str
    kind: str
    title: str
    fate: Fate
    why: Why = Why.NONE
    touches: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Plan:
    """What an adding would do, item by item."""

    review: Review = field(repr=False)
    choices: Choices
    items: tuple[PlannedItem, ...]
    needs_author: bool = False  # the author was never met, and nothing was said about it

    @property
    def counts(self) -> dict[Fate, int]:
        counted = Counter(item.fate for item in self.items)
        return {fate: counted[fate] for fate in Fate}

    @property
    def does(self) -> bool:
        """Whether applying it changes anything that the person sees."""
        touched = any(item.fate in (Fate.ADDED, Fate.UPDATED, Fate.REMOVED) for item in self.items)
        return touched or bool(self.review.fresh)


@dataclass(frozen=True, slots=True)
class Applied:
    """What an adding did.  ``apply_id`` is empty when there was nothing to do."""

    apply_id: str
    pack_id: str
    items: tuple[PlannedItem, ...] = ()

    @property
    def counts(self) -> dict[Fate, int]:
        counted = Counter(item.fate for item in self.items)
        return {fate: counted[fate] for fate in Fate}


@dataclass(frozen=True, slots=True)
class Adding:
    """One adding that was made."""

    id: str
    pack_id: str
    created_at: int
    seq: int  # the version that it was added from
    added: int
    updated: int
    removed: int
    undoable: bool  # the last one of its pack, and not longer ago than `UNDO_DAYS`


@dataclass(frozen=True, slots=True)
class Undone:
    """What taking an adding back did.  ``stayed``: changed by the person since, and theirs from now on."""

    taken_back: int
    stayed: int


@dataclass(frozen=True, slots=True)
class Removed:
    """What removing a pack did."""

    removed: int
    kept_as_own: int
