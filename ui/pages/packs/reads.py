"""What the pages of packs read, in one go each."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from app.handover import becoming, reviewing, undoing
from app.handover.model import Adding
from app.handover.shipped import shipped
from app.packs import trust
from app.packs.kept import KeptItem, KeptPack, said
from app.packs.keys import VerifierKey
from app.packs.model import Pack, Role
from app.packs.model import Signer as Said
from app.packs.reading import read_pack
from app.packs.refusal import Refused
from app.packs.release import comes_with_yarrow
from app.packs.trust import Book, Signer, Trust
from app.session import Session


@dataclass(frozen=True, slots=True)
class From:
    """Whom a pack is from."""

    key: VerifierKey
    said: Said  # as the pack says it
    known: Signer
    own: bool = False
    ours: bool = False  # it comes with the program
    missing: bool = False  # it is named, and has not signed

    @property
    def state(self) -> Trust:
        if self.missing and self.known.state is not Trust.REVOKED:
            return Trust.UNKNOWN
        return Trust.VERIFIED if self.own else self.known.state

    @property
    def name(self) -> str:
        """The name that the person knows it by, else the one that it claims."""
        return self.known.shown or self.said.shown


@dataclass(frozen=True, slots=True)
class PackLine:
    """A pack in the list."""

    pack: Pack
    author: From
    kinds: tuple[str, ...]
    months: int | None


@dataclass(frozen=True, slots=True)
class Offered:
    """A pack that lies beside the program and is not here yet."""

    pack: Pack
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class FrontData:
    """Everything that the front shows."""

    packs: tuple[PackLine, ...]
    offered: tuple[Offered, ...]
    signers: int


@dataclass(frozen=True, slots=True)
class PackData:
    """A pack that something was taken from."""

    kept: KeptPack
    pack: Pack
    signers: tuple[From, ...]
    items: tuple[KeptItem, ...]  # in sight here, or still there in another room
    hidden: dict[str, frozenset[str]]  # what they touch that the person leaves out, by the id of the item
    months: int | None
    last: Adding | None  # that can be taken back
    edited: frozenset[str]

    @property
    def author(self) -> From:
        return next(one for one in self.signers if one.said.role is Role.AUTHOR)


@dataclass(frozen=True, slots=True)
class ItemData:
    """An item to be read, and the pack around it."""

    kept: KeptItem
    pack: Pack
    author: From
    touches: frozenset[str]
    edited: bool
    movable: bool  # it became something in another room, and could be the person's own


def front_data(session: Session) -> FrontData:
    """What came from whom, and what is offered beside the program."""
    book, own = session.packs.signers.book(), session.packs.own.publics()
    lines = []
    for kept in session.packs.all():
        try:
            lines.append(_line(session, kept, book, own))
        except Refused:  # what is kept was damaged: the others stay readable
            continue
    here = {line.pack.id for line in lines}
    return FrontData(tuple(lines), tuple(one for one in _offered() if one.pack.id not in here), len(book))


def pack_data(session: Session, pack_id: str) -> PackData:
    """Raises `UserFixable` NOT_FOUND for a pack that is not here any more."""
    kept = session.packs.get(pack_id)
    items = [one for one in session.packs.items(pack_id) if becoming.is_here(session, one)]
    avoided = _avoided(session)
    touched = {one.id: frozenset(becoming.touched(one.item) & avoided) for one in items}
    last = next((one for one in undoing.addings(session, pack_id) if one.undoable), None)
    return PackData(
        kept,
        kept.pack,
        _signers(session, kept),
        tuple(items),
        {key: codes for key, codes in touched.items() if codes},
        reviewing.months_since(kept.pack.made, session.clock.here()),
        last,
        frozenset(one.id for one in undoing.edited_items(session, pack_id)),
    )


def item_data(session: Session, pack_id: str, item_id: str) -> ItemData:
    """Raises `UserFixable` NOT_FOUND for an item that is not here any more."""
    found = session.packs.item(pack_id, item_id)
    kept = session.packs.get(pack_id)
    author = next(one for one in _signers(session, kept) if one.said.role is Role.AUTHOR)
    movable = becoming.room_of(found.item) is not None and becoming.is_here(session, found)
    touches = frozenset(becoming.touched(found.item) & _avoided(session))
    return ItemData(found, kept.pack, author, touches, becoming.edited(session, found), movable)


def people(session: Session) -> list[Signer]:
    """Keys that were met."""
    return session.packs.signers.all()


@dataclass(frozen=True, slots=True)
class PersonData:
    """A key that was met, what came from it, and what came in its place."""

    signer: Signer
    titles: tuple[str, ...]
    follower: Signer | None


def person_data(session: Session, key: str) -> PersonData:
    """Raises `UserFixable` NOT_FOUND for a key that was forgotten."""
    signer = session.packs.signers.get(key)
    titles = [
        kept.pack.title
        for kept in session.packs.all()
        if any(one.key.hex() == key for one in said(kept.note).note.signed)
    ]
    return PersonData(signer, tuple(titles), session.packs.signers.book().get(signer.followed_by))


def _line(session: Session, kept: KeptPack, book: Book, own: frozenset[str]) -> PackLine:
    pack = kept.pack
    author = next(one for one in _of(kept, book, own) if one.said.role is Role.AUTHOR)
    items = [one.kind for one in session.packs.items(kept.id) if becoming.is_here(session, one)]
    return PackLine(pack, author, tuple(items), reviewing.months_since(pack.made, session.clock.here()))


def _signers(session: Session, kept: KeptPack) -> tuple[From, ...]:
    return _of(kept, session.packs.signers.book(), session.packs.own.publics())


def _of(kept: KeptPack, book: Book, own: frozenset[str]) -> tuple[From, ...]:
    ours = comes_with_yarrow(said(kept.note))
    return tuple(
        From(
            key,
            signer,
            trust.of_key(book, key),
            key.key.hex() in own,
            ours and signer.role is Role.AUTHOR,
            key in kept.lacking,
        )
        for signer, key in zip(kept.pack.signers, kept.keys, strict=True)
    )


def _avoided(session: Session) -> set[str]:
    return {str(code) for code in (*session.cautions.left_out(), *session.cautions.topics())}


def _offered() -> list[Offered]:
    found = []
    for one in shipped():
        pack = _said_by(one.data)
        if pack is not None:  # else it was changed since it was put there, and is not offered
            found.append(Offered(pack, one.data))
    return found


@lru_cache(maxsize=8)
def _said_by(data: bytes) -> Pack | None:
    try:
        return read_pack(data).what
    except Refused:
        return None
