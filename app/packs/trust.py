"""What is known of other people's keys, and what a card, a rotation or a revocation changes of it.

Pure: a *book* is everything that is known, by key; `after` gives the book that follows.  A review
looks into a book in which what a pack carries is already taken in; only an adding writes it down.
Rules: ``docs/specs/pack.md``, section 8.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, TypeAlias

from app.packs.keys import VerifierKey, read_line
from app.packs.model import Contact, Revocation, Rotation, Why
from app.packs.reading import Signed
from app.packs.refusal import Reason, Refused


class Trust(StrEnum):
    """What a name is worth.  The values are stable: vaults hold them."""

    UNKNOWN = "unknown"  # never met, or met and not said to be known
    KNOWN = "known"  # the person said once that they know it
    VERIFIED = "verified"  # words were compared
    REVOKED = "revoked"  # its owner said that it is to be believed no longer


class CameBy(StrEnum):
    """How a key came by its mark."""

    NOTHING = ""
    WORDS = "words"
    ROTATION = "rotation"


@dataclass(frozen=True, slots=True)
class Signer:
    """A key of somebody else's.  ``key`` and ``root`` are hexadecimal; ``root`` is the first of its rotations."""

    key: str
    name: str
    shown: str = ""
    about: str = ""
    age: str = ""  # a recipient to encrypt to, or empty
    state: Trust = Trust.UNKNOWN
    came_by: CameBy = CameBy.NOTHING
    root: str = ""
    seq: int = 0  # of the last rotation that it took part in
    followed_by: str = ""  # the key that came in its place, hexadecimal
    notes: tuple[str, ...] = ()  # rotation and revocation, whole, to be passed on
    created_at: int = 0
    modified_at: int = 0

    @property
    def verifier(self) -> VerifierKey:
        return VerifierKey(self.name, bytes.fromhex(self.key))


Book: TypeAlias = Mapping[str, Signer]
"""What is known of keys, by the key in hexadecimal."""


class Effect(StrEnum):
    """What taking in a note does."""

    NOTHING = "nothing"  # it is known already, or is about nobody that was met
    MET = "met"
    CARRIED_OVER = "carried-over"  # a new key in the place of an old one
    REVOKED = "revoked"


def of_key(book: Book, key: VerifierKey) -> Signer:
    """What is known of a key; of one that was never met, that it is unknown."""
    return book.get(key.key.hex()) or Signer(key.key.hex(), key.name, root=key.key.hex())


def after(book: Book, signed: Signed[Any], text: str, roots: frozenset[str] = frozenset()) -> tuple[Book, Effect]:
    """The book once this note is taken in, and what it did.  ``text`` is the whole note.

    ``roots``: keys from which something was taken, so that they count as met.  Raises `Refused`
    ``older`` for a rotation that comes too late, ``revoked`` for one from or to a revoked key.
    """
    match signed.what:
        case Contact():
            return _met(book, signed.what, signed.signers[0])
        case Rotation():
            return _rotated(book, signed.what, text, roots)
        case Revocation():
            return _revoked(book, signed.what, signed.signers[0], text)
    raise Refused(Reason.NOT_A_PACK)


def _met(book: Book, card: Contact, key: VerifierKey) -> tuple[Book, Effect]:
    """A card says a name; that the name is that person's is not settled by it."""
    known = of_key(book, key)
    if known.state is Trust.REVOKED:
        raise Refused(Reason.REVOKED)
    told = replace(known, shown=card.shown, about=card.about, age=card.age)
    return _with(book, told), Effect.NOTHING if told == book.get(told.key) else Effect.MET


def _rotated(book: Book, what: Rotation, text: str, roots: frozenset[str]) -> tuple[Book, Effect]:
    """The mark moves: the old key has it no more, so a second rotation from it carries nothing."""
    old_key, new_key = _key(what.old), _key(what.new)
    old, new = of_key(book, old_key), of_key(book, new_key)
    if text in old.notes:
        return book, Effect.NOTHING
    if old.key not in book and new.key not in book and old.key not in roots:
        return book, Effect.NOTHING
    if Trust.REVOKED in (old.state, new.state):
        raise Refused(Reason.REVOKED)
    if what.seq <= old.seq:
        raise Refused(Reason.OLDER)
    better = _rank(old.state) > _rank(new.state)
    new = replace(
        new,
        shown=new.shown or old.shown,
        state=old.state if better else new.state,
        came_by=CameBy.ROTATION if better else new.came_by,
        root=old.root,
        seq=what.seq,
        notes=_one_more(new.notes, text),
    )
    old = replace(
        old,
        state=Trust.UNKNOWN,
        came_by=CameBy.NOTHING,
        seq=what.seq,
        followed_by=new.key,
        notes=_one_more(old.notes, text),
    )
    return _with(_with(book, old), new), Effect.CARRIED_OVER


def _revoked(book: Book, what: Revocation, key: VerifierKey, text: str) -> tuple[Book, Effect]:
    """Permanent.  What a lost or stolen key handed on by rotation alone is not worth more than the key was."""
    known = of_key(book, key)
    if known.state is Trust.REVOKED:
        return book, Effect.NOTHING
    gone = replace(known, state=Trust.REVOKED, came_by=CameBy.NOTHING, notes=_one_more(known.notes, text))
    book = _with(book, gone)
    if what.reason is not Why.RETIRED:
        for heir in _heirs(book, known):
            if heir.came_by is CameBy.ROTATION:
                book = _with(book, replace(heir, state=Trust.UNKNOWN, came_by=CameBy.NOTHING))
    return book, Effect.REVOKED


def _heirs(book: Book, signer: Signer) -> list[Signer]:
    """The keys that came in its place, one after the other."""
    found: dict[str, Signer] = {}
    while (heir := book.get(signer.followed_by)) is not None and heir.key not in found:
        found[heir.key] = signer = heir
    return list(found.values())


def _key(line: str) -> VerifierKey:
    key = read_line(line)
    if key is None:  # settled when the note was read
        raise Refused(Reason.INCONSISTENT)
    return key


def _with(book: Book, signer: Signer) -> Book:
    return {**book, signer.key: signer}


def _one_more(notes: tuple[str, ...], text: str) -> tuple[str, ...]:
    return notes if text in notes else (*notes, text)


def _rank(state: Trust) -> int:
    return (Trust.REVOKED, Trust.UNKNOWN, Trust.KNOWN, Trust.VERIFIED).index(state)
