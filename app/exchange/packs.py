"""Packs in an export: the files that their signers signed, and what was taken of them.

Keys do not leave: a key of one's own in the open would be anybody's, and a file that anybody can
write must not say whom a vault trusts.  What comes back is verified again, and shown as from
somebody unknown until words are compared again (docs/specs/export.md).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from app.errors import Code, UserFixable
from app.packs import trust
from app.packs.kept import KeptItem, Policy, kind_of
from app.packs.keys import VerifierKey
from app.packs.model import Item, Pack, Role
from app.packs.reading import Signed, carried, read_pack
from app.packs.refusal import Reason, Refused
from app.session import Session
from app.vault.database import Database

_ELSEWHERE = ("strategy", "line")
"""Kinds that become something in another room; those rooms carry it themselves."""


@dataclass(frozen=True, slots=True)
class TakenItem:
    """What was taken: the item's id, the version in which it stands, what a newer one may do to it.

    ``became`` is the identity of the strategy or line that it became, or empty.
    """

    id: str
    seq: int
    policy: Policy = Policy.NEWER
    became: str = ""


@dataclass(frozen=True, slots=True)
class PackRecord:
    """A pack as it is exported.  ``note`` is the file of the version met last; ``earlier`` others that are still used."""

    id: str
    created_at: int
    modified_at: int
    note: str
    earlier: tuple[str, ...] = ()
    items: tuple[TakenItem, ...] = ()

    @property
    def title(self) -> str:
        """What a dry run calls it: nothing of a file is shown before its signatures hold."""
        return self.id


def leaving(session: Session) -> Iterator[PackRecord]:
    """Every pack of which something is in sight, and what that is."""
    for pack in session.packs.all():
        items = [kept for kept in session.packs.items(pack.id) if _in_sight(session.vault.db, kept)]
        if not items:
            continue
        used = {kept.seq for kept in items}
        earlier = tuple(note for seq, note in session.packs.notes(pack.id).items() if seq in used and seq != pack.seq)
        taken = tuple(TakenItem(kept.id, kept.seq, kept.policy, kept.row_id) for kept in items)
        yield PackRecord(pack.id, pack.created_at, pack.modified_at, pack.note, earlier, taken)


def add(session: Session, record: PackRecord) -> bool:
    """Whether it was added; False when a pack of this id is here.  After the strategies and lines of the export.

    Raises `UserFixable` PACK_REFUSED for a file that does not hold, or that is none of the same author's.
    """
    if session.packs.find(record.id) is not None:
        return False
    try:
        root, notes = _verified(session, record)
    except Refused as refused:
        raise UserFixable(Code.PACK_REFUSED, **refused.slots) from None
    db, stamps = session.vault.db, (record.created_at, record.modified_at)
    latest = max(notes)
    with db.transaction():
        sql = "INSERT INTO pack(id, root, seq, created_at, modified_at) VALUES (?, ?, ?, ?, ?)"
        db.execute(sql, (record.id, root, latest, *stamps))
        for seq, signed in notes.items():
            values = (record.id, seq, signed.hash, signed.whole)
            db.execute("INSERT INTO pack_note(pack_id, seq, hash, note) VALUES (?, ?, ?, ?)", values)
        places = {item.id: place for place, item in enumerate(notes[latest].what.items)}
        for taken in record.items:
            signed_there = notes.get(taken.seq)
            items: Sequence[Item] = signed_there.what.items if signed_there else ()
            item = next((one for one in items if one.id == taken.id), None)
            if item is not None and _fits(db, record.id, item, taken):
                _add_item(db, record, taken, item, places.get(taken.id, len(places)))
        session.packs.drop_notes()
    return True


def _add_item(db: Database, record: PackRecord, taken: TakenItem, item: Item, place: int) -> None:
    db.execute(
        "INSERT OR IGNORE INTO pack_item(pack_id, item_id, created_at, modified_at, pos, kind, seq, policy, row_id)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            record.id, taken.id, record.created_at, record.modified_at, place, kind_of(item), taken.seq,
            taken.policy.value, taken.became,
        ),
    )  # fmt: skip


def _verified(session: Session, record: PackRecord) -> tuple[str, dict[int, Signed[Pack]]]:
    """The first key of the author, and the files by version.  Raises `Refused`."""
    notes: dict[int, Signed[Pack]] = {}
    for note in (record.note, *record.earlier):
        signed = read_pack(_bytes(note))
        if signed.what.id != record.id or signed.what.seq in notes:
            raise Refused(Reason.INCONSISTENT, "$.id")
        notes[signed.what.seq] = signed
    if max(notes) != next(iter(notes)):
        raise Refused(Reason.OLDER, "$.seq")
    book = session.packs.signers.book()
    authors = frozenset(key.key.hex() for signed in notes.values() for key in signed.note.signed)
    for text in (text for signed in notes.values() for text in signed.what.carried):
        rotation = carried(text)
        if rotation is not None:
            with suppress(Refused):
                book, _ = trust.after(book, rotation, text, authors)
    roots = {trust.of_key(book, _author(signed)).root for signed in notes.values()}
    if len(roots) != 1:
        raise Refused(Reason.OTHER_AUTHOR)
    return roots.pop(), notes


def _author(signed: Signed[Pack]) -> VerifierKey:
    pairs = zip(signed.what.signers, signed.signers, strict=True)
    return next(key for said, key in pairs if said.role is Role.AUTHOR)


def _bytes(note: str) -> bytes:
    try:
        return note.encode("utf-8")
    except UnicodeEncodeError:
        raise Refused(Reason.NOT_UTF8) from None


def _fits(db: Database, pack_id: str, item: Item, taken: TakenItem) -> bool:
    """An item of another room must have what it became there, and nobody else's: removing the pack removes that, too."""
    if kind_of(item) not in _ELSEWHERE:
        return not taken.became
    used = db.value("SELECT 1 FROM pack_item WHERE row_id = ?", (taken.became,))
    table = (
        "strategy WHERE source = ?2 AND" if kind_of(item) == "strategy" else "help_line WHERE own = 1 AND ?2 <> '' AND"
    )
    return used is None and db.value(f"SELECT 1 FROM {table} id = ?1", (taken.became, pack_id)) is not None  # noqa: S608


def _in_sight(db: Database, kept: KeptItem) -> bool:
    if not kept.row_id:
        return True
    sql = "SELECT id FROM strategy WHERE deleted_at IS NULL AND id = ?1 UNION SELECT id FROM help_line WHERE deleted_at IS NULL AND id = ?1"
    return db.value(sql, (kept.row_id,)) is not None
