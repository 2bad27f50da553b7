"""Taking an adding back, and removing a pack whole."""

from __future__ import annotations

from collections.abc import Collection

from app.changes import Outcome
from app.errors import Code, UserFixable
from app.handover import becoming, rowsback
from app.handover.applying import ROOMS
from app.handover.model import Adding, Removed, Undone
from app.handover.rowsback import Before, ItemBefore
from app.packs import inner
from app.packs.kept import NOTHING_KEPT, UNDO_DAYS, KeptItem, KeptPack, said
from app.packs.keys import VerifierKey
from app.packs.refusal import Refused
from app.packs.trust import Trust
from app.session import Session
from app.vault import sweeping

_MS_OF_A_DAY = 24 * 60 * 60 * 1000


def addings(session: Session, pack_id: str = "") -> list[Adding]:
    """Addings of one pack or of all, newest first."""
    rows = session.vault.db.rows(
        "SELECT id, pack_id, created_at, seq, added, updated, removed, before <> ?2 FROM pack_apply"
        " WHERE ?1 = '' OR pack_id = ?1 ORDER BY created_at DESC, id DESC",
        (pack_id, NOTHING_KEPT),
    )
    oldest = session.clock.now_ms() - UNDO_DAYS * _MS_OF_A_DAY
    seen: set[str] = set()
    found = []
    for apply_id, of_pack, created_at, seq, added, updated, removed, remembered in rows:
        undoable = bool(remembered) and of_pack not in seen and created_at > oldest
        found.append(Adding(apply_id, of_pack, created_at, seq, added, updated, removed, undoable))
        seen.add(of_pack)
    return found


def undo(session: Session, apply_id: str, *, also_edited: bool = False) -> Outcome[Undone]:
    """Have everything as it was before one adding, in one transaction.

    What the person changed since stays, and what the adding had brought of it is theirs from now on,
    unless ``also_edited``.  What a pack said of keys (rotations, revocations) stays known.
    Raises `UserFixable` NOT_FOUND for an adding that is not there or cannot be undone any more.
    """
    db = session.vault.db
    adding = next((one for one in addings(session) if one.id == apply_id and one.undoable), None)
    if adding is None:
        raise UserFixable(Code.NOT_FOUND)
    with db.transaction():
        before = rowsback.read(str(db.value("SELECT before FROM pack_apply WHERE id = ?", (apply_id,))))
        kept = {one.id: one for one in session.packs.everything(adding.pack_id)}
        stays = []
        for was in reversed(before.items):
            if was.followed:
                _item_back(session, adding.pack_id, was)
            else:
                theirs = not also_edited and was.id in kept and _edited_since(session, was, kept[was.id])
                _take_back(session, adding.pack_id, was, theirs)
                stays.append(theirs)
        _signer_back(session, before)
        db.execute("DELETE FROM pack_apply WHERE id = ?", (apply_id,))
        _pack_back(session, adding.pack_id, before)
    return Outcome(Undone(stays.count(False), stays.count(True)), ROOMS)


def remove(
    session: Session, pack_id: str, *, keep: Collection[str] = (), keep_signers: bool = False
) -> Outcome[Removed]:
    """Remove a pack and what came from it for good, in one transaction; nothing of it remains.

    ``keep``: items (of `edited_items`) that stay as the person's own.  ``keep_signers``: go on knowing
    its signers' keys; without it they are forgotten unless another pack here is theirs.  What the person
    noted of using its tools is theirs and stays.  Raises `UserFixable` NOT_FOUND.
    """
    db = session.vault.db
    pack = session.packs.get(pack_id)
    with db.transaction():
        own = [one for one in edited_items(session, pack_id) if one.id in keep]
        for kept in own:
            _make_own(session, kept)
        stay = {kept.id for kept in own}
        rows = db.rows("SELECT item_id, kind, row_id FROM pack_item WHERE pack_id = ?", (pack_id,))
        for item_id, kind, row_id in rows:  # also of a file that was damaged since
            if item_id not in stay:
                rowsback.erase(db, becoming.table_of(kind), row_id or inner.tool_id(pack_id, item_id))
        db.execute(
            "UPDATE strategy SET source = '' WHERE source = ?", (pack_id,)
        )  # an export had come without its pack
        db.execute("DELETE FROM pack WHERE id = ?", (pack_id,))
        if not keep_signers:
            _forget_signers(session, pack)
        sweeping.owe(db)
    return Outcome(Removed(len(rows) - len(own), len(own)), ROOMS)


def edited_items(session: Session, pack_id: str) -> list[KeptItem]:
    """What of a pack the person has changed, and could keep as their own."""
    return [one for one in session.packs.items(pack_id) if becoming.edited(session, one)]


def keep_as_own(session: Session, pack_id: str, item_id: str) -> Outcome[None]:
    """One item is the person's own from now on; no version of the pack touches it any more.

    Raises `UserFixable` NOT_FOUND, also for an item that is read in the room of packs only.
    """
    kept = session.packs.item(pack_id, item_id)
    if becoming.room_of(kept.item) is None or not becoming.is_here(session, kept):
        raise UserFixable(Code.NOT_FOUND)
    with session.vault.db.transaction():
        _make_own(session, kept)
        rowsback.put(session.vault.db, "pack_item", None, pack_id=pack_id, item_id=item_id)
    return Outcome(None, ROOMS)


def _edited_since(session: Session, was: ItemBefore, kept: KeptItem) -> bool:
    return bool(was.table) and not was.removed and becoming.edited(session, kept)


def _take_back(session: Session, pack_id: str, was: ItemBefore, theirs: bool) -> None:
    """One item as it was, unless the person has made it theirs since."""
    db = session.vault.db
    tool_id = was.row_id or inner.tool_id(pack_id, was.id)
    if not was.table:
        if was.item is None:
            rowsback.erase(db, "", tool_id)
    elif was.row is not None:
        if was.removed or (not theirs and _in_sight(session, was)):
            rowsback.put(db, was.table, was.row, id=was.row_id)
    elif theirs:
        for room in becoming.rooms():
            if room.table == was.table:
                room.make_own(session, was.row_id)
    else:
        rowsback.erase(db, was.table, was.row_id)
    if was.mark is not None:
        rowsback.put(db, "tool_mark", was.mark, tool_id=tool_id)
    _item_back(session, pack_id, was)


def _item_back(session: Session, pack_id: str, was: ItemBefore) -> None:
    """What the person has deleted since does not come back by an undo."""
    now = rowsback.row(session.vault.db, "pack_item", pack_id=pack_id, item_id=was.id)
    if was.item is None or was.removed or (now is not None and now["deleted_at"] is None):
        rowsback.put(session.vault.db, "pack_item", was.item, pack_id=pack_id, item_id=was.id)


def _in_sight(session: Session, was: ItemBefore) -> bool:
    now = rowsback.row(session.vault.db, was.table, id=was.row_id)
    return now is not None and now["deleted_at"] is None


def _signer_back(session: Session, before: Before) -> None:
    """That the author is known is taken back, unless more was found out since."""
    if not before.met:
        return
    known = session.packs.signers.book().get(before.met)
    if known is not None and known.state is Trust.KNOWN and not known.followed_by:
        rowsback.put(session.vault.db, "pack_signer", before.signer, key=before.met)


def _pack_back(session: Session, pack_id: str, before: Before) -> None:
    db = session.vault.db
    if before.pack is None:
        rowsback.put(db, "pack", None, id=pack_id)
        return
    root = session.packs.get(pack_id).root  # it may have moved on by a rotation since
    rowsback.put(db, "pack", {**before.pack, "root": root}, id=pack_id)
    for seq, note in before.notes.items():
        values = (pack_id, seq, said(note).hash, note)
        db.execute("INSERT OR REPLACE INTO pack_note(pack_id, seq, hash, note) VALUES (?, ?, ?, ?)", values)
    session.packs.drop_notes()


def _make_own(session: Session, kept: KeptItem) -> None:
    room = becoming.room_of(kept.item)
    if room is not None:
        room.make_own(session, kept.row_id)


def _forget_signers(session: Session, pack: KeptPack) -> None:
    still = {key.key for other in session.packs.all() for key in _keys(other)}
    book = session.packs.signers.book()
    for key in _keys(pack):
        known = book.get(key.key.hex())
        if known is not None and key.key not in still and known.state is not Trust.REVOKED:
            session.packs.signers.forget(known.key)


def _keys(pack: KeptPack) -> tuple[VerifierKey, ...]:
    """Who signed it; nobody, where the file was damaged.  Whom it only names is nothing to it."""
    try:
        return said(pack.note).note.signed
    except Refused:
        return ()
