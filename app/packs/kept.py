"""What came from whom: the packs that something was taken from, and what was taken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

import msgspec

from app.changes import Changes, Outcome
from app.clock import Clock
from app.errors import Code, UserFixable
from app.ids import Ids
from app.packs import inner
from app.packs.drafts import Drafts
from app.packs.keys import VerifierKey
from app.packs.model import ExerciseItem, Item, JournalPrompt, Pack, Signer
from app.packs.own import OwnKeys
from app.packs.reading import Signed, reread
from app.packs.signers import Signers
from app.vault import rows, sweeping
from app.vault.database import Database, Row, Value
from app.vault.shelf import either
from exercises.load import ExerciseError
from exercises.model import Exercise

_PACK = "id, root, seq, hash, note, created_at, modified_at"
_ITEM = "pack_id, item_id, pos, body, policy, row_id, created_at, modified_at"
_MS_OF_A_DAY = 24 * 60 * 60 * 1000

UNDO_DAYS = 30
"""How long an adding can be undone.  Afterwards nothing is remembered of what it replaced."""

NOTHING_KEPT = "{}"
"""Stands in the place of what an adding replaced once that is forgotten."""

# Also where the person has since removed for good what it replaced: no copy of their words may outlive them.
_FORGET = """
UPDATE pack_apply SET before = ? WHERE before <> ? AND (created_at <= ? OR EXISTS (
    SELECT 1 FROM json_each(before, '$.items') AS was
    WHERE json_extract(was.value, '$.row') IS NOT NULL AND NOT json_extract(was.value, '$.removed')
    AND json_extract(was.value, '$.row_id') NOT IN (SELECT id FROM strategy UNION SELECT id FROM help_line)
))
"""


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
        return _said(self.note).what

    @property
    def keys(self) -> tuple[VerifierKey, ...]:
        """Who signed it, in the order of `Pack.signers`."""
        return _said(self.note).signers

    @property
    def author(self) -> Signer:
        return next(signer for signer in self.pack.signers if signer.role == "author")


@dataclass(frozen=True, slots=True)
class KeptItem:
    """One item that was taken, as it was said when it was taken."""

    pack_id: str
    item: Item
    pos: int = 0
    policy: Policy = Policy.NEWER
    row_id: str = ""  # what it became in another room; empty: it lives here
    created_at: int = 0
    modified_at: int = 0

    @property
    def id(self) -> str:
        return self.item.id

    @property
    def tool_id(self) -> str:
        """The tool that it became, or empty."""
        if isinstance(self.item, ExerciseItem):
            return inner.tool_id(self.pack_id, self.item.id)
        return self.row_id if kind_of(self.item) == "strategy" else ""


class Packs:
    """The room: packs, keys met, keys of one's own, packs that are being written.

    Adding, updating and removing are in ``app/handover``.  Methods that take an identity raise
    `UserFixable` NOT_FOUND for one that is not there.
    """

    def __init__(self, db: Database, clock: Clock, ids: Ids) -> None:
        self._db = db
        self._clock = clock
        self.signers = Signers(db, clock)
        self.own = OwnKeys(db, clock, ids)
        self.drafts = Drafts(db, clock, ids)

    def all(self) -> list[KeptPack]:
        """Every pack that something was taken from, the latest first."""
        return self._packs("1 = 1 ORDER BY created_at DESC, id", ())

    def find(self, pack_id: str) -> KeptPack | None:
        """The pack with this id, None if nothing was taken from it."""
        found = self._packs("id = ?", (pack_id,))
        return found[0] if found else None

    def get(self, pack_id: str) -> KeptPack:
        found = self.find(pack_id)
        if found is None:
            raise UserFixable(Code.NOT_FOUND)
        return found

    def items(self, pack_id: str = "", kind: str = "") -> list[KeptItem]:
        """What was taken and is in sight, of one pack or of all, of one kind or of all, in the order of reading.

        Items that became something in another room are among them, whether they are still there or not.
        """
        return list(
            self._items("deleted_at IS NULL AND (?1 = '' OR pack_id = ?1) AND (?2 = '' OR kind = ?2)", (pack_id, kind))
        )

    def everything(self, pack_id: str) -> list[KeptItem]:
        """What was taken of a pack, in sight or not."""
        return list(self._items("pack_id = ?", (pack_id,)))

    def item(self, pack_id: str, item_id: str) -> KeptItem:
        """One item in sight."""
        for found in self._items("deleted_at IS NULL AND pack_id = ? AND item_id = ?", (pack_id, item_id)):
            return found
        raise UserFixable(Code.NOT_FOUND)

    def prompts(self) -> list[JournalPrompt]:
        """Prompts for the journal."""
        return [kept.item for kept in self.items(kind="journal-prompt") if isinstance(kept.item, JournalPrompt)]

    def exercises(self) -> Mapping[str, Exercise]:
        """Exercises that came from packs, by the identity of the tool."""
        found = {}
        kept_items = [(kept.pack_id, kept.item) for kept in self.items(kind="exercise")]
        for pack_id, item in kept_items:
            if not isinstance(item, ExerciseItem):
                continue
            try:
                exercise = inner.placed(
                    item, pack_id, {other.id for other_pack, other in kept_items if other_pack == pack_id}
                )
            except ExerciseError:  # kept by an older program that allowed it, or damaged: the others stay
                continue
            found[exercise.id] = exercise
        return found

    # what the person does with them

    def set_policy(self, pack_id: str, item_id: str, policy: Policy) -> Outcome[None]:
        """What a newer version may do to this item."""
        self.item(pack_id, item_id)
        self._touch("policy = ?", (policy.value,), pack_id, item_id)
        return Outcome(None, Changes.PACKS)

    def delete_item(self, pack_id: str, item_id: str) -> Outcome[None]:
        """Take an item that lives here out of sight for ten minutes, then for good.  It can be taken again later."""
        changes = _changes(self.item(pack_id, item_id))
        self._touch("deleted_at = ?", (self._clock.now_ms(),), pack_id, item_id)
        return Outcome(None, changes)

    def undo_delete_item(self, pack_id: str, item_id: str) -> Outcome[None]:
        """Bring it back."""
        for found in self._items("deleted_at IS NOT NULL AND pack_id = ? AND item_id = ?", (pack_id, item_id)):
            self._touch("deleted_at = NULL", (), pack_id, item_id)
            return Outcome(None, _changes(found))
        raise UserFixable(Code.NOT_FOUND)

    def purge_expired(self) -> Outcome[int]:
        """Remove for good what was deleted ten minutes ago or earlier; how many.

        An item whose strategy or line is gone for good goes with it: nothing is remembered of it.
        """
        self.drafts.purge_expired()
        before = self._clock.now_ms() - rows.UNDO_MS
        with self._db.transaction():
            count = self._db.execute("DELETE FROM pack_item WHERE deleted_at <= ?", (before,))
            count += self._db.execute(
                "DELETE FROM pack_item WHERE row_id <> '' AND row_id NOT IN (SELECT id FROM strategy)"
                " AND row_id NOT IN (SELECT id FROM help_line)"
            )
            self._db.execute(
                "DELETE FROM tool_mark WHERE instr(tool_id, '.') > 0 AND tool_id NOT IN"
                " (SELECT pack_id || '.' || item_id FROM pack_item)"
            )
            oldest = self._clock.now_ms() - UNDO_DAYS * _MS_OF_A_DAY
            count += self._db.execute(_FORGET, (NOTHING_KEPT, NOTHING_KEPT, oldest))
            if count:
                sweeping.owe(self._db)
        return Outcome(count, Changes.PACKS if count else Changes.NONE)

    # rows

    def _touch(self, what: str, values: Sequence[Value], pack_id: str, item_id: str) -> None:
        sql = f"UPDATE pack_item SET {what}, modified_at = ? WHERE pack_id = ? AND item_id = ?"  # noqa: S608
        self._db.execute(sql, (*values, self._clock.now_ms(), pack_id, item_id))

    def _packs(self, condition: str, values: Sequence[Value]) -> list[KeptPack]:
        return [KeptPack(*row) for row in self._db.rows(f"SELECT {_PACK} FROM pack WHERE {condition}", values)]  # noqa: S608

    def _items(self, condition: str, values: Sequence[Value]) -> Iterator[KeptItem]:
        sql = f"SELECT {_ITEM} FROM pack_item WHERE {condition} ORDER BY pack_id, pos, item_id"  # noqa: S608
        for row in self._db.rows(sql, values):
            found = _kept(row)
            if found is not None:
                yield found


def kind_of(item: Item) -> str:
    """The kind of an item, as the format calls it."""
    return str(type(item).__struct_config__.tag)


def as_json(item: Item) -> str:
    """An item as it is kept."""
    return msgspec.json.encode(item).decode("utf-8")


@lru_cache(maxsize=32)
def _said(note: str) -> Signed[Pack]:
    return reread(note)


def _kept(row: Row) -> KeptItem | None:
    """None for a row that was damaged: the others stay readable."""
    pack_id, _, pos, body, policy, row_id, created_at, modified_at = row
    try:
        item = msgspec.json.decode(body, type=Item)
    except msgspec.MsgspecError:
        return None
    return KeptItem(pack_id, item, pos, either(Policy, policy, Policy.NEVER), row_id, created_at, modified_at)


def _changes(kept: KeptItem) -> Changes:
    return Changes.PACKS | (Changes.STRATEGIES if isinstance(kept.item, ExerciseItem) else Changes.NONE)
