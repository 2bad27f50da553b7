"""The room of packs: what came from whom, keys met, keys of one's own, packs that are being written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from app.changes import Changes, Outcome
from app.clock import Clock
from app.errors import Code, UserFixable
from app.ids import Ids
from app.packs import inner
from app.packs.drafts import Drafts
from app.packs.kept import NOTHING_KEPT, UNDO_DAYS, KeptItem, KeptPack, Policy, said
from app.packs.model import ExerciseItem, Item, JournalPrompt
from app.packs.own import OwnKeys
from app.packs.refusal import Refused
from app.packs.signers import Signers
from app.vault import rows, sweeping
from app.vault.database import Database, Value
from app.vault.shelf import either
from exercises.load import ExerciseError
from exercises.model import Exercise

_PACK = "id, root, pack.seq, coalesce(hash, ''), coalesce(note, ''), created_at, modified_at"
_ITEM = "pack_id, item_id, pos, seq, policy, row_id, created_at, modified_at"
_MOST_SEEN = 64
_MS_OF_A_DAY = 24 * 60 * 60 * 1000

# Also where the person has since removed for good what it replaced: no copy of their words may outlive them.
_FORGET = """
UPDATE pack_apply SET before = ? WHERE before <> ? AND (created_at <= ? OR EXISTS (
    SELECT 1 FROM json_each(before, '$.items') AS was
    WHERE json_extract(was.value, '$.row') IS NOT NULL AND NOT json_extract(was.value, '$.removed')
    AND json_extract(was.value, '$.row_id') NOT IN (SELECT id FROM strategy UNION SELECT id FROM help_line)
))
"""


class Packs:
    """Adding, updating and removing are in ``app/handover``.

    Methods that take an identity raise `UserFixable` NOT_FOUND for one that is not there.
    """

    def __init__(self, db: Database, clock: Clock, ids: Ids) -> None:
        self._db = db
        self._clock = clock
        self._seen: dict[str, Mapping[str, Item]] = {}  # items of notes that were read already, by their hash
        self.signers = Signers(db, clock)
        self.own = OwnKeys(db, clock, ids)
        self.drafts = Drafts(db, clock, ids)

    # packs

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

    def notes(self, pack_id: str) -> dict[int, str]:
        """The files of a pack that are kept, by version."""
        return dict(self._db.rows("SELECT seq, note FROM pack_note WHERE pack_id = ? ORDER BY seq", (pack_id,)))

    # items

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
        there: dict[str, dict[str, ExerciseItem]] = {}
        for kept in self.items(kind="exercise"):
            if isinstance(kept.item, ExerciseItem):
                there.setdefault(kept.pack_id, {})[kept.id] = kept.item
        found = {}
        for pack_id, items in there.items():
            for item in items.values():
                try:
                    exercise = inner.placed(item, pack_id, items)
                except ExerciseError:  # taken by an older program that allowed it: the others stay
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
        """Take an item that lives here out of sight for ten minutes, then for good.  It can be taken again later.

        What became something in another room is deleted there.
        """
        kept = self.item(pack_id, item_id)
        if kept.row_id:
            raise UserFixable(Code.NOT_FOUND)
        changes = _changes(kept)
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
                self.drop_notes()
                sweeping.owe(self._db)
        return Outcome(count, Changes.PACKS if count else Changes.NONE)

    def drop_notes(self) -> None:
        """Let go of versions in which nothing stands any more.  Part of the transaction around it."""
        self._db.execute(
            "DELETE FROM pack_note WHERE (pack_id, seq) NOT IN (SELECT id, seq FROM pack)"
            " AND (pack_id, seq) NOT IN (SELECT pack_id, seq FROM pack_item)"
        )

    # rows

    def _touch(self, what: str, values: Sequence[Value], pack_id: str, item_id: str) -> None:
        sql = f"UPDATE pack_item SET {what}, modified_at = ? WHERE pack_id = ? AND item_id = ?"  # noqa: S608
        self._db.execute(sql, (*values, self._clock.now_ms(), pack_id, item_id))

    def _packs(self, condition: str, values: Sequence[Value]) -> list[KeptPack]:
        joined = "pack LEFT JOIN pack_note ON pack_id = id AND pack_note.seq = pack.seq"  # a file may have been damaged
        sql = f"SELECT {_PACK} FROM {joined} WHERE {condition}"  # noqa: S608
        return [KeptPack(*row) for row in self._db.rows(sql, values)]

    def _items(self, condition: str, values: Sequence[Value]) -> Iterator[KeptItem]:
        """Rows whose note was damaged are passed over: the others stay readable."""
        sql = f"SELECT {_ITEM} FROM pack_item WHERE {condition} ORDER BY pack_id, pos, item_id"  # noqa: S608
        read: dict[tuple[str, int], Mapping[str, Item]] = {}
        for pack_id, item_id, pos, seq, policy, row_id, created_at, modified_at in self._db.rows(sql, values):
            if (pack_id, seq) not in read:
                read[pack_id, seq] = self._note(pack_id, seq)
            item = read[pack_id, seq].get(item_id)
            if item is not None:
                kept_policy = either(Policy, policy, Policy.NEVER)
                yield KeptItem(pack_id, item, pos, seq, kept_policy, row_id, created_at, modified_at)

    def _note(self, pack_id: str, seq: int) -> Mapping[str, Item]:
        """The items of one version of a pack.  A note is read once: it takes its signatures to be checked."""
        mark = self._db.value("SELECT hash FROM pack_note WHERE pack_id = ? AND seq = ?", (pack_id, seq))
        if mark is None:
            return {}
        if mark not in self._seen:
            note = str(self._db.value("SELECT note FROM pack_note WHERE pack_id = ? AND seq = ?", (pack_id, seq)))
            if len(self._seen) >= _MOST_SEEN:
                self._seen.clear()
            try:
                self._seen[mark] = {item.id: item for item in said(note).what.items}
            except Refused:
                return {}
        return self._seen[mark]


def _changes(kept: KeptItem) -> Changes:
    return Changes.PACKS | (Changes.STRATEGIES if isinstance(kept.item, ExerciseItem) else Changes.NONE)
